# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from psycopg2.errors import ExclusionViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import format_date, mute_logger

from ..reports.common import read_pages
from .route_common import HEAD, RouteCommon


@tagged("post_install", "-at_install")
class TestDelegation(RouteCommon):
    """Somebody acts for somebody else, as the papers say."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.route = cls._set_route(HEAD)
        cls.later = cls.today + timedelta(days=10)

    def _vals(self, delegator="head_a", delegate="head_b", **vals):
        return {
            "delegator_id": self._person(delegator).id,
            "delegate_id": self._person(delegate).id,
            "date_to": self.later,
            "reason": "Đi công tác",
            **vals,
        }

    def _delegate(self, delegator="head_a", delegate="head_b", user=None, **vals):
        user = user or self.heads.get(delegator) or self.users[delegator]
        return (
            self.env["emulation.delegation"]
            .with_user(user)
            .create(self._vals(delegator, delegate, **vals))
        )

    def _paper(self, user):
        return (
            self.env["ir.attachment"]
            .with_user(user)
            .create({"name": "uy-quyen.pdf", "raw": b"%PDF-1.4 paper"})
        )

    def test_delegate_acts_and_the_step_says_for_whom(self):
        delegation = self._delegate()
        nomination = self._submitted()
        step = nomination.current_step_ids
        users = step._get_responsible_users()[step.id]
        self.assertEqual(users, self.heads["head_a"] | self.heads["head_b"])
        mine = self.env["emulation.nomination.step"].with_user(self.heads["head_b"])
        self.assertEqual(mine.search([("is_mine", "=", True)]), step)
        self._as(nomination, "head_b").action_approve("Thay mặt")
        self.assertEqual(nomination.state, "passed")
        self.assertEqual(step.delegation_id, delegation)
        self.assertEqual(step.actor_id, self.heads["head_b"])
        days = "–".join(format_date(self.env, day) for day in (self.today, self.later))
        self.assertEqual(
            step.actor_text, f"Head_B, acting for Unit_Head (delegation of {days})"
        )
        self.assertEqual(self._log(nomination)[-1].values["delegation"], delegation.ids)
        self.assertEqual(self._log(delegation).mapped("event"), ["delegated"])

    def test_papers_say_for_whom(self):
        self._delegate()
        nomination = self._submitted()
        self._as(nomination, "head_b").action_approve("Nhất trí đề nghị")
        pages = [
            read_pages(
                self.env["ir.actions.report"]
                .with_user(user)
                .with_context(force_report_rendering=True)
                ._render_qweb_pdf("hr_emulation.approval_sheet", nomination.ids)[0]
            )
            for user in (self.users["officer"], self.users["unit_officer"])
        ]
        for [page] in pages:
            for text in (
                "PHIẾU THEO DÕI QUÁ TRÌNH XÉT",
                "Head_B, thực hiện thay Unit_Head (ủy quyền",
                "Nhất trí đề nghị",
                "Đã duyệt",
            ):
                self.assertIn(text, page)

    def test_who_did_it_himself_is_no_delegate(self):
        self._delegate()
        nomination = self._submitted()
        self._as(nomination, "head_a").action_approve()
        self.assertFalse(nomination.step_ids.delegation_id)

    def test_only_on_its_days(self):
        self._delegate(date_from=self.today + timedelta(days=1))
        nomination = self._submitted()
        with self.assertRaises(AccessError):
            self._as(nomination, "head_b").action_approve()

    def test_no_chains(self):
        self._delegate("head_a", "head_b")
        self._delegate("head_b", "employee")
        nomination = self._submitted()
        with self.assertRaises(UserError):
            self._as(nomination, "employee").action_approve()
        step = nomination.current_step_ids
        self.assertNotIn(self.users["employee"], step._get_responsible_users()[step.id])

    def test_conflict_of_the_delegate(self):
        self._delegate("head_a", "employee")
        nomination = self._submitted(self.staff["employee"])
        with self.assertRaisesRegex(UserError, "you are the nominee yourself"):
            self._as(nomination, "employee").action_approve()
        self.assertEqual(nomination.state, "submitted")

    def test_conflict_of_the_delegator(self):
        self._delegate("head_a", "head_b")
        self._delegate("deputy_a", "employee")
        nomination = self._submitted(user=self.heads["head_a"])
        with self.assertRaises(UserError):
            self._as(nomination, "head_b").action_approve()
        # It passed to the deputy, whose delegate may act
        self._as(nomination, "employee").action_approve()
        self.assertEqual(nomination.state, "passed")

    def test_conflict_of_a_named_delegator(self):
        named = self.heads["head_b"]
        self._set_route(
            {"kind": "approval", "responsible": "user", "user_id": named.id}
        )
        self._delegate("head_b", "employee")
        own = self._submitted(self._person("head_b"))
        step = own.current_step_ids
        self.assertFalse(step._get_responsible_users()[step.id])
        with self.assertRaises(UserError):
            self._as(own, "employee").action_approve()

    def test_group_member_delegates(self):
        self._set_route(self.appraisal)
        self._delegate("officer", "head_b")
        nomination = self._submitted()
        self._as(nomination, "head_b").action_approve()
        self.assertEqual(nomination.step_ids.actor_id, self.heads["head_b"])

    def test_ended_early(self):
        delegation = self._delegate()
        nomination = self._submitted()
        for name in ("employee", "unit_officer"):
            with self.assertRaises(AccessError):
                self._as(delegation, name).action_end("Không")
        with self.assertRaisesRegex(UserError, "reason"):
            self._as(delegation, "head_a").action_end()
        self._as(delegation, "head_a").action_end("Về sớm")
        self.assertFalse(delegation.is_valid)
        with self.assertRaises(AccessError):
            self._as(nomination, "head_b").action_approve()
        entry = self._log(delegation)[-1]
        self.assertEqual((entry.event, entry.reason), ("end", "Về sớm"))
        with self.assertRaisesRegex(UserError, "not possible in the state"):
            self._as(delegation, "head_a").action_end("Lần nữa")
        # The same two may begin anew
        self._delegate()

    def test_an_officer_enters_what_is_on_paper(self):
        officer = self.users["officer"]
        with (
            self.assertRaisesRegex(UserError, "attach the paper"),
            self.cr.savepoint(),
        ):
            self._delegate(user=officer)
        paper = self._paper(officer)
        delegation = self._delegate(user=officer, attachment_ids=[(6, 0, paper.ids)])
        kept = delegation.attachment_ids
        self.assertNotEqual(kept, paper)
        self.assertEqual(kept.res_id, delegation.id)
        paper.unlink()
        self.assertTrue(kept.exists())

    def test_not_to_oneself(self):
        officer = self.users["officer"]
        papers = [(6, 0, self._paper(officer).ids)]
        with self.assertRaisesRegex(UserError, "somebody else has to enter"):
            self._delegate("head_a", "officer", officer, attachment_ids=papers)
        second = self._new_employee(
            "Bản ghi 2",
            self.unit_b,
            work_contact_id=self._person("head_a").work_contact_id.id,
        )
        with self.assertRaisesRegex(UserError, "nobody delegates to himself"):
            self._delegate(delegate_id=second.id)

    def test_nobody_delegates_for_others(self):
        for name in ("employee", "head_b", "auditor", "unit_officer"):
            user = self.heads.get(name) or self.users[name]
            with self.subTest(name=name), self.assertRaises(UserError):
                self._delegate(user=user, delegate="deputy_a")
        self.assertFalse(self.env["emulation.delegation"].search([]))

    def test_every_reason_at_once(self):
        past = self.today - timedelta(days=3)
        with self.assertRaises(UserError) as error:
            self._delegate(
                "head_a",
                "head_b",
                self.users["officer"],
                date_from=past,
                date_to=past,
                delegate_id=self.person.id,
            )
        for text in ("attach the paper", "is over already", "has no log-in"):
            self.assertIn(text, str(error.exception))

    def test_several_delegates_but_not_twice_the_same(self):
        self._delegate()
        self._delegate(delegate="deputy_a")
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(ExclusionViolation),
            self.cr.savepoint(),
        ):
            self._delegate()

    def test_written_once(self):
        delegation = self._delegate()
        for user in (*self.users.values(), self.env.ref("base.user_admin")):
            with self.assertRaises(UserError):
                delegation.with_user(user).write({"date_to": self.today})
            with self.assertRaises(UserError):
                delegation.with_user(user).unlink()
        with self.assertRaises(UserError):
            self._delegate(delegate="deputy_a", state="ended")

    def test_who_reads(self):
        delegation = self._delegate()
        for name, expected in {
            "head_a": True,
            "head_b": True,
            "officer": True,
            "auditor": True,
            "employee": False,
            "unit_officer": False,
        }.items():
            user = self.heads.get(name) or self.users[name]
            found = delegation.with_user(user).search([])
            self.assertEqual(bool(found), expected, name)
