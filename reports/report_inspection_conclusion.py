# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ..engine.vi_text import capitalise, nfc, short_date
from .emulation_inspection_paper import INSPECTED

_ANSWERS = {
    "good": "Thực hiện tốt",
    "partly": "Thực hiện một phần",
    "not_done": "Chưa thực hiện",
    "not_applicable": "Không áp dụng",
}
_SEVERITIES = {
    "remark": "Lưu ý",
    "minor": "Nhẹ",
    "major": "Nghiêm trọng",
    "grave": "Rất nghiêm trọng",
}


class ReportInspectionConclusion(models.AbstractModel):
    """Kết luận kiểm tra: what was found with whom, and what has to be done until when.

    Somebody who is inspected prints the extract that concerns him.
    """

    _name = "report.hr_emulation.inspection_conclusion"
    _description = "Conclusion of an Inspection on Paper"
    _inherit = ["emulation.inspection.paper"]

    _symbol_kind = "conclusion"
    _symbol_else = "KL"

    @api.model
    def _get_missing(self, docs):
        """A conclusion is final with its signature."""
        missing = super()._get_missing(docs)
        for doc in docs:
            lacking = (
                (not doc.conclusion, self.env._("the general assessment")),
                (not doc.concluded_on, self.env._("the signature")),
            )
            missing[doc.id] += [text for is_missing, text in lacking if is_missing]
        return missing

    @api.model
    def _get_words(self, doc):
        day = self._get_signed_day(doc)
        domain = [("inspection_id", "=", doc.id)]
        # Searched for, so that the reader prints no more than he may read
        targets = self.env["emulation.inspection.target"].search(domain)
        # Only to tell whether that is all of it
        is_extract = len(targets) != targets.sudo().search_count(domain)
        own = doc.kind == "self"
        type_name = "KẾT LUẬN TỰ KIỂM TRA" if own else "KẾT LUẬN KIỂM TRA"
        return {
            "title": nfc(f"Kết luận kiểm tra {doc.name}"),
            "draft": not day,
            "head": self._get_inspection_head(doc, day),
            "type_name": f"TRÍCH {type_name}" if is_extract else type_name,
            "abstract": capitalise(self._get_subject_words(doc)),
            "opening": self._get_opening(doc),
            "parts": self._number_parts(
                [
                    {
                        "heading": "TỔ TỰ KIỂM TRA" if own else "ĐOÀN KIỂM TRA",
                        "lines": self._get_team(doc),
                    },
                    {
                        "heading": "KẾT QUẢ KIỂM TRA",
                        "blocks": [
                            self._get_block(number, target)
                            for number, target in enumerate(targets, start=1)
                        ],
                    },
                    self._get_findings(targets),
                    {
                        "heading": "ĐÁNH GIÁ CHUNG",
                        "lines": self._tell(doc.conclusion),
                    },
                    {"heading": "KIẾN NGHỊ", "lines": self._tell(doc.recommendation)},
                ]
            ),
            "recipients": self._get_recipients(INSPECTED),
            "signature": self._get_signature_block(doc, day),
        }

    @api.model
    def _get_opening(self, doc):
        basis = f"Thực hiện {doc.basis.rstrip(' .')}, " if doc.basis else ""
        joint = f", lồng ghép với {doc.joint_with}" if doc.kind == "joint" else ""
        did = "đã tự kiểm tra" if doc.kind == "self" else "đã kiểm tra"
        return self._keep_numbers_whole(
            nfc(
                f"{basis}{self._get_unit_name(doc)} {did} "
                f"{self._get_subject_words(doc)}{joint}. "
                f"Thời gian: {self._get_days(doc)}. Kết luận như sau:"
            )
        )

    @api.model
    def _get_block(self, number, target):
        day = target.visited_on
        visited = f" (ngày {short_date(day)})" if day else ""
        return {
            "heading": nfc(f"{number}. {target.subject_name}{visited}"),
            "rows": [
                {
                    "number": row,
                    "text": capitalise(nfc(line.text).rstrip(" ;.")),
                    "answer": _ANSWERS.get(line.answer, ""),
                    "note": nfc(line.note or ""),
                }
                for row, line in enumerate(target.line_ids, start=1)
            ],
            "lines": self._tell(target.note),
        }

    @api.model
    def _get_findings(self, targets):
        findings = targets.finding_ids.sorted(
            lambda f: (f.target_id.sequence, f.target_id.id, f.id)
        )
        part = {"heading": "TỒN TẠI, HẠN CHẾ VÀ THỜI HẠN KHẮC PHỤC"}
        if not findings:
            return {**part, "lines": ["Không có tồn tại, hạn chế phải khắc phục."]}
        return {
            **part,
            "rows": [
                {
                    "number": number,
                    "text": nfc(finding.text),
                    "where": nfc(finding.target_id.subject_name),
                    "severity": _SEVERITIES[finding.severity],
                    "deadline": short_date(finding.deadline),
                    "responsible": nfc(finding.responsible_id.name or ""),
                }
                for number, finding in enumerate(findings, start=1)
            ],
        }

    @api.model
    def _get_signature_block(self, doc, day):
        leaders = doc.member_ids.filtered(lambda m: m.role == "leader")
        if doc.kind == "self":
            title = "TM. TỔ TỰ KIỂM TRA"
        elif not day or doc.signer_name in leaders.mapped("person_name"):
            title = "TRƯỞNG ĐOÀN KIỂM TRA"
        else:
            title = "TM. ĐOÀN KIỂM TRA"
        signed = [f"(Đã ký trên hệ thống ngày {short_date(day)})"] if day else []
        return {"lines": [title, *signed], "name": nfc(doc.signer_name or "")}
