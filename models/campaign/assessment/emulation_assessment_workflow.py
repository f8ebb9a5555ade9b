# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from textwrap import shorten

from odoo import api, fields, models

from ....engine.score_answer import NOT_APPLICABLE
from ...core.emulation_workflow_mixin import Transition

# Who takes a step is who writes the column that it ends
_STEP_COLUMNS = {"send": "self", "score": "unit", "close": "final"}


class EmulationAssessment(models.Model):
    _inherit = "emulation.assessment"
    _TRANSITIONS = {
        "send": Transition(("draft", "returned"), "sent"),
        "score": Transition(("sent",), "scored"),
        "return": Transition(("sent", "scored"), "returned", needs_reason=True),
        "close": Transition(("scored",), "closed"),
    }
    _MAIN_STEPS = ("send", "score", "close")

    can_send = fields.Boolean(compute="_compute_can")
    can_score = fields.Boolean(compute="_compute_can")
    can_return = fields.Boolean(compute="_compute_can")
    can_close = fields.Boolean(compute="_compute_can")

    @api.depends("self_total", "unit_total", "final_total")
    def _compute_can(self):
        return super()._compute_can()

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        ready = self.filtered(lambda s: not blockers[s.id])
        if name == "return":
            for state, column in (("sent", "unit"), ("scored", "final")):
                sheets = ready.filtered(lambda s, st=state: s.state == st)
                people = sheets._get_column_blockers(column)
                for sheet in sheets:
                    blockers[sheet.id] += people[sheet.id]
            return blockers
        if name not in _STEP_COLUMNS:
            return blockers
        column = _STEP_COLUMNS[name]
        people = ready._get_column_blockers(column)
        for sheet in ready:
            blockers[sheet.id] += people[sheet.id]
            blockers[sheet.id] += sheet._get_column_gaps(column)
        return blockers

    def _filter_main_step(self, name):
        people = self._get_column_blockers(_STEP_COLUMNS[name])
        return self.filtered(lambda sheet: not people[sheet.id])

    def _get_column_gaps(self, column):
        """What a column still lacks before it is handed on, as sentences."""
        self.ensure_one()
        asked = self._get_frozen().by_key
        empty, bare, silent = [], [], []
        for line in self.line_ids:
            criterion = asked[line.criterion_key]
            answer = line[f"{column}_value"]
            name = self._get_short_name(criterion)
            is_extra = criterion["is_bonus"] or criterion["is_penalty"]
            in_words = criterion["scoring"] == "text" and column != "self"
            if not answer and not is_extra and not in_words:
                empty.append(name)
            if column == "self" and criterion["evidence_required"]:
                # Files of one's own sheet
                if answer and not (line.sudo().attachment_ids or line.evidence_ids):
                    bare.append(name)
            words = line.explanation if column == "self" else line.remark
            if answer == NOT_APPLICABLE and not (words or line.explanation):
                silent.append(name)
        gaps = []
        if empty:
            gaps.append(
                self.env._("not answered yet: %(names)s", names="; ".join(empty))
            )
        if bare:
            gaps.append(
                self.env._("evidence is missing: %(names)s", names="; ".join(bare))
            )
        if silent:
            gaps.append(
                self.env._(
                    "say why it does not apply: %(names)s", names="; ".join(silent)
                )
            )
        return gaps

    @api.model
    def _get_short_name(self, criterion):
        """A number where there is one: a dash before each of them tells nothing."""
        code = criterion["code"] or ""
        if any(map(str.isalnum, code)):
            return code
        return shorten(criterion["text"], 60, placeholder=" …")

    @api.model
    def _get_step_label(self, name):
        return {
            "send": self.env._("Send"),
            "score": self.env._("Finish scoring"),
            "close": self.env._("Close the sheet"),
        }.get(name) or super()._get_step_label(name)

    def action_send(self):
        """Hand the self-assessment to the unit.

        :raise UserError: naming every sheet and every reason
        """
        self._transition("send", sent_on=fields.Datetime.now(), sent_by_id=self.env.uid)
        self._close_requests()
        return True

    def action_score(self):
        """Hand the unit's scores to the office, which starts from them.

        :raise UserError: naming every sheet and every reason
        """
        self._transition("score")
        self._take_over("unit", "final")
        return True

    def action_return(self, reason=None):
        """Give sheets back to the subject; what each has answered stays.

        What the office had only taken over from the unit is taken over anew.

        :param str reason: words for the record, required
        :raise UserError: naming every sheet and every reason
        """
        scored = self.filtered(lambda sheet: sheet.state == "scored")
        self._transition("return", reason=reason)
        # The step was checked; the column is nobody's to write now
        taken = scored.sudo().line_ids.filtered(
            lambda line: line.final_value and line.final_value == line.unit_value
        )
        taken._write_answers({"final_value": False})
        self._ask_subjects()
        return True

    def action_close(self):
        """Close sheets and propose the rating of the year.

        :raise UserError: naming every sheet and every reason
        """
        self._transition(
            "close", closed_on=fields.Datetime.now(), closed_by_id=self.env.uid
        )
        for level, sheets in self.grouped(lambda s: s._propose_level()).items():
            sheets._write_guarded({"proposed_level": level or False})
        return True

    def action_take_over_self(self):
        """Fill what the unit has not scored yet with the self-assessment.

        :raise UserError: when the user may not write the unit's column now
        """
        self.check_access("read")
        self._check_columns({"unit"})
        self._take_over("self", "unit")
        return True

    def _take_over(self, source, target):
        """Copy answers into the empty ones of another column, in one statement."""
        lines = self.env["emulation.assessment.line"]
        names = {
            ("self", "unit"): ("self_value", "unit_value"),
            ("unit", "final"): ("unit_value", "final_value"),
        }[source, target]
        # The step was checked; the column is the next one's and stays his to change
        found = lines.sudo().search(
            [
                ("assessment_id", "in", self.ids),
                (names[0], "!=", False),
                (names[1], "=", False),
            ]
        )
        for value, same in found.grouped(names[0]).items():
            same._write_answers({names[1]: value})
