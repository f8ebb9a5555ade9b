# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import HttpCase, tagged

from ..council.session_common import SessionMixin


@tagged("post_install", "-at_install")
class TestConflictTour(SessionMixin, HttpCase):
    """The chair is a candidate himself: his deputy acts, in Vietnamese."""

    def test_recused_chair(self):
        self._setup_emulation()
        self._setup_sessions()
        nominations = self._new_nomination(self.board[0]) | self._new_nomination()
        nominations.with_user(self.users["administrator"]).action_submit()
        self.rule.tie_rule = "chair"
        session = self._opened(nominations)
        own, other = session.sudo().item_ids
        session.with_user(self.second).action_record_counts(
            [
                {"item_id": own.id, "for": 2, "against": 2},
                {"item_id": other.id, "for": 5},
            ]
        )
        session.action_close()
        for user in (self.chair, self.deputy):
            user.write({"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})
        address = f"/odoo/emulation-sessions/{session.id}"
        self.start_tour(address, "emulation_recused_chair_tour", login=self.chair.login)
        self.assertEqual(own.result, "tie")
        self.start_tour(address, "emulation_acting_chair_tour", login=self.deputy.login)
        self.assertEqual(own.result, "passed")
        session.action_minute()
        self.assertEqual(set(nominations.mapped("state")), {"passed"})
