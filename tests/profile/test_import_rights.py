# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import hashlib

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .import_common import ImportCommon, workbook

OFFICER_KINDS = ("rating", "initiative", "award")


@tagged("post_install", "-at_install")
class TestImportRights(ImportCommon):
    def _good(self):
        return self._ratings(("NV001", None, None, None, self.year, "Good"))

    def test_who_imports_what(self):
        for role, user in self.users.items():
            for kind in (*OFFICER_KINDS, "nomination"):
                officer = role in ("officer", "administrator")
                unit = role in ("unit_officer", "unit_head")
                allowed = officer or (unit and kind == "nomination")
                with self.subTest(role=role, kind=kind):
                    if allowed:
                        self._import(b"x", kind, user)
                        continue
                    with self.assertRaises(AccessError):
                        self._import(b"x", kind, user)

    def test_kind_is_not_changed_to_a_forbidden_one(self):
        record = self._import(self._good(), "nomination", self.users["unit_officer"])
        with self.assertRaises(AccessError):
            record.kind = "rating"

    def test_button_is_for_those_who_may(self):
        views = {
            "emulation.rating": ("officer", "administrator"),
            "emulation.initiative": ("officer", "administrator"),
            "emulation.award": ("officer", "administrator"),
            "emulation.nomination": (
                "officer", "administrator", "unit_officer", "unit_head",
            ),
        }  # fmt: skip
        for model, allowed in views.items():
            action = self.env.ref(
                f"hr_emulation.emulation_import_action_{model.rsplit('.')[-1]}"
            )
            for role, user in self.users.items():
                arch = self.env[model].with_user(user).get_view(view_type="list")
                with self.subTest(model=model, role=role):
                    self.assertEqual(
                        f'name="{action.id}"' in arch["arch"], role in allowed
                    )

    def test_right_lost_on_the_way(self):
        record = self._checked(self._good())
        self.users["officer"].group_ids = [
            (3, self.env.ref("hr_emulation.group_officer").id)
        ]
        for method in ("action_check", "action_import"):
            with self.assertRaises(AccessError):
                getattr(record, method)()
        with self.assertRaises(AccessError):
            record._get_template("rating")

    @mute_logger("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_imports_are_their_owners(self):
        record = self._checked(self._good())
        for role in ("employee", "unit_officer", "auditor", "administrator"):
            stranger = record.with_user(self.users[role])
            for method in ("action_check", "action_import", "unlink"):
                with self.assertRaises(AccessError):
                    getattr(stranger, method)()
            with self.assertRaises(AccessError):
                stranger.write({"kind": "award"})
            attachment = self._attachment(record).with_user(self.users[role])
            with self.assertRaises(AccessError):
                attachment.write({"raw": b"other"})
        for role in ("employee", "unit_officer"):
            stranger = record.with_user(self.users[role])
            with self.assertRaises(AccessError):
                stranger.read(["file_name"])
            with self.assertRaises(AccessError):
                stranger.line_ids.browse(record.line_ids.ids or [0]).check_access(
                    "write"
                )
            with self.assertRaises(AccessError):
                self._attachment(record).with_user(self.users[role]).read(["raw"])
        self.assertTrue(record.with_user(self.users["auditor"]).read(["file_name"]))

    def _attachment(self, record):
        return (
            self.env["ir.attachment"]
            .sudo()
            .search(
                [
                    ("res_model", "=", record._name),
                    ("res_id", "=", record.id),
                    ("res_field", "=", "file"),
                ]
            )
        )

    def test_state_and_figures_are_not_written(self):
        record = self._import(self._good())
        for vals in (
            {"state": "done"},
            {"new_count": 5},
            {"sha256": "0"},
            {"company_id": self.company.id},
        ):
            with self.assertRaises(UserError):
                record.write(vals)
        with self.assertRaises(UserError):
            record.action_import()

    def test_done_stays(self):
        data = self._good()
        record = self._checked(data)
        record.action_import()
        with self.assertRaises(UserError):
            record.action_import()
        with self.assertRaises(UserError):
            record.action_check()
        with self.assertRaises(UserError):
            record.write({"file_name": "khac.xlsx"})
        with self.assertRaises(UserError):
            record.unlink()
        attachment = self._attachment(record)
        self.assertEqual(attachment.raw, data)
        with self.assertRaises(AccessError):
            attachment.with_user(self.users["officer"]).write({"raw": b"other"})

    def test_logged_once(self):
        data = self._good()
        record = self._checked(data)
        domain = [("res_model", "=", record._name), ("res_id", "=", record.id)]
        self.assertFalse(self.env["emulation.audit.log"].search(domain))
        record.action_import()
        entry = self.env["emulation.audit.log"].search(domain)
        self.assertEqual(entry.event, "imported")
        self.assertEqual(entry.actor_login, "emulation_officer")
        self.assertEqual(
            entry.values,
            {
                "kind": "rating",
                "file": "bang.xlsx",
                "sha256": hashlib.sha256(data).hexdigest(),
                "row_count": 1,
                "new_count": 1,
                "changed_count": 0,
                "unchanged_count": 0,
            },
        )

    def test_nobody_imports_his_own(self):
        self.staff["officer"].emulation_code = "CB1"
        second = self._new_employee(
            "Hồ sơ thứ hai",
            self.unit_b,
            work_contact_id=self.staff["officer"].work_contact_id.id,
            emulation_code="CB2",
        )
        self.assertTrue(second)
        rows = [(code, None, None, None, self.year, "Good") for code in ("CB1", "CB2")]
        record = self._checked(self._ratings(*rows))
        self.assertEqual([p[0] for p in self._problems(record)], [2, 3])
        self.assertIn("about himself", record.line_ids[0].problem)
        data = workbook(
            ("Staff Code", "Award", "Awarding Body", "Year"),
            ("CB1", self.award_outside.code, self.outside.name, 2020),
        )
        record = self._checked(data, "award")
        self.assertIn("about himself", record.line_ids.problem)

    def test_nobody_imports_for_the_collective_he_leads(self):
        head = ("Kind of Subject", "Name", "Year", "Rated As")
        data = workbook(head, ("Collective", self.union.name, self.year, "Good"))
        self.assertFalse(self._checked(data).line_ids)
        self._set_role(self.staff["officer"], "head")
        record = self._checked(data)
        self.assertIn("collective that he leads", record.line_ids.problem)
        head = ("Kind of Subject", "Name", "Award", "Awarding Body", "Year")
        award = (self.award_outside.code, self.outside.name, 2020)
        data = workbook(head, ("Collective", self.union.name, *award))
        record = self._checked(data, "award")
        self.assertIn("collective that he leads", record.line_ids.problem)
        with self.assertRaisesRegex(UserError, "collective that he leads"):
            self.env["emulation.award"].with_user(self.users["officer"]).create(
                {
                    "subject_kind": "collective",
                    "department_id": self.union.id,
                    "award_type_id": self.award_outside.id,
                    "body_id": self.outside.id,
                    "year": 2020,
                }
            )

    def test_fast_way_keeps_rights_and_constraints(self):
        vals = {
            "subject_kind": "individual",
            "employee_id": self.person.id,
            "year": self.year,
            "period": "year",
            "system": "union",
            "level": "good",
        }
        ratings = self.env["emulation.rating"]
        with self.assertRaises(AccessError):
            ratings.with_user(self.users["unit_officer"])._insert_rows([vals])
        self.assertEqual(
            ratings.with_user(self.users["officer"])._insert_rows([vals]), 1
        )

    def test_unfinished_files_are_forgotten(self):
        old, done, fresh = (self._import(self._good()) for _n in range(3))
        done.action_check()
        done.action_import()
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE emulation_import SET write_date = now() - interval '40 days' "
            "WHERE id IN %s",
            [(old.id, done.id)],
        )
        self.env.invalidate_all()
        self.env["emulation.import"]._gc_unfinished()
        self.assertEqual((old | done | fresh).exists(), done | fresh)
