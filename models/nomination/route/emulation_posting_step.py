# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date

from ...core.days import vietnam_day, vietnam_today
from .emulation_consultation_step import LIVE_STATES

BATCH = 200


class EmulationNominationStep(models.Model):
    """A posting ends by itself when its days are over and no objection is open."""

    _inherit = "emulation.nomination.step"

    complaint_ids = fields.One2many(
        "emulation.complaint", "step_id", string="Complaints", readonly=True
    )
    posting_problem = fields.Text(help="Why a posting whose days are over goes on.")
    posting_text = fields.Char(compute="_compute_posting_text", compute_sudo=True)

    @api.depends("kind", "state", "started_on", "deadline", "complaint_ids")
    @api.depends_context("lang")
    def _compute_posting_text(self):
        posted = self.filtered(lambda s: s.kind == "posting" and s.started_on)
        # How many objected is told to all who read the step; not who
        counts = dict(
            self.env["emulation.complaint"]
            .sudo()
            ._read_group(
                [("step_id", "in", posted.ids), ("kind", "=", "objection")],
                ["step_id"],
                ["__count"],
            )
        )
        for step in self:
            step.posting_text = step in posted and self.env._(
                "Posted from %(start)s to %(end)s; objections: %(count)s",
                start=format_date(self.env, vietnam_day(step.started_on)),
                end=format_date(self.env, step.deadline) or "…",
                count=counts.get(step._origin, 0),
            )

    @api.model
    def _cron_end_postings(self):
        """End the postings whose days are over, a batch a transaction.

        A day missed is caught up; what is done is no longer found; what cannot end
        yet says why and is asked again at the next run.
        """
        cron, stuck = self.env["ir.cron"], self.browse()
        while steps := self.search(
            self._get_ended_domain() & Domain("id", "not in", stuck.ids),
            limit=BATCH,
            order="id",
        ):
            held = steps._end_posting()
            stuck |= held
            remaining = self.search_count(self._get_ended_domain()) - len(stuck)
            if not cron._commit_progress(len(steps - held), remaining=remaining):
                return

    def _end_posting(self):
        """End postings together; who hinders the others is looked for by halves.

        :return: the steps that cannot end, as when no place is left
        """
        try:
            with self.env.cr.savepoint():
                # Why it cannot end is kept for the officers to read
                self._emulation_in_vietnamese()._complete("posted")
        except UserError as error:
            if len(self) == 1:
                self.sudo().posting_problem = str(error)
                return self
        else:
            return self.browse()
        half = len(self) // 2
        return self[:half]._end_posting() | self[half:]._end_posting()

    @api.model
    def _get_ended_domain(self):
        """Postings that are over."""
        return (
            Domain("kind", "=", "posting")
            & Domain("state", "=", "current")
            & Domain("nomination_id.state", "in", LIVE_STATES)
            & Domain("nomination_id.open_complaint_count", "=", 0)
            & Domain("deadline", "<", vietnam_today())
        )
