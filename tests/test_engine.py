# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import doctest
import importlib
import pkgutil

from odoo.tests import BaseCase, tagged

from .. import engine


@tagged("post_install", "-at_install")
class TestEngine(BaseCase):
    def test_doctests(self):
        names = [module.name for module in pkgutil.iter_modules(engine.__path__)]
        self.assertIn("vi_text", names)
        for name in names:
            with self.subTest(module=name):
                module = importlib.import_module(f"{engine.__name__}.{name}")
                result = doctest.testmod(module)
                self.assertTrue(result.attempted, "no example in this module")
                self.assertFalse(result.failed)
