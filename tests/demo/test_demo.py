# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import contextlib
import io
import os
import tempfile
from pathlib import Path
from unittest.mock import patch

from odoo.modules.module import Manifest
from odoo.tests import TransactionCase, tagged
from odoo.tools import convert_file

ROOT = Path(__file__).resolve().parents[2]


@tagged("post_install", "-at_install")
class TestDemo(TransactionCase):
    """The demo data load, and the play leads them to the printed certificate."""

    def test_play(self):
        for name in Manifest.for_addon("hr_emulation")["demo"]:
            convert_file(self.env, "hr_emulation", name, {}, "init", noupdate=True)
        play = compile((ROOT / "script/lib/play.py").read_text("utf-8"), "play", "exec")
        printed = io.StringIO()
        with (
            tempfile.TemporaryDirectory() as folder,
            patch.dict(os.environ, EMULATION_OUT=folder),
            contextlib.redirect_stdout(printed),
        ):
            exec(play, {"env": self.env, "__name__": "play"})
            papers = sorted(path.name for path in Path(folder).glob("*.pdf"))
            lists = sorted(path.name for path in Path(folder).glob("*.xlsx"))
        round_ = self.env.ref("hr_emulation.round_000_demo")
        states = round_.nomination_ids.grouped("state")
        self.assertEqual({s: len(n) for s, n in states.items()}, self._expected())
        self.assertEqual(round_.state, "closed")
        self.assertEqual(len(papers), 15 + 7, papers)
        self.assertEqual(
            lists, ["ra-soat-bang-khen-ca-nhan.xlsx", "ra-soat-bang-khen-tap-the.xlsx"]
        )
        self.assertIn("04/QĐ-CĐVC", printed.getvalue())
        self.assertIn("nhật ký nguyên vẹn", printed.getvalue())
        outside = round_.nomination_ids.filtered("is_outside").award_ids
        certificates = self.env["emulation.certificate"].search(
            [("award_id", "in", outside.ids)]
        )
        self.assertTrue(certificates)
        self.assertFalse(any(certificates.mapped("is_printed_here")))

    def test_situation(self):
        """A campaign of 2017, and nobody in the units who is no colleague."""
        for name in Manifest.for_addon("hr_emulation")["demo"]:
            convert_file(self.env, "hr_emulation", name, {}, "init", noupdate=True)
        campaign = self.env.ref("hr_emulation.campaign_000_demo")
        self.assertEqual(str(campaign.launch_date), "2017-08-03")
        admin = self.env.ref("hr.employee_admin")
        members = self.env["emulation.unit.member"].search([])
        self.assertTrue(members)
        self.assertNotIn(admin, members.employee_id)

    def _expected(self):
        return {"awarded": 14, "failed": 1}
