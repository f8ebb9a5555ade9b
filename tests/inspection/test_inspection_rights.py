# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import TransactionCase, tagged

from .inspection_common import InspectionMixin


@tagged("post_install", "-at_install")
class TestInspectionRights(InspectionMixin, TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_inspection()

    def test_inspector_of_others_only(self):
        """An inspector works where he is named and sees nothing elsewhere."""
        inspection = self._under_way()
        other = self.users["inspector"]
        line = inspection.target_ids.line_ids[0]
        for record in (inspection, inspection.target_ids[0], line):
            self.assertFalse(record.with_user(other).search([]) & record)
            with self.assertRaises(AccessError):
                record.with_user(other).read(["display_name"])
        with self.assertRaises(AccessError):
            line.with_user(other).write({"answer": "good"})
        line.with_user(self.second).answer = "good"
        self.assertEqual(line.answer, "good")
        with self.assertRaisesRegex(UserError, "only the head or officer"):
            inspection.with_user(self.second).write({"name": "Khác"})
        with self.assertRaises(AccessError):
            self._as("inspector", self.env["emulation.inspection"]).create(
                {
                    "name": "Tự đặt ra",
                    "campaign_id": self.campaign.id,
                    "unit_id": self.union.id,
                    "member_ids": [(0, 0, {"employee_id": self.staff["inspector"].id})],
                }
            )

    def test_own_unit(self):
        """By naming, by moving there afterwards, and by entering what was seen."""
        own = self.staff["inspector"]
        member = {"employee_id": own.id, "role": "member"}
        inspection = self._inspection(self.unit_a)
        with self.assertRaisesRegex(ValidationError, "Inspector belongs to CĐCS Sở"):
            inspection.member_ids = [(0, 0, member)]
        inspection = self._inspection(self.unit_a)
        with self.assertRaisesRegex(ValidationError, "nobody inspects his own unit"):
            self._inspection(self.unit_b)
        with self.assertRaisesRegex(ValidationError, "nobody inspects his own unit"):
            self._inspection(self.named.employee_id)
        inspection.action_plan()
        # He comes to the unit after he was named
        self.env["emulation.unit.member"].create(
            {
                "employee_id": self.named.employee_id.id,
                "department_id": self.team_a.id,
                "date_from": date(2017, 1, 1),
                "is_concurrent": True,
            }
        )
        with self.assertRaisesRegex(UserError, "Phạm Thị Lan belongs to CĐCS Sở Nội"):
            inspection.action_start()

    def test_officer_of_the_unit_inspected(self):
        """An officer who belongs to the unit answers no content and signs nothing."""
        inspection = self._under_way(self.unit_a)
        self.env["emulation.unit.member"].create(
            {
                "employee_id": self.staff["officer"].id,
                "department_id": self.unit_a.id,
                "date_from": date(2017, 1, 1),
                "is_concurrent": True,
            }
        )
        line = self._as("officer", inspection.target_ids.line_ids[0])
        with self.assertRaisesRegex(UserError, "You belong to CĐCS Sở Nội vụ"):
            line.answer = "good"
        with self.assertRaisesRegex(UserError, "You belong to CĐCS Sở Nội vụ"):
            self._finding(self._as("officer", inspection))
        inspection.target_ids.line_ids.write({"answer": "good"})
        inspection.conclusion = "Tốt"
        with self.assertRaisesRegex(UserError, "you belong to CĐCS Sở Nội vụ"):
            self._as("officer", inspection).action_conclude()

    def test_inspected(self):
        """The head of the unit learns of the plan, and of the result when signed."""
        inspection = self._inspection()
        head = self._as("unit_head", inspection)
        with self.assertRaises(AccessError):
            head.read(["name"])
        inspection.action_plan()
        self.assertEqual(head.target_ids.department_id, self.unit_a)
        inspection.with_user(self.named).action_start()
        with self.assertRaises(AccessError):
            head.target_ids.line_ids.read(["answer"])
        work = inspection.with_user(self.named)
        self._finding(work)
        other = self._finding(work, target_id=work.target_ids[1].id)
        work.target_ids.line_ids.write({"answer": "good"})
        work.conclusion = "Tốt"
        work.action_conclude()
        self.env.invalidate_all()
        self.assertEqual(len(head.target_ids.line_ids), 4)
        with self.assertRaises(UserError):
            head.target_ids.line_ids.write({"answer": "not_done"})
        stranger = self.users["council_user"]
        with self.assertRaises(AccessError):
            inspection.with_user(stranger).read(["conclusion"])
        self.assertFalse(other.with_user(stranger).has_access("read"))

    def test_auditor_reads(self):
        inspection = self._under_way()
        seen = self._as("auditor", inspection)
        self.assertEqual(seen.target_ids.line_ids, inspection.target_ids.line_ids)
        for record, vals in (
            (seen, {"conclusion": "Khác"}),
            (seen.target_ids[0], {"note": "Khác"}),
            (seen.target_ids.line_ids[0], {"answer": "good"}),
        ):
            with self.assertRaises(UserError):
                record.write(vals)
        for step in ("action_conclude", "action_close"):
            with self.assertRaises(UserError):
                getattr(seen, step)()
        with self.assertRaises(UserError):
            seen.action_cancel("Thử")

    def test_no_discipline(self):
        """No field of any part leads to what is kept of discipline."""
        for name in ("", ".target", ".line", ".finding", ".member"):
            model = self.env[f"emulation.inspection{name}"]
            linked = {field.comodel_name for field in model._fields.values()}
            self.assertNotIn("emulation.discipline", linked)
