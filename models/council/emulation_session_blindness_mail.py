# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.fields import Domain

from .emulation_session_blindness import UNDER_WAY


class EmulationBlindMailMixin(models.AbstractModel):
    """What hangs on a nomination or session that somebody must not see for a time.

    Who was mentioned in a message, or has an activity to do, reads it whatever he may
    read of the document.
    """

    _name = "emulation.blind.mail.mixin"
    _description = "Mail Hidden for a Time"
    _inherit = ["emulation.blind.mixin"]
    _DOCUMENT_FIELD = "res_model"

    @api.model
    def _domain_hidden(self):
        nominations = self.env["emulation.nomination"].sudo()
        sessions = self.env["emulation.session"].sudo()
        persons = self.env.user._emulation_employees()
        own = sessions._search(
            Domain("state", "in", UNDER_WAY)
            & Domain("recusal_ids.member_id.employee_id", "in", persons.ids)
        )
        return Domain.OR(
            Domain(self._DOCUMENT_FIELD, "=", model) & Domain("res_id", "in", ids)
            for model, ids in (
                (
                    "emulation.nomination",
                    nominations._search(nominations._domain_hidden()),
                ),
                ("emulation.session", own),
            )
        )


class MailActivity(models.Model):
    _name = "mail.activity"
    _inherit = ["mail.activity", "emulation.blind.mail.mixin"]

    @api.model
    def _domain_hidden(self):
        # What is to be done for a session is no part of what is said there
        return super()._domain_hidden() & Domain("res_model", "!=", "emulation.session")


class MailMessage(models.Model):
    _name = "mail.message"
    _inherit = ["mail.message", "emulation.blind.mail.mixin"]
    _DOCUMENT_FIELD = "model"

    @api.model
    def _domain_hidden(self):
        """Everybody reads what he wrote himself."""
        partner = self.env.user.partner_id
        return super()._domain_hidden() & Domain("author_id", "!=", partner.id)


class IrAttachment(models.Model):
    """The scan of a session tells its results; everybody reads what he put in."""

    _name = "ir.attachment"
    _inherit = ["ir.attachment", "emulation.blind.mixin"]

    @api.model
    def _domain_hidden(self):
        persons = self.env.user._emulation_employees()
        own = (
            self.env["emulation.session"]
            .sudo()
            ._search(
                Domain("state", "in", (*UNDER_WAY, "void"))
                & Domain("recusal_ids.member_id.employee_id", "in", persons.ids)
            )
        )
        return (
            Domain("res_model", "=", "emulation.session")
            & Domain("res_id", "in", own)
            & Domain("create_uid", "!=", self.env.uid)
        )
