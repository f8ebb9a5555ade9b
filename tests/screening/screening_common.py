# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from ..common import EmulationMixin


class ScreeningMixin(EmulationMixin):
    """A category with two conditions, and people with and without the facts."""

    @classmethod
    def _setup_screening(cls):
        cls._setup_emulation()
        cls.rated, cls.awarded = cls.env["emulation.eligibility.rule"].create(
            [
                {
                    "name": "Xuất sắc năm trước",
                    "kind": "rating",
                    "category_id": cls.inside.id,
                    "rating_system": "professional",
                    "min_level": "excellent",
                    "window": "previous",
                    "sequence": 1,
                },
                {
                    "name": "Giấy khen năm trước",
                    "kind": "award",
                    "category_id": cls.inside.id,
                    "award_type_ids": cls.award_inside.ids,
                    "window": "previous",
                    "min_count": 1,
                    "sequence": 2,
                },
            ]
        )
        cls.screened = cls.env["emulation.screening"]

    @classmethod
    def _rate(cls, employee, level="excellent"):
        cls.env["emulation.rating"].create(
            {
                "employee_id": employee.id,
                "year": cls.round.year - 1,
                "level": level,
                "company_id": employee.company_id.id,
            }
        )

    @classmethod
    def _award(cls, employee):
        cls.env["emulation.award"].create(
            {
                "employee_id": employee.id,
                "award_type_id": cls.award_inside.id,
                "body_id": cls.body.id,
                "decision_number": "07/QĐ-CĐVC",
                "decision_date": f"{cls.round.year - 1}-05-01",
            }
        )

    @classmethod
    def _screen(cls, role="officer", category=None):
        category = (category or cls.inside).with_user(cls.users[role])
        return category.action_screen()

    @classmethod
    def _line(cls, screening, subject):
        return screening.line_ids.filtered(lambda line: line.employee_id == subject)
