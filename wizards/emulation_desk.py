# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationDesk(models.TransientModel):
    """The desk: what waits for the user, and the first steps of a new office."""

    _name = "emulation.desk"
    _description = "Desk"

    is_officer = fields.Boolean(compute="_compute_desk")
    is_unit_head = fields.Boolean(compute="_compute_desk")
    first_steps_done = fields.Integer(compute="_compute_desk")
    has_campaign = fields.Boolean(compute="_compute_desk")
    has_unit = fields.Boolean(compute="_compute_desk")
    has_round = fields.Boolean(compute="_compute_desk")
    has_nomination = fields.Boolean(compute="_compute_desk")
    count_waiting = fields.Integer(string="Waiting for me", compute="_compute_desk")
    count_review = fields.Integer(string="To appraise", compute="_compute_desk")
    count_decide = fields.Integer(string="To decide", compute="_compute_desk")
    count_outside = fields.Integer(
        string="With outside bodies", compute="_compute_desk"
    )
    count_late = fields.Integer(
        string="Rounds past their last day", compute="_compute_desk"
    )
    count_returned = fields.Integer(
        string="Returned to my units", compute="_compute_desk"
    )
    count_prepared = fields.Integer(string="In preparation", compute="_compute_desk")
    count_own_nominations = fields.Integer(
        string="Nominations of mine", compute="_compute_desk"
    )
    count_own_awards = fields.Integer(string="Awards of mine", compute="_compute_desk")
    count_open_rounds = fields.Integer(string="Open rounds", compute="_compute_desk")

    _FIRST_STEPS = ("has_campaign", "has_unit", "has_round", "has_nomination")

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_display_name(self):
        self.display_name = self.env._("Desk")

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_desk(self):
        values = {
            **self._get_first_steps(),
            **{
                name: self.env[model].search_count(domain)
                for name, (model, domain) in self._get_counters().items()
            },
            "count_waiting": self.env["emulation.nomination.step"]._count_waiting(),
            "is_officer": self.env.user.has_group("hr_emulation.group_officer"),
            "is_unit_head": bool(
                self.env["hr.department"].search_count(
                    [("emulation_is_mine", "=", True)], limit=1
                )
            ),
        }
        for desk in self:
            desk.update(values)

    def _get_first_steps(self):
        companies = [("company_id", "in", self.env.companies.ids)]
        found = {
            "has_campaign": ("emulation.campaign", companies),
            "has_unit": ("hr.department", [("emulation_level_id", "!=", False)]),
            "has_round": (
                "emulation.round",
                [("is_template", "=", False), ("state", "!=", "draft"), *companies],
            ),
            "has_nomination": ("emulation.nomination", []),
        }
        steps = {
            name: bool(self.env[model].search_count(domain, limit=1))
            for name, (model, domain) in found.items()
        }
        return {**steps, "first_steps_done": sum(steps.values())}

    def _get_counters(self):
        """Counters of the desk: ``{field: (model, domain of the list behind)}``."""
        mine = [("unit_id.emulation_is_mine", "=", True)]
        own = [("employee_id", "in", self.env.user._emulation_employees().ids)]
        nomination = "emulation.nomination"
        return {
            "count_review": (
                nomination,
                [("state", "in", ("submitted", "in_review"))],
            ),
            "count_decide": (
                nomination,
                [
                    ("state", "=", "passed"),
                    ("category_id.is_outside", "=", False),
                    ("decision_line_ids", "=", False),
                ],
            ),
            "count_outside": (nomination, [("state", "=", "forwarded")]),
            "count_late": (
                "emulation.round",
                [("state", "=", "open"), ("date_close", "<", "today")],
            ),
            "count_returned": (nomination, [("state", "=", "returned"), *mine]),
            "count_prepared": (nomination, [("state", "=", "draft"), *mine]),
            "count_own_nominations": (
                nomination,
                [("state", "!=", "draft"), *own],
            ),
            "count_own_awards": ("emulation.award", own),
            "count_open_rounds": (
                "emulation.round",
                [("state", "=", "open"), ("is_template", "=", False)],
            ),
        }

    _ACTIONS = {
        "emulation.nomination": "hr_emulation.emulation_nomination_action",
        "emulation.round": "hr_emulation.emulation_round_action",
        "emulation.award": "hr_emulation.emulation_award_action",
    }

    def action_open_counter(self):
        """Open the list behind the counter named in the context.

        :return: window action with exactly the counted records
        """
        counter = self.env.context.get("emulation_counter")
        model, domain = self._get_counters()[counter]
        action = self.env["ir.actions.act_window"]._for_xml_id(self._ACTIONS[model])
        action.update(
            name=self._fields[counter]._description_string(self.env),
            domain=domain,
            context={},
            target="current",
        )
        return action

    @api.model
    def action_open_desk(self):
        """Open a fresh desk of the user."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Desk"),
            "res_model": self._name,
            "res_id": self.create({}).id,
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "main",
        }
