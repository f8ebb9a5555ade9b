# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tests.common import new_test_user

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestRating(EmulationCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ratings = cls.env["emulation.rating"].with_user(cls.users["officer"])
        cls.vals = {"employee_id": cls.person.id, "year": 2021, "level": "excellent"}

    def check_refused(self, vals_list, *texts):
        """Refused before anything is written, with every text in one message."""
        before = self.ratings.search_count([])
        with self.assertRaises(ValidationError) as caught:
            self.ratings.create(vals_list)
        for text in texts:
            self.assertIn(text, str(caught.exception))
        self.assertEqual(len(str(caught.exception).splitlines()), len(texts))
        self.assertEqual(self.ratings.search_count([]), before)

    # --- Bad input --------------------------------------------------------------------

    def test_every_problem_of_every_row_at_once(self):
        name = self.person.name
        self.check_refused(
            [
                {**self.vals, "year": self.today.year + 1, "points": -1},
                {**self.vals, "year": self.today.year + 2, "period": "h1"},
                {**self.vals, "year": 1900},
                {**self.vals, "date_from": "2021-09-01", "date_to": "2021-05-31"},
                {**self.vals, "year": 2020, "date_from": "2020-09-01"},
                {
                    **self.vals,
                    "year": 2019,
                    "date_from": "2020-09-01",
                    "date_to": "2021-05-31",
                },
            ],
            f"{name}, {self.today.year + 1}: {self.today.year + 1} is not a year",
            f"{name}, {self.today.year + 2}: {self.today.year + 2} is not a year",
            f"{name}, 1900: 1900 is not a year",
            f"{name}, 2021: the rated period ends before it begins",
            f"{name}, 2020: give the first and the last day",
            f"{name}, 2019: the rated period lies outside the year",
        )
        with self.assertRaisesRegex(ValidationError, "; points are not negative"):
            self.ratings.create({**self.vals, "year": 2999, "points": -1})

    def test_two_ratings_of_one_year(self):
        self.ratings.create(self.vals)
        text = (
            "Nguyễn Thị Minh Nguyệt, 2021: there is already a rating of this year "
            "(Whole year, Professional)."
        )
        self.check_refused([self.vals], text)
        self.check_refused([{**self.vals, "year": 2020}] * 2, "2020: there is already")
        others = self.ratings.create(
            [
                {**self.vals, "system": "union"},
                {**self.vals, "period": "h1"},
                {**self.vals, "employee_id": self.other.id},
            ]
        )
        with self.assertRaisesRegex(ValidationError, "there is already a rating"):
            others[:2].write({"system": "union", "period": "year"})
        with self.assertRaisesRegex(ValidationError, "there is already a rating"):
            others[2].employee_id = self.person
        others[2].write({"year": 2021, "level": "good"})

    def test_hidden_ratings_count_as_taken(self):
        """A rating of another company's list is no free place."""
        self.ratings.create(self.vals)
        user = new_test_user(
            self.env,
            "rating_elsewhere",
            groups="hr_emulation.group_officer",
            company_id=self.env["res.company"].create({"name": "B"}).id,
        )
        ratings = self.env["emulation.rating"].with_user(user)
        self.assertFalse(ratings.search([]))
        with self.assertRaisesRegex(ValidationError, "there is already a rating"):
            ratings.create(self.vals)

    def test_companies(self):
        elsewhere = self.env["res.company"].create({"name": "B"})
        with self.assertRaises(UserError):
            self.env["emulation.rating"].create(
                [
                    {**self.vals, "year": 2020},
                    {**self.vals, "company_id": elsewhere.id},
                ]
            )

    def test_subjects(self):
        self.check_refused(
            [
                {"year": 2021, "level": "good"},
                {**self.vals, "department_id": self.unit_a.id},
                {**self.vals, "subject_kind": "collective"},
            ],
            "Choose the subject: “Individual” is empty.",
            "Only one subject is possible: leave “Collective” empty",
            "Choose the subject: “Collective” is empty.",
            "Only one subject is possible: leave “Individual” empty",
        )
        collective = self.ratings.create(
            {
                "subject_kind": "collective",
                "department_id": self.team_a.id,
                "year": 2021,
                "level": "good",
                "system": "union",
            }
        )
        self.assertEqual(collective.unit_id, self.unit_a)

    def test_ad_hoc_collective_only_in_its_years(self):
        force = self.env["hr.department"].create(
            {
                "name": "Tổ công tác 12",
                "emulation_is_ad_hoc": True,
                "emulation_date_from": "2019-03-01",
                "emulation_date_to": "2021-06-30",
            }
        )
        vals = {
            "subject_kind": "collective",
            "department_id": force.id,
            "level": "good",
        }
        self.check_refused(
            [{**vals, "year": 2018}, {**vals, "year": 2022}],
            "Tổ công tác 12, 2018: the ad-hoc collective did not exist then.",
            "Tổ công tác 12, 2022: the ad-hoc collective did not exist then.",
        )
        self.assertTrue(self.ratings.create({**vals, "year": 2021}))

    # --- Names of the levels ------------------------------------------------------------

    def test_label_follows_the_regime_of_the_year(self):
        rows = self.ratings.create(
            [
                {**self.vals, "year": year, "system": system, "level": "completed"}
                for year, system in (
                    (2010, "professional"),
                    (2019, "professional"),
                    (2020, "professional"),
                    (2026, "professional"),
                    (2022, "union"),
                )
            ]
        )
        self.assertEqual(
            rows.mapped("level_label"),
            [
                "Completed",
                "Tasks completed, but with limits of ability",
                "Tasks completed",
                "Tasks completed",
                "Union member who completed tasks",
            ],
        )
        words = self.env["emulation.rating.label"]._get_words(short=True)
        self.assertEqual(words("union", "good", 2022, "collective"), "Good work")

    def test_labels_do_not_overlap(self):
        label = self.env.ref("hr_emulation.rating_label_professional_2020_good")
        with self.assertRaisesRegex(ValidationError, "name the same rating"):
            label.copy({"year_from": 2025, "year_to": 2027})
        label.copy({"year_from": 2025, "subject_kind": "collective"})
        words = self.env["emulation.rating.label"]._get_words()
        self.assertEqual(words("professional", "good", 2025), "Tasks completed well")

    # --- Rights -------------------------------------------------------------------------

    def test_who_reads(self):
        own, colleague, stranger = self.env["emulation.rating"].create(
            [
                {**self.vals, "employee_id": employee.id}
                for employee in (self.staff["employee"], self.person, self.other)
            ]
        )
        unit = own | colleague
        everything = unit | stranger
        expected = {
            "employee": own,
            "unit_head": unit,
            "unit_officer": unit,
            "officer": everything,
            "administrator": everything,
            "council_user": own.browse(),
            "auditor": everything,
            "inspector": own.browse(),
        }
        ratings = self.env["emulation.rating"]
        for role, user in self.users.items():
            found = ratings.with_user(user).search([("id", "in", everything.ids)])
            self.assertEqual(found.sorted("id"), expected[role].sorted("id"), role)
            if role not in ("officer", "administrator"):
                with self.assertRaises(AccessError):
                    found[:1].write({"level": "good"})

    def test_head_reads_people_of_his_unit_wherever_they_were_rated(self):
        rating = self.env["emulation.rating"].create(
            {**self.vals, "unit_id": self.unit_b.id}
        )
        head = self.users["unit_head"]
        self.assertEqual(rating.with_user(head).level, "excellent")

    def check_own(self, call):
        with self.assertRaises(UserError) as caught:
            call()
        self.assertIn("about himself", str(caught.exception))

    def test_nobody_rates_himself(self):
        officer = self.users["officer"]
        own = self.staff["officer"]
        second = self._new_employee("Officer (2)", self.unit_b)
        second.work_contact_id = own.work_contact_id
        other = self.ratings.create({**self.vals, "employee_id": self.other.id})
        for employee in (own, second):
            vals = {**self.vals, "employee_id": employee.id, "level": "completed"}
            self.check_own(lambda v=vals: self.ratings.create(v))
            rating = self.env["emulation.rating"].create(vals).with_user(officer)
            self.check_own(lambda r=rating: r.write({"level": "good"}))
            self.check_own(lambda r=rating: r.write({"employee_id": self.person.id}))
            self.check_own(rating.unlink)
            moved = {"employee_id": employee.id, "year": 2019}
            self.check_own(lambda m=moved: other.write(m))

    def test_nobody_rates_the_collective_he_leads(self):
        officer = self.users["officer"]
        vals = {**self.vals, "employee_id": False, "subject_kind": "collective"}
        vals["department_id"] = self.union.id
        rating = self.ratings.create(vals)
        for role in ("head", "deputy"):
            self._set_role(self.staff["officer"], role)
            self.check_own(lambda: self.ratings.create({**vals, "year": 2019}))
            self.check_own(lambda: rating.write({"level": "good"}))
            self.check_own(rating.unlink)
            self.check_own(lambda: rating.write({"department_id": self.unit_b.id}))
        below = {**vals, "department_id": self.unit_b.id, "year": 2019}
        below = self.ratings.create(below)
        self.check_own(lambda: below.write({"department_id": self.union.id}))
        self.assertEqual(below.with_user(officer).level, "excellent")

    # --- The log ------------------------------------------------------------------------

    def test_corrections_and_deletions_are_logged(self):
        rating = self.ratings.create(self.vals)
        log = self.env["emulation.audit.log"]
        entries = [("res_model", "=", "emulation.rating"), ("res_id", "=", rating.id)]
        self.assertFalse(log.search(entries))
        rating.write({"level": "good", "note": "theo biên bản"})
        rating.write({"note": "khác"})
        entry = log.search(entries)
        self.assertEqual((entry.event, entry.actor_id), ("edit", self.ratings.env.uid))
        self.assertEqual(entry.values, {"level": ["excellent", "good"]})
        rating.unlink()
        last = log.search(entries, limit=1)
        self.assertEqual(last.event, "deleted")
        self.assertEqual(last.values["level"], "good")
        self.assertEqual(last.values["employee_id"], self.person.display_name)
        self.assertFalse(log.verify("emulation.rating", rating.id))

    def test_bulk(self):
        """Queries of an import do not grow with its rows."""
        self.env["emulation.rating"].create({**self.vals, "year": 2001})
        counts = []
        for start, size in ((1946, 5), (1951, 50)):
            vals_list = [{**self.vals, "year": start + i} for i in range(size)]
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.ratings.create(vals_list)
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 1, counts)
