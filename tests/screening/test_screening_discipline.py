# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import json

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged
from odoo.tests.common import new_test_user

from .screening_common import ScreeningMixin

NEUTRAL = "not eligible now: ask the HR office"
NAME = "Không bị kỷ luật"
SECRET = "99/QĐ-KL"


@tagged("post_install", "-at_install")
class TestScreeningDiscipline(ScreeningMixin, TransactionCase):
    """Discipline is for HR: others read a second text, here and on a nomination.

    The hardest case is a category that asks for nothing else.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_screening()
        (cls.rated | cls.awarded).unlink()
        cls.rule = cls.env["emulation.eligibility.rule"].create(
            {
                "name": NAME,
                "kind": "discipline",
                "category_id": cls.inside.id,
                "window": "proposal",
            }
        )
        cls.innocent = cls._new_employee("Lý Thị Bông", cls.unit_a)
        cls.third = cls._new_employee("Đỗ Văn Cường", cls.unit_a)
        cls.env["emulation.discipline"].create(
            [
                {"employee_id": cls.person.id, "state": "under_consideration"},
                {
                    "employee_id": cls.third.id,
                    "state": "in_force",
                    "form": "dismissal",
                    "decision_number": SECRET,
                },
            ]
        )
        cls.hr_officer = new_test_user(
            cls.env,
            "emulation_hr_officer",
            groups="hr.group_hr_user,hr_emulation.group_officer",
        )
        cls.screening = cls._screen()

    def _lines(self, user):
        return [
            self._line(self.screening, person).with_user(user)
            for person in (self.person, self.third, self.innocent)
        ]

    def _checks(self, user):
        return [
            self._new_nomination(person).check_ids.with_user(user)
            for person in (self.person, self.third, self.innocent)
        ]

    def test_others_read_only_to_ask(self):
        for role in ("officer", "auditor", "unit_head"):
            considered, disciplined, innocent = self._lines(self.users[role])
            # Nothing tells what kind of matter it is
            self.assertEqual(considered.answers, disciplined.answers, role)
            (answer,) = considered.answers
            self.assertEqual((answer["result"], answer["words"]), ("fail", NEUTRAL))
            for line in (considered, disciplined):
                self.assertEqual((line.result, line.reasons), ("fail", NEUTRAL), role)
            self.assertEqual((innocent.result, innocent.reasons), ("pass", ""), role)
            everything = json.dumps(
                [line.read()[0] for line in (considered, disciplined)], default=str
            )
            for secret in (SECRET, "dismissal", "under_consideration", "in_force"):
                self.assertNotIn(secret, everything, role)
            with self.assertRaises(AccessError):
                considered.read(["evidence"])
            with self.assertRaises(AccessError):
                considered.search([("evidence", "!=", False)])

    def test_nominations_say_the_same(self):
        rows = self._checks(self.hr_officer)
        for role in ("officer", "auditor", "unit_head"):
            user = self.users[role]
            for line, row in zip(self._lines(user), rows, strict=True):
                seen, (answer,) = row.with_user(user), line.answers
                self.assertEqual(seen.result, answer["result"], role)
                self.assertEqual(seen.verdict[2:], answer["label"], role)
                self.assertEqual(seen.evidence, answer["words"], role)
                for name in ("code", "params"):
                    with self.assertRaises(AccessError):
                        seen.read([name])
                    with self.assertRaises(AccessError):
                        seen.search([(name, "!=", False)])
            self.assertEqual(rows[0].with_user(user).evidence, NEUTRAL, role)
            self.assertEqual(rows[1].with_user(user).evidence, NEUTRAL, role)

    def test_refusals_do_not_name_the_condition(self):
        considered, disciplined, _innocent = self._lines(self.users["officer"])
        for line in (considered, disciplined):
            with self.assertRaises(UserError) as caught:
                line.action_nominate()
            self.assertIn(NEUTRAL, str(caught.exception))
            self.assertNotIn(NAME, str(caught.exception))

    def test_hr_reads_what_it_is(self):
        lines = self._lines(self.hr_officer)
        self.assertTrue(lines[1].reasons.startswith(f"{NAME}: "))
        self.assertIn(SECRET, lines[1].reasons)
        for line, row in zip(lines, self._checks(self.hr_officer), strict=True):
            self.assertEqual(row.result, line.answers[0]["result"])
            self.assertEqual(row.evidence, line.answers[0]["words"])

    def test_part_of_a_group(self):
        group = self.env["emulation.eligibility.rule"].create(
            {
                "name": "Tất cả",
                "kind": "group",
                "operator": "all",
                "category_id": self.inside.id,
                "child_ids": [(4, self.rule.id)],
            }
        )
        screening = self._screen()
        line = self._line(screening, self.third)
        seen = line.with_user(self.users["officer"])
        self.assertEqual(seen.answers[0]["words"], NEUTRAL)
        self.assertEqual(seen.reasons, f"{group.name}: {NEUTRAL}")
        self.assertIn(f"{NAME}: ", line.with_user(self.hr_officer).reasons)
