# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta
from pathlib import Path

from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ...models.nomination import eligibility
from .eligibility_common import EligibilityCommon


@tagged("post_install", "-at_install")
class TestEligibilityRules(EligibilityCommon):
    """What no rule may be, and who may make rules."""

    def _assert_refused(self, kind, *reasons, category=None, **vals):
        with self.subTest(kind=kind, **vals), self.assertRaises(ValidationError) as e:
            self._new_rule(kind, category=category, **vals)
        for reason in reasons:
            self.assertIn(reason, str(e.exception))

    def test_every_kind_is_one_file_and_complete(self):
        files = {
            path.stem.removeprefix("kind_")
            for path in Path(eligibility.__file__).parent.glob("kind_*.py")
        }
        rules = self.env["emulation.eligibility.rule"]
        kinds = {kind for kind, _label in rules._fields["kind"].selection}
        self.assertEqual(files, kinds)
        self.assertEqual(set(rules._kind_fields()) | {"same_level_same_year"}, kinds)
        for kind in kinds:
            names = [f"_get_{kind}_problems", f"_demand_{kind}"]
            if kind != "group":
                names += [f"_{what}_{kind}" for what in ("sql", "params", "words")]
            for name in names:
                self.assertTrue(hasattr(rules, name), name)
        for names in rules._kind_fields().values():
            self.assertLessEqual(set(names), set(rules._fields))

    def test_rules_without_parameters(self):
        self._assert_refused("rating", "say how the subject has to be rated")
        self._assert_refused("award", "say which awards count")
        self._assert_refused("initiative", "say how far the initiatives have to reach")
        self._assert_refused("tenure", "say how many months")
        self._assert_refused("acclaim", "say which share of the votes")
        self._assert_refused(
            "waiting_period", "say how many months", "say which awards count"
        )
        self._assert_refused("domain", "say who meets it")
        self._assert_refused(
            "group", "the group is empty", "all or any", operator=False
        )

    def test_years_and_counts(self):
        rating = {"min_level": "good", "rating_system": "professional"}
        self._assert_refused(
            "rating",
            "the first year is after the last one",
            "not negative",
            window="fixed",
            year_from=2022,
            year_to=2017,
            min_count=-1,
            **rating,
        )
        self._assert_refused(
            "rating",
            f"{self.year + 1} cannot be rated yet",
            window="fixed",
            year_from=self.year,
            year_to=self.year + 1,
            **rating,
        )
        for first, last in ((0, 2020), (2020, 0), (1900, 1901), (1950, 2020)):
            self._assert_refused(
                "rating", window="fixed", year_from=first, year_to=last, **rating
            )
        self._assert_refused(
            "rating", "between 1 and 60", window="last", years=61, **rating
        )
        self._assert_refused(
            "rating",
            "6 rated years do not fit",
            window="last",
            years=5,
            min_count=6,
            **rating,
        )
        self._assert_refused("rating", "say in which years", window=False, **rating)
        award = {"award_type_ids": self.award_inside.ids}
        self._assert_refused("award", "how many awards", min_count=0, **award)
        self._assert_refused(
            "award",
            "3 years in a row do not fit",
            window="last",
            years=2,
            min_count=3,
            is_consecutive=True,
            **award,
        )
        self._assert_refused("tenure", tenure_months=-6)
        self._assert_refused("tenure", "on which day", tenure_months=6, tenure_on=False)
        for percent in (-1, 0, 100.01):
            self._assert_refused("acclaim", min_percent=percent)

    def test_period_shorter_than_what_is_asked(self):
        rule = self._new_rule(
            "rating",
            rating_system="professional",
            min_level="good",
            window="period",
            min_count=3,
        )
        self.round.write({"period_from": f"{self.year}-01-01", "period_to": self.today})
        result, _code, words = self._answer(rule)
        self.assertEqual(result, "fail")
        self.assertIn("fewer than 3 years", words)

    def test_all_rules_of_a_call_are_named(self):
        with self.assertRaises(ValidationError) as caught:
            self.env["emulation.eligibility.rule"].create(
                [
                    {"name": name, "kind": kind, "category_id": self.inside.id}
                    for name, kind in (("First", "rating"), ("Second", "tenure"))
                ]
            )
        self.assertIn("First: ", str(caught.exception))
        self.assertIn("Second: ", str(caught.exception))

    def test_owner(self):
        rule = {"name": "Rule", "kind": "discipline"}
        model = self.env["emulation.eligibility.rule"]
        ldtt = self.env.ref("hr_emulation.award_ldtt")
        both = {"category_id": self.inside.id, "award_type_id": ldtt.id}
        refused = [
            ({}, "to which award category or award"),
            (both, "to which award category or award"),
            ({"award_type_id": ldtt.id}, "individuals or collectives"),
            (
                {"award_type_id": ldtt.id, "subject_kind": "collective"},
                "not given to this kind",
            ),
        ]
        for vals, reason in refused:
            with (
                self.subTest(vals=vals),
                self._refused(ValidationError, reason),
            ):
                model.create({**rule, **vals})
        category = self.inside_collective
        self._assert_refused("discipline", "only individuals", category=category)

    def test_kind_of_subject_follows_the_category(self):
        rule = self._new_rule("discipline")
        self.assertEqual(rule.subject_kind, "individual")
        with self._refused(ValidationError, "only individuals"):
            self.inside.subject_kind = "collective"

    def test_standard_of_another_category(self):
        round_ = self._new_round(state="draft")
        first, second = round_.category_ids[:2]
        standard = self.env["emulation.criterion"].create(
            {"category_id": first.id, "text": "Tiêu chuẩn", "nature": "standard"}
        )
        rule = self._new_rule("discipline", category=first, criterion_id=standard.id)
        self.assertEqual(rule.criterion_id, standard)
        rule = self._new_rule("same_level_same_year", category=second, severity="warn")
        with self._refused(ValidationError, "another award category"):
            rule.criterion_id = standard

    def _group(self, parent=None, **vals):
        part = {"name": "Part", "kind": "discipline"}
        return self._new_rule(
            "group",
            operator="all",
            child_ids=[(0, 0, part)],
            parent_id=parent and parent.id,
            **vals,
        )

    def test_groups(self):
        group = self._group()
        part = group.child_ids
        with self._refused(ValidationError, "the group is empty"):
            part.unlink()
        with self._refused(ValidationError, "the group is empty"):
            part.parent_id = False
        with self._refused(ValidationError, "is no group"):
            self._new_rule("discipline", parent_id=part.id)
        inner = self._group(group)
        with self._refused(UserError, "cannot contain themselves"):
            group.parent_id = inner
        with self._refused(UserError, "cannot contain themselves"):
            group.parent_id = group
        other = self._group(category=self._new_round().category_ids[0])
        with self._refused(ValidationError, "belongs to another"):
            self._new_rule("discipline", parent_id=other.id)
        group.unlink()
        self.assertFalse((group | part | inner).exists())

    def test_form_with_parts(self):
        with Form(self.inside) as category, category.rule_tree_ids.new() as rule:
            rule.name = "Excellent or an initiative"
            rule.kind = "group"
            with rule.child_ids.new() as part:
                part.name = "No discipline"
                part.kind = "discipline"
                self.assertEqual(part.window, "period")
                self.assertIn("No discipline in force", part.demand)
        group = self.inside.rule_ids
        self.assertEqual(group.child_ids.category_id, self.inside)
        self.assertEqual(group.child_ids.subject_kind, "individual")

    def test_depth(self):
        groups = [self._group()]
        for _level in range(3):
            groups.append(self._group(groups[-1]))
        with self._refused(ValidationError, "at most 5 deep"):
            self._group(groups[-1])
        top = self._group()
        with self._refused(ValidationError, "at most 5 deep"):
            groups[0].parent_id = top

    def test_kind_is_kept(self):
        rule = self._new_rule("discipline")
        rule.kind = "discipline"
        with self._refused(UserError, "kind of a rule is not changed"):
            rule.write({"kind": "acclaim", "min_percent": 50})

    def test_validity_in_order(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(CheckViolation):
            self._new_rule(
                "discipline",
                valid_from=self.today,
                valid_to=self.today - timedelta(1),
            )

    def test_rules_of_submitted_nominations_stay(self):
        rule = self._new_rule("discipline")
        self._new_nomination().action_submit()
        for change in (
            lambda: rule.write({"severity": "warn"}),
            lambda: self._new_rule("discipline"),
        ):
            with self._refused(UserError, "already submitted"):
                change()
        with self._refused(UserError, "cannot be deleted"):
            rule.unlink()
        rule.note = "Đã đối chiếu"

    def test_who_makes_rules(self):
        vals = {"name": "Rule", "kind": "discipline", "category_id": self.inside.id}
        template = self.env.ref("hr_emulation.template_000_category_individual")
        ready = self.env.ref("hr_emulation.ready_rule_ldtt")
        for role, user in self.users.items():
            rules = self.env["emulation.eligibility.rule"].with_user(user)
            with self.subTest(role=role):
                self.assertTrue(rules.search([("id", "=", ready.id)]).name)
                if role in ("officer", "administrator"):
                    self.assertTrue(rules.create(vals))
                else:
                    with self.assertRaises(AccessError):
                        rules.create(vals)
                if role != "administrator":
                    with self.assertRaises(AccessError):
                        ready.with_user(user).write({"note": "x"})
                    with self.assertRaises(AccessError):
                        rules.create({**vals, "category_id": template.id})
        ready.with_user(self.users["administrator"]).note = "Đã đối chiếu"

    def test_form_asks_the_parameters_of_the_kind(self):
        arch = self.env["emulation.eligibility.rule"].get_view(
            self.env.ref("hr_emulation.emulation_eligibility_rule_view_form").id
        )["arch"]
        for name in ("min_level", "acclaim", "waiting_months", "subject_domain"):
            self.assertIn(name, arch)
        self.assertIn("kind != 'tenure'", arch)
