# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..core.days import vietnam_today
from ..core.emulation_workflow_mixin import Transition


class EmulationDecision(models.Model):
    """Drafting and issuing of a decision."""

    _inherit = "emulation.decision"

    _TRANSITIONS = {
        "issue": Transition(("draft",), "issued"),
        "charge": Transition(("issued",), None),
        "overcharge": Transition(("issued",), None, True),
    }
    _MAIN_STEPS = ("issue",)

    can_issue = fields.Boolean(compute="_compute_can")

    # --- Issue ------------------------------------------------------------------------

    @api.depends(
        "number",
        "symbol",
        "date",
        "signer_id",
        "body_id",
        "subject",
        "legal_instrument_ids",
        "line_ids.citation",
    )
    def _compute_can(self):
        # Follows what is typed: the button is there as soon as nothing is missing
        return super()._compute_can()

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        officer = self.env.user.has_group("hr_emulation.group_officer")
        persons = self.env.user._emulation_employees()
        for decision in self:
            reasons = blockers[decision.id]
            if not officer:
                reasons.append(self.env._("only an emulation officer may do this"))
            if name == "issue" and not reasons:
                reasons += decision._get_paper_problems()
                reasons += decision.line_ids._get_line_problems(persons)
        return blockers

    def _get_paper_problems(self):
        problems = super()._get_paper_problems()
        if not self.body_id.is_inside:
            problems.append(
                self.env._(
                    "%(body)s is outside; its decisions are recorded as results",
                    body=self.body_id.official_name,
                )
            )
        return problems

    def action_issue(self):
        """Issue: register the awards, make the certificates, close the nominations.

        :raise UserError: naming every decision and every reason
        """
        self._transition(
            "issue", issued_on=fields.Datetime.now(), issued_by_id=self.env.uid
        )
        for decision in self:
            awards = self.env["emulation.award"]._create_guarded(
                [line._prepare_award() for line in decision.line_ids]
            )
            awards._make_certificates()
        nominations = self.line_ids.nomination_id
        before = {rec.id: rec.state for rec in nominations}
        nominations._write_guarded({"state": "awarded"})
        nominations._log_transition("awarded", before, None)
        return True

    # --- Drafting -----------------------------------------------------------------------

    @api.model
    def _draft_for(self, nominations):
        """Draft one decision for each awarding body of passed nominations.

        :param nominations: emulation.nomination records of any state
        :return: the new emulation.decision records, empty when none waits
        """
        waiting = nominations.filtered(
            lambda n: (
                n.state == "passed" and not n.is_outside and not n.decision_line_ids
            )
        ).sorted(lambda n: (n.category_id.sequence, n.category_id.id, n.id))
        decisions = self.browse()
        today = vietnam_today()
        for body, group in waiting.grouped(lambda n: n.category_id.body_id).items():
            signers = body.signer_ids._valid_on(today)
            names = dict.fromkeys(group.award_type_id.mapped("official_name"))
            decisions |= self.create(
                {
                    "company_id": group.company_id[:1].id,
                    "body_id": body.id,
                    "round_id": group.round_id[:1].id,
                    "date": today,
                    "signer_id": signers.id if len(signers) == 1 else False,
                    # Official paper: always Vietnamese
                    "subject": f"Về việc tặng {', '.join(names)}",
                    "line_ids": [
                        (0, 0, line._prepare_decision_line(sequence))
                        for sequence, line in enumerate(group, start=1)
                    ],
                }
            )
        return decisions

    def _get_records_action(self):
        """Window of these decisions: the form of one, the list of several."""
        action = {
            "type": "ir.actions.act_window",
            "name": self.env._("Decisions"),
            "res_model": self._name,
            "view_mode": "list,kanban,form",
            "domain": [("id", "in", self.ids)],
        }
        if len(self) == 1:
            action.update(view_mode="form", res_id=self.id)
        return action

    def action_view_certificates(self):
        """Open the certificates this decision gave."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_certificate_action"
        )
        action["domain"] = [("decision_id", "=", self.id)]
        return action

    def action_print_certificates(self):
        """Print all valid certificates of these decisions in one file.

        :return: report action
        :raise UserError: when there is none to print
        """
        certificates = self.env["emulation.certificate"].search(
            [("decision_id", "in", self.ids), ("state", "=", "valid")], order="id"
        )
        if not certificates:
            raise UserError(self.env._("There is no certificate to print."))
        return certificates.action_print()
