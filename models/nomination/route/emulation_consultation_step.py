# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ...core.days import vietnam_day

LIVE_STATES = ("submitted", "in_review")
OPINIONS = [
    ("agree", "Agrees"),
    ("disagree", "Does not agree"),
    ("other", "Another opinion"),
]


class EmulationNominationStep(models.Model):
    """Consultation of another body: a letter goes out, an answer comes in.

    The answer ends the step whatever it says; who decides next reads it.
    """

    _name = "emulation.nomination.step"
    _inherit = ["emulation.nomination.step", "emulation.paper.mixin"]

    letter_number = fields.Char()
    letter_date = fields.Date(string="Date of the Letter")
    letter_body_id = fields.Many2one(
        "emulation.body", string="Body Consulted", ondelete="restrict"
    )
    answer_number = fields.Char(string="Number of the Answer")
    answer_date = fields.Date(string="Date of the Answer")
    opinion = fields.Selection(OPINIONS)
    consultation_text = fields.Text(compute="_compute_consultation_text")

    @api.depends("letter_body_id", "answer_date", "opinion", "comment")
    @api.depends_context("lang")
    def _compute_consultation_text(self):
        labels = dict(self._fields["opinion"]._description_selection(self.env))
        for step in self:
            body = step.letter_body_id.sudo().official_name
            texts = []
            if step.letter_date:
                texts.append(
                    self.env._(
                        "Letter %(number)s of %(date)s to %(body)s",
                        number=step.letter_number,
                        date=format_date(self.env, step.letter_date),
                        body=body,
                    )
                )
            if step.opinion:
                texts.append(
                    self.env._(
                        "Answer %(number)s of %(date)s: %(opinion)s",
                        number=step.answer_number,
                        date=format_date(self.env, step.answer_date),
                        opinion=labels[step.opinion],
                    )
                )
            step.consultation_text = "\n".join(texts)

    def action_record_letter(self, number, date, body_id, attachment_ids=None):
        """Enter the letter that consults another body on these nominations.

        :param str number: number of the letter
        :param date: its date, date or ISO text
        :param int body_id: emulation.body it is addressed to
        :param list attachment_ids: ids of files the user can read; they are copied
        :raise UserError: naming every step and every reason
        """
        self.check_access("read")
        files = self.env["ir.attachment"]._emulation_readable(attachment_ids)
        first = max(filter(None, self.mapped("started_on")), default=None)
        day, problems = self._read_paper_date(date, first and vietnam_day(first))
        body = self.env["emulation.body"].browse(body_id or ()).exists()
        if not (number or "").strip():
            problems.append(self.env._("The number of the letter is missing."))
        if not body:
            problems.append(self.env._("Say which body is consulted."))
        problems += self._name_problems(self._get_consultation_blockers())
        if problems:
            raise UserError("\n".join(problems))
        files._emulation_copy_to(self)
        # Only our own code writes a step; the caller was checked above
        self.sudo().write(
            {
                "letter_number": number.strip(),
                "letter_date": day,
                "letter_body_id": body.id,
                "entered_by_id": self.env.uid,
            }
        )
        self.env["emulation.audit.log"]._append(
            self.nomination_id,
            "consulted",
            {
                step.nomination_id.id: {"step": step.id, "letter": step.letter_number}
                for step in self
            },
        )
        return True

    def action_record_answer(
        self, opinion, number, date, comment=None, attachment_ids=None
    ):
        """Enter what the body consulted answered; it ends the step.

        :param str opinion: ``agree``, ``disagree`` or ``other``
        :param str number: number of the answer
        :param date: its date, date or ISO text
        :param str comment: its words; needed unless the body agrees
        :param list attachment_ids: ids of files the user can read; they are copied
        :raise UserError: naming every step and every reason
        """
        self.check_access("read")
        files = self.env["ir.attachment"]._emulation_readable(attachment_ids)
        first = max(filter(None, self.mapped("letter_date")), default=None)
        day, problems = self._read_paper_date(date, first)
        if opinion not in dict(OPINIONS):
            problems.append(
                self.env._("“%(result)s” is no possible result.", result=opinion)
            )
        elif opinion != "agree" and not (comment or "").strip():
            problems.append(self.env._("Say what the body consulted answered."))
        if not (number or "").strip():
            problems.append(self.env._("The number of the answer is missing."))
        problems += self._name_problems(self._get_consultation_blockers())
        problems += [
            self.env._("%(name)s: no letter has gone out.", name=step.display_name)
            for step in self
            if not step.letter_date
        ]
        if problems:
            raise UserError("\n".join(problems))
        files._emulation_copy_to(self)
        answer = {
            "opinion": opinion,
            "answer_number": number.strip(),
            "answer_date": day,
            "entered_by_id": self.env.uid,
        }
        self.sudo()._complete(
            "answered",
            comments={step.id: (comment or "").strip() or False for step in self},
            values={step.id: answer for step in self},
        )
        return True

    def _get_consultation_blockers(self):
        """Why the user may not record letters or answers now.

        :return: ``{step id: [sentence, ...]}``
        """
        blockers = self._get_entry_blockers()
        for step in self:
            if step.kind != "consultation":
                blockers[step.id].append(self.env._("the step is no consultation"))
        return blockers

    def _get_entry_blockers(self):
        """Why the user enters no paper of any kind for these steps now.

        :return: ``{step id: [sentence, ...]}``
        """
        officer = self.env.user.has_group("hr_emulation.group_officer")
        conflicts = self.nomination_id._get_conflicts()
        stranger = [self.env._("only an emulation officer may do this")]
        return {
            step.id: [
                *(conflicts[step.nomination_id.id] if officer else stranger),
                *step._get_not_now_problems(),
            ]
            for step in self
        }

    def _get_not_now_problems(self):
        """Why nothing is entered for this step now, whoever asks."""
        self.ensure_one()
        nomination = self.nomination_id
        if self.state != "current":
            return [self.env._("the step is not under way")]
        if nomination.state in LIVE_STATES:
            return []
        labels = dict(nomination._fields["state"]._description_selection(self.env))
        return [
            self.env._(
                "not possible in the state “%(state)s”", state=labels[nomination.state]
            )
        ]

    def _name_problems(self, blockers):
        """Sentences that name each step with each of its reasons."""
        return [
            f"{step.display_name}: {text}"
            for step in self
            for text in blockers[step.id]
        ]


class EmulationNomination(models.Model):
    _inherit = "emulation.nomination"

    dissent_text = fields.Text(
        compute="_compute_dissent_text",
        compute_sudo=True,
        help="Bodies consulted that did not simply agree, for who decides next.",
    )

    @api.depends("step_ids.opinion")
    @api.depends_context("lang", "uid")
    def _compute_dissent_text(self):
        own = self.filtered_domain(self.step_ids._get_about_me_domain())
        for nomination in self:
            steps = (nomination - own).step_ids.filtered(
                lambda s: s.opinion and s.opinion != "agree"
            )
            nomination.dissent_text = "\n".join(
                f"{step.consultation_text}\n{step.comment}" for step in steps
            )


class EmulationAuditLog(models.Model):
    _inherit = "emulation.audit.log"

    def _get_event_words(self):
        return {
            **super()._get_event_words(),
            "consulted": self.env._("Another body consulted"),
        }
