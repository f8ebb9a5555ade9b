# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64
from hashlib import sha256

from odoo.exceptions import UserError
from odoo.tests import tagged

from .dossier_case import DossierCase, new_pdf, new_picture, read_text


@tagged("post_install", "-at_install")
class TestDossierDocument(DossierCase):
    def _issued(self, nomination=None):
        nomination = (nomination or self.nomination).with_user(self.officer)
        ids = nomination.action_issue_documents(self.kind_summary.id)
        return self.env["emulation.dossier.document"].browse(ids)

    def _refused(self, call, *args, **kwargs):
        with self.assertRaises(UserError) as caught:
            call(*args, **kwargs)
        return str(caught.exception)

    # --- Draft, issued, signed ---------------------------------------------------------

    def test_checklist(self):
        papers = self.nomination._get_dossier()[self.nomination.id]
        self.assertEqual(
            [p["type"] for p in papers],
            list(self.kinds.sorted(lambda k: (k.sequence, k.id))),
        )
        self.assertEqual({p["state"] for p in papers}, {"missing"})
        self.assertFalse(any(p["document"] for p in papers))
        self.assertEqual(self.nomination.dossier_text, "0/4")

    def test_draft_is_made_anew(self):
        row = self.nomination.with_user(self.officer).dossier_row_ids.filtered(
            lambda r: r.type_id == self.kind_summary
        )
        self.assertTrue(row.can_make and row.can_issue and row.can_attach_signed)
        action = row.action_make()
        self.assertEqual(action["report_name"], "hr_emulation.achievement_summary")
        self.assertEqual(action["context"]["active_ids"], self.nomination.ids)
        document = self._paper(self.nomination, self.kind_summary)["document"]
        self.assertEqual(document.state, "draft")
        self.assertFalse(document._get_counting_file())
        # Asked again: the same paper
        row.action_make()
        self.assertEqual(
            self._paper(self.nomination, self.kind_summary)["document"], document
        )

    def test_issued_text_is_never_remade(self):
        document = self._issued()
        file = document._get_counting_file()
        self.assertEqual(document.state, "issued")
        self.assertEqual(document.issued_sha256, sha256(file.raw).hexdigest())
        self.assertIn("Hoàn thành xuất sắc nhiệm vụ.", read_text(file.raw))
        self.assertNotIn("DỰ THẢO", read_text(file.raw))
        self.nomination.summary = "Đã sửa"
        with self.assertRaisesRegex(UserError, "Issued"):
            document.with_user(self.officer).action_issue()
        # Asking for the papers of the dossier again makes nothing
        self.assertEqual(self._issued(), document)
        self.assertEqual(document._get_counting_file().raw, file.raw)
        self.assertEqual(self.nomination.dossier_text, "1/4")

    def test_missing_data_block_the_final_version_only(self):
        self.nomination.summary = False
        row = self.nomination.with_user(self.officer).dossier_row_ids.filtered(
            lambda r: r.type_id == self.kind_summary
        )
        self.assertEqual(row.missing_text, "the summary of the achievement")
        document = self.nomination.with_user(self.officer)._ensure_documents(
            self.kind_summary
        )
        document.action_make()
        with self.assertRaisesRegex(UserError, "the summary of the achievement"):
            document.action_issue()
        self.assertEqual(document.state, "draft")
        self.assertFalse(document.issued_attachment_id)

    def test_signed_copy_counts(self):
        document = self._issued()
        issued = document.issued_attachment_id
        content = new_pdf(2)
        document.with_user(self.officer).action_attach_signed(
            "ký.pdf", content, "Sửa tên tổ bằng tay"
        )
        self.assertEqual(document.state, "signed")
        self.assertEqual(document.issued_attachment_id, issued)
        self.assertEqual(document._get_counting_file().raw, base64.b64decode(content))
        self.assertEqual(
            document.signed_sha256, sha256(base64.b64decode(content)).hexdigest()
        )
        self.assertEqual(document.difference_note, "Sửa tên tổ bằng tay")
        with self.assertRaisesRegex(UserError, "Signed"):
            document.with_user(self.officer).action_attach_signed("2.pdf", content)
        # Neither text is replaced behind the paper's back
        for file in (issued, document.signed_attachment_id):
            for change in (lambda f=file: f.write({"raw": b"%PDF-1.4"}), file.unlink):
                self.assertIn("stays as it is", self._refused(change))

    def test_uploaded_paper_is_signed_at_once(self):
        document = self._upload(self.nomination, self.kind_initiative)
        self.assertEqual(document.state, "signed")
        self.assertFalse(document.issued_attachment_id)
        other = self.nomination.with_user(self.officer)
        text = self._refused(other.action_issue_documents, self.kind_batch.id)
        self.assertIn("not made here", text)

    def test_generated_paper_is_issued_first(self):
        self.kind_summary.source = "generated"
        text = self._refused(self._upload, self.nomination, self.kind_summary)
        self.assertIn("issue the paper first", text)

    def test_what_is_replaced_stays(self):
        first = self._issued()
        self.assertIn(
            "Give a reason",
            self._refused(first.with_user(self.officer).action_supersede),
        )
        first.with_user(self.officer).action_supersede("Đơn vị sửa số liệu")
        self.assertEqual(
            self._paper(self.nomination, self.kind_summary)["state"], "missing"
        )
        self.nomination.summary = "Có thêm 01 sáng kiến."
        second = self._issued()
        self.assertNotEqual(second, first)
        self.assertTrue(first.exists())
        self.assertEqual(first.superseded_reason, "Đơn vị sửa số liệu")
        self.assertIn("xuất sắc", read_text(first._get_counting_file().raw))
        self.assertIn("thêm 01", read_text(second._get_counting_file().raw))

    def test_every_step_is_in_the_log(self):
        document = self._issued()
        document.with_user(self.officer).action_attach_signed("a.pdf", new_pdf(), "x")
        document.with_user(self.officer).action_supersede("Sai")
        entries = self.env["emulation.audit.log"].search(
            [("res_model", "=", document._name), ("res_id", "=", document.id)],
            order="seq",
        )
        self.assertEqual(
            [(e.event, e.values["sha256"], e.reason) for e in entries],
            [
                ("issue", document.issued_sha256, False),
                ("attach_signed", document.signed_sha256, "x"),
                ("supersede", document.signed_sha256, "Sai"),
            ],
        )

    # --- Bad files ------------------------------------------------------------------------

    def test_bad_uploads(self):
        cut = base64.b64encode(base64.b64decode(new_pdf(3))[:150]).decode()
        cases = {
            "it is empty": "",
            "locked with a password": new_pdf(password="x"),
            "damaged": cut,
            "neither a PDF nor a picture": base64.b64encode(b"PK\x03\x04..").decode(),
        }
        for words, content in cases.items():
            with self.subTest(words=words):
                nomination = self.nomination.with_user(self.officer)
                text = self._refused(
                    nomination.action_upload_document,
                    self.kind_initiative.id,
                    "x.pdf",
                    content,
                )
                self.assertIn(words, text)
                self.assertIn("“x.pdf”", text)
        for content in ("không phải base64", 7, None, ["x"]):
            with self.subTest(content=content):
                nomination = self.nomination.with_user(self.officer)
                text = self._refused(
                    nomination.action_upload_document,
                    self.kind_initiative.id,
                    "x.pdf",
                    content,
                )
                self.assertIn("it is empty", text)
        self.assertFalse(
            self.env["emulation.dossier.document"]
            .search([("nomination_id", "=", self.nomination.id)])
            .signed_attachment_id
        )

    def test_pictures_are_accepted(self):
        for kind in ("PNG", "JPEG"):
            nomination = self._new_nomination(self._new_employee(kind, self.unit_a))
            document = self._upload(
                nomination, self.kind_initiative, content=new_picture(kind)
            )
            self.assertEqual(document.state, "signed")

    # --- Shared papers ------------------------------------------------------------------------

    def test_shared_paper_counts_for_all_it_covers(self):
        mate = self._new_nomination(self._new_employee("Vũ Thị Lan", self.unit_a))
        stranger = self._new_nomination(self.other)
        batch = self._upload(self.nomination, self.kind_batch)
        self.assertEqual(self._paper(mate, self.kind_batch)["document"], batch)
        self.assertFalse(self._paper(stranger, self.kind_batch)["document"])
        self.assertEqual(
            self._refused(self._upload, mate, self.kind_batch).count("Signed"), 1
        )

    def test_minutes_come_after_the_session(self):
        with self.assertRaisesRegex(UserError, "comes later"):
            self.nomination.with_user(self.officer).action_issue_documents(
                self.kind_minutes.id
            )
        mate = self._new_nomination(self._new_employee("Vũ Thị Lan", self.unit_a))
        both = self.nomination | mate
        both.with_user(self.users["administrator"]).action_submit()
        session = self._minuted(both)
        ids = both.with_user(self.officer).action_issue_documents(self.kind_minutes.id)
        self.assertEqual(len(ids), 1)
        document = self.env["emulation.dossier.document"].browse(ids)
        self.assertEqual(document.session_id, session)
        text = read_text(document._get_counting_file().raw)
        self.assertIn("BIÊN BẢN", text)
        self.assertIn("Vũ Thị Lan", text)
        for nomination in both:
            paper = self._paper(nomination, self.kind_minutes)
            self.assertEqual((paper["state"], paper["document"]), ("issued", document))

    # --- Many --------------------------------------------------------------------------------

    def test_as_many_queries_for_twenty_as_for_two(self):
        people = [self._new_employee(f"Lê Thị {n}", self.unit_a) for n in range(24)]
        nominations = self.env["emulation.nomination"].union(
            *[self._new_nomination(person, summary="Tốt") for person in people]
        )
        nominations.category_id.document_type_ids |= self.env.ref(
            "hr_emulation.doc_type_submission"
        )
        for nomination in nominations:
            self._upload(nomination, self.kind_initiative)
        self._upload(nominations[0], self.kind_batch)

        def count(records, call):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            call(records.with_user(self.officer))
            return self.env.cr.sql_log_count - before

        kind = self.kind_summary
        calls = {
            "made": lambda r: r._ensure_documents(kind),
            "dossier": lambda r: r._get_dossier(),
            "text": lambda r: r.mapped("dossier_text"),
            "rows": lambda r: r.dossier_row_ids.read(),
        }
        for name, call in calls.items():
            with self.subTest(name=name):
                count(nominations[:2], call)
                few = count(nominations[2:4], call)
                self.assertLessEqual(count(nominations[4:], call), few + 1)
