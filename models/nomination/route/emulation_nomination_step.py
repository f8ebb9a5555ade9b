# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ...catalogue.emulation_route_step import RESPONSIBLES, RETURNS, STEP_KINDS

# Whoever is put forward reads why it came back or ended, no other words
REASONED = ("returned", "refused")


class EmulationNominationStep(models.Model):
    """One step of one nomination in one pass, filled once.

    Copied from the route at submission. Two who decide jointly are two rows of the
    same ``sequence``; a return adds the rows of a new ``pass_number``. Written by
    our own code alone, as superuser.
    """

    _name = "emulation.nomination.step"
    _description = "Step of a Nomination"
    _order = "nomination_id, pass_number, sequence, id"
    _check_company_auto = True

    nomination_id = fields.Many2one(
        "emulation.nomination", required=True, index=True, ondelete="restrict"
    )
    company_id = fields.Many2one(
        related="nomination_id.company_id", store=True, index=True
    )
    round_id = fields.Many2one(related="nomination_id.round_id", store=True, index=True)
    route_step_id = fields.Many2one(
        "emulation.route.step", index="btree_not_null", ondelete="set null"
    )
    pass_number = fields.Integer(required=True, aggregator=None)
    sequence = fields.Integer(required=True, aggregator=None)
    name = fields.Char(required=True)
    kind = fields.Selection(STEP_KINDS, required=True, index=True)
    responsible = fields.Selection(RESPONSIBLES, required=True)
    department_id = fields.Many2one(
        "hr.department",
        string="Unit Asked",
        index=True,
        ondelete="restrict",
        help="The unit whose head or meeting the step is for.",
    )
    group_id = fields.Many2one("res.groups", ondelete="restrict")
    user_id = fields.Many2one("res.users", index="btree_not_null", ondelete="restrict")
    council_id = fields.Many2one(
        "emulation.council", index="btree_not_null", ondelete="restrict"
    )
    upper_id = fields.Many2one("hr.department", ondelete="restrict")
    vote_rule_id = fields.Many2one("emulation.vote.rule", ondelete="restrict")
    working_days = fields.Integer(aggregator=None)
    on_return = fields.Selection(RETURNS, required=True, default="nominator")

    state = fields.Selection(
        [
            ("waiting", "To come"),
            ("current", "Under way"),
            ("done", "Done"),
            ("cancelled", "Not reached"),
        ],
        string="Status",
        required=True,
        default="waiting",
        index=True,
    )
    acting_department_id = fields.Many2one(
        "hr.department",
        string="Acting Unit",
        index="btree_not_null",
        ondelete="restrict",
        help="Whose people act, when the step has passed on from the unit asked.",
    )
    acting_role = fields.Selection([("head", "Head"), ("deputy", "Deputy head")])
    passed_on = fields.Json(help="Why the step passed on: list of code and parameters.")
    started_on = fields.Datetime()
    deadline = fields.Date(index="btree_not_null")
    outcome = fields.Selection(
        [
            ("approved", "Approved"),
            ("returned", "Returned"),
            ("refused", "Refused"),
            ("posted", "Posted"),
            ("answered", "Answered"),
            ("forwarded", "Forwarded"),
        ],
        index=True,
    )
    done_on = fields.Datetime()
    actor_id = fields.Many2one(
        "res.users", string="Done By", index="btree_not_null", ondelete="restrict"
    )
    actor_employee_id = fields.Many2one("hr.employee", ondelete="restrict")
    actor_name = fields.Char()
    actor_position = fields.Char()
    delegation_id = fields.Many2one(
        "emulation.delegation", index="btree_not_null", ondelete="restrict"
    )
    session_item_id = fields.Many2one(
        "emulation.session.item", index="btree_not_null", ondelete="restrict"
    )
    is_from_paper = fields.Boolean(string="Recorded from Paper")
    paper_date = fields.Date()
    entered_by_id = fields.Many2one("res.users", ondelete="restrict")
    attachment_ids = fields.Many2many("ir.attachment", string="Papers")

    _done_is_signed = models.Constraint(
        """CHECK ((state = 'done') = (outcome IS NOT NULL)
            AND (state = 'done') = (done_on IS NOT NULL))""",
        "A step that is done says when and with which outcome.",
    )

    @api.depends("name", "nomination_id")
    def _compute_display_name(self):
        for step in self:
            step.display_name = f"{step.name} – {step.nomination_id.display_name}"
