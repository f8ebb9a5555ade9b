# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationAssessmentLine(models.Model):
    """One criterion on a score sheet with the answers of subject, unit and office.

    Words and points asked for stand in the revision the sheet was opened with; the
    line keeps the answers as they were given: a number, ``pass``, ``fail``, ``na``,
    or words. How they are written is in ``emulation_assessment_line_write``.
    """

    _name = "emulation.assessment.line"
    _description = "Line of an Assessment"
    _inherit = ["emulation.evidence.mixin"]
    _order = "assessment_id, sequence, id"
    _rec_name = "code"

    assessment_id = fields.Many2one(
        "emulation.assessment",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(
        "res.company", readonly=True, index=True, ondelete="restrict"
    )
    criterion_key = fields.Integer(required=True, readonly=True, aggregator=None)
    sequence = fields.Integer(required=True, readonly=True, aggregator=None)
    code = fields.Char(string="No.", compute="_compute_criterion")
    text = fields.Text(string="Criterion", compute="_compute_criterion")
    scoring = fields.Char(string="Answered By", compute="_compute_criterion")
    max_score = fields.Float(
        digits=(8, 2), aggregator=None, compute="_compute_criterion"
    )
    evidence_required = fields.Boolean(compute="_compute_criterion")
    self_value = fields.Text(string="Self")
    unit_value = fields.Text(string="Unit")
    final_value = fields.Text(string="Final")
    explanation = fields.Text()
    remark = fields.Text(help="Words of unit or office.")
    attachment_ids = fields.Many2many(
        "ir.attachment",
        "emulation_assessment_line_attachment_rel",
        "line_id",
        "attachment_id",
        string="Evidence",
        copy=False,
        bypass_search_access=True,
    )
    version = fields.Integer(
        required=True,
        readonly=True,
        default=0,
        aggregator=None,
        help="Counts what was saved: who writes says which version he has read.",
    )

    _criterion_unique = models.Constraint(
        "UNIQUE(assessment_id, criterion_key)",
        "A sheet asks for each criterion once.",
    )

    @api.depends("assessment_id.revision_id", "criterion_key")
    def _compute_criterion(self):
        for line in self:
            asked = line.assessment_id._get_frozen().by_key.get(line.criterion_key, {})
            line.code = asked.get("code")
            line.text = asked.get("text")
            line.scoring = asked.get("scoring")
            line.max_score = asked.get("max_score")
            line.evidence_required = asked.get("evidence_required")

    @api.depends("code", "text")
    def _compute_display_name(self):
        for line in self:
            line.display_name = " ".join(filter(None, (line.code, line.text)))

    def _get_evidence_domain(self):
        """What the subject's unit did for the campaign in the year of the sheet."""
        return self.assessment_id._get_evidence_domain()

    def _get_asked(self):
        """Return the frozen criterion as a dictionary."""
        self.ensure_one()
        return self.assessment_id._get_frozen().by_key[self.criterion_key]
