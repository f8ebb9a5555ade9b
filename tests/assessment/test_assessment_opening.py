# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .assessment_common import AssessmentCommon


@tagged("post_install", "-at_install")
class TestAssessmentOpening(AssessmentCommon):
    def _opening(self, **vals):
        return (
            self.env["emulation.assessment.opening"]
            .with_user(self.users["officer"])
            .create({"campaign_id": self.campaign.id, **vals})
        )

    def test_everybody_in_scope_once(self):
        already = self._new_sheet(self.person)
        opening = self._opening(unit_ids=self.unit_a.ids)
        opening.action_open()
        sheets = self.env["emulation.assessment"].search(
            [("campaign_id", "=", self.campaign.id)]
        )
        members = self.env["emulation.unit.member"].search(
            [("unit_id", "=", self.unit_a.id)]
        )
        self.assertEqual(sheets.employee_id, members.employee_id)
        self.assertIn(already, sheets)
        self.assertEqual(opening.opened_count, len(sheets) - 1)
        self.assertEqual((opening.state, opening.progress), ("done", 100))
        with self._refused(UserError, "opened already"):
            opening.action_open()
        with self._refused(UserError, "has a sheet already, or nobody is"):
            self._opening(unit_ids=self.unit_a.ids).action_open()

    def test_above_the_limit_the_scheduled_action_works(self):
        for name, value in (("assessment_limit", 1), ("assessment_batch", 3)):
            self.env["ir.config_parameter"].set_param(f"hr_emulation.{name}", value)
        opening = self._opening()
        opening.action_open()
        self.assertEqual((opening.state, opening.opened_count), ("queued", 0))
        total = opening.total_count
        self.assertGreater(total, 6)
        cron = self.env.ref("hr_emulation.cron_assessment")
        with self.enter_registry_test_mode():
            cron.method_direct_trigger()
        self.assertEqual((opening.state, opening.opened_count), ("done", total))
        sheets = self.env["emulation.assessment"].search(
            [("campaign_id", "=", self.campaign.id)]
        )
        self.assertEqual(len(sheets), total)
        self.assertEqual(sheets.create_uid, self.users["officer"])

    def test_an_opening_that_cannot_go_on_says_why(self):
        self.env["ir.config_parameter"].set_param("hr_emulation.assessment_limit", 1)
        other = self._new_campaign(name="Khác")
        other.action_launch()
        stuck, fine = self._opening(), self._opening(campaign_id=other.id)
        (stuck | fine).action_open()
        self.campaign.with_user(self.users["officer"]).action_close()
        cron = self.env.ref("hr_emulation.cron_assessment")
        with self.enter_registry_test_mode():
            cron.method_direct_trigger()
        self.assertEqual((stuck.state, fine.state), ("draft", "done"))
        self.assertIn("it is not launched", stuck.stop_reason)
        self.assertFalse(fine.stop_reason)
        fine.sudo().state = "queued"
        self.users["officer"].group_ids = [(6, 0, [self.env.ref("base.group_user").id])]
        self._new_employee("Người mới", self.unit_a)
        with self.enter_registry_test_mode():
            cron.method_direct_trigger()
        self.assertEqual(fine.sudo().state, "draft")
        self.assertIn("Officer may not open", fine.sudo().stop_reason)

    def test_units_of_a_cluster_score_each_other(self):
        cluster = self.env["emulation.cluster"].create({"name": "Cụm 1"})
        third = self.env["hr.department"].create(
            {"name": "CĐCS Sở Y tế", "parent_id": self.union.id}
        )
        third.action_set_emulation_level(self.unit_a.emulation_level_id.id)
        units = self.unit_a | self.unit_b | third
        vals = {"cluster_id": cluster.id, "subject_kind": "collective"}
        with self._refused(ValidationError, "at least two units"):
            self._opening(**vals)
        self.env["emulation.cluster.member"].create(
            [
                {"cluster_id": cluster.id, "unit_id": unit.id, "year": self.today.year}
                for unit in units
            ]
        )
        self._opening(**vals).action_open()
        sheets = self.env["emulation.assessment"].search(
            [("cluster_id", "=", cluster.id)]
        )
        self.assertEqual(sheets.department_id, units)
        self.assertEqual(sheets.scorer_unit_id, units)
        for sheet in sheets:
            self.assertNotEqual(sheet.scorer_unit_id, sheet.department_id)
        theirs = sheets.filtered(lambda s: s.scorer_unit_id == self.unit_a)
        self._fill(theirs)
        theirs.action_send()
        self._fill(theirs, "unit", "unit_head")
        self._as("unit_head", theirs).action_score()
        foreign = sheets.filtered(lambda s: s.scorer_unit_id == third)
        self._fill(foreign)
        foreign.action_send()
        with self._refused(UserError):
            self._fill(foreign, "unit", "unit_head")

    def test_only_officers_open(self):
        for role in ("employee", "unit_head", "unit_officer", "auditor"):
            with self._refused(AccessError):
                self.env["emulation.assessment.opening"].with_user(
                    self.users[role]
                ).create({"campaign_id": self.campaign.id})

    def test_progress_is_not_typed(self):
        opening = self._opening(state="done", opened_count=99)
        self.assertEqual((opening.state, opening.opened_count), ("draft", 0))
        with self._refused(UserError, "told by the sheets"):
            opening.write({"opened_count": 5})
        opening.action_open()
        with self._refused(UserError, "not changed any more"):
            opening.write({"year": 2021})

    def test_a_draft_campaign_opens_nothing(self):
        draft = self._new_campaign()
        opening = self._opening(campaign_id=draft.id, year=1999)
        with self._refused(UserError, "not launched", "1999 lies outside"):
            opening.action_open()


