# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestInitiative(EmulationCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.initiatives = cls.env["emulation.initiative"].with_user(
            cls.users["officer"]
        )

    def new(self, *employees, **vals):
        return self.initiatives.create(
            {
                "title": "Số hóa hồ sơ",
                "author_ids": [
                    (0, 0, {"employee_id": employee.id}) for employee in employees
                ],
                **vals,
            }
        )

    def check_refused(self, call, *texts):
        with self.assertRaises(ValidationError) as caught:
            call()
        for text in texts:
            self.assertIn(text, str(caught.exception))
        self.assertEqual(len(str(caught.exception).splitlines()), len(texts))

    def test_recognition(self):
        initiative = self.new(self.person)
        author = initiative.author_ids
        self.assertFalse(author.is_recognised)
        initiative.write(
            {"recognition_number": "3/QĐ-HĐSK", "recognition_date": "2020-05-04"}
        )
        self.assertTrue(author.is_recognised)
        self.assertEqual((initiative.year, author.year), (2020, 2020))
        initiative.is_applied = False
        self.assertFalse(author.is_recognised)

    def test_author_is_needed(self):
        self.check_refused(
            lambda: self.initiatives.create([{"title": "A"}, {"title": "B"}]),
            "A: name at least one author",
            "B: name at least one author",
        )
        initiative = self.new(self.person)
        self.check_refused(
            lambda: initiative.write({"author_ids": [(5, 0, 0)]}),
            "Số hóa hồ sơ: name at least one author",
        )
        # Another one in his place is no moment without
        initiative.write(
            {
                "author_ids": [
                    (2, initiative.author_ids.id),
                    (0, 0, {"employee_id": self.other.id}),
                ]
            }
        )
        self.assertEqual(initiative.author_ids.employee_id, self.other)

    def test_every_problem_of_every_row_at_once(self):
        later = f"{self.today.year + 1}-01-01"
        self.check_refused(
            lambda: self.initiatives.create(
                [
                    {"title": "A", "year": 1900},
                    {"title": "B", "recognition_date": later, "year": 2020},
                    {"title": "C", "recognition_number": "1"},
                    {"title": "D", "year": self.today.year + 1},
                ]
            ),
            "A: 1900 is not a possible year",
            "B: the day of recognition is to come; give number and date",
            "C: give number and date of the decision",
            f"D: {self.today.year + 1} is not a possible year",
        )
        initiative = self.new(self.person)
        self.check_refused(
            lambda: initiative.write({"recognition_number": "5"}),
            "Số hóa hồ sơ: give number and date",
        )

    def test_authors(self):
        self.check_refused(
            lambda: self.new(self.person, self.person),
            "Nguyễn Thị Minh Nguyệt is named twice",
        )
        initiative = self.new(self.person)
        self.check_refused(
            lambda: initiative.write(
                {"author_ids": [(0, 0, {"employee_id": self.person.id, "share": 101})]}
            ),
            "is named twice as author",
            "a share is between 0 and 100 percent",
        )
        initiative.author_ids.share = 60
        self.check_refused(
            lambda: initiative.write(
                {"author_ids": [(0, 0, {"employee_id": self.other.id, "share": 41})]}
            ),
            "the shares of its authors add up to more than 100 percent",
        )

    def test_who_reads(self):
        one, both, stranger = (
            self.new(self.staff["employee"]),
            self.new(self.person, self.other),
            self.new(self.other),
        )
        everything = one | both | stranger
        unit = one | both
        expected = {
            "employee": one,
            "unit_head": unit,
            "unit_officer": unit,
            "officer": everything,
            "administrator": everything,
            "council_user": one.browse(),
            "auditor": everything,
            "inspector": one.browse(),
        }
        for role, user in self.users.items():
            model = self.env["emulation.initiative"].with_user(user)
            found = model.search([("id", "in", everything.ids)])
            self.assertEqual(found.sorted("id"), expected[role].sorted("id"), role)
            authors = self.env["emulation.initiative.author"].with_user(user)
            seen = authors.search([("initiative_id", "in", everything.ids)])
            self.assertLessEqual(set(seen.initiative_id.ids), set(found.ids), role)
            if role not in ("officer", "administrator"):
                with self.assertRaises(AccessError, msg=role):
                    model.create({"title": "X"})

    def check_own(self, call):
        with self.assertRaises(UserError) as caught:
            call()
        self.assertIn("about himself", str(caught.exception))

    def test_nobody_enters_his_own(self):
        own = self.staff["officer"]
        self.check_own(lambda: self.new(self.person, own))
        initiative = self.new(self.person)
        self.check_own(
            lambda: initiative.write({"author_ids": [(0, 0, {"employee_id": own.id})]})
        )
        self.check_own(lambda: initiative.author_ids.write({"employee_id": own.id}))
        mine = self.env["emulation.initiative"].create(
            {"title": "Của tôi", "author_ids": [(0, 0, {"employee_id": own.id})]}
        )
        mine = mine.with_user(self.users["officer"])
        self.check_own(lambda: mine.write({"recognition_body": "Hội đồng"}))
        self.check_own(lambda: mine.author_ids.write({"share": 100}))
        self.check_own(mine.author_ids.unlink)
        self.check_own(mine.unlink)

    def test_corrections_and_deletions_are_logged(self):
        initiative = self.new(self.person)
        author = initiative.author_ids
        log = self.env["emulation.audit.log"]
        author.share = 50
        entry = log.search([("res_model", "=", author._name)])
        self.assertEqual(entry.values, {"share": ["0.0", "50.0"]})
        initiative.scope = "province"
        entry = log.search([("res_model", "=", initiative._name)])
        self.assertEqual(entry.values, {"scope": ["grassroots", "province"]})
        initiative.unlink()
        entry = log.search([("res_model", "=", "emulation.initiative")], limit=1)
        self.assertEqual(entry.event, "deleted")
        self.assertEqual(entry.values["author_names"], self.person.name)


