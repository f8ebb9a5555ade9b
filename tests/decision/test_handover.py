# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..reports.common import PaperCase, read_pages


@tagged("post_install", "-at_install")
class TestHandover(PaperCase):
    """Certificates handed over: when, to whom, by whom, and on the ceremony list."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.certificates = cls._new_certificates(cls.person, cls.other).with_user(
            cls.officer
        )
        cls.giver = cls.staff["officer"]

    def _refusal(self, certificates, *args):
        with self.assertRaises(UserError) as caught, self.cr.savepoint():
            certificates.action_hand_over(*args)
        return str(caught.exception)

    def test_many_at_once(self):
        action = self.certificates.action_ask_handover()
        wizard = Form(
            self.env[action["res_model"]]
            .with_user(self.officer)
            .with_context(**action["context"])
        )
        self.assertEqual(wizard.certificate_count, 2)
        self.assertEqual(wizard.handed_by_id, self.giver)
        wizard.save().action_apply()
        self.assertEqual(
            self.certificates.mapped("handed_to"),
            ["Nguyễn Thị Minh Nguyệt", "Trần Văn Hùng"],
        )
        self.assertEqual(set(self.certificates.mapped("handed_on")), {self.today})
        self.assertEqual(self.certificates.handed_by_id, self.giver)
        decision = self.certificates.decision_id
        [page] = read_pages(self._print("hr_emulation.ceremony_list", decision))
        self.assertIn("Đã trao", page)
        self.assertIn("Trần Văn Hùng nhận", page)
        self.assertIn(
            "was handed to", self._refusal(self.certificates, self.today, self.giver.id)
        )

    def test_one_receives_for_all(self):
        self.certificates.action_hand_over(
            str(self.today), self.giver.id, "Lý Thị Hoa, văn thư"
        )
        self.assertEqual(
            self.certificates.mapped("handed_to"), ["Lý Thị Hoa, văn thư"] * 2
        )

    def test_refused(self):
        first, second = self.certificates
        first.action_replace("Hỏng")
        words = self._refusal(
            self.certificates, self.today - timedelta(days=1), 0, None
        )
        for text in (
            "Say who handed them over",
            f"{first.display_name}: it is no longer valid",
            f"{second.display_name}: the day is before its decision",
        ):
            self.assertIn(text, words)
        tomorrow = self.today + timedelta(days=1)
        self.assertIn("to come", self._refusal(second, tomorrow, self.giver.id))
        self.assertIn("which day", self._refusal(second, False, self.giver.id))
        for role in ("unit_head", "auditor", "employee"):
            with self.assertRaises(AccessError), self.cr.savepoint():
                second.with_user(self.users[role]).action_hand_over(
                    self.today, self.giver.id
                )
        self.assertFalse(second.handed_on)
