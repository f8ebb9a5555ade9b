# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged

from .test_conflict import ConflictCommon


@tagged("post_install", "-at_install")
class TestSessionSeen(ConflictCommon):
    """What a secretary in conflict does not see still counts for the session."""

    def test_the_seal_does_not_depend_on_the_reader(self):
        secretary = self.board[2]
        nominations = self._new_nominations(secretary, self.person)
        session = self._new_session(nominations)
        session.action_freeze()
        seen = session.with_user(self.secretary)
        seen.invalidate_recordset()
        seen.env.invalidate_all()
        self.assertEqual(len(seen.item_ids), 1)
        self.assertTrue(seen.frozen_is_intact)
        self.assertFalse(seen._get_transition_blockers("open")[session.id])
        seen.action_open()
        seen.action_mark_all_present()
        seen.env.invalidate_all()
        self.assertEqual(len(seen.item_ids), 1)
        voters = [members.employee_id for members in seen._get_voters().values()]
        self.assertEqual([secretary in people for people in voters], [False, True])
