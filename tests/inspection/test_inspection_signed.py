# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64
from hashlib import sha256

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged

from ..proposal.package_case import make_pdf
from .inspection_common import InspectionMixin


@tagged("post_install", "-at_install")
class TestInspectionSigned(InspectionMixin, TransactionCase):
    """The conclusion signed on paper is kept as a scan beside what was printed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_inspection()
        cls.scan = make_pdf()

    def _file(self, inspection, note=None):
        content = base64.b64encode(self.scan)
        return inspection.action_attach_signed("Kết luận.pdf", content, note)

    def test_scan_is_kept(self):
        inspection = self._concluded()
        self.assertTrue(inspection.can_attach_signed)
        context = inspection.action_ask_signed()["context"]
        window = self.env["emulation.signed.wizard"].with_user(self.named)
        window.with_context(**context).create(
            {
                "file_name": "Kết luận.pdf",
                "content": base64.b64encode(self.scan),
                "difference_note": "Sửa tay ngày ký",
            }
        ).action_apply()
        self.assertEqual(inspection.signed_sha256, sha256(self.scan).hexdigest())
        self.assertEqual(inspection.signed_by_id, self.named)
        self.assertTrue(inspection.signed_on)
        self.assertEqual(inspection.difference_note, "Sửa tay ngày ký")
        self.assertEqual(inspection.signed_attachment_id.raw, self.scan)
        self.assertIn(
            f"/{inspection.signed_attachment_id.id}",
            inspection.action_open_signed()["url"],
        )
        last = self.env["emulation.audit.log"].search(
            [("res_model", "=", inspection._name), ("res_id", "=", inspection.id)],
            order="id desc",
            limit=1,
        )
        self.assertEqual(last.event, "attach_signed")
        self.assertFalse(inspection.can_attach_signed)
        with self.assertRaisesRegex(UserError, "already filed"):
            self._file(inspection)

    def test_who_and_when(self):
        inspection = self._under_way()
        with self.assertRaisesRegex(UserError, "not signed yet"):
            self._file(inspection)
        with self.assertRaisesRegex(UserError, "no signed copy"):
            inspection.action_open_signed()
        concluded = self._concluded()
        for role in ("unit_head", "employee", "auditor"):
            with self.assertRaises(AccessError):
                self._file(self._as(role, concluded))
        with self.assertRaisesRegex(UserError, "neither a PDF nor a picture"):
            concluded.action_attach_signed("a.exe", base64.b64encode(b"MZ" * 40))
        with self.assertRaisesRegex(UserError, "steps of the workflow"):
            concluded.write({"signed_sha256": "0" * 64})
        self.assertTrue(self._file(self._as("officer", concluded)))

    def test_scan_stays(self):
        inspection = self._concluded()
        self._file(inspection)
        for user in (self.named, self.users["administrator"]):
            scan = inspection.signed_attachment_id.with_user(user)
            with self.assertRaisesRegex(UserError, "stays as it is"):
                scan.write({"raw": b"khac"})
            with self.assertRaisesRegex(UserError, "stays as it is"):
                scan.unlink()

    def test_inspected_reads_no_scan_that_tells_of_others(self):
        alone, shared = self._concluded(self.unit_a), self._concluded()
        unit_c = self.env["hr.department"].create(
            {"name": "Sở Tài chính", "parent_id": self.union.id}
        )
        others = self._concluded(self.unit_a, unit_c)
        for inspection in (alone, shared, others):
            self._file(inspection)
        head = self.users["unit_head"]
        for inspection in (alone, shared):
            scan = inspection.signed_attachment_id
            self.assertEqual(scan.with_user(head).raw, self.scan)
        scan = others.signed_attachment_id
        self.assertEqual(scan.with_user(self.named).raw, self.scan)
        self.assertEqual(self._as("auditor", scan).raw, self.scan)
        with self.assertRaisesRegex(AccessError, "tells of others"):
            scan.with_user(head).read(["raw"])
        with self.assertRaisesRegex(AccessError, "tells of others"):
            others.with_user(head).action_open_signed()
        self.assertFalse(others.with_user(head)._get_mail_thread_data_attachments())
