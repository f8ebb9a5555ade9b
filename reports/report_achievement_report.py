# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import defaultdict

from odoo import api, models

from ..engine.vi_text import capitalise, nfc, padded, paragraphs, short_date
from ..models.nomination.texts.emulation_nomination_section import WRITING_STATES

_PEN = "……………………"
_SCOPES = {
    "grassroots": "Cơ sở",
    "province": "Bộ, ban, ngành, tỉnh",
    "national": "Toàn quốc",
}
_SEXES = {"male": "Nam", "female": "Nữ", "other": "Khác"}


class ReportAchievementReport(models.AbstractModel):
    """Báo cáo thành tích: what the nominee wrote, with the tables of his records.

    Ethnicity, religion and party membership are on no paper: they are not stored.
    """

    _name = "report.hr_emulation.achievement_report"
    _description = "Achievement Report"
    _inherit = ["report.hr_emulation.achievement_summary"]

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of each report: {nomination id: dict}."""
        # To print the report is to open the dossier
        if not self.env.su:
            self.env["emulation.access.log"]._append(docs)
        papers = super()._get_paper_data(docs)
        ratings, initiatives = self._get_ratings(docs), self._get_initiatives(docs)
        people = self._get_personal_facts(docs)
        for doc in docs:
            paper = papers[doc.id]
            facts = paper.pop("facts")
            content = {
                "facts": self._join_facts(doc, facts, people.get(doc.id, [])),
                "ratings": ratings[doc.id],
                "initiatives": initiatives[doc.id],
                "titles": [a for a in paper["awards"] if a["kind"] == "title"],
                "forms": [a for a in paper["awards"] if a["kind"] != "title"],
            }
            paper["title"] = self._get_report_title(doc)
            paper["draft"] = doc.state in WRITING_STATES
            paper["sections"] = self._get_sections(doc, content)
        return papers

    @api.model
    def _get_missing(self, docs):
        """Tell what each report lacks; see :meth:`emulation.paper._get_missing`."""
        # What the summary lacks hinders the summary
        missing = self.env["emulation.paper"]._get_missing(docs)
        # Whoever may print the report reads what it says
        for section in docs.sudo().section_ids.with_context(**self.env.context):
            if problem := section._get_length_problem():
                missing[section.nomination_id.id].append(
                    self.env._(
                        "“%(section)s”: %(problem)s",
                        section=section.heading,
                        problem=problem,
                    )
                )
        for doc in docs:
            if not doc.sudo().section_ids:
                missing[doc.id].append(self.env._("the sections of the report"))
        return missing

    @api.model
    def _get_report_title(self, doc):
        outline = doc.category_id.outline_id
        return nfc(outline.official_name or "Báo cáo thành tích").upper()

    # --- What stands below the headings ---------------------------------------------

    @api.model
    def _get_sections(self, doc, content):
        """Return the sections in order: [{number, heading, level, kind, content}]."""
        return [
            {
                "number": section.number,
                "heading": nfc(section.heading),
                "level": self._get_level(section.number),
                "kind": section.kind,
                "content": [
                    self._keep_numbers_whole(text) for text in paragraphs(section.text)
                ]
                if section.kind == "text"
                else content.get(section.kind),
            }
            # Whoever may print the report reads all of it
            for section in doc.sudo().section_ids
        ]

    @api.model
    def _get_level(self, number):
        """Roman numbers head parts, others sections; without one it is a caption."""
        if not number:
            return 3
        return 1 if set(number) <= set("IVX") else 2

    @api.model
    def _join_facts(self, doc, facts, personal):
        """Put what only the personal file says after the name."""
        whole = [*facts[:1], *personal, *facts[1:]]
        if doc.subject_kind == "individual":
            return whole
        company = doc.company_id
        address = ", ".join(filter(None, (company.street, company.city)))
        return whole + [
            (label, nfc(text), False)
            for label, text in (
                ("Địa điểm trụ sở chính", address),
                ("Điện thoại", company.phone),
                ("Địa chỉ trang tin điện tử", company.website),
            )
            if text
        ]

    @api.model
    def _get_personal_facts(self, docs):
        """Return birth, sex and studies of people: {nomination id: [fact]}.

        They are of the personal file: who does not read it leaves them to the pen.
        """
        employees = docs.employee_id
        may_read = self.env["hr.employee"].has_access("read")
        found = {}
        for doc in docs.filtered(lambda d: d.subject_kind == "individual"):
            employee = doc.employee_id if may_read and employees else None
            born = employee and employee.birthday
            found[doc.id] = [
                ("Ngày, tháng, năm sinh", short_date(born) if born else _PEN, False),
                ("Giới tính", _SEXES.get(employee and employee.sex, _PEN), False),
                (
                    "Trình độ chuyên môn",
                    capitalise(employee and employee.study_field) or _PEN,
                    False,
                ),
            ]
        return found

    @api.model
    def _get_years(self, doc):
        """First and last year of the achievement period."""
        round_ = doc.round_id
        last = round_.period_to.year if round_.period_to else round_.year
        first = round_.period_from.year if round_.period_from else last
        return first, last

    @api.model
    def _get_ratings(self, docs):
        """Return the ratings of the period: {nomination id: [row]}."""
        # Part of the dossier, which the reader may read
        ratings = (
            self.env["emulation.rating"]
            .sudo()
            .search(
                [
                    "|",
                    ("employee_id", "in", docs.employee_id.ids),
                    ("department_id", "in", docs.department_id.ids),
                ],
                order="year, period DESC, system, id",
            )
            .with_context(lang="vi_VN")
        )
        by_subject = ratings.grouped(lambda rating: rating._get_subject())
        found = {}
        for doc in docs:
            first, last = self._get_years(doc)
            rows = defaultdict(dict)
            for rating in by_subject.get(doc._get_subject(), ()):
                if first <= rating.year <= last:
                    rows[rating.year, rating.period][rating.system] = rating
            found[doc.id] = [
                {
                    "year": f"6 tháng đầu năm {year}" if period == "h1" else str(year),
                    "professional": self._get_rating_words(own.get("professional")),
                    "union": self._get_rating_words(own.get("union")),
                }
                for (year, period), own in rows.items()
            ]
        return found

    @api.model
    def _get_rating_words(self, rating):
        if not rating:
            return "–"
        number = rating.document_number and f"(số {rating.document_number})"
        return self._keep_numbers_whole(
            nfc(" ".join(filter(None, (rating.level_label, number))))
        )

    @api.model
    def _get_initiatives(self, docs):
        """Return the recognised initiatives of each person: {nomination id: [row]}."""
        # Part of the dossier, which the reader may read
        authors = (
            self.env["emulation.initiative.author"]
            .sudo()
            .search(
                [
                    "|",
                    ("employee_id", "in", docs.employee_id.ids),
                    ("department_id", "in", docs.department_id.ids),
                ]
            )
        )
        by_subject = authors.grouped(lambda author: author._get_subject())
        found = {}
        for doc in docs:
            first, last = self._get_years(doc)
            own = by_subject.get(doc._get_subject(), authors.browse()).initiative_id
            own = own.filtered(
                lambda i, f=first, t=last: i.recognition_number and f <= i.year <= t
            ).sorted(lambda i: (i.year, i.id))
            found[doc.id] = [
                {
                    "number": padded(number),
                    "year": str(initiative.year),
                    "title": nfc(initiative.title),
                    "scope": _SCOPES[initiative.scope],
                    "source": self._get_recognition(initiative),
                }
                for number, initiative in enumerate(own, start=1)
            ]
        return found

    @api.model
    def _get_recognition(self, initiative):
        date = initiative.recognition_date
        parts = (
            f"Số {initiative.recognition_number}",
            date and f"ngày\N{NO-BREAK SPACE}{short_date(date)}",
            initiative.recognition_body and f"của {initiative.recognition_body}",
        )
        return self._keep_numbers_whole(nfc(" ".join(filter(None, parts))))
