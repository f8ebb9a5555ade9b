# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from lxml import etree

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...profile.emulation_subject_mixin import SUBJECT_KINDS


class EmulationEligibilityRule(models.Model):
    """One condition of an award (điều kiện), checked for everybody alike.

    A rule belongs to an award category, or to an award type as a ready rule that
    categories copy, or to a group of rules. Each kind is one file of this folder:
    it adds itself to ``kind`` with its parameters and the methods

    * ``_kind_fields``: names of its parameters, shown when the kind is chosen;
    * ``_get_<kind>_problems()``: what is wrong with the parameters, as sentences;
    * ``_sql_<kind>(ctx)``: SELECT of ``subject_id, result, code, params``, one row
      for each row of the table expression ``subject``;
    * ``_params_<kind>(ctx)``: what is asked for, stored with answers that count;
    * ``_words_<kind>(code, params)``: the evidence in the reader's language.
    """

    _name = "emulation.eligibility.rule"
    _description = "Eligibility Rule"
    _inherit = ["emulation.cited.mixin"]
    _order = "sequence, id"
    _parent_store = True
    _check_company_auto = True

    # Kinds whose facts are written on the nomination, so that a screening passes
    # them over
    _LATER_KINDS: tuple[str, ...] = ()

    name = fields.Char(
        required=True,
        translate=True,
        help="The condition in words, as in the guidance it comes from.",
    )
    sequence = fields.Integer(default=10)
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
        compute="_compute_owner",
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
    parent_path = fields.Char(index=True)
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
    criterion_id = fields.Many2one(
        "emulation.criterion",
        string="Standard",
        index="btree_not_null",
        ondelete="set null",
        copy=False,
        domain="[('category_id', '=', category_id)]",
        help="The standard of the category that this rule checks.",
    )
    needs_check = fields.Boolean(
        string="To Be Checked",
        help="Check this rule against your current regulation before you use it.",
    )
    note = fields.Text()

    _validity_in_order = models.Constraint(
        "CHECK (valid_from <= valid_to)", "The rule ends before it begins."
    )

    @api.depends(
        "parent_id.category_id", "parent_id.award_type_id", "parent_id.subject_kind"
    )
    def _compute_owner(self):
        for rule in self:
            owner = rule.parent_id or rule
            rule.category_id = owner.category_id
            rule.award_type_id = owner.award_type_id
            rule.subject_kind = owner.subject_kind

    # --- Kinds ------------------------------------------------------------------

    @api.model
    def _kind_fields(self):
        """Parameters of each kind, in the order they are asked for.

        :return: ``{kind: (field name, ...)}``
        """
        return {}

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        arch, view = super()._get_view(view_id, view_type, **options)
        place = arch.find(".//group[@name='parameters']")
        if view_type == "form" and place is not None:
            self._add_kind_groups(place)
        return arch, view

    @api.model
    def _add_kind_groups(self, place):
        """Show the parameters of the chosen kind, so that a new kind is one file."""
        kinds = {}
        for kind, names in self._kind_fields().items():
            for name in names:
                kinds.setdefault(name, []).append(kind)
        for name, users in kinds.items():
            attributes = {"name": name, "invisible": f"kind not in {tuple(users)!r}"}
            if self._fields[name].type == "many2many":
                attributes["widget"] = "many2many_tags"
            place.append(etree.Element("field", attributes))

    # --- Constraints ------------------------------------------------------------

    @api.constrains("parent_id")
    def _check_parent(self):
        if self._has_cycle():
            raise ValidationError(
                self.env._("Groups of rules cannot contain themselves.")
            )
        problems = [
            self.env._("%(name)s: only a group has parts.", name=rule.parent_id.name)
            for rule in self
            if rule.parent_id and rule.parent_id.kind != "group"
        ]
        if problems:
            raise ValidationError("\n".join(dict.fromkeys(problems)))

    @api.constrains("category_id", "award_type_id", "parent_id")
    def _check_owner(self):
        problems = [
            self.env._(
                "%(name)s: say to which award category or award the rule belongs.",
                name=rule.name,
            )
            for rule in self
            if bool(rule.category_id) == bool(rule.award_type_id)
        ]
        if problems:
            raise ValidationError("\n".join(problems))

    @api.model_create_multi
    def create(self, vals_list):
        rules = super().create(vals_list)
        rules._check_parameters()
        rules._check_not_in_use()
        return rules

    def write(self, vals):
        if set(vals) - {"sequence", "criterion_id", "note", "needs_check"}:
            self._check_not_in_use()
        res = super().write(vals)
        self._check_parameters()
        if "category_id" in vals or "parent_id" in vals:
            self.check_access("write")
            self._check_not_in_use()
        return res

    @api.ondelete(at_uninstall=False)
    def _unlink_except_in_use(self):
        self._check_not_in_use()

    def _check_parameters(self):
        """Refuse rules that could not be answered, naming all of them."""
        problems = []
        for rule in self:
            problems += [
                self.env._("%(name)s: %(problem)s", name=rule.name, problem=problem)
                for problem in getattr(rule, f"_get_{rule.kind}_problems")()
            ]
        if problems:
            raise ValidationError("\n".join(problems))

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
