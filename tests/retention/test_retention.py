# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from dateutil.relativedelta import relativedelta
from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..dossier.dossier_case import DossierCase

DAY = relativedelta(days=1)


@tagged("post_install", "-at_install")
class TestRetention(DossierCase):
    """Evidence of a nomination that led to nothing goes when its term ends."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kind_report = cls.env.ref("hr_emulation.doc_type_report")
        cls.nominal = cls.kind_summary | cls.kind_report | cls.kind_initiative
        cls.nominal.write({"retention_checked": True, "retention_months": 24})
        cls.items = cls.env["emulation.retention.item"]
        cls.paper = cls._upload(cls.nomination, cls.kind_initiative)
        cls.file = cls.paper.signed_attachment_id
        cls.content, cls.hash = cls.file.raw, cls.paper.signed_sha256
        cls.nomination.section_ids.filtered(lambda s: s.kind == "text").write(
            {"text": "Đã hoàn thành xuất sắc nhiệm vụ được giao."}
        )
        cls.kept = cls._new_nomination(cls.other, summary="Vẫn còn hiệu lực")
        cls._submit(cls.nomination)
        cls.nomination.with_user(cls.officer).action_withdraw("Xin rút")
        cls.end = cls.today + relativedelta(months=24)

    @classmethod
    def _submit(cls, nomination):
        nomination.with_user(cls.users["administrator"]).action_submit()

    def _close(self):
        self.nomination.round_id._write_guarded({"state": "closed"})

    def _run(self, day):
        with freeze_time(f"{day} 05:00:00"), self.enter_registry_test_mode():
            self.env.invalidate_all()
            self.env.ref("hr_emulation.cron_retention").method_direct_trigger()
            self.env.invalidate_all()

    def _states(self, day, nomination=None):
        nomination = nomination or self.nomination
        # Other days are other lines of the same number
        self.env.invalidate_all()
        with freeze_time(f"{day} 05:00:00"):
            rows = self.items.search([("nomination_id", "=", nomination.id)])
            return {row.type_id.code: row.state for row in rows}

    def test_list_beforehand(self):
        """The list says what goes when, and what holds it back."""
        self.assertEqual(set(self._states(self.end).values()), {"round"})
        self._close()
        states = self._states(self.end)
        self.assertEqual(states, dict.fromkeys(self.nominal.mapped("code"), "waiting"))
        self.assertEqual(set(self._states(self.end + DAY).values()), {"due"})
        self.kind_report.retention_checked = False
        self.kind_initiative.retention_months = 0
        states = self._states(self.end + DAY)
        self.assertEqual(states["report"], "unchecked")
        self.assertEqual(states["initiative"], "kept")
        rows = self.items.with_user(self.users["auditor"]).search(
            [("nomination_id", "=", self.nomination.id)]
        )
        self.assertEqual(set(rows.mapped("ended_on")), {self.today})
        self.assertFalse(self.items.search([("nomination_id", "=", self.kept.id)]))

    def test_nothing_before_the_term_ends(self):
        self._close()
        self._run(self.end)
        self.assertTrue(self.nomination.summary)
        self.assertEqual(self.file.raw, self.content)

    def test_removed_after_the_term(self):
        self._close()
        words = "Hoàn cảnh gia đình khó khăn"
        self.nomination.message_post(body=words)
        self._run(self.end + DAY)
        nomination = self.nomination
        self.assertFalse(nomination.summary or nomination.citation)
        self.assertFalse(any(nomination.section_ids.mapped("text")))
        self.assertFalse(nomination.snapshot_name or nomination.snapshot_job)
        self.assertFalse(nomination.state_reason)
        self.assertNotIn("Hoàn cảnh", " ".join(nomination.message_ids.mapped("body")))
        self.assertFalse(any(nomination.check_ids.sudo().mapped("params")))
        # The line, the paper and the hash of what it was stay
        self.assertEqual(nomination.state, "withdrawn")
        self.assertEqual(self.paper.signed_sha256, self.hash)
        self.assertIn("hết thời hạn lưu giữ", self.file.raw.decode())
        self.assertFalse(self.file.index_content and "PDF" in self.file.index_content)
        self.assertEqual(nomination.evidence_removed_on, self.end + DAY)
        self.assertEqual(set(self._states(self.end + DAY).values()), {"done"})
        self.assertEqual(self.kept.summary, "Vẫn còn hiệu lực")
        self._check_logged()
        with self.assertRaisesRegex(UserError, "papers were removed"):
            nomination.with_user(self.officer).action_reopen("Làm lại")
        with self.assertRaisesRegex(UserError, "papers were removed"):
            nomination.with_user(self.officer).action_bind_dossier()

    def _check_logged(self):
        log = self.env["emulation.audit.log"]
        entry = log.search(
            [
                ("res_model", "=", "emulation.nomination"),
                ("res_id", "=", self.nomination.id),
            ],
            limit=1,
        )
        self.assertEqual(entry.event, "remove evidence")
        self.assertEqual(set(entry.values), set(self.nominal.mapped("code")))
        self.assertIn("24: ", entry.values["report"])
        self.assertFalse(log.verify("emulation.nomination", self.nomination.id))

    def test_run_twice_is_run_once(self):
        self._close()
        self._run(self.end + DAY)
        acts = self.env["emulation.retention.act"].search(
            [("nomination_id", "=", self.nomination.id)]
        )
        self.assertEqual(len(acts), 3)
        self.assertEqual(sum(acts.mapped("file_count")), 1)
        self._run(self.end + DAY * 30)
        self.assertEqual(
            self.env["emulation.retention.act"].search_count(
                [("nomination_id", "=", self.nomination.id)]
            ),
            3,
        )

    def test_each_paper_by_its_own_term(self):
        """The person's data go with the last paper."""
        self._close()
        self.kind_report.retention_months = 36
        self._run(self.end + DAY)
        self.assertFalse(self.nomination.summary)
        self.assertTrue(any(self.nomination.section_ids.mapped("text")))
        self.assertTrue(self.nomination.snapshot_name)
        self._run(self.today + relativedelta(months=36) + DAY)
        self.assertFalse(any(self.nomination.section_ids.mapped("text")))
        self.assertFalse(self.nomination.snapshot_name)

    def test_complaint_and_decision_hold_it_back(self):
        self._submit(self.kept)
        self._close()
        complaint = self.env["emulation.complaint"].create(
            {
                "nomination_id": self.kept.id,
                "complainant_name": "Ông Phạm Văn Tố",
                "content": "Chưa thỏa đáng",
            }
        )
        # A complaint may come before the nomination was withdrawn
        self.env.cr.execute(
            "UPDATE emulation_complaint SET nomination_id = %s WHERE id = %s",
            (self.nomination.id, complaint.id),
        )
        self.env.invalidate_all()
        self.assertEqual(set(self._states(self.end + DAY).values()), {"complaint"})
        self._run(self.end + DAY)
        self.assertTrue(self.nomination.summary)
        self.env.cr.execute(
            "UPDATE emulation_complaint SET nomination_id = %s WHERE id = %s",
            (self.kept.id, complaint.id),
        )
        self.env["emulation.decision.line"].create(
            {
                "decision_id": self.env["emulation.decision"]
                .create({"body_id": self.body.id})
                .id,
                "nomination_id": self.nomination.id,
            }
        )
        self.assertEqual(set(self._states(self.end + DAY).values()), {"decision"})

    def test_failed_only_where_the_rule_says_so(self):
        self._submit(self.kept)
        self.kept._write_guarded({"state": "failed"})
        self._close()
        self.assertEqual(
            set(self._states(self.end + DAY, self.kept).values()), {"kept"}
        )
        self.nominal.retention_failed = True
        self.assertEqual(set(self._states(self.end + DAY, self.kept).values()), {"due"})
        self._run(self.end + DAY)
        self.assertFalse(self.kept.summary)

    def test_term_is_shown_on_the_paper(self):
        self.nominal.retention_source = "Quy chế 01"
        paper = self.paper.with_user(self.unit_head)
        self.assertEqual(
            paper.retention_text, "24 months after withdrawal (Quy chế 01)"
        )
        self.nominal.retention_checked = False
        self.assertIn("once the term is checked", paper.retention_text)
        self.assertEqual(self.kind_minutes.retention_text, "for good")

    def test_few_queries_for_many(self):
        """A batch of many costs hardly more than one of one."""
        self._close()
        counts = []
        for size in (1, 8):
            people = [
                self._new_employee(f"Người {size}-{number}", self.unit_a)
                for number in range(size)
            ]
            self.nomination.round_id._write_guarded({"state": "open"})
            nominations = self.env["emulation.nomination"].union(
                *(self._new_nomination(person, summary="x") for person in people)
            )
            self._submit(nominations)
            nominations.with_user(self.officer).action_withdraw("Xin rút")
            self._close()
            with freeze_time(f"{self.end + DAY} 05:00:00"):
                due = self.items.search([("nomination_id", "in", nominations.ids)])
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.cr.sql_log_count
                due._remove()
                self.env.flush_all()
                counts.append(self.cr.sql_log_count - before)
        self.assertLess(counts[1], counts[0] + 8)
