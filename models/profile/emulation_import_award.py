# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ...engine.sheet_table import Column
from ...engine.sheet_values import plain_key
from ..core.days import vietnam_today
from .emulation_subject_mixin import SUBJECT_FIELDS

_CONTENT = (
    "commendation_type",
    "body_id",
    "issuer_name",
    "decision_number",
    "decision_date",
    "citation",
)


class EmulationImportAward(models.AbstractModel):
    """Import of awards of earlier years into the register.

    An entry that differs is a problem and stays as it is: what a decision gave is
    changed by a decision only, and by hand one at a time with a trace.
    """

    _name = "emulation.import.award"
    _inherit = ["emulation.import.kind"]
    _description = "Import of Awards"
    _TARGET = "emulation.award"

    @api.model
    def _get_columns(self):
        env = self.env
        catalogue = env["emulation.award.type"].search([("active", "=", True)])
        types = self._get_records(catalogue, ("name", "official_name", "code"))
        # “Bằng khen” alone is many awards; the awarding body tells which
        types["options"] |= self._get_namesakes(catalogue, "official_name")
        bodies = self._get_records(
            env["emulation.body"].search(
                [("company_id", "in", [False, env.company.id])]
            ),
            ("name", "official_name", "code"),
        )
        commendations = self._get_selection("emulation.award", "commendation_type")
        last_year = vietnam_today().year - 1
        return [
            *self._get_subject_columns(),
            Column(
                "award_type_id",
                env._("Award"),
                "choice",
                is_required=True,
                example=(types["words"] or [""])[0],
                width=36,
                aliases=(
                    "danh hieu",
                    "hinh thuc",
                    "hinh thuc khen thuong",
                    "danh hieu hinh thuc khen thuong",
                    "khen thuong",
                ),
                **types,
            ),
            Column(
                "commendation_type",
                env._("Type of Commendation"),
                "choice",
                help=env._("Empty: for merit."),
                example=commendations["words"][0],
                aliases=("loai khen thuong", "loai hinh khen thuong"),
                **commendations,
            ),
            Column(
                "body_id",
                env._("Awarding Body"),
                "choice",
                help=env._("A body of the list; for others use “Issuer”."),
                example=(bodies["words"] or [""])[0],
                width=32,
                aliases=("co quan khen thuong", "co quan ban hanh", "cap khen thuong"),
                **bodies,
            ),
            Column(
                "issuer_name",
                env._("Issuer"),
                help=env._("As written in the decision, when it is not in the list."),
                width=28,
                aliases=("noi cap", "don vi khen thuong"),
            ),
            Column(
                "decision_number",
                env._("Decision Number"),
                help=env._("With its symbol, as in 04/QĐ-CĐVC."),
                example="04/QĐ-CĐVC",
                aliases=("so quyet dinh", "so qd", "quyet dinh so"),
            ),
            Column(
                "decision_date",
                env._("Decision Date"),
                "date",
                example=fields.Date.to_date(f"{last_year}-12-20"),
                width=12,
                aliases=("ngay quyet dinh", "ngay qd", "ngay ky"),
            ),
            Column(
                "year",
                env._("Year"),
                "year",
                help=env._("Empty: the year of the decision."),
                example=last_year,
                width=8,
                aliases=("nam", "nam khen thuong"),
            ),
            Column(
                "citation",
                env._("Achievement"),
                width=36,
                aliases=("thanh tich", "noi dung", "noi dung khen thuong"),
            ),
        ]

    @api.model
    def _prepare_row(self, row, found):
        values, faults = row.values, row.faults
        if "award_type_id" in values:
            self._settle_award(row, found)
        day = values.get("decision_date")
        if "year" not in values and day:
            values["year"] = day.year
        if "year" not in values and faults.isdisjoint({"year", "decision_date"}):
            text = self.env._("Give the year or the date of the decision.")
            found.add(row, self.env._("Year"), "", text)
        if not {"body_id", "issuer_name"} & (values.keys() | faults):
            text = self.env._("Give the awarding body or the issuer.")
            found.add(row, self.env._("Awarding Body"), "", text)
        year = values.get("year")
        if year and not self.env[self._TARGET]._is_possible_year(year):
            text = self.env._("This is no possible year.")
            found.add(row, self.env._("Year"), str(year), text)
        if day and day > vietnam_today():
            text = self.env._("The date of the decision is to come.")
            found.add(row, self.env._("Decision Date"), f"{day:%d/%m/%Y}", text)

    @api.model
    def _settle_award(self, row, found):
        """Of awards with one name take the one that the body of the row gives."""
        meant = row.values["award_type_id"]
        if isinstance(meant, int):
            return
        types = self.env["emulation.award.type"].browse(meant)
        body = self.env["emulation.body"].browse(row.values.get("body_id"))
        given = types.filtered(lambda t: body and body in t.body_ids) or types.filtered(
            lambda t: body and t._is_given_by(body)
        )
        if len(given) == 1:
            row.values["award_type_id"] = given.id
            return
        text = self.env._(
            "Several awards have this name: %(names)s. Write the whole name, or the "
            "body that gave it.",
            names=", ".join(f"“{name}”" for name in (given or types).mapped("name")),
        )
        found.add(row, self.env._("Award"), types[0].official_name, text)

    @api.model
    def _get_key(self, row):
        values = row.values
        number = plain_key(values.get("decision_number", ""))
        key = (values["award_type_id"], values["year"], number)
        return (row.kind, row.subject, *key)

    @api.model
    def _get_content(self, row):
        return {name: row.values[name] for name in _CONTENT if name in row.values}

    @api.model
    def _find_existing(self, rows):
        """An entry without the number of its decision is the same entry."""
        existing, places = {}, {}
        for key in rows:
            places.setdefault(key[:4], []).append(key)
        for kind, name in SUBJECT_FIELDS.items():
            domain = [
                (name, "in", list({key[1] for key in rows if key[0] == kind})),
                ("year", "in", list({key[3] for key in rows})),
                ("state", "!=", "revoked"),
            ]
            names = ("id", name, "award_type_id", "year", *_CONTENT)
            query = self.env["emulation.award"]._search(domain, order="id")
            for record_id, *said in self.env.execute_query(query.select(*names)):
                content = dict(zip(_CONTENT, said[3:], strict=True))
                number = plain_key(content["decision_number"] or "")
                for key in places.get((kind, *said[:3]), ()):
                    if key not in existing and (
                        key[4] == number or not key[4] or not number
                    ):
                        existing[key] = (record_id, content)
                        break
        return existing

    @api.model
    def _write_new(self, rows):
        self.env["emulation.award"].create(
            [
                {
                    "subject_kind": row.kind,
                    SUBJECT_FIELDS[row.kind]: row.subject,
                    "award_type_id": row.values["award_type_id"],
                    "year": row.values["year"],
                    **self._get_content(row),
                }
                for row in rows
            ]
        )
