# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date

from ...core.days import vietnam_day

PAPER_KINDS = ("appraisal", "approval")
PAPER_OUTCOMES = [
    ("approved", "Approved"),
    ("returned", "Returned"),
    ("refused", "Refused"),
]


class EmulationNominationStep(models.Model):
    """Steps that were taken on paper and are entered by an officer."""

    _inherit = "emulation.nomination.step"

    paper_text = fields.Char(compute="_compute_paper_text", compute_sudo=True)
    entry_text = fields.Text(
        string="What Was Entered",
        compute="_compute_entry_text",
        help="Days of a posting, letters of a consultation, who signed a paper.",
    )

    @api.depends("is_from_paper", "actor_name", "paper_date", "entered_by_id")
    @api.depends_context("lang")
    def _compute_paper_text(self):
        for step in self:
            values = {
                "name": step.actor_name,
                "date": format_date(self.env, step.paper_date),
                "user": step.entered_by_id.name,
            }
            if not step.is_from_paper:
                step.paper_text = False
            elif step.session_item_id:
                step.paper_text = self.env._(
                    "From paper: minutes of %(date)s, entered by %(user)s", **values
                )
            else:
                step.paper_text = self.env._(
                    "From paper: signed by %(name)s on %(date)s, entered by %(user)s",
                    **values,
                )

    @api.depends(
        "posting_text", "consultation_text", "paper_text", "posting_problem", "state"
    )
    @api.depends_context("lang")
    def _compute_entry_text(self):
        for step in self:
            texts = [step.posting_text, step.consultation_text, step.paper_text]
            if step.state == "current":
                texts.append(step.posting_problem)
            step.entry_text = "\n".join(filter(None, texts))

    def action_record_paper(
        self, employee_id, date, outcome, comment=None, attachment_ids=None
    ):
        """Enter what somebody decided on paper; facts and law of that day count.

        :param int employee_id: who signed the paper
        :param date: day of the paper, date or ISO text
        :param str outcome: ``approved``, ``returned`` or ``refused``
        :param str comment: words of the paper; needed unless it approves
        :param list attachment_ids: ids of scans the user can read; they are copied
        :raise UserError: naming every step and every reason
        """
        self.check_access("read")
        first = max(self._get_possible_days().values(), default=None)
        employee, day, files, problems = self._read_paper(
            employee_id, date, attachment_ids, first
        )
        if outcome not in dict(PAPER_OUTCOMES):
            problems.append(
                self.env._("“%(result)s” is no possible result.", result=outcome)
            )
        elif outcome != "approved" and not (comment or "").strip():
            problems.append(self.env._("Give a reason in words."))
        blockers, signers, steps = self._get_paper_blockers(), {}, self
        if employee and day:
            signers = self._get_paper_signers(day)
            # Of two who decide jointly each signs for himself
            able = self.filtered(lambda s: employee.id in signers[s.id])._one_each()
            steps = able | self.filtered(
                lambda s: s.nomination_id not in able.nomination_id
            )
            steps._add_signer_problems(blockers, signers, employee, day, outcome)
        problems += steps._name_problems(blockers)
        if problems:
            raise UserError("\n".join(problems))
        files._emulation_copy_to(steps)
        signed = {
            "actor_id": employee.user_id.id,
            "actor_employee_id": employee.id,
            "actor_name": employee.name,
            "actor_position": employee.job_title,
            "is_from_paper": True,
            "paper_date": day,
            "entered_by_id": self.env.uid,
        }
        dated = self.env["emulation.nomination"]._on_paper(day)
        steps.with_env(dated.env).sudo()._complete(
            outcome,
            comments={step.id: (comment or "").strip() or False for step in steps},
            values={
                step.id: {**signed, "delegation_id": signers[step.id][employee.id]}
                for step in steps
            },
        )
        steps.nomination_id._log_paper(employee, day)
        return True

    def _get_paper_blockers(self):
        """Why the user may not enter papers for these steps now.

        :return: ``{step id: [sentence, ...]}``
        """
        blockers = self._get_entry_blockers()
        for step in self:
            reasons = blockers[step.id]
            if not step.company_id.sudo().emulation_allow_paper:
                reasons.append(
                    self.env._("the settings do not allow recording from paper")
                )
            if step.kind in ("meeting", "council"):
                reasons.append(self.env._("enter the minutes as a session from paper"))
            elif step.kind not in PAPER_KINDS:
                reasons.append(
                    self.env._("this kind of step is not recorded from paper")
                )
        return blockers

    def _add_signer_problems(self, blockers, signers, employee, day, outcome):
        """Add why the paper cannot stand, to the lists of blockers."""
        nominations = self.nomination_id._on_paper(day)
        codes = nominations._get_conflict_codes(employee, day)
        conditions = {}
        if outcome == "approved":
            judged = nominations._filter_judged("approve")
            conditions = judged._get_eligibility_problems(strict=True)
        for step in self:
            reasons = blockers[step.id]
            if employee.id not in signers[step.id]:
                reasons.append(
                    self.env._(
                        "%(name)s was not who decides on that day", name=employee.name
                    )
                )
            if codes[step.nomination_id.id]:
                reasons.append(
                    self.env._("%(name)s may not judge it", name=employee.name)
                )
            reasons += conditions.get(step.nomination_id.id, [])

    def _get_paper_signers(self, day):
        """Who may have signed for each step on a day, with or without a log-in.

        :return: ``{step id: {employee id: delegation id, or False for himself}}``
        """
        steps = self.sudo()
        leading = (steps.department_id | steps.acting_department_id)._emulation_leading(
            day
        )
        users = steps._get_named_users()
        named = self.env["res.users"].browse(set().union(*users.values()))
        records = named._emulation_records_by_user()
        given = self.env["emulation.delegation"]._get_valid(day=day)
        delegators = given.delegator_id
        persons = delegators._emulation_records_by_person()
        conflicts = steps.nomination_id._get_conflict_codes(delegators, day)
        partners = steps._get_partners()
        found = {}
        for step in steps:
            seat = (step.acting_department_id.id, step.acting_role or "head")
            people = set().union(
                leading.get((step.department_id.id, "head"), ()),
                leading.get(seat, ()),
                *(records[user_id] for user_id in users[step.id]),
            )
            found[step.id] = dict.fromkeys(people, False)
            barred = conflicts[step.nomination_id.id]
            for delegation in given:
                delegator, delegate = delegation.delegator_id, delegation.delegate_id
                # Who may not judge hands nothing on
                if persons[delegator.id] & people and not barred.get(delegator.id):
                    found[step.id].setdefault(delegate.id, delegation.id)
            for person in partners.get(step.id, ((), ()))[1]:
                found[step.id].pop(person, None)
        return found

    def _get_done_day(self):
        session = self.session_item_id.session_id
        return self.paper_date or session.paper_date or vietnam_day(self.done_on)

    def _get_possible_days(self):
        """From which day on each step could be taken: when what precedes it was done.

        What is entered late counts by the day of its paper.

        :return: ``{step id: date}``
        """
        found = {}
        for step in self.sudo():
            nomination = step.nomination_id
            days = [nomination.submission_date or vietnam_day(nomination.submitted_on)]
            days += [
                earlier._get_done_day()
                for earlier in nomination.step_ids
                if earlier.state == "done" and earlier.pass_number == step.pass_number
            ]
            found[step.id] = max(days)
        return found


class HrDepartment(models.Model):
    _inherit = "hr.department"

    def _emulation_leading(self, day):
        """Heads and deputies on a day: ``{(department id, role): {employee id}}``."""
        members = self.env["emulation.unit.member"].sudo()
        rows = members.search(
            members._domain_on(day)
            & Domain("department_id", "in", self.ids)
            & Domain("role", "!=", "member")
        )
        leading = {}
        for row in rows:
            key = (row.department_id.id, row.role)
            leading.setdefault(key, set()).add(row.employee_id.id)
        return leading
