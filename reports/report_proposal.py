# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ..engine.vi_text import capitalise, date_words, nfc, padded


class ReportProposal(models.AbstractModel):
    """Tờ trình with its annexed lists, one for collectives and one for people."""

    _name = "report.hr_emulation.proposal"
    _description = "Proposal Paper"
    _inherit = ["emulation.paper"]

    _paper_model = "emulation.proposal"

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
    def _get_missing(self, docs):
        """Tell what each proposal lacks; see :meth:`emulation.paper._get_missing`."""
        missing = super()._get_missing(docs)
        for doc in docs:
            body = doc.body_id.official_name
            lacking = (
                (doc.number <= 0, self.env._("the number")),
                (not doc.symbol, self.env._("the symbol after the number")),
                (not doc.date, self.env._("the date")),
                (not doc.subject, self.env._("the abstract")),
                (not doc.signer_id, self.env._("the signer")),
                (not doc.legal_instrument_ids, self.env._("the legal bases")),
                (not doc.line_ids, self.env._("the names")),
                (
                    not doc.body_id.place,
                    self.env._("the place of “%(body)s”", body=body),
                ),
            )
            missing[doc.id] += [text for is_missing, text in lacking if is_missing]
        return missing

    @api.model
    def _get_signer(self, doc):
        """Who signs; a draft may not know yet."""
        if not doc.signer_id:
            return {"lines": [], "name": ""}
        return self._get_signature(doc.signer_id)

    @api.model
    def _get_number(self, doc):
        return nfc(doc.full_number or f"……/{doc.symbol or ''}")

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
        for kind, whom in (("collective", "tập thể"), ("individual", "cá nhân")):
            lines = doc.line_ids.filtered(lambda n, k=kind: n.subject_kind == k)
            for award, own in lines.grouped("award_type_id").items():
                given = nfc(award._get_given_words())
                annexes.append(
                    {
                        "title": f"Danh sách {whom} đề nghị {given}",
                        "source": self._get_source(doc),
                        "kind": kind,
                        "groups": self._get_groups(own),
                        "has_votes": any(own.mapped("base")),
                        "count": padded(len(own)),
                    }
                )
        return annexes

    @api.model
    def _get_source(self, doc):
        day = date_words(doc.date) if doc.date else "ngày …… tháng …… năm ………"
        return self._keep_numbers_whole(
            nfc(
                f"(Kèm theo Tờ trình số {self._get_number(doc)} {day} "
                f"của {doc.body_id.official_name})"
            )
        )

    @api.model
    def _get_groups(self, lines):
        """Names by unit, numbered through: [{name, rows: [{number, ...}]}]."""
        groups, number = [], 0
        for unit, own in lines.grouped("unit_id").items():
            rows = []
            for line in own:
                number += 1
                rows.append(self._get_row(line, number))
            groups.append({"name": nfc(unit.sudo().name), "rows": rows})
        return groups

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
