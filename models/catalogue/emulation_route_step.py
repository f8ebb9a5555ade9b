# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

STEP_KINDS = [
    ("meeting", "Unit meeting"),
    ("appraisal", "Appraisal"),
    ("approval", "Approval"),
    ("council", "Council"),
    ("posting", "Public posting"),
    ("consultation", "Consultation"),
    ("forward", "Forwarding"),
]
RESPONSIBLES = [
    ("unit_head", "Head of the nominating unit"),
    ("head_above", "Head of a unit above"),
    ("group", "Group"),
    ("user", "Person"),
    ("council", "Council"),
]
# Fields that say whom the step asks, and the second of two who decide jointly
SEATS = [
    ("responsible", "levels_up", "group_id", "user_id"),
    ("joint_responsible", "joint_levels_up", "joint_group_id", "joint_user_id"),
]
RETURNS = [
    ("nominator", "To the nominator"),
    ("previous", "One step back"),
]


class EmulationRouteStep(models.Model):
    """One step of a route: what happens, who answers for it, in how many days."""

    _name = "emulation.route.step"
    _description = "Step of a Route"
    _order = "route_id, sequence, id"
    _check_company_auto = True

    route_id = fields.Many2one(
        "emulation.route", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="route_id.company_id", store=True)
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True, translate=True)
    kind = fields.Selection(STEP_KINDS, required=True, default="approval")
    responsible = fields.Selection(RESPONSIBLES, required=True, default="unit_head")
    levels_up = fields.Integer(
        aggregator=None, help="How many units above the nominating unit; 1 is the next."
    )
    group_id = fields.Many2one("res.groups", ondelete="restrict")
    user_id = fields.Many2one("res.users", ondelete="restrict", check_company=True)
    council_id = fields.Many2one(
        "emulation.council",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="Empty: the council in office of the body that gives the award, or of the "
        "body that reviews the round.",
    )
    who_text = fields.Char(string="Who", compute="_compute_who_text")
    joint_responsible = fields.Selection(
        [item for item in RESPONSIBLES if item[0] != "council"],
        string="Together With",
        help="Where union and management decide jointly: the second who has to approve.",
    )
    joint_levels_up = fields.Integer(aggregator=None)
    joint_group_id = fields.Many2one("res.groups", ondelete="restrict")
    joint_user_id = fields.Many2one(
        "res.users", ondelete="restrict", check_company=True
    )
    upper_id = fields.Many2one(
        "hr.department",
        string="Passes To",
        ondelete="restrict",
        check_company=True,
        help="Unit whose head acts when nobody who is responsible may; empty for the "
        "unit above.",
    )
    vote_rule_id = fields.Many2one(
        "emulation.vote.rule",
        ondelete="restrict",
        check_company=True,
        help="How the meeting or council votes.",
    )
    working_days = fields.Integer(
        aggregator=None,
        help="Working days the step may take; for a posting, how long it is shown. "
        "0 for no deadline.",
    )
    on_return = fields.Selection(
        RETURNS, string="A Return Goes", required=True, default="nominator"
    )

    _days_possible = models.Constraint(
        "CHECK (working_days >= 0 AND levels_up >= 0 AND joint_levels_up >= 0)",
        "Days and levels are not negative.",
    )

    @api.depends("council_id", *(name for names in SEATS for name in names))
    @api.depends_context("lang")
    def _compute_who_text(self):
        for step in self:
            texts = [step._get_who(*names) for names in SEATS if step[names[0]]]
            step.who_text = self.env._(" and ").join(texts)

    def _get_who(self, responsible, levels, group, user):
        """Put into words whom the step asks, from the fields that say so."""
        self.ensure_one()
        labels = dict(self._fields["responsible"]._description_selection(self.env))
        kind = self[responsible]
        if kind == "head_above":
            return self.env._("Head %(levels)s units up", levels=self[levels])
        named = {"group": self[group], "user": self[user], "council": self.council_id}
        return named.get(kind, self.council_id.browse()).name or labels[kind]

    @api.constrains(
        "kind",
        "council_id",
        "vote_rule_id",
        "working_days",
        "sequence",
        *(name for names in SEATS for name in names),
    )
    def _check_step(self):
        self.route_id._refuse(
            {
                route: [text for step in steps for text in step._get_problems()]
                for route, steps in self.grouped("route_id").items()
            }
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_last(self):
        """A route in use keeps a step."""
        emptied = self.route_id.filtered(lambda route: route.step_ids <= self)
        emptied._refuse(
            {
                route: [self.env._("a route has at least one step")]
                for route in emptied
                if route.exists()
            }
        )

    def _decides(self):
        self.ensure_one()
        return self.kind in ("meeting", "appraisal", "approval", "council")

    def _get_problems(self):
        """What is wrong with one step, as a list of sentences."""
        self.ensure_one()
        checks = (
            *self._get_kind_checks(),
            *(check for names in SEATS for check in self._get_seat_checks(*names)),
        )
        return [f"{self.name}: {text}" for is_wrong, text in checks if is_wrong]

    def _get_kind_checks(self):
        """``[(whether it is wrong, sentence)]`` of what the kind of step asks for."""
        kind, who, joint = self.kind, self.responsible, self.joint_responsible
        first, second = ([self[name] for name in names] for names in SEATS)
        return [
            (
                (kind == "council") != (who == "council"),
                self.env._("a council step, and no other, is the council's"),
            ),
            (
                kind == "meeting" and who not in ("unit_head", "head_above"),
                self.env._("a unit meeting is that of a unit: name its head"),
            ),
            (
                kind == "meeting" and not self.vote_rule_id,
                self.env._("say by which rule the meeting votes"),
            ),
            (
                kind == "posting" and not self.working_days,
                self.env._("say how many working days it is posted"),
            ),
            (
                joint and kind not in ("appraisal", "approval"),
                self.env._("only an appraisal or an approval is done jointly"),
            ),
            (
                joint and first == second,
                self.env._("two who decide jointly are not the same"),
            ),
            (
                self.council_id and kind != "council",
                self.env._("a council is named for a council step alone"),
            ),
        ]

    def _get_seat_checks(self, responsible, levels, group, user):
        """``[(whether it is wrong, sentence)]`` of what is missing of one of the two."""
        return [
            (
                self[responsible] == "head_above" and not self[levels],
                self.env._("say how many units above"),
            ),
            (
                self[responsible] == "group" and not self[group],
                self.env._("name the group"),
            ),
            (
                self[responsible] == "user" and not self[user],
                self.env._("name the person"),
            ),
        ]
