# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...core.days import vietnam_today


class EmulationQuestion(models.Model):
    """A question or difficulty of a unit, which the level above answers.

    Guidance documents end with it: "nếu có khó khăn, vướng mắc các đơn vị báo cáo về …
    để được xem xét, điều chỉnh bổ sung kịp thời" (003, V).

    States: ``draft`` → ``sent`` (with a deadline, may be passed on further up) →
    ``answered``; one that is sent can be ``withdrawn``. An answer may be shown to all
    units.
    """

    _name = "emulation.question"
    _description = "Question of a Unit"
    _inherit = [
        "emulation.unit.work.mixin",
        "mail.thread",
        "mail.activity.mixin",
        "emulation.workflow.mixin",
        "emulation.owned.mixin",
    ]
    _order = "sent_on desc, id desc"
    _check_company_auto = True
    _OWNERS = frozenset({"unit_id"})
    _CONTENT = _OWNERS | {"name", "text", "kind", "campaign_id", "addressee"}
    _GUARDED_FIELDS = (
        "answering_unit_id",
        "sent_on",
        "sent_by_id",
        "deadline",
        "answered_on",
        "answered_by_id",
        "is_published",
        "is_late_told",
    )

    name = fields.Char(string="In Short", required=True)
    unit_id = fields.Many2one(
        domain=[("emulation_level_id", "!=", False), ("emulation_is_mine", "=", True)],
    )
    kind = fields.Selection(
        [
            ("question", "Question"),
            ("difficulty", "Difficulty"),
            ("proposal", "Proposal to change something"),
        ],
        required=True,
        default="question",
    )
    addressee = fields.Selection(
        [("above", "The unit above"), ("standing", "The standing body")],
        string="Sent To",
        required=True,
        default="above",
    )
    answering_unit_id = fields.Many2one(
        "hr.department",
        string="Answered by the Unit",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    text = fields.Text(string="What Is Asked", required=True)
    sent_on = fields.Datetime(readonly=True, copy=False)
    sent_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    deadline = fields.Date(string="Answer Until", readonly=True, copy=False, index=True)
    is_late = fields.Boolean(compute="_compute_is_late")
    is_late_told = fields.Boolean(readonly=True, copy=False)
    answer = fields.Text(copy=False)
    answered_on = fields.Datetime(readonly=True, copy=False)
    answered_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    is_published = fields.Boolean(
        string="Shown to All Units", readonly=True, copy=False
    )
    is_answerer = fields.Boolean(compute="_compute_is_answerer")
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("sent", "Waiting for an answer"),
            ("answered", "Answered"),
            ("withdrawn", "Withdrawn"),
        ],
        string="Status",
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )

    _sent_to_somebody = models.Constraint(
        """CHECK (state NOT IN ('sent', 'answered') OR
            (deadline IS NOT NULL AND sent_on IS NOT NULL))""",
        "A question that was sent has a deadline.",
    )
    _answer_given = models.Constraint(
        """CHECK ((state = 'answered') = (answered_on IS NOT NULL)
            AND (state != 'answered' OR answer IS NOT NULL))""",
        "An answered question, and no other, has an answer with its day.",
    )
    _answer_after_sending = models.Constraint(
        "CHECK (state != 'draft' OR answer IS NULL)",
        "A question is answered once it was sent.",
    )
    _published_answer = models.Constraint(
        "CHECK (is_published IS NOT TRUE OR state = 'answered')",
        "Only answers are shown to all units.",
    )

    @api.depends("deadline", "state")
    def _compute_is_late(self):
        today = vietnam_today()
        for question in self:
            waits = question.state == "sent"
            question.is_late = waits and question.deadline < today

    @api.depends("answering_unit_id", "state")
    @api.depends_context("uid")
    def _compute_is_answerer(self):
        officer = self.env.user.has_group("hr_emulation.group_officer")
        for question in self:
            question.is_answerer = question.state != "draft" and bool(
                officer or question.answering_unit_id.emulation_is_mine
            )

    def write(self, vals):
        self.check_access("write")
        problems = []
        if self._CONTENT & vals.keys():
            problems += [
                self.env._("%(name)s was sent and stays as it is.", name=question.name)
                for question in self
                if question.state != "draft"
            ]
        if "answer" in vals:
            problems += [
                self.env._("%(name)s is not yours to answer now.", name=question.name)
                for question in self
                if not (
                    question.state == "sent" and (self.env.su or question.is_answerer)
                )
            ]
        if problems:
            raise UserError("\n".join(problems))
        return super().write(vals)
