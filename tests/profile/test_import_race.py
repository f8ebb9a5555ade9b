# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64

from odoo import SUPERUSER_ID, api
from odoo.tests import tagged

from ..common import EmulationMixin
from ..own_database import OwnDatabaseCase
from .import_common import workbook


@tagged("post_install", "-at_install")
class TestImportRace(EmulationMixin, OwnDatabaseCase):
    """The same file brought in by two people at once is written once."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls._filling_own_registry():
            cls._setup_emulation()
            cls.person.emulation_code = "NV001"
            cls.other.emulation_code = "NV002"
            year = cls.today.year - 1
            cls.officer_id = cls.users["officer"].id
            category = cls.inside.display_name
            cls.files = {
                kind: workbook(("Staff Code", *head), ("NV001", *row), ("NV002", *row))
                for kind, head, row in (
                    ("rating", ("Year", "Rated As"), (year, "Good")),
                    ("initiative", ("Title", "Year"), ("Số hóa", year)),
                    (
                        "award",
                        ("Award", "Awarding Body", "Year"),
                        (cls.award_outside.code, cls.outside.code, year),
                    ),
                    ("nomination", ("Category",), (category,)),
                )
            }

    def _prepare(self, kind):
        """Upload and check the same file twice; return the ids of the imports."""
        with self.registry.cursor() as cr:
            env = api.Environment(cr, self.officer_id, {})
            vals = {
                "kind": kind,
                "file": base64.b64encode(self.files[kind]),
                "file_name": "bang.xlsx",
            }
            records = env["emulation.import"].create([vals, vals])
            records.action_check()
            self.assertEqual(records.mapped("problem_count"), [0, 0], kind)
            return records.ids

    def _bring_in(self, env, import_id):
        records = env["emulation.import"].with_user(self.officer_id)
        records.browse(import_id).action_import()

    def test_two_imports_of_one_file(self):
        written = {
            "rating": ("emulation.rating", 2),
            "initiative": ("emulation.initiative.author", 2),
            "award": ("emulation.award", 2),
            "nomination": ("emulation.nomination", 2),
        }
        for kind, (model, number) in written.items():
            ids = self._prepare(kind)
            words = self._race(*(lambda env, i=i: self._bring_in(env, i) for i in ids))
            self.assertEqual(words, [None, None], kind)
            with self.registry.cursor() as cr:
                env = api.Environment(cr, SUPERUSER_ID, {})
                self.assertEqual(env[model].search_count([]), number, kind)
                first, second = env["emulation.import"].browse(ids)
                counts = [(r.new_count, r.unchanged_count) for r in first | second]
                entries = 1 if kind == "initiative" else 2
                self.assertCountEqual(counts, [(entries, 0), (0, entries)], kind)
