# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .test_conflict import ConflictCommon


@tagged("post_install", "-at_install")
class TestConflictDeclared(ConflictCommon):
    """Conflicts that a member declares or that are set for him."""

    def _frozen(self, tellers=(), **vals):
        nominations = self._new_nominations(self.person, self.other)
        session = self._new_session(nominations, **vals)
        session.sudo().teller_ids = [(6, 0, [teller.id for teller in tellers])]
        session.action_freeze()
        return session, *[self._item(session, n) for n in nominations]

    def _as(self, session, number):
        return session.with_user(self.board[number].user_id)

    def test_before_the_vote(self):
        session, item, other = self._frozen()
        own = self._as(session, 4)
        own.action_declare_conflict(item.ids, "family")
        recusal = session.sudo().recusal_ids
        self.assertEqual(
            (recusal.item_id, recusal.source, recusal.code),
            (item, "declared", "family"),
        )
        self.assertEqual(len(session._get_voters()[item.id]), 5)
        self.assertEqual(len(session._get_voters()[other.id]), 6)
        self.assertEqual(item.result, "pending")
        self.assertEqual(
            [name for name, _v in self._events(session)], ["conflict declared"]
        )

    def test_refused_declarations(self):
        session, item, _other = self._frozen()
        foreign = self._new_session(self._new_nominations(self.staff["employee"]))
        own = self._as(session, 4)
        own.action_declare_conflict(item.ids, "other", "Cùng chấm luận án")
        officer = session.with_user(self.officer)
        for who, args, text in (
            (officer, (item.ids, "family"), "not on the roll"),
            (own, ([], "family"), "items of this session"),
            (own, (foreign.item_ids.ids, "family"), "items of this session"),
            (own, ([True], "family"), "items of this session"),
            (own, ("x", "family"), "items of this session"),
            (own, (item.ids, "family"), "recorded already"),
            (own, (item.ids, "whim"), "one of the reasons"),
            (own, (item.ids, "other", "  "), "what the other reason is"),
        ):
            with self.subTest(args=args), self._refused(text):
                who.action_declare_conflict(*args)
        with self.assertRaises(AccessError):
            session.with_user(self.users["employee"]).action_declare_conflict(
                item.ids, "family"
            )
        draft = self._as(foreign, 4)
        with self.assertRaises(AccessError):
            draft.action_declare_conflict(foreign.item_ids.ids, "family")
        with self._refused("from when roll and agenda are fixed"):
            foreign.with_user(self.officer).action_declare_conflict(
                foreign.item_ids.ids, "family"
            )
        self.assertEqual(len(session.sudo().recusal_ids), 1)

    def test_nobody_writes_conflicts(self):
        session, item, _other = self._frozen()
        vals = {
            "item_id": item.id,
            "member_id": session.member_ids[0].id,
            "source": "pinned",
            "code": "family",
        }
        for user in (self.officer, self.secretary, self.users["administrator"]):
            with self.assertRaises(AccessError):
                self.env["emulation.session.recusal"].with_user(user).create(vals)
        self._as(session, 4).action_declare_conflict(item.ids, "family")
        recusal = session.sudo().recusal_ids
        for user in (self.officer, self.secretary, self.users["administrator"]):
            with self.assertRaises(AccessError):
                recusal.with_user(user).write({"code": "other"})
            with self.assertRaises(AccessError):
                recusal.with_user(user).unlink()

    def test_set_by_the_secretary(self):
        session, item, other = self._frozen()
        member = self._line(session, self.board[5])
        args = (member.id, item.ids, "dispute", "Đang có đơn")
        for number in (0, 1, 3, 4, 5):
            with self._refused("Only the secretary"):
                self._as(session, number).action_pin_conflict(*args)
        with self._refused("Only the secretary"):
            session.with_user(self.officer).action_pin_conflict(*args)
        with self._refused("not on the roll"):
            self._as(session, 2).action_pin_conflict(0, item.ids, "dispute")
        self._as(session, 2).action_pin_conflict(*args)
        self.assertEqual(
            [(r.item_id, r.member_id, r.source) for r in session.sudo().recusal_ids],
            [(item, member, "pinned")],
        )
        secretary = self._line(session, self.board[2])
        with self._refused("Only the secretary"):
            self._as(session, 2).action_pin_conflict(secretary.id, other.ids, "family")
        self._as(session, 0).action_pin_conflict(secretary.id, other.ids, "family")
        self.assertEqual(other.acting_secretary_id.employee_id, self.board[3])
        # Who acts as secretary on the item records there
        chair = self._line(session, self.board[0])
        with self._refused("Only the secretary"):
            self._as(session, 2).action_pin_conflict(chair.id, other.ids, "family")
        self._as(session, 3).action_pin_conflict(chair.id, other.ids, "family")
        self.assertEqual(other.acting_chair_id.employee_id, self.board[1])

    def test_after_the_vote_is_closed(self):
        session, item, other = self._frozen()
        running = session.with_user(self.secretary)
        running.action_open()
        running.action_mark_all_present()
        running.action_record_counts(self._rows(running, (6, 0), (6, 0)))
        running.action_close()
        self._as(session, 5).action_declare_conflict(item.ids, "family")
        self.assertEqual((item.result, other.result), ("void", "passed"))
        self.assertIn("voted on again", item.result_note)
        follower = session.sudo().next_session_ids
        self.assertEqual(follower.item_ids.nomination_id, item.nomination_id)
        self.assertEqual(
            follower.member_ids.employee_id, session.member_ids.employee_id
        )
        self.assertEqual(
            [name for name, _v in self._events(session, "%")][-2:],
            ["conflict declared", "voted again"],
        )
        running.action_minute()
        steps = item.nomination_id.step_ids | other.nomination_id.step_ids
        self.assertEqual(
            {s.nomination_id: s.state for s in steps},
            {item.nomination_id: "current", other.nomination_id: "done"},
        )
        # A void vote says nothing, and whoever decides next does not read its counts
        self.assertFalse(item.nomination_id.vote_summary)
        self.assertEqual(other.nomination_id.vote_summary, "6/6, 100.0 %")
        # The new session knows what was declared
        follower.action_freeze()
        self.assertEqual(
            self._found(follower),
            {(item.nomination_id, self.board[5]): ("declared", "family")},
        )
        again = follower.with_user(self.secretary)
        again.action_open()
        again.action_mark_all_present()
        again.action_record_counts(self._rows(again, (5, 0)))
        again.action_close()
        again.action_minute()
        self.assertEqual(item.nomination_id.state, "passed")

    def test_hands_are_counted_again(self):
        session, item, other = self._frozen()
        running = session.with_user(self.secretary)
        running.action_open()
        running.action_mark_all_present()
        running.action_record_counts(self._rows(running, (6, 0), (6, 0)))
        self._as(session, 5).action_declare_conflict(item.ids, "family")
        self.assertEqual((item.result, item.is_counted), ("pending", False))
        self.assertTrue(other.is_counted)
        with self._refused("counts are missing"):
            running.action_close()
        self.assertFalse(session.sudo().next_session_ids)

    def test_after_a_secret_vote(self):
        secret = self.rule.copy({"method": "secret", "min_voters": 3})
        session, item, other = self._frozen(vote_rule_id=secret.id, method="electronic")
        session.with_user(self.secretary).action_open()
        session.with_user(self.secretary).action_mark_all_present()
        self._as(session, 4).action_declare_conflict(item.ids, "family")
        self.assertEqual(item.result, "pending")
        self.env["emulation.ballot.turnout"].create(
            {
                "session_id": session.id,
                "member_id": self._line(session, self.board[5]).id,
            }
        )
        self._as(session, 5).action_declare_conflict(other.ids, "family")
        self.assertEqual((item.result, other.result), ("pending", "void"))
        follower = session.sudo().next_session_ids
        self.assertEqual(follower.item_ids.nomination_id, other.nomination_id)
        self.assertEqual(follower.method, "electronic")

    def test_papers_in_the_box(self):
        secret = self.rule.copy({"method": "secret", "min_voters": 3})
        session, item, other = self._frozen(
            vote_rule_id=secret.id,
            method="paper",
            tellers=self.board[3:],
        )
        running = session.with_user(self.secretary)
        running.action_open()
        running.action_set_presence(self._line(session, self.board[5]).ids)
        running.action_mark_all_present()
        self._as(session, 4).action_declare_conflict(item.ids, "family")
        running.action_record_counts(self._rows(running, (5, 0), (6, 0)))
        self._as(session, 5).action_declare_conflict(other.ids, "family")
        self.assertEqual((item.result, other.result), ("pending", "void"))

    def test_ranked_together_voted_again_together(self):
        session = self._new_session(self._new_nominations(self.person, self.other))
        session.write(
            {"seat_ids": [(0, 0, {"category_id": self.inside.id, "seats": 1})]}
        )
        session.action_freeze()
        running = session.with_user(self.secretary)
        running.action_open()
        running.action_mark_all_present()
        running.action_record_counts(self._rows(running, (6, 0), (5, 1)))
        running.action_close()
        first, second = session.sudo().item_ids
        self.assertEqual((first.result, second.result), ("passed", "not_passed"))
        self._as(session, 5).action_declare_conflict(first.ids, "family")
        follower = session.sudo().next_session_ids
        self.assertEqual(
            follower.item_ids.nomination_id, session.item_ids.nomination_id
        )
        self.assertEqual(follower.seat_ids.seats, 1)
        self.assertEqual(session.item_ids.mapped("result"), ["void", "void"])

    def test_too_late(self):
        session, item, _other = self._frozen()
        running = session.with_user(self.secretary)
        running.action_open()
        running.action_mark_all_present()
        running.action_record_counts(self._rows(running, (6, 0), (6, 0)))
        running.action_close()
        running.action_minute()
        with self._refused("until the minutes are finished"):
            self._as(session, 5).action_declare_conflict(item.ids, "family")

    def test_who_declared_does_not_approve_later(self):
        session, item, _other = self._frozen()
        nomination = item.nomination_id
        member = self.board[5]
        self._as(session, 5).action_declare_conflict(item.ids, "family")
        codes = nomination._get_conflict_codes(member)
        self.assertEqual(codes, {nomination.id: {member.id: {"recused"}}})
        texts = nomination.with_user(member.user_id)._get_conflicts()
        self.assertEqual(len(texts[nomination.id]), 1)
        session.action_void("Lập lại")
        self.assertTrue(nomination._get_conflict_codes(member)[nomination.id])

    def test_what_was_set_falls_with_a_void_session(self):
        session, item, _other = self._frozen()
        member = self.board[5]
        self._as(session, 2).action_pin_conflict(
            self._line(session, member).id, item.ids, "dispute"
        )
        nomination = item.nomination_id
        self.assertTrue(nomination._get_conflict_codes(member)[nomination.id])
        session.action_void("Lập lại")
        self.assertFalse(nomination._get_conflict_codes(member)[nomination.id])

    def test_declared_comment_is_needed_in_the_database(self):
        session, item, _other = self._frozen()
        with self.assertRaises(UserError):
            self._as(session, 4).action_declare_conflict(item.ids, "other")
        self.assertFalse(session.sudo().recusal_ids)
