# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import importlib
import io
from hashlib import sha256

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import split_every
from odoo.tools.safe_eval import safe_eval, time

# Records whose data are in memory together; their PDF files are kept anyway
BATCH = 100
# On a model whose papers are kept: which file is the one that was made
HASH_FIELD = "paper_sha256"


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    emulation_engine = fields.Selection(
        [("weasyprint", "WeasyPrint")],
        string="Paper Engine",
        help="Set: the PDF is made by this engine, one file for each record. "
        "Empty: by wkhtmltopdf.",
    )

    def _get_readable_fields(self):
        return super()._get_readable_fields() | {"emulation_engine"}

    def report_action(self, docids, data=None, config=True):
        """Tell the web client whose engine makes the file.

        :return: report action
        """
        action = super().report_action(docids, data=data, config=config)
        if action["type"] == self._name:
            action["emulation_engine"] = self.emulation_engine
        return action

    def _render_qweb_pdf_prepare_streams(self, report_ref, data, res_ids=None):
        report_sudo = self._get_report(report_ref)
        if not report_sudo.emulation_engine:
            return super()._render_qweb_pdf_prepare_streams(
                report_ref, data, res_ids=res_ids
            )
        self._check_paper_request(report_sudo, res_ids)
        records = self.env[report_sudo.model].browse(dict.fromkeys(res_ids))
        kept = self._get_kept_papers(report_sudo, records)
        reused = kept if report_sudo.attachment_use else {}
        made = self._make_papers(
            report_sudo, records.filtered(lambda r: r.id not in reused), data
        )
        return {
            record.id: {
                "stream": io.BytesIO(
                    reused[record.id].raw if record.id in reused else made[record.id]
                ),
                "attachment": kept.get(record.id),
            }
            for record in records
        }

    def _prepare_pdf_report_attachment_vals_list(self, report, streams):
        # A read-only request prints, but keeps nothing
        if report.emulation_engine and self.env.cr.readonly:
            return []
        vals_list = super()._prepare_pdf_report_attachment_vals_list(report, streams)
        if report.emulation_engine and HASH_FIELD in self.env[report.model]._fields:
            records = self.env[report.model].browse([v["res_id"] for v in vals_list])
            lacking = self.env[f"report.{report.report_name}"]._get_missing(records)
            # What lacks something is printed as a draft, however far its record is
            vals_list = [vals for vals in vals_list if not lacking[vals["res_id"]]]
            for vals in vals_list:
                record = self.env[report.model].browse(vals["res_id"])
                if record.has_access("write"):
                    record._write_guarded({HASH_FIELD: sha256(vals["raw"]).hexdigest()})
        return vals_list

    def _get_rendering_context(self, report, docids, data):
        if not report.emulation_engine:
            return super()._get_rendering_context(report, docids, data)
        self._check_paper_request(report, docids)
        values = super()._get_rendering_context(report, docids, data)
        values["paper"] = report.get_paperformat()._get_paper_values()
        return values

    def _check_paper_request(self, report, docids):
        """Refuse an empty request, and whoever may not print or read the records.

        :raise UserError: nothing was chosen
        :raise AccessError: the report or a record is not for this user
        """
        if not docids:
            raise UserError(self.env._("Choose what is to be printed."))
        groups = report.group_ids
        if groups and not (groups & self.env.user.all_group_ids or self.env.su):
            raise AccessError(
                self.env._(
                    "You are not allowed to print “%(report)s”.", report=report.name
                )
            )
        self.env[report.model].browse(docids).check_access("read")

    def _get_kept_papers(self, report, records):
        """Return the file kept for each record: {id: attachment}.

        The record knows it by its SHA-256: a file that somebody attached under the
        same name, or changed, is not handed out. One search for all of them.
        """
        if (
            not report.attachment
            or HASH_FIELD not in records._fields
            or self.env.context.get("report_pdf_no_attachment")
        ):
            return {}
        names = {
            record.id: safe_eval(report.attachment, {"object": record, "time": time})
            for record in records
            if record[HASH_FIELD]
        }
        attachments = self.env["ir.attachment"].search(
            [
                ("res_model", "=", report.model),
                ("res_id", "in", list(names)),
                ("name", "in", [name for name in names.values() if name]),
            ],
            order="id desc",
        )
        hashes = {record.id: record[HASH_FIELD] for record in records}
        return {
            attachment.res_id: attachment
            for attachment in attachments
            if names[attachment.res_id] == attachment.name
            and hashes[attachment.res_id] == sha256(attachment.raw or b"").hexdigest()
        }

    def _make_papers(self, report, records, data, final=False):
        """Return a PDF file for each record: {id: bytes}.

        :param bool final: refuse drafts
        :raise UserError: when WeasyPrint or its system libraries are missing; for
            final papers also naming all that is missing
        """
        if not records:
            return {}
        press = self._get_press()
        return {
            docid: press.make_pdf(html)
            for docid, html in self._make_pages(report, records, data, final)
        }

    def _make_pages(self, report, records, data=None, final=False):
        """Yield ``(record id, HTML)`` of each paper, whole documents.

        The data of many records are read together, as the user.

        :param bool final: refuse drafts
        :raise UserError: for final papers, naming all that is missing
        """
        maker = self.with_context(emulation_final=final)
        for ids in split_every(BATCH, records.ids, list):
            values = maker._get_rendering_context(
                report, ids, {"report_type": "pdf", **(data or {})}
            )
            if final:
                self._check_final(report, values)
            for record in values["docs"]:
                html = self._render_template(
                    report.report_name,
                    {**values, "docs": record, "doc_ids": record.ids},
                )
                yield record.id, html.decode()

    @api.model
    def _check_final(self, report, values):
        """Refuse drafts, naming for every paper all that it lacks.

        :raise UserError: when one of them is a draft
        """
        problems = []
        papers = self.env[f"report.{report.report_name}"]
        missing = papers._get_missing(values["docs"])
        for doc in values["docs"]:
            name = doc.display_name
            problems += [f"{name}: {text}" for text in missing[doc.id]]
            if values["papers"][doc.id].get("draft") and not missing[doc.id]:
                problems.append(
                    self.env._(
                        "%(name)s: “%(paper)s” is still a draft.",
                        name=name,
                        paper=report.name,
                    )
                )
        if problems:
            raise UserError("\n".join(problems))

    @api.model
    def _get_press(self):
        try:
            engine = importlib.import_module(".paper_engine", __package__)
        except (ImportError, OSError) as error:
            first_line = str(error).strip().partition("\n")[0]
            raise UserError(
                self.env._(
                    "This server cannot make PDF files: install the Python package "
                    "weasyprint and the system library Pango (%(reason)s).",
                    reason=first_line,
                )
            ) from error
        return engine.PaperPress()
