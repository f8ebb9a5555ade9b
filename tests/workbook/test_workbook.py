# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import io
from datetime import date, datetime

import openpyxl

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .workbook_case import WorkbookCase, read_sheets


@tagged("post_install", "-at_install")
class TestWorkbook(WorkbookCase):
    """What the workbooks hold, read back cell by cell."""

    def test_register(self):
        year = self.today.year
        sheets = self._make("register", year=year, body_id=self.body.id)
        rows = sheets["Register"]
        self.assertIn(str(year), rows[0][0])
        head, first, second = rows[3], rows[4], rows[5]
        self.assertEqual(len(rows), 6)
        self.assertEqual(len(head), 15)
        told = dict(zip(head, first, strict=True))
        self.assertEqual(told["No."], 1)
        self.assertEqual(told["Subject"], "Nguyễn Thị Minh Nguyệt")
        self.assertEqual(told["Staff code"], "CB001")
        self.assertEqual(told["Unit"], "CĐCS Sở Nội vụ")
        self.assertEqual(told["Decision Number"], "04/QĐ-CĐVC")
        self.assertEqual(told["Decision Date"].date(), self.today)
        self.assertEqual(told["Year"], year)
        self.assertEqual(told["Golden book"], "01")
        # Typed as a formula, kept as a text
        self.assertEqual(told["Achievement"], "=1+1")
        self.assertEqual(second[2:5], ["Individual", None, "CĐCS Sở Tài chính"])

    def test_register_of_another_year_is_empty(self):
        rows = self._make("register", year=self.today.year - 1)["Register"]
        self.assertEqual(len(rows), 4)
        rows = self._make("register", year=0)["Register"]
        self.assertEqual(len(rows), 6)
        self.assertIn("all years", rows[0][0])

    def test_records_keep_codes_apart(self):
        head, first, *_rest = self._make("records", year=0)["Records"][3:]
        told = dict(zip(head, first, strict=True))
        self.assertEqual(told["Code of title or form"], self.award_inside.code)
        self.assertEqual(told["Code of level"], self.award_inside.level_id.code)
        self.assertEqual(told["Decision Number"], "04/QĐ-CĐVC")
        self.assertEqual(told["Issuer Name"], "Công đoàn Viên chức tỉnh An Bình")

    def test_payment_list_sums_by_formula(self):
        workbook = self._new_workbook("payment", decision_id=self.decision.id)
        workbook.action_make()
        book = openpyxl.load_workbook(io.BytesIO(workbook.attachment_id.raw))
        sheet = book["Payment list"]
        amount = self.decision.line_ids[0].amount
        self.assertTrue(amount)
        self.assertEqual([sheet["G5"].value, sheet["G6"].value], [amount, amount])
        self.assertEqual(sheet["G7"].value, "=SUBTOTAL(9,G5:G6)")
        self.assertEqual(sheet["B7"].value, "Total")
        self.assertEqual(sheet["G5"].number_format, "#,##0")
        setup = sheet.page_setup
        self.assertEqual((setup.orientation, setup.paperSize), ("landscape", 9))
        self.assertEqual(sheet.print_title_rows, "$4:$4")
        self.assertEqual((sheet.freeze_panes, sheet.auto_filter.ref), ("C5", "A4:H6"))
        read = openpyxl.load_workbook(
            io.BytesIO(workbook.attachment_id.raw), data_only=True
        )
        self.assertEqual(read["Payment list"]["G7"].value, 2 * amount)

    def test_decision_round_and_quotas(self):
        sheets = self._make("decision", decision_id=self.decision.id)
        self.assertEqual(list(sheets), ["Individual"])
        self.assertEqual(len(sheets["Individual"]), 6)
        rows = self._make("nominations", round_id=self.round.id)["Nominations"]
        self.assertEqual({row[9] for row in rows[4:]}, {"Awarded"})
        self.assertIsInstance(rows[4][8], datetime)
        quota = self.env["emulation.quota"].create(
            {"category_id": self.inside.id, "number": 15, "reason": "Bổ sung"}
        )
        rows = self._make("quotas", round_id=self.round.id)["Quotas"]
        self.assertEqual(
            rows[-1][6:11], [15, None, quota.capacity, quota.used, quota.left]
        )

    def test_chosen_rows_of_a_list(self):
        awards = self.decision.line_ids.award_ids.with_user(self.officer)
        action = self.env.ref("hr_emulation.emulation_award_list_workbook")
        res = (
            action.with_user(self.officer)
            .with_context(active_model=awards._name, active_ids=awards[1:].ids)
            .run()
        )
        self.assertEqual(res["type"], "ir.actions.act_url")
        workbook = self.env["emulation.workbook"].search([], limit=1)
        [[name, rows]] = read_sheets(workbook.attachment_id.raw).items()
        self.assertEqual(name, "Award")
        self.assertEqual(len(rows), 5)
        self.assertIn("Trần Văn Hùng", rows[4])
        with self.assertRaises(AccessError):
            action.with_user(self.users["employee"]).run()

    def test_every_list_can_be_written(self):
        """Also those without a table of their own, read by who may read them."""
        actions = self.env["ir.actions.server"].search(
            [("code", "like", "_make_list"), ("binding_model_id", "!=", False)]
        )
        names = actions.binding_model_id.mapped("model")
        self.assertIn("emulation.honour", names)
        self.decision.with_user(self.officer).action_release()
        workbooks = self.env["emulation.workbook"].with_user(
            self.users["administrator"]
        )
        for name in names:
            with self.subTest(model=name):
                records = workbooks.env[name].search([], limit=2)
                [table] = workbooks._create_guarded(
                    [{"kind": "list", "list_model": name, "list_ids": records.ids}]
                )._get_tables()
                self.assertEqual(len(list(table.rows)), len(records))
                self.assertGreater(len(table.columns), 1)

    def test_long_ones_wait_for_the_scheduled_action(self):
        self.env["ir.config_parameter"].set_param("hr_emulation.workbook_limit", 1)
        cron = self.env.ref("hr_emulation.cron_workbook")
        triggers = [("cron_id", "=", cron.id)]
        self.assertFalse(self.env["ir.cron.trigger"].search(triggers))
        workbook = self._new_workbook("register", year=0)
        action = workbook.action_make()
        self.assertEqual(action["res_id"], workbook.id)
        self.assertEqual((workbook.state, workbook.total_count), ("queued", 2))
        self.assertEqual(self.env["ir.cron.trigger"].search_count(triggers), 1)
        with self.assertRaisesRegex(UserError, "not ready"):
            workbook.action_download()
        with self.assertRaisesRegex(UserError, "Waiting"):
            workbook.action_make()

    def test_queries_do_not_grow(self):
        """A chunk is read in the same queries, whatever it holds."""

        def count(number):
            lines = self.env["emulation.award"].create(
                [
                    {
                        "subject_kind": "individual",
                        "employee_id": self.person.id,
                        "award_type_id": self.award_inside.id,
                        "issuer_name": "Cơ quan khác",
                        "year": 2015,
                        "decision_date": date(2015, 1, day + 1),
                    }
                    for day in range(number)
                ]
            )
            workbook = self._new_workbook("register", year=2015)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            workbook.action_make()
            self.assertEqual(workbook.total_count, len(lines) + (number > 5) * 5)
            return self.env.cr.sql_log_count - before

        few = count(5)
        self.assertLessEqual(count(25), few)


