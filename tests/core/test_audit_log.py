# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from freezegun import freeze_time
from psycopg2 import Error

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestAuditLog(EmulationCommon):
    def setUp(self):
        super().setUp()
        self.nomination = self._passed(self._new_nomination())
        self.log = self.env["emulation.audit.log"]
        self.entries = self.log.search(
            [
                ("res_model", "=", "emulation.nomination"),
                ("res_id", "=", self.nomination.id),
            ],
            order="seq",
        )

    def test_entries_tell_who_did_what(self):
        self.assertEqual(self.entries.mapped("event"), ["submit", "approve"])
        self.assertEqual(
            self.entries.mapped("actor_login"),
            ["emulation_administrator", "emulation_officer"],
        )
        self.assertEqual(self.entries[1].values, {"from": "submitted", "to": "passed"})
        self.assertEqual(
            self.entries[1].display_name, self.entries[1].event_name, "not its code"
        )

    def test_append_only(self):
        for statement in (
            "UPDATE emulation_audit_log SET event = 'x' WHERE id = %s",
            "DELETE FROM emulation_audit_log WHERE id = %s",
            "TRUNCATE emulation_audit_log -- %s",
        ):
            with (
                self.subTest(statement),
                self.assertRaisesRegex(Error, "append-only"),
                mute_logger("odoo.sql_db"),
                self.cr.savepoint(),
            ):
                self.cr.execute(statement, [self.entries[0].id])

    def test_nobody_writes_over_the_orm(self):
        for role in ("officer", "administrator", "auditor"):
            log = self.log.with_user(self.users[role])
            with self.assertRaises(AccessError):
                log.create({"event": "x"})

    def test_verify_names_the_broken_link(self):
        auditor = self.log.with_user(self.users["auditor"])
        self.assertEqual(auditor.verify(), [])
        self.cr.execute("ALTER TABLE emulation_audit_log DISABLE TRIGGER USER")
        self.cr.execute(
            "UPDATE emulation_audit_log SET actor_name = 'x' WHERE id = %s",
            [self.entries[1].id],
        )
        self.cr.execute("ALTER TABLE emulation_audit_log ENABLE TRIGGER USER")
        self.env.invalidate_all()
        self.assertEqual(
            auditor.verify(),
            [
                {
                    "res_model": "emulation.nomination",
                    "res_id": self.nomination.id,
                    "seq": 2,
                }
            ],
        )

    def test_verify_misses_a_cut_end(self):
        self.cr.execute("ALTER TABLE emulation_audit_log DISABLE TRIGGER USER")
        self.cr.execute(
            "DELETE FROM emulation_audit_log WHERE id = %s", [self.entries[1].id]
        )
        self.cr.execute("ALTER TABLE emulation_audit_log ENABLE TRIGGER USER")
        self.env.invalidate_all()
        broken = self.log.verify("emulation.nomination", self.nomination.id)
        self.assertEqual([link["seq"] for link in broken], [2])

    def test_verify_misses_a_head_taken_away(self):
        self.cr.execute(
            "DELETE FROM emulation_audit_head WHERE res_id = %s AND res_model = %s",
            [self.nomination.id, self.nomination._name],
        )
        self.env.invalidate_all()
        broken = self.log.verify("emulation.nomination")
        self.assertEqual([link["seq"] for link in broken], [2])

    def test_window_names_the_broken_links(self):
        auditor = self.log.with_user(self.users["auditor"])
        action = auditor.action_verify()
        window = auditor.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual((window.broken_count, window.broken_text), (0, ""))
        self.cr.execute("ALTER TABLE emulation_audit_log DISABLE TRIGGER USER")
        self.cr.execute(
            "UPDATE emulation_audit_log SET event = 'x' WHERE id = %s",
            [self.entries[1].id],
        )
        self.cr.execute(
            "DELETE FROM emulation_audit_log WHERE res_model = 'emulation.round'"
        )
        self.cr.execute("ALTER TABLE emulation_audit_log ENABLE TRIGGER USER")
        self.env.invalidate_all()
        action = auditor.action_verify()
        window = auditor.env[action["res_model"]].browse(action["res_id"])
        lines = sorted(window.broken_text.splitlines(), reverse=True)
        self.assertEqual(window.broken_count, 2)
        self.assertEqual(len(lines), 2)
        name = self.nomination.display_name
        self.assertRegex(lines[0], f"Nomination “{name}”: entry 2 of .*[0-9]")
        self.assertRegex(lines[1], f"Round “{self.round.id}”: entry 1 is missing")
        with self.assertRaises(AccessError):
            self.log.with_user(self.users["officer"]).action_verify()

    def test_window_compares_a_kept_text(self):
        auditor = self.log.with_user(self.users["auditor"])
        text = auditor.heads_text()
        window = auditor.env["emulation.verify.wizard"].create({"heads_text": text})
        window.action_compare()
        self.assertTrue(window.is_compared)
        self.assertFalse(window.unconfirmed_text)
        forged = text.replace(self.entries[1].sha256, "0" * 64)
        window.heads_text = forged
        window.action_compare()
        self.assertIn("0" * 64, window.unconfirmed_text)

    def test_heads_kept_outside(self):
        auditor = self.log.with_user(self.users["auditor"])
        text = auditor.heads_text()
        self.assertIn(f"emulation.nomination,{self.nomination.id},2,", text)
        self.assertEqual(auditor.verify_heads(text), [])
        forged = text.replace(self.entries[1].sha256, "0" * 64)
        self.assertEqual(len(auditor.verify_heads(forged)), 1)
        with self.assertRaises(UserError):
            auditor.verify_heads("anything")

    def test_heads_are_mailed_to_the_auditors(self):
        self.users["auditor"].email = "auditor@example.com"
        tomorrow = self.entries[1].at + timedelta(days=1)
        with freeze_time(tomorrow):
            self.log._cron_mail_heads()
        mails = self.env["mail.mail"].search(
            [("recipient_ids", "=", self.users["auditor"].partner_id.id)]
        )
        self.assertEqual(len(mails), 1)
        self.assertIn(self.entries[1].sha256, mails.body_html)

    def test_verify_is_for_auditors(self):
        with self.assertRaises(AccessError):
            self.log.with_user(self.users["employee"]).verify()

    def test_one_call_writes_in_constant_statements(self):
        def statements(count):
            people = [
                self._new_employee(f"Người thứ {count}.{i}", self.unit_a)
                for i in range(count)
            ]
            records = self.env["emulation.nomination"].union(
                *[self._new_nomination(person) for person in people]
            )
            records.mapped("display_name")
            self.env.flush_all()
            before = self.cr.sql_log_count
            self.log._append(records, "seen")
            return self.cr.sql_log_count - before

        self.assertEqual(statements(2), statements(20))

    def test_deleting_a_user_leaves_the_log(self):
        user = self.users["officer"]
        self.assertEqual(self.entries[1].actor_id, user.id)
        self.assertNotIn("actor_id", self._foreign_keys())

    def _foreign_keys(self):
        self.cr.execute(
            """SELECT conname FROM pg_constraint
                WHERE conrelid = 'emulation_audit_log'::regclass AND contype = 'f'"""
        )
        return [name for (name,) in self.cr.fetchall()]
