# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import io
import zipfile
from datetime import date, timedelta
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...engine import sheet_values
from ...models.profile import emulation_import_department
from ..profile.import_common import ImportCommon, repacked, workbook

SHEET = "xl/worksheets/sheet1.xml"


@tagged("post_install", "-at_install")
class TestSideDoorsOfImport(ImportCommon):
    """What a workbook and its sender may not do."""

    def test_birthdays_are_not_guessed(self):
        """A file with every day of a year does not find the birthday."""
        born = date(1980, 5, 17)
        name = "Đỗ Thị Kín"
        self._new_employee(name, self.unit_a, birthday=born)
        head = ("Category", "Name", "Date of Birth")
        category = self.inside.display_name
        days = [date(1980, 1, 1) + timedelta(days=day) for day in range(366)]
        record = self._checked(
            workbook(head, *((category, name, day) for day in days)),
            "nomination",
            self.users["unit_head"],
        )
        self.assertEqual(record.problem_count, len(days))
        self.assertEqual(len(set(record.line_ids.mapped("problem"))), 1)
        honest = self._checked(
            workbook(head, (category, name, born)),
            "nomination",
            self.users["unit_head"],
        )
        self.assertEqual(honest.problem_count, 0)

    def test_rows_beyond_the_last_one(self):
        data = workbook(("Staff Code", "Year", "Rated As"), ("X", 2020, "Good"))
        sheet = zipfile.ZipFile(io.BytesIO(data)).read(SHEET).decode()
        for number in ("99999999999", "1048577", "-1", "0"):
            bad = sheet.replace('<row r="2"', f'<row r="{number}"')
            self.assertNotEqual(bad, sheet)
            with self.subTest(number), self.assertRaisesRegex(UserError, "damaged"):
                self._checked(repacked(data, {SHEET: bad}))

    def test_words_take_no_longer_than_they_are_kept(self):
        """A column of unknown departments costs no comparison beyond what is told."""
        rows = [(None, "Ai đó", None, f"Nơi {n}", 2020, "Good") for n in range(1200)]
        for n, row in enumerate(rows):
            rows[n] = (None, self.person.name, *row[2:])
        with patch.object(
            emulation_import_department, "nearest", wraps=sheet_values.nearest
        ) as asked:
            record = self._checked(self._ratings(*rows))
        self.assertEqual(record.problem_count, 1200)
        self.assertEqual(asked.call_count, 1000)

    def test_files_of_others_and_people_of_other_units(self):
        officer, head = self.users["unit_officer"], self.users["unit_head"]
        data = workbook(
            ("Category", "Staff Code"),
            (self.inside.display_name, self.other.emulation_code),
        )
        record = self._checked(data, "nomination", officer)
        self.assertEqual(self._problems(record)[0][2], "Nobody has this staff code.")
        files = self.env["ir.attachment"].search(
            [
                ("res_model", "=", record._name),
                ("res_id", "=", record.id),
                ("res_field", "=", "file"),
            ]
        )
        self.assertTrue(files)
        for user in (head, self.users["officer"], self.users["employee"]):
            for act in (
                lambda u=user: record.with_user(u).read(["file"]),
                lambda u=user: files.with_user(u).read(["raw"]),
                lambda u=user: record.with_user(u).action_check(),
            ):
                self.env.invalidate_all()
                with self.subTest(user.login), self.assertRaises(AccessError):
                    act()
        for kind in ("rating", "award", "initiative"):
            for user in (officer, head, self.users["auditor"]):
                with self.assertRaises(AccessError):
                    self._checked(data, kind, user)
