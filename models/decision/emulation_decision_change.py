# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..profile.emulation_subject_mixin import SUBJECT_KINDS
from .emulation_printed_words_mixin import WORDS


class EmulationDecisionChange(models.Model):
    """One entry of the register that a decision corrects or revokes.

    What was printed and what is to be printed stand side by side; the decision
    that gave the award, its names and its file stay as they were.
    """

    _name = "emulation.decision.change"
    _description = "Correction or Revocation of an Award"
    _inherit = ["emulation.decision.part.mixin", "emulation.printed.words.mixin"]
    _order = "decision_id, sequence, id"
    _rec_name = "old_subject_name"
    _check_company_auto = True

    kind = fields.Selection(related="decision_id.kind", store=True)
    award_id = fields.Many2one(
        "emulation.award",
        string="Entry of the Register",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain="[('state', '=', 'valid'), ('decision_line_id', '!=', False)]",
    )
    line_id = fields.Many2one(
        related="award_id.decision_line_id", store=True, index=True
    )
    amended_id = fields.Many2one(
        related="line_id.decision_id", store=True, index=True, string="First Decision"
    )
    award_type_id = fields.Many2one(related="award_id.award_type_id", store=True)
    subject_kind = fields.Selection(
        SUBJECT_KINDS, compute="_compute_old_words", store=True, precompute=True
    )
    old_subject_name = fields.Char(
        string="Name As Printed",
        compute="_compute_old_words",
        store=True,
        precompute=True,
    )
    old_subject_job = fields.Char(
        string="Job As Printed",
        compute="_compute_old_words",
        store=True,
        precompute=True,
    )
    old_subject_unit = fields.Char(
        string="Unit As Printed",
        compute="_compute_old_words",
        store=True,
        precompute=True,
    )
    old_citation = fields.Char(
        string="Achievement As Printed",
        compute="_compute_old_words",
        store=True,
        precompute=True,
    )
    subject_name = fields.Char(string="Correct Name")
    subject_job = fields.Char(string="Correct Job")
    subject_unit = fields.Char(string="Correct Unit")
    citation = fields.Char(string="Correct Achievement")

    _award_once = models.Constraint(
        "UNIQUE(decision_id, award_id)",
        "An entry of the register is named once in a decision.",
    )

    @api.depends("award_id")
    def _compute_old_words(self):
        for change in self:
            change.subject_kind = change.award_id.subject_kind
            for name, text in change.award_id._get_printed_words().items():
                change[f"old_{name}"] = text

    @api.depends("award_id")
    def _compute_words(self):
        for change in self:
            change.update(change.award_id._get_printed_words())

    def _get_changed_words(self):
        """Return the names of the fields whose wording is another."""
        self.ensure_one()
        return [
            name for name in WORDS if (self[name] or "") != (self[f"old_{name}"] or "")
        ]

    def _get_change_problems(self, persons):
        """Why the entries cannot be changed like this, as a list of sentences.

        :param persons: hr.employee records of the person who issues
        """
        labels = dict(self.award_id._fields["state"]._description_selection(self.env))
        signers = self.decision_id.signer_id.sudo().employee_id._emulation_persons()
        nominations = self.award_id.nomination_id
        conflicts = nominations._get_conflict_codes_of(persons | signers)
        problems = []
        for change in self:
            award, decision = change.award_id, change.decision_id
            texts = []
            if award.state != "valid":
                texts.append(
                    self.env._(
                        "the entry of the register is “%(state)s” already",
                        state=labels[award.state],
                    )
                )
            texts += award._get_changeable_problems(decision.body_id)
            since = award.change_id.decision_id.date or award.decision_date
            if decision.date and since and decision.date < since:
                texts.append(
                    self.env._(
                        "the decision is dated before %(number)s, which it changes",
                        number=award.change_id.decision_id.full_number
                        or award.decision_number,
                    )
                )
            if conflicts.get(award.nomination_id.id, set()) & {"nominee", "collective"}:
                texts.append(self.env._("nobody decides his own award"))
            if change.kind == "correction":
                texts += change._get_wording_problems()
            problems += [f"{change.old_subject_name}: {text}" for text in texts]
        return problems

    def _get_wording_problems(self):
        self.ensure_one()
        problems = []
        if not self._get_changed_words():
            problems.append(self.env._("the new wording is the old one"))
        if not (self.subject_name or "").strip():
            problems.append(self.env._("the name is missing"))
        if not (self.citation or "").strip():
            problems.append(self.env._("the achievement to be printed is missing"))
        return problems
