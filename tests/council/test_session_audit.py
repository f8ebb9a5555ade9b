# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged

from .session_common import SessionCommon


@tagged("post_install", "-at_install")
class TestAuditEvents(SessionCommon):
    """Whatever happens to a session is in its chain: who, what, why, once."""

    def _entries(self, record):
        log = self.env["emulation.audit.log"]
        return log.search(
            [("res_model", "=", record._name), ("res_id", "=", record.id)],
            order="seq",
        )

    def _told(self, record):
        return [(e.event, e.actor_login) for e in self._entries(record)]

    def _changes(self, record):
        """Changes of the state in the order of the log."""
        return [
            (e.event, e.values["from"], e.values["to"])
            for e in self._entries(record)
            if "to" in (e.values or {})
        ]

    def test_from_freezing_to_minutes(self):
        nominations = self._submitted(2)
        session = self._opened(nominations)
        session.action_record_counts(self._rows(session, (6,), (2, 4)))
        session.action_close()
        session.action_minute()
        self.assertEqual(
            self._told(session),
            [
                ("freeze", self.officer.login),
                *[
                    (event, self.secretary.login)
                    for event in ("open", "presence", "counts", "close", "minute")
                ],
            ],
        )
        self.assertEqual(
            self._changes(session),
            [
                ("freeze", "draft", "frozen"),
                ("open", "frozen", "open"),
                ("close", "open", "closed"),
                ("minute", "closed", "minuted"),
            ],
        )
        for nomination, event, state in zip(
            nominations, ("approve", "refuse"), ("passed", "failed"), strict=True
        ):
            last = self._entries(nomination)[-1]
            self.assertEqual((last.event, last.values["to"]), (event, state))
            self.assertEqual(last.values["step"], "Hội đồng")
        self.assertTrue(self._entries(nominations[1])[-1].reason)

    def test_no_count_stands_in_the_log_before_closing(self):
        session = self._opened(self._submitted(1))
        session.action_record_counts(self._rows(session, (5, 1)))
        [entry] = self._entries(session).filtered(lambda e: e.event == "counts")
        self.assertEqual(entry.values, {"items": session.item_ids.ids})

    def test_void_with_its_reason(self):
        session = self._opened(self._submitted(1))
        session.action_void("Sai thành phần")
        entry = self._entries(session)[-1]
        self.assertEqual(
            (entry.event, entry.values, entry.reason),
            ("void", {"from": "open", "to": "void"}, "Sai thành phần"),
        )
        self.assertEqual(entry.actor_login, self.secretary.login)

    def test_conflicts_found_declared_and_set(self):
        own = self._new_nomination(self.board[5])
        other = self._new_nomination(self.person)
        nominations = own | other
        nominations.with_user(self.users["administrator"]).action_submit()
        session = self._opened(nominations)
        item = session.sudo().item_ids.filtered(lambda i: i.nomination_id == other)
        lines = {m.employee_id: m for m in session.member_ids}
        declaring = session.with_user(self.board[4].user_id)
        declaring.action_declare_conflict(item.ids, "other", "Anh em kết nghĩa")
        session.action_pin_conflict(lines[self.board[0]].id, item.ids, "superior")
        entries = self._entries(session).filtered(lambda e: "conflict" in e.event)
        self.assertEqual(
            [(e.event, e.actor_login, e.reason or None) for e in entries],
            [
                ("conflict found", self.officer.login, None),
                ("conflict declared", "council_4", "Anh em kết nghĩa"),
                ("conflict pinned", self.secretary.login, None),
            ],
        )
        self.assertEqual(
            [
                (conflict["member"], conflict["code"])
                for e in entries
                for conflict in e.values["conflicts"]
            ],
            [
                (lines[self.board[5]].id, "nominee"),
                (lines[self.board[4]].id, "other"),
                (lines[self.board[0]].id, "superior"),
            ],
        )

    def test_voted_again(self):
        session = self._opened(self._submitted(1))
        item = session.item_ids
        session.action_record_counts(self._rows(session, (6,)))
        session.action_close()
        session.with_user(self.board[4].user_id).action_declare_conflict(
            item.ids, "family"
        )
        entry = self._entries(session)[-1]
        self.assertEqual(entry.event, "voted again")
        self.assertEqual(entry.values["items"], item.ids)
        self.assertEqual(entry.values["session"], session.sudo().next_session_ids.id)

    def test_ties(self):
        session = self._opened(self._submitted(1))
        session.action_record_counts(self._rows(session, (3, 3)))
        session.action_close()
        choices = [[session.item_ids.id, "for"]]
        session.with_user(self.chair).action_decide_tie(choices)
        entry = self._entries(session)[-1]
        self.assertEqual(
            (entry.event, entry.actor_login, entry.values),
            ("tie decided", self.chair.login, {"choices": choices}),
        )
        rule = self.rule.copy({"tie_rule": "second_ballot"})
        session = self._opened(self._submitted(1), vote_rule_id=rule.id)
        session.action_record_counts(self._rows(session, (3, 3)))
        session.action_close()
        second = session.action_second_ballot()["res_id"]
        entry = self._entries(session)[-1]
        self.assertEqual(
            (entry.event, entry.values), ("second ballot", {"session": second})
        )

    def test_every_step_of_the_table_is_in_the_log(self):
        """A step that is added and not logged fails here."""
        self.test_from_freezing_to_minutes()
        self.test_void_with_its_reason()
        log = self.env["emulation.audit.log"]
        events = set(
            log.search([("res_model", "=", "emulation.session")]).mapped("event")
        )
        self.assertLessEqual(set(self.env["emulation.session"]._TRANSITIONS), events)
        words = log._get_event_words()
        self.assertEqual(events - set(words), set())

    def test_refused_steps_leave_nothing(self):
        session = self._new_session(self._submitted(1))
        before = self._told(session)
        for action in (
            session.action_open,
            session.action_close,
            session.action_minute,
            session.action_void,
        ):
            with self._refused("not possible in the state|reason in words"):
                action()
        self.assertEqual(self._told(session), before)

    def test_the_first_broken_link_is_named(self):
        session = self._opened(self._submitted(1))
        session.action_void("Sai thành phần")
        auditor = self.env["emulation.audit.log"].with_user(self.users["auditor"])
        self.assertEqual(auditor.verify(session._name, session.id), [])
        entries = self._entries(session)
        self.cr.execute("ALTER TABLE emulation_audit_log DISABLE TRIGGER USER")
        self.cr.execute(
            "UPDATE emulation_audit_log SET reason = 'khác' WHERE id IN %s",
            [tuple(entries[1:].ids)],
        )
        self.cr.execute("ALTER TABLE emulation_audit_log ENABLE TRIGGER USER")
        self.env.invalidate_all()
        action = auditor.action_verify()
        window = auditor.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual(window.broken_count, 1)
        self.assertRegex(
            window.broken_text, f"Session “{session.name}”: entry {entries[1].seq} of"
        )
