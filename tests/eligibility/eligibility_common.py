# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from contextlib import contextmanager
from datetime import date

from ..common import EmulationCommon


class EligibilityCommon(EmulationCommon):
    """One rule at a time, asked for one subject."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.year = cls.round.year

    @classmethod
    def _new_rule(cls, kind, category=None, **vals):
        return cls.env["emulation.eligibility.rule"].create(
            {
                "name": f"Rule {kind}",
                "kind": kind,
                "category_id": (category or cls.inside).id,
                **vals,
            }
        )

    @contextmanager
    def _refused(self, exception, reason):
        """Nothing is left of what is refused, as after an answer to a user."""
        with self.assertRaises(exception) as caught:
            yield
        self.assertIn(reason, str(caught.exception))

    def _answer(self, rule, subject=None, on=None, nomination=None, lang=None):
        """Ask a rule, return ``(result, code, words)``."""
        subject = subject if subject is not None else self.person
        category = rule.category_id
        _verdict, answers = category._evaluate(
            subject.ids, nomination and nomination.ids, date=on
        )[subject.id]
        result, code, params = answers[rule.id]
        asked = rule._get_params(category._get_eligibility_context(on))
        reader = rule.with_context(lang=lang or "en_US")
        return result, code, reader._get_words(code, {**asked, **params})

    def _award(self, subject=None, award_type=None, **vals):
        subject = subject if subject is not None else self.person
        field = "department_id" if subject._name == "hr.department" else "employee_id"
        kind = "collective" if field == "department_id" else "individual"
        return self.env["emulation.award"].create(
            {
                "subject_kind": kind,
                field: subject.id,
                "award_type_id": (award_type or self.award_inside).id,
                "body_id": self.body.id,
                "decision_number": "07/QĐ-CĐVC",
                "decision_date": date(self.year - 1, 5, 1),
                **vals,
            }
        )

    def _twin(self, subject=None, department=None, **vals):
        """Another employee record of the same person."""
        subject = subject or self.person
        return self._new_employee(
            subject.name,
            department or self.unit_b,
            work_contact_id=subject.work_contact_id.id,
            **vals,
        )
