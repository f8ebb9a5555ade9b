# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tests.common import new_test_user

from .check_common import CheckCommon


@tagged("post_install", "-at_install")
class TestCheck(CheckCommon):
    """Conditions are asked at submission, approval and decision, and kept."""

    def setUp(self):
        super().setUp()
        self.nomination = self._new_nomination()
        self.as_head = self.nomination.with_user(self.users["unit_head"])
        self.as_officer = self.nomination.with_user(self.users["officer"])

    def test_a_draft_shows_a_preview(self):
        self.assertEqual(
            self._results(self.as_head),
            [(self.must, "unknown"), (self.warning, "unknown")],
        )
        self.assertEqual(set(self.nomination.check_ids.mapped("stage")), {"preview"})
        self.assertIn("0/2", self.as_head.check_summary)
        self.assertFalse(self.as_head.is_check_stale)
        self._rate("excellent")
        self.as_head.invalidate_recordset()
        self.assertTrue(self.as_head.is_check_stale)
        self.as_head.action_check()
        self.assertEqual(self.as_head.check_ids[0].result, "pass")
        self.assertIn("1/2", self.as_head.check_summary)
        self.assertFalse(self.as_head.is_check_stale)
        self.assertEqual(
            self.env["emulation.eligibility.check"].search_count(
                [("nomination_id", "=", self.nomination.id)]
            ),
            2,
        )

    def test_not_met_is_not_submitted(self):
        self._rate("good")
        self.assertFalse(self.as_head.can_submit)
        with self.assertRaises(UserError) as error:
            self.as_head.action_submit()
        for text in (self.person.name, self.must.name, str(self.year - 1)):
            self.assertIn(text, str(error.exception))
        self.assertIn(self.must.name, self.as_head.blocker_text)
        self.assertEqual(self.nomination.state, "draft")

    def test_all_reasons_of_all_nominations(self):
        self._new_rule(
            name="A certificate",
            kind="award",
            award_type_ids=self.award_outside.ids,
            min_count=1,
        )
        self._rate("good")
        self._rate("good", self.other)
        both = self.nomination | self._new_nomination(self.other)
        with self.assertRaises(UserError) as error:
            both.with_user(self.users["administrator"]).action_submit()
        text = str(error.exception)
        for word in (self.person.name, self.other.name):
            self.assertEqual(text.count(word), 2, text)
        self.assertEqual(text.count("A certificate"), 2)

    def test_missing_data_pass_submission_but_not_approval(self):
        self.as_head.action_submit()
        self.assertEqual(self.nomination.check_ids[0].stage, "submission")
        self.assertEqual(self.nomination.check_ids[0].result, "unknown")
        self.assertFalse(self.as_officer.can_approve)
        with self.assertRaisesRegex(UserError, "data are missing"):
            self.as_officer.action_approve()
        self._rate("excellent")
        self._rate("excellent", back=2)
        self.as_officer.invalidate_recordset()
        self.assertTrue(self.as_officer.can_approve)
        self.as_officer.action_approve()
        self.assertEqual(set(self.nomination.check_ids.mapped("stage")), {"appraisal"})
        kept = self.env["emulation.eligibility.check"].search(
            [("nomination_id", "=", self.nomination.id), ("is_current", "=", False)]
        )
        self.assertEqual(set(kept.mapped("stage")), {"submission"})
        self.assertEqual(kept.sorted("position")[0].result, "unknown")

    def test_a_fact_that_comes_after_submission_counts(self):
        rating = self._rate("excellent")
        self._rate("excellent", back=2)
        self.as_head.action_submit()
        rating.level = "good"
        self.as_officer.invalidate_recordset()
        self.assertFalse(self.as_officer.can_approve)
        with self.assertRaisesRegex(UserError, "is not met"):
            self.as_officer.action_approve()

    def test_a_failing_warning_waits_for_an_officer(self):
        self._rate("excellent")
        self._rate("good", back=2)
        self.as_head.action_submit()
        with self.assertRaisesRegex(UserError, "not overridden"):
            self.as_officer.action_approve()

    def test_asked_again_at_the_decision(self):
        rating = self._rate("excellent")
        self._rate("excellent", back=2)
        self._passed(self.nomination)
        decision = self._new_decision(self.nomination)
        officer = decision.with_user(self.users["officer"])
        rating.level = "good"
        self.assertFalse(officer.can_issue)
        with self.assertRaisesRegex(UserError, f"{self.person.name}.*is not met"):
            officer.action_issue()
        rating.unlink()
        with self.assertRaisesRegex(UserError, "data are missing"):
            officer.action_issue()
        self._rate("excellent")
        officer.action_issue()
        self.assertEqual(self.nomination.state, "awarded")
        self.assertEqual(set(self.nomination.check_ids.mapped("stage")), {"decision"})
        self.assertEqual(self.nomination.check_ids[0].date, decision.date)

    def test_rules_valid_on_the_day_of_the_decision(self):
        yesterday = self.today - timedelta(days=1)
        self.must.write({"valid_from": self.today})
        self._rate("excellent", back=2)
        self._rate("excellent")
        self._passed(self.nomination)
        decision = self._new_decision(self.nomination, date=yesterday)
        decision.with_user(self.users["officer"]).action_issue()
        self.assertEqual(self.nomination.check_ids.rule_id, self.warning)

    def test_suspended_is_not_decided(self):
        self._rate("excellent")
        self._rate("excellent", back=2)
        self._passed(self.nomination)
        decision = self._new_decision(self.nomination)
        self.as_officer.action_suspend("Đang xem xét")
        with self.assertRaisesRegex(UserError, "not passed"):
            decision.with_user(self.users["officer"]).action_issue()

    def test_a_group_is_explained_by_its_parts(self):
        part = {"name": "A certificate", "kind": "award", "min_count": 1}
        part["award_type_ids"] = self.award_outside.ids
        group = self._new_rule(
            name="Excellent or a certificate",
            kind="group",
            operator="any",
            child_ids=[(0, 0, part)],
        )
        award = group.child_ids
        self.must.write({"parent_id": group.id, "sequence": 5})
        self._rate("good")
        self.as_head.action_check()
        checks = self.nomination.check_ids.sorted("position")
        self.assertEqual(
            checks.rule_id.ids, [group.id, self.must.id, award.id, self.warning.id]
        )
        self.assertEqual(checks.mapped("depth"), [0, 1, 1, 0])
        self.assertEqual(checks[0].evidence, "at least one of its parts")
        self.assertEqual(checks.mapped("result"), ["fail", "fail", "fail", "unknown"])
        with self.assertRaises(UserError) as error:
            self.as_head.action_submit()
        for check in checks[1:3]:
            self.assertIn(check.evidence, str(error.exception))

    def test_what_counted_stays_readable(self):
        self._rate("excellent")
        self.as_head.action_submit()
        check = self.nomination.check_ids[0]
        self.env.cr.execute(
            'UPDATE emulation_eligibility_rule SET name = \'{"en_US": "Other"}\','
            " source_article = 'Điều 9' WHERE id = %s",
            [self.must.id],
        )
        self.env.invalidate_all()
        self.assertEqual(check.rule_name, "Excellent the year before")
        self.assertEqual(check.source, "Điều 5")

    def test_words_in_the_readers_language(self):
        labels = self.env["emulation.rating.label"].search([("level", "=", "good")])
        labels.with_context(lang="vi_VN").name = "Hoàn thành tốt"
        labels.with_context(lang="en_US").name = "Done well"
        self._rate("good")
        self.as_head.action_check()
        check = self.nomination.check_ids[0]
        for lang, word in (("vi_VN", "Hoàn thành tốt"), ("en_US", "Done well")):
            self.assertIn(
                f"{self.year - 1}: {word}", check.with_context(lang=lang).evidence
            )

    def test_nobody_writes_checks(self):
        self.as_head.action_submit()
        kept = self.nomination.check_ids
        for checks in (kept.with_user(self.users["administrator"]), kept):
            with self.assertRaises(UserError):
                checks.write({"result": "pass"})
            with self.assertRaises(UserError):
                checks.unlink()
            with self.assertRaises(UserError):
                checks.create({"result": "pass"})

    def test_who_reads_checks(self):
        def seen(role):
            return (
                self.env["emulation.eligibility.check"]
                .with_user(self.users[role])
                .search_count([("nomination_id", "=", self.nomination.id)])
            )

        roles = {"unit_head": 2, "officer": 2, "auditor": 2, "employee": 0}
        self.assertEqual({role: seen(role) for role in roles}, roles)
        own = new_test_user(self.env, "emulation_nominee")
        self.person.user_id = own
        mine = self.nomination.check_ids.with_user(own)
        self.assertFalse(mine.search([]))
        self.as_head.action_submit()
        self.assertEqual(len(mine.search([])), 2)
        self.assertEqual(seen("inspector"), 0)

    def test_codes_and_facts_are_for_hr(self):
        checks = self.nomination.check_ids.with_user(self.users["officer"])
        for name in ("code", "params"):
            with self.assertRaises(AccessError):
                checks.read([name])
            with self.assertRaises(AccessError):
                checks.search([(name, "!=", False)])
            exporter = checks.with_context(import_compat=True)
            self.users["officer"].group_ids += self.env.ref("base.group_allow_export")
            with self.assertRaises(AccessError):
                exporter.export_data([name])
            with self.assertRaises(AccessError):
                checks._read_group([], [name], ["__count"])
            self.assertNotIn(name, checks.fields_get())
        self.assertTrue(checks.read(["evidence"])[0]["evidence"])

    def test_who_checks_when(self):
        with self.assertRaises(AccessError):
            self.nomination.with_user(self.users["employee"]).action_check()
        with self.assertRaises(UserError):
            self.nomination.with_user(self.users["auditor"]).action_check()
        self.as_head.action_submit()
        with self.assertRaises(UserError):
            self.as_head.action_check()
        self.as_officer.action_check()
        self.assertEqual(set(self.nomination.check_ids.mapped("stage")), {"appraisal"})
        self.as_officer.action_refuse("Chưa đủ")
        with self.assertRaises(UserError):
            self.as_officer.action_check()

    def test_a_subject_nominated_again(self):
        self.as_head.action_submit()
        self.as_officer.action_refuse("Chưa đủ")
        again = self._new_nomination()
        both = self.nomination | again
        answers = both._evaluate_eligibility()
        self.assertEqual([len(answers[n.id]) for n in both], [2, 2])

    def test_rules_of_drafts_are_deleted_with_their_previews(self):
        self.assertTrue(self.nomination.check_ids)
        self.must.with_user(self.users["officer"]).unlink()
        self.assertEqual(self.nomination.check_ids.rule_id, self.warning)
        self.nomination.unlink()

    def test_queries_do_not_grow_with_nominations(self):
        def submit(count):
            people = [
                self._new_employee(f"Người {count}-{n}", self.unit_a)
                for n in range(count)
            ]
            records = self.env["emulation.nomination"].create(
                [
                    {"category_id": self.inside.id, "employee_id": person.id}
                    for person in people
                ]
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            records.with_user(self.users["unit_head"]).action_submit()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        submit(2)
        few, many = submit(10), submit(60)
        self.assertLess((many - few) / 50, 5)
        records = self.nomination.search([("category_id", "=", self.inside.id)])

        def ask(nominations):
            self.env.invalidate_all()
            nominations = nominations.browse(nominations.ids)
            before = self.env.cr.sql_log_count
            nominations._evaluate_eligibility()
            return self.env.cr.sql_log_count - before

        self.assertEqual(ask(records[:5]), ask(records))
