# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date, timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .eligibility_common import EligibilityCommon


@tagged("post_install", "-at_install")
class TestEligibilityReady(EligibilityCommon):
    """The rules that ship, copied to categories and asked."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.state_body = cls.env["emulation.body"].create(
            {
                "name": "Province",
                "official_name": "Ủy ban nhân dân tỉnh An Bình",
                "kind": "state",
                "level_id": cls.env.ref("hr_emulation.level_province").id,
            }
        )
        cls.annual = cls._new_round(
            kind="annual",
            period_from=date(cls.year, 1, 1),
            period_to=date(cls.year, 12, 31),
        )

    def _category(self, award):
        award = self.env.ref(f"hr_emulation.award_{award}")
        body = award.body_ids[:1] or (
            self.body if award.body_kind == "union" else self.state_body
        )
        return self.env["emulation.round.category"].create(
            {
                "round_id": self.annual.id,
                "award_type_id": award.id,
                "subject_kind": "individual",
                "body_id": body.id,
            }
        )

    def _ready(self, name):
        return self.env.ref(f"hr_emulation.ready_rule_{name}")

    def _verdict(self, category):
        return category._evaluate(self.person.ids)[self.person.id][0]

    def _rate(self, year, level):
        self.env["emulation.rating"].create(
            {"employee_id": self.person.id, "year": year, "level": level}
        )

    def _initiative(self, scope, year=None):
        self.env["emulation.initiative"].create(
            {
                "title": f"Sáng kiến {scope} {year}",
                "scope": scope,
                "recognition_number": "12/QĐ-HĐSK",
                "recognition_date": date(year or self.year, 1, 5),
                "author_ids": [(0, 0, {"employee_id": self.person.id})],
            }
        )

    def _give(self, award, year, **vals):
        self._award(
            award_type=self.env.ref(f"hr_emulation.award_{award}"),
            decision_date=date(year, 1, 6),
            **vals,
        )

    def test_every_shipped_rule_has_source_and_first_day(self):
        data = self.env["ir.model.data"].search(
            [
                ("module", "=", "hr_emulation"),
                ("model", "=", "emulation.eligibility.rule"),
            ]
        )
        rules = self.env["emulation.eligibility.rule"].browse(data.mapped("res_id"))
        self.assertGreaterEqual(len(rules), 30)
        for rule in rules:
            with self.subTest(rule=rule.name):
                self.assertTrue(rule.valid_from and rule.source_article)
                self.assertTrue(rule.demand)
                self.assertTrue(rule.instrument_id or rule.category_id)
                self.assertTrue(rule.note or not rule.needs_check)
                self.assertEqual(rule.severity, "block")

    def test_each_set_forbids_discipline(self):
        roots = self.env["emulation.eligibility.rule"].search(
            [("category_id", "=", False), ("parent_id", "=", False)]
        )
        self.assertEqual(len(roots), 6)
        for root in roots:
            kinds = root.child_ids.mapped("kind")
            self.assertEqual((root.kind, root.operator), ("group", "all"))
            self.assertIn("discipline", kinds)

    def test_advanced_worker(self):
        category = self._category("ldtt")
        category.action_add_ready_rules()
        self.assertEqual(category.rule_ids.ready_rule_id, self._ready("ldtt"))
        self.assertEqual(self._verdict(category), "unknown")
        self._rate(self.year, "good")
        self.assertEqual(self._verdict(category), "pass")
        self.env["emulation.discipline"].create(
            {"employee_id": self.person.id, "date_from": self.today}
        )
        self.assertEqual(self._verdict(category), "fail")

    def test_grassroots_fighter_with_and_without_the_draft(self):
        law, draft = self._category("cstd_cs"), self._category("cstd_cs")
        law.ready_rule_id = self._ready("cstd_cs")
        draft.ready_rule_id = self._ready("cstd_cs_draft")
        (law | draft).action_add_ready_rules()
        self._rate(self.year, "good")
        self.assertEqual((self._verdict(law), self._verdict(draft)), ("fail", "fail"))
        self._initiative("grassroots")
        self.assertEqual((self._verdict(law), self._verdict(draft)), ("pass", "fail"))
        self.env["emulation.rating"].search(
            [("employee_id", "=", self.person.id)]
        ).level = "excellent"
        self.assertEqual((self._verdict(law), self._verdict(draft)), ("pass", "pass"))

    def test_choice_between_sets(self):
        category = self._category("cstd_cs")
        with self.assertRaises(UserError) as caught:
            category.action_add_ready_rules()
        for name in ("cstd_cs", "cstd_cs_draft"):
            self.assertIn(self._ready(name).name, str(caught.exception))
        self.assertTrue(self._ready("cstd_cs_draft").needs_check)
        self._ready("cstd_cs_draft").valid_from = self.today + timedelta(1)
        category.action_add_ready_rules()
        self.assertEqual(category.rule_ids.ready_rule_id, self._ready("cstd_cs"))

    def test_province_fighter(self):
        category = self._category("cstd_tinh")
        category.action_add_ready_rules()
        self._initiative("province")
        for back in (1, 3):
            self._give("cstd_cs", self.year - back)
        self._give("cstd_cs", self.year - 2, commendation_type="thematic")
        self.assertEqual(self._verdict(category), "fail")
        self._give("cstd_cs", self.year - 2)
        self.assertEqual(self._verdict(category), "pass")

    def test_national_fighter(self):
        category = self._category("cstd_tq")
        category.action_add_ready_rules()
        self._initiative("province")
        for back in (1, 2):
            self._give("cstd_tinh", self.year - back, body_id=self.state_body.id)
        self.assertEqual(self._verdict(category), "fail")
        self._initiative("national")
        self.assertEqual(self._verdict(category), "pass")

    def test_certificate_of_the_confederation(self):
        category = self._category("bk_tld")
        category.action_add_ready_rules()
        for back in (0, 1):
            self._rate(self.year - back, "excellent")
            self._initiative("grassroots", self.year - back)
        self._give("bk_ldld", self.year - 1, commendation_type="thematic")
        self.assertEqual(self._verdict(category), "fail")
        self._give("bk_cdvcvn", self.year - 2)
        self.assertEqual(self._verdict(category), "fail")
        self._give("bk_cdvcvn", self.year - 1)
        self.assertEqual(self._verdict(category), "pass")

    def test_who_adds_and_what_is_refused(self):
        category = self._category("ldtt")
        for role in set(self.users) - {"officer", "administrator"}:
            with self.subTest(role=role), self.assertRaises(AccessError):
                category.with_user(self.users[role]).action_add_ready_rules()
        officer = category.with_user(self.users["officer"])
        officer.action_add_ready_rules()
        with self._refused(UserError, "already there"):
            officer.action_add_ready_rules()
        both = self._category("hc_lao_dong_3") | self._category("cstd_cs")
        with self.assertRaises(UserError) as caught:
            both.with_user(self.users["officer"]).action_add_ready_rules()
        self.assertIn("no ready conditions", str(caught.exception))
        self.assertIn("choose which conditions", str(caught.exception))
        other = self._category("cstd_cs")
        other.ready_rule_id = self._ready("ldtt")
        with self._refused(UserError, "no ready conditions"):
            other.action_add_ready_rules()
        template = self.env.ref("hr_emulation.template_000_category_individual")
        with self.assertRaises(AccessError):
            template.with_user(self.users["officer"]).action_add_ready_rules()

    def test_not_after_submission(self):
        category = self._category("ldtt")
        self._new_nomination(category=category).action_submit()
        with self._refused(UserError, "already submitted"):
            category.action_add_ready_rules()
        self.assertFalse(category.rule_ids)
