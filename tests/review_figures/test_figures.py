# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from pathlib import Path

import yaml

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged

from .figures_common import FiguresMixin

GOLDEN = yaml.safe_load(
    Path(__file__).with_name("golden_sample.yaml").read_text("utf-8")
)


@tagged("post_install", "-at_install")
class TestFigures(FiguresMixin, TransactionCase):
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

    def _send_all(self):
        self._submit(self.a, self.users["unit_head"])
        self._submit(self.b, self.head_b)
        self._submit(self.top, self.head_union)

    def test_golden_figures_counted_by_hand(self):
        self._send_all()
        for name, review in (("union", self.top), ("a", self.a), ("b", self.b)):
            for label, numbers in GOLDEN[name].items():
                with self.subTest(unit=name, figure=label):
                    figure = self._find(review, label)
                    self.assertEqual(self._numbers(figure), numbers)

    def test_each_figure_opens_its_records(self):
        self._send_all()
        admin = self.env.ref("base.user_admin")
        admin.group_ids += self.env.ref("hr_emulation.group_administrator")
        opened = 0
        for figure in (self.top | self.a | self.b).figure_ids.with_user(admin):
            action = figure.action_open_records()
            with self.subTest(figure=figure.label, unit=figure.department_id.name):
                # A figure with as many records as it says comes without a notice
                self.assertEqual(action["type"], "ir.actions.act_window")
                source = figure._get_source()
                aggregate = figure._get_measure(source).aggregate
                records = self.env[source.model].search(action["domain"])
                if aggregate == "__count" and figure.measure != "percent":
                    self.assertEqual(len(records), figure.total)
                opened += len(records)
        self.assertTrue(opened)

    def test_frozen_figure_says_what_is_different_today(self):
        self._send_all()
        figure = self._find(self.a, "Activities done").with_user(self.head_union)
        self._new_activity(self.unit_a)
        action = figure.action_open_records()
        self.assertEqual(action["tag"], "display_notification")
        self.assertIn("As of today: 4. In the report: 3.", action["params"]["message"])
        model = self.env["emulation.campaign.activity"]
        self.assertEqual(model.search_count(action["params"]["next"]["domain"]), 4)

    def test_reader_sees_no_more_records_than_elsewhere(self):
        self._send_all()
        money = self._find(self.top, "Spent from the funds").with_user(self.head_union)
        with self.assertRaisesRegex(UserError, "not open to you"):
            money.action_open_records()
        with self.assertRaises(AccessError):
            self._find(self.top, "Activities done").with_user(
                self.head_b
            ).action_open_records()

    def test_pledge_of_a_cluster_without_head_goes_to_the_top(self):
        self.joint.cluster_id.member_ids.is_head = False
        self.assertFalse(self.joint.lead_unit_id)
        (self.top | self.b).action_draw_figures()
        self.assertEqual(self._find(self.top, "Pledges made").value, 1)
        self.assertFalse(self._find(self.b, "Pledges made").has_value)

    def test_units_moved_after_the_opening_change_nothing(self):
        self.team_a.parent_id = self.unit_b
        self._new_activity(self.team_a)
        (self.a | self.b).action_draw_figures()
        self.assertEqual(self._find(self.a, "Activities done").value, 4)
        self.assertFalse(self._find(self.b, "Activities done").has_value)
        later = self._new_review_round(name="Sơ kết sau")
        reviews = self._open(later)
        self.assertFalse(self._find(reviews[0], "Activities done").has_children)
        self.assertEqual(self._find(reviews[1], "Activities done").value, 2)
        self.assertEqual(self._find(reviews[2], "Activities done").value, 2)

    def test_department_made_after_the_opening(self):
        young = self.env["hr.department"].create(
            {"name": "Tổ mới", "parent_id": self.team_a.id}
        )
        young.action_set_emulation_level(self.team_a.emulation_level_id.id)
        self._new_activity(young)
        self.a.action_draw_figures()
        figure = self._find(self.a, "Activities done")
        self.assertEqual(figure.value, 4)
        action = figure.with_user(self.users["officer"]).action_open_records()
        self.assertEqual(action["type"], "ir.actions.act_window")

    def test_dissolved_department_still_counts(self):
        self.team_a.active = False
        self.a.action_draw_figures()
        self.assertEqual(self._find(self.a, "Activities done").value, 3)

    def test_year_without_anything(self):
        campaign = self._new_launched("Trống", self.union | self.unit_a)
        empty = self._new_review_round(
            campaign_id=campaign.id,
            date_from=self.last_year.replace(month=1, day=1, year=self.today.year - 9),
            date_to=self.last_year.replace(month=12, day=31, year=self.today.year - 9),
        )
        empty.action_open()
        self.assertTrue(empty.review_ids.figure_ids)
        self.assertEqual(set(empty.review_ids.figure_ids.mapped("total_text")), {"–"})

    def test_words_in_the_language_of_the_reader(self):
        reader = self.top.with_context(lang="en_US")
        rows = reader._get_figure_rows()
        self.assertEqual(rows[0]["group"], "Registrations")
        self.assertTrue(rows[0]["is_first"])
        cost = next(row for row in rows if row["label"] == "Cost of the activities")
        self.assertEqual((cost["own"], cost["unit"]), ("2,000,000", "Đồng"))
        task = next(r for r in rows if r["label"].endswith("1 Tuyên truyền, phổ biến"))
        section = self.top.section_ids.browse(task["section_id"])
        self.assertEqual(section.task_id, self.campaign.task_ids[0])

    def test_nobody_writes_figures(self):
        figure = self.a.figure_ids[:1].with_user(self.users["administrator"])
        for change in (
            lambda: figure.write({"value": 9}),
            figure.unlink,
            figure.copy,
        ):
            with self.assertRaises(AccessError):
                change()
