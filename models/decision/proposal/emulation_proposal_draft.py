# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ...core.days import vietnam_today


class EmulationProposal(models.Model):
    """Drafting of proposals from what has passed."""

    _inherit = "emulation.proposal"

    @api.model
    def _filter_waiting(self, nominations):
        """Keep the passed nominations for an outside body that no proposal names."""
        passed = nominations.filtered(lambda n: n.state == "passed" and n.is_outside)
        # Drafts of others count as well
        named_sudo = (
            self.env["emulation.proposal.line"]
            .sudo()
            .search([("nomination_id", "in", passed.ids), ("outcome", "=", False)])
        )
        named = set(named_sudo.nomination_id.ids)
        return passed.filtered(lambda n: n.id not in named)

    @api.model
    def _draft_for(self, nominations):
        """Draft a proposal for each proposing body, awarding body and type.

        :param nominations: emulation.nomination records of any state
        :return: the new emulation.proposal records, empty when none waits
        """
        waiting = self._filter_waiting(nominations).sorted(
            lambda n: (n.category_id.sequence, n.category_id.id, n.id)
        )
        proposals = self.browse()
        today = vietnam_today()
        for (company, body, award_body, kind), group in waiting.grouped(
            lambda n: (
                n.company_id,
                n.round_id.body_id,
                n.category_id.body_id,
                n.commendation_type,
            )
        ).items():
            signers = body.signer_ids._valid_on(today)
            proposals |= self.create(
                {
                    "company_id": company.id,
                    "body_id": body.id,
                    "award_body_id": award_body.id,
                    "commendation_type": kind,
                    "round_id": group.round_id.id if len(group.round_id) == 1 else 0,
                    "date": today,
                    "signer_id": signers.id if len(signers) == 1 else False,
                    "subject": self._get_usual_subject(group, award_body),
                    "line_ids": [
                        (0, 0, {"nomination_id": nomination.id, "sequence": sequence})
                        for sequence, nomination in enumerate(group, start=1)
                    ],
                }
            )
        return proposals

    def _get_records_action(self):
        """Window of these proposals: the form of one, the list of several."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_proposal_action"
        )
        if len(self) == 1:
            return {
                **action,
                "view_mode": "form",
                "views": [(False, "form")],
                "res_id": self.id,
            }
        return {**action, "domain": [("id", "in", self.ids)]}

    def action_view_nominations(self):
        """Open the nominations the proposal names."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_nomination_action"
        )
        return {
            **action,
            "domain": [("id", "in", self.line_ids.nomination_id.ids)],
            "context": {"create": False},
        }
