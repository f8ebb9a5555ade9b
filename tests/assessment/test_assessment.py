# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .assessment_common import AssessmentCommon


@tagged("post_install", "-at_install")
class TestAssessment(AssessmentCommon):
    def test_a_sheet_asks_for_the_leaves_of_the_frozen_criteria(self):
        sheet = self._new_sheet()
        self.assertEqual(
            sheet.line_ids.mapped("code"), ["1", "2", "3", "4", "5", "6", "7"]
        )
        self.assertEqual(sheet.revision_id, self.campaign.revision_ids)
        self.assertEqual(sheet.unit_id, self.unit_a)
        self.assertEqual(sheet.line_ids[0].text, "Hoàn thành nhiệm vụ")

    def test_from_self_assessment_to_rating(self):
        sheet = self._close(self._new_sheet(), _4="3")
        # 35.5 + 28 is cut at 60 by the group, 38 and a bonus of 3 are cut at 100
        self.assertEqual(sheet.self_total, 100)
        self.assertEqual(sheet.final_total, 100)
        self.assertEqual(sheet.state, "closed")
        self.assertEqual(sheet.proposed_level, "excellent")
        self._as("officer", sheet).action_confirm_rating()
        rating = sheet.rating_id
        self.assertEqual(
            (rating.employee_id, rating.level, rating.points, rating.year),
            (self.staff["employee"], "excellent", 100, self.today.year),
        )
        with self._refused(UserError, "confirmed already"):
            self._as("officer", sheet).action_confirm_rating()

    def test_another_rating_than_proposed_needs_a_reason(self):
        sheet = self._close(self._new_sheet())
        officer = self._as("officer", sheet)
        with self._refused(UserError, "give a reason for another rating"):
            officer.action_confirm_rating("good")
        officer.action_confirm_rating("good", "Vượt tỷ lệ xuất sắc của đơn vị")
        self.assertEqual(sheet.rating_id.level, "good")

    def test_disqualifying_line_beats_the_total(self):
        sheet = self._close(self._new_sheet(), _6="fail")
        self.assertEqual(sheet.final_total, 98)
        self.assertTrue(sheet.is_failed)
        self.assertEqual(sheet.proposed_level, "not_completed")

    def test_honoured_without_an_award(self):
        sheet = self._close(self._new_sheet())
        awards = self.env["emulation.award"].search_count([("id", ">", 0)])
        officer = self._as("officer", sheet)
        with self._refused(UserError, "Say in words"):
            officer.action_honour()
        officer.action_honour("Gương người tốt, việc tốt")
        self.assertTrue(sheet.is_honoured)
        self.assertEqual(
            self.env["emulation.award"].search_count([("id", ">", 0)]), awards
        )

    def test_impossible_scores_are_told_and_nothing_is_lost(self):
        sheet = self._new_sheet()
        self._answer(sheet, "self", "employee", _1="20")
        for code, value, reason in (
            ("_1", "40,5", "more than the highest score of 40"),
            ("_1", "12,3", "in steps of 0.5"),
            ("_2", "7,5", "in steps of 1"),
            ("_1", "-1", "not negative"),
            ("_1", "1.234,5", "no number of points"),
            ("_1", "mười", "no number of points"),
            ("_1", "7.255", "more than two decimals"),
            ("_1", "1e1", "no number of points"),
            ("_1", float("nan"), "no number of points"),
            ("_2", "na", "applies to everybody"),
            ("_6", "8", "“achieved” or “not achieved”"),
        ):
            with self.subTest(value), self._refused(UserError, reason):
                self._answer(sheet, "self", "employee", **{code: value})
        line = self._as("employee", self._line(sheet, "1"))
        with self._refused(UserError, "0,5"):
            line.with_context(lang="vi_VN").save_answer({"self_value": "12,3"}, 1)
        self.assertEqual(line.self_value, "20")
        self._answer(sheet, "self", "employee", _1="12,50")
        self.assertEqual(self._line(sheet, "1").self_value, "12.5")

    def test_what_is_missing_is_told_at_once(self):
        sheet = self._new_sheet()
        self._answer(sheet, "self", "employee", _1="30", _3="na", _6="pass")
        with self._refused(UserError, "not answered yet: 2; 7", "does not apply: 3"):
            self._as("employee", sheet).action_send()

    def test_a_criterion_without_a_number_is_told_by_its_words(self):
        campaign = self._new_campaign([("-", None, "Văn minh", {"max_score": 10})])
        campaign.action_launch()
        with self._refused(UserError, "not answered yet: Văn minh"):
            self._new_sheet(campaign=campaign).action_send()

    def test_required_evidence(self):
        criteria = [("1", None, "Có sáng kiến", {"max_score": 10})]
        criteria[0][3]["evidence_required"] = True
        campaign = self._new_campaign(criteria)
        campaign.action_launch()
        sheet = self._new_sheet(campaign=campaign)
        self._answer(sheet, "self", "employee", _1="8")
        with self._refused(UserError, "evidence is missing: 1"):
            self._as("employee", sheet).action_send()
        file = (
            self.env["ir.attachment"]
            .with_user(self.users["employee"])
            .create({"name": "qd.pdf", "raw": b"%PDF-1.4"})
        )
        line = self._as("employee", sheet.line_ids)
        line.save_answer({"attachment_ids": [(4, file.id)]}, line.version)
        self._as("employee", sheet).action_send()
        # Who reads the sheet reads its evidence
        self.assertEqual(
            self._as("unit_head", file).read(["name"])[0]["name"], "qd.pdf"
        )

    def test_opening_is_refused_with_all_reasons(self):
        draft = self._new_campaign()
        with self._refused(ValidationError, "it is not launched"):
            self._new_sheet(campaign=draft)
        self._new_sheet()
        with self._refused(ValidationError, "already has a sheet", "1999 lies outside"):
            self.env["emulation.assessment"].create(
                [
                    {
                        "campaign_id": self.campaign.id,
                        "employee_id": self.staff["employee"].id,
                        "year": year,
                    }
                    for year in (self.today.year, 1999)
                ]
            )
        only_people = self._new_campaign(
            [("1", None, "x", {"subject_kind": "individual", "max_score": 1})]
        )
        only_people.action_launch()
        with self._refused(ValidationError, "no criteria for collectives"):
            self._new_sheet(self.unit_a, only_people)

    def test_lines_are_those_of_the_campaign_and_no_others(self):
        sheet = self._new_sheet()
        other = self._new_campaign()
        lines = self.env["emulation.assessment.line"]
        with self._refused(UserError, "its own campaign and no others"):
            lines.create(
                {
                    "assessment_id": sheet.id,
                    "criterion_key": other.criterion_ids[0].id,
                    "sequence": 1,
                }
            )
        line = sheet.line_ids[0]
        with self._refused(UserError, "cannot be changed"):
            line.write(
                {"criterion_key": other.criterion_ids[0].id, "version": line.version}
            )
        with self._refused(UserError, "not deleted"):
            line.unlink()

    def test_launch_asks_for_a_highest_score(self):
        campaign = self._new_campaign([("1", None, "x", {})])
        with self._refused(UserError, "needs a highest score"):
            campaign.action_launch()

    def test_saving_a_line_takes_few_queries(self):
        sheet = self._new_sheet()
        self._count_saving(sheet, "self", "employee")
        self._fill(sheet)
        sheet.action_send()
        self._count_saving(sheet, "unit", "unit_head")
        self._fill(sheet, "unit")
        sheet.action_score()
        self._count_saving(sheet, "final", "officer")

    def _count_saving(self, sheet, column, role):
        # Groups and rules are known to a server that has worked
        self._answer(sheet, column, role, _1="20")
        line = self._as(role, self._line(sheet, "2"))
        version = line.version
        self.env.flush_all()
        self.env.invalidate_all()
        start = self.env.cr.sql_log_count
        line.save_answer({f"{column}_value": "20"}, version)
        self.env.flush_all()
        self.assertLess(self.env.cr.sql_log_count - start, 15, role)

    def test_many_sheets_in_as_many_queries_as_few(self):
        people = [
            self._new_employee(f"Người {number}", self.unit_a) for number in range(24)
        ]
        counts = []
        for part in (people[:4], people[4:]):
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            self.env["emulation.assessment"].create(
                [
                    {"campaign_id": self.campaign.id, "employee_id": person.id}
                    for person in part
                ]
            )
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - start)
        self.assertLessEqual(counts[1], counts[0] + 2)
