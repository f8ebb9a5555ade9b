# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ...core.emulation_workflow_mixin import Transition


class EmulationProposal(models.Model):
    """Issuing, forwarding and the end of a proposal."""

    _inherit = "emulation.proposal"

    _TRANSITIONS = {
        "issue": Transition(("draft",), "issued"),
        "forward": Transition(("issued",), "forwarded"),
        "void": Transition(("issued",), "void", True),
    }
    _MAIN_STEPS = ("issue", "forward")

    can_issue = fields.Boolean(compute="_compute_can")
    can_forward = fields.Boolean(compute="_compute_can")
    can_void = fields.Boolean(compute="_compute_can")

    @api.model
    def _get_step_label(self, name):
        if name == "void":
            return self.env._("Declare void")
        return super()._get_step_label(name)

    @api.depends(
        "number",
        "symbol",
        "date",
        "signer_id",
        "body_id",
        "award_body_id",
        "subject",
        "legal_instrument_ids",
        "commendation_type",
        "line_ids.citation",
    )
    def _compute_can(self):
        # Follows what is typed: the button is there as soon as nothing is missing
        return super()._compute_can()

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        officer = self.env.user.has_group("hr_emulation.group_officer")
        persons = self.env.user._emulation_employees()
        for proposal in self:
            reasons = blockers[proposal.id]
            if not officer:
                reasons.append(self.env._("only an emulation officer may do this"))
            if reasons:
                continue
            if name == "issue":
                reasons += proposal._get_paper_problems()
                reasons += proposal.line_ids._get_line_problems(persons)
            if name == "forward":
                reasons += proposal._get_forward_problems()
        return blockers

    def _get_paper_problems(self):
        problems = super()._get_paper_problems()
        body = self.body_id
        if not body.is_inside:
            problems.append(
                self.env._(
                    "%(body)s is outside; it makes its proposals itself",
                    body=body.official_name,
                )
            )
        if self.upper_body_id == body:
            problems.append(self.env._("a body does not propose to itself"))
        return problems

    def _get_forward_problems(self):
        """What keeps a nomination back keeps the paper back that names it."""
        waiting = self.line_ids.nomination_id.filtered(lambda n: n.state != "forwarded")
        problems = waiting._get_transition_blockers("forward")
        return [
            f"{line.subject_name}: {text}"
            for line in self.line_ids
            for text in problems.get(line.nomination_id.id, ())
        ]

    # --- Steps ------------------------------------------------------------------------

    def action_issue(self):
        """Issue the papers: number, date, signer and names stay as they are.

        :raise UserError: naming every proposal and every reason
        """
        self._transition(
            "issue", issued_on=fields.Datetime.now(), issued_by_id=self.env.uid
        )
        return True

    def action_forward(self):
        """Hand the papers over to the upper body; their nominations are forwarded.

        :raise UserError: naming every proposal, every name and every reason
        """
        self._check_transition("forward")
        waiting = self.line_ids.nomination_id.filtered(lambda n: n.state == "passed")
        if waiting:
            waiting.action_forward()
        self._transition(
            "forward", forwarded_on=fields.Datetime.now(), forwarded_by_id=self.env.uid
        )
        # A result may have come by hand before the paper was marked as sent
        self._settle_answers()
        return True

    def action_void(self, reason=None):
        """Declare issued papers void that do not go out; their names are free again.

        The number stays taken: the register shows the void paper.

        :param str reason: why
        :raise UserError: naming every proposal and every reason
        """
        self._transition("void", reason=reason, void_reason=reason)
        self.line_ids._set_outcome("void")
        return True

    def _settle_answers(self):
        """Mark forwarded proposals as answered once every name has its answer."""
        # Whoever records the last result closes the paper
        done = self.sudo().filtered(
            lambda p: p.state == "forwarded" and all(p.line_ids.mapped("outcome"))
        )
        if done:
            before = {rec.id: rec.state for rec in done}
            done._write_guarded(
                {"state": "answered", "answered_on": fields.Datetime.now()}
            )
            done._log_transition("answered", before, None)
