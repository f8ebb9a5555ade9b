# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from typing import NamedTuple

from odoo import fields
from odoo.tools import html2plaintext, split_every

from ...engine.workbook import Column

CHUNK = 1000
KINDS = {
    "integer": "integer",
    "float": "number",
    "monetary": "money",
    "date": "date",
    "datetime": "datetime",
}


class Source(NamedTuple):
    """Where a column comes from.

    :param name: field of the model, or ``many2one.field``; of no account with ``get``
    :param title: words of the head, the label of the field when empty
    :param width: in characters
    :param is_total: whether the column is summed up
    :param get: function of a recordset, returns ``{record id: text}``
    """

    name: str
    title: str = ""
    width: int = 0
    is_total: bool = False
    get: object = None

    def get_column(self, model):
        """Return the :class:`Column` of a model's field, titled in its language."""
        if self.get:
            return Column(self.title, "text", self.width, self.is_total)
        field = self.get_field(model)
        kind = KINDS.get(field.type, "text")
        if field.type == "integer" and not field.aggregator:
            kind = "plain"
        title = self.title or field._description_string(model.env)
        return Column(title, kind, self.width, self.is_total)

    def get_field(self, model):
        """Return the field the column shows, at the end of the path."""
        first, _dot, second = self.name.partition(".")
        field = model._fields[first]
        return model.env[field.comodel_name]._fields[second] if second else field


class RecordRows:
    """Rows of a table, read in chunks with the rights of the records' user.

    Each row begins with its number. What a chunk filled into the cache is dropped
    with it, so that any number of records takes the same memory.
    """

    def __init__(self, records, sources):
        self.records = records
        self.sources = sources

    def __len__(self):
        return len(self.records)

    def __iter__(self):
        records = self.records
        names = [s.name.partition(".")[0] for s in self.sources if not s.get]
        getters = [self._get_getter(source) for source in self.sources]
        number = 0
        for ids in split_every(CHUNK, records.ids):
            chunk = records.browse(ids)
            chunk.fetch(names)
            columns = [getter(chunk) for getter in getters]
            for row in zip(*columns, strict=True):
                number += 1
                yield (number, *row)
            records.env.invalidate_all()

    def _get_getter(self, source):
        """Return a function that takes a chunk and returns the cells of a column."""
        if source.get:
            return lambda chunk: list(map(source.get(chunk).get, chunk.ids))
        field = source.get_field(self.records)
        first, _dot, second = source.name.partition(".")
        if field.type == "many2one" and not second:
            return self._get_name_getter(field)
        tell = self._get_teller(field)
        if second:
            return lambda chunk: [
                tell(record[first].sudo()[second]) for record in chunk
            ]
        if (
            field.store
            and field.column_type
            and not (field.translate or field.company_dependent)
        ):
            return lambda chunk: list(map(tell, self._get_fetched(field, chunk)))
        return lambda chunk: [tell(record[first]) for record in chunk]

    def _get_fetched(self, field, chunk):
        """What was fetched of a column, without a look-up for each cell.

        Through records a long register would be read slower than it is written.
        """
        return map(field._get_cache(chunk.env).get, chunk.ids)

    def _get_name_getter(self, field):
        known = {None: None}

        def get(chunk):
            if field.store:
                values = list(self._get_fetched(field, chunk))
            else:
                values = [record[field.name].id or None for record in chunk]
            # As in a list: who may read the record may read what it points to by name
            new = chunk.env[field.comodel_name].sudo().browse({*values} - {*known})
            for record in new.with_context(hierarchical_naming=False):
                known[record.id] = record.display_name
            return [known[value] for value in values]

        return get

    def _get_teller(self, field):
        """Return a function that makes a cell of a value of the field."""
        env = self.records.env
        if field.type == "selection":
            words = dict(field._description_selection(env))
            return words.get
        if field.type == "boolean":
            return lambda value: "x" if value else None
        if field.type == "html":
            return lambda value: html2plaintext(value) if value else None
        if field.type == "datetime":
            records = self.records.browse()
            return lambda value: (
                fields.Datetime.context_timestamp(records, value).replace(tzinfo=None)
                if value
                else None
            )
        if field.relational:
            return lambda value: ", ".join(value.sudo().mapped("display_name"))
        return lambda value: value
