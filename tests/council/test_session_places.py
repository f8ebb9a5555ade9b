# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged

from .session_common import SessionCommon


@tagged("post_install", "-at_install")
class TestSessionPlaces(SessionCommon):
    """More candidates than places, ties, second ballots, full quotas."""

    def _voted(self, seats, *counts, **vals):
        """A closed session with places for one category."""
        self._submitted(len(counts))
        session = self._new_session(**vals)
        session.write(
            {"seat_ids": [(0, 0, {"category_id": self.inside.id, "seats": seats})]}
        )
        session.action_freeze()
        running = session.with_user(self.secretary)
        running.action_open()
        running.action_set_presence(running.member_ids.ids)
        running.action_record_counts(self._rows(running, *counts))
        running.action_close()
        return running

    def _second_rule(self, tie_rule):
        return self.rule.copy({"tie_rule": tie_rule}).id

    def test_ranking(self):
        session = self._voted(2, (4, 2), (6,), (5, 1), (1, 5))
        self.assertEqual(
            session.item_ids.mapped("result"),
            ["not_passed", "passed", "passed", "not_passed"],
        )
        self.assertEqual(session.item_ids.mapped("rank"), [3, 1, 2, 0])
        self.assertIn("not chosen", session.item_ids[0].result_note)

    def test_tie_for_the_last_place_decided_by_the_chair(self):
        session = self._voted(2, (5, 1), (6,), (5, 1))
        first, second, third = session.item_ids
        self.assertEqual(session.item_ids.mapped("result"), ["tie", "passed", "tie"])
        with self._refused("the person presiding has to decide the tie"):
            session.action_minute()
        choices = [[first.id, "against"], [third.id, "for"]]
        with self._refused("only who presides"):
            session.action_decide_tie(choices)
        chair = session.with_user(self.chair)
        self.assertTrue(chair.can_decide_tie)
        for bad, text in (
            ([[first.id, "for"], [third.id, "for"]], "choose 1 of those tied"),
            ([[first.id, "for"]], "say of each tie"),
            ([[first.id, "for"], [second.id, "against"]], "say of each tie"),
            ([[first.id, "blank"], [third.id, "for"]], "say of each tie"),
            ("for", "say of each tie"),
        ):
            with self.subTest(bad=bad), self._refused(text):
                chair.action_decide_tie(bad)
        chair.action_decide_tie(choices)
        self.assertEqual(
            session.item_ids.mapped("result"), ["not_passed", "passed", "passed"]
        )
        self.assertIn(
            f"passed by the opinion of the person presiding ({self.chair.name})",
            third.result_note,
        )
        session.action_minute()
        self.assertEqual(
            session.item_ids.nomination_id.mapped("state"),
            ["failed", "passed", "passed"],
        )

    def test_equal_votes_of_one_item(self):
        self._submitted(1)
        session = self._opened()
        session.action_record_counts(self._rows(session, (3, 3)))
        session.action_close()
        self.assertEqual(session.item_ids.result, "tie")
        session.with_user(self.chair).action_decide_tie([[session.item_ids.id, "for"]])
        self.assertEqual(session.item_ids.result, "passed")

    def test_nobody_decides_a_tie(self):
        rule = self._second_rule("none")
        session = self._voted(1, (5, 1), (5, 1), vote_rule_id=rule)
        self.assertEqual(session.item_ids.mapped("result"), ["not_passed"] * 2)

    def test_second_ballot(self):
        rule = self._second_rule("second_ballot")
        session = self._voted(2, (6,), (5, 1), (5, 1), vote_rule_id=rule)
        self.assertEqual(session.item_ids.mapped("result"), ["passed", "tie", "tie"])
        self.assertTrue(session.can_second_ballot)
        action = session.action_second_ballot()
        second = self.env["emulation.session"].browse(action["res_id"])
        self.assertEqual(
            (second.ballot_number, second.previous_session_id), (2, session)
        )
        self.assertEqual(second.member_ids.employee_id, session.member_ids.employee_id)
        self.assertEqual(
            second.item_ids.nomination_id, session.item_ids[1:].nomination_id
        )
        self.assertEqual(second.seat_ids.seats, 1)
        with self._refused("has been called already"):
            session.action_second_ballot()
        session.action_minute()
        self.assertEqual(
            session.item_ids.nomination_id.mapped("state"),
            ["passed", "submitted", "submitted"],
        )
        second.with_user(self.officer).action_freeze()
        running = second.with_user(self.secretary)
        running.action_open()
        running.action_set_presence(running.member_ids.ids)
        running.action_record_counts(self._rows(running, (4, 2), (5, 1)))
        running.action_close()
        running.action_minute()
        self.assertEqual(running.item_ids.mapped("result"), ["not_passed", "passed"])

    def test_second_ballot_before_the_minutes(self):
        """The tied stand on the agenda of two sessions until the first is minuted."""
        rule = self._second_rule("second_ballot")
        session = self._voted(1, (5, 1), (5, 1), vote_rule_id=rule)
        action = session.action_second_ballot()
        second = self.env["emulation.session"].browse(action["res_id"])
        with self._refused("on the agenda of another session"):
            second.with_user(self.officer).action_freeze()
        session.action_minute()
        second.with_user(self.officer).action_freeze()

    def test_no_second_ballot_where_the_rule_knows_none(self):
        session = self._voted(1, (5, 1), (5, 1))
        self.assertFalse(session.can_second_ballot)
        with self._refused("knows no second ballot"):
            session.action_second_ballot()

    def test_full_quota_never_stops_the_minutes(self):
        """The one with more votes takes the last place, the other waits."""
        planned = self._new_round("draft", name="Đợt có chỉ tiêu")
        category = planned.category_ids[0]
        category.write({"route_id": self.council_route.id, "quota_step": "passing"})
        self.env["emulation.quota"].create({"category_id": category.id, "number": 1})
        planned.action_open()
        fewer, more = self._submitted(2, category)
        session = self._opened(fewer | more)
        session.action_record_counts(self._rows(session, (4, 2), (6,)))
        session.action_close()
        session.action_minute()
        self.assertEqual(session.item_ids.mapped("result"), ["no_place", "passed"])
        self.assertEqual((fewer.state, more.state), ("submitted", "passed"))
        self.assertIn("No place is left", session.item_ids[0].result_note)
        self.assertEqual(fewer.current_step_ids.kind, "council")
        self.assertEqual(self._new_session().item_ids.nomination_id, fewer)

    def test_equal_votes_for_the_last_place_of_the_quota(self):
        """Nobody goes first by his number on the agenda, nobody behind goes ahead."""
        planned = self._new_round("draft", name="Đợt có chỉ tiêu")
        category = planned.category_ids[0]
        category.write({"route_id": self.council_route.id, "quota_step": "passing"})
        self.env["emulation.quota"].create({"category_id": category.id, "number": 2})
        planned.action_open()
        nominations = self._submitted(4, category)
        session = self._opened(nominations)
        session.action_record_counts(self._rows(session, (5, 1), (5, 1), (6,), (4, 2)))
        session.action_close()
        session.action_minute()
        self.assertEqual(
            session.item_ids.mapped("result"),
            ["no_place", "no_place", "passed", "no_place"],
        )
        self.assertIn("Equal votes", session.item_ids[0].result_note)
        # With the place that is left the declared rule decides
        again = self._new_session()
        self.assertEqual(len(again.item_ids), 3)
        again.write({"seat_ids": [(0, 0, {"category_id": category.id, "seats": 1})]})
        again.action_freeze()
        running = again.with_user(self.secretary)
        running.action_open()
        running.action_set_presence(running.member_ids.ids)
        running.action_record_counts(self._rows(running, (5, 1), (6,), (4, 2)))
        running.action_close()
        running.action_minute()
        self.assertEqual(
            running.item_ids.mapped("result"), ["not_passed", "passed", "not_passed"]
        )

    def test_what_builds_on_another_award_of_the_session(self):
        planned = self._new_round("draft", name="Đợt hai bậc")
        base, _collective, upper = planned.category_ids
        (base | upper).write({"route_id": self.council_route.id})
        upper.requires_category_id = base
        planned.action_open()
        both, refused = [
            self._new_employee(name, self.unit_a) for name in ("Cả hai", "Trượt")
        ]
        nominations = self.env["emulation.nomination"].union(
            *[
                self._new_nomination(person, category)
                for person in (both, refused)
                for category in (upper, base)
            ]
        )
        nominations.with_user(self.users["administrator"]).action_submit()
        session = self._opened(nominations)
        session.action_record_counts(self._rows(session, (6,), (5,), (6,), (0, 6)))
        session.action_close()
        session.action_minute()
        self.assertEqual(
            nominations.mapped("state"), ["passed", "passed", "submitted", "failed"]
        )
        self.assertEqual(
            session.item_ids.mapped("result"),
            ["passed", "passed", "no_place", "not_passed"],
        )
