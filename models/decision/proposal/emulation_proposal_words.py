# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ....engine.vi_numbers import number_words
from ....engine.vi_text import padded, paragraphs

_KINDS = (("collective", "tập thể"), ("individual", "cá nhân"))
# Words of official papers: printed in Vietnamese whatever the user's language
_TYPES = {
    "merit": "khen thưởng công trạng",
    "thematic": "khen thưởng theo chuyên đề",
    "sudden": "khen thưởng đột xuất",
    "service": "khen thưởng quá trình cống hiến",
    "seniority": "khen thưởng theo niên hạn",
    "external": "khen thưởng đối ngoại",
}


class EmulationProposal(models.Model):
    """What a proposal says, in the Vietnamese of official papers."""

    _inherit = "emulation.proposal"

    own_wording = fields.Text(
        help="The paragraphs between the legal bases and the signature; empty for the "
        "usual ones, which follow from the names.",
    )
    recipients = fields.Text(
        compute="_compute_recipients",
        store=True,
        readonly=False,
        precompute=True,
        help="Lines of “Nơi nhận” printed on the proposal, one a line.",
    )
    text_preview = fields.Text(string="What It Says", compute="_compute_text_preview")

    @api.depends("body_id")
    def _compute_recipients(self):
        for proposal in self:
            lines = paragraphs(proposal.body_id.recipients)
            kept = [
                line
                for line in lines
                if line.lstrip("-–• ").casefold().startswith("lưu")
            ]
            proposal.recipients = "\n".join(["- Như trên;", *(kept or ["- Lưu: VT."])])

    def _compute_text_preview(self):
        for proposal in self:
            proposal.text_preview = "\n".join(proposal._get_texts())

    @api.model
    def _get_usual_subject(self, nominations, award_body):
        names = dict.fromkeys(
            nominations.award_type_id.mapped(lambda a: a._get_given_words())
        )
        text = f"Về việc đề nghị {', '.join(names)}"
        if award_body.official_name.casefold() in text.casefold():
            return text
        return f"{text} của {award_body.official_name}"

    def _get_texts(self):
        """Return the paragraphs after the legal bases."""
        self.ensure_one()
        return paragraphs(self.own_wording) or [
            self._get_request_text(),
            *self._get_award_texts(),
            self._get_total_text(),
            *self._get_dossier_texts(),
            f"{self.body_id.official_name} kính trình "
            f"{self.upper_body_id.official_name} xem xét, quyết định./.",
        ]

    def _get_request_text(self):
        body, upper = self.body_id.official_name, self.upper_body_id.official_name
        whom = ""
        if self.award_body_id != self.upper_body_id:
            whom = f", trình {self.award_body_id.official_name} quyết định"
        return (
            f"Căn cứ kết quả xét khen thưởng, {body} kính đề nghị {upper} xem xét"
            f"{whom} khen thưởng các tập thể, cá nhân có thành tích sau đây (loại hình: "
            f"{_TYPES[self.commendation_type]}):"
        )

    def _get_award_texts(self):
        """One line for each award: how many of which kind of subject."""
        texts = []
        for award, lines in self.line_ids.grouped("award_type_id").items():
            given = award._get_given_words()
            counts = " và ".join(self._get_kind_counts(lines))
            reason = self._get_common_citation(lines)
            reason = f" {reason}" if reason else ""
            texts.append(f"- {given[:1].upper()}{given[1:]}: {counts}{reason};")
        return texts

    def _get_kind_counts(self, lines):
        link = self.company_id.emulation_money_link
        counts = []
        for kind, words in _KINDS:
            number = len(lines.filtered(lambda n, k=kind: n.subject_kind == k))
            if number:
                counts.append(
                    f"{padded(number)} ({number_words(number, link)}) {words}"
                )
        return counts

    def _get_total_text(self):
        number = len(self.line_ids)
        words = number_words(number, self.company_id.emulation_money_link)
        return (
            f"Tổng số: {padded(number)} ({words}) trường hợp, có danh sách kèm theo. Các "
            "trường hợp trên đã được bình xét, thẩm định theo quy định."
        )

    def _get_dossier_texts(self):
        """Which papers go with it, as the award categories ask."""
        papers = self.line_ids.nomination_id.category_id.document_type_ids.sorted()
        names = dict.fromkeys(
            paper.official_name
            for paper in papers.filtered(lambda p: p.scope != "proposal")
        )
        return [f"Hồ sơ kèm theo gồm: {'; '.join(names)}."] if names else []
