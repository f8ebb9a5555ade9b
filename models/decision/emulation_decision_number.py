# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.tools import SQL


class EmulationDecision(models.Model):
    """Numbers: typed from the clerk's register, or the next one on issuing."""

    _inherit = "emulation.decision"

    number_by = fields.Selection(
        selection=lambda self: (
            self.env["emulation.body.symbol"]
            ._fields["number_by"]
            ._description_selection(self.env)
        ),
        compute="_compute_number_by",
        string="Numbers",
    )

    @api.depends("body_id", "council_id")
    def _compute_number_by(self):
        for decision in self:
            decision.number_by = decision._get_series().number_by or "register"

    def _get_series(self):
        """Return the series of numbers of the decision, an emulation.body.symbol."""
        self.ensure_one()
        series = self.env["emulation.body.symbol"]
        if not self.body_id:
            return series
        return self.body_id._get_series("decision", self.council_id)

    def _get_number_problems(self):
        """Why it cannot have its number, as a list of sentences."""
        self.ensure_one()
        if self.council_id and self.council_id.body_id != self.body_id:
            return [
                self.env._(
                    "%(council)s is not a council of %(body)s",
                    council=self.council_id.name,
                    body=self.body_id.official_name,
                )
            ]
        if self.number_by == "register":
            return [] if self.number > 0 else [self.env._("the number is missing")]
        # A series that begins in the middle of a year: its first number is typed
        if self.number > 0 and self._get_last_number():
            return [self.env._("its number is given on issuing: leave it empty")]
        return []

    def _get_last_number(self):
        """Return the highest number of other decisions of the series and year."""
        self.ensure_one()
        # All of them, also those that the user may not read
        rows = self.sudo()._read_group(
            [
                ("id", "not in", self.ids),
                ("body_id", "=", self.body_id.id),
                ("symbol", "=", self.symbol),
                ("year", "=", self.year),
            ],
            aggregates=["number:max"],
        )
        return rows[0][0] or 0

    def _take_for_transition(self, name):
        super()._take_for_transition(name)
        if name != "issue":
            return
        waiting = self.filtered(lambda d: d.number_by == "sequence" and not d.number)
        series = waiting.body_id.symbol_ids & self.env["emulation.body.symbol"].union(
            *[decision._get_series() for decision in waiting]
        )
        if series:
            # Who issues in the same series now fails, and Odoo repeats his call
            self.env.cr.execute(
                SQL(
                    "UPDATE emulation_body_symbol SET id = id WHERE id IN %s",
                    tuple(series.ids),
                )
            )
        for decision in waiting.sorted(lambda d: (d.date, d.id)):
            decision.number = decision._get_last_number() + 1
