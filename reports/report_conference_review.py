# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ..engine.vi_text import nfc

FORMS = {
    "own": "Hội nghị riêng",
    "committee": "Tổ chức tại hội nghị ban chấp hành",
    "extended": "Hội nghị mở rộng",
}


class ReportConference(models.AbstractModel):
    """What the conference that hears a review prints besides."""

    _inherit = "report.hr_emulation.conference"

    @api.model
    def _get_times(self, doc, when, is_held):
        times = super()._get_times(doc, when, is_held)
        form = doc.review_id.sudo().round_id.conference_form
        return times + ([("Hình thức", FORMS[form])] if form else [])

    @api.model
    def _get_lines(self, doc, kind, figures):
        tell = {"report": self._tell_report, "honours": self._tell_honours}.get(kind)
        if tell is None:
            return super()._get_lines(doc, kind, figures)
        return [nfc(line) for line in tell(doc)] if doc.review_id else []

    @api.model
    def _tell_report(self, doc):
        # How many reports there are below, and whose are missing, is no secret
        review = doc.review_id.sudo()
        if not review.child_ids:
            return []
        missing = review.missing_child_ids
        sent = len(review.child_ids) - len(missing)
        lines = [f"Đã có {sent}/{len(review.child_ids)} đơn vị gửi báo cáo."]
        if missing:
            names = "; ".join(missing.department_id.mapped("name"))
            lines.append(f"Chưa gửi báo cáo: {names}.")
        return lines

    @api.model
    def _tell_honours(self, doc):
        awards = doc._get_honours()[doc.id]
        if not awards:
            return ["Chưa có quyết định khen thưởng."]
        return [
            f"{kind.official_name}: {'; '.join(map(self._get_honoured, own))}."
            for kind, own in awards.grouped("award_type_id").items()
        ]

    @api.model
    def _get_honoured(self, award):
        unit = award.unit_id.name
        return award.subject_name + (
            f" ({unit})" if unit and unit != award.subject_name else ""
        )
