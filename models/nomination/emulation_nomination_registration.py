# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationRound(models.Model):
    _inherit = "emulation.round"

    requires_registration = fields.Boolean(
        string="Only Who Is Registered",
        help="Nominations are submitted only for subjects whose registration for the "
        "year of the round is approved. Otherwise a registration bars nobody.",
    )


class EmulationNomination(models.Model):
    """Rounds that ask for the registration of the year."""

    _inherit = "emulation.nomination"

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        if name == "submit":
            sources = self._TRANSITIONS[name].sources
            asked = self.filtered(lambda n: n.state in sources)
            for nomination in asked._filter_unregistered():
                blockers[nomination.id].append(
                    self.env._(
                        "not registered for %(year)s, or the registration is not "
                        "approved; this round is only for who is registered",
                        year=str(nomination.round_id.year),
                    )
                )
        return blockers

    def _filter_unregistered(self):
        """Keep what a round that asks for a registration has none for.

        A person with several employee records is one subject.
        """
        gated = self.filtered("round_id.requires_registration")
        if not gated:
            return gated
        records = gated.employee_id._emulation_records_by_person()
        # Whether there is one does not depend on who may read it
        found = (
            self.env["emulation.registration"]
            .sudo()
            .search(
                [
                    ("state", "=", "approved"),
                    ("year", "in", list(set(gated.round_id.mapped("year")))),
                    "|",
                    ("employee_id", "in", list(set().union(*records.values()))),
                    ("department_id", "in", gated.department_id.ids),
                ]
            )
        )
        present = {
            (r.year, campaign, r.employee_id.id, r.department_id.id)
            for r in found
            for campaign in (r.campaign_id.id, False)
        }
        return gated.filtered(
            lambda n: present.isdisjoint(
                (n.round_id.year, n.round_id.campaign_id.id, one, n.department_id.id)
                for one in records.get(n.employee_id.id, (False,))
            )
        )
