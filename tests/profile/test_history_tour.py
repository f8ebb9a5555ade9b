# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import HttpCase, tagged

from ..common import EmulationMixin


@tagged("post_install", "-at_install")
class TestHistoryTour(EmulationMixin, HttpCase):
    """An employee without any role reads his own years, in Vietnamese."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_emulation()
        cls.users["employee"].write({"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})
        who = {"employee_id": cls.staff["employee"].id}
        last = cls.today.year - 1
        cls.env["emulation.rating"].create(
            [
                {**who, "year": last, "level": "excellent"},
                {**who, "year": 2012, "level": "good"},
            ]
        )
        cls.env["emulation.award"].create(
            {
                **who,
                "award_type_id": cls.award_inside.id,
                "body_id": cls.body.id,
                "year": last,
                "decision_number": "04/QĐ-CĐVC",
                "decision_date": f"{last}-12-20",
            }
        )

    def test_own_years(self):
        self.start_tour(
            f"/odoo/hr.employee.public/{self.staff['employee'].id}",
            "emulation_history_tour",
            login="emulation_employee",
        )

    def test_own_years_on_a_phone(self):
        """The strip scrolls inside its own box; the page stays as wide as it is."""
        self.browser_size = "400x800"
        self.touch_enabled = True
        self.browser_js(
            f"/odoo/hr.employee.public/{self.staff['employee'].id}",
            """
            const box = document.querySelector(".o_emulation_strip_box");
            const head = box.querySelector("tbody th");
            const page = document.documentElement;
            if (box.scrollWidth > box.clientWidth && box.scrollLeft > 0 &&
                page.scrollWidth <= window.innerWidth &&
                head.getBoundingClientRect().left >= 0) {
                console.log("test successful");
            } else {
                console.error("the strip does not fit the phone");
            }
            """,
            "Boolean(document.querySelector('.o_emulation_strip tbody td'))",
            login="emulation_employee",
        )
