# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, new_test_user, tagged

from .test_catalogue_constraints import ROOM

SAMPLES = {
    "emulation.level": "level_team",
    "emulation.body": "body_tld",
    "emulation.commendation.type": "commendation_merit",
    "emulation.award.type": "award_gk",
    "emulation.legal.instrument": "legal_law_2022",
    "emulation.dossier.document.type": "doc_type_report",
}
READERS = ("unit_officer", "officer", "council_user", "auditor", "inspector")


@tagged("post_install", "-at_install")
class TestCatalogueRights(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.employee = new_test_user(cls.env, "catalogue_employee", "base.group_user")
        cls.readers = cls.employee.browse(
            [
                new_test_user(
                    cls.env, f"catalogue_{role}", f"hr_emulation.group_{role}"
                ).id
                for role in READERS
            ]
        )
        cls.administrator = new_test_user(
            cls.env, "catalogue_administrator", "hr_emulation.group_administrator"
        )

    def test_everybody_reads_and_only_administrators_change(self):
        for name in ROOM:
            model = self.env[name]
            for user in self.employee | self.readers:
                own = model.with_user(user)
                self.assertTrue(own.has_access("read"), (name, user.login))
                for operation in ("write", "create", "unlink"):
                    self.assertFalse(
                        own.has_access(operation), (name, user.login, operation)
                    )
            own = model.with_user(self.administrator)
            for operation in ("read", "write", "create", "unlink"):
                self.assertTrue(own.has_access(operation), (name, operation))

    def test_writes_are_refused(self):
        for name, xmlid in SAMPLES.items():
            record = self.env.ref(f"hr_emulation.{xmlid}").with_user(self.employee)
            self.assertTrue(record.display_name, name)
            with self.assertRaises(AccessError):
                record.write({"name": "Tên khác"})
            with self.assertRaises(AccessError):
                record.unlink()
            with self.assertRaises(AccessError):
                record.copy()

    def test_public_sees_nothing(self):
        public = self.env.ref("base.public_user")
        portal = new_test_user(self.env, "catalogue_portal", "base.group_portal")
        for name in ROOM:
            for user in public | portal:
                self.assertFalse(self.env[name].with_user(user).has_access("read"))

    def test_company_rule(self):
        other = self.env["res.company"].create({"name": "Other"})
        department = self.env["hr.department"].create(
            {"name": "CĐCS khác", "company_id": other.id}
        )
        department.action_set_emulation_level(
            self.env.ref("hr_emulation.level_grassroots").id
        )
        signer = {"name": "Lê Văn Thành", "position": "CHỦ TỊCH"}
        symbol = {"document_kind": "decision", "symbol": "QĐ-X"}
        body = self.env["emulation.body"].create(
            {
                "name": "Body of the other company",
                "official_name": "Cơ quan khác",
                "company_id": other.id,
                "signer_ids": [(0, 0, signer)],
                "symbol_ids": [(0, 0, symbol)],
            }
        )
        member = {"unit_id": department.id, "year": 2022}
        cluster = self.env["emulation.cluster"].create(
            {"name": "Cụm", "company_id": other.id, "member_ids": [(0, 0, member)]}
        )
        foreign = (
            body,
            body.signer_ids,
            body.symbol_ids,
            cluster,
            cluster.member_ids,
        )
        both = new_test_user(
            self.env,
            "catalogue_both",
            "base.group_user",
            company_ids=[(6, 0, (self.env.company | other).ids)],
        )
        for records in foreign:
            self.assertEqual(len(records), 1)
            found = records.with_user(self.employee).search([("id", "in", records.ids)])
            self.assertFalse(found, records._name)
            with self.assertRaises(AccessError):
                records.with_user(self.employee).read(["display_name"])
            with self.assertRaises(AccessError):
                records.with_user(self.administrator).write({"company_id": False})
            allowed = records.with_user(both).with_context(
                allowed_company_ids=other.ids
            )
            self.assertTrue(allowed.search([("id", "in", records.ids)]))
        shared = self.env.ref("hr_emulation.body_tld").with_user(self.employee)
        self.assertTrue(shared.search([("id", "=", shared.id)]))
