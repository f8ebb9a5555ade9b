# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.tests import tagged
from odoo.tests.common import new_test_user

from .assessment_common import AssessmentCommon


@tagged("post_install", "-at_install")
class TestAssessmentNotice(AssessmentCommon):
    def _requests(self, record, role=None):
        """Open activities on a record, of one person or of all."""
        activities = self.env["mail.activity"].search(
            [("res_model", "=", record._name), ("res_id", "=", record.id)]
        )
        if role:
            return activities.filtered(lambda a: a.user_id == self.users[role])
        return activities

    def _told(self):
        """How many sheets the scheduled action tells wait for whom."""
        self.env["emulation.assessment"]._cron_tell_heads()
        requests = self._requests(self.campaign)
        return {a.user_id: int(a.summary.split(": ")[1]) for a in requests}

    def test_a_person_is_asked_until_he_sends(self):
        day = self.today + timedelta(days=10)
        opening = self.env["emulation.assessment.opening"].create(
            {
                "campaign_id": self.campaign.id,
                "unit_ids": [(6, 0, self.unit_a.ids)],
                "deadline": day,
            }
        )
        opening.with_user(self.users["officer"]).action_open()
        sheet = self.env["emulation.assessment"].search(
            [("employee_id", "=", self.staff["employee"].id)]
        )
        request = self._requests(sheet)
        self.assertEqual(
            (request.user_id, request.date_deadline), (self.users["employee"], day)
        )
        self.assertIn(
            sheet, self._as("employee", sheet).search([("is_waiting", "=", 1)])
        )
        self.assertFalse(
            sheet.message_follower_ids.partner_id & self.users["employee"].partner_id
        )
        self._fill(sheet, "self", "employee")
        self._as("employee", sheet).action_send()
        self.assertFalse(self._requests(sheet))
        self.assertFalse(request.active)
        self._as("unit_head", sheet).action_return("Thiếu minh chứng")
        again = self._requests(sheet)
        self.assertEqual(again.user_id, self.users["employee"])
        self.assertEqual(again.date_deadline, day)

    def test_the_head_has_one_count_until_all_is_scored(self):
        mine, other = self._new_sheet(), self._new_sheet(self.person)
        own = self._new_sheet(self.staff["unit_head"])
        head = self.users["unit_head"]
        # Who has no log-in is filled in for by the head
        self.assertEqual(self._told(), {head: 1})
        for sheet, role in ((mine, "employee"), (other, "unit_head")):
            self._fill(sheet, "self", role)
            self._as(role, sheet).action_send()
        count = self._requests(self.campaign)
        self.assertEqual(self._told(), {head: 2})
        self.assertEqual(self._requests(self.campaign), count)
        waiting = self._as("unit_head", mine).search([("is_waiting", "=", True)])
        self.assertEqual(waiting, mine | other | own)
        for sheet in mine | other:
            self._as("unit_head", sheet).action_take_over_self()
            self._as("unit_head", sheet).action_score()
        self.assertEqual(self._told(), {})
        self.assertFalse(count.active)
        # His own is not his to score; nobody leads the unit above
        self._fill(own, "self", "unit_head")
        self._as("unit_head", own).action_send()
        self.assertEqual(self._told(), {})

    def test_the_unit_above_or_the_one_in_the_rotation_is_asked(self):
        chair = new_test_user(self.env, login="chair", name="Chair")
        self._set_role(
            self._new_employee("Chủ tịch", self.union, user_id=chair.id), "head"
        )
        team = self._new_sheet(self.team_a)
        unit = self._new_sheet(self.unit_a)
        head = self.users["unit_head"]
        self.assertEqual(self._told(), {head: 2})
        for sheet in team | unit:
            self._fill(sheet, "self", "unit_head")
            self._as("unit_head", sheet).action_send()
        self.assertEqual(self._told(), {head: 1, chair: 1})
        cluster = self.env["emulation.cluster"].create({"name": "Cụm 1"})
        scored = self._new_sheet(
            self.unit_b, cluster_id=cluster.id, scorer_unit_id=self.unit_a.id
        )
        self._fill(scored)
        scored.action_send()
        self.assertEqual(self._told(), {head: 2, chair: 1})

    def test_as_many_queries_for_many(self):
        counts = []
        for number in (1, 3, 12):
            people = [
                self._new_employee(f"Người {number}.{place}", self.unit_a)
                for place in range(number)
            ]
            for person in people:
                person.user_id = new_test_user(
                    self.env, login=f"many_{person.id}", name=person.name
                )
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            sheets = self.env["emulation.assessment"].create(
                [
                    {"campaign_id": self.campaign.id, "employee_id": person.id}
                    for person in people
                ]
            )
            self.env.flush_all()
            self.env["emulation.assessment"]._cron_tell_heads()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - start)
            self.assertEqual(len(sheets.activity_ids), number)
        # Of the first run there are no earlier sheets to look at
        self.assertLessEqual(counts[2], counts[1])
