# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.fields import Domain

PAPER = "hr_emulation.report_proposal"
KIND = "hr_emulation.doc_type_submission"


class EmulationDossierDocument(models.Model):
    """The proposal as a paper of the dossier of every nomination it names."""

    _inherit = "emulation.dossier.document"

    proposal_id = fields.Many2one(
        "emulation.proposal",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )

    _one_of_a_proposal = models.UniqueIndex(
        "(type_id, proposal_id) WHERE proposal_id IS NOT NULL"
        " AND superseded_on IS NULL",
        "There is already this paper of the proposal.",
    )

    @classmethod
    def _guarded(cls):
        return super()._guarded() | {"proposal_id"}

    def _get_owner_fields(self):
        return {**super()._get_owner_fields(), "proposal": "proposal_id"}

    def _get_covering_domain(self, nominations):
        lines = nominations._get_proposal_lines()
        return super()._get_covering_domain(nominations) | (
            Domain("superseded_on", "=", False)
            & Domain("proposal_id", "in", lines.proposal_id.ids)
        )

    def _get_covered(self, nominations):
        covered = super()._get_covered(nominations)
        lines = nominations._get_proposal_lines().grouped("proposal_id")
        for document in self.filtered("proposal_id"):
            named = lines.get(document.sudo().proposal_id)
            covered[document.id] |= set(named.nomination_id.ids if named else ())
        return covered

    def _get_readable_domain(self):
        domain = super()._get_readable_domain()
        # Rules are applied as superuser; what is read is the user's own
        proposals = self.with_user(self.env.uid).env["emulation.proposal"]
        if proposals.has_access("read"):
            domain |= Domain("proposal_id", "in", proposals._search([]))
        return domain

    def _get_proposal_problems(self):
        """Papers of a proposal are the officers' once it is issued."""
        officer = self.env.user.has_group("hr_emulation.group_officer")
        problems = {}
        for document in self:
            reasons = problems[document.id] = []
            if not officer:
                reasons.append(self.env._("only an emulation officer may do this"))
            elif document.proposal_id.state in ("draft", "void"):
                reasons.append(self.env._("the proposal is not issued"))
        return problems


class EmulationNomination(models.Model):
    _inherit = "emulation.nomination"

    def _get_proposal_lines(self):
        """Return the lines of proposals that put these nominations forward.

        Whether a paper names them does not depend on who may read it.
        """
        return (
            self.env["emulation.proposal.line"]
            .sudo()
            .search(
                Domain("nomination_id", "in", self.ids)
                & Domain("proposal_id.state", "not in", ("draft", "void"))
            )
        )

    def _prepare_document(self, kind, sessions):
        vals = super()._prepare_document(kind, sessions)
        if kind.scope != "proposal":
            return vals
        # Whether a paper names it does not depend on who may read it
        lines = (
            self.sudo()
            .proposal_line_ids.sorted("id")
            .filtered(lambda n: n.state not in ("draft", "void"))
        )
        proposal = lines[-1:].proposal_id
        return proposal and {
            "type_id": kind.id,
            "company_id": self.company_id.id,
            "proposal_id": proposal.id,
        }


class EmulationProposal(models.Model):
    """The issued text, kept from the moment of issuing, and the signed copy."""

    _inherit = "emulation.proposal"

    document_ids = fields.One2many(
        "emulation.dossier.document",
        "proposal_id",
        domain=[("superseded_on", "=", False)],
    )
    is_signed = fields.Boolean(compute="_compute_is_signed", string="Signed Copy Filed")
    can_attach_signed = fields.Boolean(compute="_compute_is_signed")

    def _compute_is_signed(self):
        for proposal in self:
            documents = proposal.document_ids
            proposal.is_signed = "signed" in documents.mapped("state")
            proposal.can_attach_signed = any(documents.mapped("can_attach_signed"))

    def action_issue(self):
        """Issue the papers and keep their text; see the step itself for the rest."""
        result = super().action_issue()
        kind = self.env.ref(KIND, raise_if_not_found=False)
        if not kind:
            return result
        # A test asks for the PDF like everybody else
        reports = self.env["ir.actions.report"].with_context(
            force_report_rendering=True
        )
        for proposal in self:
            # Papers are made by our own code alone
            document = self.env["emulation.dossier.document"].sudo()
            document = document._create_guarded(
                [
                    {
                        "type_id": kind.id,
                        "company_id": proposal.company_id.id,
                        "proposal_id": proposal.id,
                    }
                ]
            )
            paper, _kind = reports._render_qweb_pdf(PAPER, proposal.ids)
            document._keep_issued({document.id: paper})
        return result

    def action_void(self, reason=None):
        result = super().action_void(reason)
        documents_sudo = self.sudo().document_ids
        documents_sudo._write_guarded(
            {
                "superseded_on": fields.Datetime.now(),
                "superseded_by_id": self.env.uid,
                "superseded_reason": reason,
            }
        )
        return result

    def action_ask_signed(self):
        """Open the window that takes the signed copy."""
        self.ensure_one()
        self.check_access("read")
        return self.env["emulation.signed.wizard"]._open(
            document_id=self.document_ids[:1].id
        )

    def action_open_paper(self):
        """Open the file that counts: the signed copy, else the issued text.

        :return: URL action
        :raise UserError: when the proposal is not issued
        """
        self.ensure_one()
        return self.document_ids[:1].action_open_file()
