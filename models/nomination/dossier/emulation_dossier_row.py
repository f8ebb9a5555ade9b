# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

# Ids of rows: those of kinds of papers stay below
SPAN = 1_000_000


class EmulationDossierRow(models.Model):
    """Line of the checklist of a dossier: a kind of paper, there or missing."""

    _name = "emulation.dossier.row"
    _description = "Dossier Checklist"
    _auto = False
    _order = "sequence, id"
    _rec_name = "type_id"
    _depends = {
        "emulation.nomination": ["category_id"],
        "emulation.round.category": ["document_type_ids"],
        "emulation.dossier.document.type": ["sequence"],
    }

    nomination_id = fields.Many2one("emulation.nomination", readonly=True)
    type_id = fields.Many2one(
        "emulation.dossier.document.type", string="Paper", readonly=True
    )
    sequence = fields.Integer(readonly=True)
    scope = fields.Selection(related="type_id.scope")
    is_required = fields.Boolean(related="type_id.is_required")
    document_id = fields.Many2one(
        "emulation.dossier.document", compute="_compute_document"
    )
    state = fields.Selection(
        [
            ("missing", "Missing"),
            ("draft", "In preparation"),
            ("issued", "Issued"),
            ("signed", "Signed"),
        ],
        string="Status",
        compute="_compute_document",
    )
    done_by = fields.Char(string="By", compute="_compute_document")
    done_on = fields.Datetime(string="On", compute="_compute_document")
    short_sha256 = fields.Char(
        string="SHA-256", compute="_compute_document", help="Its first ten characters."
    )
    difference_note = fields.Text(
        string="Where It Differs", compute="_compute_document"
    )
    can_make = fields.Boolean(compute="_compute_can")
    can_issue = fields.Boolean(compute="_compute_can")
    can_attach_signed = fields.Boolean(compute="_compute_can")
    can_supersede = fields.Boolean(compute="_compute_can")
    can_open = fields.Boolean(compute="_compute_can")
    missing_text = fields.Text(
        string="Data Missing",
        compute="_compute_can",
        help="What the paper lacks before its final text can be made.",
    )

    is_readable = fields.Boolean(
        compute="_compute_is_readable", search="_search_is_readable"
    )

    @property
    def _table_query(self):
        relation = self.env["emulation.round.category"]._fields["document_type_ids"]
        return SQL(
            """
            SELECT nomination.id::bigint * %(span)s + kind.id AS id,
                   nomination.id AS nomination_id,
                   kind.id AS type_id,
                   kind.sequence AS sequence
              FROM emulation_nomination nomination
              JOIN %(relation)s asked ON asked.%(category)s = nomination.category_id
              JOIN emulation_dossier_document_type kind ON kind.id = asked.%(kind)s
            """,
            span=SPAN,
            relation=SQL.identifier(relation.relation),
            category=SQL.identifier(relation.column1),
            kind=SQL.identifier(relation.column2),
        )

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_is_readable(self):
        readable = self.nomination_id._filtered_access("read")
        for row in self:
            row.is_readable = row.nomination_id in readable

    @api.model
    def _search_is_readable(self, operator, value):
        if operator != "in":
            return NotImplemented
        # Rules are applied as superuser; what is read is the user's own
        nominations = self.env["emulation.nomination"].with_user(self.env.uid)
        return Domain("nomination_id", "in", nominations._search([]))

    @api.depends("nomination_id", "type_id")
    def _compute_document(self):
        dossiers = self.nomination_id._get_dossier()
        for row in self:
            papers = {p["type"]: p for p in dossiers.get(row.nomination_id.id, ())}
            paper = papers.get(row.type_id)
            # Whoever reads the nomination knows which papers are there
            document_sudo = paper["document"].sudo() if paper else row.document_id
            row.document_id = document_sudo
            row.state = paper["state"] if paper else "missing"
            row.done_by = document_sudo.done_by_id.name
            row.done_on = document_sudo.done_on
            row.short_sha256 = (document_sudo.counting_sha256 or "")[:10]
            row.difference_note = document_sudo.difference_note

    @api.depends("document_id")
    @api.depends_context("uid")
    def _compute_can(self):
        readable = self.document_id._filtered_access("read")
        missing = self.filtered(lambda row: not row.document_id)
        planned = missing.nomination_id._plan_documents(missing)
        documents = {row: planned[row] for row in missing if planned.get(row)}
        documents.update({r: r.document_id for r in self if r.document_id in readable})
        together = self.env["emulation.dossier.document"].union(*documents.values())
        for name in ("make", "issue", "attach_signed", "supersede"):
            blockers = together._get_transition_blockers(name)
            for row in self:
                document = documents.get(row)
                row[f"can_{name}"] = bool(document) and not blockers[document.id]
        lacking = self._get_lacking(documents)
        for row in self:
            row.can_open = row.state in ("issued", "signed") and (
                row.document_id in readable
            )
            row.missing_text = "; ".join(lacking.get(row, ()))

    def _get_lacking(self, documents):
        """Tell what the papers that are not issued yet lack.

        :param documents: ``{row: emulation.dossier.document}``, of the user
        :return: ``{row: [sentence, ...]}``, of papers that are made here
        """
        open_ = self.browse([r.id for r, d in documents.items() if d.state == "draft"])
        found = {}
        for kind, rows in open_.grouped("type_id").items():
            report_sudo = kind.report_id.sudo()
            if not report_sudo:
                continue
            printed = {row: documents[row]._get_printed() for row in rows}
            records = self.env[report_sudo.model].union(*printed.values())
            readable = records._filtered_access("read")
            missing = self.env[f"report.{report_sudo.report_name}"]._get_missing(
                readable
            )
            found.update(
                {row: missing.get(record.id, []) for row, record in printed.items()}
            )
        return found

    # --- Buttons --------------------------------------------------------------------

    def _ensure_document(self):
        self.ensure_one()
        return self.nomination_id._ensure_documents(self.type_id)

    def action_make(self):
        """Print the paper as it would be now.

        :return: report action
        """
        return self._ensure_document().action_make()

    def action_issue(self):
        """Make the final text of the paper and keep it.

        :raise UserError: naming everything that is missing
        """
        return self._ensure_document().action_issue()

    def action_upload(self):
        """Open the window that takes the signed copy of the paper."""
        self.ensure_one()
        self.nomination_id.check_access("read")
        return self.env["emulation.signed.wizard"]._open(
            nomination_id=self.nomination_id.id, type_id=self.type_id.id
        )

    def action_open(self):
        """Open the file that counts.

        :return: URL action
        """
        return self.document_id.action_open_file()

    def action_supersede(self):
        """Open the window that asks why the paper is replaced."""
        self.ensure_one()
        self.document_id.check_access("read")
        return self.document_id._open_reason_wizard("supersede")
