# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import defaultdict
from datetime import date

from odoo import api, fields, models

from ...engine.workbook import Column, Table
from .record_rows import Source

COUNTERS = (
    "total",
    "collective",
    "individual",
    "female",
    "leader",
    "worker",
    "external",
)


class EmulationWorkbook(models.Model):
    """Figures of a year in tables.

    In the manner of the statistics of circular 02/2023/TT-BNV: campaigns and
    movements, then awards by form, by level, by body and by unit, each with
    collectives, individuals, women, leaders and direct workers. What was revoked
    doesn't count.
    """

    _inherit = "emulation.workbook"

    kind = fields.Selection(
        selection_add=[("statistics", "Statistics of a year")],
        ondelete={"statistics": "cascade"},
    )

    @api.model
    def _get_needed_fields(self):
        return super()._get_needed_fields() | {"statistics": ("year", "body_id")}

    def _get_statistics_tables(self):
        counted = {
            self.env._("By title and form"): ["level_id", "award_type_id"],
            self.env._("By level and type"): ["level_id", "commendation_type"],
            self.env._("By body"): ["issuer_name"],
            self.env._("By unit"): ["unit_id"],
            self.env._("By cluster"): ["cluster_id"],
        }
        return [
            self._get_campaign_table(),
            *(self._get_count_table(name, keys) for name, keys in counted.items()),
        ]

    def _get_campaign_table(self):
        """Campaigns and movements under way in the year."""
        domain = [
            ("company_id", "=", self.company_id.id),
            ("is_template", "=", False),
            ("state", "in", ("launched", "closed")),
        ]
        if self.year:
            domain += [
                ("date_start", "<=", date(self.year, 12, 31)),
                "|",
                ("date_end", "=", False),
                ("date_end", ">=", date(self.year, 1, 1)),
            ]
        sources = [
            Source("name", width=60),
            Source("kind", width=16),
            Source("form", width=16),
            Source("leading_body_id", width=34),
            Source("date_start"),
            Source("date_end"),
            Source("state", width=14),
        ]
        campaigns = self.env["emulation.campaign"].search(
            domain, order="kind, date_start, id"
        )
        name = self.env._("Campaigns and movements")
        return self._get_record_table(name, campaigns, sources, self.name, name)

    def _get_count_table(self, name, keys):
        """Count awards of each combination of values.

        :param str name: of the sheet and in its titles
        :param keys: names of fields of emulation.award
        """
        awards = self.env["emulation.award"]
        groups = awards._read_group(
            self._get_register_domain(("state", "!=", "revoked")),
            [*keys, "subject_kind", "subject_sex", "is_leader"],
            ["__count", "amount:sum"],
        )
        counts = defaultdict(lambda: dict.fromkeys(COUNTERS, 0))
        money = defaultdict(float)
        for *values, subject_kind, sex, is_leader, count, amount in groups:
            key = tuple(values)
            money[key] += amount
            counts[key]["total"] += count
            counts[key][subject_kind] += count
            if subject_kind == "individual":
                counts[key]["leader" if is_leader else "worker"] += count
                counts[key]["female"] += count * (sex == "female")
        columns = [Column(self.env._("No."), "plain", 6)]
        columns += [
            Column(awards._fields[key]._description_string(self.env), width=36)
            for key in keys
        ]
        columns += [
            Column(title, "integer", 12, is_total=True)
            for title in self._get_counter_titles()
        ]
        columns.append(Column(self.env._("Award Money"), "money", is_total=True))
        rows = [
            (*self._tell_key(keys, key), *counts[key].values(), money[key])
            for key in counts
        ]
        rows = [(number, *row) for number, row in enumerate(rows, 1)]
        return Table(
            name, self._get_titles(self.name, name), columns, rows, self.env._("Total")
        )

    def _get_counter_titles(self):
        """Heads of the columns of ``COUNTERS``."""
        return (
            self.env._("Awards"),
            self.env._("Collectives"),
            self.env._("Individuals"),
            self.env._("of these women"),
            self.env._("of these leaders"),
            self.env._("of these direct workers"),
            self.env._("Outside"),
        )

    def _tell_key(self, keys, values):
        """Return the words of what a row counts."""
        for key, value in zip(keys, values, strict=True):
            field = self.env["emulation.award"]._fields[key]
            if field.type == "many2one":
                value = value.sudo().with_context(hierarchical_naming=False)
                yield value.display_name or None
            elif field.type == "selection":
                yield dict(field._description_selection(self.env)).get(value)
            else:
                yield value
