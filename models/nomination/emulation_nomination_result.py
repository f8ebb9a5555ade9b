# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.exceptions import UserError

from ..core.days import vietnam_today

RESULTS = [
    ("awarded", "Awarded"),
    ("other", "Awarded another type"),
    ("failed", "Not awarded"),
]


class EmulationNomination(models.Model):
    """Result of a nomination that a body outside has decided."""

    _inherit = "emulation.nomination"

    def _take_step(self, name, reason=None):
        if name == "record_result":
            raise UserError(
                self.env._(
                    "The result of an outside body is entered in its own window."
                )
            )
        return super()._take_step(name, reason)

    def action_ask_result(self):
        """Open the window in which an officer enters the outside body's answer."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Record the Result"),
            "res_model": "emulation.result.wizard",
            "view_mode": "form",
            "target": "new",
            "context": {"default_nomination_ids": self.ids},
        }

    def action_record_result(self, result, **document):
        """Enter what the outside body decided, as read in its paper.

        :param str result: ``awarded``, ``other`` (awarded another type) or
            ``failed``
        :param document: ``number``, ``date`` (date or ISO text), ``issuer`` (name;
            default the category's awarding body), ``award_type_id`` with
            ``other``, ``reason`` with ``failed``, ``golden_book_number``,
            ``scan`` (base64 bytes) with ``scan_name``
        :return: the emulation.award entries written
        :raise UserError: naming every nomination and everything that is missing
        """
        date, problems = self._check_result(result, document)
        self_problems = self._get_transition_blockers("record_result")
        problems += [
            f"{rec.display_name}: {text}"
            for rec in self
            for text in self_problems[rec.id]
        ]
        if problems:
            raise UserError("\n".join(problems))
        before = {rec.id: rec.state for rec in self}
        if result == "failed":
            reason = document["reason"]
            self._write_guarded({"state": "failed", "state_reason": reason})
            self._log_transition("record_result", before, reason)
            return self.env["emulation.award"]
        awards = self.env["emulation.award"]._create_guarded(
            [
                nomination._prepare_outside_award(
                    document,
                    date,
                    document.get("award_type_id") if result == "other" else None,
                )
                for nomination in self
            ]
        )
        if document.get("scan"):
            awards._attach_scan(document.get("scan_name"), document["scan"])
        awards._make_certificates(document.get("golden_book_number"))
        self._write_guarded({"state": "awarded"})
        self._log_transition("record_result", before, document.get("reason"))
        return awards

    def _check_result(self, result, document):
        """Return the decision's date and what is wrong with the answer entered.

        :return: ``(date or None, [sentence, ...])``
        """
        problems = []
        if result not in dict(RESULTS):
            problems.append(
                self.env._("“%(result)s” is no possible result.", result=result)
            )
        if result == "failed":
            if not (document.get("reason") or "").strip():
                problems.append(self.env._("Give a reason in words."))
            return None, problems
        number = (document.get("number") or "").strip()
        if not number:
            problems.append(self.env._("The number of the decision is missing."))
        if document.get("scan"):
            papers = self.env["emulation.signed.mixin"]
            name = document.get("scan_name") or number or "–"
            problems += papers._look_at_file(name, document["scan"])[1]
        date = None
        try:
            date = fields.Date.to_date(document.get("date") or None)
        except ValueError:
            problems.append(
                self.env._("“%(date)s” is not a date.", date=document["date"])
            )
        else:
            if not date:
                problems.append(self.env._("The date of the decision is missing."))
            elif date > vietnam_today():
                problems.append(self.env._("The date of the decision is to come."))
        if result == "other":
            award = self.env["emulation.award.type"].browse(
                document.get("award_type_id") or ()
            )
            if not award.exists():
                problems.append(self.env._("Say which other award was given."))
            else:
                problems += [
                    self.env._(
                        "%(award)s is not given to this kind of subject (%(name)s).",
                        award=award.name,
                        name=nomination.subject_name,
                    )
                    for nomination in self
                    if not award._accepts(nomination.subject_kind)
                ]
        return date, problems

    def _prepare_outside_award(self, document, date, other_award_id):
        self.ensure_one()
        return {
            "company_id": self.company_id.id,
            "subject_kind": self.subject_kind,
            "employee_id": self.employee_id.id,
            "department_id": self.department_id.id,
            "unit_id": self.unit_id.id,
            "award_type_id": other_award_id or self.award_type_id.id,
            "commendation_type": self.commendation_type,
            "body_id": self.category_id.body_id.id,
            "issuer_name": document.get("issuer")
            or self.category_id.body_id.official_name,
            "decision_number": document["number"].strip(),
            "decision_date": date,
            "year": self.year,
            "citation": self.citation,
            "nomination_id": self.id,
        }
