# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationNomination(models.Model):
    """Nobody judges himself, whichever of his employee records is used."""

    _inherit = "emulation.nomination"

    def _get_conflicts(self):
        """Nobody judges himself: nominee, nominator, people of the collective."""
        persons = self.env.user._emulation_employees()
        collectives = self.department_id
        own_collectives = self._get_collectives_of(persons, collectives)
        conflicts = {}
        for nomination in self:
            reasons = []
            if nomination.employee_id in persons:
                reasons.append(self.env._("you are the nominee yourself"))
            if (
                nomination.nominator_id in persons
                or nomination.submitted_by_id == self.env.user
            ):
                reasons.append(self.env._("you submitted the nomination yourself"))
            if nomination.department_id in own_collectives:
                reasons.append(self.env._("you belong to the collective nominated"))
            conflicts[nomination.id] = reasons
        return conflicts

    @api.model
    def _get_collectives_of(self, persons, collectives):
        """Departments among ``collectives`` the persons lead or directly belong to."""
        if not (persons and collectives):
            return collectives.browse()
        members = (
            self.env["emulation.unit.member"]
            .sudo()
            ._members_on(fields.Date.context_today(self), collectives)
        )
        own = members.filtered(lambda m: m.employee_id in persons)
        return (own.department_id | own.unit_id) & collectives
