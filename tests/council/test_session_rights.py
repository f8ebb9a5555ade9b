# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import json
from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .session_common import SessionMixin

PREPARE = {"officer", "administrator"}
RUN = {"chair", "deputy", "secretary", "second"}
# Who may do what in which state; nobody else and nowhere else
ALLOWED = {
    ("fill_roll", "draft"): PREPARE,
    ("add_waiting", "draft"): PREPARE,
    ("freeze", "draft"): PREPARE,
    ("open", "frozen"): RUN,
    ("set_presence", "open"): RUN,
    ("mark_all_present", "open"): RUN,
    ("record_counts", "open"): RUN,
    ("close", "open"): RUN,
    ("minute", "closed"): RUN,
    ("void", "draft"): PREPARE,
    ("void", "frozen"): PREPARE | RUN,
    ("void", "open"): RUN | {"administrator"},
    ("void", "closed"): RUN | {"administrator"},
}
ACTIONS = sorted({action for action, _state in ALLOWED})
STATES = ("draft", "frozen", "open", "closed", "minuted", "void")
BUTTONS = {
    name: f"can_{name}" for name in ("freeze", "open", "close", "minute", "void")
} | {"set_presence": "can_set_presence", "record_counts": "can_record_counts"}


class _UndoError(Exception):
    """Ends a savepoint whatever happened in it."""