@tagged("post_install", "-at_install")
class TestWorkbookRights(WorkbookCase):
    """A file holds what its owner may read, and only he opens it."""

    def test_only_what_the_reader_may_see(self):
        user = self.users["unit_officer"]
        rows = self._make("nominations", user, round_id=self.round.id)["Nominations"]
        mine = self.env["emulation.nomination"].with_user(user).search_count([])
        self.assertEqual(len(rows) - 4, mine)
        self.assertLess(mine, self.env["emulation.nomination"].search_count([]))

    def test_nobody_else_sees_it(self):
        workbook = self._new_workbook("register")
        workbook.action_make()
        for role in ("administrator", "auditor"):
            other = workbook.with_user(self.users[role])
            for call in (other.action_download, other.action_make, other.action_cancel):
                with self.assertRaises(AccessError):
                    call()
            with self.assertRaises(AccessError):
                other.attachment_id.with_user(self.users[role]).read(["raw"])
            self.assertFalse(other.search([("id", "=", workbook.id)]))

    def test_nobody_asks_in_anothers_name(self):
        with self.assertRaisesRegex(UserError, "Asked For By"):
            self._new_workbook("register", user_id=self.users["administrator"].id)
        workbook = self._new_workbook("register")
        for vals in ({"state": "done"}, {"list_ids": [1]}, {"list_model": "res.users"}):
            with self.assertRaises(UserError):
                workbook.write(vals)

    def test_all_that_is_missing_is_named(self):
        workbook = self._new_workbook("scores", year=0)
        with self.assertRaisesRegex(UserError, "choose: Campaign"):
            workbook.action_make()
        workbook = self._new_workbook("list")
        with self.assertRaisesRegex(UserError, "choose the records in their list"):
            workbook.action_make()

    def test_old_ones_are_thrown_away(self):
        old, new = self._new_workbook("register"), self._new_workbook("register")
        old.action_make()
        attachment = old.attachment_id
        self.env.cr.execute(
            "UPDATE emulation_workbook SET create_date = '2020-01-01' WHERE id = %s",
            [old.id],
        )
        self.env["emulation.workbook"]._gc_old()
        self.assertFalse(old.exists())
        self.assertFalse(attachment.exists())
        self.assertTrue(new.exists())
