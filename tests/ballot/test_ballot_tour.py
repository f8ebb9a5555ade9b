# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from unittest.mock import patch

from odoo.tests import HttpCase, tagged

from .ballot_case import BallotMixin


@tagged("post_install", "-at_install")
class TestBallotTour(BallotMixin, HttpCase):
    """A member votes on a phone-sized screen, in Vietnamese."""

    browser_size = "400x800"
    touch_enabled = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_ballot()
        cls.voter_users[2].write({"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})
        cls.voter_users[2].password = "voter_2"
        cls.council_session = cls._new_session(cls.env, conflicts=[(2, 1)])

    def test_vote(self):
        # The cursor of tests is in the middle of a transaction already
        model = self.env.registry["emulation.session"]
        with patch.object(model, "_begin_ballot", lambda session, cr: None):
            for tour in ("emulation_ballot_tour", "emulation_ballot_again_tour"):
                self.start_tour("/odoo/emulation-ballot", tour, login="voter_2")
        self.assertEqual(self.council_session.turnout_count, 1)
        tally = self.env["emulation.ballot.tally"].search(
            [("session_id", "=", self.council_session.id), ("votes", ">", 0)]
        )
        self.assertEqual(
            {(row.item_id.subject_name, row.choice, row.votes) for row in tally},
            {("Ứng viên 0", "for", 1), ("Ứng viên 2", "blank", 1)},
        )
