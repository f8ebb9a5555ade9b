# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64
from types import SimpleNamespace

from odoo import api, models
from odoo.tools import SQL

from ..engine.grid import grid_svg
from ..engine.vi_text import nfc
from ..models.core.days import vietnam_today

# Longer than most: what an office gives itself is taken when it is longer still
_LONG = {
    "subject_name": "Nguyễn Hoàng Tôn Nữ Thị Phương Quỳnh Nghi",
    "subject_job": "Phó Trưởng phòng Quản lý ngân sách, tài chính",
    "subject_unit": "Công đoàn cơ sở Sở Nông nghiệp và Phát triển nông thôn",
    "citation": "Đã có thành tích xuất sắc trong thực hiện cuộc vận động “Trung thành, "
    "trách nhiệm, liêm chính, sáng tạo”, giai đoạn 2017 - 2022",
}


class ReportCertificateSample(models.AbstractModel):
    """A certificate that nobody gets, with the longest words there are."""

    _name = "report.hr_emulation.certificate_sample"
    _description = "Sample of a Certificate"
    _inherit = ["report.hr_emulation.certificate"]

    _paper_model = "emulation.certificate.layout"

    @api.model
    def _get_paper_data(self, docs):
        """Return places, sizes and words of each sample: {layout id: dict}."""
        words = self._get_longest()
        frames = {layout: layout._get_frame_uri() for layout in docs}
        return {
            doc.id: {
                **self._get_certificate(self._get_sample(doc, words), frames),
                "grid": self._get_grid(doc),
            }
            for doc in docs
        }

    @api.model
    def _get_missing(self, docs):
        """A sample lacks nothing; see :meth:`emulation.paper._get_missing`."""
        return self.env["emulation.paper"]._get_missing(docs)

    @api.model
    def _get_longest(self):
        """Return the longest words of the decisions of this company, in one query."""
        self.env["emulation.decision.line"].flush_model()
        longest = SQL(", ").join(
            SQL(
                "(array_agg(line.%(name)s ORDER BY length(line.%(name)s) DESC "
                "NULLS LAST))[1] AS %(name)s",
                name=SQL.identifier(name),
            )
            for name in _LONG
        )
        [row] = self.env.execute_query_dict(
            SQL(
                "SELECT %s FROM emulation_decision_line line WHERE line.company_id = %s",
                longest,
                self.env.company.id,
            )
        )
        return {
            name: max(nfc(row[name]), text, key=len) for name, text in _LONG.items()
        }

    @api.model
    def _get_sample(self, layout, words):
        """Return what looks like a certificate to who sets its words."""
        awards = (
            self.env["emulation.award.type"]
            .search([("certificate_layout_id", "=", layout.id)])
            .sorted(lambda a: -len(a.official_name))
        )
        body = layout.body_id or self.env["emulation.body"].search(
            [("company_id", "=", self.env.company.id), ("signer_ids", "!=", False)],
            limit=1,
        )
        today = vietnam_today()
        base = self.env["emulation.certificate"].get_base_url()
        return SimpleNamespace(
            layout_id=layout,
            award_type_id=awards[:1]
            or SimpleNamespace(official_name="Giấy khen", kind="form"),
            award_id=SimpleNamespace(subject_kind="individual"),
            decision_id=SimpleNamespace(
                body_id=body,
                signer_id=body.signer_ids._valid_on(today)[:1] or body.signer_ids[:1],
                full_number="04/QĐ-…",
                date=today,
            ),
            golden_book_number="0000",
            # Leads nowhere: no certificate has this token
            _get_public_url=lambda: f"{base}/emulation/certificate/{'0' * 32}",
            **words,
        )

    @api.model
    def _get_grid(self, layout):
        return False


class ReportCertificateGrid(models.AbstractModel):
    """The same on squared paper, to be laid over a sheet of pre-printed stock."""

    _name = "report.hr_emulation.certificate_grid"
    _description = "Test Sheet of a Certificate"
    _inherit = ["report.hr_emulation.certificate_sample"]

    @api.model
    def _get_grid(self, layout):
        picture = grid_svg(
            layout.page_width, layout.page_height, self._get_boxes(layout)
        )
        content = base64.b64encode(picture.encode()).decode()
        return f"data:image/svg+xml;base64,{content}"

    @api.model
    def _get_boxes(self, layout):
        """Return the places as the layout sets them: [(name, x, y, width, height)]."""
        x, y = layout.offset_x, layout.offset_y
        wide = layout.page_width - 2 * layout.text_side
        labels = {
            "body": "Cơ quan tặng",
            "award": "Danh hiệu, hình thức",
            "name": "Họ tên",
            "unit": "Chức vụ, đơn vị",
            "citation": "Thành tích",
        }
        boxes = [
            (
                label,
                layout.text_side + x,
                layout[f"{name}_top"] + y,
                wide,
                layout[f"{name}_height"],
            )
            for name, label in labels.items()
            if name not in ("body", "award") or layout[f"print_{name}"]
        ]
        right = layout.page_width - layout.signature_right - layout.signature_width
        signed = layout.signature_space
        boxes += [
            ("Quyết định", layout.decision_left + x, layout.decision_top + y,
             layout.decision_width, 20),
            ("Chữ ký", right + x, layout.signature_top + y,
             layout.signature_width, signed + 25),
        ]  # fmt: skip
        if layout.print_qr:
            size = layout.qr_size
            boxes.append(("QR", layout.qr_left + x, layout.qr_top + y, size, size))
        return [(name, *(round(side, 1) for side in box)) for name, *box in boxes]


class ReportBodySample(models.AbstractModel):
    """A sheet that shows head, signers and recipients of a body as papers print them."""

    _name = "report.hr_emulation.body_sample"
    _description = "Sample Sheet of a Body"
    _inherit = ["emulation.paper"]

    _paper_model = "emulation.body"

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of each sheet: {body id: dict}."""
        today = vietnam_today()
        return {
            doc.id: {
                "title": nfc(f"Bản in thử – {doc.official_name}"),
                "draft": False,
                "head": self._get_body_head(
                    doc, f"04/{doc._symbol('decision') or '……'}", today
                ),
                "symbols": [
                    self._keep_numbers_whole(f"04/{nfc(symbol.symbol)}")
                    for symbol in doc.symbol_ids
                ],
                "recipients": self._get_recipients(doc.recipients),
                "signatures": [
                    self._get_signature(signer)
                    for signer in doc.signer_ids._valid_on(today)
                ]
                or [{"lines": ["……………………"], "name": ""}],
            }
            for doc in docs
        }
