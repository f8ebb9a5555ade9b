# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ..engine.vi_text import capitalise, nfc
from ..models.core.days import vietnam_today
from .emulation_inspection_paper import INSPECTED


class ReportInspectionPlan(models.AbstractModel):
    """Kế hoạch kiểm tra: whom, what, when and who inspects."""

    _name = "report.hr_emulation.inspection_plan"
    _description = "Plan of an Inspection on Paper"
    _inherit = ["emulation.inspection.paper"]

    _symbol_kind = "plan"
    _symbol_else = "KH"

    @api.model
    def _get_missing(self, docs):
        """Tell what each plan lacks; see :meth:`emulation.paper._get_missing`."""
        missing = super()._get_missing(docs)
        for doc in docs:
            lacking = (
                (not doc.target_ids, self.env._("who is inspected")),
                (not doc.date_from, self.env._("the days")),
                (not doc.member_ids, self.env._("the inspectors")),
            )
            missing[doc.id] += [text for is_missing, text in lacking if is_missing]
        return missing

    @api.model
    def _get_words(self, doc):
        contents = doc._get_contents()
        own = doc.kind == "self"
        return {
            "title": nfc(f"Kế hoạch kiểm tra {doc.name}"),
            "draft": doc.state == "draft",
            "head": self._get_inspection_head(doc),
            "type_name": "KẾ HOẠCH TỰ KIỂM TRA" if own else "KẾ HOẠCH KIỂM TRA",
            "abstract": capitalise(self._get_subject_words(doc)),
            "opening": self._get_opening(doc),
            "parts": self._number_parts(
                [
                    {"heading": "MỤC ĐÍCH, YÊU CẦU", "lines": self._tell(doc.purpose)},
                    {
                        "heading": "NỘI DUNG KIỂM TRA",
                        "lines": [
                            line for c in contents for line in self._tell(c.name)
                        ],
                    },
                    {
                        "heading": "ĐỐI TƯỢNG, THỜI GIAN",
                        "lines": [
                            f"Thời gian: {self._get_days(doc)}.",
                            *self._get_targets(doc),
                        ],
                    },
                    {
                        "heading": "TỔ TỰ KIỂM TRA" if own else "ĐOÀN KIỂM TRA",
                        "lines": self._get_team(doc),
                    },
                ]
            ),
            "recipients": self._get_recipients(INSPECTED),
            "signature": self._get_signer(doc),
        }

    @api.model
    def _get_opening(self, doc):
        basis = f"Thực hiện {doc.basis.rstrip(' .')}, " if doc.basis else ""
        joint = f", lồng ghép với {doc.joint_with}" if doc.kind == "joint" else ""
        return self._keep_numbers_whole(
            nfc(
                f"{basis}{self._get_unit_name(doc)} ban hành Kế hoạch kiểm tra "
                f"{self._get_subject_words(doc)}{joint} như sau:"
            )
        )

    @api.model
    def _get_targets(self, doc):
        rows = [
            nfc(f"{number}. {target.subject_name};")
            for number, target in enumerate(doc.target_ids, start=1)
        ]
        return rows[:-1] + [f"{row.rstrip(';')}." for row in rows[-1:]]

    @api.model
    def _get_signer(self, doc):
        day = doc.date_from or vietnam_today()
        signer = doc.body_id.signer_ids._valid_on(day)[:1]
        if signer:
            return self._get_signature(signer)
        return {"lines": ["THỦ TRƯỞNG ĐƠN VỊ"], "name": ""}
