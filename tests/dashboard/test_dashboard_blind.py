# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged

from ..conflict.test_blindness import BlindnessCommon


@tagged("post_install", "-at_install")
class TestDashboardBlind(BlindnessCommon):
    """Who is excluded from an item is told no count that the item is part of."""

    def _review(self, user):
        blocks = self.env["emulation.dashboard"].with_user(user).get_dashboard()
        found = {block["name"]: block for block in blocks}
        (round_,) = found["rounds"]["rows"]
        (review,) = (n for n in found["waiting"]["numbers"] if n["name"] == "review")
        return review["value"], sum(n["value"] for n in round_["numbers"])

    def test_excluded_officers(self):
        office = self.env.ref("hr_emulation.group_officer")
        free = self.board[5].user_id
        excluded = (self.chair_employee.user_id, self.declared.user_id)
        for user in (free, *excluded):
            user.group_ids |= office
        self.assertEqual(self._review(free), (4, 4))
        recusals = self.session.sudo().recusal_ids
        for user in excluded:
            members = recusals.with_user(user).member_id.sudo()._is_user()
            own = recusals.filtered(lambda r, m=members: r.member_id in m)
            left = 4 - len(own.item_id)
            self.assertLess(left, 4, user.login)
            self.assertEqual(self._review(user), (left, left), user.login)
