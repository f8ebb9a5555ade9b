# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationRoundCategory(models.Model):
    _inherit = "emulation.round.category"

    outline_id = fields.Many2one(
        "emulation.report.outline",
        string="Outline of the Report",
        compute="_compute_outline_id",
        store=True,
        readonly=False,
        index="btree_not_null",
        ondelete="restrict",
        help="The sections in which nominees write their report; copied onto each "
        "nomination when it is made.",
    )

    @api.depends("subject_kind", "commendation_type")
    def _compute_outline_id(self):
        paper = self.env.ref("hr_emulation.doc_type_report", raise_if_not_found=False)
        outlines = self.env["emulation.report.outline"]
        kinds = [(c.subject_kind, c.commendation_type) for c in self]
        found = outlines._find(paper, kinds) if paper else {}
        for category, kind in zip(self, kinds, strict=True):
            category.outline_id = found.get(kind, outlines)
