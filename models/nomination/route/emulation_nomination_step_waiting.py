# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import format_date

from ...core.days import vietnam_day, vietnam_today

# More than anybody decides at one sitting; the rest follows as these are done
SHOWN = 200
SITTING_KINDS = ("meeting", "council")


class EmulationNominationStep(models.Model):
    """What waits for the user, as the screen “Waiting for me” shows it."""

    _inherit = "emulation.nomination.step"

    @api.model
    def _get_waiting_domain(self):
        """Domain of the steps that wait for the user; a posting ends by itself."""
        return (
            Domain("is_mine", "=", True)
            & Domain("kind", "!=", "posting")
            & Domain("company_id", "in", self.env.companies.ids)
        )

    @api.model
    def _count_waiting(self):
        return self.sudo().search_count(self._get_waiting_domain())

    @api.model
    def get_waiting(self):
        """Tell what waits for the user, oldest first, in a fixed number of queries.

        :return: ``{"total": number of steps, "rows": [{"id": nomination id, "step",
            "subject", "employee_id", "unit", "award", "round", "since", "deadline",
            "is_late", "for": for whom the user acts, or False, "sitting": id of the
            step that a meeting or council takes, or False}]}``; a nomination comes up
            once, with the first step that waits
        """
        # is_mine has answered what the user may do and so may know of
        steps_sudo = self.sudo().search(
            self._get_waiting_domain(), order="started_on, id"
        )
        total = len(steps_sudo)
        steps_sudo = steps_sudo[:SHOWN].with_prefetch()
        seated = steps_sudo._get_seated(self.env.user)
        delegations = self.env["emulation.delegation"].sudo()
        today = vietnam_today()
        rows = {}
        for step in steps_sudo:
            nomination = step.nomination_id
            delegation = delegations.browse(seated[step.id].get(self.env.uid) or ())
            rows.setdefault(
                nomination.id,
                {
                    "id": nomination.id,
                    "step": step.name,
                    "subject": nomination.subject_name,
                    "employee_id": nomination.employee_id.id,
                    "unit": nomination.unit_id.name,
                    "award": nomination.category_id.name,
                    "round": nomination.round_id.name,
                    "since": format_date(self.env, vietnam_day(step.started_on)),
                    "deadline": format_date(self.env, step.deadline),
                    "is_late": bool(step.deadline) and step.deadline < today,
                    "for": delegation.delegator_id.name,
                    "sitting": step.kind in SITTING_KINDS and step.id,
                },
            )
        return {"total": total, "rows": list(rows.values())}
