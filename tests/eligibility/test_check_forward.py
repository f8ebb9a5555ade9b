# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError
from odoo.tests import tagged

from .check_common import CheckCommon


@tagged("post_install", "-at_install")
class TestCheckForward(CheckCommon):
    """Handing over to a body outside is this organisation's last word."""

    def test_asked_again_before_it_leaves(self):
        self._new_rule(
            name="Excellent the year before",
            kind="rating",
            min_level="excellent",
            category_id=self.forwarded.id,
        )
        rating = self._rate("excellent")
        nomination = self._passed(self._new_nomination(category=self.forwarded))
        self.assertEqual(nomination.state, "passed")
        rating.level = "good"
        nomination.invalidate_recordset()
        officer = nomination.with_user(self.users["officer"])
        with self.assertRaisesRegex(UserError, str(self.year - 1)):
            officer.action_forward()
        rating.level = "excellent"
        officer.action_forward()
        self.assertEqual(nomination.state, "forwarded")
        self.assertEqual(set(nomination.check_ids.mapped("stage")), {"decision"})
