# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ..engine.vi_numbers import grouped
from ..engine.vi_text import date_words, nfc, padded

LABELS = {
    "subject_name": ("Họ và tên", "Tên tập thể"),
    "subject_job": ("Chức vụ", "Chức vụ"),
    "subject_unit": ("Đơn vị công tác", "Đơn vị"),
    "citation": ("Thành tích", "Thành tích"),
}
TITLES = {
    "correction": "Danh sách nội dung đính chính",
    "revocation": "Danh sách bị hủy bỏ khen thưởng",
}


class ReportDecision(models.AbstractModel):
    """List of what a decision corrects or revokes, by the decision that gave it."""

    _inherit = "report.hr_emulation.decision"

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of each decision: {decision id: dict}."""
        papers = super()._get_paper_data(docs)
        for doc in docs.filtered("change_ids"):
            papers[doc.id]["changes"] = self._get_changes(doc)
        return papers

    @api.model
    def _get_changes(self, doc):
        changes, number, groups = doc.change_ids, 0, []
        for first, own in changes.grouped("amended_id").items():
            rows = []
            for change in own:
                number += 1
                rows.append(self._get_change_row(change, number))
            name = f"Quyết định số {first.full_number} {date_words(first.date)}"
            groups.append({"name": nfc(name), "rows": rows})
        return {
            "title": TITLES[doc.kind],
            "source": self._get_source(doc),
            "kind": doc.kind,
            "groups": groups,
            "has_money": any(changes.mapped("amount_due")),
            "total": grouped(int(sum(changes.mapped("amount_due")))),
            "count": padded(len(changes)),
        }

    @api.model
    def _get_change_row(self, change, number):
        collective = change.subject_kind == "collective"
        place = [change.old_subject_unit]
        if not collective:
            place.insert(0, change.old_subject_job)
        return {
            "number": padded(number),
            "name": nfc(change.old_subject_name),
            "place": nfc(", ".join(filter(None, place))),
            "award": nfc(change.award_type_id.official_name),
            "amount": grouped(int(change.amount_due)),
            "words": [
                {
                    "label": LABELS[name][collective],
                    "old": nfc(change[f"old_{name}"]),
                    "new": nfc(change[name]),
                }
                for name in change._get_changed_words()
            ],
        }
