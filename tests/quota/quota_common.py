# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from contextlib import contextmanager

from odoo.exceptions import UserError

from ..common import EmulationCommon


class QuotaCommon(EmulationCommon):
    """A round that is not open yet, three units and builders of quotas."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.users["officer"]
        cls.admin = cls.users["administrator"]
        cls.grassroots = cls.env.ref("hr_emulation.level_grassroots")
        cls.province = cls.env.ref("hr_emulation.level_province")
        cls.planned = cls._new_round("draft", name="Đợt xét theo chỉ tiêu")
        cls.category, cls.collective, cls.second = cls.planned.category_ids

    @contextmanager
    def _refused(self, text):
        """Expect words, and nothing left behind."""
        with self.assertRaises(UserError) as error:
            yield
        self.assertRegex(str(error.exception), text)

    @classmethod
    def _quota(cls, category=None, **vals):
        category = category or cls.category
        return (
            cls.env["emulation.quota"]
            .with_user(cls.officer)
            .create({"category_id": category.id, **vals})
        )

    @classmethod
    def _open(cls):
        cls.planned.with_user(cls.officer).action_open()

    @classmethod
    def _counter(cls, unit, category=None):
        name = "unit_id" if unit._name == "hr.department" else "cluster_id"
        return (category or cls.category).counter_ids.filtered(
            lambda q: q[name] == unit
        )

    @classmethod
    def _people(cls, number, unit):
        return [cls._new_employee(f"{unit.name} {i}", unit) for i in range(number)]

    @classmethod
    def _nominate(cls, *subjects, category=None):
        return cls.env["emulation.nomination"].union(
            *[cls._new_nomination(s, category or cls.category) for s in subjects]
        )

    @classmethod
    def _submit(cls, nominations):
        nominations.with_user(cls.admin).action_submit()
        return nominations

    def _cluster(self, *units, **vals):
        cluster = self.env["emulation.cluster"].create({"name": "Cụm", **vals})
        self.env["emulation.cluster.member"].create(
            [
                {"cluster_id": cluster.id, "unit_id": u.id, "year": self.planned.year}
                for u in units
            ]
        )
        return cluster
