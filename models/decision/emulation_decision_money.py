# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

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
        for line in self - draft:
            line.base_salary = line.base_salary
            line.legal_coefficient = line.legal_coefficient
            line.is_ceiling = line.is_ceiling
        for line, (salary, law) in draft._find_law().items():
            line.base_salary = salary.amount
            line.legal_coefficient = law.coefficient
            line.is_ceiling = law.is_ceiling

    def _find_law(self):
        """Return what is in force on the day of each name's decision.

        :return: ``{line: (emulation.base.salary, emulation.award.coefficient)}``,
            empty records where nothing is known
        """
        salary = self.env["emulation.base.salary"]
        coefficient = self.env["emulation.award.coefficient"]
        days = {d.date for d in self.decision_id if d.date}
        salaries = salary._in_force(days)
        coefficients = coefficient._in_force(self.award_type_id, days)
        found = {}
        for line in self:
            day = line.decision_id.date
            key = (line.award_type_id.id, line.subject_kind, day)
            found[line] = (
                salaries.get(day, salary),
                coefficients.get(key, coefficient),
            )
        return found

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

    def _get_line_problems(self, persons):
        return super()._get_line_problems(persons) + self._get_law_problems()

    def _get_law_problems(self):
        """Name what the award money lacks, each thing once, as sentences.

        An award that no coefficient was ever entered for comes without money.
        """
        dated = self.filtered("decision_id.date")
        law = self.env["emulation.award.coefficient"]
        paying = law.search([("award_type_id", "in", dated.award_type_id.ids)])
        found = dated.filtered(
            lambda line: line.award_type_id in paying.award_type_id
        )._find_law()
        kinds = dict(law._fields["subject_kind"]._description_selection(self.env))
        days = {line.decision_id.date for line in found if not found[line][0]}
        lacking = {
            (line.award_type_id, line.subject_kind, line.decision_id.date)
            for line in found
            if not found[line][1]
        }
        return [
            self.env._(
                "no base salary is known for %(day)s", day=format_date(self.env, day)
            )
            for day in sorted(days)
        ] + [
            self.env._(
                "%(award)s (%(kind)s): no coefficient is known for %(day)s",
                award=award.name,
                kind=kinds[kind],
                day=format_date(self.env, day),
            )
            for award, kind, day in sorted(
                lacking, key=lambda one: (one[0].sequence, one[0].id, one[1], one[2])
            )
        ]

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
