# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..engine.placeholders import fill
from ..engine.vi_text import date_words, nfc, paragraphs

PER_ROW = 2


class ReportPledge(models.AbstractModel):
    """Bản giao ước thi đua, signed by the head of each party."""

    _name = "report.hr_emulation.pledge"
    _description = "Pledge on Paper"
    _inherit = ["emulation.paper"]

    _paper_model = "emulation.pledge"

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of each pledge: {pledge id: dict}."""
        return {
            doc.id: self._get_pledge(doc.with_context(lang="vi_VN")) for doc in docs
        }

    @api.model
    def _get_missing(self, docs):
        """A pledge is final with the signatures of all parties."""
        missing = super()._get_missing(docs)
        for doc in docs:
            waiting = doc.party_ids.filtered(lambda p: not p.signed_on)
            missing[doc.id] += [
                self.env._("the signature of %(party)s", party=party.department_id.name)
                for party in waiting
            ]
        return missing

    @api.model
    def _get_pledge(self, doc):
        group = doc._get_group()
        text = doc.final_text or fill(doc.text, doc._get_values())[0]
        signed = [party.signed_on for party in doc.party_ids if party.signed_on]
        is_whole = doc.state == "signed"
        day = fields.Datetime.context_timestamp(doc, max(signed)) if is_whole else None
        upper, own = doc.unit_id.parent_id.name, group.name
        if doc.cluster_id.body_id:
            upper = doc.cluster_id.body_id.official_name
        blocks = [self._get_block(party) for party in doc.party_ids]
        return {
            "title": nfc(f"Giao ước thi đua {doc.name}"),
            "draft": doc.state != "signed",
            "head": self._get_head(upper, own, place=doc.place, date=day),
            "abstract": nfc(f"Năm {doc.year}, {doc.campaign_id.name}"),
            "paragraphs": paragraphs(text),
            "signatures": [
                blocks[start : start + PER_ROW]
                for start in range(0, len(blocks), PER_ROW)
            ],
        }

    @api.model
    def _get_block(self, party):
        """The place of one party's signature, with day and name once signed."""
        note = None
        if party.signed_on:
            day = fields.Datetime.context_timestamp(party, party.signed_on)
            where = "bản giấy" if party.is_on_paper else "hệ thống"
            note = f"(Đã ký trên {where} {date_words(day)})"
        return {
            "title": nfc(party.department_id.name).upper(),
            "note": note,
            "name": nfc(party.signer_name),
        }
