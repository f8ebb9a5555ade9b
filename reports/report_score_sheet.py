# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ..engine.score_answer import MET, NOT_APPLICABLE, NOT_MET, exact, plain
from ..engine.vi_text import nfc
from ..models.campaign.assessment.emulation_assessment_totals import COLUMNS

_WORDS = {MET: "Đạt", NOT_MET: "Không đạt", NOT_APPLICABLE: "Không áp dụng"}


def vi_points(text):
    """Points as Vietnamese papers write them: 7.5 is 7,5."""
    return plain(exact(text)).replace(".", ",") if text else ""


class ReportScoreSheet(models.AbstractModel):
    """Phiếu chấm điểm: the rows and totals of the screen, on paper."""

    _name = "report.hr_emulation.score_sheet"
    _description = "Score Sheet"
    _inherit = ["emulation.paper"]
    _paper_model = "emulation.assessment"

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of each sheet: {assessment id: dict}."""
        docs.check_access("read")
        # Whatever the reader's language, the paper is Vietnamese
        return {doc.id: self._get_sheet(doc) for doc in docs.with_context(lang="vi_VN")}

    @api.model
    def _get_sheet(self, doc):
        doc_sudo = doc.sudo()
        body = doc_sudo.campaign_id.leading_body_id
        totals = doc_sudo._get_totals()
        # A column that nobody has written yet is left to the pen
        written = {
            column: any(line[f"{column}_value"] for line in doc_sudo.line_ids)
            for column in COLUMNS
        }
        period = "6 tháng đầu năm" if doc.period == "h1" else "Năm"
        label, signer = "Họ và tên", "Người tự chấm điểm"
        if doc.subject_kind == "collective":
            label, signer = "Tập thể", "Đại diện tập thể"
        return {
            "title": nfc(f"Phiếu chấm điểm {doc.subject_name} {doc.year}"),
            "draft": doc.state != "closed",
            "head": self._get_head(
                body.official_name, doc_sudo.unit_id.name or "", place=body.place
            ),
            "campaign": nfc(doc_sudo.campaign_id.name),
            "when": f"{period} {doc.year}",
            "label": label,
            "name": nfc(doc.subject_name),
            "unit": nfc(doc_sudo.unit_id.name or ""),
            "rows": [
                self._get_paper_row(row, totals, written)
                for row in doc_sudo._get_rows()
            ],
            "most": vi_points(totals["self"]["possible"]),
            "totals": [
                vi_points(totals[column]["total"]) if written[column] else ""
                for column in COLUMNS
            ],
            "failed": totals["final"]["failed"],
            "outcome": nfc(self._get_outcome(doc_sudo, totals["final"]["percent"])),
            "signers": [signer, "Thủ trưởng đơn vị"],
        }

    @api.model
    def _get_outcome(self, doc, percent):
        """What a closed sheet led to, as a sentence."""
        if doc.state != "closed":
            return ""
        told = []
        if percent:
            told.append(f"Tỷ lệ điểm đạt: {vi_points(percent)} %")
        if doc.rating_id:
            told.append(f"Xếp loại: {doc.rating_id.level_label}")
        if doc.is_honoured:
            told.append(f"Được biểu dương: {doc.honour_text}")
        return "; ".join(told)

    @api.model
    def _get_paper_row(self, row, totals, written):
        line = row["line"]
        if line:
            answers = [
                vi_points(line[f"{column}_value"])
                if row["scoring"] == "points"
                and line[f"{column}_value"] not in ("", NOT_APPLICABLE)
                else _WORDS.get(line[f"{column}_value"], line[f"{column}_value"])
                for column in COLUMNS
            ]
        else:
            answers = [
                vi_points(totals[column]["points"].get(str(row["key"])))
                if written[column]
                else ""
                for column in COLUMNS
            ]
        words = []
        if line:
            cited = (*line["files"], *line["activities"])
            evidence = [item["name"] for item in cited]
            words = [line["explanation"], line["remark"]]
            words += [f"Minh chứng: {', '.join(evidence)}"] if evidence else []
        # Words of subject, unit and office need more room than points
        told = line and row["scoring"] == "text"
        return {
            "in_words": "; ".join(dict.fromkeys(filter(None, answers))) if told else "",
            "code": row["code"] or "",
            "text": nfc(row["text"]),
            "is_group": not line,
            "most": vi_points(row["max_score"]),
            "answers": answers,
            "note": nfc("; ".join(filter(None, words))),
        }
