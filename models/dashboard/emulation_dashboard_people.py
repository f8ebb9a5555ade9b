# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from dataclasses import replace

from odoo import api, models

from .emulation_dashboard import Number

NAMED = ["member_ids.employee_id.emulation_is_me", "=", True]


class EmulationDashboard(models.AbstractModel):
    """What council members, inspectors and everybody ask for themselves."""

    _inherit = "emulation.dashboard"

    @api.model
    def _get_council_block(self):
        """Sessions whose roll names the user; of ballots only how many are open.

        Who is excluded from an item is told no count that the item is part of.
        """
        sessions = "emulation.session"
        ballots = self.env["emulation.session"].get_my_ballots()
        numbers = [
            Number(
                "sessions_coming",
                self.env._("sessions to come"),
                "fa-calendar",
                sessions,
                [["state", "=", "frozen"], NAMED],
            ),
            Number(
                "sessions_open",
                self.env._("sessions under way"),
                "fa-users",
                sessions,
                [["state", "in", ["open", "closed"]], NAMED],
            ),
            Number(
                "ballots",
                self.env._("ballots open for me"),
                "fa-envelope-o",
                "hr_emulation.emulation_ballot_action",
                count=sum(not ballot["has_voted"] for ballot in ballots),
                tone="warning",
            ),
        ]
        member = self.env.user.has_group("hr_emulation.group_council_user")
        return {
            "title": self.env._("Council and meetings"),
            "numbers": [replace(n, is_quiet=not member) for n in numbers],
        }

    @api.model
    def _get_inspection_block(self):
        """Inspections that name the user, and what they found."""
        inspections = "emulation.inspection"
        findings = "emulation.inspection.finding"
        found_by_me = [
            "inspection_id.member_ids.employee_id.emulation_is_me",
            "=",
            True,
        ]
        numbers = [
            Number(
                "inspections_planned",
                self.env._("inspections planned"),
                "fa-calendar-o",
                inspections,
                [["state", "=", "planned"], NAMED],
            ),
            Number(
                "inspections_open",
                self.env._("inspections under way"),
                "fa-binoculars",
                inspections,
                [["state", "=", "under_way"], NAMED],
            ),
            Number(
                "findings_open",
                self.env._("findings to be remedied"),
                "fa-wrench",
                findings,
                [["state", "in", ["noted", "open"]], found_by_me],
            ),
            Number(
                "findings_late",
                self.env._("of them overdue"),
                "fa-exclamation-triangle",
                findings,
                [["is_late", "=", True], found_by_me],
                tone="danger",
            ),
            Number(
                "findings_remedied",
                self.env._("remedies to be confirmed"),
                "fa-check-square-o",
                findings,
                [["state", "=", "remedied"], found_by_me],
                tone="warning",
            ),
        ]
        inspector = self.env.user.has_group("hr_emulation.group_inspector")
        return {
            "title": self.env._("My inspections"),
            "numbers": [replace(n, is_quiet=not inspector) for n in numbers],
        }

    @api.model
    def _get_own_block(self):
        """What is the user's own: sheets, nominations, awards, open rounds."""
        own = ["employee_id.emulation_is_me", "=", True]
        todo = [
            Number(
                "own_sheets_open",
                self.env._("score sheets for me to fill in"),
                "fa-list-ol",
                "emulation.assessment",
                [["state", "in", ["draft", "returned"]], own],
            ),
            Number(
                "own_registrations",
                self.env._("registrations for me to send"),
                "fa-pencil-square-o",
                "emulation.registration",
                [["state", "in", ["draft", "returned"]], own],
            ),
            Number(
                "own_findings",
                self.env._("findings for me to remedy"),
                "fa-exclamation-triangle",
                "emulation.inspection.finding",
                [
                    ["state", "=", "open"],
                    ["responsible_id.emulation_is_me", "=", True],
                ],
            ),
        ]
        return {
            "title": self.env._("For me"),
            "numbers": [
                *(replace(n, tone="warning", is_quiet=True) for n in todo),
                Number(
                    "own_sheets",
                    self.env._("score sheets of mine"),
                    "fa-list",
                    "emulation.assessment",
                    [own],
                ),
                Number(
                    "own_nominations",
                    self.env._("nominations of mine"),
                    "fa-id-card-o",
                    "emulation.nomination",
                    [["state", "!=", "draft"], own],
                ),
                Number(
                    "own_awards",
                    self.env._("awards of mine"),
                    "fa-trophy",
                    "emulation.award",
                    [own],
                ),
                Number(
                    "open_rounds",
                    self.env._("open rounds"),
                    "fa-calendar",
                    "emulation.round",
                    [["state", "=", "open"], ["is_template", "=", False]],
                ),
            ],
        }
