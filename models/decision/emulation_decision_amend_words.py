# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ...engine.vi_numbers import grouped, money_words
from ...engine.vi_text import capitalise, date_words, padded, short_date

ABSTRACTS = {
    "correction": "Về việc đính chính %s",
    "revocation": "Về việc hủy bỏ khen thưởng tại %s",
}


class EmulationDecision(models.Model):
    """What a correction or a revocation says, in the Vietnamese of official papers."""

    _inherit = "emulation.decision"

    @api.model
    def _get_change_abstract(self, kind, awards):
        given = dict.fromkeys(
            f"Quyết định số {award.decision_number} "
            f"ngày {short_date(award.decision_date)}"
            for award in awards
        )
        return ABSTRACTS[kind] % " và ".join(given)

    def _get_usual_articles(self):
        if self.kind == "award" or not self.change_ids:
            return super()._get_usual_articles()
        papers = " và ".join(
            f"Quyết định số {first.full_number} {date_words(first.date)} của "
            f"{first.body_id.official_name}"
            for first in self.change_ids.amended_id
        )
        counts = " và ".join(self._count_by_kind(self.change_ids))
        if self.kind == "correction":
            articles = self._get_correction_articles(papers, counts)
        else:
            articles = self._get_revocation_articles(papers, counts)
        return [
            *articles,
            "Quyết định này có hiệu lực kể từ ngày ký. Các đơn vị liên quan và các "
            "tập thể, cá nhân có tên trong danh sách chịu trách nhiệm thi hành "
            "Quyết định này.",
        ]

    def _get_correction_articles(self, papers, counts):
        reason = f" Lý do: {self.ground.strip()}" if self.ground else ""
        articles = [
            f"Đính chính nội dung đã ghi tại {papers} đối với {counts} (có danh sách "
            f"kèm theo).{reason} Các nội dung khác không thay đổi."
        ]
        if objects := self._get_object_names():
            articles.append(
                f"Cấp lại {objects} theo nội dung đã đính chính; bản đã cấp trước đây "
                "không còn giá trị và được thu hồi."
            )
        return articles

    def _get_revocation_articles(self, papers, counts):
        given = ", ".join(
            award._get_given_words() for award in self.change_ids.award_type_id
        )
        articles = [
            f"Hủy bỏ việc {given} tại {papers} đối với {counts} (có danh sách kèm "
            f"theo). Lý do: {(self.ground or '……').strip()}"
        ]
        amount = int(sum(self.change_ids.mapped("amount_due")))
        things = [self._get_object_names()] if self._get_object_names() else []
        if amount:
            words = money_words(amount, self.company_id.emulation_money_link)
            things.append(
                f"tiền thưởng kèm theo với tổng số tiền là {grouped(amount)} đồng "
                f"(bằng chữ: {words}), nộp về Quỹ thi đua, khen thưởng của "
                f"{self.body_id.official_name}"
            )
        if things:
            articles.append(f"Thu hồi {' và '.join(things)}.")
        return articles

    def _get_object_names(self):
        """Certificates that the changed entries came with, in words."""
        awards = self.change_ids.award_type_id.filtered("certificate_layout_id")
        return ", ".join(
            f"Bằng chứng nhận {award.official_name}"
            if award.kind == "title"
            else capitalise(award.official_name)
            for award in awards
        )

    @api.model
    def _count_by_kind(self, names):
        """Say how many collectives and people there are: list of texts."""
        return [
            f"{padded(len(own))} {words}"
            for kind, words in (("collective", "tập thể"), ("individual", "cá nhân"))
            if (own := names.filtered(lambda n, k=kind: n.subject_kind == k))
        ]
