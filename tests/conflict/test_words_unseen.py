# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.fields import Domain
from odoo.tests import tagged
from odoo.tests.common import new_test_user

from ..route.route_common import HEAD, RouteCommon

REMARK = "Thành tích còn mỏng"
REASON = "Bổ sung minh chứng"


@tagged("post_install", "-at_install")
class TestWordsUnseen(RouteCommon):
    """Remarks of who judges are not for who is judged; the reason of a return is."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._set_route(HEAD, cls.appraisal)
        cls.nominee = cls.users["employee"]
        exporting = cls.env.ref("base.group_allow_export")
        exporting.user_ids |= cls.env["res.users"].union(*cls.users.values())
        cls.nomination = cls._submitted(cls.staff["employee"])
        cls._as(cls, cls.nomination, "head_a").action_approve(REMARK)
        cls.step = cls.nomination.step_ids.filtered("actor_id")
        cls._as(cls, cls.nomination, "officer").action_return(REASON)

    def _doors(self, words, user):
        """What a user finds of words, by every way: ``{door: what comes out}``."""
        self.env.invalidate_all()
        steps = self.env["emulation.nomination.step"].with_user(user)
        own = steps.search([("nomination_id", "=", self.nomination.id)])
        nomination = self.nomination.with_user(user)
        messages = self.env["mail.message"].with_user(user)
        by_step = "step_ids.comment"
        nominations = nomination.search([("id", "=", nomination.id)])
        return {
            "read": words in str(own.read(["comment"])),
            "web_read": words
            in str(nomination.web_read({"step_ids": {"fields": {"comment": {}}}})),
            "export": words in str(own.export_data(["comment"])),
            "export of the nomination": words
            in str(nomination.export_data(["step_ids/comment"])),
            "search": bool(steps.search([("comment", "ilike", words)])),
            "search for any": words
            in str(steps.search([("comment", "!=", False)]).sudo().mapped("said")),
            "search by path": bool(nominations.search([(by_step, "ilike", words)])),
            "filter": bool(own.filtered_domain([("comment", "ilike", words)])),
            "every field": words in str([s.read() for s in own]),
            "messages": bool(messages.search([("body", "like", words)])),
            "reason": words in str(nomination.state_reason),
        }

    def test_who_reads_what(self):
        in_messages = {"messages", "reason"}
        doors = self._doors(REMARK, self.nominee)
        self.assertEqual({door for door, found in doors.items() if found}, set())
        for role in ("officer", "auditor", "unit_head"):
            doors = self._doors(REMARK, self.users[role])
            shut = {door for door, found in doors.items() if not found}
            # Nobody's messages: they would be the nominee's as well
            self.assertEqual(shut, in_messages, role)
        for user in (self.nominee, self.users["officer"]):
            doors = self._doors(REASON, user)
            self.assertEqual(
                {door for door, found in doors.items() if not found}, set()
            )

    def test_stored_words_are_nobodys(self):
        for role in ("employee", "officer", "administrator", "auditor"):
            steps = self.env["emulation.nomination.step"].with_user(self.users[role])
            for call in (
                lambda s=steps: s.browse(self.step.id).read(["said"]),
                lambda s=steps: s.search([("said", "ilike", REMARK)]),
                lambda s=steps: s.search([], order="said"),
                lambda s=steps: s.formatted_read_group([], ["said"], ["__count"]),
            ):
                with self.assertRaisesRegex(Exception, "said|access"):
                    call()

    def test_hiding_tells_not_whether_there_is_a_remark(self):
        steps = self.env["emulation.nomination.step"].with_user(self.nominee)
        for said in (REMARK, False):
            self.step.said = said
            for operator in ("=", "!="):
                self.assertFalse(
                    steps.search(
                        Domain("comment", operator, False)
                        & Domain("id", "=", self.step.id)
                    )
                )

    def test_members_of_the_collective(self):
        head, collective = self.heads["deputy_a"], self.unit_a
        self._set_route(self.appraisal, self.appraisal, category=self.inside_collective)
        nomination = self._submitted(collective, self.inside_collective)
        self._as(nomination, "officer").action_approve(REMARK)
        step = nomination.step_ids.filtered("actor_id").with_user(head)
        self.env.invalidate_all()
        self.assertTrue(step.actor_name)
        self.assertFalse(step.comment)
        self.assertEqual(step.sudo().comment, REMARK)

    def test_words_of_a_body_consulted(self):
        group = {"responsible": "group", "group_id": self.group.id}
        self._set_route({"kind": "consultation", **group}, self.appraisal)
        user = new_test_user(self.env, "words_nominee")
        other = self._new_employee("Hai", self.unit_a, user_id=user.id)
        nomination = self._submitted(other)
        step = nomination.current_step_ids.with_user(self.users["officer"])
        step.action_record_letter("12/CV", self.today, self.outside.id)
        step.action_record_answer("disagree", "90/TL", self.today, REMARK)
        for user, seen in (
            (other.user_id, False),
            (self.users["officer"], True),
            (self.users["unit_head"], True),
        ):
            self.env.invalidate_all()
            own = nomination.with_user(user)
            self.assertEqual(REMARK in (own.dissent_text or ""), seen, user.login)
            self.assertEqual(REMARK in str(own.step_ids.mapped("comment")), seen)