@tagged("post_install", "-at_install")
class TestAssessmentRanking(AssessmentCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        people = [
            cls._new_employee(f"Người {number}", cls.unit_a) for number in range(5)
        ]
        sheets = cls.env["emulation.assessment"].create(
            [
                {"campaign_id": cls.campaign.id, "employee_id": person.id}
                for person in people
            ]
        )
        cls.sheets = sheets
        points = ((30, "pass"), (40, "pass"), (40, "pass"), (20, "pass"), (40, "fail"))
        for sheet, (value, met) in zip(sheets, points, strict=True):
            answers = {"1": str(value), "2": "0", "3": "0", "6": met, "7": "x"}
            for line in sheet.line_ids.filtered(lambda x, a=answers: x.code in a):
                line.write({"self_value": answers[line.code], "version": 0})
        sheets.action_send()
        sheets.action_take_over_self()
        # The unit thought more of the third one, the office did not
        line = sheets[2].line_ids.filtered(lambda x: x.code == "2")
        line.write({"unit_value": "5", "version": line.version})
        sheets.action_score()
        line.write({"final_value": "0", "version": line.version})
        sheets.action_close()

    def _ranks(self):
        self.env.invalidate_all()
        return self.sheets.mapped("unit_rank")

    def test_tie_rules(self):
        self.assertEqual(self._ranks(), [3, 1, 1, 4, 5])
        self.campaign.tie_rule = "dense"
        self.assertEqual(self._ranks(), [2, 1, 1, 3, 4])
        self.campaign.tie_break = "unit"
        self.assertEqual(self._ranks(), [3, 2, 1, 4, 5])

    def test_ranking_of_a_unit(self):
        sheets = self.env["emulation.assessment"]
        asked = (self.campaign.id, self.today.year, "unit_id", self.unit_a.id)
        for role in ("officer", "auditor", "unit_head"):
            rows = sheets.with_user(self.users[role]).get_ranking(*asked)
            self.assertEqual(
                [(row["rank"], row["name"]) for row in rows],
                [
                    (1, "Người 1"),
                    (1, "Người 2"),
                    (3, "Người 0"),
                    (4, "Người 3"),
                    (5, "Người 4"),
                ],
            )
        with self._refused(AccessError, "act for the unit"):
            sheets.with_user(self.users["employee"]).get_ranking(*asked)

    def test_ranks_take_as_many_queries_for_many(self):
        counts = []
        for sheets in (self.sheets[:1], self.sheets):
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            sheets.mapped("unit_rank")
            counts.append(self.env.cr.sql_log_count - start)
        self.assertEqual(counts[0], counts[1])
