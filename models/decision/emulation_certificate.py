# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import secrets

from odoo import api, fields, models
from odoo.exceptions import UserError


class EmulationCertificate(models.Model):
    """The paper handed to the subject (bằng khen, giấy khen).

    States: ``valid``, ``replaced`` by a newer paper, ``revoked``.
    """

    _name = "emulation.certificate"
    _description = "Certificate"
    _inherit = ["mail.thread", "emulation.workflow.mixin"]
    _order = "id desc"
    _rec_name = "number"
    _check_company_auto = True
    _INITIAL_STATE = "valid"
    _GUARDED_FIELDS = (
        "award_id",
        "decision_line_id",
        "number",
        "token",
        "printed_on",
        "paper_sha256",
    )

    award_id = fields.Many2one(
        "emulation.award",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    company_id = fields.Many2one(related="award_id.company_id", store=True, index=True)
    decision_line_id = fields.Many2one(
        "emulation.decision.line",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    decision_id = fields.Many2one(
        related="decision_line_id.decision_id", store=True, index="btree_not_null"
    )
    is_printed_here = fields.Boolean(
        compute="_compute_is_printed_here",
        store=True,
        help="Certificates of outside bodies are registered, not printed.",
    )
    award_type_id = fields.Many2one(related="award_id.award_type_id", store=True)
    body_id = fields.Many2one(related="award_id.body_id", store=True)
    layout_id = fields.Many2one(
        "emulation.certificate.layout",
        compute="_compute_layout_id",
        store=True,
        readonly=False,
        ondelete="restrict",
    )
    unit_id = fields.Many2one(related="award_id.unit_id", store=True, index=True)
    subject_name = fields.Char(compute="_compute_words", store=True)
    subject_job = fields.Char(compute="_compute_place", compute_sudo=True)
    subject_unit = fields.Char(compute="_compute_place", compute_sudo=True)
    citation = fields.Char(related="award_id.citation")
    decision_number = fields.Char(related="award_id.decision_number")
    number = fields.Char(readonly=True, copy=False, index="btree_not_null")
    golden_book_number = fields.Char(
        copy=False,
        tracking=True,
        help="Number in the golden book of the awarding body.",
    )
    token = fields.Char(
        readonly=True,
        copy=False,
        groups="hr_emulation.group_officer",
        default=lambda self: secrets.token_hex(16),
    )
    state = fields.Selection(
        [("valid", "Valid"), ("replaced", "Replaced"), ("revoked", "Revoked")],
        string="Status",
        default="valid",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    printed_on = fields.Datetime(readonly=True, copy=False)
    paper_sha256 = fields.Char(
        string="SHA-256 of the Paper",
        readonly=True,
        copy=False,
        help="Of the file that was printed: printing again hands out this very file.",
    )
    handed_on = fields.Date(string="Handed Over On", copy=False, tracking=True)
    handed_to = fields.Char(copy=False, tracking=True)
    handed_by_id = fields.Many2one(
        "hr.employee",
        string="Handed Over By",
        copy=False,
        ondelete="restrict",
        tracking=True,
    )

    _token_unique = models.Constraint("UNIQUE(token)", "The token is taken.")
    _number_unique = models.UniqueIndex(
        "(company_id, number) WHERE number IS NOT NULL",
        "This certificate number is already taken.",
    )

    @api.depends("decision_line_id")
    def _compute_is_printed_here(self):
        for certificate in self:
            certificate.is_printed_here = bool(certificate.decision_line_id)

    @api.depends("award_type_id.certificate_layout_id")
    def _compute_layout_id(self):
        for certificate in self:
            certificate.layout_id = (
                certificate.layout_id or certificate.award_type_id.certificate_layout_id
            )

    @api.depends(
        "award_id.subject_name",
        "award_id.change_id.subject_name",
        "decision_line_id.subject_name",
    )
    def _compute_words(self):
        for certificate in self:
            award = certificate.award_id
            certificate.subject_name = (
                award.change_id.subject_name
                or certificate.decision_line_id.subject_name
                or award.subject_name
            )

    @api.depends("award_id", "decision_line_id")
    def _compute_place(self):
        for certificate in self:
            words = certificate.award_id._get_printed_words()
            certificate.subject_job = words["subject_job"]
            certificate.subject_unit = words["subject_unit"]

    @api.depends("number", "subject_name")
    def _compute_display_name(self):
        for certificate in self:
            certificate.display_name = " – ".join(
                filter(None, [certificate.number, certificate.subject_name])
            )

    def action_print(self):
        """Print the certificates; the first print is dated.

        :return: report action
        :raise UserError: when a certificate is not ours to print or not valid
        """
        self._check_printable()
        self.filtered(lambda c: not c.printed_on)._write_guarded(
            {"printed_on": fields.Datetime.now()}
        )
        return self.env.ref("hr_emulation.report_certificate").report_action(
            self, config=False
        )

    def _check_printable(self):
        """Refuse certificates that are not ours to print or not valid.

        :raise UserError: naming every one
        """
        problems = [
            self.env._(
                "%(name)s: given by an outside body, so it is not printed here.",
                name=rec.display_name,
            )
            if not rec.is_printed_here
            else self.env._("%(name)s: no longer valid.", name=rec.display_name)
            for rec in self
            if not rec.is_printed_here or rec.state != "valid"
        ]
        if problems:
            raise UserError("\n".join(problems))
        self.check_access("write")

    @api.ondelete(at_uninstall=False)
    def _unlink_only_initial(self):
        raise UserError(
            self.env._("Certificates are never deleted; replace or revoke them.")
        )
