# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationNomination(models.Model):
    """What figures about nominations are told by; of the person as when submitted."""

    _name = "emulation.nomination"
    _inherit = ["emulation.nomination", "emulation.fact.mixin"]

    level_id = fields.Many2one(related="award_type_id.level_id", store=True)
    subject_sex = fields.Selection(
        [("male", "Male"), ("female", "Female"), ("other", "Other")],
        string="Sex",
        compute="_compute_subject_sex",
        store=True,
        groups="hr_emulation.group_unit_officer,hr_emulation.group_auditor",
    )

    @api.depends("snapshot_sex")
    def _compute_subject_sex(self):
        # Sex is the HR office's; the figures tell how many, the record rules of whom
        for nomination in self.sudo():
            nomination.subject_sex = nomination.snapshot_sex
