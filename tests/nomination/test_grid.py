# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..eligibility.check_common import CheckCommon


@tagged("post_install", "-at_install")
class TestGrid(CheckCommon):
    """The grid of a unit: who could be put forward for what, submitted at once."""

    def setUp(self):
        super().setUp()
        self.as_head = self.round.with_user(self.users["unit_head"])

    def _grid(self, round_=None):
        grid = (round_ or self.as_head).get_unit_grid(self.unit_a.id)
        return grid, {(row["kind"], row["id"]): row["cells"] for row in grid["rows"]}

    def _cell(self, category=None, subject=None):
        _grid, cells = self._grid()
        subject = subject or self.person
        kind = "individual" if subject._name == "hr.employee" else "collective"
        return cells[kind, subject.id][(category or self.inside).id]

    def _submit(self, *cells, unit=None, role="unit_head"):
        pairs = [[category.id, subject.id] for category, subject in cells]
        as_user = self.round.with_user(self.users[role])
        return as_user.submit_unit_grid((unit or self.unit_a).id, pairs)

    def test_rows_and_columns(self):
        grid, cells = self._grid()
        self.assertEqual(
            [(c["id"], c["kind"]) for c in grid["columns"]],
            [
                (self.inside.id, "individual"),
                (self.inside_collective.id, "collective"),
                (self.forwarded.id, "individual"),
            ],
        )
        people = {subject for kind, subject in cells if kind == "individual"}
        self.assertIn(self.person.id, people)
        self.assertNotIn(self.other.id, people)
        self.assertNotIn(self.staff["officer"].id, people)
        self.assertEqual(
            {subject for kind, subject in cells if kind == "collective"},
            {self.unit_a.id, self.team_a.id},
        )
        self.assertEqual(
            set(cells["individual", self.person.id]),
            {self.inside.id, self.forwarded.id},
        )
        self.assertFalse(grid["problems"])

    def test_verdict_and_words(self):
        self.assertEqual(self._cell()["result"], "unknown")
        self.assertEqual(self._cell(self.forwarded)["result"], "none")
        rating = self._rate("good")
        cell = self._cell()
        self.assertEqual(cell["result"], "fail")
        self.assertIn(self.must.name, cell["words"][0])
        self.assertIn(str(self.year - 1), cell["words"][0])
        rating.level = "excellent"
        self.assertEqual(self._cell()["result"], "pass")
        self._new_nomination()
        self.assertEqual(self._cell()["state"], "draft")
        self.assertFalse(self._cell()["is_done"])

    def test_who_opens_which_grid(self):
        for role in ("employee", "auditor", "inspector"):
            as_user = self.round.with_user(self.users[role])
            self.assertFalse(as_user.get_unit_grid()["rows"])
            with self.assertRaises(AccessError):
                as_user.get_unit_grid(self.unit_a.id)
            with self.assertRaises(AccessError):
                self._submit((self.inside, self.person), role=role)
        for role in ("unit_head", "unit_officer"):
            as_user = self.round.with_user(self.users[role])
            self.assertTrue(as_user.get_unit_grid()["rows"])
            with self.assertRaises(AccessError):
                as_user.get_unit_grid(self.unit_b.id)
            with self.assertRaises(AccessError):
                self._submit((self.inside, self.other), unit=self.unit_b, role=role)
        officer = self.round.with_user(self.users["officer"])
        units = {unit["id"] for unit in officer.get_unit_grid()["units"]}
        self.assertLessEqual({self.unit_a.id, self.unit_b.id}, units)
        self.assertTrue(officer.get_unit_grid(self.unit_b.id)["rows"])

    def test_several_awards_at_once(self):
        draft = self._new_nomination()
        ids = self._submit(
            (self.inside, self.person),
            (self.forwarded, self.person),
            (self.inside_collective, self.team_a),
        )
        nominations = self.env["emulation.nomination"].browse(ids)
        self.assertEqual(len(nominations), 3)
        self.assertIn(draft, nominations)
        self.assertEqual(set(nominations.mapped("state")), {"submitted"})
        self.assertEqual(nominations.unit_id, self.unit_a)
        cell = self._cell()
        self.assertTrue(cell["is_done"])
        self.assertEqual(cell["state"], "submitted")

    def test_nothing_or_everything(self):
        self._rate("good")
        low = self._new_employee("Lê Thị Thấp", self.unit_a)
        self._rate("good", low)
        with self.assertRaises(UserError) as error:
            self._submit(
                (self.inside, self.person),
                (self.inside, low),
                (self.forwarded, self.person),
            )
        for person in (self.person, low):
            self.assertIn(person.name, str(error.exception))
        self.assertEqual(
            set(error.exception.context["cells"]),
            {f"{self.inside.id}-{person.id}" for person in (self.person, low)},
        )
        self.assertFalse(self.round.nomination_ids)

    def test_one_award_builds_on_another(self):
        self.forwarded.requires_category_id = self.inside
        with self.assertRaisesRegex(UserError, "builds on"):
            self._submit((self.forwarded, self.person))
        self._submit((self.forwarded, self.person), (self.inside, self.person))
        self.assertEqual(set(self.round.nomination_ids.mapped("state")), {"submitted"})

    def test_what_is_not_in_the_grid(self):
        strange = self._new_round().category_ids[0]
        for cells in (
            [(self.inside, self.other)],
            [(strange, self.person)],
            [(self.inside_collective, self.unit_b)],
        ):
            with self.assertRaisesRegex(UserError, "do not belong"):
                self._submit(*cells)
        for cells in ([], None, [[1]], ["ab"], [[None, None]]):
            with self.assertRaisesRegex(UserError, "Tick whom"):
                self.as_head.submit_unit_grid(self.unit_a.id, cells)

    def test_submitted_twice(self):
        self._submit((self.inside, self.person))
        with self.assertRaises(UserError) as error:
            self._submit((self.inside, self.person))
        self.assertIn(self.person.name, str(error.exception))
        self.assertEqual(len(self.round.nomination_ids), 1)

    def test_places(self):
        quota = {"category_id": self.inside.id, "scope": "total", "number": 1}
        self.env["emulation.quota"].create(quota)
        grid, _cells = self._grid()
        self.assertEqual(grid["columns"][0]["quota"]["capacity"], 1)
        self.assertFalse(grid["columns"][1]["quota"])
        second = self._new_employee("Lê Thị Hai", self.unit_a)
        with self.assertRaises(UserError):
            self._submit((self.inside, self.person), (self.inside, second))
        self.assertFalse(self.round.nomination_ids)
        self._submit((self.inside, second))
        self.assertEqual(self._grid()[0]["columns"][0]["quota"]["used"], 1)

    def test_places_that_wait_for_results(self):
        self.env["emulation.quota"].create(
            {
                "category_id": self.forwarded.id,
                "scope": "total",
                "unit": "percent",
                "percent": 15,
                "percent_base": "category",
                "base_category_id": self.inside.id,
            }
        )
        quota = next(
            column["quota"]
            for column in self._grid()[0]["columns"]
            if column["id"] == self.forwarded.id
        )
        self.assertEqual(
            quota["waiting"], f"waits for the results of “{self.inside.name}”"
        )

    def test_the_round_is_over(self):
        self.round.with_user(self.users["officer"]).action_deliberate()
        self.assertTrue(self._grid()[0]["problems"])
        with self.assertRaises(UserError):
            self._submit((self.inside, self.person))

    def test_discipline_is_not_told(self):
        self._new_rule(name="Kỷ luật", kind="discipline", window="period")
        self.env["emulation.discipline"].create(
            {
                "employee_id": self.person.id,
                "state": "in_force",
                "form": "reprimand",
                "decision_number": "99/QĐ-KL",
                "date_from": self.today,
            }
        )
        words = str(self._cell()["words"])
        self.assertNotIn("99/QĐ-KL", words)
        self.assertNotIn("Kỷ luật", words)
        self.assertEqual(self._cell()["result"], "fail")

    def test_queries_do_not_grow_with_people(self):
        def read(count):
            people = [
                self._new_employee(f"Người {count}-{n}", self.unit_a)
                for n in range(count)
            ]
            for number, person in enumerate(people):
                self._rate("good" if number % 2 else "excellent", person)
            for person in people[: count // 2]:
                self._new_nomination(person)
            self.env.flush_all()
            self.env.invalidate_all()
            self.as_head.get_unit_grid(self.unit_a.id)
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            grid = self.as_head.get_unit_grid(self.unit_a.id)
            return self.env.cr.sql_log_count - before, len(grid["rows"])

        few, rows_few = read(4)
        many, rows_many = read(40)
        self.assertGreaterEqual(rows_many, rows_few + 40)
        self.assertEqual(many, few)
