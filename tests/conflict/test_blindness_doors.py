# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tests import tagged

from ...engine.seal import seal
from .test_blindness import SECRET, BlindnessCommon


@tagged("post_install", "-at_install")
class TestBlindnessDoors(BlindnessCommon):
    """Doors that core opens to who was addressed, whatever he may read."""

    def _finds(self, user, record):
        self.env.invalidate_all()
        own = self.env[record._name].with_user(user)
        found = own.search([("id", "=", record.id)])
        try:
            record.with_user(user).read(["display_name"])
        except AccessError:
            self.assertFalse(found)
            return False
        self.assertTrue(found)
        return True

    def test_what_is_addressed_to_who_is_in_conflict(self):
        user, other = self.declared.user_id, self.board[5].user_id
        told = (user | other).partner_id
        message = self.of_person.message_post(body=SECRET, partner_ids=told.ids)
        session = self.session.sudo()
        word = session.message_post(body=SECRET, partner_ids=told.ids)
        words = "Tôi xin rút"
        own = session.with_user(user).sudo().message_post(body=words)
        tasks = [
            self.of_person.activity_schedule(
                "mail.mail_activity_data_todo", summary=SECRET, user_id=person.id
            )
            for person in (user, other)
        ]
        for record, seen in (
            (message, other),
            (word, other),
            (tasks[0], None),
            (tasks[1], other),
            (own, user),
        ):
            with self.subTest(record=record):
                self.assertEqual(self._finds(user, record), seen == user)
                if seen == other:
                    self.assertTrue(self._finds(other, record))
        self.assertNotIn(user.partner_id, message.notified_partner_ids)
        self._close()
        self.assertFalse(self._finds(user, word))
        session.action_minute()
        for record in (message, word, tasks[0]):
            self.assertTrue(self._finds(user, record))

    def test_scan_of_the_session(self):
        """It tells the results of all items, so it waits for the minutes."""
        user, other = self.declared.user_id, self.board[5].user_id
        scans, own = (
            self.env["ir.attachment"]
            .with_user(who)
            .sudo()
            .create(
                {
                    "name": SECRET,
                    "raw": b"%PDF-1.7",
                    "res_model": self.session._name,
                    "res_id": self.session.id,
                }
            )
            for who in (other, user)
        )
        self.assertFalse(self._finds(user, scans))
        self.assertTrue(self._finds(user, own))
        self.assertTrue(self._finds(other, scans))
        self._close()
        self.assertFalse(self._finds(user, scans))
        self.session.sudo().action_minute()
        self.assertTrue(self._finds(user, scans))

    def test_window_of_counts_shows_no_hidden_item(self):
        """What a window relates to is read as superuser: it takes nothing hidden."""
        windows = self.env["emulation.session.wizard"]
        hidden = self.items[self.of_person]
        declared, stranger = self.declared.user_id, self.users["employee"]
        for user, item in ((declared, hidden), (stranger, self.items[self.of_chair])):
            sheet = windows.with_user(user).create(
                {
                    "session_id": self.session.id,
                    "line_ids": [(0, 0, {"item_id": item.id})],
                }
            )
            for name in ("subject_name", "category_id", "voter_count"):
                self.env.invalidate_all()
                with self.subTest(name), self.assertRaises(AccessError):
                    sheet.line_ids.read([name])
        for name in ("method", "takes_written"):
            with self.subTest(name), self.assertRaises(AccessError):
                sheet.read([name])
        shown = self.items[self.of_employee]
        sheet = windows.with_user(declared).create(
            {
                "session_id": self.session.id,
                "line_ids": [(0, 0, {"item_id": shown.id})],
            }
        )
        self.assertEqual(sheet.line_ids.subject_name, shown.subject_name)
        self.assertEqual(sheet.line_ids.voter_count, 6)

    def test_counting_sheet_of_somebody_else(self):
        """Papers of the envelopes stand there before they are added to the box."""
        sheet = self.env["emulation.session.wizard"].browse(
            self.session.action_open_counts()["res_id"]
        )
        sheet.line_ids.count_for = 3
        for role in ("employee", "officer", "administrator", "auditor"):
            with self.subTest(role):
                self.assertFalse(self._finds(self.users[role], sheet))
                self.assertFalse(self._finds(self.users[role], sheet.line_ids[:1]))
        self.assertTrue(self._finds(self.secretary, sheet.line_ids[:1]))

    def test_every_window_is_its_users_alone(self):
        mine = "[('create_uid', '=', user.id)]"
        for name, model in self.env.registry.items():
            if not (name.startswith("emulation.") and model._transient):
                continue
            with self.subTest(name):
                rules = self.env["ir.rule"].search([("model_id.model", "=", name)])
                self.assertIn(mine, rules.filtered("global").mapped("domain_force"))

    def test_log_of_a_nomination_for_who_is_judged(self):
        officer = self.users["officer"]
        officer.group_ids |= self.env.ref("hr_emulation.group_administrator")
        declared = self.declared.user_id
        declared.group_ids |= self.env.ref("hr_emulation.group_auditor")
        log = self.env["emulation.audit.log"]

        def seen(user):
            self.env.invalidate_all()
            entries = log.with_user(user).search(
                Domain("res_model", "=", "emulation.nomination")
                & Domain("res_id", "in", self.nominations.ids)
            )
            return self.nominations.browse(set(entries.mapped("res_id")))

        self.assertEqual(seen(officer), self.nominations - self.of_officer)
        self.assertEqual(seen(declared), self.nominations - self.of_person)
        self._close()
        self.session.action_minute()
        self.assertEqual(seen(declared), self.nominations)
        self.assertEqual(seen(officer), self.nominations - self.of_officer)

    def test_the_seal_tells_no_count(self):
        """Who knows all other counts cannot try out which one the hash was made of."""
        self._close()
        session = self.session
        user = self.chair_employee.user_id
        with self.assertRaises(AccessError):
            session.with_user(user).read(["seal_salt"])
        tried = {
            "session": session.frozen_sha256,
            "turnout": session.turnout_count,
            "counts": [
                [i.nomination_id.id, 4, 1, 0, 0]
                for i in session.sudo().item_ids.sorted("id")
            ],
        }
        salt = session.sudo().seal_salt
        self.assertEqual(seal({**tried, "salt": salt}), session.sealed_sha256)
        for guess in ({}, {"salt": False}, {"salt": ""}):
            self.assertNotEqual(seal({**tried, **guess}), session.sealed_sha256)

    def test_no_running_tally_for_anybody(self):
        """The auditor reads the agenda as an officer does, and nobody a count."""
        self.session.action_record_counts(
            [{"item_id": i.id, "for": 3} for i in self.items.values()]
        )
        auditor = self.users["auditor"]
        item = self.items[self.of_employee]
        names = [name for name in item._fields if name.startswith("count_")]
        self.assertEqual(len(names), 4)
        for user in (auditor, self.users["officer"], self.secretary, self.deputy):
            self._assert_open(self._doors(item), user)
            items = self.env["emulation.session.item"].with_user(user)
            [row] = item.with_user(user).read([*names, "base", "percent", "arithmetic"])
            self.assertEqual({v for n, v in row.items() if n != "id"}, {0})
            for field in (*names, "percent"):
                self.assertFalse(items.search([(field, ">", 0)]))
            self.assertFalse(items.search([("arithmetic", "!=", False)]))
            with self.assertRaises(AccessError):
                item.with_user(user).read(["typed_counts"])
            with self.assertRaises(AccessError):
                items.search([("typed_counts", "!=", False)])
            with self.assertRaises(AccessError):
                items.formatted_read_group([], ["typed_counts"], ["__count"])
        entry = self.env["emulation.audit.log"].search(
            [("res_model", "=", self.session._name), ("event", "=", "counts")]
        )
        self.assertNotIn("3", str(entry.values.get("counts", "")))
        self.assertEqual(set(entry.values), {"items"})
        self.session.action_close()
        self.assertEqual(item.with_user(auditor).count_for, 3)
