# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import SUPERUSER_ID, api
from odoo.tests import tagged

from ..own_database import OwnDatabaseCase
from .package_case import PackageMixin


@tagged("post_install", "-at_install")
class TestPackageRace(PackageMixin, OwnDatabaseCase):
    """Two officers bring in the same package at the same moment."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls._filling_own_registry():
            cls._setup_emulation()
            cls._set_up_packages()
            raw = cls._build()
            packages = cls._receive(raw) | cls._receive(raw)
            packages.action_check()
            cls.package_ids = packages.ids
            cls.officer_id = cls.officer.id

    def test_one_brings_it_in(self):
        def bring_in(package_id):
            def call(env):
                packages = env["emulation.package"].with_user(self.officer_id)
                packages.browse(package_id).action_import()

            return call

        refusals = self._race(*map(bring_in, self.package_ids))
        self.assertEqual(len([text for text in refusals if text]), 1, refusals)
        self.assertRegex(" ".join(filter(None, refusals)), "brought in already")
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            packages = env["emulation.package"].browse(self.package_ids)
            self.assertEqual(sorted(packages.mapped("state")), ["checked", "done"])
            self.assertEqual(len(packages.line_ids.nomination_id), 2)
            people = env["hr.employee"].search_count([("name", "=", "Đỗ Thị Lan")])
            self.assertEqual(people, 1)
