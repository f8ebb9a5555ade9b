# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from markupsafe import Markup, escape

from odoo import api, models

from ..engine.text_fit import balance_lines, text_width
from ..engine.vi_text import NUMBER_AND_SYMBOL, nfc, paragraphs, place_date
from ..models.core.days import TIME_ZONE

HEAD_SIZE = 12
# Room of the left column within the widest margins of the decree
HEAD_WIDTH = 64
# Decree 30/2020: the rule under the issuing body is 1/3 to 1/2 of its line
RULE_SHARE = 0.4


class EmulationPaper(models.AbstractModel):
    """What all official papers have: head, signature block, recipients.

    A paper inherits it under the name ``report.<template>`` and prepares the data
    of all its records in :meth:`_get_paper_data`.
    """

    _name = "emulation.paper"
    _description = "Official Paper"

    _paper_model = None

    @api.model
    def _get_report_values(self, docids, data=None):
        """Values of the template: ``docs`` and, by id, the ``data`` of each paper.

        :raise UserError: when a record cannot be printed
        """
        # It names the same day and hour whoever prints it
        paper = self.with_context(tz=TIME_ZONE)
        docs = paper.env[self._paper_model].browse(docids)
        papers = paper._get_paper_data(docs)
        # Printed on the draft: Vietnamese like the rest of it
        missing = paper.with_context(lang="vi_VN")._get_missing(docs)
        for docid, lacking in missing.items():
            content = papers[docid]
            content["missing"] = lacking
            is_draft = content.get("draft") and not self._is_made_final()
            content["draft"] = bool(is_draft or lacking)
        return {
            "doc_ids": docs.ids,
            "doc_model": self._paper_model,
            "docs": docs,
            "papers": papers,
        }

    @api.model
    def _is_made_final(self):
        """Whether this is the final version of a paper that goes ahead of the steps.

        The papers of a nomination are issued while it is still a draft: they are what
        it is submitted with. Elsewhere the state of the document decides.
        """
        is_ahead = self._paper_model == "emulation.nomination"
        return is_ahead and bool(self.env.context.get("emulation_final"))

    @api.model
    def _get_missing(self, docs):
        """Tell what each paper lacks to be final; with something missing it is a draft.

        :return: ``{id: [sentence, ...]}``, for all at once
        """
        return {doc.id: [] for doc in docs}

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of each paper: {id: dict}; read for all at once."""
        raise NotImplementedError

    @api.model
    def _get_head(self, upper, own, layout="union", number=None, place=None, date=None):
        """Return the head of a paper.

        :param upper: name of the upper body, may be empty
        :param own: name of the issuing body
        :param layout: ``union``, ``state`` or ``party``
        :param number: number and symbol; None for papers without a number
        :param place: place name of the line with the date
        :param date: day of the paper; without it the day is left to the pen
        """
        own = balance_lines(nfc(own).upper(), HEAD_WIDTH, HEAD_SIZE, "bold")
        widest = max((text_width(line, HEAD_SIZE, "bold") for line in own), default=0)
        return {
            "layout": layout,
            "upper": balance_lines(nfc(upper).upper(), HEAD_WIDTH, HEAD_SIZE),
            "own": own,
            "own_rule": widest * RULE_SHARE,
            "number": number,
            "place_date": place_date(place, date),
        }

    @api.model
    def _get_body_head(self, body, number=None, date=None):
        """Return the head of a paper of an ``emulation.body``."""
        return self._get_head(
            body.letterhead_upper,
            body.official_name,
            body.layout,
            number,
            body.place,
            date,
        )

    @api.model
    def _keep_numbers_whole(self, text):
        """Return the text as markup whose "09/NQ-CĐVC" does not break at the hyphen."""
        return Markup(
            NUMBER_AND_SYMBOL.sub(
                r'<span class="whole">\g<0></span>', str(escape(text))
            )
        )

    @api.model
    def _get_signature(self, signer):
        """Return the lines above the signature of a body's signer, and the name."""
        return {"lines": signer._signature_lines(), "name": signer.name}

    @api.model
    def _get_recipients(self, text):
        """Return the lines of "Nơi nhận", as typed by the office, without the dash.

        The last one says where the paper is kept; "VT" when the office says nothing.
        """
        lines = [line.lstrip("-–• ").strip(" ;.") for line in paragraphs(text)]
        kept = [line for line in lines if line.casefold().startswith("lưu")]
        return [line for line in lines if line not in kept] + (kept or ["Lưu: VT"])
