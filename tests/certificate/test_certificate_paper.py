# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import io

from pypdf import PdfReader

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...reports.report_certificate import SIGNING_MM
from ..reports.common import (
    CERTIFICATE,
    POINT_MM,
    PaperCase,
    read_fonts,
    read_pages,
    read_words,
)

FORTY = "Nguyễn Hoàng Tôn Nữ Thị Phương Quỳnh Nghi"


@tagged("post_install", "-at_install")
class TestCertificatePaper(PaperCase):
    def _inner_edge(self):
        return self.layout.frame_inset + self.layout.frame_band

    def _check_inside_frame(self, pdf):
        edge = self._inner_edge()
        for word in read_words(pdf):
            self.assertGreater(word.left, edge, word)
            self.assertLess(word.right, 297 - edge, word)
            self.assertGreater(word.top, edge, word)
            self.assertLess(word.bottom, 210 - edge + 0.5, word)

    def _find_files(self, certificate):
        return self.env["ir.attachment"].search(
            [
                ("res_model", "=", certificate._name),
                ("res_id", "=", certificate.id),
                ("name", "like", ".pdf"),
            ]
        )

    def test_words_of_an_individual(self):
        self.person.job_title = "Chuyên viên"
        certificate = self._new_certificates(
            self.person, citation="Đã có thành tích xuất sắc giai đoạn 2017 - 2022"
        )
        pdf = self._print(CERTIFICATE, certificate)
        reader = PdfReader(io.BytesIO(pdf))
        self.assertEqual(len(reader.pages), 1)
        box = reader.pages[0].mediabox
        self.assertAlmostEqual(float(box.width) * POINT_MM, 297, delta=0.1)
        self.assertAlmostEqual(float(box.height) * POINT_MM, 210, delta=0.1)
        self.assertEqual(reader.metadata.title, "Giấy khen – Nguyễn Thị Minh Nguyệt")
        page = read_pages(pdf)[0]
        date = certificate.decision_id.date
        month = f"{date.month:02d}" if date.month < 3 else str(date.month)
        day = f"ngày {date.day:02d} tháng {month} năm {date.year}"
        for text in (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "CÔNG ĐOÀN VIÊN CHỨC TỈNH AN BÌNH",
            "TẶNG",
            "GIẤY KHEN",
            "Nguyễn Thị Minh Nguyệt",
            "Chuyên viên, CĐCS Sở Nội vụ",
            "Đã có thành tích xuất sắc giai đoạn 2017 - 2022",
            "Quyết định số: 04/QĐ-CĐVC",
            day,
            f"Vào Sổ vàng số: {certificate.golden_book_number}",
            f"An Bình, {day}",
            "TM. BAN THƯỜNG VỤ",
            "CHỦ TỊCH",
            "Lê Văn Thành",
        ):
            self.assertIn(text, page)
        self._check_inside_frame(pdf)

    def test_collective(self):
        certificates = self._new_certificates(
            self.team_a, self.unit_a, category=self.inside_collective
        )
        pages = read_pages(self._print(CERTIFICATE, certificates))
        self.assertEqual(len(pages), 2)
        self.assertIn("Tổ công đoàn Văn phòng", pages[0])
        self.assertIn("CĐCS Sở Nội vụ", pages[0])
        self.assertEqual(pages[1].count("CĐCS Sở Nội vụ"), 1)

    def test_golden_book_number_left_to_the_pen(self):
        certificate = self._new_certificates(self.person)
        certificate.golden_book_number = False
        page = read_pages(self._print(CERTIFICATE, certificate))[0]
        self.assertIn("Vào Sổ vàng số: ……", page)

    def test_long_words_are_never_cut(self):
        self.person.name = FORTY
        self.person.job_title = "Phó Trưởng phòng Quản lý ngân sách, tài chính"
        self.unit_a.name = (
            "Công đoàn cơ sở Sở Nông nghiệp và Phát triển nông thôn, Trung tâm "
            "Khuyến nông và Dịch vụ nông nghiệp tỉnh An Bình"
        )
        self.body.letterhead_upper = "Liên đoàn Lao động tỉnh An Bình"
        self.award_inside.official_name = (
            "Kỷ niệm chương “Vì sự nghiệp xây dựng tổ chức Công đoàn”"
        )
        citation = "Đã có nhiều đóng góp cho sự nghiệp xây dựng tổ chức Công đoàn, " * 4
        certificate = self._new_certificates(self.person, citation=citation.strip())
        pdf = self._print(CERTIFICATE, certificate)
        page = read_pages(pdf)[0]
        for text in (
            FORTY,
            self.unit_a.name,
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN BÌNH",
            self.award_inside.official_name.upper(),
            citation.strip(),
        ):
            self.assertIn(text, page)
        self._check_inside_frame(pdf)
        # The name in its wished size, on one line
        name = [word for word in read_words(pdf) if word.text in FORTY.split()]
        self.assertEqual(len({round(word.top) for word in name}), 1)
        self.assertGreater(name[0].bottom - name[0].top, 26 * POINT_MM)

    def test_names_of_300_letters(self):
        for name, number in (("Nguyễn Thị An " * 22, 5), ("Nguyễn" * 50, 6)):
            with self.subTest(name=name[:20]):
                subject = self._new_employee(name.strip(), self.unit_a)
                pdf = self._print(
                    CERTIFICATE, self._new_certificates(subject, number=number)
                )
                letters = read_pages(pdf)[0].replace(" ", "")
                self.assertIn(name.replace(" ", ""), letters)
                self._check_inside_frame(pdf)

    def test_blocks_do_not_overlap(self):
        # Slanted, the second is wider than upright
        for number, words in ((5, "Thành tích " * 40), (6, "Đã có thành tích " * 27)):
            subject = self._new_employee(f"Người {number}", self.unit_a)
            certificate = self._new_certificates(subject, citation=words, number=number)
            with self.subTest(words=words[:10]):
                self._check_no_overlap(certificate)

    def _check_no_overlap(self, certificate):
        rows = {}
        for word in read_words(self._print(CERTIFICATE, certificate)):
            rows.setdefault(round(word.top, 1), []).append(word)
        lines = sorted(
            (top, max(w.bottom for w in row), min(w.left for w in row), row)
            for top, row in rows.items()
        )
        for index, (_top, bottom, _left, row) in enumerate(lines):
            for next_top, _bottom, _next_left, next_row in lines[index + 1 :]:
                beside = max(w.right for w in row) < min(
                    w.left for w in next_row
                ) or max(w.right for w in next_row) < min(w.left for w in row)
                # Boxes of letters are higher than what is drawn of them
                if not beside:
                    self.assertGreater(next_top, bottom - 1.5, (row, next_row))

    def test_typed_html_is_printed_as_text(self):
        self.person.name = "<i>An</i> & {{1+1}}"
        certificate = self._new_certificates(
            self.person, citation="<svg onload='x'/> http://example.com/a.png"
        )
        with self.assertNoLogs("weasyprint", "WARNING"):
            page = read_pages(self._print(CERTIFICATE, certificate))[0]
        self.assertIn("<i>An</i> & {{1+1}}", page)
        self.assertIn("<svg onload='x'/> http://example.com/a.png", page)

    def test_fonts(self):
        fonts = read_fonts(
            self._print(CERTIFICATE, self._new_certificates(self.person))
        )
        self.assertTrue(fonts)
        for name, embedded in fonts.items():
            self.assertIn("Liberation-Serif", name)
            self.assertTrue(embedded)

    # --- Layout ---------------------------------------------------------------------

    def test_places_in_millimetres(self):
        certificate = self._new_certificates(self.person)
        self.layout.write({"signature_right": 40, "decision_left": 45})
        words = read_words(self._print(CERTIFICATE, certificate))
        decision = next(word for word in words if word.text == "Quyết")
        self.assertAlmostEqual(decision.left, 45, delta=0.5)
        signer = [word for word in words if word.text in ("Lê", "Văn", "Thành")]
        middle = (min(w.left for w in signer) + max(w.right for w in signer)) / 2
        self.assertAlmostEqual(middle, 297 - 40 - 105 / 2, delta=0.5)
        chair = next(word for word in words if word.text == "CHỦ" and word.top > 120)
        self.assertAlmostEqual(signer[0].top - chair.top, 35 + 14 * 1.25 * POINT_MM, 0)

    def test_many_lines_above_the_signature(self):
        """The name keeps its place; the lines leave room to sign and stay whole."""
        long_body = (
            "Ban Chấp hành Công đoàn ngành Nông nghiệp và Phát triển nông thôn tỉnh "
            "An Bình"
        )
        cases = (
            {"mode": "KT", "on_behalf": "Chủ tịch", "committee": "Ban Thường vụ"},
            {"mode": "KT", "on_behalf": "Chủ tịch", "committee": long_body},
            {"mode": "TM", "on_behalf": long_body, "position": "Phó Chủ tịch"},
            {
                "mode": "TUQ",
                "on_behalf": "Chủ tịch Ủy ban nhân dân tỉnh An Bình",
                "position": "Giám đốc Sở Nội vụ kiêm Trưởng ban Thi đua - Khen thưởng",
            },
            {"mode": "KT", "on_behalf": long_body, "committee": long_body},
            {"name": f"{FORTY} {FORTY}"},
        )
        certificate = self._new_certificates(self.person)
        layout, line = self.layout, 14 * 1.25 * POINT_MM
        wished = layout.signature_top + 4 * line + layout.signature_space
        left = 297 - layout.signature_right - layout.signature_width
        for vals in cases:
            with self.subTest(vals=vals):
                self.signer.write({"name": "Lê Văn Thành", "committee": False, **vals})
                certificate._write_guarded({"paper_sha256": False})
                pdf = self._print(CERTIFICATE, certificate)
                self._check_inside_frame(pdf)
                words = [
                    word
                    for word in read_words(pdf)
                    if word.top > layout.signature_top and word.left > left - 1
                ]
                self.assertLess(
                    max(w.right for w in words), 297 - layout.signature_right + 1
                )
                names = [w for w in words if w.text in self.signer.name.split()]
                names = [w for w in names if w.bottom > wished - 2 * line]
                above = [w for w in words if w not in names]
                self.assertEqual(len(names), len(self.signer.name.split()))
                self.assertAlmostEqual(max(w.bottom for w in names), wished, delta=1)
                room = min(w.top for w in names) - max(w.bottom for w in above)
                self.assertGreater(room, SIGNING_MM - 1)
                text = " ".join(w.text for w in above)
                for part in self.signer._signature_lines():
                    self.assertIn(part, text)
                unions = [w for w in above if w.text == "ĐOÀN"]
                for union in unions:
                    before = above[above.index(union) - 1]
                    self.assertAlmostEqual(before.top, union.top, delta=0.1)

    def test_preprinted_stock(self):
        preprinted = self.env.ref("hr_emulation.certificate_layout_preprinted")
        certificate = self._new_certificates(self.person)
        certificate.layout_id = preprinted
        self.assertFalse(preprinted._get_frame_uri())
        before = read_words(self._print(CERTIFICATE, certificate))
        texts = [word.text for word in before]
        self.assertIn("Nguyệt", texts)
        self.assertIn("04/QĐ-CĐVC", texts)
        for printed_before in ("CỘNG", "TẶNG", "KHEN", "AN"):
            self.assertNotIn(printed_before, texts)
        certificate._write_guarded({"paper_sha256": False})
        preprinted.write({"offset_x": 3, "offset_y": -2})
        after = read_words(self._print(CERTIFICATE, certificate))
        for old, new in zip(before, after, strict=True):
            self.assertAlmostEqual(new.left - old.left, 3, delta=0.05)
            self.assertAlmostEqual(new.top - old.top, -2, delta=0.05)

    def test_title_is_given_as_a_title(self):
        self.award_inside.write(
            {"kind": "title", "official_name": "Chiến sĩ thi đua cơ sở"}
        )
        certificate = self._new_certificates(self.person)
        page = read_pages(self._print(CERTIFICATE, certificate))[0]
        self.assertIn("TẶNG DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ", page)

    # --- Kept files -------------------------------------------------------------------

    def test_kept_once_and_reused(self):
        certificates = self._new_certificates(self.person, self.other)
        first = self._print(CERTIFICATE, certificates[0])
        kept = self._find_files(certificates[0])
        self.assertEqual(len(kept), 1)
        self.assertEqual(kept.raw, first)
        self.assertIn("Giấy khen", kept.name)
        # Whatever changes afterwards, the paper that was issued stays
        self.layout.motto_upper = "KHÁC"
        self.body.place = "Nơi khác"
        self.assertEqual(self._print(CERTIFICATE, certificates[0]), first)
        self.assertEqual(self._find_files(certificates[0]), kept)
        pages = read_pages(self._print(CERTIFICATE, certificates))
        self.assertNotIn("KHÁC", pages[0])
        self.assertIn("KHÁC", pages[1])

    def test_only_the_file_that_was_made_is_handed_out(self):
        """A file attached under the same name is not; nobody changes the one."""
        certificate = self._new_certificates(self.person)
        first = self._print(CERTIFICATE, certificate)
        kept = self._find_files(certificate)
        officers = kept.with_user(self.officer)
        self.env["ir.attachment"].with_user(self.officer).create(
            {
                "name": kept.name,
                "raw": b"%PDF-1.4 not ours",
                "res_model": certificate._name,
                "res_id": certificate.id,
            }
        )
        self.assertEqual(self._print(CERTIFICATE, certificate), first)
        for change in (
            lambda: officers.write({"raw": b"%PDF-1.4 changed"}),
            lambda: officers.write({"name": "other.pdf"}),
            lambda: officers.write({"res_id": certificate.id + 1}),
            lambda: officers.write({"public": True}),
            officers.unlink,
        ):
            with self.assertRaisesRegex(UserError, "stays as it is"):
                change()
        # What changes nothing passes, as the administrator's moving of the filestore
        officers.sudo().write({"raw": first, "mimetype": kept.mimetype})
        self.assertEqual(self._print(CERTIFICATE, certificate), first)
        with self.assertRaises(UserError):
            certificate.with_user(self.officer).write({"paper_sha256": "0" * 64})

    def test_whoever_may_not_write_keeps_nothing(self):
        certificate = self._new_certificates(self.person)
        self._print(CERTIFICATE, certificate, self.users["auditor"])
        self.assertFalse(self._find_files(certificate))
        self.assertFalse(certificate.paper_sha256)

    def test_golden_book_number_makes_a_new_file(self):
        certificate = self._new_certificates(self.person)
        certificate.golden_book_number = False
        self._print(CERTIFICATE, certificate)
        certificate.golden_book_number = "77/2022"
        page = read_pages(self._print(CERTIFICATE, certificate))[0]
        self.assertIn("Vào Sổ vàng số: 77/2022", page)
        self.assertEqual(len(self._find_files(certificate)), 2)

    def test_not_printable(self):
        """All reasons of all certificates in one message; a kept file is no way out."""
        certificates = self._new_certificates(self.person, self.other)
        self._print(CERTIFICATE, certificates)
        certificates[0]._write_guarded({"state": "revoked"})
        certificates[1]._write_guarded({"state": "replaced"})
        certificates[1].layout_id = False
        with self.assertRaises(UserError) as error:
            self._print(CERTIFICATE, certificates)
        message = str(error.exception)
        self.assertEqual(len(message.splitlines()), 3)
        self.assertIn(f"{certificates[0].display_name}: the certificate is", message)
        self.assertIn("“Revoked”", message)
        self.assertIn("“Replaced”", message)
        self.assertIn("has no certificate layout", message)

    def test_certificate_of_an_outside_body(self):
        award = self.env["emulation.award"].create(
            {
                "employee_id": self.person.id,
                "award_type_id": self.award_outside.id,
                "body_id": self.outside.id,
                "year": self.today.year,
            }
        )
        self.award_outside.certificate_layout_id = self.layout
        certificate = award._make_certificates("12")
        with self.assertRaisesRegex(UserError, "no decision issued here"):
            self._print(CERTIFICATE, certificate)
