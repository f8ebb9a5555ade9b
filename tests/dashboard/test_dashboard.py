# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged
from odoo.tests.common import new_test_user

from ..inspection.inspection_common import InspectionMixin


@tagged("post_install", "-at_install")
class TestDashboard(InspectionMixin, TransactionCase):
    """What the desk tells whom: as many as there are behind it, and nobody else's."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_inspection()
        own = cls._new_nomination(cls.staff["employee"])
        submitted = cls._new_nomination() | own | cls._new_nomination(cls.other)
        submitted.with_user(cls.users["administrator"]).action_submit()
        cls._new_nomination(cls.staff["council_user"])
        cls.own, cls.submitted = own, submitted
        cls.inspection = cls._concluded()
        cls.finding = cls.inspection.finding_ids
        cls.late = cls._new_round(name="Đợt quá hạn")
        cls.late.date_close = cls.today - timedelta(days=1)
        cls.year.registration_deadline = cls.today - timedelta(days=1)
        cls.env["emulation.campaign.activity"].create(
            {
                "name": "Tuyên truyền",
                "campaign_id": cls.campaign.id,
                "unit_id": cls.unit_a.id,
                "kind_id": cls.env["emulation.activity.kind"].search([], limit=1).id,
                "date": cls.today,
            }
        )
        cls.env["emulation.award"].create(
            {
                "employee_id": cls.staff["employee"].id,
                "award_type_id": cls.award_inside.id,
                "body_id": cls.body.id,
                "decision_number": "07/QĐ-CĐVC",
                "decision_date": "2020-05-01",
            }
        )

    def _desk(self, user):
        blocks = self.env["emulation.dashboard"].with_user(user).get_dashboard()
        return {block["name"]: block for block in blocks}

    def _numbers(self, user):
        """Figures of the whole desk: ``{(block, name without record): value}``."""
        return {
            (name, number["name"].removesuffix(f"_{part.get('id')}")): number["value"]
            for name, block in self._desk(user).items()
            for part in reversed((block, *block.get("rows", ())))
            for number in part["numbers"]
        }

    def test_each_figure_opens_what_it_counts(self):
        opened = set()
        for user in (*self.users.values(), self.named):
            dashboard = self.env["emulation.dashboard"].with_user(user)
            for block in dashboard.get_dashboard():
                for part in (block, *block.get("rows", ())):
                    for number in part["numbers"]:
                        action = dashboard.open_number(block["name"], number["name"])
                        if action["type"] != "ir.actions.act_window":
                            continue
                        model = self.env[action["res_model"]].with_user(user)
                        self.assertEqual(
                            model.search_count(action["domain"]),
                            number["value"],
                            (user.login, block["name"], number["name"]),
                        )
                        if number["value"]:
                            opened.add(number["name"])
        # Zeros would prove nothing
        self.assertLessEqual(
            {
                "review",
                f"proposed_{self.round.id}",
                "late_rounds",
                "late_registrations",
                "silent",
                "unrated",
                "uncoded",
                "headless",
                "prepared",
                "reviewed",
                "findings",
                "findings_open",
                "own_findings",
                "own_nominations",
                "own_awards",
                "open_rounds",
            },
            opened,
        )

    def test_officer(self):
        numbers = self._numbers(self.users["officer"])
        self.assertEqual(numbers["waiting", "review"], 3)
        self.assertEqual(numbers["rounds", "proposed"], 3)
        self.assertEqual(numbers["rounds", "awarded"], 0)
        self.assertEqual(numbers["late", "late_rounds"], 1)
        self.assertEqual(numbers["late", "late_registrations"], 2)
        self.assertEqual(numbers["late", "silent"], 1)
        self.assertNotIn(("late", "late_findings"), numbers)
        self.submitted.current_step_ids.sudo().deadline = self.today
        with freeze_time(self.finding.deadline + timedelta(days=1)):
            numbers = self._numbers(self.users["officer"])
        self.assertEqual(numbers["late", "late_findings"], 1)
        self.assertEqual(numbers["late", "late_steps"], 3)
        self.assertFalse([key for key in numbers if key[0] == "unit"])

    def test_missing_data_is_the_last_years(self):
        def unrated():
            return self._numbers(self.users["officer"])["gaps", "unrated"]

        before = unrated()
        rating = {"system": "professional", "level": "good"}
        self.env["emulation.rating"].create(
            [
                {"employee_id": self.person.id, "year": self.today.year - 1, **rating},
                {"employee_id": self.other.id, "year": self.today.year - 2, **rating},
                {"department_id": self.unit_a.id, "year": self.today.year - 1, **rating}
                | {"subject_kind": "collective"},
            ]
        )
        self.assertEqual(unrated(), before - 1)
        person = self.env["hr.employee.public"].browse(self.person.id)
        other = self.env["hr.employee.public"].browse(self.other.id)
        self.assertFalse(person.emulation_is_unrated)
        self.assertTrue(other.emulation_is_unrated)
        self.assertFalse(other.emulation_is_unplaced)

    def test_head(self):
        numbers = self._numbers(self.users["unit_head"])
        self.assertEqual(numbers["unit", "prepared"], 1)
        # Of another unit's people he is told nothing
        self.assertEqual(numbers["unit", "reviewed"], 2)
        self.assertEqual(numbers["unit", "findings"], 1)
        self.assertNotIn(("unit", "silent"), numbers)
        self.assertIn("unit", self._desk(self.users["unit_officer"]))

    def test_employee_sees_his_own_alone(self):
        user = self.users["employee"]
        self.assertEqual(set(self._desk(user)), {"own"})
        self.assertEqual(
            self._numbers(user),
            {
                ("own", "own_findings"): 1,
                ("own", "own_sheets"): 0,
                ("own", "own_nominations"): 1,
                ("own", "own_awards"): 1,
                ("own", "open_rounds"): 2,
            },
        )
        dashboard = self.env["emulation.dashboard"].with_user(user)
        for block, number in (
            ("rounds", f"proposed_{self.round.id}"),
            ("gaps", "unrated"),
            ("unit", "prepared"),
            ("own", "elsewhere"),
            ("_check_caller", ""),
        ):
            with self.assertRaises(UserError):
                dashboard.open_number(block, number)
        people = self.env["hr.employee.public"].with_user(user)
        for name in ("emulation_is_unrated", "emulation_is_unplaced"):
            with self.assertRaises(AccessError):
                people.search_count([(name, "=", True)])

    def test_inspector(self):
        numbers = self._numbers(self.named)
        self.assertEqual(numbers["inspection", "findings_open"], 1)
        self.assertEqual(numbers["inspection", "inspections_open"], 0)
        # He is in the group and named nowhere: the block tells so by zeros
        stranger = self._numbers(self.users["inspector"])
        self.assertEqual(stranger["inspection", "findings_open"], 0)

    def test_auditor_reads_and_has_nothing_to_enter(self):
        desk = self._desk(self.users["auditor"])
        self.assertEqual(set(desk), {"rounds", "late", "own"})

    def test_outsider_is_refused(self):
        portal = new_test_user(self.env, login="outside", groups="base.group_portal")
        dashboard = self.env["emulation.dashboard"].with_user(portal)
        with self.assertRaises(AccessError):
            dashboard.get_dashboard()
        with self.assertRaises(AccessError):
            dashboard.open_number("own", "own_awards")

    def test_constant_queries(self):
        def run(count):
            people = self.env["hr.employee"].create(
                [
                    {"name": f"Người {count}.{n}", "department_id": self.unit_a.id}
                    for n in range(count)
                ]
            )
            for person in people:
                self._new_nomination(person)
            self.env.flush_all()
            needed = {}
            for role in ("officer", "unit_head", "employee"):
                self.env.invalidate_all()
                before = self.cr.sql_log_count
                self._desk(self.users[role])
                needed[role] = self.cr.sql_log_count - before
            return needed

        run(1)
        few, many = run(2), run(40)
        self.assertEqual(few, many)
        self.assertLess(max(many.values()), 45)
