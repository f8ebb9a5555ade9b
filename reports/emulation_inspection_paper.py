# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..engine.vi_text import capitalise, date_words, nfc, paragraphs, period, roman

_ROLES = {
    "leader": "Trưởng đoàn",
    "deputy": "Phó Trưởng đoàn",
    "secretary": "Thư ký",
    "member": "Thành viên",
}
INSPECTED = "Các đơn vị, cá nhân được kiểm tra"
_KINDS = {"campaign": "Cuộc vận động", "movement": "Phong trào thi đua"}


class EmulationInspectionPaper(models.AbstractModel):
    """What the plan and the conclusion of an inspection have in common."""

    _name = "emulation.inspection.paper"
    _description = "Paper of an Inspection"
    _inherit = ["emulation.paper"]

    _paper_model = "emulation.inspection"
    _symbol_kind = None
    _symbol_else = None

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of each paper: {inspection id: dict}."""
        docs.check_access("read")
        # Whatever the reader's language, the paper is Vietnamese
        return {doc.id: self._get_words(doc) for doc in docs.with_context(lang="vi_VN")}

    @api.model
    def _get_words(self, doc):
        """Return the words of one paper."""
        raise NotImplementedError

    @api.model
    def _get_inspection_head(self, doc, date=None):
        """Return the head: of the leading body, else of the inspecting unit."""
        body = doc.body_id
        if not body:
            unit = doc.unit_id.with_context(hierarchical_naming=False)
            number = f"……/{self._symbol_else}"
            return self._get_head(unit.parent_id.name, unit.name, "union", number)
        symbol = body._symbol(self._symbol_kind) or self._symbol_else
        return self._get_body_head(body, f"……/{symbol}", date)

    @api.model
    def _get_subject_words(self, doc):
        """What is inspected, as in the abstract."""
        kind = _KINDS[doc.campaign_id.kind]
        name = nfc(doc.campaign_id.name).rstrip(" .")
        # The names of the guidance documents begin with the kind
        if not name.casefold().startswith(kind.casefold()):
            name = f"{kind} “{name}”"
        return f"việc thực hiện {name} năm {doc.year}"

    @api.model
    def _get_days(self, doc):
        if not doc.date_from:
            return "……"
        if doc.date_to in (False, doc.date_from):
            return date_words(doc.date_from)
        return period(doc.date_from, doc.date_to)

    @api.model
    def _get_team(self, doc):
        """Return the inspectors, one line each."""
        rows = []
        for number, member in enumerate(doc.member_ids, start=1):
            who = ", ".join(filter(None, (member.person_name, member.position)))
            rows.append(nfc(f"{number}. {who} – {_ROLES[member.role]};"))
        return rows[:-1] + [f"{row.rstrip(';')}." for row in rows[-1:]]

    @api.model
    def _tell(self, text):
        return [self._keep_numbers_whole(capitalise(line)) for line in paragraphs(text)]

    @api.model
    def _number_parts(self, parts):
        """Number the parts that have something to say: [{number, heading, …}]."""
        kept = [
            part for part in parts if any(map(part.get, ("lines", "rows", "blocks")))
        ]
        return [
            {**part, "number": roman(number)} for number, part in enumerate(kept, 1)
        ]

    @api.model
    def _get_unit_name(self, doc):
        return nfc(
            doc.body_id.official_name
            or doc.unit_id.with_context(hierarchical_naming=False).name
        )

    @api.model
    def _get_signed_day(self, doc):
        """Return the day of the signature where the organisation is, or None."""
        if not doc.concluded_on:
            return None
        return fields.Datetime.context_timestamp(doc, doc.concluded_on)
