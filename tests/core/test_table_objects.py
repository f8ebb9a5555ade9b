# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestTableObjects(TransactionCase):
    """A CHECK with a faulty word is only logged: read what the database has."""

    def _ours(self):
        return [
            model
            for model in self.env.values()
            if model._auto
            and not model._abstract
            and (model._name.startswith("emulation.") or model._name.startswith("hr."))
        ]

    def _declared(self, kind):
        return {
            table_object.full_name(model)
            for model in self._ours()
            for table_object in model._table_objects.values()
            if isinstance(table_object, kind) and table_object._module == "hr_emulation"
        }

    def test_constraints_exist(self):
        declared = self._declared(models.Constraint)
        self.assertTrue(declared)
        self.cr.execute("SELECT conname FROM pg_constraint")
        self.assertLessEqual(declared, {name for (name,) in self.cr.fetchall()})

    def test_indexes_exist(self):
        declared = self._declared((models.Index, models.UniqueIndex))
        self.assertTrue(declared)
        self.cr.execute("SELECT indexname FROM pg_indexes")
        self.assertLessEqual(declared, {name for (name,) in self.cr.fetchall()})
