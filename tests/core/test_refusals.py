# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from psycopg2 import IntegrityError
from psycopg2.errors import ForeignKeyViolation, NotNullViolation

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestRefusals(EmulationCommon):
    """What the ORM itself refuses is said in words, in the user's language."""

    def _refusal(self, call, error=ValidationError):
        with self.assertRaises(error) as caught, self.cr.savepoint():
            call()
        return str(caught.exception)

    def _sql_refusal(self, call):
        with (
            self.assertRaises(IntegrityError) as caught,
            mute_logger("odoo.sql_db"),
            self.cr.savepoint(),
        ):
            call()
        return caught.exception

    # --- Required fields ------------------------------------------------------

    def test_all_missing_fields_at_once(self):
        categories = self.env["emulation.round.category"]
        for values in ([{}], [{}, {}], [{"round_id": False, "award_type_id": None}]):
            with self.subTest(values=values):
                self.assertEqual(
                    self._refusal(lambda v=values: categories.create(v)),
                    "Award Category: fill in “Round”, “Award Type”.",
                )
        with_round = [{"round_id": self.round.id}]
        self.assertEqual(
            self._refusal(lambda: categories.create(with_round)),
            "Award Category: fill in “Award Type”.",
        )

    def test_missing_field_in_the_language_of_the_user(self):
        model = self.env["emulation.decision"].with_context(lang="vi_VN")
        message = self._refusal(lambda: model.create({}))
        self.assertIn("“Cơ quan ban hành”", message)

    def test_subject_and_other_fields_together(self):
        nominations = self.env["emulation.nomination"].with_user(self.users["officer"])
        self.assertEqual(
            self._refusal(lambda: nominations.create({})).splitlines(),
            [
                "Choose the subject: “Individual” is empty.",
                "Nomination: fill in “Category”.",
            ],
        )

    def test_computed_field_that_stayed_empty(self):
        signers = self.env["emulation.body.signer"]
        message = self._refusal(lambda: signers.create({"body_id": self.body.id}))
        self.assertEqual(message, "Signer of a Body: fill in “Name”, “Position”.")

    def test_emptying_a_required_field(self):
        self.assertEqual(
            self._refusal(lambda: self.round.write({"name": False})),
            "Award Round: fill in “Name”.",
        )
        self.assertTrue(self.round.name)

    def test_zero_is_a_value(self):
        quota = self.env["emulation.quota"].create(
            {"category_id": self.inside.id, "scope": "total", "number": 0}
        )
        self.assertEqual(quota.number, 0)

    def test_other_models_keep_the_refusals_of_core(self):
        error = self._sql_refusal(lambda: self.env["res.country"].create({}))
        self.assertIsInstance(error, NotNullViolation)

    # --- Companies --------------------------------------------------------------

    def test_companies_do_not_mix(self):
        company = self.env["res.company"].create({"name": "Đơn vị khác"})
        unit, body, person = (
            self.env[model].create({"name": name, "company_id": company.id, **vals})
            for model, name, vals in (
                ("hr.department", "CĐCS khác", {}),
                ("emulation.body", "Body", {"official_name": "B", "kind": "union"}),
                ("hr.employee", "Đỗ Văn Kiên", {}),
            )
        )
        unit.action_set_emulation_level(self.env.ref("hr_emulation.level_team").id)
        cluster = self.env["emulation.cluster"].create({"name": "Cụm số 1"})
        for model, vals, field in (
            ("emulation.cluster", {"name": "Cụm", "body_id": body.id}, "Organised by"),
            (
                "emulation.cluster.member",
                {"cluster_id": cluster.id, "unit_id": unit.id},
                "Unit",
            ),
            (
                "emulation.unit.member",
                {"employee_id": self.person.id, "department_id": unit.id}
                | {"is_concurrent": True},
                "Department",
            ),
            (
                "emulation.round.category",
                {"round_id": self.round.id, "body_id": body.id}
                | {"award_type_id": self.award_inside.id},
                "Awarding Body",
            ),
            (
                "emulation.nomination",
                {"category_id": self.inside.id, "employee_id": person.id}
                | {"unit_id": self.unit_a.id},
                "Individual",
            ),
            (
                "emulation.body.signer",
                {"body_id": self.body.id, "employee_id": person.id, "position": "X"},
                "Employee",
            ),
        ):
            with self.subTest(model=model):
                message = self._refusal(
                    lambda m=model, v=vals: self.env[m].create(v), UserError
                )
                self.assertIn(
                    f": “{field}” belongs to another organisation (company).", message
                )
                self.assertNotIn(company.name, message)

    # --- What others refer to -----------------------------------------------------

    def test_deleting_what_a_foreign_key_holds(self):
        partner = self.env["res.partner"].create({"name": "Hội bạn"})
        self.env["emulation.award"].create(
            {
                "subject_kind": "external",
                "partner_id": partner.id,
                "award_type_id": self.award_inside.id,
                "body_id": self.body.id,
            }
        )
        error = self._sql_refusal(partner.unlink)
        self.assertIsInstance(error, ForeignKeyViolation)
        self.assertEqual(
            self.env["emulation.award"]._sql_error_to_message(error),
            "What is to be deleted is still used by: Award. Archive it instead.",
        )

    def test_choosing_what_does_not_exist(self):
        awards = self.env["emulation.award.type"]
        values = {"name": "A", "official_name": "A", "code": "a_1", "kind": "form"}
        values["level_id"] = self.body.level_id.id
        error = self._sql_refusal(
            lambda: awards.create({**values, "certificate_layout_id": 987654321})
        )
        self.assertEqual(
            awards._sql_error_to_message(error),
            "Award Type: what is chosen as “Certificate Layout” does not exist.",
        )

    def test_deleting_a_user_who_issued_a_decision(self):
        user = self.users["officer"]
        self.staff["officer"].user_id = False
        decision = self._new_decision(self._passed(self._new_nomination()))
        decision.with_user(user).action_issue()
        message = self._refusal(user.unlink, UserError)
        self.assertEqual(
            message,
            f"{user.name} cannot be deleted, it is used by: Decision (1), "
            "Step of a Nomination (1). Archive it instead.",
        )
        self.assertTrue(user.exists())

    def test_deleting_a_user_nothing_refers_to(self):
        user = self.users["council_user"]
        self.staff["council_user"].user_id = False
        user.unlink()
        self.assertFalse(user.exists())
