# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationDossierDocumentType(models.Model):
    """How long a paper of a nomination that led to nothing is kept.

    The term is data: each organisation enters its own, and says where it has it from.
    """

    _inherit = "emulation.dossier.document.type"

    retention_months = fields.Integer(
        string="Months Kept",
        help="After a nomination was withdrawn; then the files and words are removed. "
        "0: kept for good.",
    )
    retention_failed = fields.Boolean(
        string="Also When Failed",
        help="The same term for nominations that failed.",
    )
    retention_source = fields.Char(
        string="Term According To", help="Regulation and article the term comes from."
    )
    retention_checked = fields.Boolean(
        string="Term Checked",
        help="Somebody compared the term with the regulation in force. Nothing is "
        "removed before.",
    )
    holds_words = fields.Selection(
        [("summary", "Achievement summary"), ("report", "Achievement report")],
        string="Words of the Nomination",
        help="Words kept with the nomination that are removed together with the paper.",
    )
    retention_text = fields.Char(string="Kept", compute="_compute_retention_text")

    _retention_possible = models.Constraint(
        "CHECK (retention_months >= 0)", "A number of months is not negative."
    )
    _retention_checked_has_source = models.Constraint(
        """CHECK (NOT retention_checked OR retention_months = 0
            OR retention_source IS NOT NULL)""",
        "A term that was checked says according to what.",
    )

    @api.depends(
        "scope",
        "retention_months",
        "retention_failed",
        "retention_source",
        "retention_checked",
    )
    @api.depends_context("lang")
    def _compute_retention_text(self):
        for kind in self:
            kind.retention_text = kind._get_retention_text()

    def _get_retention_text(self):
        """Say in words how long papers of the kind are kept."""
        self.ensure_one()
        if self.scope != "nomination" or not self.retention_months:
            return self.env._("for good")
        values = {"months": self.retention_months}
        text = (
            self.env._("%(months)s months after withdrawal or failure", **values)
            if self.retention_failed
            else self.env._("%(months)s months after withdrawal", **values)
        )
        if not self.retention_checked:
            return self.env._("%(term)s, once the term is checked", term=text)
        return f"{text} ({self.retention_source})"
