# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class EmulationCampaign(models.Model):
    """A campaign (cuộc vận động) or emulation movement (phong trào thi đua).

    States: ``draft`` → ``launched`` (criteria frozen) → ``closed``; a draft or
    launched one can be ``cancelled``. Templates stay drafts and are copied.
    """

    _name = "emulation.campaign"
    _description = "Campaign or Movement"
    _inherit = ["mail.thread", "mail.activity.mixin", "emulation.workflow.mixin"]
    _order = "is_template, date_start desc, id desc"
    _check_company_auto = True
    name = fields.Char(required=True, tracking=True)
    company_id = fields.Many2one(
        "res.company",
        compute="_compute_company_id",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        ondelete="restrict",
        help="Empty for templates, which all organisations share.",
    )
    kind = fields.Selection(
        [("campaign", "Campaign"), ("movement", "Emulation movement")],
        required=True,
        default="campaign",
        tracking=True,
        help="A campaign mobilises people and is usually led by the union; a "
        "movement is emulation led by the management.",
    )
    form = fields.Selection(
        [("regular", "Regular"), ("thematic", "Thematic")],
        required=True,
        default="regular",
        help="Regular: year after year. Thematic: for one theme and period.",
    )
    is_template = fields.Boolean(string="Template", index=True)
    template_id = fields.Many2one(
        "emulation.campaign",
        string="Made From",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("launched", "Launched"),
            ("closed", "Closed"),
            ("cancelled", "Cancelled"),
        ],
        string="Status",
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    date_start = fields.Date(string="From", tracking=True)
    date_end = fields.Date(
        string="Until", tracking=True, help="Empty when no end is set yet."
    )
    launch_date = fields.Date(readonly=True, copy=False)
    close_date = fields.Date(readonly=True, copy=False)
    responsible_id = fields.Many2one(
        "res.users",
        default=lambda self: self.env.user,
        ondelete="set null",
        tracking=True,
    )
    leading_body_id = fields.Many2one(
        "emulation.body",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="The organisation that leads: the union for a campaign, the management "
        "for a movement, or any other.",
    )
    cooperating_body_ids = fields.Many2many(
        "emulation.body",
        "emulation_campaign_cooperating_body_rel",
        "campaign_id",
        "body_id",
        string="Cooperating Bodies",
        check_company=True,
    )
    standing_body_id = fields.Many2one(
        "emulation.body",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="The office that follows, guides and reports day by day.",
    )
    objective = fields.Text()
    background = fields.Text(help="Situation and grounds the document starts from.")
    guidance_id = fields.Many2one(
        "emulation.legal.instrument",
        string="Guidance Document",
        index="btree_not_null",
        ondelete="restrict",
        help="The document this campaign is organised by.",
    )
    source_document = fields.Char(help="Key of the guidance document.")
    legal_instrument_ids = fields.Many2many(
        "emulation.legal.instrument", string="Legal Basis"
    )
    linked_campaign_ids = fields.Many2many(
        "emulation.campaign",
        compute="_compute_linked_campaign_ids",
        inverse="_inverse_linked_campaign_ids",
        search="_search_linked_campaign_ids",
        string="Linked With",
        help="Campaigns and movements carried out together with this one.",
    )
    link_to_ids = fields.Many2many(
        "emulation.campaign",
        "emulation_campaign_link_rel",
        "campaign_id",
        "linked_id",
        string="Links Made Here",
        copy=False,
    )
    link_from_ids = fields.Many2many(
        "emulation.campaign",
        "emulation_campaign_link_rel",
        "linked_id",
        "campaign_id",
        string="Links Made There",
        copy=False,
    )
    predecessor_id = fields.Many2one(
        "emulation.campaign",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="The campaign this one continues under a new name.",
    )
    unit_ids = fields.Many2many(
        "hr.department",
        string="Participating Units",
        check_company=True,
        help="Units that carry it out; none means all units.",
    )
    criterion_ids = fields.One2many(
        "emulation.criterion", "campaign_id", string="Criteria"
    )
    linked_criterion_ids = fields.Many2many(
        "emulation.criterion",
        compute="_compute_linked_criterion_ids",
        string="Criteria of Linked Campaigns",
    )
    task_ids = fields.One2many("emulation.task", "campaign_id", string="Tasks")
    role_ids = fields.One2many("emulation.campaign.role", "campaign_id", string="Roles")
    clause_ids = fields.One2many("emulation.clause", "campaign_id", string="Provisions")
    recipient_ids = fields.One2many(
        "emulation.recipient", "campaign_id", string="Recipients"
    )
    activity_kind_ids = fields.Many2many(
        "emulation.activity.kind",
        "emulation_campaign_activity_kind_rel",
        "campaign_id",
        "activity_kind_id",
        string="Kinds of Activity",
    )
    inspection_content_ids = fields.One2many(
        "emulation.inspection.content", "campaign_id", string="Inspection Contents"
    )
    review_template_ids = fields.One2many(
        "emulation.review.template", "campaign_id", string="Report Outlines"
    )
    revision_ids = fields.One2many(
        "emulation.campaign.revision", "campaign_id", string="Revisions", readonly=True
    )
    round_ids = fields.One2many("emulation.round", "campaign_id", string="Rounds")
    criterion_count = fields.Integer(
        compute="_compute_counts", string="Number of Criteria"
    )
    round_count = fields.Integer(compute="_compute_counts", string="Number of Rounds")

    _period_order = models.Constraint(
        "CHECK (date_start <= date_end)", "The campaign ends before it begins."
    )
    _company_known = models.Constraint(
        "CHECK (is_template IS TRUE OR company_id IS NOT NULL)",
        "A campaign belongs to a company; only templates are shared.",
    )
    _template_is_draft = models.Constraint(
        "CHECK (is_template IS NOT TRUE OR state = 'draft')",
        "A template is copied, not launched.",
    )
    _launched_on = models.Constraint(
        "CHECK (state NOT IN ('launched', 'closed') OR launch_date IS NOT NULL)",
        "A launched campaign has a launch date.",
    )
    _closed_on = models.Constraint(
        "CHECK ((state = 'closed') = (close_date IS NOT NULL))",
        "A closed campaign, and no other, has a closing date.",
    )

    # --- Computed ---------------------------------------------------------------

    @api.depends("is_template")
    def _compute_company_id(self):
        for campaign in self:
            if campaign.is_template:
                campaign.company_id = False
            else:
                campaign.company_id = campaign.company_id or self.env.company

    @api.depends("name", "is_template", "guidance_id.number", "guidance_id.issuer")
    def _compute_display_name(self):
        for campaign in self:
            # Templates of two guidance documents may have the same name
            paper = campaign.is_template and campaign.guidance_id
            source = paper and (paper.number or paper.issuer)
            name = campaign.name or ""
            campaign.display_name = f"{name} ({source})" if source else name

    @api.depends("link_to_ids", "link_from_ids")
    def _compute_linked_campaign_ids(self):
        for campaign in self:
            campaign.linked_campaign_ids = campaign.link_to_ids | campaign.link_from_ids

    def _inverse_linked_campaign_ids(self):
        # read before the first write: changing one side recomputes the other
        for campaign, linked in [(c, c.linked_campaign_ids) for c in self]:
            campaign.link_from_ids &= linked
            campaign.link_to_ids = linked - campaign.link_from_ids

    def _search_linked_campaign_ids(self, operator, value):
        if operator not in ("in", "any"):
            return NotImplemented
        return [
            "|",
            ("link_to_ids", operator, value),
            ("link_from_ids", operator, value),
        ]

    @api.depends("linked_campaign_ids.criterion_ids")
    def _compute_linked_criterion_ids(self):
        for campaign in self:
            campaign.linked_criterion_ids = campaign.linked_campaign_ids.criterion_ids

    @api.depends("criterion_ids.is_heading", "round_ids")
    def _compute_counts(self):
        criteria = self._count_criteria()
        rounds = dict(
            self.env["emulation.round"]._read_group(
                [("campaign_id", "in", self.ids)], ["campaign_id"], ["__count"]
            )
        )
        for campaign in self:
            campaign.criterion_count = criteria.get(campaign._origin, 0)
            campaign.round_count = rounds.get(campaign._origin, 0)

    def _count_criteria(self):
        return dict(
            self.env["emulation.criterion"]._read_group(
                [("campaign_id", "in", self.ids), ("is_heading", "=", False)],
                ["campaign_id"],
                ["__count"],
            )
        )

    # --- Rules --------------------------------------------------------------------

    @api.constrains("link_to_ids", "predecessor_id")
    def _check_relations(self):
        problems = [
            self.env._("%(name)s cannot be linked with itself.", name=rec.display_name)
            for rec in self
            if rec in rec.link_to_ids
        ]
        if self._has_cycle("predecessor_id"):
            problems.append(
                self.env._(
                    "A campaign cannot be its own predecessor, not even in turn."
                )
            )
        if problems:
            raise ValidationError("\n".join(problems))
