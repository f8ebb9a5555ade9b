# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..council.session_common import SessionCommon
from .paper_case import PaperCase


@tagged("post_install", "-at_install")
class TestRemark(PaperCase):
    """Before a step is done remarks are their author's alone; the nominee never reads."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._new_route(
            {"kind": "approval", "responsible": "unit_head"},
            cls._group_step("approval"),
        )
        cls.nomination = cls._submitted(cls.staff["employee"])
        cls.step = cls.nomination.current_step_ids

    def _remark(self, user, step=None, **vals):
        model = self.env["emulation.nomination.remark"].with_user(user)
        step = step or self.step
        return model.create({"step_id": step.id, "text": "Hồ sơ tốt", **vals})

    def _readers(self, remark):
        self.env.invalidate_all()
        return {
            role
            for role, user in self.users.items()
            if remark.with_user(user).search([("id", "=", remark.id)])
        }

    def test_own_before_and_shared_after(self):
        remark = self._remark(self.head)
        self.assertEqual(remark.author_id, self.head)
        self.assertEqual(self._readers(remark), {"unit_head"})
        remark.write({"text": "Cần xem lại sáng kiến"})
        self.nomination.with_user(self.head).action_approve()
        self.assertEqual(
            self._readers(remark), {"unit_head", "officer", "administrator", "auditor"}
        )
        self.assertIn(
            "not under way", self._refusal(UserError, remark.write, {"text": "Khác"})
        )
        self.assertIn("not under way", self._refusal(UserError, remark.unlink))
        self.assertIn(
            "not under way", self._refusal(UserError, self._remark, self.head)
        )

    def test_who_takes_part(self):
        for role in ("officer", "administrator", "auditor", "employee", "council_user"):
            words = self._refusal(UserError, self._remark, self.users[role])
            self.assertRegex(words, "do not take part|about yourself", role)
        self.nomination.with_user(self.head).action_approve()
        self._remark(self.officer, self.nomination.current_step_ids)
        words = self._refusal(
            UserError, self._remark, self.head, self.nomination.current_step_ids
        )
        self.assertIn("do not take part", words)

    def test_nobody_writes_as_somebody_else(self):
        remark = self._remark(self.head, author_id=self.officer.id, author_name="Ai")
        self.assertEqual(remark.author_id, self.head)
        self.assertEqual(remark.author_name, self.head.name)
        with self.assertRaises(UserError):
            remark.write({"author_id": self.officer.id})
        for user in (self.officer, self.users["administrator"]):
            with self.assertRaises(AccessError):
                remark.with_user(user).write({"text": "Sửa"})
            with self.assertRaises(AccessError):
                remark.with_user(user).unlink()
        self.assertIn(
            "Write down", self._refusal(UserError, self._remark, self.head, text=" ")
        )

    def test_side_doors(self):
        """Nominee, and officer before the step is done: no way by any method."""
        remark = self._remark(self.head, text="Bí mật")
        words = "Trao đổi chung"
        self.nomination.message_post(body=words)
        for user in (self.users["employee"], self.officer):
            self.env.invalidate_all()
            model = self.env["emulation.nomination.remark"].with_user(user)
            seen = self.nomination.with_user(user)
            self.assertFalse(model.search([("text", "ilike", "Bí mật")]))
            self.assertFalse(model.search_count([]))
            self.assertFalse(model.search([], order="text"))
            self.assertEqual(model._read_group([], [], ["__count"]), [(0,)])
            self.assertFalse(model.formatted_read_group([], ["author_id"], []))
            self.assertFalse(model.name_search(self.head.name))
            self.assertFalse(seen.remark_ids)
            for domain in (
                [("remark_ids.text", "ilike", "Bí mật")],
                [("remark_ids", "!=", False)],
            ):
                with self.assertRaises(ValueError):
                    seen.search(domain)
            self.assertNotIn("Bí mật", str(seen.message_ids.mapped("body")))
            own = model.browse(remark.id)
            for call in (
                lambda r=own: r.read(),
                lambda r=own: r.display_name,
                lambda r=own: r.web_read({"text": {}}),
                lambda r=own: r.copy(),
                lambda r=own: r._export_rows([["text"]]),
            ):
                with self.assertRaises(AccessError):
                    call()
        self.nomination.with_user(self.head).action_approve()
        nominee = remark.with_user(self.users["employee"])
        self.env.invalidate_all()
        self.assertFalse(nominee.search([]))
        with self.assertRaises(AccessError):
            nominee.read(["text"])

    def test_file_of_a_remark_follows_it(self):
        remark = self._remark(self.head)
        paper = self.env["ir.attachment"].create(
            {
                "name": "Ghi chú.pdf",
                "raw": b"x",
                "res_model": remark._name,
                "res_id": remark.id,
            }
        )
        found = self.env["ir.attachment"].with_user(self.officer)
        self.assertFalse(found.search([("id", "=", paper.id)]))
        with self.assertRaises(AccessError):
            paper.with_user(self.users["employee"]).read(["name"])

    def test_window(self):
        seen = self.nomination.with_user(self.head)
        self.assertTrue(seen.can_remark)
        self._wizard(seen.action_remark(), self.head, text="Tốt")
        self.assertEqual(seen.remark_ids.text, "Tốt")
        officer = self.nomination.with_user(self.officer)
        self.assertFalse(officer.can_remark)
        with self.assertRaises(UserError):
            officer.action_remark()

    def test_list_takes_as_many_queries_whatever_its_size(self):
        people = [
            self._new_employee(f"Người {number}", self.unit_a) for number in range(10)
        ]
        steps = self._submitted(*people).current_step_ids
        remarks = self.env["emulation.nomination.remark"].with_user(self.head)
        remarks = remarks.create(
            [{"step_id": step.id, "text": "Được"} for step in steps]
        )
        counts = []
        for size in (2, 2, 10):
            start = self._clean_count()
            remarks[:size].read(["text", "author_name", "step_name", "can_edit"])
            counts.append(self.env.cr.sql_log_count - start)
        self.assertEqual(counts[1], counts[2])


@tagged("post_install", "-at_install")
class TestRemarkCouncil(SessionCommon):
    """Members of a council note remarks on what they are going to vote on."""

    def _remark(self, employee, step):
        model = self.env["emulation.nomination.remark"].with_user(employee.user_id)
        return model.create({"step_id": step.id, "text": "Ý kiến"})

    def _reads(self, remark, user):
        self.env.invalidate_all()
        return bool(remark.with_user(user).search([("id", "=", remark.id)]))

    def test_from_freezing_to_the_minutes(self):
        chair, _deputy, _secretary, _second, member, recused = self.board
        nomination = self._submitted(1)
        step = nomination.current_step_ids
        session = self._new_session(nomination)
        with self._refused("do not take part"):
            self._remark(member, step)
        session.action_freeze()
        session.with_user(recused.user_id).action_declare_conflict(
            session.item_ids.ids, "family", None
        )
        with self._refused("may not judge"):
            self._remark(recused, step)
        with self._refused("do not take part"):
            self._remark(self.staff["employee"], step)
        remark = self._remark(member, step)
        readers = (chair.user_id, self.officer, self.users["auditor"])
        for user in readers:
            self.assertFalse(self._reads(remark, user), user.name)
        running = session.with_user(self.secretary)
        running.action_open()
        running.action_set_presence(running.member_ids.ids)
        running.action_record_counts(self._rows(running, (5, 0, 0, 0)))
        running.action_close()
        for user in readers:
            self.assertFalse(self._reads(remark, user), user.name)
        running.action_minute()
        self.assertEqual(step.outcome, "approved")
        for user in readers:
            self.assertTrue(self._reads(remark, user), user.name)
        self.assertFalse(self._reads(remark, self.users["employee"]))
        with self._refused("not under way"):
            self._remark(member, step)
