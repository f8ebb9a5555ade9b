# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestStaffCode(EmulationCommon):
    def test_unique_in_the_company(self):
        self.person.emulation_code = " AB001 "
        self.assertEqual(self.person.emulation_code, "AB001")
        for code in ("AB001", "ab001"):
            with (
                self.assertRaises(IntegrityError),
                mute_logger("odoo.sql_db"),
                self.cr.savepoint(),
            ):
                self.other.emulation_code = code
                self.env.flush_all()
        self.other.invalidate_recordset()
        company = self.env["res.company"].create({"name": "Đơn vị khác"})
        elsewhere = (
            self.env["hr.employee"]
            .with_company(company)
            .create(
                {
                    "name": "Đỗ Văn Kiên",
                    "company_id": company.id,
                    "emulation_code": "AB001",
                }
            )
        )
        self.assertEqual(elsewhere.emulation_code, "AB001")

    def test_many_employees_without_code(self):
        (self.person | self.other).emulation_code = False
        self.env.flush_all()
        self.assertFalse(self.other.emulation_code)

    def test_copy_has_no_code(self):
        self.person.emulation_code = "AB001"
        self.assertNotIn("emulation_code", self.person.copy_data()[0])

    def test_everybody_finds_people_by_code(self):
        self.person.emulation_code = "AB001"
        self.env.flush_all()
        for model in ("hr.employee", "hr.employee.public"):
            found = self.env[model].with_user(self.users["employee"])
            self.assertEqual(
                [row[0] for row in found.name_search("AB001")], [self.person.id], model
            )
            self.assertIn(
                self.person.id, [row[0] for row in found.name_search("Minh Nguyệt")]
            )
        public = self.env["hr.employee.public"].with_user(self.users["employee"])
        self.assertEqual(public.browse(self.person.id).emulation_code, "AB001")

    def test_only_hr_changes_it(self):
        for role in ("employee", "unit_head", "unit_officer", "auditor"):
            with self.assertRaises(AccessError, msg=role):
                self.person.with_user(self.users[role]).emulation_code = "X1"
