# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
# ruff: noqa: F821
"""Run by ``odoo shell`` on a fresh demo database; EMULATION_OUT is the folder."""

records = env["ir.model.data"].search(
    [("module", "=", "hr_emulation"), ("model", "=like", "emulation.%")]
)
counts = {}
for record in records:
    counts[record.model] = counts.get(record.model, 0) + 1
for model, count in sorted(counts.items()):
    print(f"{model:40} {count:6}")
