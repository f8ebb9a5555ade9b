# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from .inspection_common import InspectionMixin


@tagged("post_install", "-at_install")
class TestFinding(InspectionMixin, TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_inspection()

    def test_remedied_and_closed(self):
        inspection = self._concluded()
        finding = inspection.finding_ids
        employee, head = self.users["employee"], self.users["unit_head"]
        self.assertEqual(finding.activity_ids.user_id, employee | head)
        mine = finding.with_user(employee)
        with self.assertRaises(UserError) as caught:
            mine.action_report("  ")
        self.assertIn("Say how it was remedied", str(caught.exception))
        self.assertIn("as proof", str(caught.exception))
        mine.action_report("Đã niêm yết tại trụ sở", self._proof().ids)
        self.assertEqual(mine.proof_ids.raw, b"x" * 10)
        self.assertEqual(finding.activity_ids.user_id, self.named | self.second)
        with self.assertRaisesRegex(UserError, "only inspectors named"):
            mine.action_close()
        finding.with_user(self.second).action_return("Ảnh chưa rõ")
        self.assertEqual(finding.state_reason, "Ảnh chưa rõ")
        mine.action_report("Đã chụp lại", self._proof().ids)
        self.assertEqual(len(finding.proof_ids), 2)
        finding.with_user(self.second).action_close()
        self.assertEqual(finding.closed_by_id, self.second)
        self.assertFalse(finding.activity_ids)
        with self.assertRaises(AccessError):
            self._as("administrator", finding.proof_ids).unlink()

    def test_nobody_closes_what_he_reported(self):
        finding = self._concluded().finding_ids
        officer = self._as("officer", finding)
        officer.action_report("Nhập từ giấy", self._proof("officer").ids)
        with self.assertRaisesRegex(UserError, "somebody else closes it"):
            officer.action_close()
        with self.assertRaisesRegex(UserError, "you belong to"):
            head = self._as("unit_head", finding)
            self.assertFalse(head.can_close)
            head.action_close()

    def test_wizard(self):
        finding = self._as("employee", self._concluded().finding_ids)
        action = finding.action_ask_report()
        wizard = (
            self._as("employee", self.env[action["res_model"]])
            .with_context(**action["context"])
            .create({"text": "Đã làm", "file_ids": [(6, 0, self._proof().ids)]})
        )
        with self.assertRaises(AccessError):
            self._as("unit_head", wizard).action_apply()
        wizard.action_apply()
        self.assertEqual((finding.state, finding.remedy), ("remedied", "Đã làm"))

    @mute_logger("odoo.sql_db")
    def test_bad_input(self):
        inspection = self._under_way()
        first, second = inspection.target_ids
        cases = (
            ({"deadline": False}, IntegrityError, "remedy_has_deadline"),
            ({"responsible_id": False}, IntegrityError, "remedy_has_person"),
            (
                {"deadline": self.today - timedelta(days=1)},
                ValidationError,
                "lies before the inspection",
            ),
            ({"line_id": second.line_ids[0].id}, ValidationError, "another subject"),
        )
        for vals, error, message in cases:
            with (
                self.subTest(vals=vals),
                self.assertRaisesRegex(error, message),
                self.env.cr.savepoint(),
            ):
                self._finding(inspection, **vals)
                self.env.flush_all()
        self.assertTrue(self._finding(inspection, line_id=first.line_ids[0].id))

    def test_large_photo(self):
        """60 MB: refused by name, in a checklist and as proof; nothing is lost."""
        inspection = self._under_way()
        line = inspection.target_ids.line_ids[0]
        line.note = "Bảng tin cũ"
        large = self.env["ir.attachment"].create(
            {"name": "lon.jpg", "raw": b"x" * 60 * 1024 * 1024}
        )
        with (
            self.assertRaisesRegex(
                ValidationError, "lon.jpg has 60 MB.* 25 MB at most"
            ),
            self.env.cr.savepoint(),
        ):
            line.sudo().write({"photo_ids": [(4, large.id)], "note": "Mới"})
        self.env.invalidate_all()
        self.assertEqual(line.note, "Bảng tin cũ")
        self.assertFalse(line.photo_ids)
        self._finding(inspection)
        inspection.target_ids.line_ids.write({"answer": "good"})
        inspection.conclusion = "Tốt"
        inspection.action_conclude()
        with self.assertRaisesRegex(ValidationError, "lon.jpg has 60 MB"):
            inspection.finding_ids.sudo().action_report("Đã sửa", large.ids)

    def test_photo_of_an_inspector(self):
        """Taken on the phone before saving, then read by the unit when concluded."""
        inspection = self._under_way(self.unit_a)
        photo = (
            self.env["ir.attachment"]
            .with_user(self.second)
            .create(
                {
                    "name": "anh.jpg",
                    "raw": b"anh",
                    "res_model": "emulation.inspection.finding",
                }
            )
        )
        finding = self._finding(
            inspection.with_user(self.second), photo_ids=[(6, 0, photo.ids)]
        )
        self.assertEqual(photo.res_id, finding.id)
        inspection.target_ids.line_ids.write({"answer": "good"})
        inspection.conclusion = "Tốt"
        inspection.action_conclude()
        head = self.users["unit_head"]
        self.assertEqual(photo.with_user(head).raw, b"anh")
        for user in (head, self.second, self.users["administrator"]):
            with self.assertRaisesRegex(UserError, "stays as it is"):
                photo.with_user(user).write({"raw": b"khac"})

    def test_reminders(self):
        """Soon, late, and each only once."""
        first = self.today - timedelta(days=3)
        self.campaign.date_start = first
        finding = self._concluded(date_from=first, year=first.year).finding_ids
        finding.sudo().activity_ids.unlink()
        cron = self.env["emulation.campaign.year"]
        cron._cron_remind()
        self.assertFalse(finding.activity_ids)
        finding.sudo()._write_guarded({"deadline": self.today})
        for _again in range(2):
            cron._cron_remind()
            self.assertEqual(
                finding.activity_ids.user_id,
                self.users["employee"] | self.users["unit_head"],
            )
            self.assertEqual(len(finding.activity_ids), 2)
        finding.sudo().activity_ids.unlink()
        finding.sudo()._write_guarded({"deadline": self.today - timedelta(days=1)})
        self.assertTrue(finding.is_late)
        late = self.env["emulation.inspection.finding"].search([("is_late", "=", True)])
        self.assertEqual(late, finding)
        for _again in range(2):
            cron._cron_remind()
            self.assertEqual(
                finding.activity_ids.user_id,
                self.users["employee"] | self.users["unit_head"] | self.named,
            )
            self.assertEqual(len(finding.activity_ids), 3)
        finding.sudo().activity_ids.unlink()
        cron._cron_remind()
        self.assertFalse(finding.activity_ids)

    def test_reminder_query_count(self):
        counts = []
        for number in (1, 2, 20):
            inspection = self._under_way()
            for _finding in range(number):
                self._finding(inspection, deadline=self.today)
            inspection.target_ids.line_ids.write({"answer": "good"})
            inspection.conclusion = "Tốt"
            inspection.action_conclude()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            model = self.env["emulation.inspection.finding"]
            model._remind(self.company, self.today, self.today)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[2], counts[1] + 12)
