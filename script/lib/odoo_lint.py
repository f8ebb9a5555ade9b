# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
# ruff: noqa: F821
"""Run by ``odoo shell``: Odoo's own test_lint on this addon, and a fresh .pot.

Odoo's test_lint walks over all 600 addons, of which some fail; here it is shown this
one only. Left out are the classes that need pylint (run apart, on our files) or
eslint, and those that test the linters themselves.
"""

import os

from odoo.modules.module import Manifest
from odoo.tests.loader import make_suite, run_suite
from odoo.tools import config
from odoo.tools.translate import trans_export

MODULE = "hr_emulation"
LEFT_OUT = ["TestPyLint", "TestESLint", "TestGetTextLint", "TestSqlLint"]
LEFT_OUT += ["TestI18nChecks"]

with open(os.environ["EMULATION_POT"], "wb") as pot:
    trans_export(None, [MODULE], pot, "po", env)
env.cr.rollback()

manifest = Manifest.for_addon(MODULE)
Manifest.all_addon_manifests = staticmethod(lambda: [manifest])
config["test_enable"] = True
config["test_tags"] = ",".join(
    ["/test_lint", *(f"-/test_lint:{name}" for name in LEFT_OUT)]
)
for position in ("at_install", "post_install"):
    print(f"test_lint {position}: {run_suite(make_suite(['test_lint'], position))}")
