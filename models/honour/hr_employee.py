# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    emulation_honour_hidden = fields.Boolean(
        string="Not on the Honour Roll",
        copy=False,
        groups="hr.group_hr_user",
        help="The person has asked not to be shown to the other employees; the "
        "register and the decisions stay. Law 91/2025/QH15, article 4: everybody may "
        "object to the use of his personal data.",
    )
    emulation_honour_ids = fields.One2many(
        "emulation.honour", "employee_id", string="Honours"
    )
