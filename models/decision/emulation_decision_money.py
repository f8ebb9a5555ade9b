# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...engine.money import award_amount


class EmulationDecisionLine(models.Model):
    """Award money of each name, by the law of the date of the decision.

    An issued decision keeps its figures, whatever is entered later.
    """

    _inherit = "emulation.decision.line"

    currency_id = fields.Many2one(related="company_id.currency_id")
    base_salary = fields.Integer(
        compute="_compute_law", store=True, aggregator=None, precompute=True
    )
    legal_coefficient = fields.Float(
        digits=(6, 3), compute="_compute_law", store=True, precompute=True,
        aggregator=None,
    )  # fmt: skip
    is_ceiling = fields.Boolean(compute="_compute_law", store=True, precompute=True)
    coefficient = fields.Float(
        digits=(6, 3),
        compute="_compute_coefficient",
        store=True,
        readonly=False,
        precompute=True,
        aggregator=None,
        help="Times the base salary. Where the law names a ceiling, the body that "
        "gives the award chooses up to it.",
    )
    amount = fields.Monetary(
        string="Award Money", compute="_compute_amount", store=True, precompute=True
    )
    money_note = fields.Char(compute="_compute_money_note")

    @api.depends("award_type_id", "subject_kind", "decision_id.date")
    def _compute_law(self):
        draft = self.filtered(lambda line: line.decision_id.state != "issued")
        days = {d.date for d in draft.decision_id if d.date}
        salaries = self.env["emulation.base.salary"]._in_force(days)
        coefficients = self.env["emulation.award.coefficient"]._in_force(
            draft.award_type_id, days
        )
        nothing = self.env["emulation.award.coefficient"]
        for line in self - draft:
            line.base_salary = line.base_salary
            line.legal_coefficient = line.legal_coefficient
            line.is_ceiling = line.is_ceiling
        for line in draft:
            day = line.decision_id.date
            key = (line.award_type_id.id, line.subject_kind, day)
            law = coefficients.get(key, nothing)
            line.base_salary = salaries[day].amount if day else 0
            line.legal_coefficient = law.coefficient
            line.is_ceiling = law.is_ceiling

    @api.depends("legal_coefficient", "is_ceiling")
    def _compute_coefficient(self):
        for line in self:
            law, chosen = line.legal_coefficient, line.coefficient
            # What was chosen under a ceiling stands as long as the ceiling allows
            is_chosen = line.is_ceiling and 0 < chosen < law
            line.coefficient = chosen if is_chosen else law

    @api.depends("base_salary", "coefficient")
    def _compute_amount(self):
        for line in self:
            company = line.company_id
            line.amount = award_amount(
                line.base_salary,
                f"{max(line.coefficient, 0):.3f}",
                company.emulation_money_step,
                company.emulation_money_rounding,
            )

    @api.depends("base_salary", "legal_coefficient")
    @api.depends_context("lang")
    def _compute_money_note(self):
        for line in self:
            line.money_note = ", ".join(line._get_money_notes()) or False

    def _get_money_notes(self):
        """What keeps the money of this name from being paid, as sentences."""
        self.ensure_one()
        notes = []
        if not self.base_salary:
            notes.append(self.env._("no base salary is known for that day"))
        if not self.legal_coefficient:
            notes.append(self.env._("no coefficient is known for that day"))
        return notes

    def _get_coefficient_problems(self):
        """Why the coefficient cannot be decided like this, as sentences."""
        self.ensure_one()
        law, chosen = self.legal_coefficient, self.coefficient
        precision = self._fields["coefficient"].get_digits(self.env)[1]
        if round(chosen - law, precision) == 0 or (
            self.is_ceiling and 0 <= chosen < law
        ):
            return []
        values = {"chosen": f"{chosen:g}", "law": f"{law:g}"}
        if self.is_ceiling:
            return [self.env._("the coefficient %(chosen)s is over %(law)s", **values)]
        return [self.env._("the coefficient is %(law)s, not %(chosen)s", **values)]

    @api.constrains("coefficient")
    def _check_coefficient(self):
        problems = [
            f"{line.subject_name}: {text}"
            for line in self
            for text in line._get_coefficient_problems()
        ]
        if problems:
            raise ValidationError("\n".join(problems))
