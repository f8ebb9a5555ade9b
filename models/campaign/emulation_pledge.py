# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..core.days import vietnam_today


class EmulationPledge(models.Model):
    """Agreement of teams of a unit, or of members of a cluster, to compete for a year.

    States: ``draft`` → ``open`` (the text is fixed, the heads sign) → ``signed`` by
    all; one that is not signed by all can be ``cancelled``.
    """

    _name = "emulation.pledge"
    _description = "Emulation Pledge"
    _inherit = [
        "emulation.yearly.work.mixin",
        "mail.thread",
        "mail.activity.mixin",
        "emulation.workflow.mixin",
        "emulation.owned.mixin",
    ]
    _order = "year desc, id desc"
    _check_company_auto = True
    _GUARDED_FIELDS = ("final_text", "opened_on")
    _OWNERS = frozenset({"unit_id", "cluster_id", "scope", "year"})
    _CONTENT = _OWNERS | {"campaign_id", "place", "text", "party_ids"}

    name = fields.Char(compute="_compute_name", store=True)
    scope = fields.Selection(
        [("unit", "Teams of a unit"), ("cluster", "Members of a cluster")],
        string="Between",
        required=True,
        default="unit",
    )
    unit_id = fields.Many2one(
        "hr.department",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        domain=[("emulation_level_id", "!=", False)],
    )
    cluster_id = fields.Many2one(
        "emulation.cluster",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        domain=lambda self: self._get_cluster_domain(),
    )
    lead_unit_id = fields.Many2one(
        "hr.department",
        string="Prepared by",
        compute="_compute_lead_unit_id",
        store=True,
        index="btree_not_null",
        help="The unit itself, or the unit that is head of the cluster in that year.",
    )
    place = fields.Char()
    text = fields.Text(
        required=True,
        default=lambda self: self._get_usual_text(),
        help="{campaign}, {year}, {parties} and {group} are filled in when the pledge "
        "is opened for signing.",
    )
    final_text = fields.Text(string="Text As Signed", readonly=True, copy=False)
    opened_on = fields.Datetime(readonly=True, copy=False)
    party_ids = fields.One2many(
        "emulation.pledge.party", "pledge_id", string="Parties", copy=True
    )
    # Stored: each signature writes the pledge, so that of two given at the same moment
    # the later one sees the earlier
    signed_count = fields.Integer(
        string="Signatures",
        compute="_compute_signed_count",
    )
    party_count = fields.Integer(
        string="Number of Parties",
        compute="_compute_signed_count",
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("open", "Being signed"),
            ("signed", "Signed"),
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

    _scope_is_named = models.Constraint(
        """CHECK ((scope = 'unit') = (unit_id IS NOT NULL)
            AND (scope = 'cluster') = (cluster_id IS NOT NULL))""",
        "A pledge names either the unit or the cluster whose members make it.",
    )
    _text_fixed = models.Constraint(
        "CHECK (state NOT IN ('open', 'signed') OR final_text IS NOT NULL)",
        "What is signed has a fixed text.",
    )

    # --- Computes -------------------------------------------------------------

    @api.model
    def _get_usual_text(self):
        # The text is for everybody to read in the pledge itself
        parameters = self.env["ir.config_parameter"].sudo()
        return parameters.get_param("hr_emulation.pledge_text", "")

    @api.depends("scope", "unit_id.name", "cluster_id.name", "year")
    def _compute_name(self):
        for pledge in self:
            group = pledge._get_group().name
            pledge.name = " – ".join(filter(None, (group, str(pledge.year or ""))))

    @api.model
    def _get_cluster_domain(self):
        """Offer officers all clusters, others those that they lead in a year."""
        if self.env.user.has_group("hr_emulation.group_officer"):
            return []
        led = [("is_head", "=", True), ("unit_id.emulation_is_mine", "=", True)]
        return [("member_ids", "any", led)]

    @api.depends(
        "unit_id",
        "year",
        "cluster_id.member_ids.unit_id",
        "cluster_id.member_ids.year",
        "cluster_id.member_ids.is_head",
    )
    def _compute_lead_unit_id(self):
        for pledge in self:
            heads = pledge.cluster_id.member_ids.filtered(
                lambda m, year=pledge.year: m.is_head and m.year == year
            )
            pledge.lead_unit_id = pledge.unit_id or heads.unit_id[:1]

    @api.depends("party_ids.signed_on")
    def _compute_signed_count(self):
        for pledge in self:
            pledge.party_count = len(pledge.party_ids)
            pledge.signed_count = len(pledge.party_ids.filtered("signed_on"))

    def _get_group(self):
        self.ensure_one()
        return self.cluster_id if self.scope == "cluster" else self.unit_id

    @api.onchange("scope", "unit_id", "cluster_id", "year")
    def _onchange_group(self):
        """Offer everybody who belongs to the group; the office strikes out."""
        if self.scope == "unit":
            self.cluster_id = False
        else:
            self.unit_id = False
        commands = [
            (0, 0, {"department_id": department.id}) for department in self._members()
        ]
        self.party_ids = [(5, 0, 0), *commands]

    def _members(self):
        """Return who may be a party: teams of the unit or members of the cluster."""
        self.ensure_one()
        if self.scope == "cluster":
            return self.cluster_id._units(self.year)
        today = vietnam_today()
        teams = self.env["hr.department"].search(
            [("parent_id", "=", self.unit_id.id), ("emulation_is_ad_hoc", "=", False)]
        )
        return teams.filtered(
            lambda d: not d.emulation_date_to or d.emulation_date_to >= today
        )

    def write(self, vals):
        if self._CONTENT & vals.keys():
            self.party_ids._check_draft(self)
        return super().write(vals)
