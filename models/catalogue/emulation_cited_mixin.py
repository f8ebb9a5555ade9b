# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import defaultdict

from odoo import api, models
from odoo.exceptions import UserError


class EmulationCitedMixin(models.AbstractModel):
    """Keeps a catalogue record that something else in the database uses."""

    _name = "emulation.cited.mixin"
    _description = "Emulation Cited Record"
    # Records of other modules are kept for our sake only
    _CITING_PREFIX = ""

    @api.ondelete(at_uninstall=False)
    def _unlink_except_cited(self):
        uses = self._get_citations()
        problems = []
        for rec in self.filtered(lambda record: record.id in uses):
            texts = [f"{label} ({count})" for label, count in uses[rec.id].items()]
            values = {"name": rec.display_name, "uses": ", ".join(sorted(texts))}
            if self._active_name:
                problems.append(
                    self.env._(
                        "%(name)s cannot be deleted, it is used by: %(uses)s. "
                        "Archive it instead.",
                        **values,
                    )
                )
            else:
                problems.append(
                    self.env._(
                        "%(name)s cannot be deleted, it is used by: %(uses)s.",
                        **values,
                    )
                )
        if problems:
            raise UserError("\n".join(problems))

    def _get_citations(self):
        """Count what refers to the records, whoever may read it.

        :return: ``{record id: {name of the citing model: number of records}}``
        """
        uses = defaultdict(lambda: defaultdict(int))
        for model_name, field_name in self._get_citing_fields():
            # The user may not read what cites the record; only numbers go out
            model_sudo = self.env[model_name].sudo().with_context(active_test=False)
            domain = [(field_name, "in", self.ids)]
            if model_name == self._name:
                domain.append(("id", "not in", self.ids))
            groups = model_sudo._read_group(domain, [field_name], ["__count"])
            label = self.env["ir.model"]._get(model_name).name
            for rec, count in groups:
                if rec.id in self._ids:
                    uses[rec.id][label] += count
        return uses

    @api.model
    def _get_citing_fields(self):
        """Return the stored fields that point here, lines of the record excepted.

        :return: list of ``(model name, field name)``
        """
        return [
            (model_name, field.name)
            for model_name, model_class in self.env.registry.items()
            if model_name.startswith(self._CITING_PREFIX)
            and model_class._auto
            and not model_class._abstract
            and not model_class._transient
            for field in model_class._fields.values()
            if field.store
            and field.comodel_name == self._name
            and (
                field.type == "many2many"
                or (field.type == "many2one" and field.ondelete != "cascade")
            )
        ]
