# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .notice_case import NoticeCase


@tagged("post_install", "-at_install")
class TestNotice(NoticeCase):
    """One activity and one mail for each person, round and step, with a count."""

    def test_one_activity_and_mail_with_a_count(self):
        self._submit(12)
        self._notify()
        activity = self._activities()
        self.assertEqual(len(activity), 1)
        self.assertEqual(activity.res_model, "emulation.round")
        self.assertEqual(activity.res_id, self.round.id)
        self.assertIn(": 12 (Thủ trưởng duyệt)", activity.summary)
        self.assertNotIn("Nominations", activity.summary)
        mail = self._mails()
        self.assertEqual(len(mail), 1)
        self.assertEqual(mail.state, "outgoing")
        self.assertIn("12", mail.subject)
        self.assertNotIn("Nominations", mail.subject)
        self.assertIn(self.round.name, mail.body_html)
        self.assertIn("/odoo/emulation-waiting", mail.body_html)
        self.assertFalse(self._activities(self.upper))
        self.assertFalse(self._mails(self.upper))

    def test_language_of_the_reader(self):
        self.head.lang = "en_US"
        self._submit(2)
        self._notify()
        self.assertEqual(
            self._activities().summary,
            "Nominations waiting for your approval: 2 (Thủ trưởng duyệt)",
        )
        self.assertEqual(self._mails().subject, "Nominations waiting for you: 2")

    def test_counts_follow(self):
        first = self._submit(3)
        self._notify()
        activity, mail = self._activities(), self._mails()
        more = self._submit(2, "Người khác")
        self._notify()
        self.assertEqual(self._activities(), activity)
        self.assertIn(": 5 (", activity.summary)
        self.assertEqual(self._mails(), mail)
        self.assertIn("5", mail.subject)
        (first | more)[:4].with_user(self.head).action_approve()
        self._notify()
        self.assertIn(": 1 (", activity.summary)
        self.assertIn(
            ": 4 (Công đoàn tỉnh duyệt)", self._activities(self.upper).summary
        )
        more[1].with_user(self.users["administrator"]).action_withdraw("Nhầm")
        self._notify()
        self.assertFalse(self._activities())

    def test_done_by_him_is_done(self):
        nominations = self._submit(2)
        self._notify()
        activity = self._activities()
        nominations.with_user(self.head).action_approve()
        self._notify()
        self.assertTrue(activity.exists())
        self.assertFalse(activity.active)
        self.assertEqual(activity.date_done, fields.Date.today())
        self.assertFalse(self._mails(), "nothing is left to tell in the queued mail")
        self.assertEqual(len(self._mails(self.upper)), 1)

    def test_gone_without_him_is_gone(self):
        nominations = self._submit(2)
        self._notify()
        activity = self._activities()
        nominations.with_user(self.users["administrator"]).action_withdraw("Nhầm")
        self._notify()
        self.assertFalse(activity.exists())

    def test_opened_again(self):
        self._submit(1).with_user(self.head).action_approve()
        self._notify()
        self.assertFalse(self._activities(done=True))
        self._submit(1, "Người sau")
        self._notify()
        self.assertIn(": 1 (", self._activities().summary)
        self.assertEqual(len(self._mails()), 1)

    def test_twice_is_once(self):
        self._submit(3)
        self._notify()
        before = self._activities(), self._mails(), self.notices.search([])
        self._notify()
        self._remind()
        self._remind()
        self.assertEqual(
            before, (self._activities(), self._mails(), self.notices.search([]))
        )

    def test_suspended_does_not_wait(self):
        nominations = self._submit(2)
        nominations[0].with_user(self.users["officer"]).action_suspend("Có đơn thư")
        self._notify()
        self.assertIn(": 1 (", self._activities().summary)
        nominations[0].with_user(self.users["officer"]).action_resume("Đã trả lời")
        self._notify()
        self.assertIn(": 2 (", self._activities().summary)

    def test_dismissed_comes_back_with_something_new(self):
        self._submit(2)
        self._notify()
        self._activities().with_user(self.head).action_done()
        self._submit(1, "Người sau")
        self._notify()
        self.assertIn(": 3 (", self._activities().summary)

    def test_change_of_head(self):
        self._submit(2)
        self._notify()
        self._set_role(self.staff["unit_head"], "member")
        self._set_role(self.staff["employee"], "head")
        self._notify()
        self.assertFalse(self._activities())
        self.assertIn(": 2 (", self._activities(self.users["employee"]).summary)
        step = self.env["emulation.nomination.step"].with_user(self.users["employee"])
        self.assertEqual(step.get_waiting()["total"], 2)

    def test_delegate(self):
        self._submit(2)
        self._notify()
        self.env["emulation.delegation"].with_user(self.head).create(
            {
                "delegator_id": self.staff["unit_head"].id,
                "delegate_id": self.staff["employee"].id,
                "date_from": self.today,
                "date_to": self.today,
                "reason": "Đi công tác",
            }
        )
        self._notify()
        delegate = self.users["employee"]
        self.assertIn(": 2 (", self._activities(delegate).summary)

    def test_no_follower_and_no_message(self):
        followers = self.round.message_follower_ids
        messages = self.round.message_ids
        nominations = self._submit(2)
        self._notify()
        nominations.with_user(self.head).action_approve()
        self._notify()
        self.assertEqual(self.round.message_follower_ids, followers)
        self.assertEqual(self.round.message_ids, messages)

    def test_conflict_is_not_counted_and_nobody_is_named(self):
        """The head is nominated too: his own nomination passes on, unseen by him."""
        own = self._new_nomination(self.staff["unit_head"])
        own.with_user(self.users["administrator"]).action_submit()
        others = self._submit(2)
        self._notify()
        activity, mail = self._activities(), self._mails()
        self.assertIn(": 2 (", activity.summary)
        texts = (activity.summary, str(activity.note), mail.subject, mail.body_html)
        for nomination in own | others:
            # The mail greets the head; nothing else of his name may be in it
            body = " ".join(texts).replace(self.head.name, "", 1)
            self.assertNotIn(nomination.subject_name, body)

    def test_only_ones_own_notices(self):
        self._submit(1)
        self._notify()
        for role in ("employee", "officer", "auditor"):
            seen = self.notices.with_user(self.users[role]).search([])
            self.assertFalse(seen.filtered(lambda n: n.user_id == self.head))
        own = self.notices.with_user(self.head).search([])
        self.assertEqual(own.count, 1)
        with self.assertRaises(AccessError):
            own.count = 5

    def test_change_marks_once(self):
        self._notify()
        marks = self.env["emulation.notice.mark"]
        self._submit(20)
        self.assertEqual(marks.search([]).round_id, self.round)
        self.assertEqual(len(marks.search([])), 1)

    def test_constant_queries(self):
        def run(count, name):
            self._submit(count, name)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self._notify()
            self.env.flush_all()
            return self.cr.sql_log_count - before

        run(1, "Đầu tiên")
        few = run(10, "Mười")
        many = run(200, "Hai trăm")
        self.assertLessEqual(many, few + 2)
