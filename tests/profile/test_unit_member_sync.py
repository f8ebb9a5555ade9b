# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date, timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.tests import TransactionCase, tagged

from ...models.core.days import vietnam_today

DAY = timedelta(days=1)


class UnitMemberCase(TransactionCase):
    """Two units with a room each; no users, no rounds."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.env["emulation.unit.member"]
        cls.today = vietnam_today()
        department = cls.env["hr.department"]
        cls.union = department.create({"name": "Công đoàn Viên chức tỉnh"})
        cls.unit_a, cls.unit_b = department.create(
            [
                {"name": name, "parent_id": cls.union.id}
                for name in ("CĐCS Sở Nội vụ", "CĐCS Sở Y tế")
            ]
        )
        cls.room_a = department.create(
            {"name": "Văn phòng Sở Nội vụ", "parent_id": cls.unit_a.id}
        )
        cls.union.action_set_emulation_level(
            cls.env.ref("hr_emulation.level_province").id
        )
        (cls.unit_a | cls.unit_b).action_set_emulation_level(
            cls.env.ref("hr_emulation.level_grassroots").id
        )
        cls.committee = department.create(
            {
                "name": "Ban Chấp hành",
                "parent_id": cls.union.id,
                "emulation_is_ad_hoc": True,
            }
        )

    @classmethod
    def hire(cls, name="Nguyễn Văn Bình", department=None, since=date(2016, 1, 1), **v):
        return cls.env["hr.employee"].create(
            {
                "name": name,
                "department_id": (department or cls.unit_a).id,
                "date_version": since,
                **v,
            }
        )

    def periods(self, employee):
        rows = self.member.search(
            [("employee_id", "=", employee.id)], order="date_from, id"
        )
        return [(r.department_id, r.role, r.date_from, r.date_to or None) for r in rows]

    def assertPeriods(self, employee, expected):
        self.assertEqual(self.periods(employee), expected)


@tagged("post_install", "-at_install")
class TestUnitMemberSync(UnitMemberCase):
    def test_hire_opens_a_period(self):
        employee = self.hire()
        self.assertPeriods(employee, [(self.unit_a, "member", date(2016, 1, 1), None)])
        row = self.member.search([("employee_id", "=", employee.id)])
        self.assertEqual(row.source, "version")
        self.assertTrue(row.is_start_certain)
        self.assertEqual(row.unit_id, self.unit_a)

    def test_start_on_the_day_of_recording_is_uncertain(self):
        employee = self.env["hr.employee"].create(
            {"name": "Lê Thị Hoa", "department_id": self.room_a.id}
        )
        row = self.member.search([("employee_id", "=", employee.id)])
        self.assertEqual(row.date_from, fields.Date.today())
        self.assertFalse(row.is_start_certain)
        self.assertEqual(row.unit_id, self.unit_a)
        row.action_confirm_start()
        self.assertEqual(row.source, "version")
        employee.job_title = "Chuyên viên"
        self.member._follow_employees(employee)
        self.assertTrue(row.exists() and row.is_start_certain)

    def test_without_department_there_is_no_period(self):
        employee = self.env["hr.employee"].create({"name": "Lê Thị Hoa"})
        self.assertPeriods(employee, [])

    def test_transfer_by_a_new_version(self):
        employee = self.hire()
        employee.create_version(
            {"date_version": date(2020, 7, 1), "department_id": self.unit_b.id}
        )
        self.assertPeriods(
            employee,
            [
                (self.unit_a, "member", date(2016, 1, 1), date(2020, 6, 30)),
                (self.unit_b, "member", date(2020, 7, 1), None),
            ],
        )

    def test_versions_of_the_same_department_are_one_period(self):
        employee = self.hire()
        employee.create_version(
            {"date_version": date(2018, 1, 1), "job_title": "Phó phòng"}
        )
        employee.create_version(
            {"date_version": date(2020, 1, 1), "job_title": "Trưởng phòng"}
        )
        self.assertPeriods(employee, [(self.unit_a, "member", date(2016, 1, 1), None)])

    def test_future_version_and_its_cron(self):
        employee = self.hire()
        start = self.today + timedelta(days=30)
        employee.create_version(
            {"date_version": start, "department_id": self.unit_b.id}
        )
        expected = [
            (self.unit_a, "member", date(2016, 1, 1), start - DAY),
            (self.unit_b, "member", start, None),
        ]
        self.assertPeriods(employee, expected)
        unit_of = self.member._unit_of
        self.assertEqual(unit_of(employee, self.today)[employee.id], self.unit_a)
        self.assertEqual(unit_of(employee, start)[employee.id], self.unit_b)
        with freeze_time(start):
            self.env["hr.employee"]._cron_update_current_version_id()
        self.assertEqual(employee.current_version_id.department_id, self.unit_b)
        self.assertPeriods(employee, expected)

    def test_deleted_version_gives_the_time_back(self):
        employee = self.hire()
        version = employee.create_version(
            {"date_version": date(2020, 7, 1), "department_id": self.unit_b.id}
        )
        version.unlink()
        self.assertPeriods(employee, [(self.unit_a, "member", date(2016, 1, 1), None)])

    def test_archived_version_counts_no_more(self):
        employee = self.hire()
        version = employee.create_version(
            {"date_version": date(2020, 7, 1), "department_id": self.unit_b.id}
        )
        version.active = False
        self.assertPeriods(employee, [(self.unit_a, "member", date(2016, 1, 1), None)])

    def test_changed_version_is_followed(self):
        employee = self.hire()
        version = employee.create_version(
            {"date_version": date(2020, 7, 1), "department_id": self.unit_b.id}
        )
        version.write({"date_version": date(2019, 3, 1)})
        self.assertPeriods(
            employee,
            [
                (self.unit_a, "member", date(2016, 1, 1), date(2019, 2, 28)),
                (self.unit_b, "member", date(2019, 3, 1), None),
            ],
        )
        version.write({"department_id": False})
        self.assertPeriods(
            employee, [(self.unit_a, "member", date(2016, 1, 1), date(2019, 2, 28))]
        )

    def test_row_identity_survives_a_change_of_the_end(self):
        employee = self.hire()
        row = self.member.search([("employee_id", "=", employee.id)])
        row.note = "Theo quyết định điều động"
        employee.create_version(
            {"date_version": date(2020, 7, 1), "department_id": self.unit_b.id}
        )
        self.assertEqual(row.date_to, date(2020, 6, 30))
        self.assertEqual(row.note, "Theo quyết định điều động")
        self.assertEqual(row.source, "version")

    # --- Leaving and coming back --------------------------------------------------

    def test_archiving_closes_the_period(self):
        employee = self.hire()
        employee.with_context(no_wizard=True).action_archive()
        self.assertPeriods(
            employee, [(self.unit_a, "member", date(2016, 1, 1), self.today)]
        )

    def test_departure_date_is_the_last_day(self):
        employee = self.hire()
        employee.with_context(no_wizard=True).action_archive()
        employee.departure_date = date(2021, 9, 30)
        self.assertPeriods(
            employee, [(self.unit_a, "member", date(2016, 1, 1), date(2021, 9, 30))]
        )
        self.assertFalse(self.member._members_on(self.today, self.unit_a))
        self.assertEqual(
            self.member._members_on(date(2021, 9, 30), self.unit_a).employee_id,
            employee,
        )

    def test_archived_by_mistake(self):
        employee = self.hire()
        employee.with_context(no_wizard=True).action_archive()
        employee.action_unarchive()
        self.assertPeriods(employee, [(self.unit_a, "member", date(2016, 1, 1), None)])

    def test_coming_back_leaves_a_gap(self):
        employee = self.hire()
        employee.with_context(no_wizard=True).action_archive()
        employee.departure_date = date(2021, 9, 30)
        employee.action_unarchive()
        gap = (self.unit_a, "member", date(2016, 1, 1), date(2021, 9, 30))
        self.assertPeriods(employee, [gap, (self.unit_a, "member", self.today, None)])
        employee.create_version(
            {
                "date_version": self.today + timedelta(days=10),
                "department_id": self.unit_b.id,
            }
        )
        self.assertEqual(self.periods(employee)[0], gap)
        self.assertEqual(len(self.periods(employee)), 3)

    # --- Corrections of officers ------------------------------------------------------

    def test_correction_of_a_period_survives(self):
        employee = self.hire()
        row = self.member.search([("employee_id", "=", employee.id)])
        row.write({"date_from": date(2014, 5, 1)})
        self.assertEqual(row.source, "manual")
        employee.job_title = "Chuyên viên chính"
        employee.version_id.write({"department_id": self.unit_b.id})
        self.member._emulation_sync_all()
        self.assertPeriods(employee, [(self.unit_a, "member", date(2014, 5, 1), None)])

    def test_manual_period_wins_over_the_file(self):
        employee = self.hire()
        self.member.create(
            {
                "employee_id": employee.id,
                "department_id": self.unit_a.id,
                "role": "deputy",
                "date_from": date(2018, 3, 1),
                "date_to": date(2019, 12, 31),
            }
        )
        expected = [
            (self.unit_a, "member", date(2016, 1, 1), date(2018, 2, 28)),
            (self.unit_a, "deputy", date(2018, 3, 1), date(2019, 12, 31)),
            (self.unit_a, "member", date(2020, 1, 1), None),
        ]
        self.assertPeriods(employee, expected)
        self.member._follow_employees(employee)
        self.assertPeriods(employee, expected)

    def test_deleting_a_correction_gives_the_file_its_word_back(self):
        employee = self.hire()
        row = self.member.create(
            {
                "employee_id": employee.id,
                "department_id": self.unit_b.id,
                "date_from": date(2018, 3, 1),
            }
        )
        self.assertEqual(len(self.periods(employee)), 2)
        row.unlink()
        self.assertPeriods(employee, [(self.unit_a, "member", date(2016, 1, 1), None)])

    def test_open_correction_ends_with_a_later_transfer(self):
        employee = self.hire()
        row = self.member.search([("employee_id", "=", employee.id)])
        row.write({"role": "deputy"})
        employee.create_version(
            {"date_version": date(2020, 7, 1), "department_id": self.unit_b.id}
        )
        self.assertPeriods(
            employee,
            [
                (self.unit_a, "deputy", date(2016, 1, 1), date(2020, 6, 30)),
                (self.unit_b, "member", date(2020, 7, 1), None),
            ],
        )
        self.assertEqual(row.source, "manual")

    def test_open_correction_of_a_head_ends_with_the_next_head(self):
        first, second = self.hire("Trần Thị Lan"), self.hire("Phạm Văn Dũng")
        self.unit_a.manager_id = first
        self.member.search(
            [("employee_id", "=", first.id), ("role", "=", "head")]
        ).date_from = date(2019, 1, 1)
        self.assertPeriods(
            first,
            [
                (self.unit_a, "member", date(2016, 1, 1), date(2018, 12, 31)),
                (self.unit_a, "head", date(2019, 1, 1), None),
            ],
        )
        self.unit_a.manager_id = second
        self.assertPeriods(
            first,
            [
                (self.unit_a, "member", date(2016, 1, 1), date(2018, 12, 31)),
                (self.unit_a, "head", date(2019, 1, 1), self.today - DAY),
                (self.unit_a, "member", self.today, None),
            ],
        )

    # --- First filling ------------------------------------------------------------------

    def test_fill_everybody_is_repeatable(self):
        employees = [self.hire(f"Người {number}") for number in range(3)]
        employees[0].create_version(
            {"date_version": date(2020, 7, 1), "department_id": self.unit_b.id}
        )
        employees[1].with_context(no_wizard=True).action_archive()
        self.unit_a.manager_id = employees[2]
        before = [self.periods(employee) for employee in employees]
        self.env.cr.execute(
            "DELETE FROM emulation_unit_member WHERE employee_id IN %s",
            [tuple(e.id for e in employees)],
        )
        self.env.invalidate_all()
        self.member._emulation_sync_all()
        self.assertEqual([self.periods(employee) for employee in employees], before)
        self.member._emulation_sync_all()
        self.assertEqual([self.periods(employee) for employee in employees], before)

    def test_queries_do_not_grow_with_the_number_of_employees(self):
        def people(count):
            return self.env["hr.employee"].create(
                [
                    {
                        "name": f"Nhân viên {number}",
                        "department_id": self.unit_a.id,
                        "date_version": date(2016, 1, 1),
                    }
                    for number in range(count)
                ]
            )

        counts = []
        for size in (10, 200):
            employees = people(size)
            self.env.cr.execute(
                "DELETE FROM emulation_unit_member WHERE employee_id IN %s",
                [tuple(employees.ids)],
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.member._follow_employees(employees)
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 2, counts)
