# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

# Who reads these has the dossier before him, not a line of a list
_DOSSIER_TEXTS = {"summary"}


class EmulationNomination(models.Model):
    """Whoever opens a dossier is in the access log."""

    _inherit = "emulation.nomination"

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

    def web_read(self, specification):
        return super().web_read(specification)

    # What the form calls writes the log, so the request is not a read-only one
    web_read._readonly = False

    def _read_format(self, fnames, load="_classic_read"):
        self._log_reading(fnames)
        return super()._read_format(fnames, load)

    def _export_rows(self, fields, *, _is_toplevel_call=True):
        self._log_reading(path[0] for path in fields if path)
        return super()._export_rows(fields, _is_toplevel_call=_is_toplevel_call)

    @api.model
    def _read_group(self, domain, groupby=(), aggregates=(), *args, **kwargs):
        names = {spec.split(":")[0] for spec in (*groupby, *aggregates)}
        if _DOSSIER_TEXTS & names:
            self.search(domain)._log_reading(names)
        return super()._read_group(domain, groupby, aggregates, *args, **kwargs)

    def _log_reading(self, names):
        """Log who reads fields of these dossiers, if that is to open them."""
        if not self.env.su and _DOSSIER_TEXTS.intersection(names):
            self.env["emulation.access.log"]._append(self._origin)

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
