# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ..engine.vi_text import capitalise, nfc, padded


class ReportProposal(models.AbstractModel):
    """Tờ trình with its annexed lists, one for collectives and one for people."""

    _name = "report.hr_emulation.proposal"
    _description = "Proposal Paper"
    _inherit = ["emulation.numbered.paper"]

    _paper_model = "emulation.proposal"
    _paper_type = "Tờ trình"

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of each proposal: {proposal id: dict}."""
        # Whatever the reader's language, the paper is Vietnamese
        docs = docs.with_context(lang="vi_VN")
        return {
            doc.id: {
                "title": nfc(f"Tờ trình {doc.full_number or ''}").strip(),
                "draft": doc.state == "draft",
                "head": self._get_body_head(
                    doc.body_id, self._get_number(doc), doc.date or None
                ),
                "abstract": nfc(doc.subject),
                "upper": nfc(doc.upper_body_id.official_name),
                "bases": self._get_bases(doc),
                "texts": [
                    self._keep_numbers_whole(nfc(text)) for text in doc._get_texts()
                ],
                "recipients": self._get_recipients(doc.recipients),
                "signature": self._get_signer(doc),
                "annexes": self._get_annexes(doc),
            }
            for doc in docs
        }

    @api.model
    def _get_bases(self, doc):
        """The grounds in force on the day of the paper, one a line."""
        bases = [
            f"Căn cứ {nfc(base._citation())}".rstrip(" ;.")
            for base in doc.legal_instrument_ids.sorted()
        ]
        return [self._keep_numbers_whole(f"{text};") for text in bases]

    @api.model
    def _get_annexes(self, doc):
        """Lists of the names, collectives before people, by award and by unit."""
        annexes = []
        # What all names of an award have done is said in the text
        told = [
            award
            for award, lines in doc.line_ids.grouped("award_type_id").items()
            if doc._get_common_citation(lines)
        ]
        for kind, whom in (("collective", "tập thể"), ("individual", "cá nhân")):
            lines = doc.line_ids.filtered(lambda n, k=kind: n.subject_kind == k)
            for award, own in lines.grouped("award_type_id").items():
                given = nfc(award._get_given_words())
                groups = self._get_groups(own)
                rows = [row for group in groups for row in group["rows"]]
                annexes.append(
                    {
                        "title": f"Danh sách {whom} đề nghị {given}",
                        "source": self._get_source(doc),
                        "kind": kind,
                        "groups": groups,
                        "has_places": any(row["place"] for row in rows),
                        "has_citations": award not in told,
                        "has_votes": any(own.mapped("base")),
                        "count": padded(len(own)),
                    }
                )
        return annexes

    @api.model
    def _get_row(self, line, number):
        job, unit = nfc(line.subject_job), nfc(line.subject_unit)
        # A collective that is itself the unit is not named twice
        if unit.casefold() == nfc(line.subject_name).casefold():
            unit = ""
        votes, _comma, share = (line.vote_text or "").partition(", ")
        return {
            "number": padded(number),
            "name": nfc(line.subject_name),
            "place": capitalise(", ".join(filter(None, (job, unit)))),
            "citation": nfc(line.citation),
            "votes": votes,
            "share": share,
        }
