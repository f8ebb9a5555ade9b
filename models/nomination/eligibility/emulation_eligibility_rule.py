# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...profile.emulation_subject_mixin import SUBJECT_KINDS

_OWNER = ("category_id", "award_type_id", "subject_kind")


class EmulationEligibilityRule(models.Model):
    """One condition of an award (điều kiện), checked for everybody alike.

    A rule belongs to an award category, or to an award type as a ready rule that
    categories copy, or to a group of rules. What a kind of rule has to bring along
    is told in ``emulation_eligibility_rule_kinds``.
    """

    _name = "emulation.eligibility.rule"
    _description = "Eligibility Rule"
    _inherit = ["emulation.cited.mixin", "emulation.outline.mixin"]
    _outline_text = "name"
    _order = "sort_path, id"
    _parent_store = True
    _check_company_auto = True

    name = fields.Char(
        required=True,
        translate=True,
        help="The condition in words, as in the guidance it comes from.",
    )
    kind = fields.Selection([], required=True)
    category_id = fields.Many2one(
        "emulation.round.category",
        string="Award Category",
        compute="_compute_owner",
        store=True,
        readonly=False,
        recursive=True,
        index="btree_not_null",
        ondelete="cascade",
    )
    award_type_id = fields.Many2one(
        "emulation.award.type",
        compute="_compute_owner",
        store=True,
        readonly=False,
        recursive=True,
        index="btree_not_null",
        ondelete="cascade",
        help="Of a ready rule: the award whose categories can copy it.",
    )
    subject_kind = fields.Selection(
        SUBJECT_KINDS,
        compute="_compute_subject_kind",
        store=True,
        readonly=False,
        recursive=True,
        help="Of a ready rule: individuals or collectives.",
    )
    company_id = fields.Many2one(related="category_id.company_id", store=True)
    parent_id = fields.Many2one(
        "emulation.eligibility.rule",
        string="Part Of",
        index="btree_not_null",
        ondelete="cascade",
        domain=[("kind", "=", "group")],
    )
    child_ids = fields.One2many(
        "emulation.eligibility.rule", "parent_id", string="Parts", copy=True
    )
    severity = fields.Selection(
        [("block", "Must be met"), ("warn", "Warning")],
        required=True,
        default="block",
        help="A warning can be overridden by an officer; what must be met only by a "
        "named administrator with reason and paper.",
    )
    valid_from = fields.Date(help="First day on which the rule counts.")
    valid_to = fields.Date(help="Last day on which the rule counts.")
    instrument_id = fields.Many2one(
        "emulation.legal.instrument", index="btree_not_null", ondelete="restrict"
    )
    source_article = fields.Char(help="Article or section the rule comes from.")
    source = fields.Char(string="Basis", compute="_compute_source")
    criterion_id = fields.Many2one(
        "emulation.criterion",
        string="Standard",
        index="btree_not_null",
        ondelete="set null",
        copy=False,
        domain="[('category_id', '=', category_id)]",
        help="The standard of the category that this rule checks.",
    )
    ready_rule_id = fields.Many2one(
        "emulation.eligibility.rule",
        string="Copied From",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    needs_check = fields.Boolean(
        string="To Be Checked",
        help="Check this rule against your current regulation before you use it.",
    )
    note = fields.Text()

    _validity_in_order = models.Constraint(
        "CHECK (valid_from <= valid_to)", "The rule ends before it begins."
    )

    @api.depends("parent_id.category_id", "parent_id.award_type_id")
    def _compute_owner(self):
        for rule in self:
            owner = rule.parent_id or rule
            rule.category_id = owner.category_id
            rule.award_type_id = owner.award_type_id

    @api.depends("category_id.subject_kind", "parent_id.subject_kind")
    def _compute_subject_kind(self):
        for rule in self:
            owner = rule.parent_id or rule
            rule.subject_kind = owner.category_id.subject_kind or owner.subject_kind

    @api.depends("source_article", "instrument_id.name")
    def _compute_source(self):
        for rule in self:
            parts = (rule.source_article, rule.instrument_id.name)
            rule.source = ", ".join(filter(None, parts))

    @api.model_create_multi
    def create(self, vals_list):
        defaults = self._kind_defaults()
        # A form sends what it does not know yet as empty; the group knows it
        rules = super().create(
            [
                {
                    name: value
                    for name, value in {
                        **defaults.get(vals.get("kind"), {}),
                        **vals,
                    }.items()
                    if value or name not in _OWNER
                }
                for vals in vals_list
            ]
        )
        rules._check_rules()
        rules._check_not_in_use()
        return rules

    def write(self, vals):
        if set(vals) - {"sequence", "criterion_id", "note", "needs_check"}:
            self._check_not_in_use()
        self._check_kind_kept(vals)
        self._check_no_cycle(vals)
        groups = self.parent_id
        res = super().write(vals)
        (self | groups)._check_rules()
        if "category_id" in vals or "parent_id" in vals:
            self.check_access("write")
            self._check_not_in_use()
        return res

    def unlink(self):
        groups = self.parent_id
        res = super().unlink()
        groups.exists()._check_rules()
        return res

    def copy_data(self, default=None):
        vals_list = super().copy_data(default)
        for rule, vals in zip(self, vals_list, strict=True):
            # A part belongs where its group belongs, the kind of subject follows
            if rule.category_id or rule.parent_id:
                vals.pop("subject_kind", None)
            if rule.parent_id:
                vals.pop("category_id", None)
                vals.pop("award_type_id", None)
        return vals_list

    @api.ondelete(at_uninstall=False)
    def _unlink_except_in_use(self):
        self._check_not_in_use()

    def _check_not_in_use(self):
        """What nominations were checked by stays as it was."""
        # Rights on nominations do not matter to whether there are any
        categories = self.sudo().category_id
        groups = (
            self.env["emulation.nomination"]
            .sudo()
            ._read_group(
                [("category_id", "in", categories.ids), ("submitted_on", "!=", False)],
                ["category_id"],
            )
        )
        if groups:
            raise UserError(
                self.env._(
                    "%(names)s: nominations were already submitted, so the rules stay "
                    "as they are.",
                    names=", ".join(category.display_name for (category,) in groups),
                )
            )
