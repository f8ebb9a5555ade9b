# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

_ONCE = """EXCLUDE USING gist (
    int4range(award_type_id, award_type_id, '[]') WITH &&,
    daterange(valid_from, valid_to, '[]') WITH &&
) WHERE (subject_kind = '%s')"""


class EmulationAwardCoefficient(models.Model):
    """How many base salaries come with an award, while a decree is in force."""

    _name = "emulation.award.coefficient"
    _description = "Award Money Coefficient"
    _order = "award_type_id, subject_kind, valid_from desc, id"

    award_type_id = fields.Many2one(
        "emulation.award.type", required=True, index=True, ondelete="cascade"
    )
    subject_kind = fields.Selection(
        [("individual", "Individuals"), ("collective", "Collectives")],
        string="Given to",
        required=True,
        default="individual",
    )
    coefficient = fields.Float(
        digits=(6, 3), required=True, aggregator=None, help="Times the base salary."
    )
    is_ceiling = fields.Boolean(
        string="Ceiling",
        help="The body that gives the award chooses, up to this coefficient.",
    )
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(help="Last day in force; empty while it is in force.")
    legal_instrument_id = fields.Many2one(
        "emulation.legal.instrument", index="btree_not_null", ondelete="restrict"
    )
    article = fields.Char(help="Where in the legal instrument it stands.")
    needs_check = fields.Boolean(
        string="To Be Checked",
        help="Check the figure against the text of the document before you pay.",
    )

    _coefficient_positive = models.Constraint(
        "CHECK(coefficient > 0)", "A coefficient is more than zero."
    )
    _validity_in_order = models.Constraint(
        "CHECK(valid_to IS NULL OR valid_from <= valid_to)",
        "A coefficient ends before it comes into force.",
    )
    _individual_once = models.Constraint(
        _ONCE % "individual",
        "There is already a coefficient of this award for individuals on these days.",
    )
    _collective_once = models.Constraint(
        _ONCE % "collective",
        "There is already a coefficient of this award for collectives on these days.",
    )

    @api.depends("award_type_id", "coefficient")
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.award_type_id.name}: {line.coefficient:g}"

    @api.model
    def _in_force(self, award_types, days):
        """Return the coefficients in force, in one query.

        :param award_types: emulation.award.type
        :param days: set of dates
        :return: ``{(award type id, subject kind, date): emulation.award.coefficient}``
        """
        lines = self.search([("award_type_id", "in", award_types.ids)])
        return {
            (line.award_type_id.id, line.subject_kind, day): line
            for line in lines
            for day in days
            if line.valid_from <= day and (not line.valid_to or day <= line.valid_to)
        }
