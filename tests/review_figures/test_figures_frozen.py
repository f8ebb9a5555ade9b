# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError
from odoo.tests import TransactionCase, tagged

from .figures_common import FiguresMixin

DONE = "Activities done"


@tagged("post_install", "-at_install")
class TestFiguresFrozen(FiguresMixin, TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_review()
        cls.kinds = cls.env["emulation.activity.kind"].create({"name": "Bản tin"})
        cls.review_round.with_user(cls.users["officer"]).action_open()
        reviews = cls.review_round.review_ids
        cls.top, cls.a, cls.b = (
            reviews.filtered(lambda r, u=unit: r.department_id == u)
            for unit in (cls.union, cls.unit_a, cls.unit_b)
        )
        cls.head_a = cls.users["unit_head"]
        for unit in (cls.union, cls.unit_a, cls.unit_b):
            cls._new_activity(unit)

    def _totals(self, review, label=DONE):
        return self._numbers(self._find(review, label))

    def test_live_before_and_fixed_after(self):
        self.assertEqual(self._totals(self.a), ["–", "–", "–"])
        self.a.with_user(self.head_a).action_draw_figures()
        self.assertEqual(self._totals(self.a), [1, "–", 1])
        self._new_activity(self.unit_a)
        self._submit(self.a, self.head_a)
        self.assertEqual(self._totals(self.a), [2, "–", 2])
        self._new_activity(self.unit_a)
        self.env["emulation.review"]._cron_draw_figures()
        self.assertEqual(self._totals(self.a), [2, "–", 2])
        self.assertEqual(self._totals(self.b), [1, "–", 1])
        with self.assertRaisesRegex(UserError, "figures are fixed"):
            (self.a | self.b).with_user(self.head_union).action_draw_figures()

    def test_returned_report_follows_its_data_again(self):
        self._submit(self.a, self.head_a)
        self._new_activity(self.unit_a)
        self.a.with_user(self.head_union).action_return("Thiếu số liệu")
        self.assertEqual(self._totals(self.a), [2, "–", 2])
        self.assertEqual(self._totals(self.top), [1, "–", 1])
        self.a.with_user(self.head_a).action_submit()
        self.assertEqual(self._totals(self.top), [1, 2, 3])

    def test_report_above_takes_what_was_sent(self):
        self._submit(self.a, self.head_a)
        self.assertEqual(self._totals(self.top), [1, 1, 2])
        # What happened below since then is not in what was sent
        self._new_activity(self.unit_a)
        self._submit(self.top, self.head_union)
        self.assertEqual(self._totals(self.top), [1, 1, 2])
        self.assertEqual(self.top.missing_child_ids, self.b)

    def test_late_report_is_an_addendum(self):
        self._submit(self.a, self.head_a)
        self._submit(self.top, self.head_union)
        figure = self._find(self.top, DONE)
        self.assertFalse(figure.addendum_text)
        self._new_activity(self.unit_b)
        self._submit(self.b, self.head_b)
        figure.invalidate_recordset()
        self.assertEqual(self._totals(self.top), [1, 1, 2])
        self.assertEqual(figure.addendum_text, "2")
        # One that is sent again with other figures brings the difference alone
        self.b.with_user(self.head_union).action_return("Xem lại")
        self._new_activity(self.unit_b)
        self.b.with_user(self.head_b).action_submit()
        self.a.with_user(self.head_union).action_return("Xem lại")
        self._new_activity(self.unit_a)
        self.a.with_user(self.head_a).action_submit()
        figure.invalidate_recordset()
        self.assertEqual(figure.addendum_text, "4")
        self.assertEqual(self._totals(self.top), [1, 1, 2])

    def test_submitted_together(self):
        reviews = self.top | self.a | self.b
        for review in reviews:
            self._write_section(review, self.head_union)
        reviews.with_user(self.users["officer"]).action_submit()
        self.assertEqual(self._totals(self.top), [1, 2, 3])

    def test_unit_that_joins_later_takes_only_what_nobody_has_sent(self):
        self.team_a.action_set_emulation_level(
            self.env.ref("hr_emulation.level_team").id
        )
        other = self.env["hr.department"].create(
            {"name": "Tổ Tài chính", "parent_id": self.unit_b.id}
        )
        other.action_set_emulation_level(self.team_a.emulation_level_id.id)
        for team in (self.team_a, other):
            self._new_activity(team)
        later = self._new_review_round(
            name="Sơ kết sau", department_ids=[(6, 0, self.campaign.unit_ids.ids)]
        )
        _top, a, b = self._open(later)
        self._submit(a, self.head_a)
        later.deadline_ids = [
            (0, 0, {"level_id": other.emulation_level_id.id, "date": self.today})
        ]
        later.department_ids += self.team_a | other
        team_a, team_b = (
            later.review_ids.filtered(lambda r, t=team: r.department_id == t)
            for team in (self.team_a, other)
        )
        self.assertFalse(team_a.covered_ids)
        self.assertEqual(team_b.covered_ids, other)
        self.assertEqual(self._totals(a), [2, "–", 2])
        self.assertEqual(self._totals(team_b), [1, "–", 1])
        b.action_draw_figures()
        self.assertEqual(self._totals(b), [1, "–", 1])

    def test_last_report_beside(self):
        self._submit(self.a, self.head_a)
        self.a.with_user(self.head_union).action_accept()
        later = self._new_review_round(
            name="Sơ kết sau", date_to=f"{self.today.year}-12-31"
        )
        self._new_activity(self.unit_a)
        _top, again, _b = self._open(later)
        figure = self._find(again, DONE)
        self.assertEqual((figure.total_text, figure.previous_text), ("2", "1"))
