# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ....engine.scoring import evaluate

COLUMNS = ("self", "unit", "final")
_STORED = {"compute": "_compute_totals", "store": True, "compute_sudo": True}
_TOTAL = {**_STORED, "digits": (8, 2), "aggregator": "avg"}


class EmulationAssessment(models.Model):
    """What the columns of a sheet add up to, as ``engine.scoring`` says."""

    _inherit = "emulation.assessment"

    self_total = fields.Float(string="Points: Self", **_TOTAL)
    unit_total = fields.Float(string="Points: Unit", **_TOTAL)
    final_total = fields.Float(string="Points: Final", **_TOTAL)
    final_percent = fields.Float(
        string="Percent",
        help="Share of what could be reached, or of what was met on sheets without "
        "points.",
        **{**_TOTAL, "digits": (6, 2)},
    )
    has_percent = fields.Boolean(**_STORED)
    is_failed = fields.Boolean(
        string="Disqualified",
        help="A line that disqualifies was failed in the final column.",
        **_STORED,
    )

    @api.depends("line_ids.self_value", "line_ids.unit_value", "line_ids.final_value")
    def _compute_totals(self):
        for sheet in self:
            # New sheets are many and have no answers to add up
            results = {
                column: sheet._evaluate(column)
                for column in COLUMNS
                if any(sheet.line_ids.mapped(f"{column}_value"))
            }
            for column in COLUMNS:
                result = results.get(column)
                sheet[f"{column}_total"] = float(result.total) if result else 0
            # The last of them is the one that counts
            sheet.final_percent = float((result and result.percent) or 0)
            sheet.has_percent = bool(result and result.percent is not None)
            sheet.is_failed = bool(result and result.failed)

    def _get_frozen(self):
        """Return the criteria and rules that the sheet was opened with."""
        return self.revision_id._get_frozen(self.subject_kind)

    def _evaluate(self, column):
        """Add up a column.

        :param str column: ``self``, ``unit`` or ``final``
        :return: :class:`engine.scoring.Result`
        """
        self.ensure_one()
        frozen = self._get_frozen()
        answers = {
            line.criterion_key: line[f"{column}_value"] or "" for line in self.line_ids
        }
        rules = frozen.rules
        return evaluate(
            frozen.criteria, answers, rules.get("most"), rules.get("spread", False)
        )

    def _propose_level(self):
        """Return the rating that the final column proposes, or None.

        A disqualified subject gets the lowest one there is.
        """
        self.ensure_one()
        levels = self._fields["proposed_level"].get_values(self.env)
        if self.is_failed:
            return levels[-1]
        if not self.has_percent:
            return None
        bands = self._get_frozen().rules.get("bands", [])
        # What is said of this kind of subject goes before what is said of both
        for kinds in ((self.subject_kind,), ("both",)):
            own = [band for band in bands if band[0] in kinds]
            for _kind, level, least in own:
                if self.final_percent >= least:
                    return level
            if own:
                return None
        return None
