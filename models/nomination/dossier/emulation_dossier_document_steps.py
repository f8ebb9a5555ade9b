# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from hashlib import sha256

from odoo import fields, models
from odoo.exceptions import UserError

from ...core.emulation_workflow_mixin import Transition


class EmulationDossierDocument(models.Model):
    """Making, issuing, signing and replacing a paper."""

    _inherit = "emulation.dossier.document"

    _TRANSITIONS = {
        "make": Transition(("draft",), "draft"),
        "issue": Transition(("draft",), "issued"),
        "attach_signed": Transition(("draft", "issued"), "signed"),
        "supersede": Transition(("issued", "signed"), None, True),
    }

    can_make = fields.Boolean(compute="_compute_can")
    can_issue = fields.Boolean(compute="_compute_can")
    can_attach_signed = fields.Boolean(compute="_compute_can")
    can_supersede = fields.Boolean(compute="_compute_can")

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        allowed = self.filtered(lambda d: not blockers[d.id])
        problems = allowed._get_change_problems()
        for document in allowed:
            reasons = blockers[document.id]
            reasons += problems[document.id]
            if document.superseded_on:
                reasons.append(self.env._("the paper was replaced"))
            kind = document.type_id
            if name in ("make", "issue") and not kind.report_id:
                reasons.append(self.env._("this paper is not made here: upload it"))
            if (
                name == "attach_signed"
                and document.state == "draft"
                and kind.source == "generated"
            ):
                reasons.append(self.env._("issue the paper first"))
        return blockers

    def action_make(self):
        """Print the paper as it would be now; nothing is kept.

        :return: report action, of one kind of paper
        :raise UserError: naming every paper and every reason
        """
        self.check_access("read")
        self._check_transition("make")
        if len(self.type_id) != 1:
            raise UserError(self.env._("Print papers of one kind at a time."))
        printed = [document._get_printed().id for document in self]
        return self.type_id.report_id.report_action(printed, config=False)

    def action_issue(self):
        """Make the final text of each paper, once: it is kept with its SHA-256.

        :raise UserError: naming every paper and everything that is missing
        """
        self.check_access("read")
        self._check_transition("issue")
        reports = self.env["ir.actions.report"]
        for kind, documents in self.grouped("type_id").items():
            report_sudo = kind.report_id.sudo()
            printed = {d.id: d._get_printed() for d in documents}
            records = self.env[report_sudo.model].browse(
                [record.id for record in printed.values()]
            )
            reports._check_paper_request(report_sudo, records.ids)
            papers = reports._make_papers(report_sudo, records, None, final=True)
            documents._keep_issued(
                {document.id: papers[printed[document.id].id] for document in documents}
            )
        return True

    def _keep_issued(self, papers):
        """Keep the final text of each paper.

        :param dict papers: ``{paper id: PDF}``
        """
        before = {document.id: document.state for document in self}
        for document in self:
            data = papers[document.id]
            name = f"{document.type_id.official_name}.pdf"
            document.sudo()._write_guarded(
                {
                    "state": "issued",
                    "issued_attachment_id": document._keep_file(name, data).id,
                    "issued_sha256": sha256(data).hexdigest(),
                    "issued_on": fields.Datetime.now(),
                    "issued_by_id": self.env.uid,
                }
            )
        self._log_papers("issue", before)

    def action_attach_signed(self, name, content, difference_note=None):
        """File the signed copy of a paper; from now on it is the one that counts.

        :param str name: name of the file
        :param str content: PDF or picture in base64
        :param str difference_note: where it differs from the issued text, in words
        :raise UserError: when the file is not readable, or with every other reason
        """
        self.ensure_one()
        self.check_access("read")
        self._check_transition("attach_signed")
        data = self._read_signed_file(name, content)
        before = {self.id: self.state}
        vals = self._prepare_signed(name, data, difference_note)
        self.sudo()._write_guarded({"state": "signed", **vals})
        self._log_papers("attach_signed", before, difference_note)
        return True

    def action_supersede(self, reason=None):
        """Put papers out of force; they stay, and their place is free for new ones.

        :param str reason: why
        :raise UserError: naming every paper and every reason
        """
        self.check_access("read")
        self._check_transition("supersede", reason)
        self.sudo()._write_guarded(
            {
                "superseded_on": fields.Datetime.now(),
                "superseded_by_id": self.env.uid,
                "superseded_reason": reason,
            }
        )
        before = {document.id: document.state for document in self}
        self._log_papers("supersede", before, reason)
        return True

    def _log_papers(self, event, before, reason=None):
        """Log a step with the kind of each paper and the hash of its file."""
        values = {
            document.id: {
                "from": before[document.id],
                "to": document.state,
                "paper": document.type_id.code,
                "sha256": document.counting_sha256,
            }
            for document in self
        }
        self.env["emulation.audit.log"]._append(self, event, values, reason=reason)

    def action_open_file(self):
        """Open the file that counts; whoever opens it is in the access log.

        :return: URL action
        :raise UserError: when there is no file yet
        """
        self.ensure_one()
        self.check_access("read")
        file = self._get_counting_file()
        if not file:
            raise UserError(self.env._("There is no file yet."))
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{file.id}",
            "target": "new",
        }
