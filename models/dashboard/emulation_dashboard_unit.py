# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from dataclasses import replace

from odoo import api, models

from .emulation_dashboard import Number

MINE = ["unit_id.emulation_is_mine", "=", True]
RUNNING = ["round_id.state", "!=", "closed"]


class EmulationDashboard(models.AbstractModel):
    """What heads, deputies and unit officers ask of their units."""

    _inherit = "emulation.dashboard"

    @api.model
    def _get_unit_block(self):
        user = self.env.user
        # Officers see the whole organisation: only what they lead is their unit
        officer = user.has_group("hr_emulation.group_officer")
        if officer and not user._emulation_led_departments():
            return None
        if not user._emulation_base_departments():
            return None
        return {
            "title": self.env._("My units"),
            "numbers": [
                Number(
                    "grid",
                    self.env._("propose people in one grid"),
                    "fa-th",
                    "hr_emulation.emulation_unit_grid_action",
                ),
                *self._get_unit_nomination_numbers(),
                *self._get_unit_year_numbers(),
            ],
        }

    @api.model
    def _get_unit_nomination_numbers(self):
        groups = [
            [
                "prepared",
                self.env._("nominations in preparation"),
                "fa-pencil",
                ["draft"],
            ],
            [
                "returned",
                self.env._("returned, to be completed"),
                "fa-reply",
                ["returned"],
            ],
            [
                "reviewed",
                self.env._("nominations under review"),
                "fa-search",
                ["submitted", "in_review", "suspended"],
            ],
            [
                "passed",
                self.env._("nominations passed or forwarded"),
                "fa-check",
                ["passed", "forwarded"],
            ],
            ["awarded", self.env._("nominations awarded"), "fa-trophy", ["awarded"]],
            ["failed", self.env._("nominations failed"), "fa-times", ["failed"]],
        ]
        return [
            Number(
                name,
                label,
                icon,
                "emulation.nomination",
                [
                    ["state", "in", states],
                    # What is still to be done is shown however old the round is
                    *([] if name in ("prepared", "returned") else [RUNNING]),
                    MINE,
                ],
                tone="warning" if name == "returned" else "",
                is_quiet=name in ("passed", "awarded", "failed"),
            )
            for name, label, icon, states in groups
        ]

    @api.model
    def _get_unit_year_numbers(self):
        """Registrations, sheets, plans and findings: only what there is to do."""
        registrations = "emulation.registration"
        plans = self._get_plans_of_year([MINE])
        numbers = [
            Number(
                "registrations_open",
                self.env._("registrations not sent yet"),
                "fa-pencil-square-o",
                registrations,
                [["state", "in", ["draft", "returned"]], MINE],
            ),
            Number(
                "registrations_sent",
                self.env._("registrations waiting for approval"),
                "fa-check-square-o",
                registrations,
                [["state", "=", "sent"], MINE],
            ),
            Number(
                "sheets_to_score",
                self.env._("score sheets for the unit to score"),
                "fa-list-ol",
                "emulation.assessment",
                [
                    ["state", "=", "sent"],
                    ["is_mine", "=", True],
                    ["employee_id.emulation_is_me", "=", False],
                ],
            ),
            Number(
                "reviews",
                self.env._("review reports to write"),
                "fa-file-text-o",
                "emulation.review",
                [
                    ["state", "in", ["draft", "returned"]],
                    ["department_id.emulation_is_mine", "=", True],
                ],
            ),
            self._get_late_tasks_number([["id", "in", plans.ids]]),
            self._get_silent_number(plans),
            Number(
                "findings",
                self.env._("findings to remedy in my units"),
                "fa-exclamation-triangle",
                "emulation.inspection.finding",
                [["state", "=", "open"], ["place_id.emulation_is_mine", "=", True]],
            ),
        ]
        return [replace(n, tone="warning", is_quiet=True) for n in numbers]
