# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import Counter
from datetime import date

from odoo import api, models
from odoo.fields import Domain

from ..engine.vi_text import capitalise, nfc, padded, short_date
from ..models.core.days import vietnam_today

_TYPES = {
    "merit": "Công trạng",
    "thematic": "Chuyên đề",
    "sudden": "Đột xuất",
    "service": "Cống hiến",
    "seniority": "Niên hạn",
    "external": "Đối ngoại",
}
_NOTES = {"corrected": "Đã đính chính", "revoked": "Đã hủy bỏ, thu hồi"}


class ReportRegister(models.AbstractModel):
    """Sổ khen thưởng: all that a body gave in a year, also what was taken back."""

    _name = "report.hr_emulation.register"
    _description = "Register of Commendations"
    _inherit = ["emulation.paper"]

    _paper_model = "emulation.register.wizard"

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of each register: {wizard id: dict}."""
        return {doc.id: self._get_register(doc) for doc in docs}

    @api.model
    def _get_register(self, doc):
        today = vietnam_today()
        signer = doc.body_id.signer_ids._valid_on(today)[:1]
        awards = self.env["emulation.award"].search_fetch(
            [
                ("body_id", "=", doc.body_id.id),
                ("company_id", "=", doc.company_id.id),
                *self._get_year_domain(doc.year),
            ],
            self._get_award_fields(),
            order="decision_date, decision_number, id",
        )
        kinds = Counter(awards.mapped("subject_kind"))
        revoked = sum(award.state == "revoked" for award in awards)
        return {
            "title": f"Sổ khen thưởng năm {doc.year}",
            "draft": False,
            "head": self._get_body_head(doc.body_id, date=today),
            "source": f"Năm {doc.year}",
            "rows": self._get_rows(awards),
            "total": (
                f"Sổ có {padded(len(awards))} lượt khen thưởng: tập thể "
                f"{padded(kinds['collective'])}, cá nhân "
                f"{padded(kinds['individual'] + kinds['external'])}; đã hủy bỏ, thu hồi "
                f"{padded(revoked)}./."
            ),
            "signatures": [
                {"title": "NGƯỜI LẬP"},
                self._get_signature(signer) if signer else {"lines": [], "name": ""},
            ],
        }

    @api.model
    def _get_year_domain(self, year):
        """The register goes by the year of the decision, not the one it rewards."""
        begin, end = date(year, 1, 1), date(year, 12, 31)
        decided = Domain("decision_date", ">=", begin) & Domain(
            "decision_date", "<=", end
        )
        # Entries of the past whose decision nobody can date any more
        undated = Domain("decision_date", "=", False) & Domain("year", "=", year)
        return decided | undated

    @api.model
    def _get_award_fields(self):
        return [
            "subject_name", "subject_kind", "unit_id", "award_type_id", "state",
            "commendation_type", "decision_number", "decision_date", "citation",
            "decision_line_id",
        ]  # fmt: skip

    @api.model
    def _get_rows(self, awards):
        """Return the entries, each kind of record read once however many there are."""
        # What the register prints of a decision and a unit is public
        lines_sudo = awards.decision_line_id.sudo()
        places = {
            line.id: (line.subject_job, line.subject_unit)
            for line in lines_sudo.search_fetch(
                [("id", "in", lines_sudo.ids)], ["subject_job", "subject_unit"]
            )
        }
        units = {
            unit.id: unit.name
            for unit in awards.unit_id.sudo().search_fetch(
                [("id", "in", awards.unit_id.ids)], ["name"]
            )
        }
        certificates = self.env["emulation.certificate"].search_fetch(
            [("award_id", "in", awards.ids), ("state", "!=", "replaced")],
            ["award_id", "golden_book_number"],
        )
        books = {c.award_id.id: c.golden_book_number for c in certificates}
        names = {t: nfc(t.official_name) for t in awards.award_type_id}
        return [
            {
                "number": padded(number),
                "name": nfc(award.subject_name),
                "place": self._get_place(award, places, units),
                "award": names[award.award_type_id],
                "type": _TYPES[award.commendation_type],
                "decision": self._get_decision(award),
                "citation": nfc(award.citation),
                "book": books.get(award.id) or "",
                "note": _NOTES.get(award.state, ""),
            }
            for number, award in enumerate(awards, start=1)
        ]

    @api.model
    def _get_place(self, award, places, units):
        job, unit = places.get(
            award.decision_line_id.id, (False, units.get(award.unit_id.id))
        )
        if nfc(unit).casefold() == nfc(award.subject_name).casefold():
            unit = False
        return capitalise(", ".join(filter(None, (job, unit))))

    @api.model
    def _get_decision(self, award):
        day = award.decision_date and f"ngày {short_date(award.decision_date)}"
        return self._keep_numbers_whole(
            nfc(" ".join(filter(None, (award.decision_number, day))))
        )
