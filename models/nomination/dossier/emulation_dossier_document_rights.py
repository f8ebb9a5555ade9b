# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.fields import Domain


class EmulationDossierDocument(models.Model):
    """Who reads and who changes a paper: as what it is about allows."""

    _inherit = "emulation.dossier.document"

    is_readable = fields.Boolean(
        compute="_compute_is_readable", search="_search_is_readable"
    )

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_is_readable(self):
        found = self.sudo().search(
            self._get_readable_domain() & Domain("id", "in", self._origin.ids)
        )
        for document in self:
            document.is_readable = document._origin in found

    @api.model
    def _search_is_readable(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._get_readable_domain()

    @api.model
    def _get_readable_domain(self):
        """Return the domain of papers whose nomination, session or batch one reads.

        What hides a nomination hides its papers.
        """
        # Rules are applied as superuser; what is read is the user's own
        user = self.with_user(self.env.uid)
        nominations = user.env["emulation.nomination"]
        sessions = user.env["emulation.session"]
        return (
            Domain("nomination_id", "in", nominations._search([]))
            | Domain("session_id", "in", sessions._search([]))
            | user._get_readable_batches()
        )

    @api.model
    def _get_readable_batches(self):
        """Papers of a unit: its people and whoever reads a nomination it covers."""
        nominations = self.env["emulation.nomination"]
        if self.env.user.has_groups(
            "hr_emulation.group_officer,hr_emulation.group_auditor"
        ):
            return Domain("unit_id", "!=", False)
        pairs = nominations._read_group([], ["unit_id", "round_id"])
        return Domain("unit_id.emulation_is_mine", "=", True) | Domain.OR(
            Domain("unit_id", "=", unit.id) & Domain("round_id", "=", round_.id)
            for unit, round_ in pairs
        )

    def _get_change_problems(self):
        """Why the user may not make, issue, sign or replace each paper.

        :return: ``{paper id: [sentence, ...]}``
        """
        problems = {document.id: [] for document in self}
        for scope, documents in self.grouped("scope").items():
            check = getattr(documents, f"_get_{scope}_problems")
            problems.update(check())
        return problems

    def _get_nomination_problems(self):
        """The dossier is the unit's while it prepares, then the officers'."""
        editable = self.nomination_id._filtered_access("write").filtered("is_editable")
        return {
            document.id: []
            if document.nomination_id in editable
            else [self.env._("the dossier is not yours to change now")]
            for document in self
        }

    def _get_session_problems(self):
        """Papers of a session are filed by who runs it and by who prepares it."""
        sessions = self.session_id
        runners = sessions._get_authority_problems("minute")
        problems = {}
        for document in self:
            session = document.session_id
            reasons = problems[document.id] = []
            if session.state != "minuted":
                reasons.append(self.env._("the minutes are not finished"))
            if runners[session.id] and not session.has_access("write"):
                reasons.append(self.env._("the papers of this session are not yours"))
        return problems

    def _get_unit_batch_problems(self):
        """Papers of a unit are its own people's while the round runs."""
        officer = self.env.user.has_group("hr_emulation.group_officer")
        problems = {}
        for document in self:
            reasons = problems[document.id] = []
            if not officer and not document.unit_id.emulation_is_mine:
                reasons.append(
                    self.env._("only the head or officer of the unit may do this")
                )
            if document.round_id.state not in ("open", "deliberation"):
                reasons.append(
                    self.env._(
                        "the round “%(round)s” is not open",
                        round=document.round_id.name,
                    )
                )
        return problems
