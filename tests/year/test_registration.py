# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from .year_common import YearMixin


@tagged("post_install", "-at_install")
class TestRegistration(YearMixin, TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_year()
        cls.me = cls.staff["employee"]

    def test_own_way(self):
        """An employee writes and sends his own, the head returns and approves it."""
        own = self._register(self.me, "employee", award_type_ids=False)
        with self.assertRaisesRegex(UserError, "no title, no target"):
            own.action_send()
        own.target_ids = [(0, 0, {"name": "Đúng hạn", "figure": 98, "measure": "%"})]
        own.action_send()
        self.assertEqual(own.state, "sent")
        self.assertEqual(own.sent_by_id, self.users["employee"])
        with self.assertRaisesRegex(UserError, "can be changed once it is returned"):
            own.write({"commitment": "Thêm"})
        with self.assertRaisesRegex(UserError, "can be changed once it is returned"):
            own.target_ids.write({"figure": 50})
        with self.assertRaisesRegex(UserError, "only the head or officer"):
            own.action_approve()
        head = self._as("unit_head", own)
        with self.assertRaisesRegex(UserError, "reason in words"):
            head.action_return()
        head.action_return("Bổ sung chỉ tiêu")
        self.assertEqual(own.state_reason, "Bổ sung chỉ tiêu")
        self.assertEqual(own.sudo().activity_ids.user_id, self.users["employee"])
        own.target_ids.write({"figure": 99})
        own.action_send()
        self.assertFalse(own.sudo().activity_ids)
        head.action_approve()
        self.assertEqual(own.state, "approved")
        self.assertEqual(own.approved_by_id, self.users["unit_head"])

    def test_nobody_approves_his_own(self):
        own = self._register(self.staff["unit_head"], "unit_head")
        own.action_send()
        with self.assertRaisesRegex(UserError, "of his own"):
            own.action_approve()
        self._as("unit_officer", own).action_approve()
        unit = self._register(self.unit_a, "unit_head")
        unit.action_send()
        with self.assertRaisesRegex(UserError, "unit above"):
            self._as("unit_head", unit).action_approve()
        self._as("officer", unit).action_approve()
        self.assertEqual(unit.state, "approved")

    def test_twice(self):
        self._register()
        with self.assertRaisesRegex(ValidationError, "Minh Nguyệt is already"):
            self._register()
        # Two at once: the database has the last word
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            self.env.cr.execute(
                """INSERT INTO emulation_registration
                    (campaign_id, year, subject_kind, employee_id, state)
                VALUES (%s, %s, 'individual', %s, 'draft')""",
                (self.campaign.id, self.today.year, self.person.id),
            )

    def test_bad_input(self):
        collective_only = self.env["emulation.award.type"].search(
            [("for_individual", "=", False), ("for_collective", "=", True)], limit=1
        )
        cases = (
            ({"year": self.today.year - 1}, "lies outside the campaign"),
            ({"award_type_ids": [(6, 0, collective_only.ids)]}, "this kind of subject"),
            (
                {"department_id": self.unit_a.id, "employee_id": self.person.id},
                "Only one subject",
            ),
        )
        for vals, message in cases:
            with (
                self.subTest(vals=vals),
                self.assertRaisesRegex(UserError, message),
                self.env.cr.savepoint(),
            ):
                self._register(**vals)
        with self.assertRaisesRegex(UserError, "steps of the workflow"):
            self._register(self.me, state="approved")
        with self.assertRaisesRegex(UserError, "steps of the workflow"):
            self._register(self.other).write({"state": "approved"})

    def test_strangers(self):
        mine = self._register(self.me, "employee")
        other = self._register(self.other)
        with self.assertRaises(AccessError):
            self._as("employee", other).read(["commitment"])
        with self.assertRaises(AccessError):
            self._register(self.person, "employee")
        with self.assertRaises(AccessError):
            self._register(
                self.env["hr.employee"], "auditor", employee_id=self.person.id
            )
        self.assertTrue(self._as("auditor", mine).subject_name)
        with self.assertRaises(AccessError):
            self._as("auditor", mine).write({"commitment": "Sửa"})
        with self.assertRaises(AccessError):
            mine.target_ids.create({"registration_id": other.id, "name": "Lạ"})

    def test_last_year(self):
        self.campaign.date_start = self.today - timedelta(days=800)
        last = self._register(year=self.today.year - 1, commitment="Như năm trước")
        last.target_ids = [(0, 0, {"name": "Sáng kiến", "figure": 1})]
        new = self._register(award_type_ids=False)
        new.action_copy_last_year()
        self.assertEqual(new.award_type_ids, self.title)
        self.assertEqual(new.commitment, "Như năm trước")
        self.assertEqual(new.target_ids.mapped("figure"), [1])
        self.assertEqual(len(last.target_ids), 1)

    def test_window_proposes_the_only_campaign(self):
        window = self._as("unit_officer", self.env["emulation.registration.wizard"])
        names = ["campaign_id", "unit_id"]
        proposed = {"campaign_id": self.campaign.id, "unit_id": self.unit_a.id}
        self.assertEqual(window.default_get(names), proposed)
        self._new_launched("Phong trào thứ hai")
        self.assertFalse(window.default_get(names).get("campaign_id"))
        with self.assertRaisesRegex(ValidationError, "Campaign"):
            window.create({"unit_id": self.unit_a.id})
        plan = self._as("unit_officer", self.plan_a).action_prepare_registrations()
        self.assertEqual(plan["context"]["default_campaign_id"], self.campaign.id)

    def test_whole_unit(self):
        """One click for the unit; who has one keeps it."""
        kept = self._register(commitment="Đã có")
        window = self._as("unit_officer", self.env["emulation.registration.wizard"])
        wizard = window.create(
            {
                "campaign_id": self.campaign.id,
                "unit_id": self.unit_a.id,
                "award_type_ids": [(6, 0, self.title.ids)],
            }
        )
        domain = wizard.action_prepare()["domain"]
        made = self.env["emulation.registration"].search(domain)
        self.assertIn(kept, made)
        self.assertIn(self.unit_a, made.department_id)
        self.assertIn(self.team_a, made.department_id)
        self.assertEqual(len(made.employee_id), self.plan_a.count_people)
        self.assertNotIn(self.other, made.employee_id)
        self.assertEqual(kept.commitment, "Đã có")
        again = wizard.action_prepare()["domain"]
        self.assertEqual(self.env["emulation.registration"].search(again), made)
        wizard.sudo().unit_id = self.unit_b
        with self.assertRaises(AccessError):
            wizard.action_prepare()
        self._as("unit_officer", made - kept).action_send()
        self.assertEqual(set((made - kept).mapped("state")), {"sent"})

    def test_counters(self):
        people = self.plan_a.count_people
        self.assertGreater(people, 5)
        self.assertEqual(self.plan_a.count_not_sent, people + 1)
        sent, returned, approved, unit = (
            self._register(self.staff["employee"]),
            self._register(self.staff["inspector"]),
            self._register(self.person),
            self._register(self.unit_a),
        )
        (sent | returned | approved | unit).action_send()
        returned.action_return("Thiếu")
        approved.action_approve()
        self._register(self.staff["auditor"])
        self.env.invalidate_all()
        counts = self.plan_a.read(
            ["count_not_sent", "count_sent", "count_returned", "count_approved"]
        )[0]
        del counts["id"]
        self.assertEqual(
            counts,
            {
                "count_not_sent": people - 3,
                "count_sent": 2,
                "count_returned": 1,
                "count_approved": 1,
            },
        )

    def test_counters_query_count(self):
        fields = ["count_not_sent", "count_sent", "count_people", "progress"]
        counts = []
        for number in (2, 22):
            units = self.env["hr.department"].create(
                [
                    {"name": f"Đơn vị {number}-{n}", "parent_id": self.union.id}
                    for n in range(number)
                ]
            )
            units.action_set_emulation_level(self.unit_a.emulation_level_id.id)
            campaign = self._new_launched(f"Phong trào {number}", units)
            plans = self.env["emulation.plan"].browse(campaign.year_ids.plan_ids.ids)
            self.assertEqual(len(plans), number)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            plans.read(fields)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)

    def test_reminder(self):
        """Once before the deadline, once after it, to those who are not done."""
        draft = self._register(self.me)
        self.year.registration_deadline = self.today + timedelta(days=1)
        self.plan_a.activity_ids.unlink()
        year = self.env["emulation.campaign.year"]
        year._cron_remind()
        activity = self.plan_a.activity_ids
        self.assertEqual(activity.user_id, self.users["unit_head"])
        self.assertIn(str(self.plan_a.count_not_sent), activity.summary)
        self.assertEqual(draft.activity_ids.user_id, self.users["employee"])
        activity.action_feedback()
        year._cron_remind()
        self.assertFalse(self.plan_a.activity_ids)
        self.assertEqual(len(draft.activity_ids), 1)
        self.year.registration_deadline = self.today - timedelta(days=1)
        year._cron_remind()
        self.assertEqual(len(self.plan_a.activity_ids), 1)
        self.assertTrue(draft.is_late)
