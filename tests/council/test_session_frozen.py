# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import SQL, mute_logger

from .session_common import SessionCommon


@tagged("post_install", "-at_install")
class TestSessionFrozen(SessionCommon):
    """The check list before, and that nothing changes after."""

    def _missing(self, session):
        return "\n".join(session._get_checklist_problems())

    def test_everything_that_is_missing(self):
        empty = self.env["emulation.session"].create(
            {"kind": "council", "council_id": self.council.id, "vote_rule_id": False}
        )
        empty.vote_rule_id = False
        with self.assertRaises(UserError) as error:
            empty.with_user(self.officer).action_freeze()
        for text in (
            "nobody stands on the roll",
            "nobody is in the chair",
            "there is no secretary",
            "nothing on the agenda",
            "no vote rule",
        ):
            self.assertIn(text, str(error.exception))
        self.assertEqual(empty.state, "draft")
        self.assertIn("fa-exclamation-circle", empty.checklist)

    def test_roll_is_everybody_and_nobody_else(self):
        session = self._new_session(self._submitted(1))
        self.assertEqual(self._missing(session), "")
        session.member_ids[5].unlink()
        session.write({"member_ids": [(0, 0, {"employee_id": self.person.id})]})
        text = self._missing(session)
        self.assertIn(f"not a member on that day: {self.person.name}", text)
        self.assertIn("missing on the roll: Ủy viên 5", text)
        session.action_fill_roll()
        self.assertEqual(self._missing(session), "")

    def test_one_person_with_two_records(self):
        twin = self._new_employee("Ủy viên 5 (kiêm)", self.union)
        twin.work_contact_id = self.board[5].work_contact_id
        self.env["emulation.council.member"].create(
            {
                "council_id": self.council.id,
                "employee_id": twin.id,
                "date_from": "2018-02-05",
            }
        )
        session = self._new_session(self._submitted(1))
        self.assertIn("the same person twice", self._missing(session))

    def test_roles(self):
        session = self._new_session(self._submitted(1))
        session.member_ids[1].role = "chair"
        session.member_ids[2].role = "member"
        text = self._missing(session)
        self.assertIn("more than one is in the chair", text)
        self.assertIn("there is no secretary", text)

    def test_agenda_waits_for_this_session(self):
        first, second = self._submitted(2)
        session = self._new_session(first)
        other = self._new_session(first)
        self.assertIn("on the agenda of another session", self._missing(other))
        self.inside.route_id = False
        stranger = self._submitted(1)
        session.write({"item_ids": [(0, 0, {"nomination_id": stranger.id})]})
        self.assertIn("not waiting for this session", self._missing(session))
        self.assertEqual(session.waiting_count, 1)
        self.assertTrue(second.current_step_ids)

    def test_method_fits_the_rule(self):
        session = self._new_session(self._submitted(1))
        session.method = "electronic"
        self.assertIn("asks for a show of hands", self._missing(session))
        session.vote_rule_id = self.env.ref("hr_emulation.vote_rule_secret_90")
        self.assertEqual(session.method, "electronic")
        session.method = "hands"
        self.assertIn("asks for a secret ballot", self._missing(session))

    def test_paper_ballot(self):
        """Three tellers, none of them a nominee; counts that nobody sees till closed."""
        nominee = self._submitted(1)
        rule = self.env.ref("hr_emulation.vote_rule_secret_90")
        session = self._new_session(vote_rule_id=rule.id)
        session.method = "paper"
        self.assertIn("name the 3 tellers, not 0", self._missing(session))
        tellers = self.board[3] | self.board[4] | nominee.employee_id
        session.teller_ids = tellers
        self.assertIn("tellers who are nominees", self._missing(session))
        session.teller_ids = self.board[3] | self.board[4] | self.board[5]
        session.action_freeze()
        running = session.with_user(self.secretary)
        running.action_open()
        running.action_set_presence(running.member_ids.ids)
        shown = {"teller_ids": {"fields": {"display_name": {}, "avatar_128": {}}}}
        for user in (self.officer, self.chair, self.users["auditor"]):
            self.env.invalidate_all()
            [seen] = session.with_user(user).web_read(shown)
            self.assertEqual(
                [teller["display_name"] for teller in seen["teller_ids"]],
                [self.board[number].name for number in (3, 4, 5)],
            )
        row = self._rows(running, (5, 0, 0, 1))[0]
        with self._refused("never apart"):
            running.action_record_counts([{**row, "written_for": 1}])
        running.action_record_counts([row])
        item = running.item_ids
        self.assertEqual((item.is_counted, item.count_for), (True, 0))
        with self.assertRaises(AccessError):
            item.read(["typed_counts"])
        running.action_close()
        self.assertEqual((item.count_for, item.count_invalid), (5, 1))
        self.assertEqual((item.base, item.result), (6, "not_passed"))

    def test_too_few_papers_are_void(self):
        self._submitted(1)
        rule = self.env.ref("hr_emulation.vote_rule_secret_90")
        session = self._new_session(vote_rule_id=rule.id)
        session.write(
            {
                "method": "paper",
                "teller_ids": [(6, 0, [e.id for e in self.board[3:6]])],
            }
        )
        session.action_freeze()
        running = session.with_user(self.secretary)
        running.action_open()
        running.action_set_presence(running.member_ids[:4].ids)
        running.action_record_counts(self._rows(running, (4,)))
        running.action_close()
        self.assertEqual(running.state, "void")
        self.assertEqual(running.item_ids.count_for, 0)
        self.assertFalse(running.sudo().item_ids.typed_counts)
        self.assertIn("discarded unread", running.void_reason)

    def test_nothing_changes_once_fixed(self):
        nominations = self._submitted(2)
        session = self._new_session(nominations[0])
        session.action_freeze()
        sudo = session.sudo()
        member, item = sudo.member_ids[0], sudo.item_ids
        seats = self.env["emulation.session.seat"]
        attempts = [
            lambda: sudo.write({"date": session.date + timedelta(days=1)}),
            lambda: sudo.write({"vote_rule_id": self.unit_rule.id}),
            lambda: sudo.write({"state": "draft"}),
            lambda: sudo.write({"frozen_sha256": "0"}),
            lambda: sudo.write({"item_ids": [(5, 0, 0)]}),
            lambda: member.write({"role": "member"}),
            lambda: member.write({"presence": "present"}),
            lambda: member.write({"name": "Khác"}),
            member.unlink,
            lambda: member.copy({"employee_id": self.person.id}),
            lambda: item.write({"sequence": 1}),
            lambda: item.write({"result": "passed"}),
            item.unlink,
            lambda: seats.create(
                {
                    "session_id": session.id,
                    "category_id": self.inside.id,
                    "seats": 1,
                }
            ),
            lambda: self.env["emulation.session.item"].create(
                {"session_id": session.id, "nomination_id": nominations[1].id}
            ),
            sudo.unlink,
            self.board[0].unlink,
        ]
        before = sudo._get_frozen_data()
        for number, attempt in enumerate(attempts):
            with (
                self.subTest(number),
                mute_logger("odoo.sql_db"),
                self.assertRaises(UserError),
                self.env.cr.savepoint(),
            ):
                attempt()
        self.env.invalidate_all()
        self.assertEqual(sudo._get_frozen_data(), before)
        self.assertTrue(session.frozen_is_intact)

    def test_a_draft_cannot_be_born_with_results(self):
        nomination = self._submitted(1)
        session = self._new_session(self.env["emulation.nomination"])
        items = self.env["emulation.session.item"].with_user(self.officer)
        vals = {"session_id": session.id, "nomination_id": nomination.id}
        for extra in ({"result": "passed"}, {"count_for": 6}, {"step_id": 1}):
            with self.assertRaises(UserError):
                items.create({**vals, **extra})
        item = items.with_context(default_result="passed", default_count_for=6).create(
            vals
        )
        self.assertEqual((item.result, item.count_for), ("pending", 0))
        self.assertEqual(item.step_id, nomination.current_step_ids)
        for vals in ({"state": "open"}, {"frozen_sha256": "1"}, {"ballot_number": 2}):
            with self.assertRaises(UserError):
                session.write(vals)

    def test_moving_a_line_into_a_fixed_session(self):
        first, second = self._submitted(2)
        fixed, draft = self._new_session(first), self._new_session(second)
        fixed.action_freeze()
        with self._refused("stay as they are"), self.env.cr.savepoint():
            draft.item_ids.session_id = fixed
        self.env.invalidate_all()
        self.assertEqual(fixed.item_ids.nomination_id, first)

    def test_changed_rule_does_not_reach_back(self):
        rule = self.rule.copy()
        self._submitted(1)
        session = self._opened(vote_rule_id=rule.id)
        rule.threshold = 99
        session.action_record_counts(self._rows(session, (4, 2)))
        session.action_close()
        self.assertEqual(session.item_ids.result, "passed")

    def test_what_was_changed_after_closing_is_noticed_by_the_minutes(self):
        self._submitted(1)
        session = self._opened()
        session.action_record_counts(self._rows(session, (4, 2)))
        session.action_close()
        for line, column, reason in (
            (session.item_ids, "count_for", "what was sealed"),
            (session.member_ids[0], "employee_id", "what was fixed"),
            (session.member_ids[1], "sequence", "what was fixed"),
        ):
            with self.subTest(column), self.env.cr.savepoint() as savepoint:
                self.env.cr.execute(
                    SQL(
                        "UPDATE %s SET %s = %s WHERE id = %s",
                        SQL.identifier(line._table),
                        SQL.identifier(column),
                        self.person.id,
                        line.id,
                    )
                )
                self.env.invalidate_all()
                with self._refused(reason):
                    session.action_minute()
                savepoint.close(rollback=True)
            self.env.invalidate_all()
        session.action_minute()
