# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

from ...engine.vi_text import nfc


class EmulationNomination(models.Model):
    _inherit = "emulation.nomination"

    achievement_reference = fields.Char(
        size=200,
        copy=False,
        help="What is commended, when the subject is nominated in one round for "
        "different achievements. One achievement is commended by one form; left empty, "
        "all nominations of a round are for the same achievement.",
    )

    def _get_achievement(self):
        """Return whose achievement it is, and which: the same for the same one."""
        self.ensure_one()
        reference = " ".join(nfc(self.achievement_reference).casefold().split())
        return self.employee_id or self.department_id, reference or self.round_id


class EmulationDecisionLine(models.Model):
    """One achievement is commended by one form; titles come beside it.

    Source: Law 06/2022/QH15, article 5: no second form for the same achievement.
    """

    _inherit = "emulation.decision.line"

    def _get_line_problems(self, persons):
        return super()._get_line_problems(persons) + self._get_achievement_problems()

    def _get_achievement_problems(self):
        """Name whoever would get a second form for one achievement."""
        given = self._get_forms_given(self.nomination_id)
        problems = []
        for achievement, lines in self._group_forms().items():
            texts = [
                self.env._(
                    "%(award)s by decision %(number)s",
                    award=award.award_type_id.name,
                    number=award.decision_number,
                )
                for award in given.get(achievement, ())
            ]
            texts += lines.award_type_id.mapped("name") if len(lines) > 1 else []
            if texts:
                problems.append(lines._get_second_form_problem(texts))
        return problems

    def _group_forms(self):
        """Names that get a form: {subject and achievement: lines}."""
        forms = self.filtered(lambda line: line.award_type_id.kind == "form")
        return forms.grouped(lambda line: line.nomination_id._get_achievement())

    def _get_second_form_problem(self, texts):
        return self.env._(
            "%(name)s: one achievement is commended by one form: %(awards)s",
            name=self[0].subject_name,
            awards="; ".join(texts),
        )

    def _get_forms_given(self, nominations):
        """Forms of the register by subject and achievement, but for these."""
        awards = self.env["emulation.award"].search(
            [
                ("state", "=", "valid"),
                ("kind", "=", "form"),
                ("nomination_id", "not in", [False, *nominations.ids]),
                "|",
                ("employee_id", "in", nominations.employee_id.ids),
                ("department_id", "in", nominations.department_id.ids),
            ]
        )
        return awards.grouped(lambda award: award.nomination_id._get_achievement())

    def _hold_rivals(self):
        """Let one session at a time decide on forms for the same subjects."""
        nominations = self.nomination_id
        # All of them, also those that the user may not read
        self.env["emulation.nomination"].sudo().search(
            [
                ("state", "=", "passed"),
                ("award_type_id.kind", "=", "form"),
                ("id", "not in", nominations.ids),
                "|",
                ("employee_id", "in", nominations.employee_id.ids),
                ("department_id", "in", nominations.department_id.ids),
            ]
        )._emulation_hold()


class EmulationDecision(models.Model):
    _inherit = "emulation.decision"

    def _get_joint_problems(self, name):
        problems = super()._get_joint_problems(name)
        if name != "issue":
            return problems
        return problems + [
            lines._get_second_form_problem(lines.decision_id.mapped("display_name"))
            for lines in self.line_ids._group_forms().values()
            if len(lines.decision_id) > 1
        ]

    def _take_for_transition(self, name):
        if name == "issue":
            self.line_ids._hold_rivals()
        return super()._take_for_transition(name)
