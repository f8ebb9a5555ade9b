# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import io

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .assessment_common import AssessmentCommon


@tagged("post_install", "-at_install")
class TestAssessmentEvidence(AssessmentCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kind = cls.env["emulation.activity.kind"].search([("id", ">", 0)], limit=1)
        cls.talk = cls._new_activity("Tọa đàm", cls.unit_a)
        cls.sheet = cls._new_sheet()
        cls.line = cls.sheet.line_ids[0].with_user(cls.users["employee"])

    @classmethod
    def _new_activity(cls, name, unit, campaign=None, **vals):
        return cls.env["emulation.campaign.activity"].create(
            {
                "name": name,
                "campaign_id": (campaign or cls.campaign).id,
                "unit_id": unit.id,
                "kind_id": cls.kind.id,
                "date": cls.today,
                **vals,
            }
        )

    def _cite(self, activity, command=4):
        return self.line.save_answer(
            {"evidence_ids": [(command, activity.id)]}, self.line.version
        )

    def test_what_the_unit_did_is_cited_on_screen_paper_and_workbook(self):
        answer = self._cite(self.talk)
        self.assertTrue(answer["saved"])
        self.assertEqual(
            [item["id"] for item in answer["line"]["activities"]], self.talk.ids
        )
        self._fill(self.sheet, "self", "employee")
        self._as("employee", self.sheet).action_send()
        row = self._as("unit_head", self.sheet).get_sheet()["rows"][1]
        self.assertIn("Tọa đàm (", row["line"]["activities"][0]["name"])
        report = self.env["report.hr_emulation.score_sheet"]
        paper = report._get_paper_data(self._as("unit_head", self.sheet))
        day = self.today.strftime("%d/%m/%Y")
        note = paper[self.sheet.id]["rows"][1]["note"]
        self.assertEqual(note, f"Minh chứng: Tọa đàm ({day})")
        stream = io.BytesIO()
        self.sheet._write_workbook(stream)
        page = load_workbook(stream).active
        self.assertIn("Tọa đàm", page.cell(3, 9).value)

    def test_only_what_the_unit_did_for_the_campaign_in_the_year(self):
        other = self._new_campaign(name="Khác")
        other.action_launch()
        last_year = self.today.replace(year=self.today.year - 1, day=1)
        for activity in (
            self._new_activity("Đơn vị khác", self.unit_b),
            self._new_activity("Phong trào khác", self.unit_a, other),
            self._new_activity("Năm trước", self.unit_a, date=last_year),
        ):
            with self._refused(ValidationError, f"“{activity.name}” cannot be cited"):
                self._cite(activity)
        below = self._new_activity("Tổ", self.team_a)
        self.assertTrue(self._cite(below)["saved"])
        domain = self._as("employee", self.sheet).get_sheet()["evidence"]
        found = self.env["emulation.campaign.activity"].search(domain)
        self.assertEqual(found, self.talk | below)

    def test_citing_makes_and_changes_no_activity(self):
        vals = {"name": "Bịa", "kind_id": self.kind.id, "unit_id": self.unit_a.id}
        for command in ((0, 0, vals), (1, self.talk.id, vals), (2, self.talk.id)):
            with self._refused(UserError, "entered first"):
                self.line.save_answer({"evidence_ids": [command]}, 0)
        self.assertEqual(self.talk.name, "Tọa đàm")

    def test_what_is_cited_is_not_deleted(self):
        self._cite(self.talk)
        with self._refused(UserError, "used by: Line of an Assessment (1)"):
            self._as("officer", self.talk).unlink()
        self._cite(self.talk, command=3)
        self._as("officer", self.talk).unlink()
        self.assertFalse(self.talk.exists())

    def test_an_activity_satisfies_required_evidence(self):
        criteria = [("1", None, "Tuyên truyền", {"max_score": 10})]
        criteria[0][3]["evidence_required"] = True
        campaign = self._new_campaign(criteria)
        campaign.action_launch()
        sheet = self._new_sheet(campaign=campaign)
        self._answer(sheet, "self", "employee", _1="8")
        with self._refused(UserError, "evidence is missing: 1"):
            self._as("employee", sheet).action_send()
        talk = self._new_activity("Tọa đàm", self.unit_a, campaign)
        line = self._as("employee", sheet.line_ids)
        line.save_answer({"evidence_ids": [(4, talk.id)]}, line.version)
        self._as("employee", sheet).action_send()

    def test_a_large_file_is_refused_by_name(self):
        self.company.emulation_photo_megabytes = 1
        files = self.env["ir.attachment"].with_user(self.users["employee"])
        large = {"name": "quyet-dinh.pdf", "raw": b"x" * (1024 * 1024 + 1)}
        words = "quyet-dinh.pdf has 2 MB; a file may have 1 MB"
        with self._refused(ValidationError, words):
            files.create({**large, "res_model": self.line._name})
        loose = files.create(large)
        with self._refused(UserError, words):
            self.line.save_answer({"attachment_ids": [(4, loose.id)]}, 0)
        self.assertFalse(self.line.attachment_ids)
        self.company.emulation_photo_megabytes = 2
        self.assertTrue(
            self.line.save_answer({"attachment_ids": [(4, loose.id)]}, 0)["saved"]
        )

    def test_evidence_stays_as_it_was_handed_on(self):
        file = (
            self.env["ir.attachment"]
            .with_user(self.users["employee"])
            .create({"name": "qd.pdf", "raw": b"%PDF-1.4"})
        )
        self.line.save_answer({"attachment_ids": [(4, file.id)]}, 0)
        file.write({"raw": b"%PDF-1.5"})
        self._fill(self.sheet, "self", "employee")
        self._as("employee", self.sheet).action_send()
        for change in (
            lambda: file.write({"raw": b"%PDF-1.6"}),
            lambda: file.write({"res_id": self.sheet.line_ids[1].id}),
            file.unlink,
        ):
            with self._refused(UserError, "qd.pdf is evidence of"):
                change()
        with self._refused(UserError, "not written in the state"):
            self.line.save_answer({"attachment_ids": [(3, file.id)]}, self.line.version)
        self.assertEqual(file.raw, b"%PDF-1.5")

    def test_evidence_is_for_who_reads_the_sheet(self):
        file = (
            self.env["ir.attachment"]
            .with_user(self.users["employee"])
            .create({"name": "qd.pdf", "raw": b"%PDF-1.4"})
        )
        stranger = self._as("council_user", file)
        with self._refused(AccessError):
            stranger.read(["raw"])
        line = self._as("unit_head", self._new_sheet(self.person).line_ids[0])
        with self._refused(AccessError):
            line.save_answer({"attachment_ids": [(4, file.id)]}, 0)
