# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError

from ...core.days import vietnam_today
from ...core.emulation_workflow_mixin import Transition

COMPLAINT_KINDS = [
    ("objection", "Objection to a posting"),
    ("complaint", "Complaint"),
    ("denunciation", "Denunciation"),
]
CHANNELS = [
    ("screen", "On the posting page"),
    ("letter", "By letter"),
    ("person", "In person"),
    ("phone", "By telephone"),
    ("email", "By e-mail"),
]
OUTCOMES = [
    ("upheld", "Upheld"),
    ("partly", "Upheld in part"),
    ("rejected", "Rejected"),
]


class EmulationComplaint(models.Model):
    """Somebody objects to a nomination; while it is open nothing is decided.

    ``open → answered``. The nomination is suspended by the first open complaint and
    led back when the last one is answered. Both are kept and never changed.
    """

    _name = "emulation.complaint"
    _description = "Complaint"
    _inherit = [
        "emulation.workflow.mixin",
        "emulation.unseen.mixin",
        "emulation.paper.mixin",
    ]
    _order = "state desc, date_received desc, id desc"
    _rec_name = "subject_name"
    _check_company_auto = True
    _INITIAL_STATE = "open"
    _TRANSITIONS = {"answer": Transition(("open",), "answered")}
    _MAIN_STEPS = ("answer",)
    _GUARDED_FIELDS = (
        "step_id",
        "entered_by_id",
        "outcome",
        "answer",
        "answer_date",
        "answered_by_id",
    )

    can_answer = fields.Boolean(compute="_compute_can")

    nomination_id = fields.Many2one(
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=[("state", "not in", ("draft", "awarded", "failed", "withdrawn"))],
    )
    company_id = fields.Many2one(
        related="nomination_id.company_id", store=True, index=True
    )
    # For the complainant, who does not read the nomination
    subject_name = fields.Char(
        related="nomination_id.subject_name", string="Nominee", store=True
    )
    step_id = fields.Many2one(
        "emulation.nomination.step",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="The step that was under way when it came.",
    )
    kind = fields.Selection(COMPLAINT_KINDS, required=True, default="complaint")
    complainant_id = fields.Many2one(
        "hr.employee",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        context={"active_test": False},
    )
    complainant_name = fields.Char(
        compute="_compute_complainant_name",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="Of somebody who is no employee, as the letter says.",
    )
    channel = fields.Selection(CHANNELS, required=True, default="letter")
    date_received = fields.Date(
        string="Received On", required=True, default=lambda self: vietnam_today()
    )
    content = fields.Text(required=True)
    attachment_ids = fields.Many2many("ir.attachment", string="Papers", copy=False)
    entered_by_id = fields.Many2one(
        "res.users",
        default=lambda self: self.env.user,
        readonly=True,
        copy=False,
        ondelete="restrict",
    )
    state = fields.Selection(
        [("open", "To be answered"), ("answered", "Answered")],
        string="Status",
        required=True,
        default="open",
        readonly=True,
        copy=False,
        index=True,
    )
    outcome = fields.Selection(OUTCOMES, readonly=True, copy=False)
    answer = fields.Text(readonly=True, copy=False)
    answer_date = fields.Date(string="Answered On", readonly=True, copy=False)
    answered_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )

    _answered_is_signed = models.Constraint(
        """CHECK ((state = 'answered') = (
            outcome IS NOT NULL AND answer IS NOT NULL
            AND answer_date IS NOT NULL AND answered_by_id IS NOT NULL))""",
        "A complaint that is answered says how, when and by whom.",
    )

    # --- Computes -------------------------------------------------------------------

    @api.depends("complainant_id")
    def _compute_complainant_name(self):
        for complaint in self:
            complaint.complainant_name = (
                complaint.complainant_id.name or complaint.complainant_name
            )

    @api.depends("kind", "subject_name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for complaint in self:
            parts = (labels.get(complaint.kind), complaint.subject_name)
            complaint.display_name = " – ".join(filter(None, parts))

    def _is_untouched(self):
        return False

    # --- Entering -------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.browse().check_access("create")
        self._check_not_about_me(
            self.env["emulation.nomination"].browse(
                filter(None, (vals.get("nomination_id") for vals in vals_list))
            )
        )
        complaints = super().create(vals_list)
        complaints._check_entry()
        complaints._take_papers()
        for complaint in complaints.sudo():
            complaint._write_guarded({"step_id": complaint._get_current_step().id})
        complaints._log_entry()
        complaints.nomination_id._suspend_by_complaint(complaints)
        return complaints

    def _get_current_step(self):
        steps = self.nomination_id.current_step_ids
        return steps.filtered(lambda step: step.kind == "posting")[:1] or steps[:1]

    def _check_entry(self):
        """Refuse what cannot be complained about, naming every reason."""
        today = vietnam_today()
        labels = dict(
            self.env["emulation.nomination"]
            ._fields["state"]
            ._description_selection(self.env)
        )
        problems = []
        for complaint in self:
            nomination = complaint.nomination_id.sudo()
            texts = []
            if nomination.state not in nomination._COMPLAINABLE:
                texts.append(
                    self.env._(
                        "not possible in the state “%(state)s”",
                        state=labels[nomination.state],
                    )
                )
            if complaint.date_received > today:
                texts.append(self.env._("the day it was received is to come"))
            if not complaint.content.strip():
                texts.append(self.env._("say what the complaint is about"))
            problems += [f"{nomination.display_name}: {text}" for text in texts]
        if problems:
            raise UserError("\n".join(problems))

    def _take_papers(self):
        """Make the files sent along the complaint's own."""
        for complaint in self.filtered("attachment_ids"):
            files = complaint.attachment_ids
            files.check_access("read")
            complaint.sudo().attachment_ids = False
            files._emulation_copy_to(complaint)

    def _log_entry(self):
        """Tell the audit log, which must not say who complains."""
        own = self.filtered("complainant_id.emulation_is_me")
        for complaints in (self - own, own.with_user(SUPERUSER_ID)):
            complaints.env["emulation.audit.log"]._append(
                complaints,
                "complained",
                {
                    rec.id: {"nomination": rec.nomination_id.id, "kind": rec.kind}
                    for rec in complaints
                },
            )

    # --- Answering ------------------------------------------------------------------

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        officer = self.env.user.has_group("hr_emulation.group_officer")
        conflicts = self.nomination_id._get_conflicts()
        for complaint in self:
            reasons = blockers[complaint.id]
            if not officer:
                reasons.append(self.env._("only an emulation officer may do this"))
                continue
            reasons += conflicts.get(complaint.nomination_id.id, [])
            if complaint.complainant_id.emulation_is_me:
                reasons.append(self.env._("the complaint is yours"))
        return blockers

    def action_answer(self, outcome, answer=None, date=None, attachment_ids=None):
        """Answer open complaints; the last one answered leads the nomination back.

        :param str outcome: ``upheld``, ``partly`` or ``rejected``
        :param str answer: what the complainant was answered
        :param date: day of the answer, date or ISO text; today by default
        :param list attachment_ids: ids of files the user can read; they are copied
        :raise UserError: naming every complaint and every reason
        """
        self.check_access("read")
        files = self.env["ir.attachment"]._emulation_readable(attachment_ids)
        day, problems = self._read_paper_date(
            date or vietnam_today(),
            max(self.mapped("date_received"), default=None),
        )
        if outcome not in dict(OUTCOMES):
            problems.append(
                self.env._("“%(result)s” is no possible result.", result=outcome)
            )
        if not (answer or "").strip():
            problems.append(self.env._("Say what was answered."))
        blockers = self._get_transition_blockers("answer")
        problems += [
            f"{rec.display_name}: {text}" for rec in self for text in blockers[rec.id]
        ]
        if problems:
            raise UserError("\n".join(problems))
        files._emulation_copy_to(self)
        # Nobody writes a complaint but by this method, which has checked its caller
        self.sudo()._transition(
            "answer",
            outcome=outcome,
            answer=answer.strip(),
            answer_date=day,
            answered_by_id=self.env.uid,
        )
        self.nomination_id._resume_by_complaint(self)
        return True

    def action_ask_answer(self):
        """Button or list: open the window in which an officer enters the answer.

        :return: window action
        """
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Answer"),
            "res_model": "emulation.answer.wizard",
            "view_mode": "form",
            "target": "new",
            "context": {"default_complaint_ids": self.ids},
        }
