# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

from ...engine.vi_numbers import grouped, money_words
from ...engine.vi_text import paragraphs


class EmulationDecision(models.Model):
    """What a decision says, in the Vietnamese of official papers."""

    _inherit = "emulation.decision"

    proposal_text = fields.Char(
        string="On the Proposal Of",
        help="Printed after the legal bases, as in “Theo đề nghị của Hội đồng Thi đua "
        "– Khen thưởng”.",
    )
    articles = fields.Text(
        string="Own Wording",
        help="The articles, one a line and without “Điều 1.”; empty for the usual "
        "ones, which follow from the names.",
    )
    article_preview = fields.Text(
        string="What It Decides", compute="_compute_article_preview"
    )

    def _compute_article_preview(self):
        for decision in self:
            decision.article_preview = "\n".join(
                f"Điều {number}. {text}"
                for number, text in enumerate(decision._get_articles(), start=1)
            )

    def _get_articles(self):
        """Return the articles as texts without their numbers."""
        self.ensure_one()
        return paragraphs(self.articles) or self._get_usual_articles()

    def _get_usual_articles(self):
        return [
            *self._get_award_articles(),
            self._get_money_article(),
            "Quyết định này có hiệu lực kể từ ngày ký. Các đơn vị liên quan và các "
            "tập thể, cá nhân có tên trong danh sách chịu trách nhiệm thi hành "
            "Quyết định này.",
        ]

    def _get_award_articles(self):
        articles = []
        for award, lines in self.line_ids.grouped("award_type_id").items():
            counts = self._count_by_kind(lines)
            # Where one reason holds for all of them, it is said
            reason = self._get_common_citation(lines)
            reason = f" {reason}" if reason else ""
            given = award._get_given_words()
            articles.append(
                f"{given[:1].upper()}{given[1:]} cho {' và '.join(counts)}{reason} "
                "(có danh sách kèm theo)."
            )
        return articles

    def _get_money_article(self):
        if self.unpriced_count or not self.amount_total:
            return (
                "Tiền thưởng kèm theo được thực hiện theo quy định hiện hành về thi "
                "đua, khen thưởng."
            )
        amount = int(self.amount_total)
        words = money_words(amount, self.company_id.emulation_money_link)
        return (
            f"Tổng số tiền thưởng kèm theo là {grouped(amount)} đồng (bằng chữ: "
            f"{words}), chi từ Quỹ thi đua, khen thưởng năm {self.year} của "
            f"{self.body_id.official_name}."
        )


class EmulationAwardType(models.Model):
    _inherit = "emulation.award.type"

    def _get_given_words(self):
        """How giving it is said on papers: a title is recognised, a form is given."""
        self.ensure_one()
        if self.kind == "title":
            return f"công nhận danh hiệu {self.official_name}"
        return f"tặng {self.official_name}"
