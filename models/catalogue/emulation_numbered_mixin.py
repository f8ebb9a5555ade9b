# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.tools import SQL


class EmulationNumberedMixin(models.AbstractModel):
    """Papers numbered in a series of their body: from the clerk's register, or on issue.

    The model has ``body_id``, ``symbol``, ``year`` and ``number``, and a workflow
    whose step ``issue`` takes the number.
    """

    _name = "emulation.numbered.mixin"
    _description = "Numbered Paper"
    _NUMBERED_KIND = ""

    number_by = fields.Selection(
        selection=lambda self: (
            self.env["emulation.body.symbol"]
            ._fields["number_by"]
            ._description_selection(self.env)
        ),
        compute="_compute_number_by",
        string="Numbers",
    )

    @api.depends("body_id")
    def _compute_number_by(self):
        for paper in self:
            paper.number_by = paper._get_series().number_by or "register"

    def _get_series(self):
        """Return the series of numbers of the paper, an emulation.body.symbol."""
        self.ensure_one()
        if not self.body_id:
            return self.env["emulation.body.symbol"]
        return self.body_id._get_series(self._NUMBERED_KIND)

    def _get_number_problems(self):
        """Why it cannot have its number, as a list of sentences."""
        self.ensure_one()
        if self.number_by == "register":
            return [] if self.number > 0 else [self.env._("the number is missing")]
        # A series that begins in the middle of a year: its first number is typed
        if self.number > 0 and self._get_last_number():
            return [self.env._("its number is given on issuing: leave it empty")]
        return []

    def _get_last_number(self):
        """Return the highest number of other papers of the series and year."""
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
        waiting = self.filtered(lambda p: p.number_by == "sequence" and not p.number)
        series = self.env["emulation.body.symbol"].union(
            *[paper._get_series() for paper in waiting]
        )
        if series:
            # Who issues in the same series now fails, and Odoo repeats his call
            self.env.cr.execute(
                SQL(
                    "UPDATE emulation_body_symbol SET id = id WHERE id IN %s",
                    tuple(series.ids),
                )
            )
        for paper in waiting.sorted(lambda p: (p.date, p.id)):
            paper.number = paper._get_last_number() + 1
