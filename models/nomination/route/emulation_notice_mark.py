# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

# Rounds this transaction has marked already
MARKED = "emulation.notice.marked"


class EmulationNoticeMark(models.Model):
    """A round whose steps have changed since people were last told.

    Only ever added by who changes something, only ever removed by the scheduled
    action: no two transactions write the same row.
    """

    _name = "emulation.notice.mark"
    _description = "Round with News"
    _log_access = False

    round_id = fields.Many2one(
        "emulation.round", required=True, index=True, ondelete="cascade"
    )


class EmulationNotice(models.Model):
    _inherit = "emulation.notice"

    @api.model
    def _cron_notify(self):
        """Tell of what has changed in the rounds marked; run soon after each change."""
        marks = (
            self.env["emulation.notice.mark"].sudo().search([("round_id", "!=", False)])
        )
        self._sync(marks.round_id)
        marks.unlink()
        self.env.cr.precommit.data.pop(MARKED, None)

    @api.model
    def _cron_remind(self):
        """Have every round under way looked at: a new day brings deadlines nearer."""
        self.env["emulation.nomination.step"]._notify_all()

    @api.model
    def _get_rounds_under_way(self):
        steps = self.env["emulation.nomination.step"].sudo()
        groups = steps._read_group([("state", "=", "current")], ["round_id"])
        told = self.sudo().search([("count", ">", 0)])
        return told.round_id.union(*(round_ for (round_,) in groups))


class EmulationNominationStep(models.Model):
    _inherit = "emulation.nomination.step"

    @api.model
    def _notify(self, round_ids):
        """Have the responsible people told, as soon as this is committed.

        :param round_ids: ids of the rounds in which something changed
        """
        marked = self.env.cr.precommit.data.setdefault(MARKED, set())
        fresh = set(round_ids) - marked
        if fresh:
            marked |= fresh
            marks_sudo = self.env["emulation.notice.mark"].sudo()
            marks_sudo.create([{"round_id": round_id} for round_id in sorted(fresh)])
            self.env.ref("hr_emulation.cron_notice").sudo()._trigger()

    @api.model
    def _notify_all(self):
        """Have everybody told anew who is responsible."""
        self._notify(self.env["emulation.notice"]._get_rounds_under_way().ids)

    def write(self, vals):
        res = super().write(vals)
        if "state" in vals:
            self._notify(self.sudo().round_id.ids)
        return res


class EmulationNomination(models.Model):
    _inherit = "emulation.nomination"

    def write(self, vals):
        res = super().write(vals)
        if "state" in vals:
            under_way = self.sudo().filtered("submitted_on")
            self.env["emulation.nomination.step"]._notify(under_way.round_id.ids)
        return res


class EmulationDelegation(models.Model):
    _inherit = "emulation.delegation"

    @api.model_create_multi
    def create(self, vals_list):
        delegations = super().create(vals_list)
        self.env["emulation.nomination.step"]._notify_all()
        return delegations

    def write(self, vals):
        res = super().write(vals)
        self.env["emulation.nomination.step"]._notify_all()
        return res


class HrDepartment(models.Model):
    """A change of who leads changes for whom something waits."""

    _inherit = "hr.department"

    def _emulation_settle_seats(self):
        res = super()._emulation_settle_seats()
        if self:
            self.env["emulation.nomination.step"]._notify_all()
        return res
