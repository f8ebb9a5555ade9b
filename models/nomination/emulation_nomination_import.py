# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models


class EmulationNomination(models.Model):
    """The way from the list of nominations to the import."""

    _inherit = "emulation.nomination"

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        arch, view = super()._get_view(view_id, view_type, **options)
        if not self._may_nominate():
            action = self.env.ref("hr_emulation.emulation_import_action_nomination")
            for button in arch.xpath(f"//button[@name='{action.id}']"):
                button.getparent().remove(button)
        return arch, view
