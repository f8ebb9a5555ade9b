# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.tests import tagged

from .eligibility_common import EligibilityCommon


@tagged("post_install", "-at_install")
class TestEligibilityTemplate(EligibilityCommon):
    """The standards of guidance 04/HD-CĐVC as rules."""

    def _round(self):
        template = self.env.ref("hr_emulation.template_000_round")
        officer = template.with_user(self.users["officer"])
        action = officer.action_create_from_template()
        return self.env["emulation.round"].browse(action["res_id"])

    def test_rules_come_along_with_their_standards(self):
        template = self.env.ref("hr_emulation.template_000_round").category_ids
        for old, new in zip(template, self._round().category_ids, strict=True):
            with self.subTest(category=old.display_name):
                self.assertEqual(
                    new.rule_ids.mapped(lambda r: (r.name, r.criterion_id.text)),
                    old.rule_ids.mapped(lambda r: (r.name, r.criterion_id.text)),
                )
                self.assertTrue(all(rule.criterion_id for rule in new.rule_ids))
                self.assertEqual(new.rule_ids.criterion_id.category_id, new)

    def test_parts_of_groups_come_along(self):
        category = self._new_round(state="draft").category_ids[0]
        standards = self.env["emulation.criterion"].create(
            [
                {"category_id": category.id, "text": text, "nature": "standard"}
                for text in ("Một", "Hai")
            ]
        )
        leaves = [
            self._new_rule("discipline", category=category, criterion_id=standard.id)
            for standard in standards
        ]
        group = self._new_rule(
            "group", category=category, child_ids=[(4, leaf.id) for leaf in leaves]
        )
        group.criterion_id = standards[1]
        for copied in (category.copy(), category.round_id.copy().category_ids[0]):
            twins = copied.criterion_ids.sorted("id")
            self.assertEqual(copied.rule_ids.criterion_id, twins[1])
            parts = copied.rule_ids.child_ids.sorted("id")
            self.assertEqual(parts.mapped("criterion_id"), twins)
            self.assertEqual((copied.rule_ids | parts).category_id, copied)

    def test_individual_of_the_guidance(self):
        category = self._round().category_ids.filtered(
            lambda c: c.subject_kind == "individual"
        )
        person = self.person
        for system in ("professional", "union"):
            self.env["emulation.rating"].create(
                [
                    {
                        "employee_id": person.id,
                        "system": system,
                        "year": year,
                        "period": "h1" if year == 2022 else "year",
                        "level": "excellent",
                    }
                    for year in range(2017, 2023)
                ]
            )
        self.env["emulation.initiative"].create(
            {
                "title": "Số hóa hồ sơ",
                "recognition_number": "12/QĐ-HĐSK",
                "recognition_date": date(2020, 6, 1),
                "author_ids": [(0, 0, {"employee_id": person.id})],
            }
        )
        award = self.env.ref("hr_emulation.award_bk_tinh")
        vals = {"award_type": award, "issuer_name": "UBND tỉnh", "body_id": False}
        self._award(decision_date=date(2016, 12, 31), **vals)
        self.assertEqual(category._evaluate(person.ids)[person.id][0], "fail")
        self._award(decision_date=date(2017, 1, 1), **vals)
        self.assertEqual(category._evaluate(person.ids)[person.id][0], "pass")
        union = self.env["emulation.rating"].search(
            [
                ("employee_id", "=", person.id),
                ("year", "=", 2022),
                ("system", "=", "union"),
            ]
        )
        union.level = "good"
        self.assertEqual(category._evaluate(person.ids)[person.id][0], "fail")

    def test_collective_of_the_guidance(self):
        category = self._round().category_ids.filtered(
            lambda c: c.subject_kind == "collective"
        )
        unit = self.unit_a
        self.env["emulation.rating"].create(
            {
                "subject_kind": "collective",
                "department_id": unit.id,
                "year": 2022,
                "period": "h1",
                "level": "good",
            }
        )
        award = self.env.ref("hr_emulation.award_bk_ldld")
        self._award(unit, award, decision_date=date(2020, 6, 1))
        self.assertEqual(category._evaluate(unit.ids)[unit.id][0], "fail")
        self._award(unit, award, decision_date=date(2021, 6, 1))
        self.assertEqual(category._evaluate(unit.ids)[unit.id][0], "pass")
