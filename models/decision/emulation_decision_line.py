# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..profile.emulation_subject_mixin import SUBJECT_KINDS


class EmulationDecisionLine(models.Model):
    """One name in a decision, worded as it is printed."""

    _name = "emulation.decision.line"
    _description = "Decision Line"
    _inherit = ["emulation.decision.part.mixin"]
    _order = "decision_id, sequence, id"
    _rec_name = "subject_name"
    _check_company_auto = True

    nomination_id = fields.Many2one(
        "emulation.nomination",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain="[('state', '=', 'passed')]",
    )
    subject_kind = fields.Selection(
        SUBJECT_KINDS, compute="_compute_words", store=True, precompute=True
    )
    unit_id = fields.Many2one(
        "hr.department",
        compute="_compute_words",
        store=True,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    subject_name = fields.Char(
        compute="_compute_words", store=True, readonly=False, precompute=True
    )
    subject_job = fields.Char(
        compute="_compute_words", store=True, readonly=False, precompute=True
    )
    subject_unit = fields.Char(
        compute="_compute_words", store=True, readonly=False, precompute=True
    )
    award_type_id = fields.Many2one(
        "emulation.award.type",
        compute="_compute_words",
        store=True,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    citation = fields.Char(
        size=500,
        compute="_compute_words",
        store=True,
        readonly=False,
        precompute=True,
    )
    award_ids = fields.One2many("emulation.award", "decision_line_id")

    _nomination_once = models.Constraint(
        "UNIQUE(decision_id, nomination_id)",
        "A nomination is named once in a decision.",
    )

    @api.depends("nomination_id")
    def _compute_words(self):
        for line in self:
            nomination = line.nomination_id
            line.subject_name = nomination.snapshot_name or nomination.subject_name
            line.subject_job = nomination.snapshot_job
            line.subject_unit = nomination.snapshot_unit or nomination.unit_id.name
            line.citation = nomination.citation
            line.subject_kind = nomination.subject_kind
            line.unit_id = nomination.unit_id
            line.award_type_id = nomination.award_type_id

    def _get_line_problems(self, persons):
        """Why the names cannot be decided, as a list of sentences.

        :param persons: hr.employee records of the person who issues
        """
        labels = dict(
            self.nomination_id._fields["state"]._description_selection(self.env)
        )
        signers = self.decision_id.signer_id.sudo().employee_id._emulation_persons()
        conflicts = self.nomination_id._get_conflict_codes_of(persons | signers)
        problems = []
        for line in self:
            nomination = line.nomination_id
            decision = line.decision_id
            texts = []
            if nomination.category_id.body_id != decision.body_id:
                texts.append(self.env._("another body decides this award"))
            if len(nomination.sudo().decision_line_ids) > 1 or nomination.award_ids:
                texts.append(self.env._("another decision names the nomination too"))
            if nomination.state != "passed":
                texts.append(
                    self.env._(
                        "the nomination is “%(state)s”, not passed",
                        state=labels[nomination.state],
                    )
                )
            if nomination.is_outside:
                texts.append(self.env._("an outside body decides this award"))
            if not line.citation:
                texts.append(
                    self.env._("the achievement to be printed is missing"),
                )
            if conflicts[nomination.id] & {"nominee", "collective"}:
                texts.append(self.env._("nobody decides his own award"))
            problems += [f"{line.subject_name}: {text}" for text in texts]
        return problems

    def _prepare_award(self):
        self.ensure_one()
        decision, nomination = self.decision_id, self.nomination_id
        return {
            "company_id": decision.company_id.id,
            "subject_kind": nomination.subject_kind,
            "employee_id": nomination.employee_id.id,
            "department_id": nomination.department_id.id,
            "unit_id": nomination.unit_id.id,
            "award_type_id": self.award_type_id.id,
            "commendation_type": nomination.commendation_type,
            "body_id": decision.body_id.id,
            "decision_number": decision.full_number,
            "decision_date": decision.date,
            "year": nomination.year,
            "citation": self.citation,
            "nomination_id": nomination.id,
            "decision_line_id": self.id,
        }
