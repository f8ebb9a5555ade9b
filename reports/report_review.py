# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import defaultdict

from odoo import api, fields, models

from ..engine.vi_text import (
    capitalise,
    document_number,
    nfc,
    paragraphs,
    period,
    roman,
    short_date,
)

_SYMBOL = "BC"
_CONFERENCES = {
    "own": "tổ chức hội nghị riêng",
    "committee": "tổ chức tại hội nghị ban chấp hành",
    "extended": "tổ chức tại hội nghị mở rộng",
}


class ReportReview(models.AbstractModel):
    """Báo cáo sơ kết, tổng kết: the sections of the outline with words and figures."""

    _name = "report.hr_emulation.review"
    _description = "Review Report on Paper"
    _inherit = ["emulation.paper"]

    _paper_model = "emulation.review"

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of each report: {review id: dict}."""
        docs.check_access("read")
        # Whatever the reader's language, the paper is Vietnamese
        return {doc.id: self._get_words(doc) for doc in docs.with_context(lang="vi_VN")}

    @api.model
    def _get_missing(self, docs):
        """Tell what each report lacks; one of a unit without a body needs no number."""
        missing = super()._get_missing(docs)
        for doc in docs.filtered("body_id"):
            lacking = (
                (not doc.number, self.env._("the number")),
                (not doc.signer_id, self.env._("the signer")),
            )
            missing[doc.id] += [text for is_missing, text in lacking if is_missing]
        return missing

    @api.model
    def _get_words(self, doc):
        return {
            "title": nfc(f"Báo cáo - {doc.display_name}"),
            "draft": doc.state not in ("submitted", "accepted"),
            "head": self._get_review_head(doc),
            "type_name": "BÁO CÁO",
            "abstract": nfc(doc.round_id.name),
            "opening": self._get_opening(doc),
            "parts": self._get_parts(doc),
            "figures": self._get_figures(doc),
            "notes": self._get_notes(doc),
            "recipients": self._get_recipients(self._get_report_recipients(doc)),
            "signature": self._get_review_signature(doc),
        }

    @api.model
    def _get_review_head(self, doc):
        day = doc.date or (
            doc.submitted_date
            and fields.Datetime.context_timestamp(doc, doc.submitted_date).date()
        )
        body = doc.body_id
        symbol = body._symbol("report") if body else ""
        number = (
            document_number(doc.number, symbol or _SYMBOL)
            if doc.number
            else f"……/{symbol or _SYMBOL}"
        )
        if body:
            return self._get_body_head(body, number, day)
        unit = doc.department_id
        # The name of the unit above is no secret
        return self._get_head(
            unit.sudo().parent_id.name, unit.name, "union", number, date=day
        )

    @api.model
    def _get_opening(self, doc):
        review_round = doc.round_id
        days = period(review_round.date_from, review_round.date_to)
        unit = doc.body_id.official_name or doc.department_id.name
        held = _CONFERENCES[review_round.conference_form]
        return self._keep_numbers_whole(
            nfc(
                f"{unit} báo cáo kết quả thực hiện {review_round.campaign_id.name} "
                f"(kỳ báo cáo: {days}; {held}) như sau:"
            )
        )

    @api.model
    def _get_parts(self, doc):
        """Sections with something to say, numbered I, 1, a by their depth."""
        sections = doc.section_ids
        figures = doc._get_figures_by_section()
        told = self.env["emulation.review.section"]
        for section in sections:
            if section.body or section.id in figures:
                told |= sections.browse(map(int, section.parent_path.split("/")[:-1]))
        parts, counts = [], defaultdict(int)
        for section in sections.filtered(lambda s: s in told):
            counts[section.parent_id] += 1
            parts.append(
                {
                    "depth": min(section.depth, 2),
                    "number": self._get_number(
                        section.depth, counts[section.parent_id]
                    ),
                    "heading": self._keep_numbers_whole(
                        capitalise(nfc(section.name).rstrip(" .:;"))
                    ),
                    "lines": self._tell(section.body),
                    "figures": [
                        nfc(f"{row['label']}: {row['value']}")
                        for row in figures.get(section.id, ())
                    ],
                }
            )
        return parts

    @api.model
    def _get_number(self, depth, place):
        if depth == 0:
            return f"{roman(place)}."
        return f"{place}." if depth == 1 else f"{chr(96 + place)})"

    @api.model
    def _get_figures(self, doc):
        """Return the figures of the whole report that are known, in their order."""
        rows = [
            {
                name: nfc(row[name] or "")
                for name in ("label", "unit", "value", "previous")
            }
            for row in doc._get_figure_rows()
            if not row["is_part"] and row["value"].strip("–")
        ]
        return {"rows": rows, "has_previous": any(row["previous"] for row in rows)}

    @api.model
    def _get_notes(self, doc):
        """Name the units that did not report, and those that did later."""
        notes = []
        # Their names are no secret to who reads the report above
        if names := doc.sudo().missing_child_ids.department_id.mapped("name"):
            notes.append(f"Đơn vị chưa gửi báo cáo: {'; '.join(names)}.")
        late = [
            f"{rec.department_id.name} (ngày {self._get_day(rec.submitted_date)})"
            for rec in doc.sudo().addenda
        ]
        if late:
            notes.append(
                "Báo cáo bổ sung gửi sau, chưa tính trong báo cáo này: "
                f"{'; '.join(late)}."
            )
        return [nfc(note) for note in notes]

    @api.model
    def _get_day(self, moment):
        return short_date(fields.Datetime.context_timestamp(self, moment))

    @api.model
    def _tell(self, text):
        return [self._keep_numbers_whole(capitalise(line)) for line in paragraphs(text)]

    @api.model
    def _get_report_recipients(self, doc):
        """A report has no articles: "Như Điều 3" is for decisions."""
        lines = (doc.body_id.recipients or "").splitlines()
        return "\n".join(line for line in lines if "như điều" not in line.lower())

    @api.model
    def _get_review_signature(self, doc):
        if doc.signer_id:
            return self._get_signature(doc.signer_id)
        return {"lines": ["NGƯỜI ĐỨNG ĐẦU ĐƠN VỊ"], "name": ""}
