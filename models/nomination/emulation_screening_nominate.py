# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.exceptions import UserError

from ..core.days import vietnam_today
from ..core.emulation_workflow_mixin import Transition


class EmulationScreeningLine(models.Model):
    """Nominating from a result."""

    _inherit = "emulation.screening.line"
    # Verdicts from which a subject is nominated
    _TRANSITIONS = {
        "nominate": Transition(("pass",), None),
        "nominate_with_unknown": Transition(("pass", "unknown"), None),
    }

    def action_nominate(self):
        """Nominate the selected who meet the conditions: all of them or none.

        :return: window action of the nominations, which are drafts
        :raise UserError: naming everybody who cannot be nominated, and why
        """
        return self._nominate("nominate")

    def action_nominate_with_unknown(self):
        """Nominate the selected, also those of whom data is missing.

        What is missing has to be there before the nomination passes.

        :return: window action of the nominations, which are drafts
        :raise UserError: naming everybody who cannot be nominated, and why
        """
        return self._nominate("nominate_with_unknown")

    def action_ask_nominate(self):
        """Button: nominate who can be; when not all can, show them first.

        ``emulation_step`` in the context names the step, ``nominate`` by default.

        :return: window action of the nominations, or of the preview
        :raise UserError: when there is no such step, or nobody can be nominated
            from these results any more
        :raise AccessError: when the caller puts none of them forward
        """
        name = self.env.context.get("emulation_step", "nominate")
        if name not in self._TRANSITIONS:
            raise UserError(self.env._("There is no such step."))
        if problems := self._get_nominate_problems():
            raise UserError("\n".join(problems))
        if not any(self._get_transition_blockers(name).values()):
            return self._nominate(name)
        return self.env["emulation.step.wizard"]._open(self, name)

    def _nominate(self, name):
        problems = self._get_nominate_problems()
        blockers = self._get_transition_blockers(name)
        problems += [
            f"{line.subject_name}: {text}"
            for line in self
            for text in blockers[line.id]
        ]
        if problems:
            raise UserError("\n".join(problems))
        nominations = self.env["emulation.nomination"].create(
            [line._prepare_nomination() for line in self]
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_nomination_action"
        )
        if len(nominations) == 1:
            return {**action, "views": [(False, "form")], "res_id": nominations.id}
        return {**action, "domain": [("id", "in", nominations.ids)]}

    def _prepare_nomination(self):
        return {
            "category_id": self.category_id.id,
            "employee_id": self.employee_id.id,
            "department_id": self.department_id.id,
        }

    def _get_nominate_problems(self):
        """Why nobody can be nominated from these results, as sentences."""
        self.check_access("read")
        if not self:
            return [self.env._("Select whom to nominate.")]
        # Whether the result still counts does not depend on who reads the run
        return self.screening_id.sudo()._get_nominate_problems()

    # --- What the window of a step asks ---------------------------------------------

    def _get_transition_blockers(self, name):
        """Why subjects cannot be nominated.

        :param str name: key of ``_TRANSITIONS``
        :return: ``{line id: [reason, ...]}``
        :raise AccessError: when the caller puts none of them forward
        """
        self.check_access("read")
        nominations = self.env["emulation.nomination"]
        vals_list = [line._prepare_nomination() for line in self]
        strangers = nominations._find_strangers(vals_list)
        if strangers and len(strangers) == len(self):
            nominations._check_vals_of_own_units(vals_list)
        labels = dict(self._fields["result"]._description_selection(self.env))
        blockers = {
            line.id: []
            if line.result in self._TRANSITIONS[name].sources
            else [f"{labels[line.result]}. {line.reasons or ''}"]
            for line in self
        }
        for position in strangers:
            blockers[self[position].id].append(self.env._("not of your units"))
        for line_id, texts in self._get_subject_problems().items():
            blockers[line_id] += texts
        # Of two records of one person the one that can be nominated comes first
        lines = self.sorted(lambda line: bool(blockers[line.id]))
        keys = [tuple(line._prepare_nomination().values()) for line in lines]
        for position in nominations._find_doubles(keys):
            line = lines[position]
            blockers[line.id].append(
                self.env._(
                    "already nominated for %(award)s",
                    award=line.category_id.sudo().name,
                )
            )
        return blockers

    def _get_subject_problems(self):
        """What a nomination of each subject would be refused for.

        :return: ``{line id: [reason, ...]}``
        """
        nominations = self.env["emulation.nomination"]
        units = (
            self.env["emulation.unit.member"]
            .sudo()
            ._unit_of(self.employee_id, vietnam_today())
        )
        drafts = {
            line.id: nominations.new(
                {
                    **line._prepare_nomination(),
                    "subject_kind": line.subject_kind,
                    "unit_id": units.get(
                        line.employee_id.id,
                        line.department_id.sudo().emulation_unit_id,
                    ).id,
                }
            )
            for line in self
        }
        problems = nominations.union(*drafts.values())._get_nominee_problems()
        return {line_id: problems[draft.id] for line_id, draft in drafts.items()}

    def _take_step(self, name, reason=None):
        return self._nominate(name)

    def _get_step_label(self, name):
        return self.env._("Nominate")


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
            draft = self.env["emulation.nomination"].new(
                {"category_id": screening.category_id.id}
            )
            problems += [
                f"{screening.display_name}: {text}"
                for text in draft._get_late_problems()
            ]
        return problems
