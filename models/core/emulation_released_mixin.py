# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationReleasedMixin(models.AbstractModel):
    """What all employees see on the honour roll once an officer has released it.

    The model is a workflow model with the transitions ``release`` and ``recall``.
    """

    _name = "emulation.released.mixin"
    _description = "Released on the Honour Roll"
    _inherit = ["emulation.workflow.mixin"]

    released_on = fields.Datetime(
        string="On the Honour Roll Since",
        readonly=True,
        copy=False,
        help="All employees see it from then on; empty: not released yet.",
    )
    released_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    can_release = fields.Boolean(compute="_compute_can")
    can_recall = fields.Boolean(compute="_compute_can")

    @classmethod
    def _guarded(cls):
        return super()._guarded() | {"released_on", "released_by_id"}

    @api.depends("released_on")
    def _compute_can(self):
        return super()._compute_can()

    @api.model
    def _get_step_label(self, name):
        labels = {
            "release": self.env._("Show on the honour roll"),
            "recall": self.env._("Take off the honour roll"),
        }
        return labels.get(name) or super()._get_step_label(name)

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        if name not in ("release", "recall"):
            return blockers
        officer = self.env.user.has_group("hr_emulation.group_officer")
        for record in self:
            reasons = blockers[record.id]
            if not officer:
                reasons.append(self.env._("only an emulation officer may do this"))
            if name == "release" and record.released_on:
                reasons.append(self.env._("it is on the honour roll already"))
            if name == "recall" and not record.released_on:
                reasons.append(self.env._("it is not on the honour roll"))
        return blockers

    def action_release(self):
        """Show on the honour roll, to all employees.

        :raise UserError: naming every record and every reason
        """
        self._set_released(
            "release",
            released_on=fields.Datetime.now(),
            released_by_id=self.env.uid,
        )
        return True

    def action_recall(self, reason=None):
        """Take off the honour roll again.

        :param str reason: why
        :raise UserError: naming every record and every reason
        """
        self._set_released("recall", reason, released_on=False, released_by_id=False)
        return True

    def _set_released(self, name, reason=None, **vals):
        self.check_access("write")
        self._check_transition(name, reason)
        before = {record.id: record.state for record in self}
        self._write_guarded(vals)
        self._log_transition(name, before, reason)


class EmulationAuditLog(models.Model):
    _inherit = "emulation.audit.log"

    @api.model
    def _get_event_words(self):
        return {
            **super()._get_event_words(),
            "release": self.env._("Shown on the honour roll"),
            "recall": self.env._("Taken off the honour roll"),
        }
