# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import read_pages, read_words
from .decree_30 import read_sizes
from .golden_case import GoldenCase

BODY = "hr_emulation.body_sample"
SAMPLE = "hr_emulation.certificate_sample"
GRID = "hr_emulation.certificate_grid"


@tagged("post_install", "-at_install")
class TestPaperSamples(GoldenCase):
    def test_body_of_a_union(self):
        self._check_paper("body_sample", self.body)

    def test_bodies_of_state_and_party(self):
        signer = {
            "name": "Phạm Thị Hoa",
            "position": "Phó Chủ tịch",
            "mode": "KT",
            "on_behalf": "Chủ tịch",
            "date_from": date(2020, 1, 1),
        }
        for layout, name in (
            ("state", "Ủy ban nhân dân tỉnh An Bình"),
            ("party", "Đảng ủy các cơ quan"),
        ):
            body = self.env["emulation.body"].create(
                {
                    "name": name,
                    "layout": layout,
                    "letterhead_upper": "Tỉnh ủy An Bình" if layout == "party" else "",
                    "place": "An Bình",
                    "signer_ids": [(0, 0, signer)],
                }
            )
            self._check_paper("body_sample", body, golden=f"body_sample-{layout}")

    def test_old_signers_are_left_out(self):
        self.signer.date_to = date(2021, 12, 31)
        self.assertNotIn(self.signer.name, read_pages(self._print(BODY, self.body))[0])

    def test_certificate_with_the_longest_words(self):
        pdf = self._check_paper("certificate_sample", self.layout)
        edge = self.layout.frame_inset + self.layout.frame_band
        for word in read_words(pdf):
            self.assertGreater(word.left, edge, word)
            self.assertLess(word.right, 297 - edge, word)
        name = "Tên dài hơn tất cả " * 4
        decision = self._new_decision(self._passed(self._new_nomination()))
        decision.line_ids.subject_name = name.strip()
        page = read_pages(self._print(SAMPLE, self.layout))[0]
        self.assertIn("Tên dài hơn tất cả Tên dài", page)

    def test_grid_over_pre_printed_stock(self):
        layout = self.layout.copy({"frame": "preprinted"})
        self.award_inside.certificate_layout_id = layout
        pdf = self._check_paper("certificate_grid", layout)
        self.assertEqual([round(side) for side in read_sizes(pdf)[0]], [297, 210])
        words = read_words(pdf)
        mark = next(word for word in words if word.text == "100" and word.top < 5)
        self.assertAlmostEqual(mark.left, 100.3, delta=0.3)
        mark = next(word for word in words if word.text == "100" and word.left < 2)
        self.assertAlmostEqual(mark.bottom, 100.3, delta=1)
        layout.offset_x = 4
        moved = read_words(self._print(GRID, layout))
        place = f"({layout.decision_left + 4:g};"
        self.assertIn(place, [word.text for word in moved])

    def test_who_prints(self):
        administrator = self.users["administrator"]
        for record in (self.body, self.layout):
            action = record.with_user(administrator).action_print_sample()
            self._print(action["report_name"], record, administrator)
            with self.assertRaises(AccessError):
                self._print(action["report_name"], record, self.users["employee"])
        action = self.layout.with_user(administrator).action_print_grid()
        self.assertEqual(action["report_name"], GRID)
