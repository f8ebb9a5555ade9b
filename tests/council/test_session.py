# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date, timedelta

from freezegun import freeze_time
from lxml import etree

from odoo import fields
from odoo.tests import tagged
from odoo.tools import SQL

from .session_common import SessionCommon


@tagged("post_install", "-at_install")
class TestSession(SessionCommon):
    """A session from roll to minutes."""

    def test_the_whole_way(self):
        nominations = self._submitted(3)
        session = self._new_session()
        self.assertEqual(
            session.member_ids.mapped("role"),
            [
                "chair",
                "deputy_chair",
                "secretary",
                "deputy_secretary",
                "member",
                "member",
            ],
        )
        self.assertEqual(session.item_ids.nomination_id, nominations)
        self.assertEqual(session.vote_rule_id, self.rule)
        self.assertEqual(session.method, "hands")
        session.action_freeze()
        running = session.with_user(self.secretary)
        running.action_open()
        running.action_set_presence(running.member_ids[:5].ids)
        self.assertEqual((running.present_count, running.roll_count), (5, 6))
        running.action_record_counts(self._rows(running, (5,), (2, 3), (3, 1, 1)))
        running.action_close()
        self.assertEqual(
            running.item_ids.mapped("result"), ["passed", "not_passed", "passed"]
        )
        running.action_minute()
        self.assertEqual(running.state, "minuted")
        self.assertEqual(nominations.mapped("state"), ["passed", "failed", "passed"])
        steps = nominations.step_ids
        self.assertEqual(steps.session_item_id, session.item_ids)
        self.assertEqual(steps.actor_id, self.secretary)

    def test_arithmetic_in_digits_and_words(self):
        rule = self.env.ref("hr_emulation.vote_rule_education")
        self._submitted(2)
        session = self._opened(vote_rule_id=rule.id, present=4)
        session.action_record_counts(self._rows(session, (3, 1), (2, 2)))
        session.action_close()
        first, second = session.item_ids
        self.assertEqual((first.count_for, first.base, first.percent), (3, 4, 75.0))
        self.assertEqual(
            first.result_note.splitlines(),
            [
                "Took part: 4/6 = 66.6 % (four of six) ≥ 2/3 of the roll: quorum "
                "reached",
                "3 for, 1 against, 0 blank, 0 invalid",
                "In favour: 3/4 = 75.0 % (three of four) ≥ 70 % of those taking part: "
                "reached",
            ],
        )
        self.assertIn("< 70 %", second.result_note)
        self.assertEqual(second.result, "not_passed")

    def test_no_quorum(self):
        nominations = self._submitted(1)
        session = self._opened(present=3)
        session.action_record_counts(self._rows(session, (3,)))
        session.action_close()
        self.assertEqual(session.item_ids.result, "no_quorum")
        self.assertIn("< 2/3 of the roll: no quorum", session.item_ids.result_note)
        session.action_minute()
        self.assertEqual(nominations.state, "submitted")
        again = self._new_session()
        self.assertEqual(again.item_ids.nomination_id, nominations)

    def test_presence(self):
        self._submitted(1)
        session = self._opened(present=0)
        first, second, third = session.member_ids[:3]
        session.action_set_presence([first.id, second.id])
        self.assertEqual(
            session.member_ids.mapped("presence"), ["present"] * 2 + ["absent"] * 4
        )
        third.action_mark_present()
        first.action_mark_absent()
        self.assertEqual(session.present_count, 2)
        session.action_mark_all_present()
        self.assertEqual(session.present_count, 6)
        with self._refused("not on the roll"):
            session.action_set_presence([2**30])
        with self._refused("does not count opinions in writing"):
            first.action_mark_written()
        session.action_record_counts(self._rows(session, (6,)))
        session.action_close()
        with self._refused("not open"):
            first.action_mark_absent()

    def test_written_opinions(self):
        rule = self.rule.copy({"written_counts": True})
        self._submitted(1)
        session = self._opened(present=0, vote_rule_id=rule.id)
        members = session.member_ids
        session.action_set_presence(members[:4].ids, members[4:].ids)
        self.assertEqual((session.present_count, session.written_count), (4, 2))
        # Presence again, without a word of those who wrote
        session.action_set_presence(members[:4].ids)
        self.assertEqual(session.written_count, 2)
        row = self._rows(session, (2, 2))[0]
        with self._refused("3 opinions in writing are more than the 2 that came"):
            session.action_record_counts([{**row, "written_for": 3, "for": 1}])
        session.action_record_counts([{**row, "written_for": 1}])
        # The sheet starts from what was typed
        sheet = self.env["emulation.session.wizard"].with_user(self.secretary)
        sheet = sheet.browse(session.action_open_counts()["res_id"])
        line = sheet.line_ids
        self.assertEqual(
            (line.voter_count, line.count_for, line.written_for), (6, 2, 1)
        )
        line.written_for = 2
        sheet.action_record()
        session.action_close()
        item = session.item_ids
        self.assertEqual((item.count_for, item.base, item.result), (4, 6, "passed"))
        self.assertIn("of them in writing: 2 for", item.result_note)

    def test_counts_that_cannot_be(self):
        self._submitted(2)
        session = self._opened(present=5)
        first, second = self._rows(session, (3, 2), (5,))
        outside = {"item_id": 2**30, "for": 1}
        for rows, text in (
            ([{**first, "for": 4}], "6 votes are more than the 5"),
            ([{**first, "for": -1}], "whole numbers"),
            ([{**first, "for": 2.5}], "whole numbers"),
            ([{**first, "for": True}], "whole numbers"),
            ([{**first, "maybe": 1}], "whole numbers"),
            ([outside], "not for items of this session"),
            ("abc", "not for items of this session"),
            ([first, first], "counted twice"),
            ([{**first, "written_for": 1}], "does not count opinions"),
        ):
            with self.subTest(text=text, rows=rows), self._refused(text):
                session.action_record_counts(rows)
        # All reasons at once, and nothing of the good row is kept
        with self.assertRaises(Exception) as error:
            session.action_record_counts([{**first, "for": 9}, {**second, "for": 6}])
        self.assertEqual(str(error.exception).count("more than"), 2)
        self.assertEqual(session.item_ids.mapped("is_counted"), [False, False])
        session.action_record_counts([first])
        with self._refused("the counts are missing"):
            session.action_close()
        session.action_record_counts([second])
        # A member leaves the room after the counting
        session.member_ids[0].action_mark_absent()
        with self._refused("5 votes are more than the 4"):
            session.action_close()

    def test_hindered_and_suspended(self):
        """Conditions are asked at opening; who is halted is not voted on."""
        self.env["emulation.eligibility.rule"].create(
            {
                "name": "Xếp loại",
                "kind": "rating",
                "category_id": self.inside.id,
                "rating_system": "professional",
                "min_level": "excellent",
                "window": "fixed",
                "year_from": 2020,
                "year_to": 2020,
            }
        )
        failing, halted, ended = self._submitted(3)
        session = self._new_session()
        session.action_freeze()
        halted.with_user(self.officer).action_suspend("Có đơn")
        ended.with_user(self.users["administrator"]).action_withdraw("Rút")
        running = session.with_user(self.secretary)
        running.action_open()
        self.assertEqual(
            running.item_ids.mapped("result"), ["hindered", "suspended", "void"]
        )
        self.assertEqual(failing.check_ids.mapped("stage"), ["session"])
        running.action_set_presence(running.member_ids.ids)
        with self._refused("it is not voted on"):
            running.action_record_counts([{"item_id": running.item_ids[0].id}])
        running.action_close()
        running.action_minute()
        self.assertEqual(failing.state, "submitted")
        self.assertEqual(
            self._new_session().item_ids.nomination_id, failing, "waits again"
        )

    def test_suspended_between_vote_and_minutes(self):
        nomination = self._submitted(1)
        session = self._opened()
        session.action_record_counts(self._rows(session, (6,)))
        session.action_close()
        nomination.with_user(self.officer).action_suspend("Có đơn")
        session.action_minute()
        self.assertEqual(session.item_ids.result, "suspended")
        self.assertIn("6/6 = 100.0 %", session.item_ids.result_note)
        nomination.with_user(self.officer).action_resume("Đã trả lời")
        self.assertEqual(nomination.current_step_ids.kind, "council")

    def test_void_and_again(self):
        nomination = self._submitted(1)
        session = self._opened()
        with self._refused("Give a reason"):
            session.action_void(" ")
        session.action_void("Nhầm quy tắc biểu quyết")
        self.assertEqual((session.state, session.item_ids.result), ("void", "void"))
        self.assertTrue(session.frozen_sha256)
        again = self._new_session()
        self.assertEqual(again.item_ids.nomination_id, nomination)

    def test_times_go_forward(self):
        self._submitted(1)
        session = self._opened()
        session.action_record_counts(self._rows(session, (6,)))
        with (
            freeze_time(fields.Datetime.now() - timedelta(hours=1)),
            self._refused("the clock of the server .* was turned back"),
        ):
            session.action_close()
        self.assertEqual(session.state, "open")
        session.action_close()

    def test_who_leaves_meanwhile_stays_on_the_roll(self):
        self._submitted(1)
        session = self._opened()
        gone = self.board[5]
        gone.user_id.active = False
        gone.action_archive()
        self.board[4].name = "Tên khác"
        session.action_record_counts(self._rows(session, (6,)))
        session.action_close()
        self.assertTrue(session.frozen_is_intact)
        self.assertEqual(session.item_ids.base, 6)
        self.assertEqual(session.member_ids[4].name, "Ủy viên 4")
        self.assertEqual(session.member_ids[4].position, "Chức vụ 4")

    def test_unit_meeting_acclaims(self):
        """The meeting of a unit: its members, its head in the chair, the acclaim."""
        self.inside.route_id = self.route
        nominations = self._submitted(2)
        nominations.current_step_ids.with_user(self.officer).action_open_session()
        session = self.env["emulation.session"].search([], limit=1)
        self.assertEqual(session.unit_id, self.unit_a)
        self.assertEqual(session.vote_rule_id, self.unit_rule)
        members = self.env["emulation.unit.member"]._members_on(self.today, self.unit_a)
        self.assertEqual(session.member_ids.employee_id, members.employee_id)
        self.assertEqual(
            session.member_ids.filtered(lambda m: m.role == "chair").employee_id,
            self.staff["unit_head"],
        )
        session.member_ids.filtered(
            lambda m: m.employee_id == self.staff["unit_officer"]
        ).role = "secretary"
        session.with_user(self.users["unit_officer"]).action_freeze()
        head = session.with_user(self.users["unit_head"])
        head.action_open()
        head.action_mark_all_present()
        total = head.roll_count
        rows = [
            {"item_id": item.id, "for": total - 2, "against": 1}
            for item in head.item_ids
        ]
        head.action_record_counts(rows)
        head.action_close()
        head.action_minute()
        self.assertEqual(head.item_ids.mapped("result"), ["passed", "passed"])
        self.assertEqual(nominations.mapped("acclaim_for"), [total - 2] * 2)
        # Everybody votes but each on his own row
        self.assertEqual(nominations.mapped("acclaim_total"), [total - 1] * 2)
        self.assertEqual(nominations[0].acclaim_date, self.today)
        self.assertEqual(nominations.current_step_ids.mapped("kind"), ["council"] * 2)

    def test_secretary_of_a_meeting(self):
        """The unit's officer is put down for the minutes, unless put forward himself."""
        self.inside.route_id = self.route
        clerk = self.staff["unit_officer"]
        own = self._new_nomination(clerk)
        own.with_user(self.users["administrator"]).action_submit()
        nobody = clerk.browse()
        for nomination, expected in ((self._submitted(1), clerk), (own, nobody)):
            nomination.current_step_ids.with_user(self.officer).action_open_session()
            roll = self.env["emulation.session"].search([], limit=1).member_ids
            self.assertIn(clerk, roll.employee_id)
            secretary = roll.filtered(lambda m: m.role == "secretary")
            self.assertEqual(secretary.employee_id, expected)

    def test_who_may_start_a_session(self):
        """The button “New” stands only where it works."""
        for user, expected in (
            (self.officer, None),
            (self.users["unit_head"], None),
            (self.users["employee"], "0"),
        ):
            for kind in ("list", "form"):
                found = (
                    self.env["emulation.session"]
                    .with_user(user)
                    .get_view(view_type=kind)
                )
                arch = etree.fromstring(found["arch"])
                self.assertEqual(arch.get("create"), expected, (user.login, kind))

    def test_recorded_from_paper(self):
        """The officer enters what the signed minutes say, by the roll of that day."""
        nominations = self._submitted(1)
        late = self._new_members({9: "member"})
        self.env["emulation.council.member"].search(
            [("employee_id", "=", late.id)]
        ).date_from = self.today
        day = self.today - timedelta(days=3)
        session = self._new_session(is_from_paper=True, paper_date=day)
        self.assertNotIn(late, session.member_ids.employee_id)
        with self._refused("attach the scan"):
            session.action_freeze()
        session.attachment_ids = session.env["ir.attachment"].create(
            {"name": "bien-ban.pdf", "raw": b"%PDF-1.4"}
        )
        self.company.emulation_allow_paper = False
        with self._refused("switched off in the settings"):
            session.action_freeze()
        self.company.emulation_allow_paper = True
        session.action_freeze()
        session.action_open()
        session.action_set_presence(session.member_ids.ids)
        session.action_record_counts(self._rows(session, (6,)))
        session.action_close()
        session.action_minute()
        self.assertEqual(nominations.state, "passed")
        step = nominations.step_ids
        self.assertEqual(
            (step.is_from_paper, step.paper_date, step.entered_by_id),
            (True, day, self.officer),
        )

    def test_deciding_day_of_a_paper_session(self):
        session = self._new_session(
            self._submitted(1), is_from_paper=True, paper_date=date(2030, 1, 1)
        )
        with self._refused("the day of the paper session is to come"):
            session.action_freeze()

    def test_secretary_who_is_a_nominee(self):
        """What he does not see is fixed, counted and minuted all the same."""
        own = self._new_nomination(self.board[2])
        own.with_user(self.users["administrator"]).action_submit()
        other = self._submitted(1)
        session = self._new_session(own | other)
        session.action_freeze()
        running = session.with_user(self.secretary)
        self.env.invalidate_all()
        self.assertEqual(running.item_ids.nomination_id, other)
        self.assertTrue(running.frozen_is_intact)
        self.assertTrue(running.can_open)
        running.action_open()
        running.action_mark_all_present()
        hidden = session.item_ids.filtered(lambda i: i.nomination_id == own)
        with self._refused("the deputy enters it"):
            running.action_record_counts([{"item_id": hidden.id, "for": 5}])
        running.action_record_counts([{"item_id": running.item_ids.id, "for": 6}])
        with self._refused("the counts are missing"):
            running.action_close()
        deputy = session.with_user(self.second)
        deputy.action_record_counts([{"item_id": hidden.id, "for": 4, "against": 1}])
        running.action_close()
        self.assertEqual(running.item_ids.nomination_id, other)
        running.action_minute()
        self.assertEqual((own | other).mapped("state"), ["passed", "passed"])
        self.assertEqual((hidden.base, hidden.count_for), (5, 4))

    def test_tampered_roll_is_noticed(self):
        self._submitted(1)
        session = self._opened()
        session.action_record_counts(self._rows(session, (6,)))
        self.env.cr.execute(
            SQL(
                "UPDATE emulation_session_member SET name = 'Khác' WHERE id = %s",
                session.member_ids[0].id,
            )
        )
        with self._refused("are not what was fixed"):
            session.action_close()
