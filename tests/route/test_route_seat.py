# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tests.common import new_test_user

from .route_common import HEAD, TOP, RouteCommon


@tagged("post_install", "-at_install")
class TestRouteSeat(RouteCommon):
    """Who answers for a step, and to whom it passes on."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.route = cls._set_route(HEAD)

    def _able(self, step):
        """Names of who may do a step, by four roads that have to agree."""
        step.ensure_one()
        users = step._get_responsible_users()[step.id]
        everybody = self.env["res.users"].browse(
            {u.id for u in (*self.heads.values(), *self.users.values())}
        )
        for user in everybody.filtered("active") | users.sudo(False):
            own = step.with_user(user)
            found = own.sudo().search([("id", "=", step.id), ("is_mine", "=", True)])
            expected = user in users
            with self.subTest(user=user.name):
                self.assertEqual(bool(found), expected, "search")
                self.assertEqual(own.sudo().is_mine, expected, "field")
                self.assertEqual(
                    not own._get_actor_problems()[step.id], expected, "checker"
                )
                if step.nomination_id.with_user(user).has_access("read"):
                    self.assertEqual(
                        step.nomination_id.with_user(user).can_approve, expected
                    )
            self.env.invalidate_all()
        return sorted(users.mapped("name"))

    def _leave(self, name, role="member"):
        self._set_role(self._person(name), role)

    def test_head_of_the_unit(self):
        self.assertEqual(self._able(self._submitted().current_step_ids), ["Unit_Head"])

    def test_head_who_submitted_passes_to_the_deputy(self):
        nomination = self._submitted(user=self.heads["head_a"])
        step = nomination.current_step_ids
        self.assertEqual(self._able(step), ["Deputy_A"])
        self.assertEqual(step.responsible_text, "Deputy head of CĐCS Sở Nội vụ")
        self.assertEqual(
            step.passed_on_text,
            "Unit_Head (CĐCS Sở Nội vụ) submitted the nomination.",
        )
        with self.assertRaisesRegex(UserError, "submitted the nomination yourself"):
            self._as(nomination, "head_a").action_approve()
        self._as(nomination, "deputy_a").action_approve()
        self.assertEqual(nomination.state, "passed")
        self.assertEqual(nomination.step_ids.acting_role, "deputy")

    def test_nobody_left_in_the_unit_passes_to_the_unit_above(self):
        self._leave("deputy_a")
        nomination = self._submitted(user=self.heads["head_a"])
        step = nomination.current_step_ids
        self.assertEqual(self._able(step), ["Head_Top"])
        self.assertEqual(step.acting_department_id, self.union)
        self.assertEqual(nomination.holder_id, self.union)
        # Who acts reads what he decides on: the dossier, its conditions, its steps
        top = self._as(nomination, "head_top")
        self.assertEqual(top.subject_name, self.person.name)
        self.assertEqual(top.step_ids, nomination.step_ids)
        top.action_approve()
        top.invalidate_recordset()
        self.assertEqual(top.state, "passed")

    def test_unit_that_the_route_names(self):
        self._leave("deputy_a")
        self.route.step_ids.upper_id = self.unit_b
        nomination = self._submitted(user=self.heads["head_a"])
        self.assertEqual(self._able(nomination.current_step_ids), ["Head_B"])

    def test_collective_its_own_leaders_do_not_judge(self):
        self.inside_collective.route_id = self.route
        nomination = self._submitted(
            self.unit_a, self.inside_collective, self.users["administrator"]
        )
        step = nomination.current_step_ids
        self.assertEqual(self._able(step), ["Head_Top"])
        self.assertEqual(len(step.passed_on), 2)
        with self.assertRaisesRegex(UserError, "belong to the collective"):
            self._as(nomination, "head_a").action_approve()

    def test_nobody_left_at_all(self):
        self.inside_collective.route_id = self.route
        nomination = self._submitted(
            self.union, self.inside_collective, self.env.ref("base.user_admin")
        )
        step = nomination.current_step_ids
        self.assertEqual(self._able(step), [])
        self.assertTrue(step.is_lost)
        outsider = new_test_user(
            self.env, "route_outsider", groups="hr_emulation.group_officer"
        )
        officer = nomination.with_user(outsider)
        with self.assertRaisesRegex(UserError, "nobody can do the step.*Nobody else"):
            officer.action_approve()
        # The way out: an officer gives it back, the route or the heads change
        officer.action_return("Không còn ai được duyệt")
        self.assertEqual(nomination.state, "returned")

    def test_two_heads(self):
        second = self._new_leaders({"second": (self.unit_a, "head")})
        nomination = self._submitted()
        self.assertEqual(
            self._able(nomination.current_step_ids), ["Second", "Unit_Head"]
        )
        nomination.with_user(second).action_approve()
        self.assertEqual(nomination.step_ids.actor_id, second)
        with self.assertRaisesRegex(UserError, "not possible in the state"):
            self._as(nomination, "head_a").action_approve()

    def test_one_of_two_heads_in_conflict(self):
        self._new_leaders({"second": (self.unit_a, "head")})
        nomination = self._submitted(user=self.heads["head_a"])
        self.assertEqual(self._able(nomination.current_step_ids), ["Second"])

    def test_head_leaves_and_another_comes(self):
        nomination = self._submitted()
        self._leave("head_a")
        self.assertEqual(self._able(nomination.current_step_ids), ["Deputy_A"])
        self._leave("deputy_a", "head")
        step = nomination.current_step_ids
        self.assertEqual(self._able(step), ["Deputy_A"])
        self.assertEqual(step.acting_role, "head")
        with self.assertRaises(UserError):
            self._as(nomination, "head_a").action_approve()

    def test_department_without_head(self):
        self._leave("head_a")
        self._leave("deputy_a")
        step = self._submitted().current_step_ids
        self.assertEqual(self._able(step), ["Head_Top"])
        self.assertEqual(step.passed_on_text, "CĐCS Sở Nội vụ has no head.")
        self.assertIn(step.passed_on_text, step.remark_text)
        self.assertEqual(step.status_text, "Under way")

    def test_archived_user(self):
        nomination = self._submitted()
        self.heads["head_a"].active = False
        step = nomination.current_step_ids
        self.assertEqual(step.acting_role, "deputy")
        self.assertEqual(self._able(step), ["Deputy_A"])
        self.heads["head_a"].active = True
        self.assertEqual(self._able(step), ["Unit_Head"])

    def test_head_without_a_log_in_stays_asked(self):
        self._leave("head_a")
        clerk = self._new_employee("Không tài khoản", self.unit_a)
        self._set_role(clerk, "head")
        step = self._submitted().current_step_ids
        self.assertEqual(self._able(step), [])
        self.assertEqual(step.responsible_text, "Head of CĐCS Sở Nội vụ")
        self.assertFalse(step.is_lost)

    def test_second_record_of_the_head(self):
        """The office is the person's, whichever of his records holds it."""
        contact = self._person("head_b").work_contact_id
        self._leave("head_a")
        second = self._new_employee(
            "Bản ghi 2", self.unit_a, work_contact_id=contact.id
        )
        self._set_role(second, "head")
        own = self._submitted(self.person)
        self.assertEqual(self._able(own.current_step_ids), ["Head_B"])
        about_himself = self._submitted(second, user=self.users["administrator"])
        self.assertEqual(self._able(about_himself.current_step_ids), ["Deputy_A"])

    def test_the_day_changes_who_leads(self):
        nomination = self._submitted()
        rows = self.env["emulation.unit.member"].search(
            [("employee_id", "=", self._person("head_a").id)]
        )
        self.env.cr.execute(
            "UPDATE emulation_unit_member SET date_to = %s WHERE id IN %s",
            [self.today - timedelta(days=1), tuple(rows.ids)],
        )
        self.env.invalidate_all()
        # The server knows at once, the stored seat with the next night
        with self.assertRaises(UserError):
            self._as(nomination, "head_a").action_approve()
        self._run_night()
        self.assertEqual(self._able(nomination.current_step_ids), ["Deputy_A"])

    def test_level_above_the_top(self):
        self._set_route({**TOP, "levels_up": 2})
        nomination = self._new_nomination()
        officer = self._as(nomination, "unit_officer")
        self.assertFalse(officer.can_submit)
        with self.assertRaisesRegex(UserError, "2 levels above.*there is none"):
            officer.action_submit()
        self.assertFalse(nomination.step_ids)
        self.inside.route_id.step_ids.upper_id = self.unit_b
        officer.action_submit()
        step = nomination.current_step_ids
        self.assertEqual(self._able(step), ["Head_B"])
        self.assertEqual(
            step.passed_on_text, "There is no unit so far above CĐCS Sở Nội vụ."
        )

    def test_named_person_in_conflict_passes_to_the_upper_unit(self):
        person = self.heads["head_b"]
        self._set_route(
            {"kind": "approval", "responsible": "user", "user_id": person.id}
        )
        self.inside.route_id.step_ids.upper_id = self.union
        free = self._submitted()
        self.assertEqual(self._able(free.current_step_ids), ["Head_B"])
        own = self._submitted(self._person("head_b"))
        step = own.current_step_ids
        self.assertEqual(self._able(step), ["Head_Top"])
        self.assertIn("is the nominee", step.passed_on_text)

    def test_group_without_those_in_conflict(self):
        self._set_route(self.appraisal)
        own = self._submitted(self.staff["officer"])
        step = own.current_step_ids
        able = step._get_responsible_users()[step.id]
        # The nominee and who submitted for him step back
        both = self.users["officer"] | self.users["administrator"]
        self.assertFalse(able & both)
        self.assertIn(self.env.ref("base.user_admin"), able)

    def test_joint_approval_takes_both(self):
        self._set_route(
            {
                **HEAD,
                "joint_responsible": "user",
                "joint_user_id": self.heads["head_b"].id,
            },
            TOP,
        )
        nomination = self._submitted()
        self.assertEqual(len(nomination.current_step_ids), 2)
        self._as(nomination, "head_a").action_approve("Công đoàn")
        self.assertEqual(nomination.state, "submitted")
        self.assertEqual(len(nomination.current_step_ids), 1)
        with self.assertRaises(UserError):
            self._as(nomination, "head_a").action_approve()
        self._as(nomination, "head_b").action_approve("Chính quyền")
        self.assertEqual(nomination.current_step_ids.name, "Bước 2")
        self.assertEqual(nomination.state, "in_review")

    def test_one_refusal_ends_a_joint_step(self):
        self._set_route(
            {
                **HEAD,
                "joint_responsible": "user",
                "joint_user_id": self.heads["head_b"].id,
            }
        )
        nomination = self._submitted()
        self._as(nomination, "head_a").action_approve()
        self._as(nomination, "head_b").action_refuse("Không nhất trí")
        self.assertEqual(nomination.state, "failed")
        other = self._submitted(self.staff["employee"])
        self._as(other, "head_b").action_return("Bổ sung")
        self.assertEqual(
            [s for _n, s, _o in self._states(other)], ["cancelled", "done"]
        )

    def test_strangers_do_not_read(self):
        nomination = self._submitted()
        for name in ("head_b", "employee", "council_user"):
            with self.assertRaises(AccessError):
                self._as(nomination, name).read(["summary"])
            with self.assertRaises(AccessError):
                nomination.step_ids.with_user(
                    self.heads.get(name) or self.users[name]
                ).read(["comment"])
