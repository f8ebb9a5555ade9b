# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..models.core.days import vietnam_today


class EmulationPledgePaperWizard(models.TransientModel):
    """Takes who signed a pledge on paper, when, and its scan."""

    _name = "emulation.pledge.paper.wizard"
    _description = "Record a Pledge Signed on Paper"

    pledge_id = fields.Many2one("emulation.pledge", required=True, readonly=True)
    signed_on = fields.Datetime(
        string="Signed on the Day", required=True, default=fields.Datetime.now
    )
    content = fields.Binary(string="Scan", attachment=False)
    file_name = fields.Char()
    difference_note = fields.Text(string="Where It Differs")
    line_ids = fields.One2many("emulation.pledge.paper.line", "wizard_id")

    @api.model
    def _open(self, pledge):
        """Return the window, with the heads of the parties as they are today."""
        waiting = pledge.party_ids.filtered(lambda p: not p.signed_on)
        # Who leads a unit is no secret: the paper names him
        members_sudo = self.env["emulation.unit.member"].sudo()
        rows = members_sudo.search(
            members_sudo._domain_on(vietnam_today())
            & fields.Domain("department_id", "in", waiting.department_id.ids)
            & fields.Domain("role", "=", "head")
        )
        heads = {row.department_id.id: row.employee_id for row in rows}
        nobody = members_sudo.employee_id
        lines = []
        for party in waiting:
            person = heads.get(party.department_id.id, nobody)
            lines.append(
                {
                    "party_id": party.id,
                    "name": person.name,
                    "position": person.job_title or person.job_id.name,
                }
            )
        wizard = self.create(
            {"pledge_id": pledge.id, "line_ids": [(0, 0, line) for line in lines]}
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Record the signatures on paper"),
            "res_model": self._name,
            "res_id": wizard.id,
            "view_mode": "form",
            "target": "new",
        }

    def action_apply(self):
        """Record the signatures and keep the scan.

        :return: action that closes the window
        :raise UserError: naming every reason why it is not possible
        """
        self.ensure_one()
        self.pledge_id.action_record_paper(
            [
                {
                    "party_id": line.party_id.id,
                    "name": line.name,
                    "position": line.position,
                }
                for line in self.line_ids
            ],
            self.signed_on,
            self.file_name,
            self.content,
            self.difference_note,
        )
        return {"type": "ir.actions.act_window_close"}


class EmulationPledgePaperLine(models.TransientModel):
    """One signature on the paper."""

    _name = "emulation.pledge.paper.line"
    _description = "Signature on a Paper Pledge"

    wizard_id = fields.Many2one(
        "emulation.pledge.paper.wizard", required=True, ondelete="cascade"
    )
    party_id = fields.Many2one(
        "emulation.pledge.party", string="Signing Party", required=True, readonly=True
    )
    name = fields.Char(string="Signed by")
    position = fields.Char()
