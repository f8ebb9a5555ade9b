# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models


class EmulationNomination(models.Model):
    """Whoever opens a dossier is in the access log."""

    _name = "emulation.nomination"
    _inherit = ["emulation.nomination", "emulation.logged.mixin"]
    _LOGGED_FIELDS = frozenset({"summary"})

    def action_open_dossier(self):
        """Open the dossiers and log who did.

        :return: window action: the form of one nomination, the list of several
        :raise AccessError: when the user may not read one of them
        """
        self.check_access("read")
        self.env["emulation.access.log"]._append(self)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_nomination_action"
        )
        if len(self) == 1:
            return {
                **action,
                "res_id": self.id,
                "view_mode": "form",
                "views": [(False, "form")],
            }
        return {**action, "domain": [("id", "in", self.ids)]}

    def _get_opened(self):
        return self._origin

    @api.model
    def _get_by_document(self, model, ids):
        """Tell to which nominations documents of the addon belong.

        :param str model: model of the documents
        :param ids: their ids
        :return: ``{document id: emulation.nomination as superuser}``
        """
        documents_sudo = self.env[model].sudo().browse(ids).exists()
        if model == self._name:
            return {document.id: document for document in documents_sudo}
        field = documents_sudo._fields.get("nomination_id")
        if field is None or field.comodel_name != self._name:
            return {}
        return {document.id: document.nomination_id for document in documents_sudo}
