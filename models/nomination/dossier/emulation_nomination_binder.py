# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64
import io
import zipfile
from collections import Counter

from PIL import Image

from odoo import api, models
from odoo.exceptions import UserError

from ....engine.binder import bind, count_pages
from ....engine.scan import is_pdf
from ....engine.vi_text import nfc

# Official words, as on the papers themselves
_STATES = {
    "missing": "Còn thiếu",
    "draft": "Đang soạn",
    "issued": "Đã ban hành",
    "signed": "Đã ký",
}
_OF_OTHERS = "Lưu nơi khác"
_QUALITY = 90


class EmulationNomination(models.Model):
    """The whole dossier of a nomination as one file."""

    _inherit = "emulation.nomination"

    def action_bind_dossier(self):
        """Download the dossiers: one PDF of one nomination, an archive of several.

        :return: URL action
        :raise UserError: when nothing is chosen
        """
        if not self:
            raise UserError(self.env._("Choose what is to be printed."))
        self.check_access("read")
        ids = ",".join(str(nomination_id) for nomination_id in self.ids)
        return {
            "type": "ir.actions.act_url",
            "url": f"/hr_emulation/dossier/{ids}",
            "target": "download",
        }

    def _write_dossiers(self, stream):
        """Write the bound dossiers and return the name of the file.

        :param stream: file opened for writing
        """
        self.check_access("read")
        self.env["emulation.access.log"]._append(self)
        bound = self._bind_dossiers()
        if len(self) == 1:
            _nomination, content = next(bound)
            stream.write(content)
            return f"{self._get_dossier_name()}.pdf"
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
            for number, (nomination, content) in enumerate(bound, start=1):
                unit = nfc(nomination.unit_id.sudo().name).replace("/", "-")
                name = f"{number:03d} {nomination._get_dossier_name()}.pdf"
                archive.writestr(f"{unit}/{name}", content)
        return f"{self.env._('Dossiers')}.zip"

    def _get_dossier_name(self):
        parts = ("Hồ sơ", self.subject_name, self.award_type_id.official_name)
        return nfc(" - ".join(filter(None, parts))).replace("/", "-")

    def _bind_dossiers(self):
        """Yield ``(nomination, PDF)``; a shared file is read once, none longer kept.

        Papers that the user may not open are named, but not bound.
        """
        dossiers = self._get_dossier()
        documents = self.env["emulation.dossier.document"].union(
            *(paper["document"] for papers in dossiers.values() for paper in papers)
        )
        readable = documents._filtered_access("read")
        files = {document.id: document._get_counting_file() for document in readable}
        self.env["ir.attachment"].union(*files.values())._log_access_to_dossiers()
        press = self.env["ir.actions.report"]._get_press()
        paperformat_sudo = self.env.ref("hr_emulation.paperformat_decree_30").sudo()
        printer = (press, paperformat_sudo._get_paper_values())
        uses = Counter(p["document"] for papers in dossiers.values() for p in papers)
        pages = {}
        for nomination in self:
            papers = dossiers[nomination.id]
            for document in {paper["document"] for paper in papers}:
                uses[document] -= 1
                if document.id not in pages and files.get(document.id):
                    # Opening the files is logged above, for all of them
                    file_sudo = files[document.id].sudo()
                    pages[document.id] = self._make_pages(press, file_sudo.raw)
                    file_sudo.invalidate_recordset(["raw"])
            yield nomination, nomination._bind(printer, papers, pages)
            for paper in papers:
                if not uses[paper["document"]]:
                    pages.pop(paper["document"].id, None)

    def _bind(self, printer, papers, pages):
        """Return contents and papers as one PDF.

        :param printer: press and measures of the page of contents
        :param pages: ``{document id: PDF}`` of the files that can be opened
        """
        parts = [
            (nfc(paper["type"].official_name), pages[paper["document"].id])
            for paper in papers
            if paper["document"].id in pages
        ]
        # How long the contents are is known once they are set
        before = 1
        contents = self._make_contents(printer, papers, pages, before)
        if (length := count_pages(contents)) != before:
            contents = self._make_contents(printer, papers, pages, length)
        return bind([("Mục lục", contents), *parts], self._get_dossier_name())

    def _make_contents(self, printer, papers, pages, before):
        """Return the page of contents; ``before`` is how many pages it has itself."""
        press, measures = printer
        rows, number = [], before + 1
        for paper in papers:
            document, state = paper["document"], paper["state"]
            content = pages.get(document.id)
            is_there = state in ("issued", "signed")
            rows.append(
                {
                    "name": nfc(paper["type"].official_name),
                    "state": _OF_OTHERS if is_there and not content else _STATES[state],
                    "sha256": (document.counting_sha256 or "")[:10] if content else "",
                    "page": number if content else "",
                }
            )
            number += count_pages(content) if content else 0
        facts = (
            ("Tập thể, cá nhân", self.snapshot_name or self.subject_name),
            ("Đơn vị", self.snapshot_unit or self.unit_id.name),
            ("Danh hiệu, hình thức khen thưởng", self.award_type_id.official_name),
            ("Đợt xét", self.round_id.name),
        )
        values = {
            "title": self._get_dossier_name(),
            "paper": measures,
            "facts": [(label, nfc(text)) for label, text in facts if text],
            "rows": rows,
        }
        page = self.env["ir.qweb"]._render("hr_emulation.dossier_contents", values)
        return press.make_pdf(str(page))

    @api.model
    def _make_pages(self, press, data):
        """Return a file as PDF: pictures become pages."""
        if is_pdf(data):
            return data
        with Image.open(io.BytesIO(data)) as picture:
            # Red, green and blue for every screen, and no metadata of the camera
            stream = io.BytesIO()
            picture.convert("RGB").save(stream, "JPEG", quality=_QUALITY)
            is_wide = picture.width > picture.height
        uri = f"data:image/jpeg;base64,{base64.b64encode(stream.getvalue()).decode()}"
        page = self.env["ir.qweb"]._render(
            "hr_emulation.dossier_picture",
            {"title": "Ảnh", "picture": {"uri": uri, "is_wide": is_wide}},
        )
        return press.make_pdf(str(page))
