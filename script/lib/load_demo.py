# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
# ruff: noqa: F821
"""Run by ``odoo shell``: load the manifest's demo files in one transaction.

Odoo's own demo flag would bring the English demo staff of hr as well, and would
only log a file that fails.
"""

import os

from odoo.modules.module import Manifest
from odoo.tools import convert_file

module = "hr_emulation"
# The log of what is loaded names records in the language of who loads them
env.user.lang = os.environ["EMULATION_LANG"]
for name in Manifest.for_addon(module)["demo"]:
    quiet = env(context={**env.context, "mail_create_nolog": True})
    convert_file(quiet, module, name, {}, mode="init", noupdate=True)
env.flush_all()
users = env["res.users"].search([("login", "=like", "%demo.vn")])
(users | env.ref("base.user_admin")).write({"lang": os.environ["EMULATION_LANG"]})
if "odoobot_state" in users._fields:
    # The bot's first greeting would cover the desk on a phone
    users.odoobot_state = "disabled"
env.cr.commit()
