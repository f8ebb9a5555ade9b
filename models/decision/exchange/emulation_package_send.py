# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.mimetypes import guess_mimetype

from ....engine.package import PackageError, build, digest, open_package

_ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}
# What is answered to the partner; a suspended nomination still waits
_ENDED = ("awarded", "failed", "withdrawn")


class Papers:
    """Files of a package under numbers, each of them once."""

    def __init__(self):
        self.files = {}
        self._paths = {}

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
        reports = record.env["ir.actions.report"].with_context(
            # A test asks for the PDF like everybody else
            force_report_rendering=True
        )
        return self.add(reports._render_qweb_pdf(report, record.ids)[0])


class EmulationPackage(models.Model):
    """Sealing packages: a proposal to the upper body, results to the lower one."""

    _inherit = "emulation.package"

    is_to_answer = fields.Boolean(
        compute="_compute_is_to_answer",
        help="Received nominations have a result that the partner does not know yet.",
    )

    @api.depends("line_ids.answer_id")
    def _compute_is_to_answer(self):
        for package in self:
            package.is_to_answer = bool(package._get_lines_to_answer())

    def _get_lines_to_answer(self):
        self.ensure_one()
        if (self.direction, self.kind, self.state) != ("received", "proposal", "done"):
            return self.line_ids.browse()
        return self.line_ids.filtered(
            lambda n: not n.answer_id and n.nomination_id.sudo().state in _ENDED
        )

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

    # --- Results ------------------------------------------------------------------------

    def action_answer(self):
        """Seal the results of a received proposal that the partner does not know yet.

        :return: window action of the package
        :raise UserError: when there is none, or the package cannot be made
        """
        self.ensure_one()
        self.check_access("write")
        if not self.env.user.has_group("hr_emulation.group_officer"):
            raise UserError(self.env._("only an emulation officer may do this"))
        self.lock_for_update()
        lines = self._get_lines_to_answer()
        problems = self.partner_id._get_key_problems()
        if not lines:
            problems.append(self.env._("There is no result that waits to be sent."))
        if problems:
            raise UserError("\n".join(problems))
        papers, results = Papers(), []
        for line in lines:
            results.append(self._get_answer(line, papers))
        today = fields.Date.context_today(self)
        answer = self._seal(
            self.partner_id,
            "result",
            {"answers": self.code, "results": results},
            papers,
            today,
            {"answers_id": self.id, "subject": self.subject},
            [
                self._get_answer_line(line, row)
                for line, row in zip(lines, results, strict=True)
            ],
        )
        lines.sudo().write({"answer_id": answer.id})
        return answer._get_form_action()

    def _get_form_action(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }

    def _get_answer_line(self, line, row):
        decision = row["decision"] or {}
        return {
            "ref": line.ref,
            "name": line.name,
            "subject_kind": line.subject_kind,
            "unit_name": line.unit_name,
            "award_code": row["award"] or line.award_code,
            "award_name": line.award_name,
            "result": row["result"],
            "note": decision.get("number") or row["reason"],
            "nomination_id": line.nomination_id.id,
        }

    def _get_answer(self, line, papers):
        """Return what the partner learns of one nomination."""
        # What became of it goes back to who proposed it, whoever decided
        nomination = line.nomination_id.sudo()
        row = {
            "ref": line.ref,
            "name": line.name,
            "result": "failed",
            "award": None,
            "reason": None,
            "decision": None,
            "golden_book_number": None,
            "scan": None,
        }
        award = nomination.award_ids.filtered(lambda a: a.state != "revoked")[:1]
        if nomination.state != "awarded":
            return {**row, "reason": nomination.state_reason or "–"}
        decision = award.decision_line_id.decision_id
        certificate = self.env["emulation.certificate"].sudo()
        certificate = certificate.search(
            [("award_id", "=", award.id), ("state", "=", "valid")], limit=1
        )
        is_other = award.award_type_id.code != line.award_code
        return {
            **row,
            "result": "other" if is_other else "awarded",
            "award": award.award_type_id.code if is_other else None,
            "decision": {
                "number": award.decision_number,
                "date": fields.Date.to_string(award.decision_date),
                "issuer": award.issuer_name,
                "signer": decision.signer_id.name or award.issuer_name,
            },
            "golden_book_number": certificate.golden_book_number or None,
            "scan": self._get_decision_paper(award, decision, papers),
        }

    def _get_decision_paper(self, award, decision, papers):
        """Path of the decision: as signed, else as issued, else the scan received."""
        if decision.signed_attachment_id:
            return papers.add(decision.signed_attachment_id.raw)
        if decision:
            return papers.add_report(decision, "hr_emulation.report_decision")
        return papers.add(award.attachment_ids[:1].raw or b"")


class EmulationAuditLog(models.Model):
    _inherit = "emulation.audit.log"

    def _get_event_words(self):
        return {
            **super()._get_event_words(),
            "sealed": self.env._("Sealed and handed out"),
            "import": self.env._("Brought in"),
            "check": self.env._("Checked"),
        }
