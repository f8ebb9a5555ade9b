# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.safe_eval import safe_eval

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
        self._transition("launch", launch_date=fields.Date.context_today(self))
        self.env["emulation.campaign.revision"]._freeze(self)
        return True

    def action_close(self):
        """Close launched campaigns.

        :raise UserError: naming every campaign and every reason
        """
        self._transition("close", close_date=fields.Date.context_today(self))
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

    # --- Templates ----------------------------------------------------------------

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
