# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tests.common import new_test_user

from ..common import EmulationCommon

NEUTRAL = "not eligible now: ask the HR office"
# What is kept on a nomination is Vietnamese, whoever entered the matter
KEPT = "chưa đủ điều kiện: xin hỏi phòng tổ chức cán bộ"


@tagged("post_install", "-at_install")
class TestDiscipline(EmulationCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.hr_user = new_test_user(
            cls.env, "discipline_hr", groups="hr.group_hr_user", name="Phòng Nhân sự"
        )
        cls.disciplines = cls.env["emulation.discipline"].with_user(cls.hr_user)
        cls.nomination = cls._new_nomination(summary="Thành tích")
        cls.signed = {
            "submitted_on": "2022-06-10 08:00:00",
            "submitted_by_id": cls.users["unit_head"].id,
        }

    def consider(self, employee=None, **vals):
        return self.disciplines.create(
            {"employee_id": (employee or self.person).id, **vals}
        )

    def submit(self):
        self.nomination.with_user(self.users["unit_head"]).action_submit()

    # --- Suspension -------------------------------------------------------------------

    def test_consideration_suspends_and_resuming_leads_back(self):
        self.submit()
        officer = self.nomination.with_user(self.users["officer"])
        officer.action_receive()
        row = self.consider()
        self.assertEqual(self.nomination.state, "suspended")
        self.assertEqual(self.nomination.state_before, "in_review")
        self.assertEqual(self.nomination.state_reason, KEPT)
        self.assertFalse(officer.can_resume)
        with self.assertRaises(UserError) as caught:
            officer.action_resume("Xong")
        self.assertIn(NEUTRAL, str(caught.exception))
        row.state = "cleared"
        self.env.invalidate_all()
        officer.action_resume("Phòng Nhân sự đã trả lời")
        self.assertEqual(self.nomination.state, "in_review")
        row.state = "under_consideration"
        self.assertEqual(self.nomination.state, "suspended")

    def test_every_live_state(self):
        states = {
            "draft": "draft",
            "submitted": "suspended",
            "in_review": "suspended",
            "passed": "suspended",
            "forwarded": "suspended",
            "returned": "returned",
            "failed": "failed",
            "withdrawn": "withdrawn",
        }
        for before, after in states.items():
            self.nomination._write_guarded(
                {"state": before, "state_before": False, **self.signed}
            )
            self.consider().sudo().unlink()
            self.assertEqual(self.nomination.state, after, before)

    def test_disciplined_or_cleared_suspends_nothing(self):
        self.submit()
        self.consider(state="in_force", form="warning")
        self.consider(state="cleared")
        self.assertEqual(self.nomination.state, "submitted")

    def test_every_record_of_the_person(self):
        self.submit()
        second = self._new_employee("Minh Nguyệt (2)", self.unit_b)
        second.work_contact_id = self.person.work_contact_id
        second.active = False
        row = self.consider(self.other)
        self.assertEqual(self.nomination.state, "submitted")
        row.employee_id = second
        self.assertEqual(self.nomination.state, "suspended")
        officer = self.nomination.with_user(self.users["officer"])
        with self.assertRaises(UserError):
            officer.action_resume("Xong")

    def test_nobody_learns_that_it_is_discipline(self):
        """Actor, words, messages and log are the same as for any other matter."""
        self.submit()
        seen = self.nomination.message_ids
        self.consider(note="Vi phạm quy chế", decision_number="77/QĐ")
        log = self.env["emulation.audit.log"]
        entry = log.search([("res_model", "=", "emulation.nomination")], limit=1)
        self.assertEqual((entry.event, entry.reason), ("suspend", KEPT))
        self.assertEqual(entry.actor_id, self.env.ref("base.user_root").id)
        bot = self.env.ref("base.partner_root")
        messages = self.nomination.message_ids - seen
        self.assertTrue(messages)
        self.assertEqual(messages.author_id, bot)
        words = " ".join(
            [*messages.mapped("body"), str(log.search([]).mapped("values"))]
        )
        for secret in ("isciplin", "77/QĐ", "Vi phạm", self.hr_user.name):
            self.assertNotIn(secret, words)
        self.assertFalse(log.search([("res_model", "=", "emulation.discipline")]))

    def test_deleting_leaves_a_trace_for_hr(self):
        row = self.consider(note="Vi phạm quy chế", decision_number="77/QĐ")
        number = row.id
        row.sudo().unlink()
        entries = [("res_model", "=", "emulation.discipline"), ("res_id", "=", number)]
        entry = self.env["emulation.audit.log"].search(entries)
        self.assertEqual((entry.event, entry.actor_id), ("deleted", self.hr_user.id))
        self.assertEqual(entry.values, {"employee_id": self.person.display_name})
        self.assertEqual(entry.company_number, self.company.id)
        for role in ("auditor", "administrator"):
            log = self.env["emulation.audit.log"].with_user(self.users[role])
            self.assertFalse(log.search(entries))
            self.assertFalse(log.verify("emulation.discipline", number), "it is whole")
        self.users["auditor"].group_ids += self.env.ref("hr.group_hr_user")
        log = self.env["emulation.audit.log"].with_user(self.users["auditor"])
        self.assertEqual(log.search(entries), entry)
        with self.assertRaises(AccessError):
            self.env["emulation.audit.log"].with_user(self.hr_user).search(entries)
        broken = [{"res_model": "emulation.discipline", "res_id": number, "seq": 1}]
        self.assertIn(self.person.name, log._get_broken_words(broken)[0])
        log = log.with_user(self.users["administrator"])
        self.assertIn(f"“{number}”: entry 1 of", log._get_broken_words(broken)[0])

    def test_many_at_once(self):
        """One person or fifty: the same number of queries for the suspension."""
        counts = []
        for size in (2, 40):
            employees = self.env["hr.employee"].create(
                [
                    {"name": f"Người {i}", "department_id": self.unit_a.id}
                    for i in range(size)
                ]
            )
            nominations = self.env["emulation.nomination"].create(
                [
                    {"category_id": self.inside.id, "employee_id": employee.id}
                    for employee in employees
                ]
            )
            nominations._write_guarded({"state": "submitted", **self.signed})
            rows = self.env["emulation.discipline"].create(
                [{"employee_id": e.id, "state": "cleared"} for e in employees]
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            rows._write({"state": "under_consideration"})
            rows.invalidate_recordset()
            rows._suspend_nominations()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
            self.assertEqual(set(nominations.mapped("state")), {"suspended"})
        self.assertLessEqual(counts[1], counts[0] + 2, counts)

    # --- Who knows ----------------------------------------------------------------------

    def test_only_hr_reads(self):
        row = self.consider(note="Vi phạm")
        domains = [
            [],
            [("employee_id", "=", self.person.id)],
            [("note", "ilike", "Vi phạm")],
        ]
        for role, user in self.users.items():
            model = self.env["emulation.discipline"].with_user(user)
            for domain in domains:
                for call in (
                    model.search,
                    model.search_count,
                    model.search_read,
                    lambda d, m=model: m.formatted_read_group(d, [], ["__count"]),
                    lambda d, m=model: m._read_group(d, ["employee_id"]),
                    lambda d, m=model: m.name_search("", d),
                ):
                    with self.assertRaises(AccessError, msg=role):
                        call(domain)
            seen = row.with_user(user)
            for name in ("state", "display_name", "message_ids"):
                self.env.invalidate_all()
                with self.assertRaises(AccessError, msg=role):
                    seen.read([name])
            with self.assertRaises(AccessError, msg=role):
                seen.write({"state": "cleared"})
            user.group_ids |= self.env.ref("base.group_allow_export")
            with self.assertRaises(AccessError, msg=role):
                seen.export_data(["note"])
            messages = self.env["mail.message"].with_user(user)
            self.assertFalse(
                messages.search([("model", "=", "emulation.discipline")]), role
            )
            log = self.env["emulation.audit.log"].with_user(user)
            if log.has_access("read"):
                self.assertFalse(
                    log.search([("res_model", "=", "emulation.discipline")])
                )
        self.assertTrue(self.disciplines.search([("note", "ilike", "Vi phạm")]))

    def test_no_path_from_other_models(self):
        """No field of another model leads to discipline, so no domain asks for it."""
        leading = {
            (name, field.name)
            for name, model in self.env.registry.items()
            for field in model._fields.values()
            if field.comodel_name == "emulation.discipline"
        }
        self.assertEqual(leading, set())

    def test_no_menu_but_for_hr(self):
        menu = self.env.ref("hr_emulation.emulation_discipline_menu")
        menus = self.env["ir.ui.menu"]
        for role, user in self.users.items():
            visible = menus.with_user(user)._visible_menu_ids()
            self.assertNotIn(menu.id, visible, role)
        self.assertIn(menu.id, menus.with_user(self.hr_user)._visible_menu_ids())

    def test_nobody_clears_himself(self):
        own = self._new_employee("Nhân sự", self.unit_a, user_id=self.hr_user.id)
        row = self.env["emulation.discipline"].create({"employee_id": own.id})
        mine = row.with_user(self.hr_user)
        for call in (
            lambda: mine.write({"state": "cleared"}),
            mine.unlink,
            lambda: self.consider(own),
        ):
            with self.assertRaises(UserError) as caught:
                call()
            self.assertIn("about himself", str(caught.exception))

    # --- Bad input ----------------------------------------------------------------------

    def test_every_problem_at_once(self):
        with self.assertRaises(ValidationError) as caught:
            self.disciplines.create(
                [
                    {
                        "employee_id": self.person.id,
                        "state": "in_force",
                        "date_from": "2021-05-01",
                        "date_to": "2021-04-01",
                    },
                    {"employee_id": self.other.id, "state": "in_force"},
                ]
            )
        self.assertEqual(
            str(caught.exception).splitlines(),
            [
                "Nguyễn Thị Minh Nguyệt: the discipline ends before it begins; "
                "say which measure was taken.",
                "Trần Văn Hùng: say which measure was taken.",
            ],
        )