@tagged("post_install", "-at_install")
class TestSessionRights(SessionMixin, HttpCase):
    """State x action x role: button, server, write and JSON-2 agree with one table."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_emulation()
        cls._setup_sessions()
        cls.actors = {
            "chair": cls.chair,
            "deputy": cls.deputy,
            "secretary": cls.secretary,
            "second": cls.second,
            "voter": cls.board[4].user_id,
            **{
                role: cls.users[role]
                for role in (
                    "officer",
                    "administrator",
                    "unit_head",
                    "unit_officer",
                    "auditor",
                    "employee",
                )
            },
        }
        cls.sessions = {state: cls._reach(state) for state in STATES}

    @classmethod
    def _reach(cls, state):
        """A session led to a state by its steps, with one nomination that waits."""
        session = cls._new_session(cls._submitted(1))
        running = session.with_user(cls.secretary)
        if state != "draft":
            session.action_freeze()
        if state in ("open", "closed", "minuted"):
            running.action_open()
            running.action_mark_all_present()
            running.action_record_counts(cls._rows(running, (6,)))
        if state in ("closed", "minuted"):
            running.action_close()
        if state == "minuted":
            running.action_minute()
        if state == "void":
            session.action_void("Nhầm")
        # For the agenda of the draft to be filled
        if state == "draft":
            cls._submitted(1)
        return session.sudo()

    def setUp(self):
        super().setUp()
        self.keys = {}

    def _args(self, session, action):
        return {
            "void": {"reason": "Lý do"},
            "set_presence": {"member_ids": session.member_ids.ids},
            "record_counts": {"rows": self._rows(session, (5,))},
        }.get(action, {})

    def _works(self, session, action, user):
        """Whether the server obeys; whatever it did is undone."""
        try:
            with self.env.cr.savepoint():
                method = getattr(session.with_user(user), f"action_{action}")
                method(**self._args(session, action))
                raise _UndoError
        except _UndoError:
            return True
        except UserError:
            return False

    def test_server_and_buttons(self):
        for state, session in self.sessions.items():
            for role, user in self.actors.items():
                self.assertEqual(session.state, state)
                reads = session.with_user(user).has_access("read")
                for action in ACTIONS:
                    expected = role in ALLOWED.get((action, state), ())
                    with self.subTest(state=state, role=role, action=action):
                        self.assertEqual(self._works(session, action, user), expected)
                        if reads and action in BUTTONS:
                            seen = session.with_user(user)[BUTTONS[action]]
                            self.assertEqual(seen, expected, "button")

    def test_write(self):
        """Nobody writes a state or what the steps fill, whatever the state."""
        for state, session in self.sessions.items():
            for role, user in self.actors.items():
                for vals in (
                    {"state": "minuted"},
                    {"sealed_sha256": "0"},
                    {"opened_on": "2020-01-01"},
                    {"member_ids": [(1, session.member_ids[0].id, {"name": "X"})]},
                    {"item_ids": [(1, session.item_ids[0].id, {"count_for": 6})]},
                    {"item_ids": [(1, session.item_ids[0].id, {"result": "passed"})]},
                ):
                    with (
                        self.subTest(state=state, role=role, vals=vals),
                        self.assertRaises(UserError),
                        self.env.cr.savepoint(),
                    ):
                        session.with_user(user).write(vals)
                with self.subTest(state=state, role=role):
                    writes = role in PREPARE and state == "draft"
                    try:
                        with self.env.cr.savepoint():
                            session.with_user(user).write({"place": "Hội trường"})
                            self.env.flush_all()
                            raise _UndoError
                    except _UndoError:
                        self.assertTrue(writes)
                    except UserError:
                        self.assertFalse(writes)

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule")
    def test_json2(self):
        """What the table does not allow is refused from outside as well."""
        for role in ("secretary", "voter", "officer", "administrator", "unit_head"):
            user = self.actors[role]
            for action in ACTIONS:
                for state, session in self.sessions.items():
                    if role in ALLOWED.get((action, state), ()):
                        continue
                    body = {"ids": session.ids, **self._args(session, action)}
                    with self.subTest(state=state, role=role, action=action):
                        status = self._call(user, f"action_{action}", body)
                        self.assertGreaterEqual(status, 400)
        self.env.invalidate_all()
        self.assertEqual(
            {state: session.state for state, session in self.sessions.items()},
            {state: state for state in STATES},
        )
        self.assertEqual(self.sessions["closed"].item_ids.result, "passed")

    @mute_logger("odoo.http")
    def test_json2_private_methods_and_doors(self):
        session = self.sessions["open"]
        for body in (
            {"ids": session.ids, "vals": {"state": "minuted"}},
            {
                "ids": session.ids,
                "vals": {"state": "minuted"},
                "context": {"_emulation_door": True, "_emulation_session_door": True},
            },
        ):
            for method in ("write", "_write_guarded"):
                status = self._call(self.actors["administrator"], method, body)
                self.assertGreaterEqual(status, 400)
        self.env.invalidate_all()
        self.assertEqual(session.state, "open")

    def test_json2_the_whole_way(self):
        """An integration runs a session as its secretary."""
        session = self.sessions["frozen"]
        for action in ("open", "set_presence", "record_counts", "close", "minute"):
            body = {"ids": session.ids, **self._args(session, action)}
            with self.subTest(action):
                self.assertEqual(
                    self._call(self.secretary, f"action_{action}", body), 200
                )
        self.env.invalidate_all()
        self.assertEqual(session.state, "minuted")
        self.assertEqual(session.item_ids.nomination_id.state, "passed")

    def _call(self, user, method, body):
        if user.login not in self.keys:
            self.keys[user.login] = (
                self.env["res.users.apikeys"]
                .with_user(user)
                ._generate("rpc", "matrix", self.env.cr.now() + timedelta(days=1))
            )
        response = self.url_open(
            f"/json/2/emulation.session/{method}",
            data=json.dumps(body),
            headers={
                "Authorization": f"bearer {self.keys[user.login]}",
                "Content-Type": "application/json",
            },
        )
        return response.status_code

    def test_meetings_are_prepared_by_their_unit(self):
        self.inside.route_id = self.route
        nominations = self._submitted(1) | self._submitted(1, unit=self.unit_b)
        sessions = self.env["emulation.session"]
        vals = {"kind": "meeting", "unit_id": self.unit_a.id}
        for role in ("unit_head", "unit_officer"):
            session = sessions.with_user(self.users[role]).create(vals)
            session.action_fill_roll()
            session.action_add_waiting()
            self.assertEqual(session.item_ids.nomination_id, nominations[0])
            for foreign in (
                {"kind": "meeting", "unit_id": self.unit_b.id},
                {"kind": "council", "council_id": self.council.id},
            ):
                with self.assertRaises(UserError), self.env.cr.savepoint():
                    sessions.with_user(self.users[role]).create(foreign)
            session.unlink()
        for role in ("employee", "auditor", "council_user"):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                sessions.with_user(self.users[role]).create(vals)
