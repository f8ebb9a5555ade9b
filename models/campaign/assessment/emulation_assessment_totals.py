# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ....engine.scoring import evaluate, prune

COLUMNS = ("self", "unit", "final")


class EmulationAssessment(models.Model):
    """What the columns of a sheet add up to, as ``engine.scoring`` says."""

    _inherit = "emulation.assessment"

    self_total = fields.Float(
        string="Points: Self",
        digits=(8, 2),
        aggregator=None,
        compute="_compute_totals",
        store=True,
        compute_sudo=True,
    )
    unit_total = fields.Float(
        string="Points: Unit",
        digits=(8, 2),
        aggregator=None,
        compute="_compute_totals",
        store=True,
        compute_sudo=True,
    )
    final_total = fields.Float(
        string="Points: Final",
        digits=(8, 2),
        aggregator=None,
        compute="_compute_totals",
        store=True,
        compute_sudo=True,
    )
    final_percent = fields.Float(
        string="Percent",
        digits=(6, 2),
        aggregator=None,
        compute="_compute_totals",
        store=True,
        compute_sudo=True,
        help="Share of what could be reached, or of what was met on sheets without "
        "points.",
    )
    has_percent = fields.Boolean(
        compute="_compute_totals", store=True, compute_sudo=True
    )
    is_failed = fields.Boolean(
        string="Disqualified",
        compute="_compute_totals",
        store=True,
        compute_sudo=True,
        help="A line that disqualifies was failed in the final column.",
    )

    @api.depends("line_ids.self_value", "line_ids.unit_value", "line_ids.final_value")
    def _compute_totals(self):
        for sheet in self:
            totals = dict.fromkeys((*COLUMNS, "percent"), 0.0)
            result = None
            # New sheets are many and have no answers to add up
            for column in COLUMNS:
                if any(line[f"{column}_value"] for line in sheet.line_ids):
                    result = sheet._evaluate(column)
                    totals[column] = float(result.total)
                else:
                    result = None
            sheet.self_total = totals["self"]
            sheet.unit_total = totals["unit"]
            sheet.final_total = totals["final"]
            sheet.final_percent = float((result and result.percent) or 0)
            sheet.has_percent = bool(result and result.percent is not None)
            sheet.is_failed = bool(result and result.failed)

    def _get_criteria(self):
        """Return the frozen criteria of the sheet, as dictionaries in order."""
        self.ensure_one()
        return prune(self.revision_id.sudo().snapshot or [], self.subject_kind)

    def _evaluate(self, column):
        """Add up a column.

        :param str column: ``self``, ``unit`` or ``final``
        :return: :class:`engine.scoring.Result`
        """
        self.ensure_one()
        rules = self.revision_id.sudo().rules or {}
        answers = {
            line.criterion_key: line[f"{column}_value"] or "" for line in self.line_ids
        }
        return evaluate(
            self._get_criteria(), answers, rules.get("most"), rules.get("spread", False)
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
        bands = (self.revision_id.sudo().rules or {}).get("bands", [])
        # What is said of this kind of subject goes before what is said of both
        for kinds in ((self.subject_kind,), ("both",)):
            own = [band for band in bands if band[0] in kinds]
            for _kind, level, least in own:
                if self.final_percent >= least:
                    return level
            if own:
                return None
        return None
