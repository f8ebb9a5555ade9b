# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

_WORK = ("draft", "planned", "under_way")
# What inspectors write; the rest is the plan of the unit that holds the inspection
_FINDINGS = frozenset({"conclusion", "recommendation", "target_ids", "finding_ids"})


class EmulationInspection(models.Model):
    """An inspection of how units and people carry a campaign out (kiểm tra, giám sát).

    States: ``draft`` → ``planned`` (inspectors and inspected are told) → ``under_way``
    (the checklist is filled in) → ``concluded`` (signed, nothing of it changes any
    more) → ``closed`` when every finding is remedied; one that is not concluded can be
    ``cancelled``. A unit that inspects itself uses the kind ``self``.
    """

    _name = "emulation.inspection"
    _description = "Inspection"
    _inherit = [
        "emulation.yearly.work.mixin",
        "emulation.unit.work.mixin",
        "mail.thread",
        "mail.activity.mixin",
        "emulation.workflow.mixin",
        "emulation.owned.mixin",
    ]
    _OWNERS = frozenset({"unit_id", "campaign_id"})
    _order = "date_from desc, id desc"
    _check_company_auto = True
    _GUARDED_FIELDS = (
        "concluded_on",
        "concluded_by_id",
        "signer_name",
        "signer_position",
        "state_reason",
    )

    name = fields.Char(required=True)
    kind = fields.Selection(
        [
            ("own", "By itself"),
            ("joint", "Joined with another"),
            ("self", "Self-inspection"),
        ],
        required=True,
        default="own",
        index=True,
        help="An inspection of its own, one that is part of another inspection, or a "
        "unit that inspects itself.",
    )
    joint_with = fields.Char(string="Part Of", help="The inspection it is joined with.")
    unit_id = fields.Many2one(string="Inspecting Unit")
    body_id = fields.Many2one(
        "emulation.body",
        string="Leading Body",
        compute="_compute_body_id",
        store=True,
        readonly=False,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="In whose name the papers are written.",
    )
    basis = fields.Char(help="The decision or plan by which the inspection is made.")
    purpose = fields.Text()
    date_from = fields.Date(string="From", index=True, tracking=True)
    date_to = fields.Date(string="To", tracking=True)
    member_ids = fields.One2many(
        "emulation.inspection.member", "inspection_id", string="Inspectors"
    )
    target_ids = fields.One2many(
        "emulation.inspection.target",
        "inspection_id",
        string="Inspected",
    )
    finding_ids = fields.One2many(
        "emulation.inspection.finding",
        "inspection_id",
        string="Findings",
    )
    conclusion = fields.Text(help="General assessment, as printed in the conclusion.")
    recommendation = fields.Text(
        string="Recommendations", help="What is asked of the units and of upper bodies."
    )
    concluded_on = fields.Datetime(string="Signed On", readonly=True, copy=False)
    concluded_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    signer_name = fields.Char(string="Signed by", readonly=True, copy=False)
    signer_position = fields.Char(string="Position", readonly=True, copy=False)
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("planned", "Planned"),
            ("under_way", "Under way"),
            ("concluded", "Concluded"),
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
    state_reason = fields.Text(string="Reason", readonly=True, copy=False)
    target_count = fields.Integer(compute="_compute_counts", string="Inspected Now")
    line_count = fields.Integer(compute="_compute_counts", string="Contents to Look At")
    answered_count = fields.Integer(compute="_compute_counts", string="Answered")
    finding_count = fields.Integer(
        compute="_compute_counts", string="Number of Findings"
    )
    open_finding_count = fields.Integer(
        compute="_compute_counts", string="Open Findings"
    )

    _joint_named = models.Constraint(
        "CHECK (kind != 'joint' OR joint_with IS NOT NULL)",
        "Name the inspection that this one is joined with.",
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "The inspection ends before it begins."
    )
    _dates_known = models.Constraint(
        """CHECK (state IN ('draft', 'cancelled')
            OR (date_from IS NOT NULL AND date_to IS NOT NULL))""",
        "A planned inspection has a first and a last day.",
    )
    _conclusion_signed = models.Constraint(
        """CHECK ((state IN ('concluded', 'closed'))
            = (concluded_on IS NOT NULL AND concluded_by_id IS NOT NULL))""",
        "A concluded inspection, and no other, names who signed it and when.",
    )

    # --- Defaults and computes ------------------------------------------------

    @api.depends("unit_id")
    def _compute_body_id(self):
        bodies = self.env["emulation.body"].search(
            [("department_id", "in", self.unit_id.ids)]
        )
        for inspection in self:
            inspection.body_id = bodies.filtered(
                lambda b, unit=inspection.unit_id: b.department_id == unit
            )[:1]

    @api.depends("target_ids.line_ids.answer", "finding_ids.state")
    @api.depends_context("uid")
    def _compute_counts(self):
        domain = [("inspection_id", "in", self.ids)]
        targets = dict(
            self.env["emulation.inspection.target"]._read_group(
                domain, ["inspection_id"], ["__count"]
            )
        )
        lines = {
            inspection: counts
            for inspection, *counts in self.env[
                "emulation.inspection.line"
            ]._read_group(domain, ["inspection_id"], ["__count", "answer:count"])
        }
        findings = self.env["emulation.inspection.finding"]._read_group(
            domain, ["inspection_id", "state"], ["__count"]
        )
        found, still_open = {}, {}
        for inspection, state, count in findings:
            found[inspection] = found.get(inspection, 0) + count
            if state != "closed":
                still_open[inspection] = still_open.get(inspection, 0) + count
        for rec in self:
            origin = rec._origin
            rec.target_count = targets.get(origin, 0)
            rec.line_count, rec.answered_count = lines.get(origin, (0, 0))
            rec.finding_count = found.get(origin, 0)
            rec.open_finding_count = still_open.get(origin, 0)

    # --- Rules ----------------------------------------------------------------

    @api.constrains("campaign_id", "year", "date_from", "date_to", "name")
    def _check_days(self):
        problems = []
        for rec in self:
            days = {rec.date_from, rec.date_to} - {False}
            problems += rec.campaign_id._get_day_problems(rec.name, days)
            problems += [
                self.env._(
                    "%(name)s is of the year %(year)s; it begins in %(other)s.",
                    name=rec.name,
                    year=str(rec.year),
                    other=str(rec.date_from.year),
                )
                for day in {rec.date_from} - {False}
                if day.year != rec.year
            ]
            problems += rec.target_ids._get_visit_problems()
        if problems:
            raise ValidationError("\n".join(problems))

    @api.constrains("kind", "unit_id")
    def _check_kind(self):
        self._check_people()

    def write(self, vals):
        self._check_writable(vals)
        return super().write(vals)

    def _check_writable(self, vals):
        """What is concluded stays; whom it inspects stays once it is under way.

        :raise UserError: naming every inspection
        """
        fixed = self.filtered(lambda rec: rec.state not in _WORK)
        if {"unit_id", "kind", "campaign_id", "year"} & vals.keys():
            fixed |= self.filtered(lambda rec: rec.state != "draft")
        written = vals.keys() - self._desk_fields() - self._guarded()
        if written:
            fixed._refuse_fixed()
        if written - _FINDINGS:
            self._refuse_unheld()

    def action_view_targets(self):
        """Open what is inspected, to fill in one checklist after the other."""
        self.ensure_one()
        self.check_access("read")
        if len(self.target_ids) == 1:
            return self.target_ids.action_open()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Checklists"),
            "res_model": self.target_ids._name,
            "view_mode": "kanban,form",
            "domain": [("inspection_id", "=", self.id)],
        }

    def action_view_findings(self):
        """Open the findings of the inspections."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_inspection_finding_action"
        )
        action.update(domain=[("inspection_id", "in", self.ids)], context={})
        return action
