# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.exceptions import UserError

from .emulation_printed_words_mixin import WORDS


class EmulationAward(models.Model):
    """Entries of the register that decisions correct and revoke.

    A correction leaves the old entry, marked ``corrected``, and writes a new one;
    a revocation marks the entry ``revoked``.
    """

    _inherit = "emulation.award"

    decision_id = fields.Many2one(
        related="decision_line_id.decision_id", store=True, index="btree_not_null"
    )
    change_id = fields.Many2one(
        "emulation.decision.change",
        string="Corrected By",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="The correction that wrote this entry.",
    )
    corrects_id = fields.Many2one(
        "emulation.award",
        string="In Place Of",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )

    _corrected_once = models.UniqueIndex(
        "(corrects_id) WHERE corrects_id IS NOT NULL",
        "This entry of the register has been corrected already.",
    )

    @classmethod
    def _guarded(cls):
        return super()._guarded() | {"change_id", "corrects_id"}

    def _get_printed_words(self):
        """Return what is printed of the entry: {field: text}."""
        source = self.change_id or self.decision_line_id
        return {name: source[name] for name in WORDS}

    def _get_changeable_problems(self, body):
        """Why a body cannot correct or revoke the entry, as sentences."""
        self.ensure_one()
        if not self.decision_line_id:
            return [self.env._("no decision issued here has given it")]
        if self.body_id != body:
            return [self.env._("another body has given it")]
        return []

    def _prepare_successor(self):
        """Return the values of the entry that takes the place of this one."""
        self.ensure_one()
        return {
            "company_id": self.company_id.id,
            "subject_kind": self.subject_kind,
            "employee_id": self.employee_id.id,
            "department_id": self.department_id.id,
            "partner_id": self.partner_id.id,
            "unit_id": self.unit_id.id,
            "award_type_id": self.award_type_id.id,
            "commendation_type": self.commendation_type,
            "body_id": self.body_id.id,
            "issuer_name": self.issuer_name,
            "decision_number": self.decision_number,
            "decision_date": self.decision_date,
            "year": self.year,
            "citation": self.citation,
            "nomination_id": self.nomination_id.id,
            "decision_line_id": self.decision_line_id.id,
            "corrects_id": self.id,
        }

    def _mark_revoked(self, reason):
        """Void entries, certificates and nominations; the places become free.

        :param str reason: decision that revokes them
        """
        entries = self
        # Papers of the entries that a correction replaced are void as well
        while earlier := entries.corrects_id - entries:
            entries |= earlier
        certificates = self.env["emulation.certificate"].search(
            [("award_id", "in", entries.ids), ("state", "!=", "revoked")]
        )
        nominations = self.nomination_id.filtered(lambda n: n.state == "awarded")
        for records in (self, certificates, nominations):
            before = {record.id: record.state for record in records}
            records._write_guarded({"state": "revoked"})
            records._log_transition("revoke", before, reason)
        nominations._write_guarded({"state_reason": reason})
        nominations._free_places()

    def action_draft_correction(self):
        """Draft the decision that corrects the wording of these entries.

        :return: window action of the decision
        :raise UserError: naming every entry that cannot be corrected, and why
        """
        return self._draft_change("correction")

    def action_draft_revocation(self):
        """Draft the decision that revokes these awards.

        Source: Law 06/2022/QH15, chapter VII (awards cancelled, object and money back).

        :return: window action of the decision
        :raise UserError: naming every entry that cannot be revoked, and why
        """
        return self._draft_change("revocation")

    def _draft_change(self, kind):
        decisions = self.env["emulation.decision"]
        decisions.check_access("create")
        self.check_access("read")
        labels = dict(self._fields["state"]._description_selection(self.env))
        problems = []
        for award in self:
            texts = award._get_changeable_problems(award.body_id)
            if award.state != "valid":
                texts.append(
                    self.env._(
                        "the entry of the register is “%(state)s” already",
                        state=labels[award.state],
                    )
                )
            problems += [f"{award.display_name}: {text}" for text in texts]
        if problems:
            raise UserError("\n".join(problems))
        if not self:
            raise UserError(self.env._("Choose entries of the register."))
        return decisions._draft_change(kind, self)._get_records_action()


class EmulationDecisionChange(models.Model):
    """What issuing does to the register, the certificates and the nominations."""

    _inherit = "emulation.decision.change"

    def _correct(self):
        """Write the new entries and make the certificates anew."""
        if not self:
            return
        old = self.award_id
        before = {award.id: award.state for award in old}
        old._write_guarded({"state": "corrected"})
        # The unique index allows one valid entry a line
        old.flush_recordset(["state"])
        new = self.env["emulation.award"]._create_guarded(
            [change._prepare_corrected_award() for change in self]
        )
        for decision, changes in self.grouped("decision_id").items():
            changes.award_id._log_transition("correct", before, decision.full_number)
        certificates = self.env["emulation.certificate"].search(
            [("award_id", "in", old.ids), ("state", "=", "valid")]
        )
        ours = certificates.filtered("is_printed_here")
        states = {certificate.id: certificate.state for certificate in ours}
        ours._write_guarded({"state": "replaced"})
        numbers = ", ".join(self.decision_id.mapped("full_number"))
        ours._log_transition("replace", states, numbers)
        ours._make_successors({award.corrects_id.id: award.id for award in new})

    def _prepare_corrected_award(self):
        self.ensure_one()
        return {
            **self.award_id._prepare_successor(),
            "citation": self.citation,
            "change_id": self.id,
        }

    def _revoke(self):
        """Void entries, certificates and nominations; the places become free."""
        if self:
            numbers = ", ".join(self.decision_id.mapped("full_number"))
            self.award_id._mark_revoked(numbers)


class EmulationAuditLog(models.Model):
    _inherit = "emulation.audit.log"

    def _get_event_words(self):
        return {
            **super()._get_event_words(),
            "correct": self.env._("Corrected by a decision"),
            "revoke": self.env._("Revoked by a decision"),
        }
