# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger
from odoo.tools.safe_eval import safe_eval

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestNominationInput(EmulationCommon):
    """Bad input is refused in words and changes nothing."""

    def _refused(self, text, **vals):
        before = self.env["emulation.nomination"].search_count([])
        with self.assertRaises(UserError) as error:
            self.env["emulation.nomination"].create(
                {"category_id": self.inside.id, **vals}
            )
        self.assertIn(text, str(error.exception))
        self.assertEqual(self.env["emulation.nomination"].search_count([]), before)

    def test_neither_subject(self):
        self._refused("Choose the subject")

    def test_both_subjects(self):
        self._refused(
            "Only one subject is possible",
            employee_id=self.person.id,
            department_id=self.unit_a.id,
        )

    def test_collective_for_an_individual_award(self):
        self._refused("Choose the subject", department_id=self.unit_a.id)

    def test_kind_against_the_category(self):
        self._refused(
            "not given to this kind of subject",
            subject_kind="collective",
            department_id=self.unit_a.id,
        )

    def test_department_without_unit(self):
        lonely = self.env["hr.department"].create({"name": "Phòng ngoài hệ thống"})
        self._refused(
            "belongs to no unit",
            category_id=self.inside_collective.id,
            department_id=lonely.id,
        )

    def test_unit_without_level(self):
        self._refused(
            "has no level", employee_id=self.person.id, unit_id=self.team_a.id
        )

    def test_archived_employee(self):
        self.person.active = False
        self._refused("archived", employee_id=self.person.id)
        self.inside.allow_former_staff = True
        self.assertTrue(self._new_nomination(unit_id=self.unit_a.id))

    def test_round_that_ended(self):
        self.round.action_deliberate()
        self._refused("no longer accepts", employee_id=self.person.id)

    def test_last_day_passed(self):
        self.round.date_close = self.today - timedelta(days=1)
        self._refused("no longer accepts", employee_id=self.person.id)

    def test_twice(self):
        self._new_nomination()
        with self.assertRaisesRegex(ValidationError, "already nominated"):
            self._new_nomination()
        vals = {"category_id": self.inside.id, "employee_id": self.other.id}
        with self.assertRaisesRegex(ValidationError, self.other.name):
            self.env["emulation.nomination"].create([vals, vals])

    def test_twice_at_the_same_time(self):
        """The database refuses what two clients did at once."""
        nomination = self._new_nomination()
        with (
            self.assertRaises(IntegrityError),
            mute_logger("odoo.sql_db"),
            self.cr.savepoint(),
        ):
            self.cr.execute(
                """INSERT INTO emulation_nomination
                        (category_id, employee_id, subject_kind, state)
                   SELECT category_id, employee_id, subject_kind, state
                     FROM emulation_nomination WHERE id = %s""",
                [nomination.id],
            )

    def test_again_after_withdrawal(self):
        self._new_nomination().action_withdraw("Đổi ý")
        self.assertEqual(self._new_nomination().state, "draft")

    def test_two_companies(self):
        company = self.env["res.company"].create({"name": "Công ty khác"})
        stranger = self.env["hr.employee"].create(
            {"name": "Người công ty khác", "company_id": company.id}
        )
        with self.assertRaises(UserError):
            self._new_nomination(stranger, unit_id=self.unit_a.id)

    def test_deleting_what_is_beyond_draft(self):
        nomination = self._passed(self._new_nomination())
        with self.assertRaises(UserError):
            nomination.unlink()
        self.assertTrue(nomination.exists())

    def test_whom_the_drop_down_offers(self):
        """People of units choose among their own; officers among all."""
        subjects = {
            "employee_id": (self.person, self.other),
            "department_id": (self.team_a, self.unit_b),
        }
        for role, foreign in (("unit_head", False), ("officer", True)):
            nominations = self.env["emulation.nomination"].with_user(self.users[role])
            fields_get = nominations.fields_get(list(subjects), ["domain", "relation"])
            for name, (own, other) in subjects.items():
                with self.subTest(role=role, field=name):
                    domain = safe_eval(
                        fields_get[name]["domain"], {"company_id": self.company.id}
                    )
                    model = nominations.env[fields_get[name]["relation"]]
                    offered = [id_ for id_, _name in model.name_search("", domain)]
                    self.assertIn(own.id, offered)
                    self.assertEqual(other.id in offered, foreign)


