# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

# Names in the window; the counters say how many there are
SHOWN = 20
SHOWN_BLOCKED = 200


class EmulationStepWizard(models.TransientModel):
    """Preview of a step for one or many records: who can, who cannot and why."""

    _name = "emulation.step.wizard"
    _description = "Take a Step"

    res_model = fields.Char(required=True, readonly=True)
    res_ids = fields.Json(readonly=True)
    step = fields.Char(required=True, readonly=True)
    step_label = fields.Char(compute="_compute_preview")
    needs_reason = fields.Boolean(compute="_compute_preview")
    able_count = fields.Integer(compute="_compute_preview")
    able_text = fields.Text(compute="_compute_preview")
    blocked_count = fields.Integer(compute="_compute_preview")
    blocked_text = fields.Text(compute="_compute_preview")
    reason = fields.Text()

    @api.model
    def _open(self, records, name):
        """Return the window that previews a step of some records.

        :param records: recordset of a model with ``_TRANSITIONS``
        :param str name: key of ``_TRANSITIONS``
        """
        return {
            "type": "ir.actions.act_window",
            "name": records._get_step_label(name),
            "res_model": self._name,
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_res_model": records._name,
                "default_res_ids": records.ids,
                "default_step": name,
            },
        }

    @api.depends("res_model", "res_ids", "step")
    def _compute_preview(self):
        for wizard in self:
            records = wizard._get_records()
            blockers = records._get_transition_blockers(wizard.step)
            blocked = records.filtered(lambda r, b=blockers: b[r.id])
            wizard.step_label = records._get_step_label(wizard.step)
            wizard.needs_reason = records._TRANSITIONS[wizard.step].needs_reason
            wizard.blocked_count = len(blocked)
            able = records - blocked
            wizard.able_count = len(able)
            wizard.able_text = "\n".join(able[:SHOWN].mapped("display_name")) + (
                "\n…" if len(able) > SHOWN else ""
            )
            wizard.blocked_text = "\n".join(
                f"{rec.display_name}: {', '.join(blockers[rec.id])}"
                for rec in blocked[:SHOWN_BLOCKED]
            ) + ("\n…" if len(blocked) > SHOWN_BLOCKED else "")

    def _get_records(self):
        self.ensure_one()
        model = self.env.get(self.res_model)
        if model is None or self.step not in getattr(model, "_TRANSITIONS", ()):
            raise UserError(self.env._("There is no such step."))
        ids = self.res_ids or []
        if not isinstance(ids, list) or not all(type(i) is int for i in ids):
            raise UserError(self.env._("There is no such step."))
        return model.browse(ids).exists()

    def action_apply(self):
        """Take the step with every record that can take it.

        :return: what the step opens, else the action that closes the window
        :raise UserError: when none can, with every reason
        """
        records = self._get_records()
        blockers = records._get_transition_blockers(self.step)
        able = records.filtered(lambda rec: not blockers[rec.id]) or records
        action = able._take_step(self.step, self.reason)
        if isinstance(action, dict):
            return action
        return {"type": "ir.actions.act_window_close"}
