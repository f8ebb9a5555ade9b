# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from contextlib import contextmanager

from odoo import SUPERUSER_ID, api, fields
from odoo.modules.registry import Registry
from odoo.tests import tagged

from ...models.core.days import vietnam_today
from ..own_database import OwnDatabaseCase
from .screening_common import ScreeningMixin

PEOPLE = 30
BATCH = 8
NAMES = ["employee_id", "unit_id", "subject_name", "result", "fail_count"]
NAMES += ["unknown_count", "warn_count", "evidence"]


class _Setup(ScreeningMixin):
    """The builders of the tests, on an environment of its own."""

    def __init__(self, env):
        type(self).env = env
        type(self)._setup_screening()


@tagged("post_install", "-at_install")
class TestScreeningOneView(OwnDatabaseCase):
    """Whatever others commit between batches, all lines tell of one moment."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.name = cls._copy_template()
        cls.addClassCleanup(Registry.delete, cls.name)
        with cls._new_env() as env:
            data = _Setup(env)
            people = env["hr.employee"].create(
                [
                    {
                        "name": f"Người {number}",
                        "department_id": data.unit_b.id,
                        "date_version": "2016-01-01",
                    }
                    for number in range(PEOPLE)
                ]
            )
            env["emulation.eligibility.rule"].create(
                {
                    "name": "Chuyên viên",
                    "kind": "domain",
                    "category_id": data.inside.id,
                    "subject_domain": "[('job_title', 'ilike', 'chuyên viên')]",
                    "severity": "warn",
                }
            )
            scope = env["emulation.unit.member"]._members_on(data.today).employee_id
            for person in scope:
                data._rate(person)
            data._award(people[-1])
            cls.returning_id = scope.sorted("id")[1].id
            cls.year = data.round.year - 1
            cls.category_id = data.inside.id
            cls.award_id, cls.body_id = data.award_inside.id, data.body.id
            cls.unit_a_id = data.unit_a.id
            cls.officer_id = data.users["officer"].id
            parameters = env["ir.config_parameter"]
            parameters.set_param("hr_emulation.screening_limit", "0")
            parameters.set_param("hr_emulation.screening_batch", str(BATCH))

    @classmethod
    @contextmanager
    def _new_env(cls, uid=SUPERUSER_ID):
        with Registry(cls.name).cursor() as cr:
            yield api.Environment(cr, uid, {})

    def _start(self):
        with self._new_env(self.officer_id) as env:
            category = env["emulation.round.category"].browse(self.category_id)
            screening = category.action_screen()
            self.assertEqual(screening.state, "queued")
            self.job_id = screening.id

    @contextmanager
    def _job(self):
        with self._new_env() as env:
            yield env["emulation.screening"].browse(self.job_id)

    def _work_first_batch(self):
        """Work as the scheduled action does it, each batch in its transaction.

        :return: ids of the people screened, ids of those who are not yet
        """
        with self._job() as job:
            self.assertTrue(job.try_lock_for_update())
            job._work_batch()
        with self._job() as job:
            done = sorted(job.line_ids.employee_id.ids)
            self.assertEqual((len(done), job.state), (BATCH, "running"))
            return done, job._get_next_subjects(1000)

    @classmethod
    def _rows(cls, screening):
        lines = screening.line_ids.sorted(lambda line: line.employee_id.id)
        return [tuple(row[name] for name in NAMES) for row in lines.read(NAMES)]

    def _screen_at_once(self):
        """What one transaction says of everybody now; nothing of it is kept."""
        with self._new_env() as env:
            category = env["emulation.round.category"].browse(self.category_id)
            today = vietnam_today()
            screening = env["emulation.screening"].create(
                category._prepare_screening(today, None, False)
            )
            screening._work_through()
            rows = self._rows(screening)
            env.cr.rollback()
        return rows

    def _change_data(self, ids):
        """Another user changes what the rules and the scope read, of some people.

        :return: number of people changed
        """
        with self._new_env() as env:
            ratings, people = env["emulation.rating"], env["hr.employee"]
            lowered, unrated, awarded, moved, gone, titled = ids[:6]
            ratings.search([("employee_id", "=", lowered)]).level = "completed"
            ratings.search([("employee_id", "=", unrated)]).unlink()
            self._award(env, awarded)
            people.browse(moved).create_version(
                {"date_version": "2020-01-01", "department_id": self.unit_a_id}
            )
            people.browse(gone).active = False
            people.browse(titled).job_title = "Chuyên viên"
        return 6

    def _award(self, env, employee_id):
        env["emulation.award"].create(
            {
                "employee_id": employee_id,
                "award_type_id": self.award_id,
                "body_id": self.body_id,
                "decision_number": f"{employee_id}/QĐ",
                "decision_date": f"{self.year}-05-01",
            }
        )

    def test_data_changed_between_batches(self):
        with self._new_env() as env:
            env["hr.employee"].browse(self.returning_id).active = False
        self._start()
        done, rest = self._work_first_batch()
        changed = self._change_data(done)
        self._change_data(rest)
        with self._new_env() as env:
            env["hr.employee"].browse(self.returning_id).active = True
        with self._job() as job:
            self.assertNotEqual(self._rows(job), self._screen_at_once()[:BATCH])
            job._cron_work()
        with self._job() as job:
            self.assertEqual(job.state, "done")
            self.assertEqual(self._rows(job), self._screen_at_once())
            # Whoever came back has an id before the last line
            self.assertEqual(job.changed_count, changed + 1)
            self.assertEqual(job.total_count, len(job.line_ids))

    def test_data_changed_while_the_last_batch_runs(self):
        self._start()
        done, rest = self._work_first_batch()
        expected = self._screen_at_once()
        with self._job() as job:
            # Its view of the data begins here
            self.assertEqual(job.state, "running")
            self._change_data(done[::-1])
            self._change_data(rest[::-1])
            changed_on = fields.Datetime.now()
            job.action_run()
        with self._job() as job:
            self.assertEqual(job.state, "done")
            self.assertEqual(self._rows(job), expected)
            self.assertNotEqual(expected, self._screen_at_once())
            self.assertEqual(job.changed_count, 0)
            self.assertLessEqual(job.data_on, changed_on)

    def test_nothing_changed(self):
        self._start()
        self._work_first_batch()
        with self._job() as job:
            before = job.line_ids
            job._cron_work()
        with self._job() as job:
            self.assertEqual(job.state, "done")
            self.assertLess(before, job.line_ids)
            self.assertEqual(job.changed_count, 0)
            self.assertEqual(self._rows(job), self._screen_at_once())
