# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from dataclasses import replace

from odoo import api, models

from ..core.days import vietnam_today
from .emulation_dashboard import Number

ACTIVE_STATES = ("submitted", "in_review", "passed")


class EmulationDashboard(models.AbstractModel):
    """What the office asks: where to begin, what is late, which data is missing."""

    _inherit = "emulation.dashboard"

    # --- First steps of a new office ----------------------------------------------------

    @api.model
    def _get_first_steps_block(self):
        if not self.env.user.has_group("hr_emulation.group_officer"):
            return None
        companies = [["company_id", "in", self.env.companies.ids]]
        launched = [["is_template", "=", False], ["state", "!=", "draft"], *companies]
        found = {
            "nomination": ("emulation.nomination", []),
            "campaign": ("emulation.campaign", companies),
            "unit": ("hr.department", [["emulation_level_id", "!=", False]]),
            "round": ("emulation.round", launched),
        }
        done = {}
        for name, (model, domain) in found.items():
            done[name] = bool(self.env[model].search_count(domain, limit=1))
            # A nomination has its unit and its round
            if done.get("nomination") and done.get("campaign"):
                return None
        steps = [
            {"name": name, "is_done": done[name], **words}
            for name, words in self._get_step_words().items()
        ]
        return {"title": self.env._("First steps"), "steps": steps}

    @api.model
    def _get_step_words(self):
        """Title, help and ``(label, action, context)`` of each first step."""
        prefix = "hr_emulation.emulation_"
        steps = {
            "campaign": {
                "title": self.env._("Choose a campaign"),
                "help": self.env._(
                    "Take the campaign or movement of a guidance document as a "
                    "template."
                ),
                "actions": [
                    [
                        self.env._("Choose a template"),
                        f"{prefix}campaign_template_action",
                        {},
                    ],
                ],
            },
            "unit": {
                "title": self.env._("Mark the units"),
                "help": self.env._(
                    "Say which departments are units of emulation and of which level, "
                    "and who signs for the body that decides."
                ),
                "actions": [
                    [self.env._("Mark units"), f"{prefix}unit_level_action", {}],
                    [
                        self.env._("Bodies and signers"),
                        f"{prefix}body_action",
                        {"default_company_id": self.env.company.id},
                    ],
                ],
            },
            "round": {
                "title": self.env._("Open a round"),
                "help": self.env._("Say which awards can be proposed and until when."),
                "actions": [
                    [
                        self.env._("Choose a round"),
                        f"{prefix}round_template_action",
                        {},
                    ],
                    [self.env._("Rounds"), f"{prefix}round_action", {}],
                ],
            },
            "nomination": {
                "title": self.env._("Nominate"),
                "help": self.env._(
                    "Propose people and collectives with their achievements."
                ),
                "actions": [
                    [self.env._("Nominate"), f"{prefix}nomination_action", {}],
                ],
            },
        }
        if not self.env.user.has_group("hr_emulation.group_administrator"):
            del steps["unit"]["actions"][:]
        return steps

    # --- What waits for the office ------------------------------------------------------

    @api.model
    def _get_office_numbers(self):
        nominations = "emulation.nomination"
        return [
            Number(
                "review",
                self.env._("nominations to appraise"),
                "fa-search",
                nominations,
                [["state", "in", ["submitted", "in_review"]]],
            ),
            Number(
                "decide",
                self.env._("passed, waiting for a decision"),
                "fa-gavel",
                nominations,
                [
                    ["state", "=", "passed"],
                    ["category_id.is_outside", "=", False],
                    ["decision_line_ids", "=", False],
                ],
            ),
            Number(
                "outside",
                self.env._("with outside bodies"),
                "fa-share",
                nominations,
                [["state", "=", "forwarded"]],
            ),
        ]

    # --- What is late -------------------------------------------------------------------

    @api.model
    def _get_late_block(self):
        if not self._sees_all():
            return None
        return {
            "title": self.env._("Late"),
            "numbers": [
                replace(figure, tone="danger", is_quiet=True)
                for figure in self._get_late_numbers()
            ],
            "empty": self.env._("Nothing is late."),
        }

    @api.model
    def _get_late_numbers(self):
        today = vietnam_today()
        plans = self._get_plans_of_year()
        # What follows is computed for all plans at once
        due = plans.filtered(
            lambda p: p.registration_deadline and p.registration_deadline < today
        )
        return [
            Number(
                "late_steps",
                self.env._("nominations past the deadline of their step"),
                "fa-hourglass-end",
                "emulation.nomination",
                [
                    ["state", "in", ACTIVE_STATES],
                    ["current_step_ids.deadline", "<", today],
                ],
            ),
            Number(
                "late_rounds",
                self.env._("open rounds past their last day"),
                "fa-calendar-times-o",
                "emulation.round",
                [
                    ["state", "=", "open"],
                    ["is_template", "=", False],
                    ["date_close", "<", today],
                ],
            ),
            Number(
                "late_registrations",
                self.env._("units whose registrations are overdue"),
                "fa-pencil-square-o",
                "emulation.plan",
                [["id", "in", due.filtered("count_not_sent").ids]],
            ),
            self._get_late_tasks_number([["id", "in", plans.ids]]),
            self._get_silent_number(plans),
            Number(
                "late_reviews",
                self.env._("units whose review report is overdue"),
                "fa-file-text-o",
                "emulation.review",
                [
                    ["state", "in", ["draft", "returned"]],
                    ["deadline", "<", today],
                ],
            ),
            Number(
                "late_findings",
                self.env._("findings past the day of their remedy"),
                "fa-exclamation-triangle",
                "emulation.inspection.finding",
                [["is_late", "=", True]],
            ),
        ]

    @api.model
    def _get_plans_of_year(self, domain=()):
        """Yearly plans of the campaigns that run, of units the user may see."""
        year = vietnam_today().year
        return self.env["emulation.plan"].search(
            [["year", "=", year], ["campaign_id.state", "=", "launched"], *domain]
        )

    @api.model
    def _get_late_tasks_number(self, domain):
        today = vietnam_today()
        return Number(
            "late_tasks",
            self.env._("units with overdue tasks of the year"),
            "fa-tasks",
            "emulation.plan",
            [
                *domain,
                ["line_ids", "any", [["is_done", "=", False], ["date", "<", today]]],
            ],
        )

    @api.model
    def _get_silent_number(self, plans):
        return Number(
            "silent",
            self.env._("units without any activity this year"),
            "fa-volume-off",
            "emulation.plan",
            [["id", "in", plans.filtered("is_silent").ids]],
        )

    # --- Which data is missing ----------------------------------------------------------

    @api.model
    def _get_gaps_block(self):
        """Facts without which the screening answers “unknown”."""
        if not self.env.user.has_group("hr_emulation.group_officer"):
            return None
        people = "hr.employee.public"
        own = [["company_id", "in", self.env.companies.ids]]
        year = vietnam_today().year - 1
        heads = [["role", "=", "head"], ["is_current", "=", True]]
        numbers = [
            Number(
                "unrated",
                self.env._("people without a rating of %(year)s", year=str(year)),
                "fa-star-o",
                people,
                [["emulation_is_unrated", "=", True], *own],
            ),
            Number(
                "uncoded",
                self.env._("people without a staff code"),
                "fa-barcode",
                people,
                [["emulation_code", "=", False], *own],
            ),
            Number(
                "unplaced",
                self.env._("people who belong to no unit"),
                "fa-user-o",
                people,
                [["emulation_is_unplaced", "=", True], *own],
            ),
            Number(
                "headless",
                self.env._("units without a head"),
                "fa-sitemap",
                "hr.department",
                [
                    ["emulation_level_id", "!=", False],
                    ["emulation_member_ids", "not any", heads],
                    *own,
                ],
            ),
        ]
        return {
            "title": self.env._("Missing data"),
            "numbers": [replace(n, tone="warning", is_quiet=True) for n in numbers],
            "empty": self.env._("No data is missing."),
        }
