# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged

from ..council.session_common import SessionCommon


class ConflictCommon(SessionCommon):
    def _new_nominations(self, *subjects, category=None):
        nominations = self.env["emulation.nomination"].union(
            *[self._new_nomination(s, category or self.inside) for s in subjects]
        )
        nominations.with_user(self.users["administrator"]).action_submit()
        return nominations

    def _join(self, unit, *employees, role="member"):
        self.env["emulation.unit.member"].create(
            [
                {
                    "employee_id": employee.id,
                    "department_id": unit.id,
                    "date_from": "2019-01-01",
                    "role": role,
                    "source": "manual",
                    "is_concurrent": True,
                }
                for employee in employees
            ]
        )

    def _found(self, session):
        return {
            (r.item_id.nomination_id, r.member_id.employee_id): (r.source, r.code)
            for r in session.sudo().recusal_ids
        }

    def _item(self, session, nomination):
        return session.sudo().item_ids.filtered(lambda i: i.nomination_id == nomination)

    def _line(self, session, employee):
        return session.sudo().member_ids.filtered(lambda m: m.employee_id == employee)

    def _events(self, session, like="conflict"):
        entries = self.env["emulation.audit.log"].search(
            [
                ("res_model", "=", session._name),
                ("res_id", "=", session.id),
                ("event", "like", like),
            ],
            order="seq",
        )
        return [(entry.event, entry.values) for entry in entries]


@tagged("post_install", "-at_install")
class TestConflictFound(ConflictCommon):
    """Conflicts the system finds when roll and agenda are fixed."""

    def test_nominee_on_the_council(self):
        member = self.board[5]
        own, other = self._new_nominations(member, self.person)
        session = self._new_session(own | other)
        session.action_freeze()
        self.assertEqual(
            self._found(session), {(own, member): ("automatic", "nominee")}
        )
        voters = session._get_voters()
        self.assertEqual(
            voters[self._item(session, own).id].employee_id,
            self.env["hr.employee"].union(*self.board) - member,
        )
        self.assertEqual(len(voters[self._item(session, other).id]), 6)
        self.assertEqual(
            self._events(session),
            [
                (
                    "conflict found",
                    {
                        "conflicts": [
                            {
                                "item": self._item(session, own).id,
                                "member": self._line(session, member).id,
                                "code": "nominee",
                            }
                        ]
                    },
                )
            ],
        )

    def test_second_record_of_the_nominee(self):
        member = self.board[4]
        second = self._new_employee(
            "Hồ sơ thứ hai",
            self.unit_b,
            work_contact_id=member.work_contact_id.id,
        )
        nomination = self._new_nominations(second)
        session = self._new_session(nomination)
        session.action_freeze()
        self.assertEqual(
            self._found(session), {(nomination, member): ("automatic", "nominee")}
        )

    def test_nominator_and_collective(self):
        head, deputy, plain, stranger = self.board[0], *self.board[1:3], self.board[5]
        for employee, role in ((head, "head"), (deputy, "deputy"), (plain, "member")):
            self._join(self.unit_b, employee, role=role)
        self.inside_collective.route_id = self.council_route
        nomination = self._new_nomination(self.unit_b, self.inside_collective)
        stranger.user_id.group_ids |= self.env.ref("hr_emulation.group_officer")
        nomination.with_user(stranger.user_id).action_submit()
        session = self._new_session(nomination)
        # Chair, his only deputy and the first secretary are of the unit
        self._line(session, self.board[4]).role = "deputy_chair"
        session.action_freeze()
        self.assertEqual(
            {person: why for (_n, person), why in self._found(session).items()},
            {
                head: ("automatic", "collective"),
                deputy: ("automatic", "collective"),
                plain: ("automatic", "collective"),
                stranger: ("automatic", "nominator"),
            },
        )

    def test_meeting_puts_forward(self):
        """Head and nominator vote in the unit meeting; the nominee not on himself."""
        self.inside.route_id = self.route
        nomination = self._new_nomination(self.staff["employee"])
        other = self._new_nomination(self.person)
        (nomination | other).with_user(self.users["unit_head"]).action_submit()
        session = self.env["emulation.session"].create(
            {"kind": "meeting", "unit_id": self.unit_a.id}
        )
        session.action_fill_roll()
        session.action_add_waiting()
        self._line(session, self.staff["unit_officer"]).role = "secretary"
        session.action_freeze()
        self.assertEqual(
            self._found(session),
            {
                (nomination, self.staff["employee"]): ("automatic", "nominee"),
                (other, self.person): ("automatic", "nominee"),
            },
        )

    def test_denominator_and_quorum(self):
        """Who may not vote leaves both, unless the rule says otherwise."""
        for leaves, base, result in ((True, 5, "passed"), (False, 6, "not_passed")):
            with self.subTest(leaves=leaves):
                rule = self.rule.copy(
                    {
                        "threshold": 90,
                        "comparison": "at_least",
                        "denominator": "all_members",
                        "quorum": 100,
                        "recused_leave": leaves,
                    }
                )
                member = self.board[5]
                nomination = self._new_nominations(member)
                running = self._opened(nomination, vote_rule_id=rule.id)
                running.action_record_counts(self._rows(running, (5, 0)))
                running.action_close()
                item = running.sudo().item_ids
                self.assertEqual((item.base, item.result), (base, result))
                running.action_void("Thử lại")
                nomination.with_user(self.users["administrator"]).action_withdraw("x")

    def test_absent_member_in_conflict_and_the_quorum(self):
        rule = self.rule.copy({"quorum": 100, "recused_leave": True})
        nomination = self._new_nominations(self.board[5])
        running = self._opened(nomination, present=5, vote_rule_id=rule.id)
        running.action_record_counts(self._rows(running, (5, 0)))
        running.action_close()
        self.assertEqual(running.sudo().item_ids.result, "passed")

    def test_more_votes_than_who_may_vote(self):
        nomination = self._new_nominations(self.board[5])
        running = self._opened(nomination)
        with self._refused("6 votes are more than the 5"):
            running.action_record_counts(self._rows(running, (6, 0)))

    def test_constant_queries(self):
        def queries(members, items):
            self._new_members(
                {100 * members + number: "member" for number in range(members)}
            )
            people = self._new_employees(
                *(
                    {"name": f"Người {members} {i}", "department_id": self.unit_a.id}
                    for i in range(items)
                )
            )
            nominations = self._new_nominations(self.board[5], *people)
            session = self._new_session(nominations)
            session.member_ids._take_snapshot(self.today)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            session._find_conflicts()
            self.env.flush_all()
            count = self.cr.sql_log_count - before
            self.assertEqual(len(session.sudo().recusal_ids), 1)
            session.action_void("Xong")
            nominations.with_user(self.users["administrator"]).action_withdraw("x")
            return count

        queries(1, 1)
        self.assertEqual(queries(4, 5), queries(30, 40))
