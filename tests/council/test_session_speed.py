# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.tests import tagged

from .session_common import SessionCommon


@tagged("post_install", "-at_install")
class TestSessionSpeed(SessionCommon):
    """As many queries for a large session as for a small one."""

    def _build(self, members, items):
        council = self.council.copy({"name": f"Hội đồng {members}"})
        employees = self.env["hr.employee"].create(
            [
                {
                    "name": f"Ủy viên {members} {number}",
                    "department_id": self.union.id,
                    "company_id": self.company.id,
                }
                for number in range(members - len(council.member_ids))
            ]
        )
        self.env["emulation.council.member"].create(
            [
                {
                    "council_id": council.id,
                    "employee_id": employee.id,
                    "date_from": date(2018, 2, 5),
                }
                for employee in employees
            ]
        )
        self.council_route.step_ids.council_id = council
        nominations = self._submitted(items, self.inside)
        session = (
            self.env["emulation.session"]
            .with_user(self.officer)
            .create({"kind": "council", "council_id": council.id})
        )
        return session, nominations

    def _count(self, call):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        call()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def _measure(self, members, items):
        session, nominations = self._build(members, items)
        running = session.with_user(self.secretary)
        rows = lambda: [  # noqa: E731
            {"item_id": item.id, "for": 1 + number % members}
            for number, item in enumerate(running.item_ids)
        ]
        found = {
            "roll": self._count(session.action_fill_roll),
            "agenda": self._count(session.action_add_waiting),
            "check list": self._count(lambda: session.checklist),
            "freeze": self._count(session.action_freeze),
            "open": self._count(running.action_open),
            "presence": self._count(running.action_mark_all_present),
            "counts": self._count(lambda: running.action_record_counts(rows())),
            "close": self._count(running.action_close),
            "minute": self._count(running.action_minute),
        }
        self.assertEqual(len(session.member_ids), members)
        self.assertEqual(session.item_ids.nomination_id, nominations)
        self.assertEqual(session.state, "minuted")
        found["form"] = self._count(
            lambda: running.web_read(
                {
                    "checklist": {},
                    "blocker_text": {},
                    "can_close": {},
                    "roll_count": {},
                    "waiting_count": {},
                    "frozen_is_intact": {},
                    "member_ids": {"fields": {"name": {}, "presence": {}}},
                    "item_ids": {"fields": {"result_note": {}, "subject_name": {}}},
                }
            )
        )
        return found

    def test_queries_do_not_grow(self):
        self._measure(8, 3)
        small, large = self._measure(20, 10), self._measure(200, 100)
        self.assertEqual(small.keys(), large.keys())
        for name, number in large.items():
            with self.subTest(name):
                # A thousand rows go in several statements
                self.assertLessEqual(number, small[name] + 3, (small, large))

    def test_list(self):
        for _number in range(3):
            self._new_session(self._submitted(1))
        few = self.env["emulation.session"].search([])
        spec = {
            "name": {},
            "state": {},
            "roll_count": {},
            "item_count": {},
            "rule_summary": {},
        }
        user = self.officer
        few.with_user(user).web_read(spec)
        first = self._count(lambda: few.with_user(user).web_read(spec))
        for _number in range(12):
            self._new_session(self._submitted(1))
        many = self.env["emulation.session"].search([])
        self.assertEqual(len(many), len(few) + 12)
        second = self._count(lambda: many.with_user(user).web_read(spec))
        self.assertLessEqual(second, first + 2)
