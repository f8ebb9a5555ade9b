# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationDecisionLine(models.Model):
    """One name in a decision, worded as it is printed."""

    _name = "emulation.decision.line"
    _description = "Decision Line"
    _inherit = ["emulation.decision.part.mixin", "emulation.named.nomination.mixin"]
    _order = "decision_id, sequence, id"
    _rec_name = "subject_name"
    _check_company_auto = True

    nomination_id = fields.Many2one(
        domain="[('state', '=', 'passed')]",
    )
    award_ids = fields.One2many("emulation.award", "decision_line_id")

    _nomination_once = models.Constraint(
        "UNIQUE(decision_id, nomination_id)",
        "A nomination is named once in a decision.",
    )

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
