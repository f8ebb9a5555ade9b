# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationAuditHead(models.Model):
    """Last link of each document's chain in the audit log.

    Writers of one document queue at this row: it is taken by an UPDATE, which
    Odoo retries on conflict, whereas a unique index on the log would raise an
    error it does not retry.
    """

    _name = "emulation.audit.head"
    _description = "Audit Log Head"
    _log_access = False
    _rec_name = "sha256"

    res_model = fields.Char(string="Model", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        string="Document Number", model_field="res_model", required=True, readonly=True
    )
    company_number = fields.Integer(readonly=True)
    seq = fields.Integer(string="Entries", required=True, readonly=True)
    sha256 = fields.Char(string="SHA-256", readonly=True)
    last_at = fields.Datetime(string="Last Entry", readonly=True)

    _document_unique = models.Constraint(
        "UNIQUE(res_model, res_id)", "A document has one chain in the audit log."
    )
