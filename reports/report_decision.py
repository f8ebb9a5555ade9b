# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ..engine.vi_numbers import grouped
from ..engine.vi_text import capitalise, nfc, padded


class ReportDecision(models.AbstractModel):
    """Quyết định khen thưởng with its annexed lists, one for collectives and people."""

    _name = "report.hr_emulation.decision"
    _description = "Decision Paper"
    _inherit = ["emulation.numbered.paper"]

    _paper_model = "emulation.decision"
    _paper_type = "Quyết định"

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of each decision: {decision id: dict}."""
        return {
            doc.id: {
                "title": nfc(f"Quyết định {doc.full_number or ''}").strip(),
                "draft": doc.state == "draft",
                "head": self._get_body_head(
                    doc.body_id, self._get_number(doc), doc.date or None
                ),
                "abstract": nfc(doc.subject),
                "authority": self._get_authority(doc),
                "bases": [self._keep_numbers_whole(t) for t in self._get_bases(doc)],
                "articles": [
                    self._keep_numbers_whole(nfc(text)) for text in doc._get_articles()
                ],
                "recipients": self._get_recipients(doc.body_id.recipients),
                "signature": self._get_signer(doc),
                "annexes": self._get_annexes(doc),
            }
            for doc in docs
        }

    @api.model
    def _get_authority(self, doc):
        """Who decides, in capitals: the committee or the office, and of which body."""
        signer = doc.signer_id
        for_whom = signer.on_behalf if signer.mode else False
        office = signer.committee or for_whom or signer.position or ""
        return nfc(f"{office} {doc.body_id.official_name}").strip().upper()

    @api.model
    def _get_bases(self, doc):
        """The grounds, one a line: what is in force that day, then the proposal."""
        bases = [
            f"Căn cứ {base._citation()}" for base in doc.legal_instrument_ids.sorted()
        ]
        if doc.proposal_text:
            bases.append(f"Theo đề nghị của {doc.proposal_text}")
        texts = [nfc(text).rstrip(" ;.") for text in bases]
        return [f"{text};" for text in texts[:-1]] + [f"{t}." for t in texts[-1:]]

    @api.model
    def _get_annexes(self, doc):
        """Lists of the names, collectives before people, by award and by unit."""
        annexes = []
        for kind, whom in (("collective", "tập thể"), ("individual", "cá nhân")):
            lines = doc.line_ids.filtered(lambda n, k=kind: n.subject_kind == k)
            for award, own in lines.grouped("award_type_id").items():
                annexes.append(
                    {
                        "title": f"Danh sách {whom} được {award._get_given_words()}",
                        "source": self._get_source(doc),
                        "kind": kind,
                        "groups": self._get_groups(own),
                        "has_money": any(own.mapped("amount")),
                        "total": grouped(int(sum(own.mapped("amount")))),
                        "count": padded(len(own)),
                    }
                )
        return annexes

    @api.model
    def _get_row(self, line, number):
        place = [line.subject_job, line.subject_unit]
        if line.subject_kind == "collective":
            same = (
                nfc(line.subject_unit).casefold() == nfc(line.subject_name).casefold()
            )
            place = [False if same else line.subject_unit]
        return {
            "number": padded(number),
            "name": nfc(line.subject_name),
            "place": capitalise(", ".join(filter(None, place))),
            "award": nfc(line.award_type_id.official_name),
            "coefficient": f"{line.coefficient:g}".replace(".", ","),
            "base": grouped(line.base_salary),
            "amount": grouped(int(line.amount)),
        }
