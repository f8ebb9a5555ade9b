# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestWorkflowMixin(EmulationCommon):
    """The door: no state but by the steps, whoever asks."""

    def _workflow_models(self):
        return [
            self.env[name]
            for name, model in sorted(self.env.registry.items())
            if not model._abstract and "blocker_text" in model._fields
        ]

    def test_models(self):
        names = {model._name for model in self._workflow_models()}
        self.assertLessEqual(
            {
                "emulation.campaign",
                "emulation.round",
                "emulation.nomination",
                "emulation.decision",
                "emulation.award",
                "emulation.certificate",
            },
            names,
        )

    def test_tables_are_sound(self):
        """Every step has a method and a boolean; every state named exists."""
        for model in self._workflow_models():
            states = dict(model._fields["state"].selection)
            self.assertTrue(model._fields["state"].readonly, model._name)
            for name, transition in model._TRANSITIONS.items():
                with self.subTest(model=model._name, step=name):
                    self.assertTrue(callable(getattr(model, f"action_{name}", None)))
                    self.assertIn(f"can_{name}", model._fields)
                    self.assertLessEqual(set(transition.sources), set(states))
                    self.assertIn(transition.target, [None, *states])

    def test_state_is_refused_in_create_and_write(self):
        nomination = self._new_nomination()
        for env in (self.env, self.env(su=True)):
            with self.assertRaises(UserError):
                nomination.with_env(env).write({"state": "passed"})
            with self.assertRaises(UserError):
                nomination.with_env(env).write({"holder_id": self.union.id})
            with self.assertRaises(UserError):
                self._new_nomination(self.other, state="passed")
        self.assertEqual(nomination.state, "draft")

    def test_forged_context_does_not_open_the_door(self):
        nomination = self._new_nomination()
        for forged in (True, 1, "open", {}):
            with self.assertRaises(UserError):
                nomination.with_context(_emulation_door=forged).write(
                    {"state": "passed"}
                )

    def test_default_in_context_does_not_set_a_state(self):
        model = self.env["emulation.nomination"].with_context(
            default_state="awarded", default_holder_id=self.union.id
        )
        nomination = model.create(
            {"category_id": self.inside.id, "employee_id": self.person.id}
        )
        self.assertEqual(nomination.state, "draft")
        self.assertFalse(nomination.holder_id)

    def test_import_does_not_set_a_state(self):
        result = self.env["emulation.nomination"].load(
            ["category_id/.id", "employee_id/.id", "state"],
            [[str(self.inside.id), str(self.person.id), "passed"]],
        )
        self.assertFalse(result["ids"])
        self.assertFalse(self.inside.nomination_ids)

    def test_copy_starts_again(self):
        nomination = self._passed(self._new_nomination())
        nomination.with_user(self.users["officer"]).action_withdraw("Đổi ý")
        copy = nomination.copy()
        self.assertEqual(copy.state, "draft")
        self.assertFalse(copy.submitted_on)

    def test_one_error_names_every_record_and_reason(self):
        first = self._new_nomination()
        second = self._new_nomination(self.other)
        both = (first | second).with_user(self.users["officer"])
        with self.assertRaises(UserError) as error:
            both.action_return("")
        message = str(error.exception)
        for text in (
            first.display_name,
            second.display_name,
            "Give a reason in words.",
        ):
            self.assertIn(text, message)

    def test_wizard_goes_on_with_those_that_can(self):
        able = self._new_nomination()
        unable = self._passed(self._new_nomination(self.other))
        action = (
            (able | unable)
            .with_user(self.users["officer"])
            .with_context(emulation_step="submit")
            .action_ask_step()
        )
        wizard = (
            self.env[action["res_model"]]
            .with_user(self.users["officer"])
            .with_context(**action["context"])
            .create({})
        )
        self.assertEqual((wizard.able_count, wizard.blocked_count), (1, 1))
        self.assertIn(unable.display_name, wizard.blocked_text)
        self.assertEqual(wizard.able_text, able.display_name)
        self.assertEqual((action["name"], wizard.step_label), ("Submit", "Submit"))
        wizard.action_apply()
        self.assertEqual(able.state, "submitted")
        self.assertEqual(unable.state, "passed")

    def test_steps_that_ask_are_named(self):
        """Window and button of a step carry the word of the button that opened it."""
        for model in self._workflow_models():
            for name, transition in model._TRANSITIONS.items():
                if transition.needs_reason:
                    with self.subTest(model=model._name, step=name):
                        self.assertNotEqual(model._get_step_label(name), "Confirm")

    def test_wizard_does_not_enter_results(self):
        nomination = self._passed(self._new_nomination(category=self.forwarded))
        officer = self.users["officer"]
        nomination.with_user(officer).action_forward()
        wizard = (
            self.env["emulation.step.wizard"]
            .with_user(officer)
            .create(
                {
                    "res_model": nomination._name,
                    "res_ids": nomination.ids,
                    "step": "record_result",
                }
            )
        )
        with self.assertRaisesRegex(UserError, "own window"):
            wizard.action_apply()

    def test_wizard_refuses_another_method(self):
        with self.assertRaises(UserError):
            self.env["emulation.step.wizard"].create(
                {"res_model": "res.users", "res_ids": [1], "step": "unlink"}
            ).action_apply()
