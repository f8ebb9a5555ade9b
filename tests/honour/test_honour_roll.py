# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tests.common import new_test_user

from ..assessment.assessment_common import AssessmentMixin
from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestHonourRoll(AssessmentMixin, EmulationCommon):
    """Everybody reads what is decided and released, and nothing before."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.users["officer"]
        cls.passed = cls._passed(
            cls._new_nomination(),
            cls._new_nomination(cls.other),
            cls._new_nomination(cls.team_a, cls.inside_collective),
        )
        cls.decision = cls._new_decision(cls.passed)
        cls.decision.with_user(cls.officer).action_issue()
        cls.awards = cls.decision.line_ids.award_ids
        cls.award = cls.awards.filtered(lambda a: a.employee_id == cls.person)
        # An employee of another unit, who reads none of the entries
        cls.reader = new_test_user(cls.env, "honour_reader", groups="base.group_user")
        cls._new_employee("Người đọc", cls.unit_b, user_id=cls.reader.id)

    def _roll(self, domain=(), user=None):
        model = self.env["emulation.honour"].with_user(user or self.reader)
        return model.search([("company_id", "=", self.company.id), *domain])

    def _release(self):
        self.decision.with_user(self.officer).action_release()

    def test_nothing_before_release(self):
        self.assertFalse(self._roll())
        draft = self.decision.copy({"line_ids": False})
        with self.assertRaisesRegex(UserError, "nothing to show"):
            draft.with_user(self.officer).action_release()

    def test_all_employees_after_release(self):
        self.assertTrue(self.decision.with_user(self.officer).can_release)
        self._release()
        self.assertFalse(self.decision.with_user(self.officer).can_release)
        rows = self._roll([("subject_name", "=", self.person.name)])
        self.assertEqual(rows.unit_id, self.unit_a)
        self.assertEqual(rows.award_type_id, self.award_inside)
        self.assertEqual(rows.decision_number, "04/QĐ-CĐVC")
        self.assertEqual(rows.decision_date, self.today)
        self.assertEqual(rows.citation, "Đã có thành tích xuất sắc")
        self.assertEqual(rows.person_id.name, self.person.name)
        self.assertEqual(len(self._roll()), 3)
        # The register itself stays closed to them
        self.assertFalse(
            self.env["emulation.award"]
            .with_user(self.reader)
            .search([("id", "in", self.awards.ids)])
        )
        with self.assertRaises(AccessError):
            rows.write({"citation": "Khác"})

    def test_found_without_accents(self):
        self._release()
        self.assertTrue(self._roll([("subject_name", "ilike", "nguyen thi minh")]))
        self.assertEqual(len(self._roll([("unit_id", "child_of", self.unit_a.id)])), 2)

    def test_only_officers_release_and_recall(self):
        for role in ("employee", "unit_head", "unit_officer", "auditor"):
            # AccessError is a UserError
            for records in (self.decision, self.awards):
                with self.assertRaises(UserError):
                    records.with_user(self.users[role]).action_release()
        own = self.award.with_user(self.officer)
        with self.assertRaisesRegex(UserError, "workflow"):
            own.write({"released_on": "2026-01-01 00:00:00"})
        self._release()
        with self.assertRaisesRegex(UserError, "already"):
            own.action_release()
        with self.assertRaisesRegex(UserError, "reason"):
            own.action_recall()
        own.action_recall("Chờ xác minh")
        self.assertNotIn(self.person.name, self._roll().mapped("subject_name"))
        log = self.env["emulation.audit.log"].search(
            [("res_model", "=", "emulation.award"), ("res_id", "=", self.award.id)]
        )
        self.assertEqual(
            [(e.event, e.reason) for e in log[:2]],
            [("recall", "Chờ xác minh"), ("release", False)],
        )

    def test_revoked_disappears_corrected_stays(self):
        self._release()
        gone, mended = self.award, (self.awards - self.award)[0]
        for kind, award, number in (
            ("revocation", gone, 5),
            ("correction", mended, 6),
        ):
            action = award.with_user(self.officer)._draft_change(kind)
            change = self.env["emulation.decision"].browse(action["res_id"])
            change.with_user(self.officer).write(
                {
                    "number": number,
                    "date": self.today,
                    "signer_id": self.signer.id,
                    "ground": "Kết luận xác minh số 02",
                }
            )
            if kind == "correction":
                change.change_ids.citation = "Đã có thành tích tiêu biểu"
            change.with_user(self.officer).action_issue()
        rows = self._roll()
        self.assertNotIn(gone.subject_name, rows.mapped("subject_name"))
        row = rows.filtered(lambda r: r.subject_name == mended.subject_name)
        self.assertEqual(row.citation, "Đã có thành tích tiêu biểu")

    def test_own_wish_is_respected(self):
        self._release()
        user = new_test_user(self.env, "honour_shy", groups="base.group_user")
        self.person.user_id = user
        user.with_user(user).write({"emulation_honour_hidden": True})
        self.assertTrue(user.with_user(user).emulation_honour_hidden)
        self.assertNotIn(self.person.name, self._roll().mapped("subject_name"))
        profile = self.env["hr.employee.public"].with_user(self.reader)
        self.assertFalse(profile.browse(self.person.id).emulation_honour_ids)
        with self.assertRaises(AccessError):
            user.with_user(self.reader).write({"emulation_honour_hidden": False})

    def test_recorded_result_is_released_from_the_register(self):
        outside = self._passed(self._new_nomination(category=self.forwarded))
        outside.with_user(self.officer).action_forward()
        outside.with_user(self.officer).action_record_result(
            "awarded", number="77/QĐ-CĐVC", date=self.today
        )
        self.assertFalse(self._roll())
        outside.award_ids.with_user(self.officer).action_release()
        self.assertEqual(self._roll().decision_number, "77/QĐ-CĐVC")

    def test_honoured_without_award(self):
        sheet = self._new_closed_sheet().with_user(self.officer)
        with self.assertRaisesRegex(UserError, "not honoured"):
            sheet.action_release()
        sheet.action_honour("Gương mẫu")
        self.assertFalse(self._roll())
        sheet.action_release()
        row = self._roll()
        self.assertEqual((row.kind, row.citation), ("honour", "Gương mẫu"))

    def test_profiles_in_a_fixed_number_of_queries(self):
        """One reading of the roll, however many profiles are open."""
        self._release()
        people = self.env["hr.employee.public"].with_user(self.reader)
        people = people.browse((self.person | self.other).ids)
        self.assertEqual(
            people[0].emulation_honour_ids.display_name,
            f"{self.award_inside.name}, {self.today.year}",
        )
        counts = []
        for wanted in (people[:1], people):
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.assertTrue(all(p.emulation_honour_ids for p in wanted))
            counts.append(self.cr.sql_log_count - before)
        self.assertEqual(*counts)
