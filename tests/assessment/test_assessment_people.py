# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tests.common import new_test_user
from odoo.tools import mute_logger

from .assessment_common import AssessmentCommon


@tagged("post_install", "-at_install")
class TestAssessmentPeople(AssessmentCommon):
    def _write(self, sheet, column, role, value="20"):
        self._answer(sheet, column, role, _2=value)

    def test_only_the_subject_assesses_himself(self):
        sheet = self._new_sheet()
        for role in ("unit_head", "unit_officer", "officer"):
            with self._refused(UserError, "only Employee fills in"):
                self._write(sheet, "self", role)
        with self._refused(AccessError):
            self._write(sheet, "self", "council_user")
        self._write(sheet, "self", "employee")
        with self._refused(AccessError):
            self._write(sheet, "self", "auditor")

    def test_who_has_no_login_is_helped_by_his_unit(self):
        sheet = self._new_sheet(self.person)
        self._write(sheet, "self", "unit_officer")
        with self._refused(AccessError):
            self._write(sheet, "self", "employee")
        with self._refused(AccessError):
            self._write(sheet, "self", "council_user")

    def test_column_and_state_belong_together(self):
        sheet = self._new_sheet()
        with self._refused(UserError, "not written in the state"):
            self._write(sheet, "unit", "unit_head")
        self._fill(sheet, "self", "employee")
        self._as("employee", sheet).action_send()
        with self._refused(UserError, "not written in the state"):
            self._write(sheet, "self", "employee")
        for role in ("unit_officer", "officer"):
            with self._refused(UserError, "only the head or a deputy"):
                self._write(sheet, "unit", role)
        self._fill(sheet, "unit", "unit_head")
        with self._refused(UserError, "only the head or a deputy"):
            self._as("unit_officer", sheet).action_score()
        self._as("unit_head", sheet).action_score()
        self.assertEqual(self._line(sheet, "2").final_value, "28")
        with self._refused(UserError, "only an emulation officer"):
            self._write(sheet, "final", "unit_head")
        self._write(sheet, "final", "officer")
        self._as("officer", sheet).action_close()
        with self._refused(UserError, "not written in the state"):
            self._write(sheet, "final", "officer")
        with self._refused(UserError, "not written in the state"):
            line = self._line(sheet, "2")
            line.write({"final_value": "1", "version": line.version})

    def test_a_head_does_not_score_himself(self):
        sheet = self._new_sheet(self.staff["unit_head"])
        self._fill(sheet, "self", "unit_head")
        self._as("unit_head", sheet).action_send()
        with self._refused(UserError, "nobody scores himself"):
            self._write(sheet, "unit", "unit_head")
        # No head above and no deputy: the office scores
        self._fill(sheet, "unit", "officer")
        self._as("officer", sheet).action_score()

    def test_an_officer_does_not_decide_on_himself(self):
        sheet = self._new_sheet(self.staff["officer"])
        self._fill(sheet)
        sheet.action_send()
        with self._refused(UserError, "nobody scores himself"):
            self._write(sheet, "unit", "officer")
        self._fill(sheet, "unit", "administrator")
        self._as("administrator", sheet).action_score()
        with self._refused(UserError, "nobody scores himself"):
            self._as("officer", sheet).action_close()

    def test_a_second_employee_record_does_not_help(self):
        officer = self.users["officer"]
        twin = self._new_employee(
            "Officer", self.unit_b, work_contact_id=officer.partner_id.id
        )
        sheet = self._new_sheet(twin)
        self._fill(sheet)
        sheet.action_send()
        with self._refused(UserError, "nobody scores himself"):
            self._write(sheet, "unit", "officer")

    def test_a_collective_is_scored_from_above(self):
        chief = new_test_user(self.env, login="chief", groups="base.group_user")
        chairman = self._new_employee("Chủ tịch", self.union, user_id=chief.id)
        self._set_role(chairman, "head")
        self.users["chief"] = chief
        sheet = self._new_sheet(self.unit_a)
        with self._refused(UserError, "only its head, deputy or officer"):
            self._write(sheet, "self", "chief")
        self._fill(sheet, "self", "unit_officer")
        self._as("unit_head", sheet).action_send()
        with self._refused(UserError, "you belong to the collective scored"):
            self._write(sheet, "unit", "unit_head")
        self._fill(sheet, "unit", "chief")
        self._as("chief", sheet).action_score()

    def test_a_returned_sheet_keeps_its_answers(self):
        sheet = self._new_sheet()
        self._fill(sheet, "self", "employee")
        self._as("employee", sheet).action_send()
        head = self._as("unit_head", sheet)
        with self._refused(UserError, "Give a reason"):
            head.action_return()
        head.action_return("Bổ sung minh chứng")
        self.assertEqual(sheet.state, "returned")
        self.assertEqual(self._line(sheet, "1").self_value, "35.5")
        self._write(sheet, "self", "employee")
        self._as("employee", sheet).action_send()

    def test_the_office_starts_anew_from_a_sheet_scored_again(self):
        sheet = self._new_sheet()
        self._fill(sheet, "self", "employee")
        self._as("employee", sheet).action_send()
        self._fill(sheet, "unit", "unit_head")
        self._as("unit_head", sheet).action_score()
        self._answer(sheet, "final", "officer", _3="30")
        self._as("officer", sheet).action_return("Chấm lại")
        self._as("employee", sheet).action_send()
        self._answer(sheet, "unit", "unit_head", _2="20", _3="35")
        self._as("unit_head", sheet).action_score()
        self.assertEqual(self._line(sheet, "2").final_value, "20")
        # What the office itself had decided stays
        self.assertEqual(self._line(sheet, "3").final_value, "30")

    def test_steps_take_as_many_queries_for_many_as_for_few(self):
        people = [
            self._new_employee(f"Người {number}", self.unit_a) for number in range(24)
        ]
        sheets = self.env["emulation.assessment"].create(
            [
                {"campaign_id": self.campaign.id, "employee_id": person.id}
                for person in people
            ]
        )
        for number, sheet in enumerate(sheets):
            self._fill(sheet, _1=str(number), _7=f"Làm tốt việc {number}")
        for step, role in (
            ("action_send", "unit_officer"),
            ("action_take_over_self", "unit_head"),
            ("action_score", "unit_head"),
            ("action_close", "officer"),
            ("action_confirm_rating", "officer"),
        ):
            counts = []
            for part in (sheets[:4], sheets[4:]):
                self.env.flush_all()
                self.env.invalidate_all()
                start = self.env.cr.sql_log_count
                getattr(self._as(role, part), step)()
                self.env.flush_all()
                counts.append(self.env.cr.sql_log_count - start)
            self.assertLessEqual(counts[1], counts[0] + 3, step)

    def test_only_units_of_a_cluster_are_scored_by_another(self):
        cluster = self.env["emulation.cluster"].create({"name": "Cụm 1"})
        for vals in (
            {"scorer_unit_id": self.unit_b.id},
            {"scorer_unit_id": self.unit_a.id, "cluster_id": cluster.id},
        ):
            with (
                self._refused(IntegrityError),
                mute_logger("odoo.sql_db"),
            ):
                self._new_sheet(self.unit_a, **vals)

    def test_what_a_sheet_was_opened_with_stays(self):
        sheet = self._new_sheet()
        for vals in (
            {"year": 2021},
            {"employee_id": self.other.id},
            {"scorer_unit_id": self.unit_b.id},
            {"unit_id": self.unit_b.id},
        ):
            with self._refused(UserError, "stay as they were opened"):
                self._as("employee", sheet).write(vals)
        for vals in ({"state": "closed"}, {"final_total": 100}, {"rating_id": 1}):
            with self._refused(UserError, "steps of the workflow"):
                self._as("officer", sheet).write(vals)

    def test_a_sent_sheet_is_not_deleted(self):
        sheet = self._new_sheet()
        self._fill(sheet, "self", "employee")
        self._as("employee", sheet).action_send()
        self._as("unit_head", sheet).action_return("Sửa")
        with self._refused(UserError, "only drafts can be deleted"):
            self._as("officer", sheet).unlink()
        other = self._new_sheet(self.other)
        self._as("officer", other).unlink()
        self.assertFalse(other.exists())
