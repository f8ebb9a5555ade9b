# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64
import copy
import io
import zipfile

from pypdf import PdfWriter

from odoo.exceptions import UserError

from ...engine.package import build
from ..common import EmulationMixin
from .proposal_case import ProposalCase

KEY = "một khóa chung đủ dài cho hai bên 2026"


def make_pdf():
    """Return a PDF file of one empty page."""
    stream = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    writer.write(stream)
    return stream.getvalue()


PDF = make_pdf()


class PackageMixin(EmulationMixin):
    """The small union between a lower and an upper body with databases of their own."""

    @classmethod
    def _set_up_packages(cls):
        cls.officer = cls.users["officer"]
        cls.body.code = "cdvc_ab"
        cls.lower_unit = cls.env["hr.department"].create(
            {"name": "Công đoàn ngành Y tế", "parent_id": cls.union.id}
        )
        cls.lower_unit.action_set_emulation_level(
            cls.env.ref("hr_emulation.level_grassroots").id
        )
        cls.lower_body = cls.env["emulation.body"].create(
            {"name": "Công đoàn ngành Y tế", "code": "cdn_yt"}
        )
        cls.lower, cls.upper = cls.env["emulation.exchange.partner"].create(
            [
                {
                    "own_body_id": cls.body.id,
                    "body_id": cls.lower_body.id,
                    "department_id": cls.lower_unit.id,
                    "new_key": KEY,
                },
                {
                    "own_body_id": cls.body.id,
                    "body_id": cls.outside.id,
                    "new_key": KEY,
                },
            ]
        )
        cls.head = {
            "kind": "proposal",
            "sender": "cdn_yt",
            "recipient": "cdvc_ab",
            "made_on": "2022-07-15",
        }
        row = {
            "ref": "11",
            "kind": "individual",
            "name": "Đỗ Thị Lan",
            "code": "YT01",
            "job": "Bác sĩ",
            "unit": "CĐCS Bệnh viện tỉnh",
            "award": {"code": cls.award_inside.code, "name": "Giấy khen"},
            "citation": "Đã có thành tích xuất sắc",
            "summary": "Hoàn thành xuất sắc nhiệm vụ.",
            "votes": {"for": 17, "of": 18},
            "files": [
                {"path": "files/0001.pdf", "name": "Báo cáo.pdf", "paper": "report"}
            ],
        }
        collective = {
            **row,
            "ref": "12",
            "kind": "collective",
            "name": "Khoa Nội",
            "code": None,
            "job": None,
            "files": [],
        }
        cls.data = {
            "number": "07/TTr-CĐN",
            "date": "2022-07-15",
            "subject": "Về việc đề nghị tặng Giấy khen",
            "proposer": {"code": "cdn_yt", "name": "Công đoàn ngành Y tế"},
            "awarding_body": {"code": "cdvc_ab", "name": cls.body.official_name},
            "commendation_type": "merit",
            "year": cls.today.year,
            "files": [
                {"path": "files/0002.pdf", "name": "Tờ trình.pdf", "paper": None}
            ],
            "nominations": [row, collective],
        }
        cls.files = {"files/0001.pdf": PDF, "files/0002.pdf": PDF}

    @classmethod
    def _build(cls, key=KEY, files=None, head=None, **data):
        content = {**copy.deepcopy(cls.data), **data}
        return build(
            {**cls.head, **(head or {})},
            content,
            cls.files if files is None else files,
            key,
        )[0]

    @classmethod
    def _receive(cls, raw, user=None, **vals):
        packages = cls.env["emulation.package"].with_user(user or cls.officer)
        return packages.create(
            {
                "file": base64.b64encode(raw),
                "file_name": "goi.zip",
                "round_id": cls.round.id,
                **vals,
            }
        )


class PackageCase(PackageMixin, ProposalCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._set_up_packages()

    def _b64(self, content):
        return base64.b64encode(content)

    def _raw(self, package):
        return base64.b64decode(package.with_context(bin_size=False).file)

    def _refusal(self, call, *args, **kwargs):
        with self.assertRaises(UserError) as caught:
            call(*args, **kwargs)
        return str(caught.exception)

    def _repack(self, raw, change):
        """Return the package with ``change`` applied to {name: bytes} of its parts."""
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        change(parts)
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return stream.getvalue()

    def _counts(self):
        names = (
            "emulation.nomination",
            "hr.employee",
            "hr.department",
            "emulation.award",
            "emulation.package.line",
        )
        return {
            n: self.env[n].with_context(active_test=False).search_count([])
            for n in names
        }