@tagged("post_install", "-at_install")
class TestRoundInput(EmulationCommon):
    def test_dates_in_the_wrong_order(self):
        with self.assertRaises(ValidationError):
            self._new_round(date_close=self.today - timedelta(days=30))

    def test_impossible_year(self):
        with self.assertRaises(ValidationError):
            self._new_round(year=22)

    def test_open_without_categories(self):
        round_ = self._new_round(state="draft", category_ids=[])
        with self.assertRaisesRegex(UserError, "no award category"):
            round_.action_open()

    def test_open_names_all_reasons(self):
        campaign = self.env["emulation.campaign"].create({"name": "Chưa phát động"})
        round_ = self._new_round(
            state="draft", category_ids=[], campaign_id=campaign.id
        )
        with self.assertRaises(UserError) as error:
            round_.action_open()
        for text in ("no award category", "not launched"):
            self.assertIn(text, str(error.exception))

    def test_awarding_body_is_proposed(self):
        category = self.env["emulation.round.category"].create(
            {"round_id": self.round.id, "award_type_id": self.award_outside.id}
        )
        self.assertEqual(category.body_id, self.outside)
        self.assertTrue(category.is_outside)
        category.body_id = False
        round_ = self._new_round(
            state="draft",
            category_ids=[(0, 0, {"award_type_id": self.award_inside.id})],
        )
        round_.category_ids.body_id = False
        with self.assertRaisesRegex(UserError, "which body gives the award"):
            round_.action_open()

    def test_award_that_does_not_accept_the_kind(self):
        award = self.env.ref("hr_emulation.award_ldtt")
        with self.assertRaises(ValidationError):
            self.round.category_ids = [
                (
                    0,
                    0,
                    {
                        "award_type_id": award.id,
                        "subject_kind": "collective",
                        "body_id": self.body.id,
                    },
                )
            ]

    def test_close_names_the_undecided(self):
        nomination = self._new_nomination()
        nomination.action_submit()
        with self.assertRaisesRegex(UserError, self.person.name):
            self.round.action_close()
        nomination.with_user(self.users["officer"]).action_refuse("Chưa đủ")
        self.round.action_close()
        self.assertEqual(self.round.state, "closed")

    def test_closed_round_is_not_changed(self):
        self.round.action_close()
        with self.assertRaisesRegex(UserError, "closed round"):
            self.round.write({"name": "Tên khác"})
        with self.assertRaises(UserError):
            self.round.write({"category_ids": [(5,)]})

    def test_category_in_use_is_not_changed(self):
        self._new_nomination().action_submit()
        for vals in (
            {"award_type_id": self.award_outside.id},
            {"subject_kind": "collective"},
            {"body_id": self.outside.id},
        ):
            with self.assertRaisesRegex(UserError, "already submitted"):
                self.inside.write(vals)
        self.inside.write({"subject_kind": "individual", "citation": "Lời khác"})

    def test_round_from_a_template_is_no_template(self):
        template = self.env.ref("hr_emulation.round_template_000", False)
        template = template or self.env["emulation.round"].search(
            [("is_template", "=", True)], limit=1
        )
        action = template.with_context(
            default_is_template=True, default_company_id=False
        ).action_create_from_template()
        round_ = self.env["emulation.round"].browse(action["res_id"])
        self.assertFalse(round_.is_template)
        self.assertEqual(round_.company_id, self.company)
        self.assertEqual(len(round_.category_ids), len(template.category_ids))

    def test_category_is_added_in_the_form(self):
        round_ = self._new_round(state="draft", category_ids=[])
        line = self.env["emulation.round.category"].new({"round_id": round_.id})
        self.assertFalse(line.body_id)
        line.award_type_id = self.award_inside
        self.assertEqual(line.body_id, self.body)

    def test_form_without_a_round_offers_people(self):
        form = Form(self.env["emulation.nomination"])
        form.category_id = self.inside
        form.employee_id = self.person
        nomination = form.save()
        self.assertEqual(nomination.company_id, self.company)
        empty = self.env["emulation.nomination"].new({})
        self.assertEqual(empty.company_id, self.company)

    def test_copy_builds_on_its_own_categories(self):
        self.inside_collective.requires_category_id = self.inside
        copy = self.round.copy()
        self.assertEqual(
            copy.category_ids[1].requires_category_id, copy.category_ids[0]
        )

    def test_only_officers_open(self):
        round_ = self._new_round(state="draft")
        for role in ("employee", "unit_head", "unit_officer", "auditor"):
            with self.assertRaises(UserError):
                round_.with_user(self.users[role]).action_open()
        self.assertEqual(round_.state, "draft")

    def test_quota_without_level(self):
        with self.assertRaises(ValidationError):
            self.env["emulation.quota"].create(
                {"category_id": self.inside.id, "scope": "per_unit", "number": 1}
            )
