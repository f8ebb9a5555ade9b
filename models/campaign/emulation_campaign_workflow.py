# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.safe_eval import safe_eval

from ..core.days import vietnam_today
from ..core.emulation_workflow_mixin import Transition


class EmulationCampaign(models.Model):
    _inherit = "emulation.campaign"
    _TRANSITIONS = {
        "launch": Transition(("draft",), "launched"),
        "close": Transition(("launched",), "closed"),
        "cancel": Transition(("draft", "launched"), "cancelled", needs_reason=True),
    }
    _GUARDED_FIELDS = ("launch_date", "close_date")
    _MAIN_STEPS = ("launch", "close")

    can_launch = fields.Boolean(compute="_compute_can")
    can_close = fields.Boolean(compute="_compute_can")
    can_cancel = fields.Boolean(compute="_compute_can")

    @api.depends("is_template", "date_start", "criterion_ids.is_heading")
    def _compute_can(self):
        return super()._compute_can()

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        allowed = self.env.su or self.env.user.has_group("hr_emulation.group_officer")
        criteria = self._count_criteria() if name == "launch" else {}
        for campaign in self:
            reasons = blockers[campaign.id]
            if not allowed:
                reasons.append(self.env._("only an emulation officer may do this"))
            if campaign.is_template:
                reasons.append(self.env._("a template is copied, not launched"))
            if name == "launch" and campaign.state == "draft":
                if not criteria.get(campaign._origin):
                    reasons.append(self.env._("it has no criteria of its own yet"))
                if not campaign.date_start:
                    reasons.append(self.env._("the day on which it begins is missing"))
        return blockers

    def action_launch(self):
        """Launch the campaigns and freeze their criteria as revision 1.

        :raise UserError: naming every campaign and every reason
        """
        self._transition("launch", launch_date=vietnam_today())
        self.env["emulation.campaign.revision"]._freeze(self)
        return True

    def action_close(self):
        """Close launched campaigns.

        :raise UserError: naming every campaign and every reason
        """
        self._transition("close", close_date=vietnam_today())
        return True

    def action_cancel(self, reason=None):
        """Cancel drafts or launched campaigns; nothing is deleted.

        :param str reason: words for the record, required
        :raise UserError: naming every campaign and every reason
        """
        self._transition("cancel", reason=reason)
        return True

    # --- Windows ------------------------------------------------------------------

    def action_view_criteria(self):
        """Open the criteria of the campaign in reading order."""
        return self._get_part_action("emulation_criterion_action")

    def action_view_clauses(self):
        """Open the provisions of the campaign, grouped by kind."""
        return self._get_part_action("emulation_clause_action")

    def action_view_rounds(self):
        """Open the award rounds of the campaign."""
        return self._get_part_action("emulation_round_action")

    def _get_part_action(self, name):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(f"hr_emulation.{name}")
        action["domain"] = [("campaign_id", "=", self.id)]
        action["context"] = {
            **safe_eval(action["context"] or "{}"),
            "default_campaign_id": self.id,
        }
        return action

    # --- Templates and copies -----------------------------------------------------

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

    def write(self, vals):
        if "is_template" in vals:
            self._check_template_change(bool(vals["is_template"]))
        return super().write(vals)

    def _check_template_change(self, is_template):
        changed = self.filtered(lambda c: c.is_template != is_template)
        if changed and not (
            self.env.su or self.env.user.has_group("hr_emulation.group_administrator")
        ):
            raise UserError(
                self.env._(
                    "%(names)s: only an administrator decides what is a template.",
                    names=", ".join(changed.mapped("display_name")),
                )
            )
        problems = [
            self.env._(
                "%(name)s is not a draft any more and cannot become a template.",
                name=campaign.display_name,
            )
            for campaign in changed
            if campaign.state != "draft"
        ]
        if problems:
            raise UserError("\n".join(problems))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        uses = [
            ("emulation.round", "campaign_id", self.env._("award rounds")),
            ("emulation.campaign", "template_id", self.env._("campaigns made from it")),
            ("emulation.campaign", "predecessor_id", self.env._("its successors")),
        ]
        problems = []
        for model, field, words in uses:
            # sudo: a use counts whoever may see it
            groups = (
                self.env[model]
                .sudo()
                ._read_group(
                    [(field, "in", self.ids), ("id", "not in", self.ids)]
                    if model == self._name
                    else [(field, "in", self.ids)],
                    [field],
                    ["id:recordset"],
                )
            )
            for campaign, users in groups:
                problems.append(
                    self.env._(
                        "%(name)s cannot be deleted, it is used by %(words)s: "
                        "%(users)s.",
                        name=campaign.display_name,
                        words=words,
                        users=", ".join(users[:5].mapped("display_name")),
                    )
                )
        if problems:
            raise UserError("\n".join(problems))
