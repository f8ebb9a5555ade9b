# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import HttpCase, tagged

from .session_common import SessionMixin


@tagged("post_install", "-at_install")
class TestSessionTour(SessionMixin, HttpCase):
    """The secretary of a unit meeting, from draft to minutes, in Vietnamese."""

    def test_secretary(self):
        self._setup_emulation()
        self._setup_sessions()
        self.inside.route_id = self.route
        nomination = self._submitted(1)
        user = self.users["unit_officer"]
        user.write({"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})
        action = self.env.ref("hr_emulation.emulation_session_action")
        self.start_tour(
            f"/odoo/action-{action.id}", "emulation_session_tour", login=user.login
        )
        session = self.env["emulation.session"].search([])
        self.assertEqual(session.state, "minuted")
        self.assertEqual(session.item_ids.nomination_id, nomination)
        self.assertEqual(nomination.current_step_ids.kind, "council")
        self.assertEqual((nomination.acclaim_for, nomination.acclaim_total), (5, 6))
