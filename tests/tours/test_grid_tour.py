# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ..common import EmulationMixin


@tagged("post_install", "-at_install")
class TestGridTour(EmulationMixin, HttpCase):
    """The grid of a unit in the browser, in Vietnamese."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_emulation()
        cls.users["unit_head"].write({"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})
        cls.grid = cls.env.ref("hr_emulation.emulation_unit_grid_action")
        cls.low = cls._new_employee("Lê Thị Thấp", cls.unit_a)
        cls._new_employee("Lê Thị Hai", cls.unit_a)
        year = cls.round.year - 1
        cls.env["emulation.eligibility.rule"].create(
            {
                "name": "Xuất sắc năm trước",
                "category_id": cls.inside.id,
                "kind": "rating",
                "min_level": "excellent",
                "window": "previous",
            }
        )
        cls.env["emulation.rating"].create(
            {"employee_id": cls.low.id, "year": year, "level": "good"}
        )
        cls.env["emulation.quota"].create(
            {"category_id": cls.inside.id, "scope": "total", "number": 1}
        )

    def test_grid(self):
        # The quota refuses one submission, which the server logs
        with mute_logger("odoo.http"):
            self.start_tour(
                f"/odoo/{self.grid.path}",
                "emulation_grid_tour",
                login="emulation_unit_head",
            )
        nominations = self.round.nomination_ids
        self.assertEqual(nominations.category_id, self.inside | self.forwarded)
        self.assertEqual(nominations.employee_id, self.person)
        self.assertEqual(set(nominations.mapped("state")), {"submitted"})
