# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..core.emulation_workflow_mixin import _DOOR, _DOOR_KEY
from ..profile.emulation_award import COMMENDATION_TYPES
from ..profile.emulation_subject_mixin import SUBJECT_KINDS


class EmulationRoundCategory(models.Model):
    """Award category of a round (hạng mục): one award type for one kind of subject."""

    _name = "emulation.round.category"
    _description = "Award Category"
    _inherit = ["emulation.cited.mixin"]
    _order = "round_id, sequence, id"
    _check_company_auto = True
    _rec_names_search = ["name", "round_id.name"]

    round_id = fields.Many2one(
        "emulation.round",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(related="round_id.company_id", store=True)
    sequence = fields.Integer(default=10)
    name = fields.Char(
        compute="_compute_name", store=True, readonly=False, precompute=True
    )
    award_type_id = fields.Many2one(
        "emulation.award.type", required=True, index=True, ondelete="restrict"
    )
    subject_kind = fields.Selection(SUBJECT_KINDS, required=True, default="individual")
    commendation_type = fields.Selection(
        COMMENDATION_TYPES, required=True, default="merit"
    )
    body_id = fields.Many2one(
        "emulation.body",
        string="Awarding Body",
        compute="_compute_body_id",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        help="Nominations of a body outside the organisation are forwarded to it.",
    )
    is_outside = fields.Boolean(
        compute="_compute_is_outside",
        store=True,
        string="To Be Forwarded",
        help="The awarding body is outside the organisation.",
    )
    citation = fields.Char(
        size=500,
        help="Words proposed for the certificate of everybody in this category.",
    )
    requires_category_id = fields.Many2one(
        "emulation.round.category",
        string="Builds On",
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        domain="[('round_id', '=', round_id), ('id', '!=', id)]",
        help="Only who is awarded in this other category can be nominated.",
    )
    allow_former_staff = fields.Boolean(
        help="People who have left the organisation can be nominated."
    )
    document_type_ids = fields.Many2many(
        "emulation.dossier.document.type",
        string="Dossier",
        compute="_compute_document_type_ids",
        store=True,
        readonly=False,
        precompute=True,
    )
    route_id = fields.Many2one(
        "emulation.route",
        string="Approval Route",
        compute="_compute_route_id",
        store=True,
        readonly=False,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="The steps of its nominations, copied onto each at submission; empty "
        "for the approval of an officer alone.",
    )
    quota_ids = fields.One2many(
        "emulation.quota",
        "category_id",
        domain=[("parent_id", "=", False)],
        copy=True,
        help="As written; when the round opens, rows for each unit or cluster are "
        "expanded.",
    )
    criterion_ids = fields.One2many(
        "emulation.criterion", "category_id", string="Standards", copy=True
    )
    nomination_ids = fields.One2many("emulation.nomination", "category_id")
    nomination_count = fields.Integer(compute="_compute_nomination_count")
    state = fields.Selection(related="round_id.state", string="Round Status")
    is_template = fields.Boolean(related="round_id.is_template")
    can_propose = fields.Boolean(related="round_id.can_propose")

    @api.depends("award_type_id")
    def _compute_name(self):
        for category in self:
            category.name = category.award_type_id.official_name

    @api.depends("award_type_id")
    def _compute_route_id(self):
        for category in self:
            category.route_id = category.award_type_id.route_id

    @api.depends("name", "subject_kind")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["subject_kind"]._description_selection(self.env))
        for category in self:
            kind = labels.get(category.subject_kind, "")
            category.display_name = f"{category.name or ''} ({kind})"

    @api.depends("award_type_id", "round_id.body_id")
    def _compute_body_id(self):
        for category in self:
            reviewer, award = category.round_id.body_id, category.award_type_id
            if not award or (category.body_id and award._is_given_by(category.body_id)):
                continue
            own = reviewer and award._is_given_by(reviewer)
            category.body_id = reviewer if own else award.body_ids[:1]

    @api.depends("body_id.is_inside")
    def _compute_is_outside(self):
        for category in self:
            category.is_outside = bool(
                category.body_id and not category.body_id.is_inside
            )

    @api.depends("award_type_id")
    def _compute_document_type_ids(self):
        for category in self:
            category.document_type_ids = category.award_type_id.document_type_ids

    @api.depends("nomination_ids")
    def _compute_nomination_count(self):
        counts = dict(
            self.env["emulation.nomination"]._read_group(
                [("category_id", "in", self.ids)], ["category_id"], ["__count"]
            )
        )
        for category in self:
            category.nomination_count = counts.get(category, 0)

    @api.model
    def default_get(self, fields):
        """Results start open, whatever the context or ``ir.default`` holds."""
        defaults = super().default_get(fields)
        return {k: v for k, v in defaults.items() if k not in self._results_fields()}

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._refuse_results(vals)
        return super().create(vals_list)

    def write(self, vals):
        closed = self.with_context(**{_DOOR_KEY: None})
        if self.env.context.get(_DOOR_KEY) is _DOOR:
            return super(EmulationRoundCategory, closed).write(vals)
        self._refuse_results(vals)
        self._check_not_in_use(vals)
        opened = self.filtered(lambda c: c.round_id.state != "draft")
        res = super().write(vals)
        if "round_id" in vals:
            self.check_access("write")
            opened |= self.filtered(lambda c: c.round_id.state != "draft")
            if opened:
                raise UserError(
                    self.env._(
                        "%(names)s: a category does not leave or enter a round that "
                        "was opened.",
                        names=", ".join(opened.mapped("display_name")),
                    )
                )
        return res

    @api.model
    def _results_fields(self):
        return {"closed_on", "closed_by_id"}

    def _refuse_results(self, vals):
        if self._results_fields() & set(vals):
            raise UserError(
                self.env._("The results of a category are closed by its own step.")
            )

    def _write_results(self, vals):
        """Write what closing the results sets; not reachable from outside."""
        return self.with_context(**{_DOOR_KEY: _DOOR}).write(vals)

    def _check_not_in_use(self, vals):
        """What nominations were submitted for stays as it was."""
        names = {"round_id", "award_type_id", "subject_kind", "commendation_type"}
        names = (names | {"body_id", "quota_step", "requires_category_id"}) & set(vals)
        changed = self.filtered(
            lambda c: any(
                c[name]
                != c._fields[name].convert_to_record(
                    c._fields[name].convert_to_cache(vals[name], c), c
                )
                for name in names
            )
        )
        # Rights on nominations do not matter to whether there are any
        used = changed.sudo().nomination_ids.filtered(
            lambda n: n.state != "draft" or n.submitted_on
        )
        problems = [
            self.env._(
                "%(name)s: nominations were already submitted for it.",
                name=category.display_name,
            )
            for category in used.category_id
        ]
        if problems:
            raise UserError("\n".join(problems))

    @api.constrains(
        "award_type_id", "subject_kind", "commendation_type", "requires_category_id"
    )
    def _check_category(self):
        problems = []
        commendations = dict(
            self._fields["commendation_type"]._description_selection(self.env)
        )
        for category in self:
            award = category.award_type_id
            if not award._accepts(category.subject_kind):
                problems.append(
                    self.env._(
                        "%(award)s is not given to this kind of subject.",
                        award=award.name,
                    )
                )
            allowed = award.commendation_type_ids.mapped("code")
            if allowed and category.commendation_type not in allowed:
                problems.append(
                    self.env._(
                        "%(award)s is not given as a commendation of the type "
                        "“%(kind)s”.",
                        award=award.name,
                        kind=commendations[category.commendation_type],
                    )
                )
            required = category.requires_category_id
            if required and required.round_id != category.round_id:
                problems.append(
                    self.env._(
                        "%(name)s builds on a category of another round.",
                        name=category.name,
                    )
                )
        if self._has_cycle("requires_category_id"):
            problems.append(self.env._("Categories cannot build on each other."))
        if problems:
            raise ValidationError("\n".join(problems))
