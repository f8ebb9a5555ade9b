# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class EmulationCriterion(models.Model):
    """Content, criterion, standard or prohibition of a campaign, or the standard
    of an award category.

    Frozen for everybody, the superuser included, once the campaign has left the
    draft: assessments and nominations rely on the launched words.
    """

    _name = "emulation.criterion"
    _description = "Criterion"
    _inherit = ["emulation.campaign.part.mixin", "emulation.outline.mixin"]
    _order = "sort_path, id"
    _parent_store = True
    _rec_name = "text"
    _rec_names_search = ["code", "text"]

    campaign_id = fields.Many2one(
        "emulation.campaign", index="btree_not_null", ondelete="cascade"
    )
    category_id = fields.Many2one(
        "emulation.round.category",
        string="Award Category",
        index="btree_not_null",
        ondelete="cascade",
    )
    parent_id = fields.Many2one(
        "emulation.criterion",
        index="btree_not_null",
        ondelete="cascade",
        domain="[('campaign_id', '=', campaign_id), ('category_id', '=', category_id)]",
    )
    child_ids = fields.One2many("emulation.criterion", "parent_id", string="Below")
    text = fields.Text(required=True)
    is_heading = fields.Boolean(
        string="Heading", help="Only groups the lines below and is not assessed."
    )
    nature = fields.Selection(
        [
            ("content", "Content"),
            ("criterion", "Criterion"),
            ("standard", "Standard"),
            ("prohibition", "Prohibition"),
        ],
        index=True,
        help="Content: what is striven for. Criterion: how it shows. Standard: "
        "condition of an award. Prohibition: what must not be done.",
    )
    subject_kind = fields.Selection(
        [
            ("individual", "Individuals"),
            ("collective", "Collectives"),
            ("both", "Individuals and collectives"),
        ],
        string="For",
        required=True,
        default="both",
    )
    scoring = fields.Selection(
        [("text", "In words"), ("pass_fail", "Met or not met"), ("points", "Points")],
        required=True,
        default="text",
        help="How an assessment answers this line. Points are optional.",
    )
    max_score = fields.Float(digits=(8, 2))
    weight = fields.Float(digits=(8, 2), default=1.0)
    is_bonus = fields.Boolean(string="Bonus")
    is_penalty = fields.Boolean(string="Penalty")
    is_disqualifier = fields.Boolean(
        string="Disqualifies", help="Failing this line fails the whole assessment."
    )
    evidence_required = fields.Boolean()
    source_document = fields.Char(help="Key of the guidance document.")

    _one_owner = models.Constraint(
        "CHECK ((campaign_id IS NULL) <> (category_id IS NULL))",
        "A criterion belongs either to a campaign or to an award category.",
    )
    _nature_known = models.Constraint(
        "CHECK (is_heading IS TRUE OR nature IS NOT NULL)",
        "Say whether the line is a content, criterion, standard or prohibition, or "
        "mark it as a heading.",
    )
    _score_not_negative = models.Constraint(
        "CHECK (max_score >= 0 AND weight >= 0)",
        "Points and weights are not negative.",
    )
    _bonus_or_penalty = models.Constraint(
        "CHECK (is_bonus IS NOT TRUE OR is_penalty IS NOT TRUE)",
        "A line gives a bonus or a penalty, not both.",
    )

    @api.constrains("parent_id", "campaign_id", "category_id")
    def _check_parent(self):
        if self._has_cycle():
            raise ValidationError(self.env._("A criterion cannot stand below itself."))
        family = self | self.child_ids
        strangers = family.filtered(
            lambda line: (
                line.parent_id
                and (line.campaign_id, line.category_id)
                != (line.parent_id.campaign_id, line.parent_id.category_id)
            )
        )
        if strangers:
            raise ValidationError(
                "\n".join(
                    self.env._(
                        "“%(name)s” stands below a line of another campaign or "
                        "category.",
                        name=line.display_name,
                    )
                    for line in strangers
                )
            )

    @api.model_create_multi
    def create(self, vals_list):
        self.browse().check_access("create")
        parents = self.browse({vals.get("parent_id") for vals in vals_list} - {None})
        owners = {
            parent.id: {
                "campaign_id": parent.campaign_id.id,
                "category_id": parent.category_id.id,
            }
            for parent in parents.filtered("id")
        }
        vals_list = [
            vals
            if vals.get("campaign_id") or vals.get("category_id")
            else {**vals, **owners.get(vals.get("parent_id"), {})}
            for vals in vals_list
        ]
        campaign_ids = {vals.get("campaign_id") for vals in vals_list}
        self._check_not_frozen(self.env["emulation.campaign"].browse(campaign_ids))
        criteria = super().create(vals_list)
        # The owner may have come from a default of the context
        criteria._check_not_frozen(criteria.campaign_id)
        return criteria

    def write(self, vals):
        self.check_access("write")
        campaigns = self.campaign_id
        if vals.get("campaign_id"):
            campaigns |= campaigns.browse(vals["campaign_id"])
        if vals.get("parent_id"):
            campaigns |= self.browse(vals["parent_id"]).campaign_id
        self._check_not_frozen(campaigns)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_frozen(self):
        self._check_not_frozen(self.campaign_id)

    def _check_not_frozen(self, campaigns):
        """Refuse changes to launched words.

        Writing the campaign's row makes a parallel launch fail and try again.

        :raise UserError: naming each campaign or round whose words are frozen
        """
        campaigns._emulation_hold()
        rounds = self.sudo().category_id.round_id
        started = rounds.filtered(lambda r: r.state != "draft")
        if started:
            raise UserError(
                self.env._(
                    "The standards of “%(names)s” are frozen since it was opened.",
                    names=", ".join(started.mapped("name")),
                )
            )
        # sudo: the state decides, whoever may read the campaign
        frozen = campaigns.sudo().filtered(lambda c: c.id and c.state != "draft")
        if frozen:
            raise UserError(
                "\n".join(
                    self.env._(
                        "The criteria of “%(campaign)s” are frozen since it was "
                        "launched or cancelled.",
                        campaign=campaign.display_name,
                    )
                    for campaign in frozen
                )
            )
