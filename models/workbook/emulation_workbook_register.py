# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo import api, fields, models

from .record_rows import Source


class EmulationWorkbook(models.Model):
    """The register of commendations, as a list to read and as coded records.

    The coded records keep title or form, number and date of the decision and the
    authority apart, each code beside its name, as the national database of officials
    asks for them.
    """

    _inherit = "emulation.workbook"

    kind = fields.Selection(
        selection_add=[
            ("register", "Register of commendations"),
            ("records", "Records for the national database of officials"),
        ],
        ondelete={"register": "cascade", "records": "cascade"},
    )

    @api.model
    def _get_needed_fields(self):
        return super()._get_needed_fields() | {
            "register": ("year", "body_id"),
            "records": ("year", "body_id"),
        }

    @api.model
    def _get_optional_fields(self):
        # All years are one long register
        return (*super()._get_optional_fields(), "year")

    def _get_register_domain(self, *extra):
        """Entries of the year of their decisions; all years without one."""
        domain = [("company_id", "=", self.company_id.id), *extra]
        if self.body_id:
            domain += [("body_id", "=", self.body_id.id)]
        if self.year:
            first, last = date(self.year, 1, 1), date(self.year, 12, 31)
            domain += [
                "|",
                "&",
                ("decision_date", ">=", first),
                ("decision_date", "<=", last),
                "&",
                ("decision_date", "=", False),
                ("year", "=", self.year),
            ]
        return domain

    def _get_register_awards(self, *extra):
        return self.env["emulation.award"].search(
            self._get_register_domain(*extra),
            order="decision_date, decision_number, id",
        )

    def _get_register_tables(self):
        sources = [
            Source("subject_name", width=30),
            Source("subject_kind", width=12),
            self._get_code_source(),
            Source("unit_id", self.env._("Unit"), width=30),
            Source("award_type_id", width=34),
            Source("level_id", width=14),
            Source("commendation_type", width=14),
            Source("decision_number", width=16),
            Source("decision_date"),
            Source("issuer_name", width=30),
            Source("year"),
            Source("citation", width=50),
            self._get_book_source(),
            Source("state", width=12),
        ]
        name = self.env._("Register")
        return [self._get_record_table(name, self._get_register_awards(), sources)]

    def _get_records_tables(self):
        awards = self._get_register_awards(
            ("subject_kind", "=", "individual"), ("state", "=", "valid")
        )
        sources = [
            self._get_code_source(),
            Source("subject_name", width=30),
            Source("award_type_id.code", self.env._("Code of title or form"), 14),
            Source("award_type_id", width=34),
            Source("kind", width=14),
            Source("level_id.code", self.env._("Code of level"), 12),
            Source("level_id", width=14),
            Source("commendation_type", width=14),
            Source("decision_number", width=16),
            Source("decision_date"),
            Source("body_id.code", self.env._("Code of authority"), 14),
            Source("issuer_name", width=30),
            Source("year"),
        ]
        name = self.env._("Records")
        return [self._get_record_table(name, awards, sources)]

    def _get_code_source(self):
        """Staff codes, which every employee may read."""

        def get(records):
            people = {r.id: r.employee_id.id for r in records.sudo()}
            public = self.env["hr.employee.public"].sudo()
            codes = {
                person.id: person.emulation_code
                for person in public.browse(filter(None, people.values()))
            }
            return {id_: codes.get(person) for id_, person in people.items()}

        return Source("employee_id", self.env._("Staff code"), 12, get=get)

    def _get_book_source(self):
        """Numbers of the golden book, of the certificates in force."""

        def get(awards):
            certificates = self.env["emulation.certificate"].search_fetch(
                [("award_id", "in", awards.ids), ("state", "!=", "replaced")],
                ["award_id", "golden_book_number"],
            )
            return {c.award_id.id: c.golden_book_number for c in certificates}

        return Source("award_id", self.env._("Golden book"), 10, get=get)
