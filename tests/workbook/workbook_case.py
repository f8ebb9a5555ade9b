# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import io
from datetime import date

import openpyxl

from ..common import EmulationCommon, EmulationMixin


def read_sheets(content):
    """Return ``{sheet name: rows of values}`` of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)]
        for sheet in book
    }


class WorkbookMixin(EmulationMixin):
    """An issued decision with two names, one of them with a staff code."""

    @classmethod
    def _setup_emulation(cls):
        res = super()._setup_emulation()
        cls.officer = cls.users["officer"]
        cls.env["emulation.award.coefficient"].create(
            {
                "award_type_id": cls.award_inside.id,
                "subject_kind": "individual",
                "coefficient": 0.3,
                "valid_from": date(2017, 1, 1),
            }
        )
        nominations = cls._passed(
            cls._new_nomination(cls.person), cls._new_nomination(cls.other)
        )
        cls.person.emulation_code = "CB001"
        cls.decision = cls._new_decision(nominations)
        cls.decision.line_ids[0].citation = "=1+1"
        cls.decision.with_user(cls.officer).action_issue()
        return res

    def _new_workbook(self, kind, user=None, **vals):
        workbooks = self.env["emulation.workbook"].with_user(user or self.officer)
        return workbooks.create({"kind": kind, **vals})

    def _make(self, kind, user=None, **vals):
        workbook = self._new_workbook(kind, user, **vals)
        workbook.action_make()
        return read_sheets(workbook.attachment_id.raw)


class WorkbookCase(WorkbookMixin, EmulationCommon):
    """The same inside a test's transaction."""
