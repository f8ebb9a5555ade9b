# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models


class IrUiMenu(models.Model):
    _inherit = "ir.ui.menu"

    @api.model
    def load_menus(self, debug):
        """Menus of the user, screening only for who may screen somebody.

        A head is in no group but has a role that begins and ends on a day, so this
        is asked beside the menus that are cached for each user.

        :return: menus by id, see ``load_menus`` of ``ir.ui.menu``
        """
        menus = super().load_menus(debug)
        hidden = self.env["ir.model.data"]._xmlid_to_res_id(
            "hr_emulation.emulation_screening_menu", raise_if_not_found=False
        )
        if hidden not in menus or self.env["emulation.round.category"]._may_screen():
            return menus
        return {
            key: {**menu, "children": [x for x in menu["children"] if x != hidden]}
            for key, menu in menus.items()
            if key != hidden
        }
