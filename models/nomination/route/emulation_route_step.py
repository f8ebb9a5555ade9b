# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models

from ...catalogue.emulation_route_step import SEATS
from .emulation_nomination_step_seat import HEADED


class EmulationRouteStep(models.Model):
    _inherit = "emulation.route.step"

    def _prepare_nomination_steps(self, unit):
        """Values of the step, two when two decide jointly, for one nominating unit.

        :param unit: hr.department that puts the subject forward
        """
        self.ensure_one()
        common = {
            "route_step_id": self.id,
            "name": self.name,
            "kind": self.kind,
            "council_id": self.council_id.id,
            "upper_id": self.upper_id.id,
            "vote_rule_id": self.vote_rule_id.id,
            "working_days": self.working_days,
            "on_return": self.on_return,
        }
        return [
            {
                **common,
                "responsible": responsible,
                "department_id": self._get_unit_asked(responsible, levels, unit).id,
                "group_id": group.id,
                "user_id": user.id,
            }
            for responsible, levels, group, user in self._get_seats()
        ]

    def _get_seats(self):
        """Whom the step asks: ``[(responsible, levels up, group, user)]``."""
        self.ensure_one()
        return [
            tuple(self[name] for name in names) for names in SEATS if self[names[0]]
        ]

    def _get_unit_asked(self, responsible, levels, unit):
        """Unit whose head is asked; empty for others and where there is none."""
        if responsible not in HEADED:
            return unit.browse()
        if responsible == "unit_head":
            return unit
        return unit._emulation_units_above()[levels - 1 : levels]

    def _get_unit_problems(self, unit):
        """Why the step cannot be asked of nominations of a unit.

        :return: list of sentences
        """
        self.ensure_one()
        return [
            self.env._(
                "the step “%(step)s” asks the head of a unit %(levels)s levels above "
                "“%(unit)s”, where there is none",
                step=self.name,
                levels=levels,
                unit=unit.name,
            )
            for responsible, levels, _group, _user in self._get_seats()
            if responsible in HEADED
            and not self.upper_id
            and not self._get_unit_asked(responsible, levels, unit)
        ]
