# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date
from typing import NamedTuple

from odoo import models

_PAPER_KEY = "_emulation_paper"


class Paper(NamedTuple):
    """A paper that is being entered; the context carries it while that lasts.

    :param day: whose facts and law count
    :param submission: values of the nominations a unit put forward on it
    """

    day: date
    submission: dict


class EmulationNomination(models.Model):
    """What is entered from paper is judged by the facts and the law of its day."""

    _inherit = "emulation.nomination"

    def _on_paper(self, day, **submission):
        return self.with_context(**{_PAPER_KEY: Paper(day, submission)})

    def _get_paper(self):
        # JSON cannot carry it, so no context of RPC sets a day
        carried = self.env.context.get(_PAPER_KEY)
        return carried if isinstance(carried, Paper) else None

    def _ask_eligibility(self, date=None):
        paper = self._get_paper()
        return super()._ask_eligibility(date or (paper and paper.day))

    def _record_checks(self, stage, date=None):
        paper = self._get_paper()
        return super()._record_checks(stage, date or (paper and paper.day))

    def _get_entry_terms(self):
        paper = self._get_paper()
        if paper:
            # A paper that came in time may be entered as long as they sit
            return ("open", "deliberation"), paper.day
        return super()._get_entry_terms()

    def _transition(self, name, reason=None, **vals):
        if name == "submit":
            paper = self._get_paper()
            vals.update(submission_date=False, submission_entered_by_id=False)
            vals.update(paper.submission if paper else {})
        return super()._transition(name, reason=reason, **vals)

    def _log_paper(self, employee, day):
        """Tell the audit log who signed the paper that was entered."""
        signed = {"signed_by": employee.name, "date": str(day)}
        self.env["emulation.audit.log"]._append(
            self, "from paper", dict.fromkeys(self.ids, signed)
        )


class EmulationAuditLog(models.Model):
    _inherit = "emulation.audit.log"

    def _get_event_words(self):
        return {
            **super()._get_event_words(),
            "from paper": self.env._("Entered from paper"),
        }
