# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from .emulation_consultation_step import LIVE_STATES

BATCH = 200


class EmulationNominationStep(models.Model):
    """A posting ends by itself when its days are over and no objection is open."""

    _inherit = "emulation.nomination.step"

    complaint_ids = fields.One2many(
        "emulation.complaint", "step_id", string="Complaints", readonly=True
    )
    posting_text = fields.Char(compute="_compute_posting_text", compute_sudo=True)

    @api.depends("kind", "state", "started_on", "deadline", "complaint_ids")
    @api.depends_context("lang", "tz")
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
                start=format_date(self.env, step.started_on),
                end=format_date(self.env, step.deadline) or "…",
                count=counts.get(step._origin, 0),
            )

    @api.model
    def _cron_end_postings(self):
        """End the postings whose days are over, a batch a transaction.

        A day missed is caught up; what is done is no longer found.
        """
        cron = self.env["ir.cron"]
        remaining = self.search_count(self._get_ended_domain())
        while steps := self.search(self._get_ended_domain(), limit=BATCH, order="id"):
            steps._complete("posted")
            remaining = max(remaining - len(steps), 0)
            if not cron._commit_progress(len(steps), remaining=remaining):
                return

    @api.model
    def _get_ended_domain(self):
        """Postings that are over: each company has its own day."""
        companies = self.env["res.company"].sudo().search([])
        over = Domain.OR(
            Domain("company_id", "=", company.id)
            & Domain("deadline", "<", company._get_emulation_today())
            for company in companies
        )
        return (
            Domain("kind", "=", "posting")
            & Domain("state", "=", "current")
            & Domain("nomination_id.state", "in", LIVE_STATES)
            & Domain("nomination_id.open_complaint_count", "=", 0)
            & over
        )
