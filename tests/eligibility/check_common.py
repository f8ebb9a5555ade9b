# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from ..common import EmulationCommon


class CheckCommon(EmulationCommon):
    """A category with a condition that must be met and a warning."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.year = cls.round.year
        cls.must = cls._new_rule(
            name="Excellent the year before",
            kind="rating",
            min_level="excellent",
            source_article="Điều 5",
        )
        cls.warning = cls._new_rule(
            name="Excellent two years ago",
            kind="rating",
            min_level="excellent",
            window="fixed",
            year_from=cls.year - 2,
            year_to=cls.year - 2,
            severity="warn",
            sequence=20,
        )

    @classmethod
    def _new_rule(cls, **vals):
        return cls.env["emulation.eligibility.rule"].create(
            {"category_id": cls.inside.id, "window": "previous", **vals}
        )

    @classmethod
    def _rate(cls, level, subject=None, back=1):
        return cls.env["emulation.rating"].create(
            {
                "employee_id": (subject or cls.person).id,
                "year": cls.year - back,
                "level": level,
            }
        )

    def _results(self, nomination):
        checks = nomination.check_ids.sorted("position")
        return [(check.rule_id, check.result) for check in checks]
