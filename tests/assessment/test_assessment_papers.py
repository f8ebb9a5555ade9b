# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import io

from openpyxl import load_workbook

from odoo.http import Request
from odoo.tests import HttpCase, tagged

from ...models.campaign.ir_attachment import MEGABYTE
from ..campaign.scoring_reference import from_golden
from ..campaign.test_scoring import GOLDEN
from .assessment_common import AssessmentCommon


@tagged("post_install", "-at_install")
class TestAssessmentPapers(AssessmentCommon, HttpCase):
    """Screen, paper and workbook tell what the golden table says."""

    def _golden_sheet(self, case):
        """A sheet in the last column of one case, through the real models."""
        lines, answers = from_golden(case)
        campaign = self.env["emulation.campaign"].create(
            {
                "name": case["name"],
                "date_start": "2020-01-01",
                "score_cap": case.get("most", 0),
                "spread_na": case.get("spread", False),
            }
        )
        known = {}
        for number, line in enumerate(lines):
            vals = {n: v for n, v in line.items() if n not in ("id", "parent_id")}
            known[line["id"]] = self.env["emulation.criterion"].create(
                {
                    **vals,
                    "campaign_id": campaign.id,
                    "parent_id": line["parent_id"] and known[line["parent_id"]].id,
                    "sequence": number,
                    "code": str(line["id"]),
                    "text": f"Tiêu chí {line['id']}",
                    "nature": "criterion",
                }
            )
        campaign.action_launch()
        sheet = self._new_sheet(campaign=campaign)
        sheet._write_guarded({"state": "scored"})
        for line in sheet.line_ids:
            value = answers[int(line.code)]
            line.write({"final_value": value, "version": line.version})
        return sheet

    def test_golden_table_on_screen_paper_and_workbook(self):
        report = self.env["report.hr_emulation.score_sheet"]
        for case in GOLDEN:
            with self.subTest(case["name"]):
                sheet = self._golden_sheet(case)
                total = float(case["total"])
                screen = sheet.get_sheet()["totals"]["final"]
                self.assertEqual(screen["total"], case["total"])
                self.assertEqual(screen["percent"], case["percent"] or False)
                self.assertEqual(screen["failed"], bool(case.get("failed")))
                self.assertEqual(sheet.final_total, total)
                paper = report._get_paper_data(sheet)[sheet.id]
                self.assertEqual(paper["failed"], bool(case.get("failed")))
                if any(from_golden(case)[1].values()):
                    told = paper["totals"][2].replace(",", ".")
                    self.assertEqual(float(told), total)
                stream = io.BytesIO()
                sheet._write_workbook(stream)
                page = load_workbook(stream).active
                self.assertEqual(page.cell(page.max_row, 6).value, total)

    def test_workbook_over_http_is_the_readers(self):
        sheet = self._new_sheet()
        url = f"/hr_emulation/assessment/{sheet.id}/xlsx"
        for role, status in (("employee", 200), ("council_user", 404)):
            user = self.users[role]
            user.password = user.login
            self.authenticate(user.login, user.login)
            self.assertEqual(self.url_open(url).status_code, status, role)

    def test_a_large_upload_is_refused_in_words(self):
        self.company.emulation_photo_megabytes = 1
        user = self.users["employee"]
        user.write({"password": user.login, "lang": "en_US"})
        self.authenticate(user.login, user.login)
        for size, stored in ((1, True), (2 * MEGABYTE, False)):
            answer = self.url_open(
                "/web/binary/upload_attachment",
                data={
                    "model": "emulation.campaign.activity",
                    "id": 0,
                    "csrf_token": Request.csrf_token(self),
                },
                files={"ufile": ("anh.jpg", b"x" * size, "image/jpeg")},
            ).json()[0]
            self.assertEqual("id" in answer, stored)
        self.assertEqual(
            answer["error"],
            "anh.jpg has 2 MB; a file may have 1 MB at most. Make it smaller and add "
            "it again.",
        )

    def test_words_are_never_a_formula(self):
        sheet = self._new_sheet()
        self._answer(sheet, "self", "employee", _7="=1+1")
        stream = io.BytesIO()
        sheet._write_workbook(stream)
        values = [
            cell.value for row in load_workbook(stream).active.rows for cell in row
        ]
        self.assertIn("'=1+1", values)
