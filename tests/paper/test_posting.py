# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import datetime, timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tests.common import new_test_user

from ..quota.quota_common import QuotaCommon
from .paper_case import PaperCase


@tagged("post_install", "-at_install")
class TestPosting(PaperCase):
    """What is proposed is shown for some days; an objection makes it wait."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._new_route(
            cls._group_step("posting", working_days=3), cls._group_step("approval")
        )
        cls.nomination = cls._submitted()
        cls.step = cls.nomination.current_step_ids
        cls.employee = cls.users["employee"]

    def _posting(self, user=None):
        self.env.flush_all()
        model = self.env["emulation.posting"].with_user(user or self.employee)
        return model.search([("id", "in", self.step.ids)])

    def _run(self, day=None):
        """Run the scheduled action at noon of a day, the days being over by default."""
        day = day or self.step.deadline + timedelta(days=1)
        noon = datetime.combine(day, datetime.min.time().replace(hour=5))
        with freeze_time(noon), self.enter_registry_test_mode():
            self.env.ref("hr_emulation.cron_posting").method_direct_trigger()

    def test_everybody_reads_name_unit_award_and_days(self):
        for role, user in self.users.items():
            posting = self._posting(user)
            self.assertEqual(posting.subject_name, self.person.name, role)
            self.assertEqual(posting.unit_id, self.unit_a, role)
            self.assertEqual(posting.award_type_id, self.award_inside, role)
            self.assertEqual(posting.date_to, self.step.deadline, role)
        shown = set(self.env["emulation.posting"]._fields)
        self.assertEqual(
            shown - {"id", "display_name"},
            {
                "subject_name",
                "unit_id",
                "award_type_id",
                "date_from",
                "date_to",
                "company_id",
                "can_object",
            },
        )
        with self.assertRaises(AccessError):
            self.nomination.with_user(self.users["inspector"]).read(["subject_name"])

    def test_another_company_reads_nothing(self):
        company = self.env["res.company"].create({"name": "Đơn vị khác"})
        stranger = new_test_user(
            self.env,
            "emulation_stranger",
            company_id=company.id,
            company_ids=[(6, 0, company.ids)],
        )
        self.assertFalse(self._posting(stranger))
        posting = self._posting().with_user(stranger)
        with self.assertRaises(AccessError):
            posting.action_object("Không đúng")
        self.assertEqual(self.nomination.state, "submitted")

    def test_ends_by_itself_after_its_working_days(self):
        self._run(self.step.deadline)
        self.assertEqual(self.step.state, "current")
        # Two days missed are caught up; a second run does nothing more
        self._run(self.step.deadline + timedelta(days=3))
        self.assertEqual(self.step.outcome, "posted")
        self.assertEqual(self.step.actor_text, "automatically")
        done_on = self.step.done_on
        self._run(self.step.deadline + timedelta(days=4))
        self.assertEqual(self.step.done_on, done_on)
        self.assertFalse(self._posting())
        self.assertEqual(self.nomination.current_step_ids.kind, "approval")
        self.assertIn("objections: 0", self.step.posting_text)

    def test_objection_waits_for_its_answer(self):
        complaint = self._posting().action_object("Không có sáng kiến năm 2021")
        self.assertEqual(complaint.kind, "objection")
        self.assertEqual(complaint.complainant_id, self.staff["employee"])
        self.assertEqual(complaint.entered_by_id, self.employee)
        self.assertEqual(self.nomination.state, "suspended")
        self._run()
        self.assertEqual(self.step.state, "current")
        complaint.with_user(self.officer).action_answer("partly", "Đã kiểm tra")
        self.assertEqual(self.nomination.state, "submitted")
        self._run()
        self.assertEqual(self.step.outcome, "posted")
        self.assertIn("objections: 1", self.step.posting_text)

    def test_log_and_messages_do_not_tell_who_objects(self):
        complaint = self._posting().action_object("Không đúng")
        log = self.env["emulation.audit.log"].sudo()
        for record in (complaint, self.nomination):
            entries = log.search(
                [("res_model", "=", record._name), ("res_id", "=", record.id)]
            )
            self.assertTrue(entries)
            self.assertNotIn(self.employee.login, entries.mapped("actor_login"))
        authors = self.nomination.message_ids.author_id
        self.assertNotIn(self.employee.partner_id, authors)
        self.assertNotEqual(self.nomination.write_uid, self.employee)

    def test_complainant_follows_his_own(self):
        complaint = self._posting().action_object(
            "Không đúng", [self._new_scan(self.employee)]
        )
        own = complaint.with_user(self.employee)
        self.assertEqual(own.subject_name, self.person.name)
        self.assertTrue(own.attachment_ids.read(["datas"]))
        self.assertFalse(own.can_answer)
        with self.assertRaises(UserError):
            own.action_answer("rejected", "Tự trả lời")
        with self.assertRaises(AccessError):
            complaint.with_user(self.users["council_user"]).read(["content"])

    def test_who_may_not_object(self):
        posting = self._posting()
        self.assertIn("Say what", self._refusal(UserError, posting.action_object, " "))
        posting.action_object("Không đúng")
        self.assertIn(
            "being looked into",
            self._refusal(UserError, posting.action_object, "Lần nữa"),
        )
        visitor = new_test_user(self.env, "emulation_visitor")
        self.assertIn(
            "no employee",
            self._refusal(UserError, posting.with_user(visitor).action_object, "Sai"),
        )
        nominee = new_test_user(self.env, "emulation_nominee")
        self.person.user_id = nominee
        for user, can in (
            (self.users["employee"], True),
            (nominee, False),
            (visitor, False),
        ):
            self.assertEqual(posting.with_user(user).can_object, can, user.name)
        self.assertIn(
            "about yourself",
            self._refusal(UserError, posting.with_user(nominee).action_object, "Sai"),
        )
        # Nobody enters one as somebody else
        with self.assertRaises(AccessError):
            self.env["emulation.complaint"].with_user(self.employee).create(
                {
                    "nomination_id": self.nomination.id,
                    "complainant_id": self.staff["inspector"].id,
                    "content": "Giả danh",
                }
            )

    def test_no_objection_to_what_is_not_posted(self):
        self._run()
        posting = self.env["emulation.posting"].with_user(self.employee)
        for step in (self.step, self.nomination.current_step_ids):
            with self.assertRaises(UserError):
                posting.browse(step.id).action_object("Muộn")
        self.assertFalse(self.nomination.sudo().complaint_ids)

    def test_officer_enters_an_objection_for_somebody(self):
        complaint = (
            self.env["emulation.complaint"]
            .with_user(self.officer)
            .create(
                {
                    "nomination_id": self.nomination.id,
                    "kind": "objection",
                    "complainant_id": self.other.id,
                    "content": "Qua điện thoại",
                    "channel": "phone",
                }
            )
        )
        self.assertEqual(complaint.step_id, self.step)
        self.assertEqual(complaint.complainant_name, self.other.name)
        self.assertEqual(complaint.entered_by_id, self.officer)

    def test_nothing_is_written_to_a_posting(self):
        posting = self._posting(self.users["administrator"])
        with self.assertRaises(AccessError):
            posting.write({"date_to": self.today})
        with self.assertRaises(AccessError):
            posting.unlink()
        with self.assertRaises(AccessError):
            posting.create({"subject_name": "Ai đó"})

    def test_window(self):
        posting = self._posting()
        action = posting.action_ask_objection()
        wizard = (
            self.env[action["res_model"]]
            .with_user(self.employee)
            .with_context(**action["context"])
            .create({"content": "Không đúng"})
        )
        self.assertEqual(wizard.subject_name, self.person.name)
        wizard.action_apply()
        self.assertEqual(self.nomination.state, "suspended")

    def test_list_and_end_take_as_many_queries_whatever_their_size(self):
        people = [
            self._new_employee(f"Người {number}", self.unit_a) for number in range(12)
        ]
        counts = {}
        steps = self._submitted(*people).current_step_ids
        postings = self.env["emulation.posting"].with_user(self.employee)
        for size in (2, 2, 10):
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            postings.search([("id", "in", steps[:size].ids)]).read()
            counts[size] = self.env.cr.sql_log_count - start
        self.assertEqual(counts[2], counts[10])


@tagged("post_install", "-at_install")
class TestPostingPlace(QuotaCommon):
    """A posting that is the last step ends only when a place is left."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._quota(
            cls.second,
            unit="percent",
            percent=50,
            percent_base="category",
            base_category_id=cls.category.id,
        )
        group = cls.env.ref("hr_emulation.group_officer")
        cls.second.route_id = cls.env["emulation.route"].create(
            {
                "name": "Duyệt rồi niêm yết",
                "step_ids": [
                    (
                        0,
                        0,
                        {
                            "sequence": sequence,
                            "name": kind,
                            "kind": kind,
                            "responsible": "group",
                            "group_id": group.id,
                            "working_days": 1,
                        },
                    )
                    for sequence, kind in enumerate(("approval", "posting"))
                ],
            }
        )

    def test_who_finds_no_place_holds_up_nobody_else(self):
        self._open()
        people = self._people(4, self.unit_b)
        self._passed(self._nominate(*people))
        best = self._submit(self._nominate(*people[:3], category=self.second))
        best.with_user(self.officer).action_approve()
        steps = best.current_step_ids
        self.env.cr.execute(
            "UPDATE emulation_nomination_step SET deadline = %s WHERE id IN %s",
            (self.today - timedelta(days=1), steps._ids),
        )
        self.env.invalidate_all()
        self._run()
        self.assertEqual(set(steps.mapped("state")), {"current"})
        for step in steps:
            self.assertIn("chưa chốt kết quả", step.entry_text)
        self.category.with_user(self.officer).action_close_results()
        self._run()
        self.assertEqual(
            sorted(best.mapped("state")), ["in_review", "passed", "passed"]
        )
        waiting = steps.filtered(lambda step: step.state == "current")
        self.assertIn("2/2", waiting.entry_text)
        done = steps - waiting
        self.assertFalse(any("closed" in step.entry_text for step in done))

    def _run(self):
        with self.enter_registry_test_mode():
            self.env.ref("hr_emulation.cron_posting").method_direct_trigger()
        self.env.invalidate_all()
