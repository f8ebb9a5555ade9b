# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import SUPERUSER_ID, api, fields, models
from odoo.tools import format_date

from ...core.days import vietnam_day, vietnam_today


class EmulationNominationStep(models.Model):
    """What the timeline says of a step: who, when, how long."""

    _inherit = "emulation.nomination.step"

    actor_text = fields.Char(
        string="By", compute="_compute_actor_text", compute_sudo=True
    )
    status_text = fields.Char(string="Step Status", compute="_compute_status_text")
    remark_text = fields.Text(
        string="What Was Said",
        compute="_compute_remark_text",
        help="What was said, what was entered, and why it passed on.",
    )
    days_taken = fields.Integer(
        compute="_compute_days_taken",
        compute_sudo=True,
        help="Working days from the start of the step to its end, or until today.",
    )
    is_late = fields.Boolean(compute="_compute_days_taken", compute_sudo=True)

    @api.depends(
        "state",
        "actor_id",
        "actor_name",
        "actor_position",
        "delegation_id",
        "entered_by_id",
    )
    @api.depends_context("lang")
    def _compute_actor_text(self):
        for step in self:
            # What a scheduled action ends bears the name of no person
            by_itself = step.actor_id.id == SUPERUSER_ID and not step.is_from_paper
            name = self.env._("automatically") if by_itself else step.actor_name
            parts = [name, step.actor_position]
            if step.delegation_id:
                parts.append(step.delegation_id._get_words())
            if step.is_from_paper and step.entered_by_id:
                parts.append(
                    self.env._("entered by %(name)s", name=step.entered_by_id.name)
                )
            step.actor_text = ", ".join(filter(None, parts))

    @api.depends("state", "outcome")
    @api.depends_context("lang")
    def _compute_status_text(self):
        states, outcomes = (
            dict(self._fields[name]._description_selection(self.env))
            for name in ("state", "outcome")
        )
        for step in self:
            step.status_text = outcomes.get(step.outcome) or states.get(step.state)

    @api.depends("comment", "entry_text", "passed_on_text")
    def _compute_remark_text(self):
        for step in self:
            texts = (step.comment, step.entry_text, step.passed_on_text)
            step.remark_text = "\n".join(filter(None, texts))

    @api.depends("started_on", "done_on", "deadline")
    def _compute_days_taken(self):
        today = vietnam_today()
        days, taken = {}, {}
        for step in self.filtered("started_on"):
            start = vietnam_day(step.started_on)
            end = step.done_on and vietnam_day(step.done_on)
            days[step] = (start, end or today)
        begun = self.browse().union(*days)
        for company, steps in begun.grouped("company_id").items():
            counts = company._count_emulation_days([days[step] for step in steps])
            taken.update(zip(steps, counts, strict=True))
        for step in self:
            step.days_taken = taken.get(step, 0)
            last = days.get(step, (None, None))[1]
            step.is_late = bool(step.deadline and last and last > step.deadline)

    @api.model
    def _get_progress_words(self, way):
        """Where a nomination stands.

        :param way: list of lists of steps: those of one place of the route together
        """
        done = [rows for rows in way if all(row.state == "done" for row in rows)]
        words = [self.env._("%(done)s of %(all)s steps", done=len(done), all=len(way))]
        for row in (row for rows in way for row in rows if row.state == "current"):
            words.append(f"{row.name} – {row.responsible_text}")
            if row.deadline:
                day = format_date(self.env, row.deadline)
                words.append(self.env._("until %(day)s", day=day))
        return " · ".join(dict.fromkeys(words))
