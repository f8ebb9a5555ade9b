# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from psycopg2.errors import LockNotAvailable

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import EmulationMixin
from ..own_database import OwnDatabaseCase
from .assessment_common import AssessmentCommon, AssessmentMixin


@tagged("post_install", "-at_install")
class TestTwoTabs(AssessmentCommon):
    def test_the_second_tab_is_told_what_the_first_saved(self):
        sheet = self._new_sheet()
        first = self._as("employee", self._line(sheet, "2"))
        version = first.version
        answer = first.save_answer({"self_value": "20", "explanation": "A"}, version)
        self.assertTrue(answer["saved"])
        self.assertEqual(answer["line"]["version"], version + 1)
        self.assertEqual(answer["totals"]["self"]["total"], "20.00")
        second = first.save_answer({"self_value": "25"}, version)
        self.assertFalse(second["saved"])
        self.assertEqual(second["by"], "Employee")
        self.assertEqual(second["line"]["self_value"], "20")
        self.assertEqual(second["line"]["version"], version + 1)
        # Having read it, the second one may well overwrite it
        again = first.save_answer({"self_value": "25"}, second["line"]["version"])
        self.assertTrue(again["saved"])
        self.assertEqual(first.self_value, "25")

    def test_a_plain_write_names_its_version_too(self):
        sheet = self._new_sheet()
        line = self._as("employee", self._line(sheet, "2"))
        line.write({"self_value": "20", "version": line.version})
        with self._refused(UserError, "Employee has saved this line", "Self: 20"):
            line.write({"self_value": "21", "version": 0})
        with self._refused(UserError, "which version"):
            line.write({"self_value": "21"})
        self.assertEqual(line.self_value, "20")

    def test_other_lines_are_not_in_the_way(self):
        sheet = self._new_sheet()
        one, other = (self._as("employee", self._line(sheet, c)) for c in ("1", "2"))
        one.save_answer({"self_value": "20"}, 0)
        self.assertTrue(other.save_answer({"self_value": "20"}, 0)["saved"])


@tagged("post_install", "-at_install")
class TestTwoCursors(AssessmentMixin, EmulationMixin, OwnDatabaseCase):
    """Two windows save the same line at the same moment, in real transactions."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls._filling_own_registry():
            cls._setup_emulation()
            campaign = cls._new_campaign()
            campaign.action_launch()
            sheet = cls._new_sheet(campaign=campaign)
            cls.sheet_id = sheet.id
            cls.line_id = sheet.line_ids.filtered(lambda x: x.code == "2").id
            cls.words_id = sheet.line_ids.filtered(lambda x: x.code == "7").id
            cls.user_id = cls.users["employee"].id

    def test_one_is_saved_and_the_other_learns_of_it(self):
        answers = {}

        def save(value):
            def call(env):
                line = env["emulation.assessment.line"].browse(self.line_id)
                line = line.with_user(self.user_id)
                answers[value] = line.save_answer({"self_value": value}, 0)

            return call

        self.assertEqual(self._race(save("20"), save("25")), [None, None])
        answers = list(answers.values())
        self.assertEqual(sorted(a["saved"] for a in answers), [False, True])
        saved = next(a["line"]["self_value"] for a in answers if a["saved"])
        refused = next(a for a in answers if not a["saved"])
        self.assertEqual(refused["line"]["self_value"], saved)
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            line = env["emulation.assessment.line"].browse(self.line_id)
            self.assertEqual((line.self_value, line.version), (saved, 1))

    def test_a_step_waits_for_a_line_being_saved(self):
        """Words change no total: only the lock keeps the sheet from being sent."""
        with self.registry.cursor() as saving, self.registry.cursor() as sending:
            env = api.Environment(saving, self.user_id, {})
            line = env["emulation.assessment.line"].browse(self.words_id)
            line.save_answer({"self_value": "Làm tốt"}, line.version)
            env.flush_all()
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(LockNotAvailable),
            ):
                sending.execute(
                    "SELECT 1 FROM emulation_assessment WHERE id = %s "
                    "FOR NO KEY UPDATE NOWAIT",
                    [self.sheet_id],
                )
            saving.rollback()
