# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, tagged

from ..workbook.workbook_case import read_sheets
from .figures_common import FiguresMixin


@tagged("post_install", "-at_install")
class TestFiguresWorkbook(FiguresMixin, TransactionCase):
    """The annexes of the union's report, read back."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_figures()
        cls.review_round.with_user(cls.users["officer"]).action_open()
        reviews = cls.review_round.review_ids
        cls.top, cls.a, cls.b = (
            reviews.filtered(lambda r, u=unit: r.department_id == u)
            for unit in (cls.union, cls.unit_a, cls.unit_b)
        )
        cls.unit_a.name = "=CĐCS Sở Nội vụ"

    def _sheets(self):
        workbooks = self.env["emulation.workbook"].with_user(self.users["officer"])
        self.top.with_user(self.users["officer"]).action_make_workbook()
        workbook = workbooks.search([("review_id", "=", self.top.id)], limit=1)
        self.assertIn(self.union.name, workbook.name)
        return read_sheets(workbook.attachment_id.raw)

    def _units(self, sheets):
        """Return the head and the rows of the units, by their names."""
        rows = sheets["Units"]
        place = next(n for n, row in enumerate(rows) if row[0] == "No.")
        return rows[place], {row[1]: row for row in rows[place + 1 :]}

    def test_units_beside_each_other(self):
        self._submit(self.a, self.users["unit_head"])
        self._submit(self.b, self.head_b)
        sheets = self._sheets()
        self.assertNotIn("Reports Missing Below", sheets)
        head, rows = self._units(sheets)
        self.assertEqual(
            list(rows),
            [
                f"{self.union.name} (itself)",
                self.unit_a.name,
                self.unit_b.name,
                "Total",
            ],
        )
        done, reach = (
            head.index("Activities done"),
            head.index("People reached (People)"),
        )
        self.assertEqual([row[done] for row in rows.values()][:3], [1, 3, None])
        self.assertEqual([row[reach] for row in rows.values()][:3], [100, 100, None])
        self.assertRegex(rows["Total"][done], r"^=SUBTOTAL\(9,[A-Z]+\d+:[A-Z]+\d+\)$")
        # Percents are not added up
        self.assertFalse(rows["Total"][head.index("Share approved (%)")])

    def test_what_came_afterwards_stands_apart(self):
        self._submit(self.a, self.users["unit_head"])
        self._submit(self.top, self.head_union)
        sheets = self._sheets()
        self.assertIn(
            self.unit_b.name, [row[1] for row in sheets["Reports Missing Below"]]
        )
        self._submit(self.b, self.head_b)
        head, rows = self._units(self._sheets())
        sent = head.index("Registrations sent")
        self.assertEqual([row[sent] for row in rows.values()][:4], [None, 3, 1, -1])
        self.assertIn("Sent or changed afterwards", list(rows)[3])

    def test_all_figures_with_their_parts(self):
        self._submit(self.a, self.users["unit_head"])
        rows = self._sheets()["Figures"]
        place = next(n for n, row in enumerate(rows) if row[2] == "Activities done")
        done, bulletin = rows[place : place + 2]
        self.assertEqual(done[4:7], [1, 3, 4])
        self.assertEqual(bulletin[2:7], ["– Bản tin", "Number", 0, 2, 2])

    def test_who_may_not_read_the_report(self):
        workbooks = self.env["emulation.workbook"].with_user(self.users["unit_officer"])
        workbook = workbooks.create({"kind": "review", "review_id": self.top.id})
        with self.assertRaises(AccessError):
            workbook.action_make()
