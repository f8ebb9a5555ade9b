# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.fields import Domain

from ...core.emulation_signed_mixin import SIGNED_FIELDS

# For whom a paper of each scope is made, besides the round of a unit's batch
OWNERS = {
    "nomination": "nomination_id",
    "unit_batch": "unit_id",
    "session": "session_id",
}
COUNTING = ("issued", "signed")


class EmulationDossierDocument(models.Model):
    """A paper of dossiers (giấy tờ trong hồ sơ), kept once for all that share it.

    ``draft`` (made anew whenever it is printed) → ``issued`` (its text is kept and
    never remade) → ``signed`` (scan or digitally signed file: the one that counts).
    What is replaced stays, with the reason.
    """

    _name = "emulation.dossier.document"
    _description = "Dossier Document"
    _inherit = ["emulation.workflow.mixin", "emulation.signed.mixin"]
    _order = "type_sequence, id"
    _check_company_auto = True
    _GUARDED_FIELDS = (
        "type_id",
        "company_id",
        *OWNERS.values(),
        "round_id",
        "issued_attachment_id",
        "issued_sha256",
        "issued_on",
        "issued_by_id",
        "superseded_on",
        "superseded_by_id",
        "superseded_reason",
        *SIGNED_FIELDS,
    )

    type_id = fields.Many2one(
        "emulation.dossier.document.type",
        string="Kind of Paper",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    scope = fields.Selection(related="type_id.scope", store=True)
    type_sequence = fields.Integer(related="type_id.sequence", store=True)
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True, ondelete="restrict"
    )
    nomination_id = fields.Many2one(
        "emulation.nomination",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    session_id = fields.Many2one(
        "emulation.session",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    unit_id = fields.Many2one(
        "hr.department",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    round_id = fields.Many2one(
        "emulation.round",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    state = fields.Selection(
        [("draft", "Draft"), ("issued", "Issued"), ("signed", "Signed")],
        string="Status",
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
    )
    issued_attachment_id = fields.Many2one(
        "ir.attachment",
        string="Issued Text",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    issued_sha256 = fields.Char(
        string="SHA-256 of the Issued Text", readonly=True, copy=False
    )
    issued_on = fields.Datetime(readonly=True, copy=False)
    issued_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    superseded_on = fields.Datetime(readonly=True, copy=False)
    superseded_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    superseded_reason = fields.Text(string="Replaced Because", readonly=True)
    counting_sha256 = fields.Char(
        string="SHA-256",
        compute="_compute_counting",
        compute_sudo=True,
        help="Of the file that counts.",
    )
    owner_name = fields.Char(string="Belongs To", compute="_compute_owner_name")
    done_on = fields.Datetime(
        string="On", compute="_compute_counting", compute_sudo=True
    )
    done_by_id = fields.Many2one(
        "res.users", string="By", compute="_compute_counting", compute_sudo=True
    )

    _issued_is_kept = models.Constraint(
        """CHECK (state != 'issued' OR (issued_attachment_id IS NOT NULL
            AND issued_sha256 IS NOT NULL AND issued_on IS NOT NULL))""",
        "An issued paper has its text and the hash of it.",
    )
    _signed_is_kept = models.Constraint(
        """CHECK (state != 'signed' OR (signed_attachment_id IS NOT NULL
            AND signed_sha256 IS NOT NULL AND signed_on IS NOT NULL))""",
        "A signed paper has its file and the hash of it.",
    )
    _batch_has_its_round = models.Constraint(
        "CHECK ((unit_id IS NULL) = (round_id IS NULL))",
        "A paper for all nominations of a unit names the unit and the round.",
    )
    _one_of_a_nomination = models.UniqueIndex(
        "(type_id, nomination_id) WHERE nomination_id IS NOT NULL"
        " AND superseded_on IS NULL",
        "The dossier of this nomination already has this paper.",
    )
    _one_of_a_session = models.UniqueIndex(
        "(type_id, session_id) WHERE session_id IS NOT NULL AND superseded_on IS NULL",
        "There is already this paper of the session.",
    )
    _one_of_a_batch = models.UniqueIndex(
        "(type_id, unit_id, round_id) WHERE unit_id IS NOT NULL"
        " AND superseded_on IS NULL",
        "There is already this paper for the nominations of the unit.",
    )

    # --- Computes -------------------------------------------------------------------

    @api.depends("state")
    def _compute_counting(self):
        for document in self:
            signed = document.state == "signed"
            kind = "signed" if signed else "issued"
            document.counting_sha256 = document[f"{kind}_sha256"]
            document.done_on = document[f"{kind}_on"]
            document.done_by_id = document[f"{kind}_by_id"]

    @api.depends("scope")
    def _compute_owner_name(self):
        # Who reads a paper reads what it is about
        for document in self:
            document.owner_name = document.sudo()._get_owner().display_name

    @api.depends("type_id", "owner_name")
    def _compute_display_name(self):
        for document in self:
            parts = (document.type_id.name, document.owner_name)
            document.display_name = " – ".join(filter(None, parts))

    # --- What it belongs to ---------------------------------------------------------

    @api.model
    def _get_owner_fields(self):
        """Return the field that holds the owner of a paper of each scope."""
        return dict(OWNERS)

    def _get_owner(self):
        """Return the record the paper is about, empty when there is none."""
        self.ensure_one()
        return self[self._get_owner_fields()[self.scope]]

    def _get_printed(self):
        """Return the record that the report of the paper prints."""
        return self._get_owner()

    @api.model
    def _get_covering_domain(self, nominations):
        """Return the domain of living papers that count for any of the nominations."""
        sessions = self._get_sessions(nominations)
        return Domain("superseded_on", "=", False) & (
            Domain("nomination_id", "in", nominations.ids)
            | Domain("session_id", "in", sessions.session_id.ids)
            | (
                Domain("unit_id", "in", nominations.unit_id.ids)
                & Domain("round_id", "in", nominations.round_id.ids)
            )
        )

    @api.model
    def _get_sessions(self, nominations):
        """Return the agenda items of the nominations in finished sessions."""
        # Whether a session was held does not depend on who may read it
        return (
            self.env["emulation.session.item"]
            .sudo()
            .search(
                Domain("nomination_id", "in", nominations.ids)
                & Domain("session_id.state", "=", "minuted")
            )
        )

    def _get_covered(self, nominations):
        """Tell for which nominations each paper counts: ``{paper id: {id, ...}}``."""
        items = self._get_sessions(nominations).grouped("session_id")
        batches = nominations.grouped(lambda n: (n.unit_id, n.round_id))
        covered = {}
        for document in self:
            found = set(document.nomination_id.ids)
            if document.session_id in items:
                found |= set(items[document.session_id].nomination_id.ids)
            if document.unit_id:
                batch = batches.get((document.unit_id, document.round_id))
                found |= set(batch.ids if batch else ())
            covered[document.id] = found
        return covered

    def _get_counting_file(self):
        """Return the file that counts: the signed copy, else the issued text.

        :return: ir.attachment, empty for a draft
        """
        self.ensure_one()
        return self.signed_attachment_id or self.issued_attachment_id
