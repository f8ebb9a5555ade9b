# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...core.days import vietnam_today
from ...core.emulation_workflow_mixin import Transition


class EmulationConference(models.Model):
    """The yearly conference of a unit (hội nghị cán bộ, công chức, viên chức).

    Documents 001 (IV.2) and 003 (IV.2) say what it does: it hears last year's result,
    launches the coming year, registers and signs the pledges.

    States: ``draft`` → ``held``.
    """

    _name = "emulation.conference"
    _description = "Yearly Conference of a Unit"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "emulation.workflow.mixin",
        "emulation.owned.mixin",
    ]
    _order = "year desc, unit_id, id"
    _check_company_auto = True
    _OWNERS = frozenset({"unit_id"})
    _CONTENT = _OWNERS | {
        "name",
        "year",
        "campaign_ids",
        "date",
        "place",
        "chair_id",
        "secretary_id",
        "attendee_count",
        "item_ids",
        "minutes",
    }
    _TRANSITIONS = {"hold": Transition(("draft",), "held")}
    _MAIN_STEPS = ("hold",)

    name = fields.Char(required=True, default=lambda self: self._get_usual_name())
    unit_id = fields.Many2one(
        "hr.department",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=[("emulation_level_id", "!=", False), ("emulation_is_mine", "=", True)],
        default=lambda self: self.env.user._emulation_own_unit(),
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.company,
    )
    year = fields.Integer(
        required=True,
        default=lambda self: vietnam_today().year,
        aggregator=None,
        index=True,
        help="The year that is launched; the result heard is that of the year before.",
    )
    campaign_ids = fields.Many2many(
        "emulation.campaign",
        string="Campaigns",
        check_company=True,
        domain=[("state", "in", ("launched", "closed")), ("is_template", "=", False)],
        default=lambda self: self._get_running_campaigns(),
    )
    date = fields.Datetime(string="Held On")
    place = fields.Char(string="Meeting Place")
    chair_id = fields.Many2one(
        "hr.employee",
        string="Chaired by",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    secretary_id = fields.Many2one(
        "hr.employee",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    attendee_count = fields.Integer(string="People Present")
    item_ids = fields.One2many(
        "emulation.conference.item",
        "conference_id",
        string="Agenda",
        copy=True,
        default=lambda self: self._get_usual_items(),
    )
    minutes = fields.Text(help="What was said and concluded; printed when held.")
    state = fields.Selection(
        [("draft", "Being prepared"), ("held", "Held")],
        string="Status",
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    can_hold = fields.Boolean(compute="_compute_can")

    _one_a_year = models.Constraint(
        "UNIQUE(unit_id, year)", "The unit already has a conference for this year."
    )
    _present_positive = models.Constraint(
        "CHECK (attendee_count >= 0)", "The number of people present is not negative."
    )

    @api.model
    def _get_usual_name(self):
        # The words are for everybody to read in the conference itself
        parameters = self.env["ir.config_parameter"].sudo()
        return parameters.get_param("hr_emulation.conference_name", "")

    @api.model
    def _get_running_campaigns(self):
        return self.env["emulation.campaign"].search([("state", "=", "launched")])

    @api.model
    def _get_usual_items(self):
        usual = self.env["emulation.conference.item"].search(self._get_usual_domain())
        return [(0, 0, vals) for vals in usual.copy_data()]

    @api.model
    def _get_usual_domain(self):
        """Items a new conference begins with."""
        return [("conference_id", "=", False)]

    @api.depends("name", "unit_id.name", "year")
    def _compute_display_name(self):
        for rec in self:
            parts = (rec.name, rec.unit_id.name, str(rec.year or ""))
            rec.display_name = " – ".join(filter(None, parts))

    @api.depends("date", "attendee_count", "unit_id")
    def _compute_can(self):
        return super()._compute_can()

    def write(self, vals):
        self.check_access("write")
        if self._CONTENT & vals.keys():
            self._check_draft()
        return super().write(vals)

    def _check_draft(self):
        """Refuse to change what was held.

        :raise UserError: naming every conference
        """
        if held := self.filtered(lambda rec: rec.state != "draft"):
            raise UserError(
                "\n".join(
                    self.env._("%(name)s was held and stays as it is.", name=name)
                    for name in held.mapped("display_name")
                )
            )

    # --- Steps ----------------------------------------------------------------------

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        officer = self.env.su or self.env.user.has_group("hr_emulation.group_officer")
        now = fields.Datetime.now()
        for rec in self.filtered(lambda r: not blockers[r.id]):
            reasons = blockers[rec.id]
            if not (officer or rec.unit_id.emulation_is_mine):
                reasons.append(
                    self.env._("only the head or officer of the unit may do this")
                )
            if not rec.date:
                reasons.append(self.env._("the day is missing"))
            elif rec.date > now:
                reasons.append(self.env._("its day has not come yet"))
            if not rec.attendee_count:
                reasons.append(self.env._("the number of people present is missing"))
        return blockers

    @api.model
    def _get_step_label(self, name):
        return {"hold": self.env._("Note as held")}.get(
            name
        ) or super()._get_step_label(name)

    def action_hold(self):
        """Note that the conferences were held; agenda and minutes are fixed.

        :return: True
        :raise UserError: naming every conference and every reason
        """
        self.check_access("write")
        self._transition("hold")
        return True
