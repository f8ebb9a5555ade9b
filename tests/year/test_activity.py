# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import TransactionCase, tagged

from .year_common import YearMixin


@tagged("post_install", "-at_install")
class TestActivity(YearMixin, TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_year()
        cls.kind = cls.env["emulation.activity.kind"].create({"name": "Tọa đàm"})

    def _activity(self, role="unit_officer", **vals):
        model = self.env["emulation.campaign.activity"]
        return model.with_user(self.users[role]).create(
            {
                "name": "Tọa đàm về văn hóa công sở",
                "campaign_id": self.campaign.id,
                "kind_id": self.kind.id,
                "reach": 40,
                **vals,
            }
        )

    def _photo(self, size=10, role="unit_officer", **vals):
        return (
            self.env["ir.attachment"]
            .with_user(self.users[role])
            .create(
                {
                    "name": "anh.jpg",
                    "raw": b"x" * size,
                    "res_model": "emulation.campaign.activity",
                    **vals,
                }
            )
        )

    def test_quick_entry(self):
        """A unit officer fills in what and of which kind; everybody reads it."""
        photo = self._photo()
        activity = self._activity(photo_ids=[(6, 0, photo.ids)])
        self.assertEqual(activity.unit_id, self.unit_a)
        self.assertEqual(activity.date, self.today)
        self.assertEqual(activity.year, self.today.year)
        seen = self._as("employee", activity)
        self.assertEqual(seen.photo_ids.raw, b"x" * 10)
        with self.assertRaises(AccessError):
            seen.write({"reach": 4000})
        with self.assertRaises(AccessError):
            self._activity(unit_id=self.unit_b.id)
        with self.assertRaises(AccessError):
            self._activity("auditor", unit_id=self.unit_a.id)

    def test_bad_input(self):
        self.campaign.date_end = self.today
        foreign = self._new_launched("Khác").task_ids[0]
        start = self.campaign.date_start
        cases = (
            ({"date": start - timedelta(days=1)}, "lies outside the campaign"),
            ({"date_end": self.today + timedelta(days=1)}, "lies outside the campaign"),
            ({"task_id": foreign.id}, "no task of this campaign"),
        )
        for vals, message in cases:
            with (
                self.subTest(vals=vals),
                self.assertRaisesRegex(ValidationError, message),
                self.env.cr.savepoint(),
            ):
                self._activity(**vals)
        self.assertTrue(self._activity(task_id=self.campaign.task_ids[0].id))

    def test_large_photo(self):
        """Refused by name with the limit; what is there already stays."""
        self.assertEqual(self.company.emulation_photo_megabytes, 25)
        self.company.emulation_photo_megabytes = 1
        good, size = self._photo(), 60 * 1024 * 1024
        activity = self._activity(photo_ids=[(6, 0, good.ids)])
        refused = self.assertRaisesRegex(
            ValidationError, "anh.jpg has 60 MB.* 1 MB at most"
        )
        with refused, self.env.cr.savepoint():
            self._photo(size)
        # Nor one that was uploaded for nothing in particular
        large = self._photo(size, res_model=False)
        with refused, self.env.cr.savepoint():
            activity.write({"photo_ids": [(4, large.id)], "reach": 41})
        self.env.invalidate_all()
        self.assertEqual(activity.photo_ids, good)
        self.company.emulation_photo_megabytes = 0
        activity.write({"photo_ids": [(4, large.id)]})
        self.assertEqual(activity.photo_count, 2)

    def test_cited_facts_stay(self):
        """What a score sheet cites is not changed afterwards; photos may be added."""
        activity = self._activity()
        activity.reach = 41
        sheet = self.env["emulation.assessment"].create(
            {
                "campaign_id": self.campaign.id,
                "subject_kind": "collective",
                "department_id": self.unit_a.id,
                "year": self.today.year,
            }
        )
        line = sheet.line_ids[0]
        line.write({"evidence_ids": [(4, activity.id)], "version": line.version})
        with self.assertRaisesRegex(UserError, "cited as evidence and stays"):
            activity.write({"reach": 4000})
        with self.assertRaisesRegex(UserError, "it is used by"):
            activity.unlink()
        activity.write({"photo_ids": [(4, self._photo().id)], "note": "Kèm ảnh"})
        self.assertEqual((activity.reach, activity.photo_count), (41, 1))

    def test_overview(self):
        self._activity(date=self.today - timedelta(days=3))
        self._activity()
        self._activity("officer", unit_id=self.unit_a.id, name="Bản tin", reach=2)
        self.assertEqual(self.plan_a.count_activity, 3)
        self.assertEqual(self.plan_a.total_reach, 82)
        self.assertEqual(self.plan_a.last_activity_on, self.today)
        silent = self.env["emulation.plan"].search(
            [("year_id", "=", self.year.id), ("is_silent", "=", True)]
        )
        self.assertEqual(silent, self.plan_b)
        self.assertTrue(self.plan_b.is_silent)
        domain = self.plan_a.action_view_activities()["domain"]
        found = self.env["emulation.campaign.activity"].search(domain)
        self.assertEqual(len(found), 3)

    def test_calendar_query_count(self):
        """A month of the calendar and the overview: the same for 5 and for 300."""
        names = ["name", "date", "date_end", "unit_id", "kind_id", "quantity", "reach"]
        counts = []
        plans = self.year.plan_ids.browse(self.year.plan_ids.ids)
        for number in (1, 5, 300):
            self.env["emulation.campaign.activity"].create(
                [
                    {
                        "name": f"Hoạt động {n}",
                        "campaign_id": self.campaign.id,
                        "unit_id": (self.unit_a, self.unit_b)[n % 2].id,
                        "kind_id": self.kind.id,
                    }
                    for n in range(number)
                ]
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            rows = self.env["emulation.campaign.activity"].search_read(
                [("campaign_id", "=", self.campaign.id)], names
            )
            plans.read(["count_activity", "is_silent"])
            counts.append(self.env.cr.sql_log_count - before)
            self.assertGreaterEqual(len(rows), number)
        # The first time fills the caches of the registry
        self.assertEqual(*counts[1:])
