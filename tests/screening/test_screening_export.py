# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import io
import json
from datetime import timedelta

import openpyxl

from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .screening_common import ScreeningMixin

# Row of the head, under the titles
HEAD = 4


@tagged("post_install", "-at_install")
class TestScreeningExport(ScreeningMixin, HttpCase):
    """The workbook and the calls from outside."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_screening()
        cls._rate(cls.person)
        cls._award(cls.person)
        cls.other.name = '=HYPERLINK("http://x")'
        cls.env["emulation.eligibility.rule"].create(
            {
                "name": "Không bị kỷ luật",
                "kind": "discipline",
                "category_id": cls.inside.id,
                "window": "proposal",
                "sequence": 3,
            }
        )
        cls.env["emulation.discipline"].create({"employee_id": cls.person.id})
        cls.person.emulation_code = "NV007"
        cls.screening = cls._screen()

    def _fetch(self, role):
        self.authenticate(f"emulation_{role}", f"emulation_{role}")
        return self.url_open(f"/hr_emulation/screening/{self.screening.id}/xlsx")

    def _words(self):
        """Results, verdicts and the neutral text in the language of the readers."""
        env = self.env(context={"lang": self.users["officer"].lang})
        results = env["emulation.eligibility.rule"]._get_result_words()
        field = env["emulation.screening.line"]._fields["result"]
        verdicts = dict(field._description_selection(env))
        return results, verdicts, env["emulation.discipline"]._get_neutral_text()

    def _rows(self, role):
        response = self._fetch(role)
        self.assertEqual(response.status_code, 200)
        sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
        category = self.screening.category_id
        category = category.with_context(lang=self.users[role].lang)
        self.assertEqual(sheet["A1"].value, category.display_name)
        self.assertEqual(sheet.freeze_panes, f"C{HEAD + 1}")
        last = sheet.dimensions.split(":")[1]
        self.assertEqual(sheet.auto_filter.ref, f"A{HEAD}:{last}")
        return [list(row) for row in sheet.iter_rows(min_row=HEAD)]

    def _row(self, rows, name):
        (row,) = (row for row in rows if row[0].value == name)
        return [cell.value for cell in row]

    def test_workbook(self):
        rows = self._rows("officer")
        self.assertEqual(len(rows), 1 + len(self.screening.line_ids))
        head = [cell.value for cell in rows[0]]
        self.assertEqual(len(head), 5 + 2 * 3)
        self.assertEqual(
            head[5::2],
            [
                "Xuất sắc năm trước",
                "Giấy khen năm trước",
                "Không bị kỷ luật",
            ],
        )
        results, verdicts, neutral = self._words()
        row = self._row(rows, self.person.name)
        self.assertEqual(row[1:4], ["NV007", self.unit_a.name, verdicts["fail"]])
        self.assertEqual(row[4], neutral)
        self.assertEqual(row[5], results["pass"])
        self.assertIn("07/QĐ-CĐVC", row[8])
        self.assertEqual(row[9:], [results["fail"], neutral])

    def test_formula_is_text(self):
        for row in self._rows("officer"):
            for cell in row:
                self.assertNotEqual(cell.data_type, "f")
                if str(cell.value or "").startswith("="):
                    self.assertTrue(cell.quotePrefix)
        self.assertTrue(self._row(self._rows("officer"), self.other.name))

    def test_hr_reads_what_it_is(self):
        self.users["officer"].group_ids += self.env.ref("hr.group_hr_user")
        row = self._row(self._rows("officer"), self.person.name)
        self.assertEqual(row[9], self._words()[0]["fail"])

    @mute_logger("odoo.http")
    def test_own_units_only(self):
        own = self.screening.line_ids.filtered(lambda x: x.unit_id == self.unit_a)
        rows = self._rows("unit_head")
        self.assertEqual(len(rows), 1 + len(own))
        self.assertNotIn(self.other.name, [row[0].value for row in rows])
        self.assertEqual(self._fetch("employee").status_code, 404)
        missing = self.url_open(f"/hr_emulation/screening/{2**30}/xlsx")
        self.assertEqual(missing.status_code, 404)

    def test_not_before_it_has_ended(self):
        self.env["ir.config_parameter"].set_param("hr_emulation.screening_limit", "0")
        with self.assertRaisesRegex(UserError, "not ended"):
            self._screen().action_export()

    @mute_logger("odoo.http")
    def test_json2(self):
        """Over RPC the screening is its id, and who may not screen is refused."""

        def call(role, model, method, **body):
            key = (
                self.env["res.users.apikeys"]
                .with_user(self.users[role])
                ._generate("rpc", "screen", self.env.cr.now() + timedelta(days=1))
            )
            return self.url_open(
                f"/json/2/{model}/{method}",
                data=json.dumps(body),
                headers={
                    "Authorization": f"bearer {key}",
                    "Content-Type": "application/json",
                },
            )

        category = "emulation.round.category"
        answer = call("officer", category, "action_screen", ids=self.inside.ids)
        self.assertEqual(answer.status_code, 200, answer.text)
        screening = self.screened.browse(answer.json())
        self.assertEqual(screening.state, "done")
        refused = call("auditor", category, "action_screen", ids=self.inside.ids)
        self.assertEqual(refused.status_code, 403)
        lines = self.screening.line_ids
        for role in ("employee", "auditor", "inspector"):
            for method, ids in (
                ("action_nominate", lines[:1].ids),
                ("write", lines[:1].ids),
                ("unlink", lines[:1].ids),
            ):
                body = {"vals": {"result": "pass"}} if method == "write" else {}
                answer = call(role, lines._name, method, ids=ids, **body)
                self.assertGreaterEqual(answer.status_code, 400, (role, method))
        for method in ("_work_batch", "_cancel", "_cron_work", "_start"):
            answer = call("administrator", "emulation.screening", method, ids=[])
            self.assertEqual(answer.status_code, 403, method)
        answer = call(
            "officer", "emulation.screening", "create", vals_list=[{"state": "done"}]
        )
        self.assertEqual(answer.status_code, 403)
