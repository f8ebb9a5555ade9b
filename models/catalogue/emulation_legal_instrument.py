# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

# Words of official papers: printed in Vietnamese whatever the user's language
_PRINTED_KINDS = {
    "law": "Luật",
    "decree": "Nghị định",
    "circular": "Thông tư",
    "resolution": "Nghị quyết",
    "directive": "Chỉ thị",
    "decision": "Quyết định",
    "guidance": "Hướng dẫn",
    "plan": "Kế hoạch",
    "official_letter": "Công văn",
}


class EmulationLegalInstrument(models.Model):
    """Document that papers cite as their basis, with the days it is in force."""

    _name = "emulation.legal.instrument"
    _description = "Legal Instrument"
    _inherit = ["emulation.cited.mixin"]
    _order = "sequence, date desc, id"
    _rec_names_search = ["name", "number", "subject"]

    name = fields.Char(
        compute="_compute_name", store=True, index="trigram", string="Legal Citation"
    )
    document_kind = fields.Selection(
        [
            ("law", "Law"),
            ("decree", "Decree"),
            ("circular", "Circular"),
            ("resolution", "Resolution"),
            ("directive", "Directive"),
            ("decision", "Decision"),
            ("guidance", "Guidance"),
            ("plan", "Plan"),
            ("official_letter", "Official letter"),
        ],
        required=True,
        default="decision",
    )
    number = fields.Char(help="With its symbol, as in 98/2023/NĐ-CP.")
    date = fields.Date(string="Issued On")
    issuer = fields.Char(help="As printed after the date, for example Chính phủ.")
    subject = fields.Char(
        string="Abstract",
        required=True,
        help="What it is about, as printed. Of a law, its name without the word Luật.",
    )
    valid_from = fields.Date()
    valid_to = fields.Date(help="Last day in force; empty while it is in force.")
    replaces_id = fields.Many2one(
        "emulation.legal.instrument",
        index="btree_not_null",
        ondelete="restrict",
    )
    replaced_by_ids = fields.One2many(
        "emulation.legal.instrument", "replaces_id", string="Replaced by"
    )
    is_default_basis = fields.Boolean(
        string="Default Basis",
        help="Cited by every decision dated while it is in force.",
    )
    note = fields.Text()
    needs_check = fields.Boolean(
        string="To Be Checked",
        help="Check the entry against the text of the document before you cite it.",
    )
    sequence = fields.Integer(
        default=100, help="Order in which papers cite them: laws before decrees."
    )
    active = fields.Boolean(default=True)

    _validity_in_order = models.Constraint(
        "CHECK(valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)",
        "A legal instrument ends before it comes into force.",
    )
    # Numbers start anew every year; the year of a document without date is 0
    _number_unique = models.UniqueIndex(
        "(document_kind, number, COALESCE(issuer, ''), "
        "COALESCE(date_part('year', date), 0)) WHERE number IS NOT NULL",
        "This document is already in the list: same kind, number, issuer and year.",
    )

    @api.depends("document_kind", "number", "date", "issuer", "subject")
    def _compute_name(self):
        for instrument in self:
            name = instrument._citation()
            # Two laws of one name are told apart by their numbers
            if instrument.document_kind == "law" and instrument.number:
                name = f"{name} ({instrument.number})"
            instrument.name = name

    @api.constrains("replaces_id")
    def _check_replaces(self):
        if self._has_cycle("replaces_id"):
            raise ValidationError(
                self.env._(
                    "A document cannot replace itself, not even through others: "
                    "%(names)s.",
                    names=", ".join(self.mapped("display_name")),
                )
            )

    def _valid_on(self, date):
        """Return the instruments in force on the day; no first day means always."""
        return self.filtered(
            lambda instrument: (
                (not instrument.valid_from or instrument.valid_from <= date)
                and (not instrument.valid_to or date <= instrument.valid_to)
            )
        )

    @api.model
    def _default_bases(self, date):
        """Return the instruments that every decision of the day cites."""
        return self.search([("is_default_basis", "=", True)])._valid_on(date)

    def _citation(self):
        """Return the words that cite the document on an official paper.

        A law is cited by type and name, everything else by type, number, date,
        issuer and subject (NĐ 30/2020, appendix I).
        """
        self.ensure_one()
        kind = _PRINTED_KINDS.get(self.document_kind, "")
        if self.document_kind == "law":
            return f"{kind} {self.subject or ''}".strip()
        parts = [kind]
        if self.number:
            parts.append(f"số {self.number}")
        if self.date:
            parts.append(self._printed_date(self.date))
        if self.issuer:
            parts.append(f"của {self.issuer}")
        parts.append(self.subject or "")
        return " ".join(part for part in parts if part)

    @api.model
    def _printed_date(self, date):
        # NĐ 30/2020: a leading zero for days below 10 and for months 1 and 2
        month = f"{date.month:02d}" if date.month < 3 else str(date.month)
        return f"ngày {date.day:02d} tháng {month} năm {date.year}"
