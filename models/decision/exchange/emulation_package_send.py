# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.mimetypes import guess_mimetype

from ....engine.package import PackageError, build, digest, open_package

_ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}


class Papers:
    """Files of a package under numbers, each of them once."""

    def __init__(self):
        self.files = {}
        self._paths = {}
        self._printed = {}

    def add(self, content):
        """Return the path of a file in the package; None for what is no paper."""
        ending = _ENDINGS.get(guess_mimetype(content))
        if not ending:
            return None
        mark = digest(content)
        if mark not in self._paths:
            path = f"files/{len(self._paths) + 1:04d}.{ending}"
            self._paths[mark] = path
            self.files[path] = content
        return self._paths[mark]

    def add_report(self, record, report):
        """Return the path of the paper that is kept of an issued record."""
        if record not in self._printed:
            reports = record.env["ir.actions.report"].with_context(
                # A test asks for the PDF like everybody else
                force_report_rendering=True
            )
            content, _kind = reports._render_qweb_pdf(report, record.ids)
            self._printed[record] = self.add(content)
        return self._printed[record]

    def add_decision(self, decision):
        """Return the path of an issued decision: as signed, else as issued."""
        if decision not in self._printed and decision.signed_attachment_id:
            self._printed[decision] = self.add(decision.signed_attachment_id.raw)
        return self.add_report(decision, "hr_emulation.report_decision")


class EmulationPackage(models.Model):
    """Sealing packages and keeping what was sealed."""

    _inherit = "emulation.package"

    @api.model
    def _seal(self, partner, kind, data, papers, made_on, vals, lines):
        """Make a package and keep it.

        :param partner: emulation.exchange.partner it goes to
        :param str kind: ``proposal`` or ``result``
        :param dict data: what it holds
        :param Papers papers: its files
        :param made_on: day that stands in it
        :param dict vals: further values of the record
        :param lines: values of its lines
        :return: the emulation.package
        :raise UserError: when the partner would refuse it, saying why
        """
        head = {
            "kind": kind,
            "sender": partner.own_body_id.code,
            "recipient": partner.body_id.code,
            "made_on": fields.Date.to_string(made_on),
        }
        # Only the server reads the key
        secret = partner.sudo().secret
        raw, code = build(head, data, papers.files, secret)
        try:
            # What the partner would refuse does not go out
            open_package(raw, secret, self._get_schema(), self._get_limits())
        except PackageError as error:
            raise UserError(self._get_fault_words(error)) from error
        package = self._create_guarded(
            [
                {
                    **vals,
                    "company_id": partner.company_id.id,
                    "direction": "sent",
                    "kind": kind,
                    "partner_id": partner.id,
                    "code": code,
                    "made_on": made_on,
                    "file": base64.b64encode(raw),
                    "file_name": f"{head['sender']}-{head['recipient']}-{code[:8]}.zip",
                    "sha256": digest(raw),
                    "state": "done",
                    "done_on": fields.Datetime.now(),
                    "done_by_id": self.env.uid,
                    "row_count": len(lines),
                }
            ]
        )
        # Lines are written by our own code alone
        self.env["emulation.package.line"].sudo().create(
            [
                {**line, "package_id": package.id, "row_number": number}
                for number, line in enumerate(lines, start=1)
            ]
        )
        self.env["emulation.audit.log"]._append(
            package, "sealed", {package.id: {"sha256": package.sha256, "code": code}}
        )
        return package

    def _get_form_action(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }


class EmulationAuditLog(models.Model):
    _inherit = "emulation.audit.log"

    def _get_event_words(self):
        return {
            **super()._get_event_words(),
            "sealed": self.env._("Sealed and handed out"),
            "import": self.env._("Brought in"),
            "check": self.env._("Checked"),
        }
