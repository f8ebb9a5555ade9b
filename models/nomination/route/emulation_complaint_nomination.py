# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import SUPERUSER_ID, api, fields, models

from ..emulation_nomination_suspension import PROPOSING


class EmulationNomination(models.Model):
    """An open complaint halts the nomination; the last answer leads it back."""

    _inherit = "emulation.nomination"
    # Put forward and not decided yet
    _COMPLAINABLE = (
        "submitted",
        "in_review",
        "returned",
        "suspended",
        "passed",
        "forwarded",
    )

    complaint_ids = fields.One2many(
        "emulation.complaint", "nomination_id", string="Complaints", readonly=True
    )
    complaint_count = fields.Integer(
        string="Number of Complaints", compute="_compute_complaint_count"
    )
    # A column of its own: two answered at once collide here and one waits
    open_complaint_count = fields.Integer(
        string="Open Complaints", readonly=True, copy=False, aggregator=None
    )
    is_suspended_by_complaint = fields.Boolean(readonly=True, copy=False)
    can_complain = fields.Boolean(compute="_compute_can_complain")

    @classmethod
    def _guarded(cls):
        names = {"complaint_ids", "open_complaint_count", "is_suspended_by_complaint"}
        return super()._guarded() | names

    @api.depends("complaint_ids")
    @api.depends_context("uid")
    def _compute_complaint_count(self):
        # As far as the user may read them
        counts = dict(
            self.env["emulation.complaint"]._read_group(
                [("nomination_id", "in", self.ids)], ["nomination_id"], ["__count"]
            )
        )
        for nomination in self:
            nomination.complaint_count = counts.get(nomination._origin, 0)

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can_complain(self):
        complaints = self.env["emulation.complaint"]
        allowed = complaints.has_access("create")
        own = self.sudo().filtered_domain(complaints._get_about_me_domain())
        for nomination in self:
            nomination.can_complain = (
                allowed
                and nomination.state in self._COMPLAINABLE
                and nomination._origin not in own
            )

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        if name not in PROPOSING:
            return blockers
        for nomination in self:
            if (
                nomination.open_complaint_count
                and nomination.state in self._TRANSITIONS[name].sources
            ):
                blockers[nomination.id].append(
                    self.env._("a complaint about it is not answered yet")
                )
        return blockers

    def _write_guarded(self, vals):
        if vals.get("state", "suspended") != "suspended":
            vals = {**vals, "is_suspended_by_complaint": False}
        return super()._write_guarded(vals)

    # --- By the system: who reads the nomination may not learn who complained --------

    def _suspend_by_complaint(self, complaints):
        """Count new complaints and suspend what is under way.

        :param complaints: emulation.complaint about these nominations
        """
        nominations = self.with_user(SUPERUSER_ID)
        for nomination in nominations:
            count = len(
                complaints.filtered(lambda c, n=nomination: c.nomination_id == n)
            )
            nomination._write_guarded(
                {"open_complaint_count": nomination.open_complaint_count + count}
            )
        sources = self._TRANSITIONS["suspend"].sources
        live = nominations.filtered(lambda n: n.state in sources)
        # The unit reads it, whatever the language of who enters the complaint
        told = self._emulation_in_vietnamese()
        live._suspend_by_system(
            told.env._("A complaint is being looked into; the nomination waits.")
        )
        live._write_guarded({"is_suspended_by_complaint": True})

    def _resume_by_complaint(self, complaints):
        """Count the answers and lead back what no complaint halts any more.

        What another matter halts stays suspended.
        """
        nominations = self.with_user(SUPERUSER_ID)
        for nomination in nominations:
            count = len(
                complaints.filtered(lambda c, n=nomination: c.nomination_id == n)
            )
            nomination._write_guarded(
                {"open_complaint_count": nomination.open_complaint_count - count}
            )
        waiting = nominations.filtered(
            lambda n: (
                n.is_suspended_by_complaint
                and n.state == "suspended"
                and not n.open_complaint_count
            )
        )
        disciplines = self.env["emulation.discipline"]
        considered = disciplines._get_considered(waiting.employee_id)
        told = self._emulation_in_vietnamese()
        halted = waiting.filtered(lambda n: n.employee_id in considered)
        halted._write_guarded(
            {
                "is_suspended_by_complaint": False,
                "state_reason": disciplines._emulation_in_vietnamese()._get_neutral_text(),
            }
        )
        (waiting - halted)._resume_by_system(
            told.env._("Every complaint has been answered.")
        )

    def _resume_by_system(self, reason):
        """Lead suspended nominations back without asking who may.

        :param str reason: words for the nomination
        """
        before = {rec.id: rec.state for rec in self}
        for state, nominations in self.grouped("state_before").items():
            nominations._write_guarded(
                {"state": state, "state_before": False, "state_reason": False}
            )
        self._log_transition("resume", before, reason)


class EmulationAuditLog(models.Model):
    _inherit = "emulation.audit.log"

    def _get_event_words(self):
        return {
            **super()._get_event_words(),
            "complained": self.env._("Complaint entered"),
            "answer": self.env._("Complaint answered"),
        }
