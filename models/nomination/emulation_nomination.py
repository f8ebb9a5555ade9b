# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationNomination(models.Model):
    """One subject proposed for one award category (đề nghị khen thưởng).

    The steps it goes through are in ``emulation_nomination_workflow``.
    """

    _name = "emulation.nomination"
    _description = "Nomination"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "emulation.subject.mixin",
        "emulation.workflow.mixin",
        "emulation.composed.mixin",
    ]
    _order = "id desc"
    _rec_name = "subject_name"
    _check_company_auto = True
    _GUARDED_FIELDS = (
        "holder_id",
        "entered_by_id",
        "state_reason",
        "state_before",
        "submitted_on",
        "submitted_by_id",
        "nominator_id",
        "snapshot_name",
        "snapshot_job",
        "snapshot_unit",
        "snapshot_sex",
        "snapshot_is_leader",
    )
    # What the unit says about the subject; the reviewers read what was submitted
    _SUBJECT_DATA = (
        "category_id",
        "subject_kind",
        "employee_id",
        "department_id",
        "unit_id",
    )
    _TEXTS = _COMPOSED = ("summary", "citation", "achievement_reference")

    category_id = fields.Many2one(
        "emulation.round.category",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        tracking=True,
        domain="[('state', '=', 'open')]"
        " + ([('round_id', '=', round_id)] if round_id else [])",
    )
    round_id = fields.Many2one(related="category_id.round_id", store=True, index=True)
    campaign_id = fields.Many2one(related="round_id.campaign_id", store=True)
    award_type_id = fields.Many2one(
        related="category_id.award_type_id", store=True, index=True
    )
    is_outside = fields.Boolean(related="category_id.is_outside")
    company_id = fields.Many2one(
        "res.company",
        compute="_compute_company_id",
        store=True,
        index=True,
        ondelete="restrict",
    )
    commendation_type = fields.Selection(
        related="category_id.commendation_type", store=True
    )
    year = fields.Integer(related="round_id.year", store=True, aggregator=None)
    subject_kind = fields.Selection(
        compute="_compute_subject_kind", store=True, readonly=True, precompute=True
    )
    employee_id = fields.Many2one(domain=lambda self: self._get_subject_domain())
    department_id = fields.Many2one(domain=lambda self: self._get_subject_domain())
    holder_id = fields.Many2one(
        "hr.department",
        string="Now With",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="The unit that has the nomination on its desk now.",
    )
    summary = fields.Text(
        string="Achievement Summary",
        help="What was achieved, with figures; printed in the summary of achievements.",
    )
    citation = fields.Char(
        size=500,
        compute="_compute_citation",
        store=True,
        readonly=False,
        precompute=True,
        help="The line printed on the certificate.",
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("submitted", "Submitted"),
            ("in_review", "In review"),
            ("returned", "Returned"),
            ("suspended", "Suspended"),
            ("passed", "Passed"),
            ("forwarded", "Forwarded"),
            ("awarded", "Awarded"),
            ("failed", "Failed"),
            ("withdrawn", "Withdrawn"),
            ("revoked", "Revoked"),
        ],
        string="Status",
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
        group_expand="_group_expand_state",
    )
    state_before = fields.Char(readonly=True, copy=False)
    state_reason = fields.Text(string="Reason", readonly=True, copy=False)
    submitted_on = fields.Datetime(readonly=True, copy=False)
    submitted_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    nominator_id = fields.Many2one(
        "hr.employee",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="The person who submitted the nomination and so may not judge it.",
    )
    entered_by_id = fields.Many2one(
        "res.users",
        default=lambda self: self.env.user,
        readonly=True,
        copy=False,
        ondelete="restrict",
    )
    snapshot_name = fields.Char(string="Name When Submitted", readonly=True, copy=False)
    snapshot_job = fields.Char(string="Job When Submitted", readonly=True, copy=False)
    snapshot_unit = fields.Char(string="Unit When Submitted", readonly=True, copy=False)
    snapshot_sex = fields.Char(readonly=True, copy=False, groups="hr.group_hr_user")
    snapshot_is_leader = fields.Boolean(
        string="Leader When Submitted", readonly=True, copy=False
    )
    is_editable = fields.Boolean(compute="_compute_is_editable")
    decision_line_ids = fields.One2many("emulation.decision.line", "nomination_id")
    award_ids = fields.One2many("emulation.award", "nomination_id", string="Awards")
    award_count = fields.Integer(compute="_compute_award_count")
    avatar_128 = fields.Image(related="employee_id.avatar_128", string="Photo")

    _subject_matches_kind = models.Constraint(
        """CHECK (
            (subject_kind = 'individual') = (employee_id IS NOT NULL)
            AND (subject_kind = 'collective') = (department_id IS NOT NULL))""",
        "A nomination has exactly one subject of the kind its category asks for.",
    )
    _submitted_is_signed = models.Constraint(
        """CHECK (state IN ('draft', 'withdrawn', 'failed')
            OR (submitted_on IS NOT NULL AND submitted_by_id IS NOT NULL))""",
        "A nomination beyond the draft names who submitted it and when.",
    )
    _one_live_individual = models.UniqueIndex(
        """(category_id, employee_id) WHERE employee_id IS NOT NULL
            AND state NOT IN ('failed', 'withdrawn', 'revoked')""",
        "This person is already nominated in the category.",
    )
    _one_live_collective = models.UniqueIndex(
        """(category_id, department_id) WHERE department_id IS NOT NULL
            AND state NOT IN ('failed', 'withdrawn', 'revoked')""",
        "This collective is already nominated in the category.",
    )

    # --- Computes -------------------------------------------------------------

    @api.depends("category_id")
    def _compute_subject_kind(self):
        for nomination in self:
            nomination.subject_kind = (
                nomination.category_id.subject_kind
                or nomination.subject_kind
                or "individual"
            )

    @api.depends("category_id")
    def _compute_citation(self):
        for nomination in self:
            nomination.citation = nomination.citation or nomination.category_id.citation

    @api.depends("category_id.round_id.company_id")
    def _compute_company_id(self):
        for nomination in self:
            round_ = nomination.category_id.round_id
            nomination.company_id = round_.company_id or self.env.company

    @api.depends("subject_name", "category_id")
    def _compute_display_name(self):
        for nomination in self:
            parts = (nomination.subject_name, nomination.category_id.name)
            nomination.display_name = " – ".join(filter(None, parts))

    @api.depends("award_ids")
    def _compute_award_count(self):
        counts = dict(
            self.env["emulation.award"]._read_group(
                [("nomination_id", "in", self.ids)], ["nomination_id"], ["__count"]
            )
        )
        for nomination in self:
            nomination.award_count = counts.get(nomination._origin, 0)

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_is_editable(self):
        officers_own = self._get_officer_texts()
        for nomination in self:
            nomination.is_editable = nomination._accepts_text(
                nomination in officers_own
            )

    def _get_officer_texts(self):
        """Nominations whose words this user may mend while they are under review."""
        if not self.env.user.has_group("hr_emulation.group_officer"):
            return self.browse()
        conflicts = self._get_conflicts()
        return self.filtered(lambda n: not conflicts[n.id])

    def _is_untouched(self):
        return not self.submitted_on

    def _accepts_text(self, officer):
        return self.state in ("draft", "returned") or (
            officer and self.state in ("submitted", "in_review", "passed")
        )

    @api.model
    def _may_nominate(self):
        """Whether the user puts anybody forward: officers and people of units."""
        return self.env.user.has_groups(
            "hr_emulation.group_officer,hr_emulation.group_unit_officer"
        ) or bool(self.env.user._emulation_departments())

    @api.model
    def _get_subject_domain(self):
        """Offer whom the user puts forward: everybody for officers."""
        if self.env.user.has_group("hr_emulation.group_officer"):
            return []
        return [("emulation_is_mine", "=", True)]

    @api.model
    def _get_view_cache_key(self, view_id=None, view_type="form", **options):
        key = super()._get_view_cache_key(view_id, view_type, **options)
        return (*key, self._may_nominate())

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        arch, view = super()._get_view(view_id, view_type, **options)
        if not self._may_nominate():
            arch.set("create", "0")
        return arch, view

    @api.model
    def _group_expand_state(self, states, domain):
        """Columns in the order of the work, without the empty ones."""
        return [
            state
            for state, _label in self._fields["state"].selection
            if state in states
        ]
