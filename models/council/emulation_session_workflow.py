# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...engine.seal import seal
from ..core.minutes import format_minutes

RUNNERS = ("chair", "deputy_chair", "secretary", "deputy_secretary")
# Steps of a sitting, as against those that prepare it
RUNNING = ("open", "set_presence", "record_counts", "close", "minute")


class EmulationSession(models.Model):
    """Who may take a session through its steps, and what each of them does.

    Officers, and people of the unit for its meetings, prepare; from freezing on only
    chair and secretary of this very roll, or their deputies, run it.
    """

    _inherit = "emulation.session"

    # --- The checker ----------------------------------------------------------------

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can_prepare(self):
        for session in self:
            session.can_prepare = session.state == "draft" and session._may_prepare()

    @api.depends("state", "method")
    @api.depends_context("uid")
    def _compute_can_run(self):
        problems = self._get_authority_problems("set_presence")
        for session in self:
            runs = session.state == "open" and not problems[session.id]
            session.can_set_presence = runs
            session.can_record_counts = runs and session.method != "electronic"

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        allowed = self.filtered(lambda s: not blockers[s.id])
        authority = allowed._get_authority_problems(name)
        for session in allowed:
            # Who may not take the step does not learn what it waits for
            blockers[session.id] = authority[session.id] or session._get_step_problems(
                name
            )
        return blockers

    def _filter_main_step(self, name):
        problems = self._get_authority_problems(name)
        return super()._filter_main_step(name).filtered(lambda s: not problems[s.id])

    def _get_authority_problems(self, name):
        """Why the user may not take a step at all.

        :return: ``{session id: [sentence, ...]}``
        """
        own = self.sudo().member_ids._is_user()
        roles = {
            session.id: set((own & session.member_ids).mapped("role"))
            for session in self.sudo()
        }
        problems = {}
        for session in self:
            runs = bool(roles[session.id] & set(RUNNERS)) or session._may_record_paper()
            prepares = session._may_prepare()
            if name in RUNNING:
                is_allowed, reason = (
                    runs,
                    self.env._(
                        "only chair and secretary of the session or their deputies may do "
                        "this"
                    ),
                )
            elif name == "void" and session.state in ("open", "closed"):
                is_allowed, reason = (
                    runs or self._is_administrator(),
                    self.env._(
                        "only chair and secretary of the session, their deputies or an "
                        "emulation administrator may do this"
                    ),
                )
            else:
                is_allowed, reason = (
                    runs or prepares,
                    self.env._(
                        "only an emulation officer, the head or officer of the unit, or "
                        "chair and secretary of the session may do this"
                    ),
                )
            problems[session.id] = [] if is_allowed else [reason]
        return problems

    def _may_prepare(self):
        self.ensure_one()
        if self.env.user.has_group("hr_emulation.group_officer"):
            return True
        return self.kind == "meeting" and self.unit_id.emulation_is_mine

    @api.model
    def _get_view_cache_key(self, view_id=None, view_type="form", **options):
        key = super()._get_view_cache_key(view_id, view_type, **options)
        return (*key, self.env["emulation.nomination"]._may_nominate())

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        arch, view = super()._get_view(view_id, view_type, **options)
        # Who puts nobody forward prepares no session either
        if not self.env["emulation.nomination"]._may_nominate():
            arch.set("create", "0")
        return arch, view

    @api.model
    def _is_administrator(self):
        return self.env.user.has_group("hr_emulation.group_administrator")

    def _get_step_problems(self, name):
        """What is still missing for a step, as sentences; who asks may take it."""
        self.ensure_one()
        if name == "freeze":
            return self._get_checklist_problems()
        if name == "open":
            return self._get_seal_problems() + self._get_secrecy_problems()[self.id]
        if name == "close":
            return (
                self._get_seal_problems()
                + self._get_clock_problems(self.opened_on)
                + self._get_uncounted_problems()
            )
        if name == "minute":
            return (
                self._get_seal_problems()
                + self._get_clock_problems(self.closed_on)
                + self._get_tie_problems()
            )
        return []

    def _get_clock_problems(self, before):
        if fields.Datetime.now() >= before:
            return []
        return [
            self.env._(
                "the clock of the server stands before the step that was taken last "
                "(%(time)s): it was turned back",
                time=format_minutes(self, before),
            )
        ]

    # --- Steps ------------------------------------------------------------------------

    def _lock(self):
        """Hold the sessions until the end: of two who take a step one waits."""
        self.env.cr.execute(
            SQL(
                "SELECT id FROM emulation_session WHERE id IN %s ORDER BY id FOR UPDATE",
                self._ids or (0,),
            )
        )
        # What another path has changed is not in the cache
        self.env.invalidate_all()

    def action_freeze(self):
        """Fix roll, agenda and rule under a hash; nothing of them changes after.

        :raise UserError: naming every session and everything that is missing
        """
        self._lock()
        self._check_transition("freeze")
        for session in self.sudo():
            session.member_ids._take_snapshot(session._get_day())
            session._write_guarded({"rule_snapshot": session.vote_rule_id._snapshot()})
            session._transition(
                "freeze",
                frozen_on=fields.Datetime.now(),
                frozen_by_id=self.env.uid,
                frozen_sha256=seal(session._get_frozen_data()),
            )
        self.sudo()._find_conflicts()
        secrecy = self._get_secrecy_problems()
        problems = [
            f"{session.display_name}: {text}"
            for session in self
            for text in secrecy[session.id]
        ]
        if problems:
            raise UserError("\n".join(problems))
        self.sudo()._prepare_tally()
        return True

    def action_open(self):
        """Begin the sitting; the conditions of every nominee are asked and kept.

        :raise UserError: naming every session and every reason
        """
        self._lock()
        self._check_transition("open")
        self.sudo()._transition(
            "open", opened_on=fields.Datetime.now(), opened_by_id=self.env.uid
        )
        self.sudo()._check_items()
        return True

    def action_close(self):
        """End the voting and count; of two who close at once one is refused.

        A secret ballot with too few voters is void: its counts are never read.

        :raise UserError: naming every session and every reason
        """
        self._lock()
        self._check_transition("close")
        for session in self.sudo():
            is_electronic = session.method == "electronic"
            counts = (
                session._count_ballots() if is_electronic else session._count_recorded()
            )
            if counts is None:
                session._void(
                    self.env._(
                        "Too few have voted for the ballot to stay secret; the counts "
                        "were discarded unread."
                    )
                )
                continue
            session._transition(
                "close", closed_on=fields.Datetime.now(), closed_by_id=self.env.uid
            )
            session._store_results(counts)
            session._seal()
        return True

    def action_void(self, reason=None):
        """End a session without result; its nominations wait for another one.

        :param str reason: why
        :raise UserError: naming every session and every reason
        """
        self._lock()
        self._check_transition("void", reason)
        for session in self.sudo():
            session._void(reason)
        return True

    def _void(self, reason):
        before = {session.id: session.state for session in self}
        self._discard_ballots()
        self._forget_typed()
        self._write_guarded({"state": "void", "void_reason": reason})
        self.item_ids._write_guarded({"result": "void"})
        self._log_transition("void", before, reason)

    @api.model
    def _get_step_label(self, name):
        return {
            "freeze": self.env._("Fix roll and agenda"),
            "open": self.env._("Open the session"),
            "close": self.env._("Close the vote"),
            "minute": self.env._("Finish the minutes"),
            "void": self.env._("Declare void"),
        }.get(name) or super()._get_step_label(name)


class EmulationAuditLog(models.Model):
    _inherit = "emulation.audit.log"

    def _get_event_words(self):
        return {
            **super()._get_event_words(),
            "freeze": self.env._("Roll and agenda fixed"),
            "minute": self.env._("Minuted"),
            "void": self.env._("Declared void"),
            "presence": self.env._("Presence recorded"),
            "counts": self.env._("Counts recorded"),
            "tie decided": self.env._("Tie decided by the person presiding"),
            "second ballot": self.env._("Second ballot called"),
        }
