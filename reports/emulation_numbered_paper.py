# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ..engine.vi_text import date_words, nfc


class EmulationNumberedPaper(models.AbstractModel):
    """What papers numbered in a series have in common: number, signer, annexed lists.

    For models that inherit ``emulation.numbered.mixin``.
    """

    _name = "emulation.numbered.paper"
    _description = "Numbered Official Paper"
    _inherit = ["emulation.paper"]

    # As in "Kèm theo Quyết định số …"
    _paper_type = None

    @api.model
    def _get_missing(self, docs):
        missing = super()._get_missing(docs)
        for doc in docs:
            number = [] if doc.number > 0 else [self.env._("the number")]
            lacking = doc.with_context(lang=self.env.lang)._get_lacking()
            missing[doc.id] += number + [thing for thing, _sentence in lacking]
        return missing

    @api.model
    def _get_number(self, doc):
        return nfc(doc.full_number or f"……/{doc.symbol or ''}")

    @api.model
    def _get_signer(self, doc):
        """Who signs; a draft may not know yet."""
        if not doc.signer_id:
            return {"lines": [], "name": ""}
        return self._get_signature(doc.signer_id)

    @api.model
    def _get_source(self, doc):
        """What an annexed list belongs to."""
        day = date_words(doc.date) if doc.date else "ngày …… tháng …… năm ………"
        return self._keep_numbers_whole(
            nfc(
                f"(Kèm theo {self._paper_type} số {self._get_number(doc)} {day} "
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
        """Return the words of one name of a list; ``number`` in its list."""
        raise NotImplementedError
