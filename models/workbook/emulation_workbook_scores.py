# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from .record_rows import Source


class EmulationWorkbook(models.Model):
    """Score sheets of a campaign and year: totals, ranks, ratings."""

    _inherit = "emulation.workbook"

    kind = fields.Selection(
        selection_add=[("scores", "Score sheets of a campaign")],
        ondelete={"scores": "cascade"},
    )

    @api.model
    def _get_needed_fields(self):
        return super()._get_needed_fields() | {"scores": ("campaign_id", "year")}

    def _get_scores_tables(self):
        sources = [
            Source("subject_name", width=30),
            Source("subject_kind", width=12),
            self._get_code_source(),
            Source("unit_id", self.env._("Unit"), width=34),
            Source("cluster_id", width=24),
            Source("period", width=12),
            Source("state", width=14),
            Source("self_total"),
            Source("unit_total"),
            Source("final_total"),
            Source("unit_rank"),
            Source("cluster_rank"),
            Source("proposed_level", width=20),
            Source("is_honoured", width=12),
        ]
        domain = [("campaign_id", "=", self.campaign_id.id)]
        if self.year:
            domain += [("year", "=", self.year)]
        sheets = self.env["emulation.assessment"].search(
            domain, order="unit_id, subject_name, id"
        )
        return [self._get_record_table(self.env._("Scores"), sheets, sources)]
