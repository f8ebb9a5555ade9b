# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged

from .screening_common import ScreeningMixin


@tagged("post_install", "-at_install")
class TestScreening(ScreeningMixin, TransactionCase):
    """What a screening says, of whom, and what is done with it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_screening()
        cls._rate(cls.person)
        cls._award(cls.person)
        cls._rate(cls.other, "good")
        cls._award(cls.other)
        cls.members = cls.env["emulation.unit.member"]._members_on(cls.today)
        cls.members = cls.members.employee_id

    def test_verdicts_and_words(self):
        screening = self._screen()
        self.assertEqual(screening.state, "done")
        self.assertEqual(screening.date, self.today)
        met, low = self._line(screening, self.person), self._line(screening, self.other)
        none = self._line(screening, self.staff["employee"])
        self.assertEqual((met + low + none).mapped("result"), ["pass", "fail", "fail"])
        self.assertEqual((low.fail_count, low.unknown_count), (1, 0))
        self.assertEqual((none.fail_count, none.unknown_count), (1, 1))
        self.assertEqual(met.reasons, "")
        self.assertEqual(low.failed_rule_id, self.rated)
        self.assertIn(str(self.round.year - 1), low.reasons)
        self.assertTrue(low.reasons.startswith("Xuất sắc năm trước: "))
        self.assertEqual(none.failed_rule_id, self.awarded)
        self.assertEqual(
            [answer["result"] for answer in none.answers], ["unknown", "fail"]
        )
        self.assertIn("07/QĐ-CĐVC", met.answers[1]["words"])
        self.assertEqual(
            (screening.count_all, screening.count_pass, screening.count_fail),
            (len(self.members), 1, len(self.members) - 1),
        )
        self.assertEqual(screening.total_count, len(self.members))

    def test_words_in_the_readers_language(self):
        self.env["res.lang"]._activate_lang("vi_VN")
        self.rated.update_field_translations("name", {"vi_VN": "Xếp loại xuất sắc"})
        line = self._line(self._screen(), self.other)
        told = line.with_context(lang="vi_VN").reasons
        self.assertTrue(told.startswith("Xếp loại xuất sắc: "), told)
        self.assertTrue(line.reasons.startswith("Xuất sắc năm trước: "))

    def test_scope_of_the_day(self):
        """Left, moved, returned, doubled: one line each active record in scope."""
        left = self._new_employee("Đã nghỉ", self.unit_a)
        left.active = False
        moved = self._new_employee("Chuyển đơn vị", self.unit_a)
        moved.create_version(
            {"date_version": self.today, "department_id": self.unit_b.id}
        )
        self.env["hr.employee"]._cron_update_current_version_id()
        twin = self._new_employee(
            "Hai hồ sơ", self.unit_b, work_contact_id=self.person.work_contact_id.id
        )
        returned = self._new_employee("Trở lại", self.unit_a)
        returned.active = False
        returned.active = True
        task_force = self.env["hr.department"].create(
            {"name": "Tổ đặc nhiệm", "emulation_is_ad_hoc": True}
        )
        self.env["emulation.unit.member"].create(
            {"employee_id": self.person.id, "department_id": task_force.id}
        )
        screening = self._screen()
        people = screening.line_ids.employee_id
        self.assertEqual(len(screening.line_ids), len(people))
        self.assertNotIn(left, people)
        self.assertIn(returned, people)
        self.assertEqual(self._line(screening, moved).unit_id, self.unit_b)
        self.assertEqual(self._line(screening, self.person).unit_id, self.unit_a)
        # One history, two records
        self.assertEqual(self._line(screening, twin).result, "pass")

    def test_units_that_take_part(self):
        campaign = self.env["emulation.campaign"].create(
            {
                "name": "Cuộc vận động",
                "unit_ids": self.unit_b.ids,
            }
        )
        self.env.cr.execute(
            "UPDATE emulation_round SET campaign_id = %s WHERE id = %s",
            [campaign.id, self.round.id],
        )
        self.env.invalidate_all()
        screening = self._screen()
        self.assertEqual(screening.line_ids.employee_id, self.other)
        with self.assertRaisesRegex(UserError, "none of your units"):
            self._screen("unit_head")

    def test_collectives(self):
        rule = self.rated.copy({"category_id": self.inside_collective.id})
        self.assertEqual(rule.category_id, self.inside_collective)
        alive, gone = self.env["hr.department"].create(
            [
                {
                    "name": name,
                    "parent_id": self.unit_a.id,
                    "emulation_is_ad_hoc": True,
                    "emulation_date_from": self.today - timedelta(days=30),
                    "emulation_date_to": self.today + timedelta(days=days),
                }
                for name, days in (("Ban tổ chức", 1), ("Tổ đã giải thể", -1))
            ]
        )
        screening = self._screen(category=self.inside_collective)
        found = screening.line_ids.department_id
        self.assertLessEqual(self.union | self.unit_a | self.unit_b | alive, found)
        self.assertFalse(found & (gone | self.team_a))
        line = screening.line_ids.filtered(lambda x: x.department_id == alive)
        self.assertEqual((line.unit_id, line.subject_name), (self.unit_a, alive.name))
        self.assertEqual(line.result, "unknown")

    def test_group_of_conditions(self):
        group = self.env["emulation.eligibility.rule"].create(
            {
                "name": "Xuất sắc hoặc giấy khen",
                "kind": "group",
                "operator": "any",
                "category_id": self.inside.id,
                "child_ids": [(4, self.rated.id), (4, self.awarded.id)],
            }
        )
        screening = self._screen()
        line = self._line(screening, self.other)
        self.assertEqual(line.result, "pass")
        self.assertEqual(len(line.answers), 1)
        self.assertEqual(line.answers[0]["result"], "pass")
        self.assertIn("07/QĐ-CĐVC", line.answers[0]["words"])
        without = self._line(screening, self.staff["employee"])
        self.assertEqual(without.result, "unknown")
        lines = self.env["emulation.screening.line"].search(
            [("screening_id", "=", screening.id)]
        )
        self.assertFalse(lines.filtered_domain([("failed_rule_id", "=", group.id)]))

    # --- Filters ----------------------------------------------------------------------

    def _find(self, screening, *domain, role="officer"):
        model = self.env["emulation.screening.line"].with_user(self.users[role])
        return model.search([("screening_id", "=", screening.id), *domain])

    def test_filters(self):
        screening = self._screen()
        low = self._line(screening, self.other)
        self.assertEqual(self._find(screening, ("is_one_short", "=", True)), low)
        self.assertEqual(
            self._find(screening, ("failed_rule_id", "=", self.rated.id)), low
        )
        named = self._find(screening, ("failed_rule_id", "ilike", "Xuất sắc"))
        self.assertEqual(named, low)
        rest = self._find(screening, ("failed_rule_id", "!=", self.rated.id))
        self.assertEqual(rest, screening.line_ids - low)
        self._new_nomination(self.other)
        self.assertEqual(self._find(screening, ("is_nominated", "=", True)), low)
        rest = self._find(screening, ("is_nominated", "=", False))
        self.assertEqual(rest, screening.line_ids - low)
        low.invalidate_recordset()
        self.assertTrue(low.is_nominated)
        self.assertEqual(
            self.env["emulation.screening.line"]._read_group(
                [("screening_id", "=", screening.id)], ["result"], ["__count"]
            ),
            [("fail", len(self.members) - 1), ("pass", 1)],
        )

    # --- Who --------------------------------------------------------------------------

    def test_who_screens(self):
        for role in ("employee", "auditor", "council_user", "inspector"):
            with self.assertRaisesRegex(AccessError, "own units"):
                self._screen(role)
        for role in ("unit_head", "unit_officer"):
            screening = self._screen(role)
            self.assertTrue(screening.is_limited)
            self.assertEqual(screening.sudo().line_ids.unit_id, self.unit_a)
            self.assertNotIn(self.other, screening.sudo().line_ids.employee_id)

    def test_who_sees_the_menu(self):
        """It opens and closes with the role, whatever was cached before."""
        menu = self.env.ref("hr_emulation.emulation_screening_menu")
        awards = self.env.ref("hr_emulation.emulation_awards_menu")

        def sees(role):
            menus = self.env["ir.ui.menu"].with_user(self.users[role]).load_menus(False)
            children = menus[awards.id]["children"]
            self.assertEqual(menu.id in menus, menu.id in children)
            self.assertGreater(len(children), 1)
            return menu.id in menus

        may = {"officer", "administrator", "unit_officer", "unit_head"}
        self.assertEqual({role for role in self.users if sees(role)}, may)
        self._set_role(self.staff["employee"], "deputy")
        self._set_role(self.staff["unit_head"], "member")
        self.assertTrue(sees("employee"))
        self.assertFalse(sees("unit_head"))
        web = self.env["ir.ui.menu"].with_user(self.users["unit_head"])
        self.assertNotIn(menu.id, web.load_web_menus(False))

    def test_when_it_is_possible(self):
        draft = self._new_round(state="draft")
        category = draft.category_ids[0]
        self.rated.copy({"category_id": category.id})
        self.assertEqual(self._screen(category=category).state, "done")
        with self.assertRaises(AccessError):
            self._screen("unit_head", category)
        self.round.with_user(self.users["officer"]).action_deliberate()
        self.assertEqual(self._screen().state, "done")
        with self.assertRaisesRegex(UserError, "not possible while the round"):
            self._screen("unit_head")
        both = self.inside | self.forwarded
        with self.assertRaises(UserError) as caught:
            self._screen(category=both)
        self.assertIn(self.forwarded.display_name, str(caught.exception))
        self.assertIn("no conditions", str(caught.exception))

    def test_who_reads(self):
        screening = self._screen()
        own = screening.line_ids.filtered(lambda line: line.unit_id == self.unit_a)
        expected = {
            "employee": screening.line_ids.browse(),
            "unit_head": own,
            "unit_officer": own,
            "officer": screening.line_ids,
            "auditor": screening.line_ids,
            "inspector": screening.line_ids.browse(),
        }
        for role, lines in expected.items():
            self.assertEqual(self._find(screening, role=role), lines, role)
            seen = self.screened.with_user(self.users[role]).search(
                [("id", "=", screening.id)]
            )
            self.assertEqual(bool(seen), bool(lines), role)
            if seen:
                self.assertEqual(seen.count_all, len(lines), role)
        head = screening.with_user(self.users["unit_head"])
        for action in (head.action_run, head.action_cancel):
            with self.assertRaises(AccessError):
                action()
        with self.assertRaises(AccessError):
            head.line_ids.read(["evidence"])
        with self.assertRaises(AccessError):
            head.write({"state": "queued"})

    # --- Cost -------------------------------------------------------------------------

    def test_queries_do_not_grow(self):
        """Screening and reading cost the same for a few and for many."""
        self.env["hr.employee"].create(
            [
                {
                    "name": f"Người {number}",
                    "department_id": self.unit_b.id,
                    "date_version": "2016-01-01",
                }
                for number in range(60)
            ]
        )
        few = self._screen("unit_head")
        names = ["subject_name", "unit_id", "result", "answers", "reasons"]
        names += ["is_nominated", "is_one_short", "failed_rule_id"]

        def count(call):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            call()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        officer = self.inside.with_user(self.users["officer"])
        head = self.inside.with_user(self.users["unit_head"])
        for category in (officer, head):
            category.action_screen()
        many = officer.action_screen()
        self.assertGreater(len(many.line_ids), 5 * len(few.line_ids.sudo()))
        admin = self.env["emulation.screening"].sudo()
        costs = [
            count(lambda s=s: admin.browse(s.id).line_ids.read(names))
            for s in (few, many, few, many)
        ]
        self.assertLessEqual(costs[3], costs[2])
        self.env["ir.config_parameter"].set_param("hr_emulation.screening_limit", 10**6)
        officer.action_screen()
        count(officer.action_screen)
        all_of_them = count(officer.action_screen)
        self.env["hr.employee"].search([("name", "like", "Người %")]).active = False
        fewer = count(officer.action_screen)
        self.assertEqual(all_of_them, fewer)
