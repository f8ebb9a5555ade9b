# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .route_common import HEAD, TOP, RouteCommon

READY = {
    "route_unit_award": ["meeting", "approval"],
    "route_province_union": ["meeting", "appraisal", "council", "approval"],
    "route_upper_level": ["meeting", "appraisal", "council", "approval", "forward"],
    "route_sudden_award": ["appraisal", "approval"],
}


@tagged("post_install", "-at_install")
class TestRouteCatalogue(RouteCommon):
    """Routes as administrators write them."""

    def test_ready_routes(self):
        for name, kinds in READY.items():
            route = self.env.ref(f"hr_emulation.{name}")
            with self.subTest(route=name):
                self.assertEqual(route.step_ids.mapped("kind"), kinds)
                self.assertEqual(route._get_problems(), [])
                self.assertEqual(route.step_count, len(kinds))

    def test_what_a_route_cannot_be(self):
        forward = {"kind": "forward", "responsible": "group", "group_id": self.group.id}
        council = self._new_council()
        cases = {
            "at least one step": [],
            "forwarding is the last step": [forward, HEAD],
            "nobody decides": [forward],
            "no other, is the council's": [{**HEAD, "kind": "council"}],
            "a council is named for": [{**HEAD, "council_id": council.id}],
            "is that of a unit": [{**self.appraisal, "kind": "meeting"}],
            "by which rule the meeting votes": [{**HEAD, "kind": "meeting"}],
            "how many working days": [{**HEAD, "kind": "posting"}],
            "done jointly": [{**forward, "joint_responsible": "unit_head"}],
            "are not the same": [{**HEAD, "joint_responsible": "unit_head"}],
            "how many units above": [{**TOP, "levels_up": 0}],
            "name the group": [{"responsible": "group"}],
            "name the person": [{"responsible": "user"}],
        }
        for text, steps in cases.items():
            with self.subTest(text=text), self.assertRaisesRegex(ValidationError, text):
                self._set_route(*steps)

    def test_every_reason_at_once(self):
        with self.assertRaises(ValidationError) as error:
            self._set_route({"responsible": "group"}, {**TOP, "levels_up": 0})
        for text in ("Bước 1: name the group", "Bước 2: say how many units"):
            self.assertIn(text, str(error.exception))

    def test_steps_changed_one_by_one(self):
        route = self._set_route(HEAD, TOP)
        self.inside.route_id = False
        with self.assertRaisesRegex(ValidationError, "name the group"):
            route.step_ids[0].responsible = "group"
        route.step_ids[0].unlink()
        with self.assertRaisesRegex(ValidationError, "at least one step"):
            route.step_ids.unlink()
        route.unlink()
        self.assertFalse(route.exists())

    def test_a_route_in_use_is_kept(self):
        route = self._set_route(HEAD)
        self.env.flush_all()
        with self.assertRaisesRegex(UserError, "used by"):
            route.unlink()

    def test_an_empty_route_is_not_gone(self):
        self.inside.route_id = self.env["emulation.route"].create({"name": "Trống"})
        nomination = self._new_nomination()
        with self.assertRaisesRegex(UserError, "at least one step"):
            self._as(nomination, "unit_officer").action_submit()

    def test_only_administrators_write_routes(self):
        for name in ("officer", "unit_head", "auditor"):
            with self.assertRaises(AccessError):
                self.env["emulation.route"].with_user(self.users[name]).create(
                    {"name": "X", "step_ids": [(0, 0, {"name": "Y", **HEAD})]}
                )
        admin = self.env["emulation.route"].with_user(self.users["administrator"])
        self.assertTrue(
            admin.create({"name": "X", "step_ids": [(0, 0, {"name": "Y", **HEAD})]})
        )

    def test_category_takes_the_route_of_its_award(self):
        route = self._set_route(HEAD, category=self.award_outside)
        category = self.env["emulation.round.category"].create(
            {
                "round_id": self.round.id,
                "award_type_id": self.award_outside.id,
                "subject_kind": "collective",
            }
        )
        self.assertEqual(category.route_id, route)

    def test_a_template_carries_its_routes(self):
        template = self.env.ref("hr_emulation.template_000_round")
        route = self.env.ref("hr_emulation.route_upper_level")
        template.category_ids.route_id = route
        round_ = template._copy_from_template()
        self.assertEqual(round_.category_ids.route_id, route)

    # --- The council of a step ------------------------------------------------------

    def _new_council(self, **vals):
        return self.env["emulation.council"].create(
            {
                "name": "Council",
                "official_name": "Hội đồng Thi đua - Khen thưởng",
                "body_id": self.body.id,
                "decision_number": "01/QĐ",
                "decision_date": date(2020, 1, 1),
                "date_from": date(2020, 1, 1),
                **vals,
            }
        )

    def test_council_in_office_of_the_body(self):
        self._new_council(date_to=date(2021, 1, 1))
        self._set_route(HEAD, {"kind": "council", "responsible": "council"})
        nomination = self._submitted()
        self._as(nomination, "head_a").action_approve()
        step = nomination.current_step_ids
        self.assertFalse(step.council_id)
        self.assertEqual(
            step.passed_on_text, "Province union has no council in office."
        )
        council = self._new_council()
        for name, role in (
            ("head_top", "chair"),
            ("deputy_top", "member"),
            ("council_user", "secretary"),
        ):
            self.env["emulation.council.member"].create(
                {
                    "council_id": council.id,
                    "employee_id": self._person(name).id,
                    "role": role,
                    "date_from": date(2020, 1, 1),
                }
            )
        self._run_night()
        self.assertEqual(step.council_id, council)
        self.assertEqual(
            step._get_responsible_users()[step.id],
            self.heads["head_top"] | self.users["council_user"],
        )
        for name in ("head_top", "officer"):
            with self.assertRaisesRegex(UserError, "the council decides"):
                self._as(nomination, name).action_approve()
        self.assertFalse(self._as(nomination, "officer").can_approve)
        self.assertFalse(self._as(nomination, "officer").can_refuse)
