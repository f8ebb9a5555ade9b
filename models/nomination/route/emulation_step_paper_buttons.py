# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError


class EmulationNomination(models.Model):
    """Windows in which officers enter what came from outside or on paper."""

    _inherit = "emulation.nomination"

    can_record_letter = fields.Boolean(compute="_compute_can_record")
    can_record_answer = fields.Boolean(compute="_compute_can_record")
    can_record_paper = fields.Boolean(compute="_compute_can_record")

    @api.depends("state", "current_step_ids")
    @api.depends_context("uid")
    def _compute_can_record(self):
        steps = self.current_step_ids
        consulted = steps._get_consultation_blockers()
        signed = steps._get_paper_blockers()
        for nomination in self:
            own = nomination.current_step_ids
            asked = own.filtered(lambda s: not consulted[s.id])
            nomination.can_record_letter = any(not s.letter_date for s in asked)
            nomination.can_record_answer = any(s.letter_date for s in asked)
            nomination.can_record_paper = any(not signed[s.id] for s in own)

    def action_ask_complaint(self):
        """Open the window in which an officer enters a complaint.

        :return: window action
        """
        self.ensure_one()
        is_posted = "posting" in self.current_step_ids.mapped("kind")
        return self._get_window(
            self.env._("Enter a Complaint"),
            "emulation.complaint",
            default_nomination_id=self.id,
            default_kind="objection" if is_posted else "complaint",
        )

    def action_view_complaints(self):
        """Open the complaints about this nomination, as far as the user reads them.

        :return: window action
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_complaint_action"
        )
        action["domain"] = [("nomination_id", "=", self.id)]
        action["context"] = {"default_nomination_id": self.id}
        return action

    def action_ask_consultation(self):
        """Button or list: enter the letter or the answer the context names.

        :return: window action
        :raise UserError: when no nomination is at a consultation
        """
        steps = self.current_step_ids.filtered(lambda s: s.kind == "consultation")
        if not steps:
            raise UserError(self.env._("No consultation is under way."))
        direction = self.env.context.get("emulation_direction") or "letter"
        title = self.env._("Letter out")
        if direction == "answer":
            title = self.env._("Answer in")
        return self._get_window(
            title,
            "emulation.consultation.wizard",
            default_step_ids=steps.ids,
            default_direction=direction,
        )

    def action_ask_paper(self):
        """Button or list: enter what somebody decided on paper.

        :return: window action
        :raise UserError: when no nomination is at a step decided on paper
        """
        steps = self.current_step_ids
        blockers = steps._get_paper_blockers()
        free = steps.filtered(lambda s: not blockers[s.id])
        if not free:
            raise UserError(
                "\n".join(steps._name_problems(blockers))
                or self.env._("No step is under way.")
            )
        return self._get_window(
            self.env._("Record from paper"),
            "emulation.paper.wizard",
            default_step_ids=free.ids,
        )

    def action_ask_submit_paper(self):
        """Button or list: enter that the unit put these forward on paper.

        :return: window action
        """
        return self._get_window(
            self.env._("Submit from paper"),
            "emulation.paper.wizard",
            default_nomination_ids=self.ids,
        )

    @api.model
    def _get_window(self, title, model, **context):
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": model,
            "view_mode": "form",
            "target": "new",
            "context": context,
        }
