# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..campaign.emulation_plan import ACTIVITY_TYPE
from ..core.days import vietnam_today
from .emulation_review import SENT


class EmulationReview(models.Model):
    """Whom a report is brought before: to write, to judge, and when it is late."""

    _inherit = "emulation.review"

    soon_reminded = fields.Date(readonly=True, copy=False)
    due_reminded = fields.Date(readonly=True, copy=False)
    late_reminded = fields.Date(readonly=True, copy=False)

    def _ask(self, get_words, units=None):
        """Give the heads of the units an activity on each report.

        :param get_words: function of a report and an environment in the language of
            the reader that returns the summary
        :param units: function of a report that returns the units asked, else its own
        """
        plans = self.env["emulation.plan"]
        units = units or (lambda rec: rec.department_id)
        asked = {rec: units(rec) for rec in self.sudo()}
        heads = plans._get_head_users(self.env["hr.department"].union(*asked.values()))
        today = vietnam_today()
        plans._tell(
            [
                (
                    rec,
                    user,
                    get_words(rec, rec.with_context(lang=user.lang).env),
                    max(rec.deadline or today, today),
                )
                for rec, own in asked.items()
                for user in self.env["res.users"].union(
                    *(heads[unit.id] for unit in own if unit.id in heads)
                )
            ]
        )

    def _ask_to_write(self):
        self._ask(lambda rec, env: env._("Write the review report and submit it"))

    def _ask_to_judge(self):
        """Ask the heads of the unit above to accept or return what was submitted."""
        self._ask(
            lambda rec, env: env._(
                "Accept or return the report of %(unit)s", unit=rec.department_id.name
            ),
            lambda rec: rec.parent_id.department_id,
        )

    def _stop_asking(self):
        """Take back the activities; they lie on the desks of others."""
        self.sudo().activity_unlink([ACTIVITY_TYPE])

    @api.model
    def _remind(self, company, today, soon):
        """Recall reports before, on and after their last day, each once.

        What is late goes up to the unit above as well.

        :param company: the organisation
        :param today: the day where the organisation is
        :param soon: last day that counts as soon
        """
        due = self.search(
            [
                ("company_id", "=", company.id),
                ("round_id.state", "=", "open"),
                ("state", "not in", SENT),
                ("deadline", "<=", soon),
            ]
        )
        near = due.filtered(
            lambda r: r.deadline > today and r.soon_reminded != r.deadline
        )
        last = due.filtered(
            lambda r: r.deadline == today and r.due_reminded != r.deadline
        )
        late = due.filtered(
            lambda r: r.deadline < today and r.late_reminded != r.deadline
        )
        near._ask(lambda rec, env: env._("The review report is due soon"))
        last._ask(lambda rec, env: env._("The review report is due today"))
        late._ask(
            lambda rec, env: env._(
                "Late: review report of %(unit)s", unit=rec.department_id.name
            ),
            lambda rec: rec.department_id | rec.parent_id.department_id,
        )
        for name, reviews in (
            ("soon_reminded", near),
            ("due_reminded", last),
            ("late_reminded", late),
        ):
            for deadline, same in reviews.grouped("deadline").items():
                same._write_guarded({name: deadline})


class EmulationCampaignYear(models.Model):
    """Reports are recalled with the other yearly work."""

    _inherit = "emulation.campaign.year"

    @api.model
    def _remind_work(self, company, today, soon):
        result = super()._remind_work(company, today, soon)
        self.env["emulation.review"]._remind(company, today, soon)
        return result
