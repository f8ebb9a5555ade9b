# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models


class EmulationProfileMixin(models.AbstractModel):
    """From a subject to its records; of a department also to those below."""

    _inherit = "emulation.profile.mixin"

    # Kind of the subject in new records
    _PROFILE_KIND = ""

    def action_open_emulation_nominations(self):
        """Open the nominations of the subject.

        :return: window action
        """
        return self._open_emulation_records(
            "emulation.nomination", self.env._("Nominations")
        )

    def action_open_emulation_awards(self):
        """Open the subject's entries in the register of commendations.

        :return: window action
        """
        return self._open_emulation_records("emulation.award", self.env._("Awards"))

    def action_open_emulation_ratings(self):
        """Open the ratings of the subject.

        :return: window action
        """
        return self._open_emulation_records("emulation.rating", self.env._("Ratings"))

    def action_open_emulation_initiatives(self):
        """Open the initiatives the subject is an author of.

        :return: window action
        """
        authors = self._get_emulation_domain("emulation.initiative.author")
        action = self._open_emulation_records(
            "emulation.initiative", self.env._("Initiatives")
        )
        action["domain"] = [("author_ids", "any", list(authors))]
        return action

    def _get_emulation_domain(self, model):
        """Return the domain of the subjects' records that count.

        :param str model: name of a model with ``_PROFILE_FIELD``
        """
        raise NotImplementedError

    def _open_emulation_records(self, model, name):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": "list,kanban,form",
            "domain": list(self._get_emulation_domain(model)),
            "context": {
                "default_subject_kind": self._PROFILE_KIND,
                f"default_{self._PROFILE_FIELD}": self.id,
            },
        }
