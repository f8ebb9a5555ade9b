# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationConferenceItem(models.Model):
    """One item of an agenda; those without a conference are the usual agenda."""

    _name = "emulation.conference.item"
    _description = "Agenda Item of a Conference"
    _inherit = ["emulation.owned.mixin"]
    _order = "conference_id, sequence, id"
    _OWNERS = frozenset({"conference_id"})

    conference_id = fields.Many2one(
        "emulation.conference", index="btree_not_null", ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(string="Item", required=True)
    kind = fields.Selection(
        [
            ("plain", "Without figures"),
            ("result", "Last year's result"),
            ("launch", "Launch of the year"),
            ("registration", "Registration"),
            ("signing", "Signing of pledges"),
        ],
        string="Shows",
        required=True,
        default="plain",
        help="What is drawn from the data and printed below the item.",
    )
    employee_id = fields.Many2one(
        "hr.employee",
        string="Presented by",
        index="btree_not_null",
        ondelete="restrict",
    )
    duration = fields.Integer(string="Length (Minutes)")

    _duration_positive = models.Constraint(
        "CHECK (duration >= 0)", "An item does not take less than no time."
    )

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        items.conference_id._check_draft()
        return items

    def write(self, vals):
        self.check_access("write")
        self.conference_id._check_draft()
        result = super().write(vals)
        if "conference_id" in vals:
            self.conference_id._check_draft()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_from_draft(self):
        self.conference_id._check_draft()
