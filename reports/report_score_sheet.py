# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ..engine.score_answer import MET, NOT_APPLICABLE, NOT_MET, exact, plain
from ..engine.vi_text import nfc

_WORDS = {MET: "Đạt", NOT_MET: "Không đạt", NOT_APPLICABLE: "Không áp dụng"}
COLUMNS = ("self", "unit", "final")


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
        return {doc.id: self._get_sheet(doc) for doc in docs}

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
        signers = ["Người tự chấm điểm", "Thủ trưởng đơn vị"]
        if doc.subject_kind == "collective":
            signers[0] = "Đại diện tập thể"
        return {
            "title": nfc(f"Phiếu chấm điểm {doc.subject_name} {doc.year}"),
            "draft": doc.state != "closed",
            "head": self._get_head(
                body.official_name, doc_sudo.unit_id.name or "", place=body.place
            ),
            "campaign": nfc(doc_sudo.campaign_id.name),
            "when": f"{period} {doc.year}",
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
            "signers": signers,
        }

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
        words = (line["explanation"], line["remark"]) if line else ()
        return {
            "code": row["code"] or "",
            "text": nfc(row["text"]),
            "is_group": not line,
            "most": vi_points(row["max_score"]),
            "answers": answers,
            "note": nfc("; ".join(filter(None, words))),
        }
