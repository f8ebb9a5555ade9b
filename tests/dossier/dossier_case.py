# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64
import io

from PIL import Image
from pypdf import PdfReader, PdfWriter

from ..common import EmulationCommon
from ..council.session_common import SessionMixin


def new_pdf(pages=1, password=None):
    """Return a PDF in base64, of empty pages."""
    writer, stream = PdfWriter(), io.BytesIO()
    for _number in range(pages):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password)
    writer.write(stream)
    return base64.b64encode(stream.getvalue()).decode()


def new_picture(kind="PNG", size=(60, 40), mode="RGB"):
    """Return a picture in base64."""
    stream = io.BytesIO()
    Image.new(mode, size, 128 if mode == "L" else None).save(stream, kind)
    return base64.b64encode(stream.getvalue()).decode()


def read_text(data):
    pages = PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


class DossierCase(SessionMixin, EmulationCommon):
    """The category asks for a summary, an uploaded paper, a batch list and minutes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_sessions()
        kinds = cls.env["emulation.dossier.document.type"]
        cls.kind_summary = cls.env.ref("hr_emulation.doc_type_summary")
        cls.kind_initiative = cls.env.ref("hr_emulation.doc_type_initiative")
        cls.kind_minutes = cls.env.ref("hr_emulation.doc_type_council_minutes")
        cls.kind_batch = kinds.create(
            {
                "name": "List of the unit",
                "official_name": "Danh sách đề nghị của đơn vị",
                "code": "unit_list",
                "scope": "unit_batch",
                "source": "uploaded",
                "sequence": 90,
            }
        )
        cls.kinds = (
            cls.kind_summary | cls.kind_initiative | cls.kind_minutes | cls.kind_batch
        )
        cls.inside.document_type_ids = cls.kinds
        cls.nomination = cls._new_nomination(summary="Hoàn thành xuất sắc nhiệm vụ.")
        cls.unit_head = cls.users["unit_head"]

    @classmethod
    def _paper(cls, nomination, kind):
        papers = {p["type"]: p for p in nomination._get_dossier()[nomination.id]}
        return papers[kind]

    @classmethod
    def _upload(cls, nomination, kind, user=None, content=None, **vals):
        nomination = nomination.with_user(user or cls.officer)
        return cls.env["emulation.dossier.document"].browse(
            nomination.action_upload_document(
                kind.id, "giấy.pdf", content or new_pdf(), **vals
            )
        )

    @classmethod
    def _minuted(cls, nominations):
        session = cls._opened(nominations, present=6)
        session.action_record_counts(cls._rows(session, *[(6,)] * len(nominations)))
        session.action_close()
        session.action_minute()
        return session
