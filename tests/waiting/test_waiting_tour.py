# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import HttpCase, tagged

from .notice_case import NoticeMixin


@tagged("post_install", "-at_install")
class TestWaitingTour(NoticeMixin, HttpCase):
    """The head decides on what waits for him, in the browser."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_notices()
        cls.head.write({"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})
        cls.nominations = cls._submit(4)
        cls.desk = cls.env.ref("hr_emulation.emulation_dashboard_action").id

    def test_head(self):
        self.start_tour(
            f"/odoo/action-{self.desk}",
            "emulation_waiting_tour",
            login="emulation_unit_head",
        )
        first, second, third, fourth = self.nominations
        self.assertEqual(third.state, "returned")
        self.assertEqual(third.state_reason, "Bổ sung minh chứng sáng kiến năm 2021.")
        for nomination in first | second | fourth:
            done, coming = nomination.step_ids
            self.assertEqual(done.outcome, "approved")
            self.assertEqual(done.actor_id, self.head)
            self.assertEqual(coming.state, "current")
