# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.exceptions import UserError

from ..core.emulation_workflow_mixin import Transition

UNFINISHED = ("submitted", "in_review", "returned", "suspended")


class EmulationRound(models.Model):
    """Steps of a round, its copy from a template and what comes next."""

    _inherit = "emulation.round"

    _TRANSITIONS = {
        "open": Transition(("draft",), "open"),
        "deliberate": Transition(("open",), "deliberation"),
        "close": Transition(("open", "deliberation"), "closed"),
    }
    _MAIN_STEPS = ("open", "close")

    can_open = fields.Boolean(compute="_compute_can")
    can_deliberate = fields.Boolean(compute="_compute_can")
    can_close = fields.Boolean(compute="_compute_can")

    # --- Workflow -----------------------------------------------------------

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        officer = self.env.user.has_group("hr_emulation.group_officer")
        for round_ in self:
            reasons = blockers[round_.id]
            if not officer:
                reasons.append(self.env._("only an emulation officer may do this"))
            if round_.is_template:
                reasons.append(self.env._("a template is copied, not opened"))
            if not reasons:
                reasons += getattr(round_, f"_get_{name}_problems")()
        return blockers

    def _get_open_problems(self):
        problems = []
        if not self.category_ids:
            problems.append(self.env._("there is no award category yet"))
        problems += [
            self.env._(
                "%(category)s: say which body gives the award",
                category=category.display_name,
            )
            for category in self.category_ids.filtered(lambda c: not c.body_id)
        ]
        problems += self.category_ids.quota_ids._get_base_problems()
        if self.campaign_id and self.campaign_id.state != "launched":
            problems.append(
                self.env._(
                    "the campaign “%(campaign)s” is not launched",
                    campaign=self.campaign_id.name,
                )
            )
        return problems

    def _get_deliberate_problems(self):
        return []

    def _get_close_problems(self):
        unfinished = self.nomination_ids.filtered(lambda n: n.state in UNFINISHED)
        if not unfinished:
            return []
        return [
            self.env._(
                "%(count)s nominations are not decided yet: %(names)s",
                count=len(unfinished),
                names=", ".join(unfinished[:5].mapped("subject_name"))
                + ("…" if len(unfinished) > 5 else ""),
            )
        ]

    def action_open(self):
        """Open the round: units may nominate from now on, places are counted.

        :raise UserError: naming every round and every reason
        """
        self._transition("open")
        self.category_ids.quota_ids._open_counters()
        return True

    def action_deliberate(self):
        """End nominating; what was submitted is under review.

        :raise UserError: naming every round and every reason
        """
        self._transition("deliberate")
        self.category_ids._shut_out_submissions()
        submitted = self.nomination_ids.filtered(lambda n: n.state == "submitted")
        submitted._do_receive()
        return True

    def action_close(self):
        """Close the round, and its categories, once every nomination has its result.

        :raise UserError: naming the nominations that are not decided
        """
        self._transition("close")
        self.category_ids._shut_out_submissions()
        self.category_ids._do_close_results()
        return True

    def write(self, vals):
        closed = self.filtered(lambda r: r.state == "closed")
        if closed and not self._is_door_open() and set(vals) - self._desk_fields():
            raise UserError(
                self.env._(
                    "%(names)s: a closed round is not changed.",
                    names=", ".join(closed.mapped("name")),
                )
            )
        settled = {"company_id", "campaign_id", "body_id", "year", "is_template"}
        settled |= {"period_from", "period_to"}
        if settled & set(vals) and not self._is_door_open():
            # Rights on nominations do not matter to whether there are any
            used = self.sudo().nomination_ids.filtered(
                lambda n: n.state != "draft" or n.submitted_on
            )
            if used:
                raise UserError(
                    self.env._(
                        "%(names)s: nominations were already submitted, so campaign, "
                        "body, year and period stay as they are.",
                        names=", ".join(used.round_id.mapped("name")),
                    )
                )
        return super().write(vals)

    def copy(self, default=None):
        rounds = super().copy(default)
        for old, new in zip(self, rounds, strict=True):
            twins = dict(zip(old.category_ids, new.category_ids, strict=True))
            for category in old.category_ids.filtered("requires_category_id"):
                required = twins[category.requires_category_id]
                twins[category].requires_category_id = required
            for category, twin in twins.items():
                pairs = zip(category.quota_ids, twin.quota_ids, strict=True)
                for quota, copied in pairs:
                    if quota.base_category_id:
                        copied.base_category_id = twins[quota.base_category_id]
        return rounds

    # --- From template --------------------------------------------------------

    def action_create_from_template(self):
        """Make a round of one's own from this template.

        :return: window action of the new round
        :raise UserError: when this is no template or the user is no officer
        """
        self.ensure_one()
        round_ = self._copy_from_template()
        return round_._get_form_action()

    def _copy_from_template(self, campaign=None, **vals):
        """Copy a template with categories, standards, quotas and provisions.

        :param campaign: emulation.campaign the new round belongs to
        :return: the new emulation.round
        """
        if not self.is_template:
            raise UserError(
                self.env._("%(name)s is not a template.", name=self.display_name)
            )
        own_campaign = self.campaign_id.filtered(lambda c: not c.is_template)
        return self.copy(
            {
                "name": self.name,
                "company_id": self.env.company.id,
                "campaign_id": campaign.id if campaign else own_campaign.id,
                "responsible_id": self.env.uid,
                "is_template": False,
                "template_id": self.id,
                **vals,
            }
        )

    def _get_form_action(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }

    # --- Next steps -----------------------------------------------------------

    def action_view_nominations(self):
        """Open the round's nominations, filtered by the clicked counter."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_nomination_action"
        )
        action["domain"] = [("round_id", "=", self.id)]
        context = {"default_round_id": self.id}
        if shown := self.env.context.get("emulation_filter"):
            context[f"search_default_{shown}"] = 1
        action["context"] = context
        return action

    def action_make_decision(self):
        """Draft one decision for each awarding body inside the organisation.

        The lines are all passed nominations that no decision names yet.

        :return: window action of the decision, or of the list of decisions
        :raise UserError: when no passed nomination waits for a decision
        """
        decisions = self.env["emulation.decision"]._draft_for(self.nomination_ids)
        if not decisions:
            raise UserError(
                self.env._("No passed nomination of this round waits for a decision.")
            )
        return decisions._get_records_action()
