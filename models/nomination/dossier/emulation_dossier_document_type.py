# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationDossierDocumentType(models.Model):
    """How a paper of the dossier is made here."""

    _inherit = "emulation.dossier.document.type"

    report_id = fields.Many2one(
        "ir.actions.report",
        string="Made By",
        domain=[("emulation_engine", "!=", False)],
        ondelete="restrict",
        help="The paper that is printed and issued here; empty: it is uploaded.",
    )
    session_kind = fields.Selection(
        [("meeting", "Unit meetings"), ("council", "Councils")],
        string="Of Which Sessions",
        help="For papers of sessions; empty: of all.",
    )
