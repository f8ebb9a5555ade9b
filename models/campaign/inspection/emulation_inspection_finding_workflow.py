# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ...core.emulation_workflow_mixin import Transition


class EmulationInspectionFinding(models.Model):
    """Who reports a finding remedied, and who closes it."""

    _inherit = "emulation.inspection.finding"
    _TRANSITIONS = {
        "report": Transition(("open",), "remedied"),
        "return": Transition(("remedied",), "open", needs_reason=True),
        "close": Transition(("remedied",), "closed"),
    }
    _MAIN_STEPS = ("report", "close")

    can_report = fields.Boolean(compute="_compute_can")
    can_return = fields.Boolean(compute="_compute_can")
    can_close = fields.Boolean(compute="_compute_can")

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        ready = self.filtered(lambda f: not blockers[f.id])
        own = ready.target_id._get_own() if name != "report" else ready.target_id
        for finding in ready:
            inspection = finding.inspection_id
            reasons = blockers[finding.id]
            if name == "report":
                if not finding._is_remedied_by_user():
                    reasons.append(
                        self.env._("only who is responsible, or his unit, reports it")
                    )
                continue
            if not (inspection._is_named() or inspection._is_held()):
                reasons.append(
                    self.env._("only inspectors named in the inspection may do this")
                )
            if finding.target_id in own:
                reasons.append(
                    self.env._(
                        "you belong to %(subject)s: nobody inspects his own unit",
                        subject=finding.sudo().target_id.subject_name,
                    )
                )
            if name == "close" and finding.remedied_by_id == self.env.user:
                reasons.append(
                    self.env._("you reported it remedied: somebody else closes it")
                )
        return blockers

    def _is_remedied_by_user(self):
        self.ensure_one()
        return (
            self.responsible_id.emulation_is_me
            or self.place_id.emulation_is_mine
            or self.inspection_id._is_held()
        )

    @api.model
    def _get_step_label(self, name):
        return {
            "report": self.env._("Report it remedied"),
            "return": self.env._("Not remedied yet"),
            "close": self.env._("Close"),
        }.get(name) or super()._get_step_label(name)

    def _open_all(self):
        """Ask for the remedies with the conclusion; remarks ask for none."""
        remarks = self.filtered(lambda f: f.severity == "remark")
        waiting = self - remarks
        # Findings are fixed with the conclusion: only the step writes them
        remarks.sudo()._write_guarded(
            {
                "state": "closed",
                "closed_on": fields.Datetime.now(),
                "closed_by_id": self.env.uid,
            }
        )
        waiting.sudo()._write_guarded({"state": "open"})
        waiting._tell_responsible()

    # --- Steps ----------------------------------------------------------------

    def action_report(self, text=None, attachment_ids=None):
        """Report findings remedied, with proof; the inspectors close them.

        :param str text: how it was remedied
        :param list attachment_ids: files that prove it, readable by the user
        :return: True
        :raise UserError: naming every finding and every reason
        """
        self.check_access("read")
        self._check_transition("report")
        files = self.env["ir.attachment"]._emulation_readable(attachment_ids)
        lacking = (
            (not (text or "").strip(), self.env._("Say how it was remedied.")),
            (not files, self.env._("Add a photo or a paper as proof.")),
        )
        if problems := [sentence for is_lacking, sentence in lacking if is_lacking]:
            raise UserError("\n".join(problems))
        copies = [
            {
                "name": file.name,
                "raw": file.raw,
                "res_model": self._name,
                "res_id": finding.id,
            }
            for finding in self
            for file in files
        ]
        # A finding is fixed for everybody; its proof comes by this step only
        proofs = self.env["ir.attachment"].sudo().create(copies).grouped("res_id")
        for finding in self.sudo():
            finding._write_guarded(
                {"proof_ids": [Command.link(p.id) for p in proofs[finding.id]]}
            )
        self.sudo()._transition(
            "report",
            remedy=text,
            remedied_on=fields.Datetime.now(),
            remedied_by_id=self.env.uid,
            state_reason=False,
        )
        self._tell_leader()
        return True

    def action_ask_report(self):
        """Open the window that takes the words and the proof of a remedy."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self._get_step_label("report"),
            "res_model": "emulation.remedy.wizard",
            "view_mode": "form",
            "target": "new",
            "context": {"default_finding_id": self.id},
        }

    def action_return(self, reason=None):
        """Ask again: what was reported does not do.

        :param str reason: why
        :return: True
        :raise UserError: naming every finding and every reason
        """
        self.check_access("read")
        self._check_transition("return", reason)
        self.sudo()._transition("return", reason=reason, state_reason=reason)
        self.sudo().activity_ids.unlink()
        self._tell_responsible()
        return True

    def action_close(self):
        """Close findings whose remedy does.

        :return: True
        :raise UserError: naming every finding and every reason
        """
        self.check_access("read")
        self._check_transition("close")
        self.sudo()._transition(
            "close", closed_on=fields.Datetime.now(), closed_by_id=self.env.uid
        )
        self.sudo().activity_ids.unlink()
        return True
