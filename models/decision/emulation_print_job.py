# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

REPORT = "hr_emulation.report_certificate"
DEFAULT_LIMIT = 50
BATCH = 100


class EmulationPrintJob(models.Model):
    """Printing of many certificates, worked off in batches by a scheduled action.

    Numbers are given when a decision is issued, never here. A batch and how far the
    work is are one commit: whoever kills the worker loses one batch of papers, which
    is made again.
    """

    _name = "emulation.print.job"
    _description = "Printing of Certificates"
    _order = "id desc"

    name = fields.Char(required=True, readonly=True)
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True, ondelete="cascade"
    )
    user_id = fields.Many2one(
        "res.users",
        string="Asked For By",
        required=True,
        readonly=True,
        ondelete="restrict",
    )
    result = fields.Selection(
        [("one", "One file"), ("each", "One file each, in a ZIP file")],
        required=True,
        readonly=True,
    )
    certificate_ids = fields.Many2many("emulation.certificate", readonly=True)
    state = fields.Selection(
        [
            ("queued", "Queued"),
            ("running", "Under way"),
            ("done", "Done"),
            ("cancelled", "Cancelled"),
        ],
        string="Status",
        required=True,
        default="queued",
        readonly=True,
        index=True,
    )
    total_count = fields.Integer(string="Certificates", readonly=True)
    done_count = fields.Integer(string="Printed", readonly=True)
    progress = fields.Float(compute="_compute_progress", string="Progress (%)")
    last_id = fields.Integer(readonly=True, help="The last certificate looked at.")
    skipped = fields.Text(
        string="Not Printed",
        readonly=True,
        help="No longer valid when the file was put together, or why printing ended.",
    )
    attachment_id = fields.Many2one(
        "ir.attachment", string="File", readonly=True, ondelete="set null"
    )
    finished_on = fields.Datetime(readonly=True)

    @api.depends("total_count", "done_count")
    def _compute_progress(self):
        for job in self:
            job.progress = 100 * job.done_count / (job.total_count or 1)

    # --- Beginning ----------------------------------------------------------------------

    @api.model
    def _start(self, certificates, result):
        """Make the job for certificates that the caller has checked.

        :param certificates: emulation.certificate records
        :param str result: ``one`` or ``each``
        :return: emulation.print.job, worked off when it is small enough
        """
        decisions = certificates.decision_id.mapped("full_number")
        job_sudo = self.sudo().create(
            {
                "name": ", ".join(decisions),
                "company_id": certificates.company_id[:1].id,
                "user_id": self.env.uid,
                "result": result,
                "certificate_ids": [(6, 0, certificates.ids)],
                "total_count": len(certificates),
            }
        )
        if len(certificates) <= self._get_limit():
            while job_sudo.state in ("queued", "running"):
                job_sudo._work_batch()
        else:
            self.env.ref("hr_emulation.cron_print_job").sudo()._trigger()
        return self.browse(job_sudo.id)

    @api.model
    def _get_limit(self):
        parameters_sudo = self.env["ir.config_parameter"].sudo()
        return int(parameters_sudo.get_param("hr_emulation.print_limit", DEFAULT_LIMIT))

    # --- Working ------------------------------------------------------------------------

    def _work_batch(self):
        """Print the next certificates, or put the file together when none is left.

        :return: number of certificates looked at
        """
        self.ensure_one()
        # With the rights and the language of who asked for it
        job = self.with_user(self.user_id).with_context(lang=self.user_id.lang)
        batch = job.certificate_ids.filtered(lambda c: c.id > self.last_id).sorted("id")
        batch = batch[:BATCH]
        if not batch:
            self._finish(job.certificate_ids.sorted("id"))
            return 0
        good = batch.filtered(lambda c: c.state == "valid" and c.is_printed_here)
        if good:
            good.filtered(lambda c: not c.printed_on)._write_guarded(
                {"printed_on": fields.Datetime.now()}
            )
            reports = job.env["ir.actions.report"]
            reports._keep_papers(reports._get_report(REPORT), good)
        self.write(
            {
                "state": "running",
                "done_count": self.done_count + len(good),
                "last_id": batch[-1].id,
            }
        )
        return len(batch)

    def _finish(self, certificates):
        """Put the file together of what is valid by now.

        :param certificates: emulation.certificate records, for who asked for them
        """
        # Replaced or revoked since its turn came, or before: not for the printer
        good = certificates.filtered(lambda c: c.state == "valid" and c.paper_sha256)
        skipped = "\n".join((certificates - good).mapped("display_name"))
        self.write({"done_count": len(good), "skipped": skipped})
        if not good:
            self._give_up(skipped)
            return
        reports = good.env["ir.actions.report"]
        papers = reports._iter_kept_papers(reports._get_report(REPORT), good)
        if self.result == "one":
            content, ending = reports._join_papers(papers), "pdf"
        else:
            content, ending = reports._zip_papers(papers), "zip"
        name = self.name.replace("/", "-")
        attachment = self.env["ir.attachment"].create(
            {
                # Official words: the file goes to the printer
                "name": f"Bằng, giấy khen {name}.{ending}",
                "raw": content,
                "res_model": self._name,
                "res_id": self.id,
            }
        )
        self.write(
            {
                "state": "done",
                "attachment_id": attachment.id,
                "finished_on": fields.Datetime.now(),
            }
        )

    def _give_up(self, reason):
        self.write(
            {
                "state": "cancelled",
                "skipped": reason,
                "finished_on": fields.Datetime.now(),
            }
        )

    @api.model
    def _cron_work(self):
        """Work off what waits, a batch a transaction, until the time is over.

        A job that is refused, as its user may no longer print, says why and lets the
        next ones through.
        """
        cron = self.env["ir.cron"]
        for job in self.search([("state", "in", ("queued", "running"))], order="id"):
            while job.try_lock_for_update().filtered(
                lambda j: j.state in ("queued", "running")
            ):
                try:
                    with self.env.cr.savepoint():
                        count = job._work_batch()
                except UserError as error:
                    job._give_up(str(error))
                    count = 1
                if not cron._commit_progress(count, remaining=self._count_left()):
                    return

    @api.model
    def _count_left(self):
        live = self.search([("state", "in", ("queued", "running"))])
        left = sum(live.mapped("total_count")) - sum(live.mapped("done_count"))
        return max(left, 1 if live else 0)

    # --- Buttons ------------------------------------------------------------------------

    def action_download(self):
        """Download the file.

        :raise UserError: when it is not ready
        """
        self.ensure_one()
        self.check_access("read")
        if not self.attachment_id:
            raise UserError(self.env._("The file is not ready yet."))
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self.attachment_id.id}?download=true",
            "target": "download",
        }

    def action_cancel(self):
        """Stop jobs that wait or are under way; papers made so far are kept.

        :raise UserError: when one of them is over
        """
        self.env["emulation.certificate"].check_access("write")
        over = self.filtered(lambda j: j.state not in ("queued", "running"))
        if over:
            raise UserError(
                self.env._(
                    "%(names)s: it is over.", names=", ".join(over.mapped("name"))
                )
            )
        self.sudo().write({"state": "cancelled"})
        return True


class EmulationCertificate(models.Model):
    _inherit = "emulation.certificate"

    def action_print(self):
        """Print at once up to a setting; more become a job with progress.

        :return: report action, or window action of the job
        :raise UserError: when a certificate is not ours to print or not valid
        """
        if len(self) <= self.env["emulation.print.job"]._get_limit():
            return super().action_print()
        return self.action_print_job("one")

    def action_print_job(self, result="each"):
        """Print certificates as one job.

        :param str result: ``one`` file, or a file for ``each`` in a ZIP file
        :return: window action of the job
        :raise UserError: when a certificate is not ours to print or not valid
        """
        if result not in ("one", "each"):
            raise UserError(self.env._("There is no such result."))
        if not self:
            raise UserError(self.env._("There is no certificate to print."))
        self._check_printable()
        job = self.env["emulation.print.job"]._start(self, result)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Printing of certificates"),
            "res_model": job._name,
            "res_id": job.id,
            "view_mode": "form",
        }
