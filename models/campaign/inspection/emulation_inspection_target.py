# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

# Whom one inspects is fixed when the inspection begins
_SUBJECT = frozenset({"subject_kind", "employee_id", "department_id", "inspection_id"})


class EmulationInspectionTarget(models.Model):
    """A unit, collective or person that is inspected, with its checklist."""

    _name = "emulation.inspection.target"
    _description = "Inspected Unit or Person"
    _inherit = ["emulation.inspection.part.mixin", "emulation.subject.mixin"]
    _order = "inspection_id, subject_kind, sequence, subject_name, id"
    _rec_name = "subject_name"
    _check_company_auto = True
    _OPEN_STATES = ("draft", "planned", "under_way")

    subject_kind = fields.Selection(default="collective")
    unit_id = fields.Many2one(readonly=True)
    sequence = fields.Integer(default=10)
    place_id = fields.Many2one(
        "hr.department",
        compute="_compute_place_id",
        store=True,
        precompute=True,
        compute_sudo=True,
        index=True,
        help="The collective itself, or the department of the person.",
    )
    visited_on = fields.Date(help="Day on which the inspectors were there.")
    note = fields.Text(string="Assessment", help="What the inspectors say of it.")
    line_ids = fields.One2many(
        "emulation.inspection.line", "target_id", string="Checklist"
    )
    finding_ids = fields.One2many(
        "emulation.inspection.finding", "target_id", string="Findings"
    )
    line_count = fields.Integer(compute="_compute_counts", string="Contents")
    answered_count = fields.Integer(compute="_compute_counts", string="Answered")
    finding_count = fields.Integer(
        compute="_compute_counts", string="Number of Findings"
    )
    avatar_128 = fields.Image(related="employee_id.avatar_128", string="Photo")

    _subject_matches_kind = models.Constraint(
        """CHECK (
            (subject_kind = 'individual') = (employee_id IS NOT NULL)
            AND (subject_kind = 'collective') = (department_id IS NOT NULL))""",
        "Exactly one unit or person of the kind named is inspected.",
    )
    _one_collective = models.UniqueIndex(
        "(inspection_id, department_id) WHERE department_id IS NOT NULL",
        "A collective is inspected once in an inspection.",
    )
    _one_individual = models.UniqueIndex(
        "(inspection_id, employee_id) WHERE employee_id IS NOT NULL",
        "A person is inspected once in an inspection.",
    )

    # A transfer afterwards does not change where the person was inspected
    @api.depends("employee_id", "department_id")
    def _compute_place_id(self):
        for target in self:
            target.place_id = target.department_id or target.employee_id.department_id

    @api.depends("line_ids.answer", "finding_ids")
    def _compute_counts(self):
        domain = [("target_id", "in", self.ids)]
        lines = {
            target: counts
            for target, *counts in self.env["emulation.inspection.line"]._read_group(
                domain, ["target_id"], ["__count", "answer:count"]
            )
        }
        findings = dict(
            self.env["emulation.inspection.finding"]._read_group(
                domain, ["target_id"], ["__count"]
            )
        )
        for target in self:
            counts = lines.get(target._origin, (0, 0))
            target.line_count, target.answered_count = counts
            target.finding_count = findings.get(target._origin, 0)

    @api.constrains("employee_id", "department_id", "inspection_id")
    def _check_target(self):
        self.inspection_id._check_people()

    @api.constrains("visited_on")
    def _check_visit(self):
        if problems := self._get_visit_problems():
            raise ValidationError("\n".join(problems))

    def _get_visit_problems(self):
        """Say which visits lie outside the days of their inspection."""
        return [
            self.env._(
                "%(subject)s: the visit lies outside the days of the inspection.",
                subject=target.subject_name,
            )
            for target in self
            if target.visited_on
            and not (
                (target.inspection_id.date_from or target.visited_on)
                <= target.visited_on
                <= (target.inspection_id.date_to or target.visited_on)
            )
        ]

    @api.model_create_multi
    def create(self, vals_list):
        targets = super().create(vals_list)
        targets._check_subject_open()
        return targets

    def write(self, vals):
        if _SUBJECT & vals.keys():
            self._check_subject_open()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_before_start(self):
        self._check_subject_open()

    def _check_subject_open(self):
        self.inspection_id.filtered(lambda i: i.state == "under_way")._refuse_fixed()
        self.inspection_id._refuse_unheld()

    def _get_targets(self):
        # Who belongs to it does not write of it; naming it is checked for everybody
        return self.filtered(lambda t: t.inspection_state == "under_way")

    def _make_checklist(self):
        """Give each subject the contents of the guidance that are meant for it."""
        self.env["emulation.inspection.line"].create(
            [
                {
                    "target_id": target.id,
                    "content_id": content.id,
                    "sequence": content.sequence,
                    "text": content.name,
                }
                for target in self
                for content in target.inspection_id._get_contents()
                if content.applies_to in ("both", target.subject_kind)
            ]
        )

    def action_open(self):
        """Open the checklist on a page of its own, as an inspector in the field needs."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.subject_name,
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }
