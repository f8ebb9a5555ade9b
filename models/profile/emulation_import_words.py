# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ...engine.sheet_table import Column
from ...engine.sheet_values import nearest, plain_key
from ..core.days import vietnam_today


class EmulationImportKind(models.AbstractModel):
    """Words that a file may use for what the catalogue and selections hold."""

    _inherit = "emulation.import.kind"

    @api.model
    def _get_languages(self):
        return [code for code, _name in self.env["res.lang"].get_installed()]

    @api.model
    def _get_year_column(self, *aliases):
        """Return the column of the year that an entry counts for."""
        return Column(
            "year",
            self.env._("Year"),
            "year",
            is_required=True,
            example=vietnam_today().year - 1,
            width=8,
            aliases=("nam", *aliases),
        )

    @api.model
    def _get_selection(self, model, name, pick=None):
        """Return options and words of a selection field, for a :class:`Column`.

        :param pick: the values that are possible, None for all
        """
        pairs = []
        for code in self._get_languages():
            labels = self.with_context(lang=code).env[model]._fields[name]
            labels = labels._description_selection(self.with_context(lang=code).env)
            pairs += [(word, value) for value, word in labels]
        field = self.env[model]._fields[name]
        shown = field._description_selection(self.env)
        pairs += [(value, value) for value, _word in shown]
        allowed = {value for value, _word in shown if pick is None or value in pick}
        return {
            "options": unambiguous((w, v) for w, v in pairs if v in allowed),
            "words": [word for value, word in shown if value in allowed],
        }

    @api.model
    def _get_records(self, records, names):
        """Return options and words of catalogue entries: by any of their names.

        A name that several of them have is left out: see :meth:`_get_namesakes`.
        """
        pairs = []
        for code in self._get_languages():
            for record in records.with_context(lang=code):
                pairs += [(record[name], record.id) for name in names if record[name]]
        options = unambiguous(pairs)
        words = []
        for record in records:
            known = (record[name] for name in names if record[name])
            words += [w for w in known if options.get(plain_key(w)) == record.id][:1]
        return {"options": options, "words": words}

    @api.model
    def _get_namesakes(self, records, name):
        """Return ``{plain_key: tuple of ids}`` of entries that share a name."""
        groups = {}
        for record in records:
            groups.setdefault(plain_key(record[name] or ""), []).append(record.id)
        return {key: tuple(ids) for key, ids in groups.items() if len(ids) > 1}

    @api.model
    def _get_nearest(self, column, word):
        """Return the words of a choice that look most like what the file says."""
        close = nearest(word, column.words)
        text = ", ".join(f"“{other}”" for other in close)
        return text + (" …" if len(column.words) > len(close) else "")


def unambiguous(pairs):
    """Return ``{plain_key of a word: value}`` without words that mean two things."""
    found = {}
    for word, value in pairs:
        found.setdefault(plain_key(word), set()).add(value)
    return {
        key: values.pop() for key, values in found.items() if key and len(values) == 1
    }
