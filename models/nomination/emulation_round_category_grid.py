# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models


class EmulationRoundCategory(models.Model):
    """What the grid of a unit says of one subject."""

    _inherit = "emulation.round.category"

    def _get_grid_cell(self, found, told):
        """What a cell says before there is a nomination, or of its draft.

        :param found: list of Answer
        :param dict told: see ``emulation.eligibility.rule._tell``
        """
        nominations = self.env["emulation.nomination"]
        roots = [answer for answer in found if not answer.depth]
        must = [a for a in roots if a.is_open and a.root.severity == "block"]
        results = {answer.result for answer in must}
        result = next((r for r in ("fail", "unknown") if r in results), "pass")
        return {
            "result": result if found else "none",
            "words": [
                nominations._get_condition_problem(answer, found, told)
                for answer in roots
                if answer.is_open
            ],
        }
