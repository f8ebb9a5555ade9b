# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..core.days import vietnam_day
from ..core.emulation_workflow_mixin import Transition

SESSION_KINDS = [("meeting", "Unit meeting"), ("council", "Council")]
SESSION_METHODS = [
    ("hands", "Show of hands"),
    ("electronic", "Secret electronic ballot"),
    ("paper", "Secret paper ballot"),
]


class EmulationSession(models.Model):
    """One sitting of a unit meeting or council that votes on nominations.

    ``draft → frozen → open → closed → minuted``, or ``void`` with a reason. From
    freezing on roll, agenda and rule stay as they are, under a hash.
    """

    _name = "emulation.session"
    _description = "Session"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "emulation.workflow.mixin",
        "hr.mixin",
    ]
    _order = "date desc, id desc"
    _check_company_auto = True
    _GUARDED_FIELDS = (
        "frozen_on",
        "frozen_by_id",
        "frozen_sha256",
        "rule_snapshot",
        "opened_on",
        "opened_by_id",
        "closed_on",
        "closed_by_id",
        "sealed_sha256",
        "minuted_on",
        "minuted_by_id",
        "void_reason",
        "entered_by_id",
        "ballot_number",
        "previous_session_id",
    )
    _TRANSITIONS = {
        "freeze": Transition(("draft",), "frozen"),
        "open": Transition(("frozen",), "open"),
        "close": Transition(("open",), "closed"),
        "minute": Transition(("closed",), "minuted"),
        "void": Transition(("draft", "frozen", "open", "closed"), "void", True),
    }
    _MAIN_STEPS = ("freeze", "open", "close", "minute")

    can_freeze = fields.Boolean(compute="_compute_can")
    can_open = fields.Boolean(compute="_compute_can")
    can_close = fields.Boolean(compute="_compute_can")
    can_minute = fields.Boolean(compute="_compute_can")
    can_void = fields.Boolean(compute="_compute_can")

    can_prepare = fields.Boolean(compute="_compute_can_prepare")
    can_set_presence = fields.Boolean(compute="_compute_can_run")
    can_record_counts = fields.Boolean(compute="_compute_can_run")

    name = fields.Char(
        compute="_compute_name", store=True, readonly=False, precompute=True
    )
    kind = fields.Selection(SESSION_KINDS, required=True, default="meeting")
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("frozen", "Roll and agenda fixed"),
            ("open", "Open"),
            ("closed", "Closed"),
            ("minuted", "Minuted"),
            ("void", "Void"),
        ],
        string="Status",
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        index=True,
        ondelete="restrict",
    )
    round_id = fields.Many2one(
        "emulation.round", index="btree_not_null", ondelete="restrict"
    )
    unit_id = fields.Many2one(
        "hr.department",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        domain=[("emulation_level_id", "!=", False)],
        help="The unit whose members meet.",
    )
    council_id = fields.Many2one(
        "emulation.council",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    vote_rule_id = fields.Many2one(
        "emulation.vote.rule",
        compute="_compute_vote_rule_id",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    rule_summary = fields.Char(string="Passes With", compute="_compute_rule")
    written_counts = fields.Boolean(compute="_compute_rule")
    method = fields.Selection(
        SESSION_METHODS,
        compute="_compute_method",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    date = fields.Datetime(required=True, default=fields.Datetime.now, tracking=True)
    place = fields.Char(string="Meeting Place")
    agenda = fields.Text()
    ballot_number = fields.Integer(
        string="Ballot",
        default=1,
        readonly=True,
        copy=False,
        aggregator=None,
        help="1 for the first, 2 for the second ballot among those tied.",
    )
    previous_session_id = fields.Many2one(
        "emulation.session",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="The session whose tie or void items are voted on again here.",
    )
    next_session_ids = fields.One2many("emulation.session", "previous_session_id")
    member_ids = fields.One2many("emulation.session.member", "session_id", copy=True)
    # Not everybody sees every line: what superuser code has read is not his
    item_ids = fields.One2many(
        "emulation.session.item", "session_id", depends_context=("uid",)
    )
    seat_ids = fields.One2many("emulation.session.seat", "session_id")
    recusal_ids = fields.One2many(
        "emulation.session.recusal", "session_id", depends_context=("uid",)
    )
    teller_ids = fields.Many2many(
        "hr.employee",
        "emulation_session_teller_rel",
        "session_id",
        "employee_id",
        string="Tellers",
        help="The three who count the papers of a secret paper ballot.",
    )
    rule_snapshot = fields.Json(
        readonly=True, copy=False, help="The vote rule as it was when frozen."
    )
    frozen_on = fields.Datetime(readonly=True, copy=False)
    frozen_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    frozen_sha256 = fields.Char(
        string="SHA-256 of Roll, Agenda and Rule", readonly=True, copy=False
    )
    opened_on = fields.Datetime(readonly=True, copy=False)
    opened_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    closed_on = fields.Datetime(readonly=True, copy=False)
    closed_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    sealed_sha256 = fields.Char(
        string="SHA-256 of the Count", readonly=True, copy=False
    )
    minuted_on = fields.Datetime(readonly=True, copy=False)
    minuted_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    void_reason = fields.Text(readonly=True, copy=False)
    is_from_paper = fields.Boolean(
        string="Recorded from Paper",
        help="The session was held on paper; an officer enters what its minutes say.",
    )
    paper_date = fields.Date(string="Day of the Paper Session")
    attachment_ids = fields.Many2many(
        "ir.attachment",
        "emulation_session_attachment_rel",
        "session_id",
        "attachment_id",
        string="Papers",
        copy=False,
        bypass_search_access=True,
        help="Scan of the minutes of a session that was held on paper.",
    )
    entered_by_id = fields.Many2one(
        "res.users",
        default=lambda self: self.env.user,
        readonly=True,
        copy=False,
        ondelete="restrict",
    )

    _unit_or_council = models.Constraint(
        """CHECK ((kind = 'meeting') = (unit_id IS NOT NULL)
            AND (kind = 'council') = (council_id IS NOT NULL))""",
        "A unit meeting names its unit, a council session its council.",
    )
    _frozen_is_sealed = models.Constraint(
        """CHECK (state IN ('draft', 'void')
            OR (frozen_sha256 IS NOT NULL AND rule_snapshot IS NOT NULL))""",
        "From freezing on a session has the hash of roll, agenda and rule.",
    )

    _times_go_forward = models.Constraint(
        """CHECK (frozen_on <= opened_on AND opened_on <= closed_on
            AND closed_on <= minuted_on)""",
        "A session is fixed, opened, closed and minuted in this order: the clock of "
        "the server was turned back.",
    )
    _paper_has_its_day = models.Constraint(
        "CHECK (is_from_paper IS NOT TRUE OR paper_date IS NOT NULL)",
        "Say on which day the session was held on paper.",
    )

    # --- Computes -------------------------------------------------------------

    @api.depends("kind", "unit_id", "council_id", "round_id", "ballot_number")
    def _compute_name(self):
        for session in self:
            place = session.unit_id.name or session.council_id.name
            parts = [place, session.round_id.name]
            if session.ballot_number > 1:
                parts.append(
                    self.env._("ballot %(number)s", number=session.ballot_number)
                )
            session.name = " – ".join(filter(None, parts))

    @api.depends("council_id")
    def _compute_vote_rule_id(self):
        for session in self:
            session.vote_rule_id = (
                session.council_id.vote_rule_id or session.vote_rule_id
            )

    @api.depends("vote_rule_id")
    def _compute_method(self):
        for session in self:
            asked = session.vote_rule_id.method
            fits = session.method and (session.method == "hands") == (asked == "hands")
            if not session.method or (asked and not fits):
                session.method = "electronic" if asked == "secret" else "hands"

    @api.depends("vote_rule_id", "rule_snapshot")
    @api.depends_context("lang")
    def _compute_rule(self):
        rules = self.env["emulation.vote.rule"]
        for session in self:
            rule = session._get_rule()
            session.rule_summary = rule and rules._get_summary(rule)
            session.written_counts = bool(rule and rule["written_counts"])

    def _get_rule(self):
        """Return the vote rule as frozen, before freezing as it is now.

        :return: dict, see ``engine.voting``; empty without a rule
        """
        self.ensure_one()
        if self.rule_snapshot:
            return self.rule_snapshot
        return self.vote_rule_id._snapshot() if self.vote_rule_id else {}

    def _get_day(self):
        """Day whose members, rules and law count: the real one of a paper session."""
        self.ensure_one()
        if self.is_from_paper and self.paper_date:
            return self.paper_date
        return vietnam_day(self.date)

    def _is_untouched(self):
        return not self.frozen_on
