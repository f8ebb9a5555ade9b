# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.exceptions import AccessError, UserError


class EmulationCampaign(models.Model):
    _inherit = "emulation.campaign"

    def action_create_from_template(self):
        """Make a campaign of one's own from this template.

        Linked templates, report outlines and round templates are copied with it.

        :return: window action of the new campaign, its id in ``res_id``
        :raise UserError: when this is no template
        :raise AccessError: for others than officers
        """
        self.ensure_one()
        campaign = self._copy_from_template()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": campaign.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

    def _copy_from_template(self, vals=None):
        """Copy a template with everything in it; the copy is edited freely.

        :param dict vals: values of the new campaign that differ from the template
        :return: the new campaign; those made from linked templates are linked
        """
        self.ensure_one()
        if not (self.env.su or self.env.user.has_group("hr_emulation.group_officer")):
            raise AccessError(
                self.env._("Only an emulation officer makes campaigns from templates.")
            )
        if not self.is_template:
            raise UserError(
                self.env._("%(name)s is not a template.", name=self.display_name)
            )
        linked = self.linked_campaign_ids.filtered("is_template")
        originals = self | linked
        own = {"is_template": False, "company_id": self.env.company.id}
        vals_list = [
            {
                **data,
                **own,
                "name": original.name,
                "template_id": original.id,
                "responsible_id": self.env.uid,
            }
            for original, data in zip(originals, originals.copy_data(), strict=True)
        ]
        vals_list[0].update(vals or {})
        for linked_vals in vals_list[1:]:
            linked_vals["company_id"] = vals_list[0]["company_id"]
        copies = self.browse().create(vals_list)
        copies[0].linked_campaign_ids = copies[1:]
        campaigns = dict(zip(originals.ids, copies.ids, strict=True))
        outlines = originals._copy_content(campaigns)
        originals._copy_round_templates(campaigns, outlines)
        return copies[0]

    def copy_data(self, default=None):
        vals_list = super().copy_data(default)
        for campaign, vals in zip(self, vals_list, strict=True):
            if "name" not in (default or {}):
                vals["name"] = self.env._("%(name)s (copy)", name=campaign.name)
        return vals_list

    def copy(self, default=None):
        """Copy campaigns with their criteria, tasks, roles and provisions."""
        copies = super().copy(default)
        self._copy_content(dict(zip(self.ids, copies.ids, strict=True)))
        return copies

    def _copy_content(self, campaigns):
        """Copy what belongs to the campaigns, each kind of part in a few statements.

        :param dict campaigns: ``{id of the campaign: id of its copy}``
        :return: ``{id of a report outline: id of its copy}``
        """
        for name in (
            "criterion_ids",
            "role_ids",
            "clause_ids",
            "recipient_ids",
            "inspection_content_ids",
        ):
            self[name]._copy_parts("campaign_id", campaigns)
        tasks = self.task_ids._copy_parts("campaign_id", campaigns)
        return self.review_template_ids._copy_with_sections(campaigns, tasks)

    def _copy_round_templates(self, campaigns, outlines):
        """Copy the round templates of campaign templates for their copies."""
        rounds = self.env["emulation.round"].search(
            [("campaign_id", "in", self.ids), ("is_template", "=", True)]
        )
        for round_ in rounds:
            outline = round_.review_template_id.id
            round_._copy_from_template(
                self.browse(campaigns[round_.campaign_id.id]),
                review_template_id=outlines.get(outline, outline),
            )
