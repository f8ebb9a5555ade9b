# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64
import io
import struct
import tracemalloc
import zipfile

import openpyxl

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...engine.sheet import Workbook
from ...engine.sheet_package import Limits, SheetError
from .import_common import RATING_HEAD, ImportCommon, repacked, workbook

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet_xml(rows, doctype=""):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<worksheet xmlns="{MAIN}">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )


@tagged("post_install", "-at_install")
class TestImportFiles(ImportCommon):
    """Files that are no honest workbook are refused in words, and nothing is kept."""

    def _good(self):
        return self._ratings(("NV001", None, None, None, self.year, "Good"))

    def _refused(self, data, words, **vals):
        record = self._import(data, **vals)
        with self.assertRaisesRegex(UserError, words):
            record.action_check()
        self.assertEqual(record.state, "draft")
        self.assertFalse(record.line_ids)

    def _reason(self, data, limits=None):
        with self.assertRaises(SheetError) as caught:
            list(Workbook(data, limits or Limits()).rows())
        return caught.exception.reason

    def test_other_kinds(self):
        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
        locked = ole + "EncryptedPackage".encode("utf-16-le")
        document = io.BytesIO()
        with zipfile.ZipFile(document, "w") as package:
            package.writestr("[Content_Types].xml", "<Types/>")
            package.writestr("word/document.xml", "<document/>")
        for data, words in (
            (ole, "old Excel"),
            (locked, "password"),
            (b"%PDF-1.7\n...", "PDF"),
            ("Mã NV;Năm\nNV001;2021".encode(), "CSV"),
            ("Mã NV;Năm".encode("utf-16"), "CSV"),
            (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "no Excel workbook"),
            (document.getvalue(), "no Excel workbook"),
            (b"PK\x03\x04 not a zip", "damaged"),
            (self._good()[:-40], "damaged"),
        ):
            with self.subTest(words=words):
                self._refused(data, words)
        record = self._import(b"x")
        record.file = False
        with self.assertRaisesRegex(UserError, "Choose"):
            record.action_check()

    def test_macros(self):
        with_macros = repacked(self._good(), {"xl/vbaProject.bin": b"\0macro"})
        self._refused(with_macros, "macros")
        self._refused(self._good(), "macros", file_name="bang.XLSM")

    def test_packed_size(self):
        parameters = self.env["ir.config_parameter"].sudo()
        parameters.set_param("hr_emulation.import_packed_mb", 1)
        noise = b"".join(
            struct.pack("I", n * 2654435761 % 2**32) for n in range(280_000)
        )
        large = repacked(self._good(), {"xl/media/image1.bin": noise})
        self.assertGreater(len(large), 1 << 20)
        before = self.env["emulation.import"].search_count([])
        with self.assertRaisesRegex(UserError, "larger than 1 MB"):
            self._import(large)
        record = self._import(self._good())
        with self.assertRaisesRegex(UserError, "larger than 1 MB"):
            record.file = base64.b64encode(large)
        self.assertEqual(self.env["emulation.import"].search_count([]), before + 1)

    def test_zip_bomb(self):
        """Neither a part of gigabytes nor one that lies about its size is unpacked."""
        bomb = repacked(self._good(), {SHEET: b"<" + b" " * (60 << 20)})
        self.assertLess(len(bomb), 200_000)
        tracemalloc.start()
        self._refused(bomb, "packed in an unusual way")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        self.assertLess(peak, 20 << 20)
        many = repacked(self._good(), {f"xl/p{n}.xml": b"x" for n in range(2100)})
        self._refused(many, "packed in an unusual way")
        lie = bytearray(bomb)
        place = lie.rindex(b"PK\x01\x02", 0, lie.rindex(SHEET.encode()))
        lie[place + 24 : place + 28] = struct.pack("<I", 5000)
        self.assertEqual(self._reason(bytes(lie)), "damaged")

    def test_entities(self):
        entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
        rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
        bad = sheet_xml(rows, entities)
        for content in (bad.encode(), bad.replace("UTF-8", "UTF-16").encode("utf-16")):
            self._refused(repacked(self._good(), {SHEET: content}), "definitions")
        outside = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'
        for part in ("xl/workbook.xml", "xl/styles.xml", "_rels/.rels"):
            data = repacked(self._good(), {part: f"{outside}<x/>"})
            self.assertEqual(self._reason(data), "entities", part)

    def test_damaged_parts(self):
        good = self._good()
        for rows in (
            '<row r="x"><c r="A1"><v>1</v></c></row>',
            '<row r="1"><c r="1A"><v>1</v></c></row>',
            '<row r="1"><c r="A1" t="s"><v>999</v></c></row>',
            '<row r="1"><c r="A1"><v>eins</v></c></row>',
            '<row r="1"><c r="A1"><v>1e999</v></c></row>',
            f'<row r="1"><c r="A1" t="str"><v>{"x" * 40_000}</v></c></row>',
            f'<row r="1"><c r="{"A" * (2 << 20)}"><v>1</v></c></row>',
            '<row r="1"><c r="A1"><v>1</v></row>',
        ):
            data = repacked(good, {SHEET: sheet_xml(rows)})
            self.assertEqual(self._reason(data), "damaged", rows[:60])
        hidden = openpyxl.load_workbook(io.BytesIO(good))
        hidden.create_chartsheet()
        hidden.active.sheet_state = "hidden"
        buffer = io.BytesIO()
        hidden.save(buffer)
        self.assertEqual(self._reason(buffer.getvalue()), "no_sheet")

    def test_limits(self):
        data = workbook(RATING_HEAD, *[(n,) * 6 for n in range(20)])
        self.assertEqual(self._reason(data, Limits(rows=20)), "rows")
        self.assertEqual(self._reason(data, Limits(columns=5)), "columns")
        self.assertEqual(len(list(Workbook(data, Limits(rows=21)).rows())), 21)
        parameters = self.env["ir.config_parameter"].sudo()
        parameters.set_param("hr_emulation.import_rows", 20)
        self._refused(data, "more than 20 rows")

    def test_memory_does_not_follow_the_claims_of_a_file(self):
        """A far cell, a claimed size and a row of a million cells."""
        far = '<row r="1048576"><c r="C1048576"><v>1</v></c></row>'
        data = repacked(
            self._good(),
            {
                SHEET: sheet_xml(far).replace(
                    "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'
                )
            },
        )
        self.assertEqual(list(Workbook(data, Limits()).rows()), [(1048576, {3: 1})])
        wide = '<row r="1">' + '<c r="A1"><v>1</v></c>' * 200_000 + "</row>"
        data = repacked(self._good(), {SHEET: sheet_xml(wide)})
        tracemalloc.start()
        rows = list(Workbook(data, Limits()).rows())
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        self.assertEqual(rows, [(1, {1: 1})])
        self.assertLess(peak, 8 << 20)

    def test_head(self):
        for rows, words in (
            ([("một", "hai")], "No row with the heads"),
            ([("Staff Code", "Year")], "Rated As"),
            ([(*RATING_HEAD, "Xếp loại")], "twice"),
            ([], "No row with the heads"),
        ):
            self._refused(workbook(*rows), words)

    def test_merged_head_and_unknown_columns(self):
        def change(sheet):
            sheet.merge_cells("A1:F1")
            for letter in "ABCDEF":
                sheet.merge_cells(f"{letter}3:{letter}4")

        data = workbook(
            ("DANH SÁCH XẾP LOẠI",),
            (),
            (*RATING_HEAD, "Chữ ký"),
            (),
            ("NV001", None, None, None, self.year, "Good", "đã ký"),
            change=change,
        )
        record = self._checked(data)
        self.assertEqual(self._counts(record), (1, 0, 0, 0))
        self.assertEqual(record.unknown_heads, "Chữ ký")

    def test_template_round_trip(self):
        """Every template is read again by its own import, without its example."""
        officer = self.users["officer"]
        for kind in ("rating", "initiative", "award", "nomination"):
            record = self._import(b"x", kind=kind, user=officer)
            data = base64.b64decode(record.template_file)
            book = openpyxl.load_workbook(io.BytesIO(data))
            sheet = book.worksheets[0]
            self.assertEqual(sheet.freeze_panes, "A2")
            self.assertTrue(sheet["B1"].font.bold)
            lists = book.worksheets[2]
            self.assertEqual(lists.sheet_state, "hidden")
            sources = [v.formula1 for v in sheet.data_validations.dataValidation]
            self.assertTrue(sources)
            for source in sources:
                name, cells = source.rsplit("!", 1)
                self.assertEqual(name, f"'{lists.title}'")
                words = [c[0].value for c in lists[cells.replace("$", "")]]
                self.assertTrue(all(words), source)
            record.file = base64.b64encode(data)
            record.action_check()
            self.assertEqual(record.row_count, 0, self._problems(record))
            self.assertFalse(record.unknown_heads)
            # The example itself would be right but for the person of the name
            sheet["A2"] = 1
            buffer = io.BytesIO()
            book.save(buffer)
            record.file = base64.b64encode(buffer.getvalue())
            record.action_check()
            self.assertEqual(record.row_count, 1)
            texts = {line.problem for line in record.line_ids}
            self.assertFalse({t for t in texts if "staff code" not in t.lower()}, kind)

    def test_no_formula_in_the_list_of_problems(self):
        record = self._checked(
            self._ratings(("@SUM(1)", None, None, None, self.year, "Good"))
        )
        record.sudo().line_ids.value = '=HYPERLINK("http://x")'
        book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(record.problem_file)))
        cell = book.active["C2"]
        self.assertEqual(cell.data_type, "s")
        self.assertEqual(cell.value, '\'=HYPERLINK("http://x")')
        self.assertEqual(book.active["D2"].value, "Nobody has this staff code.")
        self.assertEqual(book.active["A2"].value, 2)
