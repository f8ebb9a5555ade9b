# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestAnnouncement(EmulationCommon):
    """Letters wait in the outbox until somebody has looked them through."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.users["officer"]
        cls.env["res.lang"]._activate_lang("vi_VN")
        cls.users["unit_head"].email = "truong@demo.vn"
        employee = cls.staff["employee"]
        employee.user_id.write({"lang": "vi_VN", "email": "nv@demo.vn"})
        cls.person.work_contact_id = False
        cls.nominations = cls._passed(
            cls._new_nomination(),
            cls._new_nomination(employee),
            cls._new_nomination(cls.team_a, cls.inside_collective),
        )
        cls.decision = cls._new_decision(cls.nominations)
        cls.before = cls.env["mail.mail"].search_count([])
        cls.decision.with_user(cls.officer).action_issue()
        cls.letters = cls.decision.announcement_ids.with_user(cls.officer)
        cls.unit_letter = cls.letters.filtered(lambda n: n.kind == "unit")
        cls.own = cls.letters.filtered(lambda n: n.employee_id == employee)
        cls.unreachable = cls.letters.filtered(lambda n: n.employee_id == cls.person)

    def _mails(self):
        return self.env["mail.mail"].search(
            [("model", "=", "emulation.announcement")], order="id"
        )

    def _refusal(self, call, *args):
        with self.assertRaises(UserError) as caught, self.cr.savepoint():
            call(*args)
        return str(caught.exception)

    def test_prepared_and_not_sent(self):
        self.assertEqual(len(self.letters), 3)
        self.assertEqual(set(self.letters.mapped("state")), {"draft"})
        self.assertEqual(self.decision.with_user(self.officer).announcement_count, 3)
        self.assertFalse(self._mails())
        self.assertEqual(self.env["mail.mail"].search_count([]), self.before)
        self.assertEqual(len(self.unit_letter.line_ids), 3)
        self.assertEqual(
            self.unit_letter.partner_ids, self.users["unit_head"].partner_id
        )
        for text in ("04/QĐ-CĐVC", "Tổ công đoàn Văn phòng", "Giấy khen"):
            self.assertIn(text, self.unit_letter.body)
        self.assertEqual(len(self.own.line_ids), 1)
        self.assertNotIn("Tổ công đoàn Văn phòng", self.own.body)
        self.assertEqual(self.own.lang, "vi_VN")

    def test_reader_s_language(self):
        template = self.env.ref("hr_emulation.mail_template_announcement")
        template.with_context(lang="vi_VN").subject = "Kính gửi"
        template.with_context(lang="en_US").subject = "Dear"
        self.unit_letter._write({"lang": "en_US"})
        (self.own | self.unit_letter)._write_words()
        self.assertEqual(self.own.subject, "Kính gửi")
        self.assertEqual(self.unit_letter.subject, "Dear")

    def test_edited_and_sent(self):
        self.own.write({"subject": "Chúc mừng", "body": "<p>Chúc mừng anh</p>"})
        self.own.action_send()
        self.assertEqual(self.own.state, "sent")
        self.assertEqual(self.own.sent_by_id, self.officer)
        [mail] = self._mails()
        self.assertEqual(mail.subject, "Chúc mừng")
        self.assertIn("Chúc mừng anh", mail.body_html)
        self.assertEqual(
            (mail.recipient_ids, mail.state),
            (self.own.partner_ids, "outgoing"),
        )
        self.assertIn("not possible", self._refusal(self.own.action_send))
        self.assertIn("not changed", self._refusal(self.own.write, {"body": "Khác"}))
        self.assertEqual(len(self._mails()), 1)

    def test_nobody_to_reach(self):
        self.assertFalse(self.unreachable.has_address)
        words = self._refusal(self.letters.action_send)
        self.assertIn("Nguyễn Thị Minh Nguyệt: no e-mail address", words)
        self.assertFalse(self._mails())
        self.assertEqual(set(self.letters.mapped("state")), {"draft"})
        listed = self.env["emulation.announcement"].search(
            [("has_address", "=", False)]
        )
        self.assertEqual(listed, self.unreachable)
        self.unreachable.email_to = "nguyet@demo.vn"
        self.unreachable.action_send()
        self.assertEqual(self._mails().email_to, "nguyet@demo.vn")

    def test_dropped_with_a_reason(self):
        self.assertIn("reason", self._refusal(self.own.action_drop, " "))
        self.own.action_drop("Đã báo trực tiếp")
        self.assertEqual(
            (self.own.state, self.own.drop_reason), ("dropped", "Đã báo trực tiếp")
        )
        self.assertIn("not possible", self._refusal(self.own.action_send))
        self.assertIn("not deleted", self._refusal(self.own.sudo().unlink))

    def test_typed_markup_does_no_harm(self):
        self.own.body = "<p>Chào<script>alert(1)</script></p>"
        self.assertNotIn("script", self.own.body)

    def test_rights(self):
        self.own.with_user(self.users["auditor"]).read(["subject"])
        for role in ("employee", "unit_head", "unit_officer", "council_user"):
            with self.assertRaises(AccessError):
                self.own.with_user(self.users[role]).read(["subject"])
        with self.assertRaises(AccessError):
            self.own.with_user(self.users["auditor"]).action_send()
        for vals in ({"state": "sent"}, {"sent_on": self.today}):
            self.assertIn("can only be", self._refusal(self.own.write, vals))
        company = self.env["res.company"].create({"name": "Khác"})
        self.officer.write(
            {"company_ids": [(6, 0, company.ids)], "company_id": company.id}
        )
        with self.assertRaises(AccessError):
            self.own.with_context(allowed_company_ids=company.ids).read(["subject"])
