# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ..engine.vi_numbers import grouped, money_words
from ..engine.vi_text import nfc


class ReportPaymentList(models.AbstractModel):
    """Danh sách ký nhận tiền thưởng: who receives how much, and signs for it."""

    _name = "report.hr_emulation.payment_list"
    _description = "Payment List"
    _inherit = ["report.hr_emulation.decision"]

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of each list: {decision id: dict}."""
        return {doc.id: self._get_list(doc) for doc in docs}

    @api.model
    def _get_missing(self, docs):
        """Tell what each list lacks; see :meth:`emulation.paper._get_missing`."""
        missing = super()._get_missing(docs)
        for doc in docs:
            if doc.unpriced_count or not doc.amount_total:
                missing[doc.id].append(
                    self.env._(
                        "the award money of %(count)s names",
                        count=doc.unpriced_count or len(doc.line_ids),
                    )
                )
        return missing

    @api.model
    def _get_list(self, doc):
        amount = int(doc._get_payable())
        return {
            "title": nfc(f"Danh sách ký nhận tiền thưởng {doc.full_number or ''}"),
            "draft": doc.state == "draft",
            "head": self._get_body_head(doc.body_id, date=doc.date or None),
            "source": self._get_source(doc),
            "groups": self._get_groups(doc._get_payable_lines()),
            "total": grouped(amount),
            "words": money_words(amount, doc.company_id.emulation_money_link),
            "signatures": [
                {"title": "NGƯỜI LẬP"},
                {"title": "KẾ TOÁN"},
                {
                    "lines": doc.signer_id._signature_lines() if doc.signer_id else [],
                    "name": doc.signer_id.name,
                },
            ],
        }
