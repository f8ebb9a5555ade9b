# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class HrEmployeePublic(models.Model):
    _inherit = "hr.employee.public"

    emulation_honour_ids = fields.One2many(
        "emulation.honour", "person_id", string="Honours"
    )
