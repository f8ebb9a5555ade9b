# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import contextlib
import io
import os
import tempfile
from pathlib import Path
from unittest.mock import patch

from odoo import SUPERUSER_ID, api
from odoo.modules.module import Manifest
from odoo.modules.registry import Registry
from odoo.tests import TransactionCase, tagged
from odoo.tools import convert_file

from ..own_database import OwnDatabaseCase
from ..review_figures.golden_demo import check_golden

ROOT = Path(__file__).resolve().parents[2]


def load_demo(env):
    for name in Manifest.for_addon("hr_emulation")["demo"]:
        convert_file(env, "hr_emulation", name, {}, "init", noupdate=True)


@tagged("post_install", "-at_install")
class TestPlay(OwnDatabaseCase):
    """The play leads the demo data to the printed certificate; ballots commit."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        database = cls._copy_template()
        cls.registry = Registry(database)
        cls.addClassCleanup(Registry.delete, database)

    def test_play(self):
        parts = (
            "play",
            "play_papers",
            "play_year",
            "play_year_inspection",
            "play_review",
        )
        text = "".join(
            (ROOT / f"script/lib/{part}.py").read_text("utf-8") for part in parts
        )
        play = compile(text, "play", "exec")
        printed = io.StringIO()
        with (
            self.registry.cursor() as cr,
            tempfile.TemporaryDirectory() as folder,
            patch.dict(os.environ, EMULATION_OUT=folder),
            contextlib.redirect_stdout(printed),
        ):
            env = api.Environment(cr, SUPERUSER_ID, {})
            load_demo(env)
            exec(play, {"env": env, "__name__": "play"})
            papers = sorted(path.name for path in Path(folder).glob("*.pdf"))
            lists = sorted(path.name for path in Path(folder).glob("*.xlsx"))
            self._check_round(env)
            check_golden(self, env)
        sessions = printed.getvalue().count("Phiên họp:")
        self.assertEqual(len(papers), 15 + 7 + 7 + 7 + 3 + sessions, papers)
        self.assertEqual(
            lists,
            [
                "phu-luc-bao-cao-so-ket.xlsx",
                "ra-soat-bang-khen-ca-nhan.xlsx",
                "ra-soat-bang-khen-tap-the.xlsx",
            ],
        )
        self.assertIn("04/QĐ-CĐVC", printed.getvalue())
        self.assertIn("nhật ký nguyên vẹn; bảng vàng: 14 ", printed.getvalue())
        self.assertIn("12/13 (92,3 %)", printed.getvalue())
        self._check_year(printed.getvalue())
        self._check_review(printed.getvalue())

    def _check_year(self, words):
        """A year of document 003, from the conference to the rating."""
        self.assertIn("Giao ước: 2/2 tổ đã ký", words)
        self.assertIn("Hoạt động: 5; chưa có hoạt động: Công đoàn cơ sở Sở", words)
        self.assertRegex(words, r"Xếp loại: \d+ hoàn thành xuất sắc, .*; biểu dương: ")
        self.assertRegex(
            words, r"Kiểm tra: 2 đơn vị, [1-9]\d* nội dung, 1 tồn tại; đã đóng"
        )
        self.assertIn("Mô hình: Buổi sáng đối thoại; Công đoàn", words)

    def _check_review(self, words):
        """The interim review of document 000: one union late, one silent."""
        self.assertRegex(
            words, r"Báo cáo đã gửi: 8/9; bổ sung: Công đoàn [^;]+; chưa gửi: Công đoàn"
        )

    def _check_round(self, env):
        round_ = env.ref("hr_emulation.round_000_demo")
        states = round_.nomination_ids.grouped("state")
        self.assertEqual(
            {state: len(n) for state, n in states.items()}, {"awarded": 14, "failed": 1}
        )
        self.assertEqual(round_.state, "closed")
        outside = round_.nomination_ids.filtered("is_outside").award_ids
        certificates = env["emulation.certificate"].search(
            [("award_id", "in", outside.ids)]
        )
        self.assertTrue(certificates)
        self.assertFalse(any(certificates.mapped("is_printed_here")))


@tagged("post_install", "-at_install")
class TestDemo(TransactionCase):
    """The demo data load into a database."""

    def test_situation(self):
        """A campaign of 2017, and nobody in the units who is no colleague."""
        load_demo(self.env)
        campaign = self.env.ref("hr_emulation.campaign_000_demo")
        self.assertEqual(str(campaign.launch_date), "2017-08-03")
        admin = self.env.ref("hr.employee_admin")
        members = self.env["emulation.unit.member"].search([])
        self.assertTrue(members)
        self.assertNotIn(admin, members.employee_id)
