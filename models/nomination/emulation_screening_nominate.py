# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.exceptions import UserError


class EmulationScreeningLine(models.Model):
    """What is done with a result: nominate, or enter what is missing."""

    _inherit = "emulation.screening.line"

    def action_nominate(self):
        """Nominate the selected who meet the conditions: all of them or none.

        :return: window action of the nominations, which are drafts
        :raise UserError: naming everybody who cannot be nominated, and why
        """
        return self._nominate(("pass",))

    def action_nominate_with_unknown(self):
        """Nominate the selected, also those of whom data is missing.

        What is missing has to be there before the nomination passes.

        :return: window action of the nominations, which are drafts
        :raise UserError: naming everybody who cannot be nominated, and why
        """
        return self._nominate(("pass", "unknown"))

    def _nominate(self, verdicts):
        self.check_access("read")
        if not self:
            raise UserError(self.env._("Select whom to nominate."))
        # Whether the result still counts does not depend on who reads the run
        screenings_sudo = self.screening_id.sudo()
        problems = screenings_sudo._get_nominate_problems()
        problems += self._get_verdict_problems(verdicts)
        nominations = self.env["emulation.nomination"]
        problems += nominations._get_doubles(
            [
                (line.category_id.id, line.employee_id.id, line.department_id.id)
                for line in self
            ]
        )
        if problems:
            raise UserError("\n".join(problems))
        nominations = nominations.create(
            [
                {
                    "category_id": line.category_id.id,
                    "employee_id": line.employee_id.id,
                    "department_id": line.department_id.id,
                }
                for line in self
            ]
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_nomination_action"
        )
        if len(nominations) == 1:
            return {**action, "views": [(False, "form")], "res_id": nominations.id}
        return {**action, "domain": [("id", "in", nominations.ids)]}

    def _get_verdict_problems(self, verdicts):
        labels = dict(self._fields["result"]._description_selection(self.env))
        return [
            self.env._(
                "%(name)s: %(verdict)s. %(reasons)s",
                name=line.subject_name,
                verdict=labels[line.result],
                reasons=line.reasons or "",
            )
            for line in self
            if line.result not in verdicts
        ]

    def action_enter_missing(self):
        """Open where the facts are entered that a condition misses.

        :return: window action on the subject's records
        :raise UserError: when nothing is missing, or only HR officers know of it
        """
        self.ensure_one()
        self.check_access("read")
        rules = self.env["emulation.eligibility.rule"].sudo()
        # The evidence only tells which kind of record is missing
        evidence = self.sudo().evidence or {}
        missing = rules.browse(
            int(key) for key, answer in evidence.items() if answer[0] == "unknown"
        ).exists()
        missing = missing.filtered(lambda rule: rule.kind in rules._ENTRY_MODELS)
        telling = missing.filtered(lambda rule: not rule._is_hidden())
        if missing and not telling:
            raise UserError(
                self.env._(
                    "%(name)s: ask the HR office what is missing.",
                    name=self.subject_name,
                )
            )
        if not telling:
            raise UserError(
                self.env._(
                    "%(name)s: no data is missing that can be entered here.",
                    name=self.subject_name,
                )
            )
        model = rules._ENTRY_MODELS[telling[0].kind]
        return self._open_entry(model)

    def _open_entry(self, model):
        name = "employee_id" if self.employee_id else "department_id"
        subject = (self.employee_id or self.department_id).id
        domain, context = [(name, "=", subject)], {f"default_{name}": subject}
        context["default_subject_kind"] = self.subject_kind
        if model == "emulation.initiative":
            author = {"subject_kind": self.subject_kind, name: subject}
            domain = [(f"author_ids.{name}", "=", subject)]
            context = {"default_author_ids": [(0, 0, author)]}
        return {
            "type": "ir.actions.act_window",
            "name": self.subject_name,
            "res_model": model,
            "view_mode": "list,form",
            "domain": domain,
            "context": context,
        }


class EmulationScreening(models.Model):
    _inherit = "emulation.screening"

    def _get_nominate_problems(self):
        """Why nobody can be nominated from these results any more."""
        problems = []
        for screening in self:
            if screening.state != "done":
                problems.append(
                    self.env._("%(name)s has not ended.", name=screening.display_name)
                )
            elif screening.is_outdated:
                problems.append(
                    self.env._(
                        "%(name)s: the conditions were changed since. Screen anew, "
                        "then nominate.",
                        name=screening.display_name,
                    )
                )
        return problems
