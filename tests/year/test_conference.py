# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged

from .year_common import YearMixin


@tagged("post_install", "-at_install")
class TestConference(YearMixin, TransactionCase):
    """Last year's result, the launch, registrations and pledges, once a year."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_year()
        cls.campaign.date_start = f"{cls.today.year - 1}-01-01"
        cls.kind = cls.env["emulation.activity.kind"].create({"name": "Tọa đàm"})

    def _conference(self, role="unit_head", **vals):
        return (
            self.env["emulation.conference"]
            .with_user(self.users[role])
            .create({"unit_id": self.unit_a.id, **vals})
        )

    def test_usual_agenda(self):
        conference = self._conference()
        self.assertEqual(conference.year, self.today.year)
        self.assertEqual(conference.campaign_ids, self.campaign)
        kinds = conference.item_ids.mapped("kind")
        drawn = [kind for kind in kinds if kind != "plain"]
        self.assertEqual(drawn, ["result", "launch", "registration", "signing"])
        usual = self.env["emulation.conference.item"].search(
            [("conference_id", "=", False), ("is_of_review", "=", False)]
        )
        self.assertEqual(conference.item_ids.mapped("name"), usual.mapped("name"))
        conference.item_ids[0].name = "Văn nghệ chào mừng"
        self.assertNotIn("Văn nghệ chào mừng", usual.mapped("name"))

    def test_figures(self):
        last = self.today.replace(year=self.today.year - 1, day=1)
        self.env["emulation.campaign.activity"].create(
            [
                {
                    "name": "Tọa đàm",
                    "campaign_id": self.campaign.id,
                    "unit_id": unit.id,
                    "kind_id": self.kind.id,
                    "date": day,
                    "reach": reach,
                }
                for unit, day, reach in (
                    (self.unit_a, last, 40),
                    (self.unit_a, last, 2),
                    (self.unit_a, self.today, 500),
                    (self.unit_b, last, 7),
                )
            ]
        )
        before = self._register(year=last.year)
        before.action_send()
        before.action_approve()
        self._register()
        pledge = self._new_pledge()
        conference = self._conference()
        figures = conference._get_figures()[conference.id]
        self.assertEqual((figures["activities"], figures["reach"]), (2, 42))
        self.assertEqual(figures["approved_people"], 1)
        self.assertEqual((figures["people"], figures["collectives"]), (1, 0))
        self.assertEqual(figures["plans"], self.plan_a)
        self.assertEqual(figures["pledges"], pledge)
        report = self.env["report.hr_emulation.conference"]
        paper = report._get_report_values(conference.ids)["papers"][conference.id]
        lines = [line for item in paper["items"] for line in item["lines"]]
        self.assertIn("Đã tổ chức 2 hoạt động, với 42 lượt người tham gia.", lines)
        self.assertIn("Tuyên truyền, phổ biến.", lines)

    def test_held(self):
        conference = self._conference()
        with self.assertRaises(UserError) as caught:
            conference.action_hold()
        self.assertIn("day is missing", str(caught.exception))
        self.assertIn("people present is missing", str(caught.exception))
        now = fields.Datetime.now()
        conference.write({"date": now + timedelta(days=1), "attendee_count": 30})
        with self.assertRaisesRegex(UserError, "has not come yet"):
            conference.action_hold()
        conference.date = now - timedelta(hours=3)
        conference.action_hold()
        self.assertEqual(conference.state, "held")
        for change in (
            lambda: conference.write({"minutes": "Khác"}),
            lambda: conference.item_ids[0].write({"name": "Khác"}),
            conference.item_ids[0].unlink,
            lambda: conference.item_ids.create(
                {"conference_id": conference.id, "name": "Thêm"}
            ),
        ):
            with self.assertRaisesRegex(UserError, "was held and stays"):
                change()

    def test_strangers(self):
        conference = self._conference()
        self.assertTrue(self._as("auditor", conference).name)
        for role in ("employee", "auditor"):
            with self.subTest(role), self.assertRaises(AccessError):
                self._as(role, conference).write({"place": "Khác"})
        with self.assertRaises(AccessError):
            self._conference(unit_id=self.unit_b.id)
        with self.assertRaises(AccessError):
            conference.write({"unit_id": self.unit_b.id})
        usual = self.env["emulation.conference.item"].search(
            [("conference_id", "=", False)], limit=1
        )
        for role in ("unit_head", "officer"):
            with self.subTest(role), self.assertRaises(AccessError):
                self._as(role, usual).write({"name": "Khác"})
        self._as("administrator", usual).write({"name": "Chào cờ"})
        with self.assertRaises(AccessError):
            conference.item_ids[0].conference_id = False

    def test_query_count(self):
        """Papers of many units are drawn with the same number of queries."""
        counts = []
        years = range(self.today.year + 1, self.today.year + 30)
        conferences = self.env["emulation.conference"].create(
            [{"unit_id": self.unit_a.id, "year": year} for year in years]
        )
        for number in (1, 2, 25):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            conferences[:number]._get_figures()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts[1:])