@tagged("post_install", "-at_install")
class TestAbsence(EmulationCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.absences = cls.env["emulation.absence"].with_user(cls.users["officer"])

    def row(self, start, end=False, employee=None):
        return {
            "employee_id": (employee or self.person).id,
            "date_from": start,
            "date_to": end,
        }

    def test_every_problem_at_once(self):
        with self.assertRaises(ValidationError) as caught:
            self.absences.create(
                [
                    self.row("2020-01-01", "2020-06-30"),
                    self.row("2020-06-30", "2020-08-01"),
                    self.row("2021-01-01", "2020-12-01", self.other),
                ]
            )
        self.assertEqual(
            str(caught.exception).splitlines(),
            [
                "Trần Văn Hùng: the absence ends before it begins.",
                "Nguyễn Thị Minh Nguyệt: two absences share the day 30/06/2020.",
            ],
        )
        first = self.absences.create(self.row("2020-01-01", "2020-06-30"))
        second = self.absences.create(self.row("2020-07-01"))
        for call in (
            lambda: self.absences.create(self.row("2022-01-01")),
            lambda: second.write({"date_from": "2020-06-01"}),
            lambda: first.write({"date_to": False}),
        ):
            with self.assertRaises(ValidationError) as caught:
                call()
            self.assertIn("two absences share the day", str(caught.exception))
        first.write({"date_to": "2020-06-15"})

    def test_nobody_enters_his_own(self):
        with self.assertRaises(UserError) as caught:
            self.absences.create(self.row("2020-01-01", employee=self.staff["officer"]))
        self.assertIn("about himself", str(caught.exception))

    def test_log_does_not_say_what_kind(self):
        row = self.absences.create(self.row("2020-01-01"))
        row.kind = "sick"
        row.date_to = "2020-02-01"
        row.unlink()
        entries = self.env["emulation.audit.log"].search(
            [("res_model", "=", "emulation.absence")]
        )
        self.assertEqual(entries.mapped("event"), ["deleted", "edit"])
        self.assertNotIn("sick", str(entries.mapped("values")))
