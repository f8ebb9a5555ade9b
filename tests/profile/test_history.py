# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged
from odoo.tests.common import new_test_user

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestHistory(EmulationCommon):
    """Years at a glance, on the forms of employees and departments."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user = new_test_user(cls.env, "history_person", groups="base.group_user")
        cls.person.user_id = cls.user
        cls.year = cls.today.year
        cls._record(cls.person)

    @classmethod
    def _record(cls, subject):
        field, kind = "employee_id", "individual"
        if subject._name == "hr.department":
            field, kind = "department_id", "collective"
        who = {"subject_kind": kind, field: subject.id}
        env = cls.env
        env["emulation.rating"].create(
            [
                {
                    **who,
                    "year": cls.year - 1,
                    "system": system,
                    "period": period,
                    "level": level,
                    "document_number": "12/QĐ-SNV",
                    "document_date": f"{cls.year - 1}-12-20",
                }
                for system, period, level in (
                    ("professional", "year", "excellent"),
                    ("professional", "h1", "good"),
                    ("union", "year", "completed"),
                )
            ]
            + [{**who, "year": 2012, "level": "good"}]
        )
        env["emulation.award"].create(
            {
                **who,
                "award_type_id": cls.award_inside.id,
                "body_id": cls.body.id,
                "year": cls.year,
                "decision_number": "04/QĐ-CĐVC",
                "decision_date": cls.today,
                "commendation_type": "thematic",
            }
        )
        env["emulation.initiative"].create(
            [
                {
                    "title": "Rút ngắn thời gian trả kết quả",
                    "recognition_number": number,
                    "recognition_date": number and f"{cls.year}-01-15",
                    "year": cls.year,
                    "author_ids": [(0, 0, who)],
                }
                for number in ("3/QĐ-HĐSK", False)
            ]
        )

    def history(self, user, record=None, model="hr.employee.public"):
        record = record if record is not None else self.person
        self.env.invalidate_all()
        return self.env[model].with_user(user).browse(record.id).emulation_history

    def test_rows_and_years(self):
        history = self.history(self.users["officer"])
        last = list(range(self.year - 5, self.year + 1))
        self.assertEqual(history["years"], [2012, *last])
        self.assertEqual(history["recent"], 6)
        rows = {row["name"]: row for row in history["rows"]}
        self.assertEqual(
            [(name, row["label"]) for name, row in rows.items()],
            [
                ("professional", "Professional"),
                ("union", "Union"),
                ("award", "Awards"),
                ("initiative", "Initiatives"),
            ],
        )
        before = str(self.year - 1)
        self.assertEqual(
            [
                (cell["text"], cell["tone"])
                for cell in rows["professional"]["cells"][before]
            ],
            [("Excellent work", "excellent"), ("H1: Good work", "good")],
        )
        self.assertEqual(
            rows["professional"]["cells"][before][0]["tip"],
            "Whole year · Tasks completed excellently · decision 12/QĐ-SNV of "
            f"20/12/{self.year - 1}",
        )
        self.assertEqual(rows["union"]["cells"][before][0]["tone"], "completed")
        (award,) = rows["award"]["cells"][str(self.year)]
        self.assertEqual(award["text"], self.award_inside.name)
        for part in ("Thematic", self.body.official_name, "04/QĐ-CĐVC"):
            self.assertIn(part, award["tip"])
        first, second = rows["initiative"]["cells"][str(self.year)]
        self.assertEqual((first["tone"], second["tone"]), ("initiative", "open"))
        self.assertIn("not recognised", second["text"])
        self.assertEqual(set(rows["professional"]["cells"]), {"2012", before})

    def test_who_sees_whom(self):
        expected = {
            "employee": False,
            "unit_head": True,
            "unit_officer": True,
            "officer": True,
            "administrator": True,
            "council_user": False,
            "auditor": True,
            "inspector": False,
        }
        full = self.history(self.users["officer"])
        for role, user in self.users.items():
            history = self.history(user)
            self.assertEqual(bool(history), expected[role], role)
            if history:
                self.assertEqual(history, full, role)
        self.assertEqual(self.history(self.user), full)
        self._record(self.other)
        self.assertTrue(self.history(self.users["officer"], self.other))
        for user in (self.user, self.users["unit_head"]):
            self.assertFalse(self.history(user, self.other), user.login)

    def test_head_of_the_new_unit_reads_earlier_years(self):
        """Somebody who moved brings his years along."""
        full = self.history(self.users["officer"])
        self.person.create_version(
            {"date_version": self.today, "department_id": self.unit_b.id}
        )
        self._set_role(self.other, "head")
        head = new_test_user(self.env, "history_head_b", groups="base.group_user")
        self.other.user_id = head
        self.assertEqual(self.history(head), full)
        self.assertFalse(self.history(self.users["unit_head"]))

    def test_hr_form(self):
        hr_user = new_test_user(self.env, "history_hr", groups="hr.group_hr_user")
        self.assertFalse(self.history(hr_user, model="hr.employee"))
        hr_user.group_ids |= self.env.ref("hr_emulation.group_officer")
        self.assertTrue(self.history(hr_user, model="hr.employee"))

    def test_departments(self):
        self._record(self.team_a)
        model = "hr.department"
        full = self.history(self.users["officer"], self.team_a, model)
        self.assertEqual(len(full["rows"]), 4)
        head = self.users["unit_head"]
        self.assertEqual(self.history(head, self.team_a, model), full)
        self.assertFalse(self.history(self.user, self.team_a, model))
        self.assertFalse(self.history(head, self.unit_b, model))
        self.assertFalse(self.history(self.users["officer"], self.unit_b, model))

    def test_discipline_and_revoked_awards_leave_no_trace(self):
        before = self.history(self.users["officer"])
        self.env["emulation.discipline"].create(
            {"employee_id": self.person.id, "state": "in_force", "form": "warning"}
        )
        self.assertEqual(self.history(self.users["officer"]), before)
        self.assertEqual(self.history(self.env.ref("base.user_admin")), before)
        awards = self.env["emulation.award"].search(
            [("employee_id", "=", self.person.id)]
        )
        awards._write_guarded({"state": "revoked"})
        rows = self.history(self.users["officer"])["rows"]
        self.assertEqual([row["cells"] for row in rows if row["name"] == "award"], [{}])

    def test_buttons_open_what_they_count(self):
        for model, subject in (
            ("hr.employee.public", self.person),
            ("hr.department", self.unit_a),
        ):
            user = self.users["officer"]
            shown = self.env[model].with_user(user).browse(subject.id)
            self.assertEqual(shown.emulation_rating_count, 4)
            self.assertEqual(shown.emulation_initiative_count, 2)
            for method, name in (
                ("action_open_emulation_ratings", "emulation_rating_count"),
                ("action_open_emulation_initiatives", "emulation_initiative_count"),
            ):
                action = getattr(shown, method)()
                found = self.env[action["res_model"]].with_user(user)
                self.assertEqual(
                    found.search_count(action["domain"]), shown[name], method
                )

    def test_initiative_of_two_colleagues_counts_once(self):
        initiative = self.env["emulation.initiative"].create(
            {
                "title": "Số hóa hồ sơ",
                "author_ids": [
                    (0, 0, {"employee_id": self.person.id, "share": 60}),
                    (0, 0, {"employee_id": self.staff["unit_head"].id, "share": 40}),
                    (0, 0, {"employee_id": self.other.id}),
                ],
            }
        )
        departments = (self.unit_a | self.unit_b | self.union).with_user(
            self.users["officer"]
        )
        self.assertEqual(departments.mapped("emulation_initiative_count"), [3, 1, 3])
        self.assertIn("Trần Văn Hùng", initiative.with_user(self.user).author_names)

    def test_queries_do_not_grow(self):
        counts = []
        for size in (3, 60):
            employees = self.env["hr.employee"].create(
                [
                    {
                        "name": f"Nhân viên {number}",
                        "department_id": self.unit_a.id,
                        "date_version": "2016-01-01",
                    }
                    for number in range(size)
                ]
            )
            for employee in employees:
                self._record(employee)
            self.env.flush_all()
            self.env.invalidate_all()
            public = self.env["hr.employee.public"].with_user(self.users["unit_head"])
            before = self.env.cr.sql_log_count
            histories = public.browse(employees.ids).mapped("emulation_history")
            counts.append(self.env.cr.sql_log_count - before)
            self.assertTrue(all(histories))
        self.assertLessEqual(counts[1], counts[0] + 1, counts)
