# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged

from .test_conflict import ConflictCommon


@tagged("post_install", "-at_install")
class TestConflictOfTheLead(ConflictCommon):
    """Chair or secretary in conflict: the deputy acts for that item."""

    def _acting(self, item):
        return tuple(
            item._get_acting(role).employee_id for role in ("chair", "secretary")
        )

    def test_who_acts(self):
        chair, deputy, secretary, second = self.board[:4]
        nominations = self._new_nominations(chair, secretary, self.person)
        session = self._new_session(nominations)
        session.action_freeze()
        items = [self._item(session, n) for n in nominations]
        self.assertEqual(
            [self._acting(item) for item in items],
            [(deputy, secretary), (chair, second), (chair, secretary)],
        )
        self.assertEqual(
            [
                (i.acting_chair_id.employee_id, i.acting_secretary_id.employee_id)
                for i in items
            ],
            [
                (deputy, second.browse()),
                (second.browse(), second),
                (second.browse(), second.browse()),
            ],
        )
        self.assertIn(deputy.name, items[0].acting_text)

    def test_both_in_conflict(self):
        chair, deputy, secretary, second = self.board[:4]
        self._join(self.unit_b, chair, secretary)
        self.inside_collective.route_id = self.council_route
        nomination = self._new_nominations(self.unit_b, category=self.inside_collective)
        session = self._new_session(nomination)
        session.action_freeze()
        self.assertEqual(self._acting(session.sudo().item_ids), (deputy, second))
        self.assertEqual(
            set(session.sudo().recusal_ids.member_id.employee_id), {chair, secretary}
        )

    def test_nobody_left_names_the_item(self):
        chair, deputy, secretary, second = self.board[:4]
        nominations = self._new_nominations(chair, secretary, self.person)
        session = self._new_session(nominations)
        self._line(session, deputy).role = "member"
        self._line(session, second).role = "member"
        with self._refused(
            f"(?s){chair.name}: the chair .*{secretary.name}: the secretary"
        ):
            session.action_freeze()
        self.assertEqual(session.state, "draft")

    def test_nobody_left_after_a_declaration(self):
        """Nobody is made to judge: the item waits for a session that can."""
        chair, deputy = self.board[:2]
        nominations = self._new_nominations(chair, self.person)
        session = self._new_session(nominations)
        session.action_freeze()
        item = self._item(session, nominations[0])
        session.with_user(deputy.user_id).action_declare_conflict(item.ids, "family")
        self.assertEqual(item.result, "void")
        self.assertFalse(item.acting_chair_id)
        follower = session.sudo().next_session_ids
        self.assertEqual(follower.item_ids.nomination_id, nominations[0])
        with self._refused("no deputy chair is free"):
            follower.action_freeze()
        self._line(follower, self.board[4]).role = "deputy_chair"
        follower.action_freeze()
        self.assertEqual(follower.item_ids.acting_chair_id.employee_id, self.board[4])

    def test_the_deputy_enters_the_counts(self):
        secretary, second = self.board[2:4]
        nominations = self._new_nominations(secretary, self.person)
        session = self._opened(nominations)
        rows = [{"item_id": item.id, "for": 5} for item in session.sudo().item_ids]
        with self._refused("you have a conflict of interest"):
            session.action_record_counts(rows)
        session.action_record_counts(rows[1:])
        deputy = session.with_user(second.user_id)
        deputy.action_record_counts(rows[:1])
        session.action_close()
        session.action_minute()
        self.assertEqual(set(nominations.mapped("state")), {"passed"})

    def test_the_acting_chair_decides_the_tie(self):
        chair, deputy = self.board[:2]
        self.assertEqual(self.rule.tie_rule, "chair")
        nominations = self._new_nominations(chair, self.person)
        session = self._opened(nominations)
        item = self._item(session, nominations[0])
        session.action_record_counts(
            [
                {"item_id": i.id, "for": n, "against": n}
                for i, n in zip(session.sudo().item_ids, (2, 3), strict=True)
            ]
        )
        session.action_close()
        self.assertEqual(item.result, "tie")
        other = self._item(session, nominations[1])
        choices = [[item.id, "for"]]
        with self._refused("say of each tie"):
            session.with_user(chair.user_id).action_decide_tie(choices)
        with self._refused("only who presides"):
            session.action_decide_tie(choices)
        session.with_user(deputy.user_id).action_decide_tie(choices)
        self.assertEqual((item.result, other.result), ("passed", "tie"))
        session.with_user(chair.user_id).action_decide_tie([[other.id, "against"]])
        self.assertEqual(other.result, "not_passed")

    def test_the_acting_chair_decides_among_those_tied_with_the_chair(self):
        chair, deputy = self.board[:2]
        nominations = self._new_nominations(chair, self.person)
        session = self._new_session(nominations)
        session.write(
            {"seat_ids": [(0, 0, {"category_id": self.inside.id, "seats": 1})]}
        )
        session.action_freeze()
        session = session.with_user(self.secretary)
        session.action_open()
        session.action_mark_all_present()
        items = [self._item(session, n) for n in nominations]
        session.action_record_counts([{"item_id": i.id, "for": 5} for i in items])
        session.action_close()
        self.assertEqual([i.result for i in items], ["tie", "tie"])
        choices = [[items[0].id, "against"], [items[1].id, "for"]]
        with self._refused("only who presides"):
            session.with_user(chair.user_id).action_decide_tie(choices)
        session.with_user(deputy.user_id).action_decide_tie(choices)
        self.assertEqual([i.result for i in items], ["not_passed", "passed"])

    def test_a_chair_in_conflict_hears_nothing_of_the_tie(self):
        chair = self.board[0]
        nomination = self._new_nominations(chair)
        session = self._opened(nomination, present=5)
        item = session.sudo().item_ids
        session.action_record_counts([{"item_id": item.id, "for": 2, "against": 2}])
        session.action_close()
        own = session.with_user(chair.user_id)
        with self._refused("not final"):
            own.action_minute()
        self.assertFalse(own.can_decide_tie)
        self.assertNotIn("tie", own.blocker_text)

    def test_a_chair_in_conflict_hears_nothing_of_the_second_ballot(self):
        chair, deputy = self.board[:2]
        rule = self.rule.copy({"tie_rule": "second_ballot"})
        nomination = self._new_nominations(chair)
        session = self._opened(nomination, present=5, vote_rule_id=rule.id)
        item = session.sudo().item_ids
        session.action_record_counts([{"item_id": item.id, "for": 2, "against": 2}])
        session.action_close()
        own = session.with_user(chair.user_id)
        self.assertFalse(own.can_second_ballot)
        with self._refused("nothing is tied"):
            own.action_second_ballot()
        acting = session.with_user(deputy.user_id)
        self.assertTrue(acting.can_second_ballot)
        acting.action_second_ballot()
