# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged

from .screening_common import ScreeningMixin


@tagged("post_install", "-at_install")
class TestScreeningNominate(ScreeningMixin, TransactionCase):
    """From a result to nominations, and to the data that is missing."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_screening()
        cls._rate(cls.person)
        cls._award(cls.person)
        cls._rate(cls.other, "good")
        cls._award(cls.other)

    def test_nominate_all_or_nothing(self):
        lines = self._screen().line_ids
        met = lines.filtered(lambda line: line.result == "pass")
        with self.assertRaises(UserError) as caught:
            lines.action_nominate()
        for line in lines - met:
            self.assertIn(line.subject_name, str(caught.exception))
        self.assertFalse(self.inside.nomination_ids)
        action = met.action_nominate()
        nomination = self.inside.nomination_ids
        self.assertEqual(action["res_id"], nomination.id)
        self.assertEqual(
            (nomination.employee_id, nomination.state, nomination.unit_id),
            (self.person, "draft", self.unit_a),
        )
        with self.assertRaisesRegex(UserError, "already nominated"):
            met.action_nominate()

    def test_nominate_with_data_missing(self):
        self.awarded.unlink()
        screening = self._screen()
        line = self._line(screening, self.staff["employee"])
        self.assertEqual(line.result, "unknown")
        with self.assertRaisesRegex(UserError, "Data missing"):
            line.action_nominate()
        with self.assertRaisesRegex(UserError, "Not eligible"):
            self._line(screening, self.other).action_nominate_with_unknown()
        line.action_nominate_with_unknown()
        self.assertEqual(self.inside.nomination_ids.employee_id, line.employee_id)

    def test_nominate_own_units_only(self):
        self._rate(self.staff["employee"])
        self._award(self.staff["employee"])
        screening = self._screen("unit_head")
        own = self._line(screening, self.staff["employee"])
        own.with_user(self.users["unit_head"]).action_nominate()
        with self.assertRaises(AccessError):
            self._line(screening, self.person).with_user(
                self.users["auditor"]
            ).action_nominate()

    def test_conditions_changed_since(self):
        screening = self._screen()
        line = self._line(screening, self.person)
        self.assertFalse(screening.is_outdated)
        self.rated.note = "Only a note"
        screening.invalidate_recordset()
        self.assertFalse(screening.is_outdated)
        self.rated.min_level = "good"
        screening.invalidate_recordset()
        self.assertTrue(screening.is_outdated)
        with self.assertRaisesRegex(UserError, "conditions were changed"):
            line.action_nominate()
        # What it said is still told, by what was asked then
        self.assertEqual(self._line(screening, self.other).result, "fail")
        self.awarded.unlink()
        line.invalidate_recordset()
        self.assertEqual(len(line.answers), 1)
        self._screen().line_ids.filtered(
            lambda new: new.employee_id == self.person
        ).action_nominate()
        self.assertEqual(self.inside.nomination_ids.employee_id, self.person)

    # --- The preview --------------------------------------------------------------

    def _ask(self, lines, step="nominate", role="officer"):
        lines = lines.with_user(self.users[role]).with_context(emulation_step=step)
        return lines.action_ask_nominate()

    def _open(self, action, role="officer"):
        self.assertEqual(action["res_model"], "emulation.step.wizard")
        model = self.env[action["res_model"]].with_user(self.users[role])
        return model.with_context(**action["context"]).create({})

    def test_ask_goes_straight_when_all_can(self):
        met = self._line(self._screen(), self.person)
        action = self._ask(met)
        nomination = self.inside.nomination_ids
        self.assertEqual(action["res_model"], "emulation.nomination")
        self.assertEqual(action["res_id"], nomination.id)
        self.assertEqual(nomination.employee_id, self.person)

    def test_ask_goes_on_with_those_that_can(self):
        second = self._new_employee("Lý Thị Bông", self.unit_b)
        self._rate(second)
        self._award(second)
        nominated = self._new_employee("Đỗ Văn Cường", self.unit_b)
        self._rate(nominated)
        self._award(nominated)
        self._new_nomination(nominated)
        lines = self._screen().line_ids
        action = self._ask(lines)
        self.assertEqual(len(self.inside.nomination_ids), 1)
        wizard = self._open(action)
        self.assertEqual(
            set(wizard.able_text.splitlines()), {self.person.name, second.name}
        )
        self.assertEqual((wizard.able_count, wizard.needs_reason), (2, False))
        blocked = wizard.blocked_text.splitlines()
        self.assertEqual(len(blocked), len(lines) - 2)
        self.assertEqual(wizard.blocked_count, len(lines) - 2)
        low = next(row for row in blocked if row.startswith(self.other.name))
        self.assertIn("Not eligible", low)
        self.assertIn(self.rated.name, low)
        double = next(row for row in blocked if row.startswith(nominated.name))
        self.assertIn("already nominated", double)
        action = wizard.action_apply()
        self.assertEqual(action["res_model"], "emulation.nomination")
        new = self.inside.nomination_ids.filtered(lambda n: n.employee_id != nominated)
        self.assertEqual(new.employee_id, self.person | second)
        self.assertEqual(action["domain"], [("id", "in", new.sorted("id").ids)])
        with self.assertRaisesRegex(UserError, "already nominated"):
            wizard.action_apply()

    def test_ask_with_unknown(self):
        self.awarded.unlink()
        missing = self._line(self._screen(), self.staff["employee"])
        low = self._line(missing.screening_id, self.other)
        wizard = self._open(self._ask(missing | low, "nominate_with_unknown"))
        self.assertEqual(wizard.able_text, missing.subject_name)
        self.assertIn("Not eligible", wizard.blocked_text)
        wizard.action_apply()
        self.assertEqual(self.inside.nomination_ids.employee_id, missing.employee_id)
        with self.assertRaisesRegex(UserError, "no such step"):
            self._ask(missing, "unlink")

    def test_ask_tells_what_creating_would_refuse(self):
        """Left or moved to no unit since: in the preview, not after it."""
        gone = self._new_employee("Đã nghỉ", self.unit_b)
        self._rate(gone)
        self._award(gone)
        screening = self._screen()
        lines = self._line(screening, gone) | self._line(screening, self.person)
        gone.active = False
        wizard = self._open(self._ask(lines))
        self.assertEqual(wizard.able_text, self.person.name)
        self.assertIn("archived", wizard.blocked_text)
        with self.assertRaisesRegex(UserError, "archived"):
            lines.action_nominate()

    def test_ask_twice_the_same_person(self):
        twin = self._new_employee(
            "Hai hồ sơ", self.unit_b, work_contact_id=self.person.work_contact_id.id
        )
        screening = self._screen()
        lines = self._line(screening, self.person) | self._line(screening, twin)
        self.assertEqual(lines.mapped("result"), ["pass", "pass"])
        wizard = self._open(self._ask(lines))
        self.assertEqual((wizard.able_count, wizard.blocked_count), (1, 1))
        self.assertIn("already nominated", wizard.blocked_text)
        wizard.action_apply()
        self.assertEqual(len(self.inside.nomination_ids), 1)

    def test_ask_refuses_when_nobody_can(self):
        screening = self._screen()
        line = self._line(screening, self.person)
        with self.assertRaises(AccessError):
            self._ask(line, role="auditor")
        with self.assertRaises(AccessError):
            self._ask(line, role="employee")
        self.rated.min_level = "good"
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "conditions were changed"):
            self._ask(line)
        self._screen()
        self.round.with_user(self.users["officer"]).action_deliberate()
        with self.assertRaisesRegex(UserError, "no longer accepts"):
            self._ask(self._line(self._screen(), self.person))
        with self.assertRaisesRegex(UserError, "Select whom"):
            self._ask(line.browse())

    def test_heads_are_told_of_strangers(self):
        """Who belonged to the unit on the day and was moved since."""
        mine = self._new_employee("Lý Thị Bông", self.unit_a)
        for person in (mine, self.staff["employee"]):
            self._rate(person)
            self._award(person)
        screening = self._screen("unit_head")
        moved = self._line(screening, mine)
        mine.create_version(
            {"date_version": self.today, "department_id": self.unit_b.id}
        )
        self.env["hr.employee"]._cron_update_current_version_id()
        lines = moved | self._line(screening, self.staff["employee"])
        action = self._ask(lines, role="unit_head")
        wizard = self._open(action, role="unit_head")
        self.assertEqual(wizard.able_text, self.staff["employee"].name)
        self.assertIn("not of your units", wizard.blocked_text)
        wizard.action_apply()
        self.assertEqual(self.inside.nomination_ids.employee_id, self.staff["employee"])

    def test_queries_of_the_preview_do_not_grow(self):
        people = self.env["hr.employee"].create(
            [
                {
                    "name": f"Người {number}",
                    "department_id": self.unit_b.id,
                    "date_version": "2016-01-01",
                }
                for number in range(40)
            ]
        )
        for person in people[::2]:
            self._rate(person)
            self._award(person)
        lines = self._screen().line_ids.filtered(lambda x: x.employee_id in people)

        def cost(some):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some._get_transition_blockers("nominate")
            return self.env.cr.sql_log_count - before

        cost(lines)
        self.assertEqual(cost(lines[:4]), cost(lines))

    # --- Missing data ---------------------------------------------------------------

    def test_where_missing_data_is_entered(self):
        screening = self._screen()
        line = self._line(screening, self.staff["employee"])
        action = line.action_enter_missing()
        self.assertEqual(action["res_model"], "emulation.rating")
        self.assertEqual(action["context"]["default_employee_id"], line.employee_id.id)
        with self.assertRaisesRegex(UserError, "no data is missing"):
            self._line(screening, self.other).action_enter_missing()

    def test_the_missing_rating_is_filled_in(self):
        """Whoever presses New finds year, period and system of what is missing."""
        last = self.round.year
        self.rated.write(
            {
                "window": "fixed",
                "year_from": last - 2,
                "year_to": last - 1,
                "rating_system": "union",
                "half_year": "required",
            }
        )
        person = self.staff["employee"]
        ratings = self.env["emulation.rating"]
        entries = []
        for _gap in range(3):
            line = self._line(self._screen(), person)
            action = line.action_enter_missing()
            self.assertEqual(
                action["domain"],
                [("employee_id", "in", person.ids), ("system", "=", "union")],
            )
            context = {**action["context"], "default_level": "excellent"}
            rating = ratings.with_context(**context).create({})
            self.assertEqual((rating.employee_id, rating.system), (person, "union"))
            entries.append((rating.year, rating.period))
            self.assertEqual(ratings.search(action["domain"])[:1], rating)
        self.assertEqual(
            entries, [(last - 2, "year"), (last - 1, "year"), (last, "h1")]
        )
        line = self._line(self._screen(), person)
        with self.assertRaisesRegex(UserError, "no data is missing"):
            line.action_enter_missing()

    def test_what_alone_is_missing_comes_first(self):
        """A condition that is not met anyhow does not hide one without data."""
        person = self.staff["employee"]
        self.rated.write({"window": "last", "years": 3, "min_count": 3})
        self._rate(person, "good")
        self.env["emulation.award"].create(
            {
                "employee_id": person.id,
                "award_type_id": self.award_inside.id,
                "body_id": self.body.id,
                "year": self.round.year - 1,
            }
        )
        waiting = self.env["emulation.eligibility.rule"].create(
            {
                "name": "Sau 14 tháng",
                "kind": "waiting_period",
                "category_id": self.inside.id,
                "award_type_ids": self.award_inside.ids,
                "waiting_months": 14,
                "sequence": 9,
            }
        )
        line = self._line(self._screen(), person)
        results = {answer["id"]: answer["result"] for answer in line.answers}
        self.assertEqual(
            (results[self.rated.id], results[waiting.id]), ("fail", "unknown")
        )
        action = line.action_enter_missing()
        self.assertEqual(action["res_model"], "emulation.award")
        found = self.env["emulation.award"].search(action["domain"])
        self.assertEqual(found.employee_id, person)
        self.assertFalse(found.decision_date)

    def test_a_start_that_is_not_confirmed(self):
        members = self.env["emulation.unit.member"]
        member = members.search([("employee_id", "=", self.person.id)])
        member.is_start_certain = False
        self.env["emulation.eligibility.rule"].create(
            {
                "name": "Đủ 300 tháng",
                "kind": "tenure",
                "category_id": self.inside.id,
                "tenure_months": 300,
            }
        )
        line = self._line(self._screen(), self.person)
        self.assertEqual(line.result, "unknown")
        action = line.action_enter_missing()
        self.assertEqual(action["res_model"], "emulation.unit.member")
        self.assertEqual(members.search(action["domain"]), member)
