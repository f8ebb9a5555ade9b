# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64
import io
import zipfile

import openpyxl

from ..common import EmulationCommon

RATING_HEAD = ("Staff Code", "Name", "Date of Birth", "Unit", "Year", "Rated As")


def workbook(*rows, change=None):
    """Return a workbook with these rows as bytes.

    :param change: function that gets the openpyxl sheet before it is saved
    """
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book.active)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def repacked(data, parts):
    """Return a workbook with parts of its package replaced or added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return buffer.getvalue()


class ImportCommon(EmulationCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person.emulation_code = "NV001"
        cls.other.emulation_code = "NV002"
        cls.year = cls.today.year - 1

    def _import(self, data, kind="rating", user=None, **vals):
        user = user or self.users["officer"]
        return (
            self.env["emulation.import"]
            .with_user(user)
            .create(
                {
                    "kind": kind,
                    "file": base64.b64encode(data),
                    "file_name": "bang.xlsx",
                    **vals,
                }
            )
        )

    def _checked(self, data, kind="rating", user=None, **vals):
        record = self._import(data, kind, user, **vals)
        record.action_check()
        return record

    def _ratings(self, *rows, head=RATING_HEAD, **options):
        return workbook(head, *rows, **options)

    def _counts(self, record):
        return (
            record.new_count,
            record.changed_count,
            record.unchanged_count,
            record.problem_count,
        )

    def _problems(self, record):
        return [
            (line.row_number, line.column_label or "", line.problem)
            for line in record.line_ids
        ]
