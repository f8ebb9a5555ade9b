# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from .inspection_common import InspectionMixin


@tagged("post_install", "-at_install")
class TestInspection(InspectionMixin, TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_inspection()

    def test_from_plan_to_close(self):
        inspection = self._inspection()
        inspection.action_plan()
        told = inspection.activity_ids.user_id
        self.assertEqual(
            told,
            self.named | self.second | self.users["unit_head"],
            told.mapped("name"),
        )
        work = inspection.with_user(self.named)
        work.action_start()
        self.assertFalse(inspection.activity_ids)
        unit, person = work.target_ids
        self.assertEqual(unit.department_id, self.unit_a)
        self.assertEqual(
            unit.line_ids.mapped("text"),
            [
                "Việc tổ chức phát động, ký kết giao ước thi đua;",
                "việc thực hiện quy chế dân chủ ở cơ sở;",
            ],
        )
        self.assertEqual(
            person.line_ids.mapped("text"),
            [
                "Việc tổ chức phát động, ký kết giao ước thi đua;",
                "việc thực hiện chức trách nhiệm vụ được giao...",
            ],
        )
        self._finding(work)
        remark = self._finding(work, severity="remark", deadline=0, responsible_id=0)
        with self.assertRaises(UserError) as caught:
            work.action_conclude()
        self.assertIn("Sở Nội vụ: 2 contents have no answer", str(caught.exception))
        self.assertIn("general assessment is empty", str(caught.exception))
        unit.line_ids.write({"answer": "good"})
        person.line_ids.write({"answer": "partly", "note": "Còn chậm"})
        work.conclusion = "Thực hiện tốt."
        self.assertEqual((work.answered_count, work.line_count), (4, 4))
        with self.assertRaisesRegex(UserError, "only the leader of the inspectors"):
            inspection.with_user(self.second).action_conclude()
        work.action_conclude()
        self.assertEqual(work.signer_name, "Phạm Thị Lan")
        self.assertEqual(work.concluded_by_id, self.named)
        self.assertEqual(remark.state, "closed")
        with self.assertRaisesRegex(UserError, "findings not closed yet: 1"):
            work.action_close()
        finding = work.finding_ids - remark
        self._as("employee", finding).action_report("Đã niêm yết", self._proof().ids)
        finding.with_user(self.second).action_close()
        work.action_close()
        self.assertEqual(work.state, "closed")

    def test_fixed_after_conclusion(self):
        inspection = self._concluded()
        line = inspection.target_ids.line_ids[0]
        cases = (
            (inspection, {"conclusion": "Khác"}),
            (inspection.target_ids[0], {"note": "Khác"}),
            (line, {"answer": "not_done"}),
            (inspection.finding_ids, {"text": "Khác"}),
            (inspection.member_ids[0], {"role": "member"}),
        )
        for record, vals in cases:
            for user in (self.named, self.users["administrator"]):
                with (
                    self.subTest(model=record._name, user=user.name),
                    self.assertRaisesRegex(UserError, "cannot be changed any more"),
                ):
                    record.with_user(user).write(vals)
        for record in (line, inspection.finding_ids, inspection.target_ids[0]):
            with self.assertRaises(UserError):
                self._as("administrator", record).unlink()
        for vals in ({"state": "draft"}, {"concluded_on": False}):
            with self.assertRaisesRegex(UserError, "steps of the workflow"):
                self._as("administrator", inspection).write(vals)
        with self.assertRaises(UserError):
            self._finding(inspection)

    def test_plan_that_is_not_ready(self):
        inspection = self._inspection(
            member_ids=[], target_ids=[], date_from=False, date_to=False
        )
        with self.assertRaises(UserError) as caught:
            inspection.action_plan()
        for text in ("nobody is chosen", "days are missing", "no leader"):
            self.assertIn(text, str(caught.exception))
        self.assertEqual(inspection.state, "draft")
        inspection.action_cancel("Gộp vào đợt sau")
        self.assertEqual(inspection.state_reason, "Gộp vào đợt sau")

    def test_revised_plan(self):
        inspection = self._inspection()
        inspection.action_plan()
        with self.assertRaisesRegex(UserError, "Give a reason"):
            inspection.action_revise()
        inspection.action_revise("Đổi ngày")
        self.assertFalse(inspection.activity_ids)
        inspection.date_to = self.today
        inspection.action_plan()
        self.assertEqual(inspection.state, "planned")

    @mute_logger("odoo.sql_db")
    def test_bad_input(self):
        self.campaign.date_start -= timedelta(days=2)
        before = self.campaign.date_start - timedelta(days=1)
        first = self.campaign.date_start
        cases = (
            ({"date_from": before}, "lies outside the campaign"),
            ({"date_from": self.today, "date_to": first}, "dates_in_order"),
            ({"kind": "joint"}, "joint_named"),
            ({"year": self.today.year - 1}, "is of the year"),
        )
        for vals, message in cases:
            with (
                self.subTest(vals=vals),
                self.assertRaisesRegex((ValidationError, IntegrityError), message),
                self.env.cr.savepoint(),
            ):
                self._inspection(**vals)
                self.env.flush_all()
        with (
            self.assertRaisesRegex(IntegrityError, "one_collective"),
            self.env.cr.savepoint(),
        ):
            self._inspection(self.unit_a, self.unit_a)
        inspection = self._under_way()
        with self.assertRaisesRegex(ValidationError, "outside the days"):
            inspection.target_ids[0].visited_on = self.today + timedelta(days=3)

    def test_self_inspection(self):
        """The head lets his own unit inspect itself, and nobody else does."""
        head = self.staff["unit_head"]
        vals = {
            "kind": "self",
            "unit_id": self.unit_a.id,
            "member_ids": [(0, 0, {"employee_id": head.id, "role": "leader"})],
        }
        inspection = self._inspection(self.unit_a, role="unit_head", **vals)
        inspection.action_plan()
        inspection.action_start()
        inspection.target_ids.line_ids.write({"answer": "good"})
        inspection.conclusion = "Đơn vị làm tốt."
        inspection.action_conclude()
        self.assertEqual(inspection.concluded_by_id, self.users["unit_head"])
        inspection.action_close()
        leader = self.named.employee_id.id
        stranger = {"member_ids": [(0, 0, {"employee_id": leader, "role": "leader"})]}
        with self.assertRaisesRegex(ValidationError, "does not belong to .*Nội vụ"):
            self._inspection(self.unit_a, **{**vals, **stranger})
        with self.assertRaisesRegex(ValidationError, "choose the kind"):
            self._inspection(self.union)

    def test_way_to_the_checklists(self):
        """One subject: its checklist at once; several: a card each."""
        alone = self._under_way(self.unit_a)
        self.assertEqual(alone.action_view_targets()["res_id"], alone.target_ids.id)
        several = self._under_way()
        domain = several.action_view_targets()["domain"]
        self.assertEqual(several.target_ids.search(domain), several.target_ids)

    def test_query_count(self):
        """The list, and the counters with it: the same for 2 and for 30."""
        names = ["name", "state", "target_count", "finding_count", "answered_count"]
        model = self._as("officer", self.env["emulation.inspection"])
        counts = []
        for number in (1, 2, 30):
            for _copy in range(number):
                self._inspection(self.unit_a)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            rows = model.search_read([("campaign_id", "=", self.campaign.id)], names)
            counts.append(self.env.cr.sql_log_count - before)
            self.assertGreaterEqual(len(rows), number)
        # The first time fills the caches of the registry
        self.assertEqual(*counts[1:])
