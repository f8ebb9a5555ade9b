# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationReviewTemplateSection(models.Model):
    _inherit = "emulation.review.template.section"

    guidance = fields.Text(
        help="What is to be told here; shown to whoever writes the section."
    )
