# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from .record_rows import Source


class EmulationWorkbook(models.Model):
    """A round in tables: its nominations, and its places with what is left of them."""

    _inherit = "emulation.workbook"

    kind = fields.Selection(
        selection_add=[
            ("nominations", "Nominations of a round"),
            ("quotas", "Quota allocation of a round"),
        ],
        ondelete={"nominations": "cascade", "quotas": "cascade"},
    )

    @api.model
    def _get_needed_fields(self):
        return super()._get_needed_fields() | {
            "nominations": ("round_id",),
            "quotas": ("round_id",),
        }

    def _get_nominations_tables(self):
        sources = [
            Source("subject_name", width=30),
            Source("subject_kind", width=12),
            self._get_code_source(),
            Source("unit_id", self.env._("Unit"), width=30),
            Source("category_id", width=40),
            Source("commendation_type", width=14),
            Source("check_result", width=14),
            Source("submitted_on", width=16),
            Source("state", width=16),
            Source("citation", width=50),
        ]
        nominations = self.env["emulation.nomination"].search(
            [("round_id", "=", self.round_id.id)],
            order="category_id, unit_id, subject_name, id",
        )
        name = self.env._("Nominations")
        return [self._get_record_table(name, nominations, sources)]

    def _get_quotas_tables(self):
        sources = [
            Source("category_id", width=40),
            Source("scope", width=20),
            Source("level_id", width=14),
            Source("unit_id", self.env._("Unit"), width=34),
            Source("cluster_id", width=24),
            Source("number"),
            Source("percent"),
            Source("capacity"),
            Source("used"),
            Source("left"),
            Source("note", width=50),
            Source("source_document", width=24),
        ]
        quotas = self.env["emulation.quota"].search(
            [("category_id.round_id", "=", self.round_id.id)]
        )
        return [self._get_record_table(self.env._("Quotas"), quotas, sources)]
