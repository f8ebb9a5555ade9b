# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationDossierDocumentType(models.Model):
    """Kind of paper that a dossier has to contain."""

    _name = "emulation.dossier.document.type"
    _description = "Dossier Document Type"
    _inherit = ["emulation.cited.mixin"]
    _order = "sequence, id"
    _rec_names_search = ["name", "official_name", "code"]

    name = fields.Char(required=True, translate=True)
    official_name = fields.Char(
        required=True,
        help="As printed in lists of papers, in Vietnamese. It is never translated.",
    )
    code = fields.Char(required=True, copy=False)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    scope = fields.Selection(
        [
            ("nomination", "One nomination"),
            ("unit_batch", "All nominations of a unit"),
            ("session", "A meeting or session"),
            ("proposal", "A submission to an upper body"),
        ],
        required=True,
        default="nomination",
        help="A shared paper is kept once and counts for every nomination it covers.",
    )
    source = fields.Selection(
        [
            ("generated", "Made here"),
            ("uploaded", "Uploaded"),
            ("either", "Made here or uploaded"),
        ],
        required=True,
        default="either",
    )
    is_required = fields.Boolean(
        string="Required",
        default=True,
        help="A dossier is complete only with every required paper.",
    )

    _code_unique = models.Constraint(
        "UNIQUE(code)", "There is already a dossier document type with this code."
    )
