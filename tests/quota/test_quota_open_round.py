# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from .quota_common import QuotaCommon

REASON = "Công văn 15/CV-CĐVC"


@tagged("post_install", "-at_install")
class TestQuotaOpenRound(QuotaCommon):
    """Once places are counted, rows come and go only with a reason in the log."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.quota = cls._quota(number=2)
        cls._open()

    def _entry(self, quota_id):
        return self.env["emulation.audit.log"].search(
            [("res_model", "=", "emulation.quota"), ("res_id", "=", quota_id)], limit=1
        )

    def test_not_deleted_without_a_reason(self):
        category = self.category.with_user(self.officer)
        for act in (
            self.quota.unlink,
            lambda: category.write({"quota_ids": [Command.delete(self.quota.id)]}),
            lambda: category.write({"quota_ids": [Command.clear()]}),
            lambda: category.write({"quota_ids": [Command.set([])]}),
        ):
            with self._refused("reason that is logged"):
                act()
        for reason in (None, "", "   "):
            with self._refused("Give a reason in words"):
                self.quota.action_remove(reason)
        self.assertTrue(self.quota.exists())

    def test_not_made_again_without_a_reason(self):
        """Neither a second row nor one that takes the place of another."""
        category = self.category.with_user(self.officer)
        again = {"scope": "unit", "unit_id": self.unit_a.id, "number": 50}
        for act in (
            lambda: self._quota(**again),
            lambda: self._quota(**again, reason=" "),
            self.quota.copy,
            lambda: category.write({"quota_ids": [Command.create(again)]}),
        ):
            with self._refused("reason that is logged"):
                act()
        self.assertEqual(self.category.quota_ids, self.quota)

    def test_made_with_a_reason(self):
        row = self._quota(scope="unit", unit_id=self.unit_a.id, number=5, reason=REASON)
        self.assertEqual(row.capacity, 5)
        entry = self._entry(row.id)
        self.assertEqual((entry.event, entry.reason), ("quota added", REASON))
        self.assertEqual(entry.actor_id, self.officer.id)

    def test_first_row_of_a_category(self):
        """Where nothing is counted yet nothing can be got around."""
        self.assertEqual(self._quota(self.second, number=1).capacity, 1)

    def test_removed_with_a_reason(self):
        quota_id = self.quota.id
        nomination = self._submit(self._nominate(self.person))
        with self._refused("places are taken"):
            self.quota.action_remove(REASON)
        nomination.with_user(self.admin).action_withdraw("Đổi ý")
        self.quota.action_remove(REASON)
        self.assertFalse(self.quota.exists())
        entry = self._entry(quota_id)
        self.assertEqual((entry.event, entry.reason), ("quota removed", REASON))
        self.assertEqual(entry.values["number"], 2)

    def test_who_removes(self):
        for role in ("unit_head", "unit_officer", "auditor", "employee"):
            row = self.quota.with_user(self.users[role])
            with self.assertRaises(AccessError):
                row.unlink()
            with self._refused("Only an emulation officer"):
                row.action_remove(REASON)
        self.assertTrue(self.quota.exists())

    def test_every_reason_at_once(self):
        nomination = self._submit(self._nominate(self.person))
        with self._refused("Give a reason in words(.|\n)*places are taken"):
            self.quota.action_remove()
        nomination.with_user(self.admin).action_withdraw("Đổi ý")
        self.planned.with_user(self.officer).action_close()
        with self._refused("a closed round is not changed"):
            self.quota.unlink()

    def test_window(self):
        wizard = (
            self.env["emulation.quota.wizard"]
            .with_user(self.officer)
            .create({"act": "remove", "quota_id": self.quota.id})
        )
        with self._refused("Give a reason"):
            wizard.action_apply()
        wizard.reason = REASON
        wizard.action_apply()
        self.assertFalse(self.quota.exists())

    def test_form_asks_for_the_reason(self):
        form = Form(self.category.with_user(self.officer))
        with (
            self.assertRaisesRegex(AssertionError, "'reason' is a required field"),
            form.quota_ids.new() as row,
        ):
            row.scope = "unit"
            row.unit_id = self.unit_a
            row.number = 3
        with form.quota_ids.new() as row:
            row.scope = "unit"
            row.unit_id = self.unit_b
            row.number = 3
            row.reason = REASON
        form.save()
        own = self._counter(self.unit_b)
        self.assertEqual((own.number, self._entry(own.id).reason), (3, REASON))
