# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from freezegun import freeze_time
from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged

from .year_common import YearMixin


@tagged("post_install", "-at_install")
class TestQuestion(YearMixin, TransactionCase):
    """A unit's question goes up and comes back with an answer by a set day."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_year()
        cls._set_role(cls.staff["officer"], "head")
        cls.campaign.responsible_id = cls.users["administrator"]

    def _question(self, role="unit_head", **vals):
        return (
            self.env["emulation.question"]
            .with_user(self.users[role])
            .create(
                {
                    "name": "Sáng kiến của người chuyển đơn vị",
                    "text": "Tính cho đơn vị nào?",
                    "campaign_id": self.campaign.id,
                    "unit_id": self.unit_a.id,
                    **vals,
                }
            )
        )

    def test_up_and_back(self):
        question = self._question()
        question.action_send()
        self.assertEqual(question.answering_unit_id, self.union)
        company = self.company
        self.assertEqual(
            question.deadline,
            company._get_emulation_workday(self.today, company.emulation_answer_days),
        )
        asked = question.sudo().activity_ids
        self.assertEqual(asked.user_id, self.users["officer"])
        self.assertEqual(asked.date_deadline, question.deadline)
        with self.assertRaisesRegex(UserError, "sent and stays"):
            question.write({"text": "Khác"})
        with self.assertRaisesRegex(UserError, "not yours to answer"):
            question.write({"answer": "Tự trả lời"})
        with self.assertRaisesRegex(UserError, "answer is missing"):
            self._as("officer", question).action_answer()
        self._as("officer", question).action_answer("Cho đơn vị công nhận.")
        self.assertEqual(question.state, "answered")
        self.assertEqual(question.answered_by_id, self.users["officer"])
        told = question.sudo().activity_ids
        self.assertEqual(told.user_id, self.users["unit_head"])
        with self.assertRaisesRegex(UserError, "not yours to answer"):
            self._as("officer", question).write({"answer": "Đổi ý"})

    def test_shown_to_all(self):
        question = self._question()
        question.action_send()
        seen = self._as("council_user", question)
        with self.assertRaises(AccessError):
            seen.read(["answer"])
        with self.assertRaisesRegex(UserError, "not possible in the state"):
            self._as("officer", question).action_publish()
        self._as("officer", question).action_answer("Cho đơn vị công nhận.")
        with self.assertRaisesRegex(UserError, "only who answers"):
            question.action_publish()
        self._as("officer", question).action_publish()
        self.assertEqual(seen.answer, "Cho đơn vị công nhận.")
        with self.assertRaises(AccessError):
            seen.write({"name": "Khác"})

    def test_passed_on_and_standing_body(self):
        self._new_head_of_unit_a()
        below = self.env["hr.department"].create(
            {"name": "CĐCS Chi cục Văn thư", "parent_id": self.unit_a.id}
        )
        below.action_set_emulation_level(self.unit_a.emulation_level_id.id)
        question = self._question(unit_id=below.id)
        question.action_send()
        self.assertEqual(question.answering_unit_id, self.unit_a)
        with self.assertRaisesRegex(UserError, "Give a reason"):
            question.action_forward()
        question.action_forward("Vượt thẩm quyền")
        self.assertEqual(question.answering_unit_id, self.union)
        self.assertEqual(question.sudo().activity_ids.user_id, self.users["officer"])
        with self.assertRaisesRegex(UserError, "no unit above"):
            self._as("officer", question).action_forward("Lên nữa")
        other = self._question(addressee="standing")
        with self.assertRaisesRegex(UserError, "no standing body"):
            other.action_send()
        self.campaign.standing_body_id = self.body
        other.action_send()
        self.assertEqual(other.answering_unit_id, self.union)
        other.action_withdraw("Đã rõ")
        self.assertEqual(other.state, "withdrawn")
        self.assertFalse(other.sudo().activity_ids)

    def _new_head_of_unit_a(self):
        self.assertIn(self.unit_a, self.users["unit_head"]._emulation_led_departments())

    def test_nobody_at_the_top(self):
        """A unit without one above asks who runs the campaign."""
        question = self._question("officer", unit_id=self.union.id)
        question.action_send()
        self.assertFalse(question.answering_unit_id)
        self.assertEqual(
            question.sudo().activity_ids.user_id, self.users["administrator"]
        )

    def test_late_is_told_once(self):
        question = self._question()
        question.action_send()
        question.sudo().activity_ids.unlink()
        years = self.env["emulation.campaign.year"]
        years._cron_remind()
        self.assertFalse(question.sudo().activity_ids)
        with freeze_time(question.deadline + timedelta(days=2)):
            self.env.invalidate_all()
            self.assertTrue(question.is_late)
            years._cron_remind()
            told = question.sudo().activity_ids
            self.assertEqual(told.user_id, self.users["administrator"])
            told.unlink()
            years._cron_remind()
        self.assertFalse(question.sudo().activity_ids)

    def test_new_only_for_who_acts_for_a_unit(self):
        """No view offers what the server would refuse; everybody registers."""
        for role, offered in (
            ("unit_head", True),
            ("unit_officer", True),
            ("officer", True),
            ("employee", False),
            ("auditor", False),
        ):
            for name, is_offered in (
                ("question", offered),
                ("pledge", offered),
                ("exemplar", offered),
                ("campaign.activity", offered),
                ("inspection", offered),
                ("registration", True),
            ):
                model = self._as(role, self.env[f"emulation.{name}"])
                for kind in ("list", "kanban", "form"):
                    arch = etree.fromstring(model.get_view(view_type=kind)["arch"])
                    with self.subTest(role=role, name=name, kind=kind):
                        shown = arch.get("create") not in ("0", "False")
                        self.assertEqual(shown, is_offered)

    def test_by_rpc(self):
        question = self._question()
        for vals in (
            {"state": "answered"},
            {"deadline": self.today},
            {"answering_unit_id": self.unit_a.id},
            {"is_published": True},
        ):
            with self.subTest(vals), self.assertRaisesRegex(UserError, "by the steps"):
                question.write(vals)
        with self.assertRaises(AccessError):
            self._question(unit_id=self.unit_b.id)
        with self.assertRaises(AccessError):
            self._question("employee")
        with self.assertRaises(AccessError):
            question.write({"unit_id": self.unit_b.id})
        with self.assertRaises(AccessError):
            self._as("auditor", question).action_send()
        question.action_send()
        with self.assertRaisesRegex(UserError, "only drafts can be deleted"):
            question.unlink()
