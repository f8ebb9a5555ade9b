# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models


class EmulationCampaignPartMixin(models.AbstractModel):
    """Something that belongs to a campaign, a round or a template and is copied
    with it."""

    _name = "emulation.campaign.part.mixin"
    _description = "Part of a Campaign"
    _inherit = ["emulation.owned.mixin"]
    _OWNERS = frozenset(
        {"campaign_id", "round_id", "category_id", "template_id", "parent_id"}
    )

    def _copy_parts(self, owner_field, owners, mappings=None):
        """Copy the parts to other owners, one ``create`` for each depth of a tree.

        :param str owner_field: field that names the owner
        :param dict owners: ``{id of the owner: id of its copy}``
        :param dict mappings: ``{field: {id: id of its copy}}`` for further
            references that have to follow to the copies
        :return: ``{id of the part: id of its copy}``
        """
        copies = {}
        references = {owner_field: owners, **(mappings or {})}
        has_parent = "parent_id" in self._fields
        remaining = self
        while remaining:
            level = remaining
            if has_parent:
                references["parent_id"] = copies
                waiting = set(remaining.ids)
                level = self.browse(
                    [part.id for part in remaining if part.parent_id.id not in waiting]
                )
            vals_list = level.copy_data()
            for part, vals in zip(level, vals_list, strict=True):
                for name, copied in references.items():
                    old = part[name].id
                    vals[name] = copied.get(old, old)
            created = self.browse().create(vals_list)
            copies.update(zip(level.ids, created.ids, strict=True))
            remaining -= level
        return copies
