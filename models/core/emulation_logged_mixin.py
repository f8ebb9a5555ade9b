# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models


class EmulationLoggedMixin(models.AbstractModel):
    """Texts of dossiers: whoever reads them has opened the dossier and is in the log.

    A model names its texts in ``_LOGGED_FIELDS``; a line of a list is no visit.
    """

    _name = "emulation.logged.mixin"
    _description = "Texts of a Dossier"
    _LOGGED_FIELDS: frozenset[str] = frozenset()

    def _get_opened(self):
        """Return the emulation.nomination records that are opened with these."""
        raise NotImplementedError

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
        if self._LOGGED_FIELDS & names:
            self.search(domain)._log_reading(names)
        return super()._read_group(domain, groupby, aggregates, *args, **kwargs)

    def _log_reading(self, names):
        """Log who reads fields of these records, if that is to open a dossier."""
        if not self.env.su and self._LOGGED_FIELDS.intersection(names):
            self.env["emulation.access.log"]._append(self._get_opened())
