# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import json
from datetime import timedelta
from pathlib import Path

import yaml

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged
from odoo.tests.common import new_test_user
from odoo.tools import mute_logger

from ..common import ROLES, EmulationMixin

OPERATIONS = {"r": "read", "w": "write", "c": "create", "u": "unlink"}
RIGHTS = yaml.safe_load(
    (Path(__file__).parent / "rights.yaml").read_text(encoding="utf-8")
)


@tagged("post_install", "-at_install")
class TestRights(EmulationMixin, HttpCase):
    """Every model x role x operation of rights.yaml, by ORM and over JSON-2."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_emulation()

    def _models(self):
        return sorted(
            name
            for name, model in self.env.registry.items()
            if name.startswith("emulation.") and not model._abstract
        )

    def test_every_model_is_in_the_matrix(self):
        self.assertEqual(sorted(RIGHTS["models"]), self._models())
        self.assertEqual(sorted(RIGHTS["roles"]), sorted(ROLES))

    def test_orm(self):
        for name, rights in RIGHTS["models"].items():
            for role, user in self.users.items():
                model = self.env[name].with_user(user)
                real = "".join(
                    letter
                    for letter, operation in OPERATIONS.items()
                    if model.has_access(operation)
                )
                expected = rights.get(role, rights["others"])
                self.assertEqual(real, expected, f"{role} on {name}")

    @mute_logger("odoo.http")
    def test_json2(self):
        for role, user in self.users.items():
            self.env.invalidate_all()
            key = (
                self.env["res.users.apikeys"]
                .with_user(user)
                ._generate("rpc", "matrix", self.env.cr.now() + timedelta(days=1))
            )
            for name, rights in RIGHTS["models"].items():
                expected = rights.get(role, rights["others"])
                with self.subTest(role=role, model=name):
                    self._check_json2(name, expected, key)

    def _check_json2(self, name, expected, key):
        calls = {
            "r": ("search_count", {"domain": []}),
            "w": ("write", {"ids": [2**30], "vals": {}}),
            "c": ("create", {"vals_list": [{"id": 1}]}),
            "u": ("unlink", {"ids": [2**30]}),
        }
        for letter, (method, body) in calls.items():
            if letter in expected and letter != "r":
                continue
            response = self.url_open(
                f"/json/2/{name}/{method}",
                data=json.dumps(body),
                headers={
                    "Authorization": f"bearer {key}",
                    "Content-Type": "application/json",
                },
            )
            # 404: the record asked for does not exist, which is no way in either
            statuses = (200,) if letter in expected else (403, 404)
            self.assertIn(response.status_code, statuses, f"{method} on {name}")

    @mute_logger("odoo.http")
    def test_json2_writes_no_state(self):
        """Not even an administrator sets a state from outside."""
        nomination = self._new_nomination()
        key = (
            self.env["res.users.apikeys"]
            .with_user(self.users["administrator"])
            ._generate("rpc", "state", self.env.cr.now() + timedelta(days=1))
        )
        headers = {
            "Authorization": f"bearer {key}",
            "Content-Type": "application/json",
        }
        calls = {
            "write": {"ids": nomination.ids, "vals": {"state": "passed"}},
            "create": {
                "vals_list": [
                    {
                        "category_id": self.inside.id,
                        "employee_id": self.other.id,
                        "state": "passed",
                    }
                ]
            },
            "action_return": {"ids": nomination.ids},
            "_write_guarded": {"ids": nomination.ids, "vals": {"state": "passed"}},
        }
        for method, body in calls.items():
            for context in ({}, {"_emulation_door": True}):
                response = self.url_open(
                    f"/json/2/emulation.nomination/{method}",
                    data=json.dumps({**body, "context": context}),
                    headers=headers,
                )
                self.assertGreaterEqual(response.status_code, 400, method)
        self.env.invalidate_all()
        self.assertEqual(nomination.state, "draft")
        self.assertEqual(self.inside.nomination_ids, nomination)


@tagged("post_install", "-at_install")
class TestRecordRules(EmulationMixin, HttpCase):
    """Who sees and changes which records."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_emulation()
        cls.nomination_a = cls._new_nomination(cls.staff["employee"])
        cls.nomination_b = cls._new_nomination(cls.other)
        cls.both = cls.nomination_a | cls.nomination_b

    def _visible(self, role):
        model = self.env["emulation.nomination"].with_user(self.users[role])
        return model.search([("id", "in", self.both.ids)])

    def test_nomination_drafts(self):
        expected = {
            "employee": self.nomination_a.browse(),
            "unit_head": self.nomination_a,
            "unit_officer": self.nomination_a,
            "officer": self.both,
            "administrator": self.both,
            "council_user": self.nomination_a.browse(),
            "auditor": self.both,
            "inspector": self.nomination_a.browse(),
        }
        for role, records in expected.items():
            self.assertEqual(self._visible(role), records.sorted("id", True), role)

    def test_employee_reads_his_own_once_submitted(self):
        self.both.with_user(self.users["officer"]).action_submit()
        self.assertEqual(self._visible("employee"), self.nomination_a)
        own = self.nomination_a.with_user(self.users["employee"])
        with self.assertRaises(AccessError):
            own.write({"summary": "Tự sửa"})

    def test_auditor_changes_nothing(self):
        seen = self.nomination_a.with_user(self.users["auditor"])
        self.assertTrue(seen.subject_name)
        with self.assertRaises(AccessError):
            seen.write({"summary": "Sửa"})
        with self.assertRaises(AccessError):
            seen.unlink()

    def test_head_of_another_unit(self):
        self._set_role(self.other, "head")
        user = new_test_user(self.env, login="emulation_head_b")
        self.other.user_id = user
        seen = self.nomination_b.with_user(user)
        self.assertTrue(seen.subject_name)
        with self.assertRaises(AccessError):
            self.nomination_a.with_user(user).read(["summary"])

    def test_every_model_has_a_rule_for_everybody(self):
        """No confidential model is open because a role lacks a rule."""
        group = self.env.ref("base.group_user")
        rules = self.env["ir.rule"].search([("groups", "in", group.id)])
        covered = set(rules.model_id.mapped("model"))
        covered |= set(
            self.env["ir.rule"].search([("global", "=", True)]).model_id.mapped("model")
        )
        stored = {
            name
            for name, model in self.env.registry.items()
            if name.startswith("emulation.")
            and not model._abstract
            and not model._transient
        }
        self.assertEqual(stored - covered, set())
