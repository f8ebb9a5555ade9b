# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import io
import zipfile
from unittest.mock import patch

from odoo import SUPERUSER_ID, api
from odoo.exceptions import AccessError, UserError
from odoo.modules.registry import Registry
from odoo.tests import tagged

from ...models.decision import emulation_print_job
from ..common import EmulationMixin
from ..own_database import OwnDatabaseCase
from ..reports.common import PaperCase, read_pages


@tagged("post_install", "-at_install")
class TestPrintJob(PaperCase):
    """Many certificates as one job: progress, one file or one each."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        people = [cls._new_employee(f"Người {n}", cls.unit_a) for n in range(5)]
        cls.certificates = cls._new_certificates(*people).with_user(cls.officer)
        cls.env["ir.config_parameter"].set_param("hr_emulation.print_limit", 2)
        cls.startClassPatcher(patch.object(emulation_print_job, "BATCH", 2))

    def _job(self, action):
        return self.env["emulation.print.job"].browse(action["res_id"])

    def test_few_are_printed_at_once(self):
        action = self.certificates[:2].action_print()
        self.assertEqual(action["type"], "ir.actions.report")
        job = self._job(self.certificates[:2].action_print_job())
        self.assertEqual((job.state, job.done_count), ("done", 2))

    def test_many_wait_for_the_scheduled_action(self):
        cron = self.env.ref("hr_emulation.cron_print_job")
        triggers = [("cron_id", "=", cron.id)]
        self.assertFalse(self.env["ir.cron.trigger"].search(triggers))
        job = self._job(self.certificates.action_print())
        self.assertEqual(self.env["ir.cron.trigger"].search_count(triggers), 1)
        self.assertEqual((job.state, job.result, job.total_count), ("queued", "one", 5))
        self.assertFalse(any(self.certificates.mapped("paper_sha256")))
        with self.assertRaisesRegex(UserError, "not ready"):
            job.with_user(self.officer).action_download()
        seen = []
        while job.state != "done":
            job._work_batch()
            seen.append((job.done_count, job.progress))
        self.assertEqual(seen[:3], [(2, 40.0), (4, 80.0), (5, 100.0)])
        pages = read_pages(job.attachment_id.raw)
        self.assertEqual(len(pages), 5)
        for number, page in enumerate(pages):
            self.assertIn(f"Người {number}", page)
        self.assertTrue(all(self.certificates.mapped("printed_on")))
        url = job.with_user(self.officer).action_download()["url"]
        self.assertIn(str(job.attachment_id.id), url)
        # The very file that is handed out when one of them is printed again
        kept = self.certificates[0].paper_sha256
        self._print("hr_emulation.certificate", self.certificates[0])
        self.assertEqual(self.certificates[0].paper_sha256, kept)

    def test_one_file_each(self):
        job = self._job(self.certificates.action_print_job("each"))
        while job.state != "done":
            job._work_batch()
        with zipfile.ZipFile(io.BytesIO(job.attachment_id.raw)) as archive:
            names = archive.namelist()
            self.assertEqual(names[0], "0001 Giấy khen - Người 0.pdf")
            self.assertEqual(len(names), 5)
            [page] = read_pages(archive.read(names[4]))
        self.assertIn("Người 4", page)

    def test_replaced_meanwhile(self):
        job = self._job(self.certificates.action_print_job("each"))
        old = self.certificates[3]
        old.action_replace("Hỏng")
        while job.state != "done":
            job._work_batch()
        self.assertEqual(job.done_count, 4)
        self.assertIn(old.number, job.skipped)
        self.assertFalse(old.paper_sha256)

    def test_replaced_after_it_was_printed(self):
        """Neither what an earlier job printed nor its own batches go out void."""
        self._job(self.certificates[:2].action_print_job())
        job = self._job(self.certificates.action_print_job("each"))
        first, third = self.certificates[0], self.certificates[2]
        first.action_replace("Mất")
        job._work_batch()
        job._work_batch()
        third.action_replace("Hỏng")
        while job.state != "done":
            job._work_batch()
        self.assertTrue(first.paper_sha256 and third.paper_sha256)
        with zipfile.ZipFile(io.BytesIO(job.attachment_id.raw)) as archive:
            names = " ".join(archive.namelist())
        for number in (1, 3, 4):
            self.assertIn(f"Người {number}", names)
        for certificate in (first, third):
            self.assertNotIn(certificate.subject_name, names)
            self.assertIn(certificate.number, job.skipped)
        self.assertEqual(job.done_count, 3)

    def test_nothing_left_to_print(self):
        job = self._job(self.certificates[:3].action_print())
        self.certificates[:3].action_replace("Hỏng")
        while job.state in ("queued", "running"):
            job._work_batch()
        self.assertEqual((job.state, job.done_count), ("cancelled", 0))
        self.assertFalse(job.attachment_id)

    def test_refused_job_lets_the_next_one_through(self):
        other = self.users["administrator"]
        lost = self._job(self.certificates[:3].action_print())
        waiting = self._job(self.certificates.with_user(other).action_print())
        self.officer.write(
            {"group_ids": [(3, self.env.ref("hr_emulation.group_officer").id)]}
        )
        with self.enter_registry_test_mode():
            self.env.ref("hr_emulation.cron_print_job").method_direct_trigger()
        (lost | waiting).invalidate_recordset()
        self.assertEqual((lost.state, lost.done_count), ("cancelled", 0))
        self.assertTrue(lost.skipped)
        self.assertEqual((waiting.state, waiting.done_count), ("done", 5))

    def test_stopped(self):
        job = self._job(self.certificates.action_print()).with_user(self.officer)
        job.action_cancel()
        self.assertEqual(job.state, "cancelled")
        with self.assertRaisesRegex(UserError, "it is over"):
            job.action_cancel()

    def test_refused(self):
        self.certificates[0].action_replace("Hỏng")
        with self.assertRaisesRegex(UserError, "no longer valid"):
            self.certificates.action_print()
        with self.assertRaisesRegex(UserError, "no such result"):
            self.certificates.action_print_job("all")
        for role in ("auditor", "employee", "unit_head"):
            with self.assertRaises(AccessError), self.cr.savepoint():
                self.certificates[1:].with_user(self.users[role]).action_print_job()
        self.assertFalse(self.env["emulation.print.job"].search_count([("id", ">", 0)]))


@tagged("post_install", "-at_install")
class TestPrintJobKilled(EmulationMixin, OwnDatabaseCase):
    """Whoever kills the worker loses a batch, no number and no paper twice."""

    def test_goes_on_where_it_was(self):
        database = self._copy_template()
        registry = Registry(database)
        self.addClassCleanup(Registry.delete, database)
        cls = type(self)
        with registry.cursor() as cr:
            cls.env = api.Environment(cr, SUPERUSER_ID, {})
            cls._setup_emulation()
            cls.award_inside.certificate_layout_id = cls.env.ref(
                "hr_emulation.certificate_layout_red_gold"
            )
            nominations = cls._passed(
                *[
                    cls._new_nomination(cls._new_employee(f"Người {n}", cls.unit_a))
                    for n in range(6)
                ]
            )
            decision = cls._new_decision(nominations)
            decision.with_user(cls.users["officer"]).action_issue()
            cls.env["ir.config_parameter"].set_param("hr_emulation.print_limit", 1)
            action = decision.with_user(
                cls.users["officer"]
            ).action_print_certificates()
            job_id = action["res_id"]
            del cls.env
        jobs = registry["emulation.print.job"]
        keep = registry["ir.actions.report"]._keep_papers
        made = []

        def die_in_the_second(reports, report, records):
            keep(reports, report, records)
            made.append(records.ids)
            if len(made) == 2:
                raise KeyboardInterrupt

        with (
            patch.object(emulation_print_job, "BATCH", 2),
            patch.object(
                registry["ir.actions.report"], "_keep_papers", die_in_the_second
            ),
        ):
            with self.assertRaises(KeyboardInterrupt), registry.cursor() as cr:
                jobs._cron_work(api.Environment(cr, SUPERUSER_ID, {})[jobs._name])
            first = self._read(registry, job_id)
            self.assertEqual(first["state"], ("running", 2))
            self.assertEqual(len(first["papers"]), 2)
            with registry.cursor() as cr:
                jobs._cron_work(api.Environment(cr, SUPERUSER_ID, {})[jobs._name])
        last = self._read(registry, job_id)
        self.assertEqual(last["state"], ("done", 6))
        self.assertEqual(len(last["papers"]), 6)
        self.assertLess(first["papers"].items(), last["papers"].items())
        self.assertEqual(first["numbers"], last["numbers"])
        self.assertEqual(len(set(last["numbers"])), 6)
        # The batch that was lost is the only one made twice
        self.assertEqual([len(ids) for ids in made], [2, 2, 2, 2])
        self.assertEqual(made[1], made[2])

    def _read(self, registry, job_id):
        with registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            job = env["emulation.print.job"].browse(job_id)
            certificates = job.certificate_ids.sorted("id")
            printed = certificates.filtered("paper_sha256")
            return {
                "state": (job.state, job.done_count),
                "papers": {c.id: c.paper_sha256 for c in printed},
                "numbers": certificates.mapped("number"),
            }
