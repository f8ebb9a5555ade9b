# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
# ruff: noqa: F821
"""Run by ``odoo shell``: the template becomes that of a Vietnamese body."""

env["res.lang"]._activate_lang("en_US")
country = env.ref("base.vn")
currency = env.ref("base.VND")
currency.active = True
env["res.company"].search([]).write(
    {"country_id": country.id, "currency_id": currency.id}
)
env.ref("base.user_admin").write({"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})
env["ir.qweb"]._pregenerate_assets_bundles()
env.cr.commit()
