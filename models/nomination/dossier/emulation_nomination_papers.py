# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from .emulation_dossier_document import COUNTING


class EmulationNomination(models.Model):
    """The checklist of a dossier: what the category asks for, what is there."""

    _inherit = "emulation.nomination"

    dossier_row_ids = fields.One2many(
        "emulation.dossier.row", "nomination_id", string="Dossier"
    )
    dossier_text = fields.Char(
        string="Dossier Papers",
        compute="_compute_dossier",
        help="Required papers that are issued or signed, of all that are required.",
    )
    dossier_missing = fields.Text(compute="_compute_dossier")

    @api.depends("category_id")
    def _compute_dossier(self):
        dossiers = self._get_dossier()
        for nomination in self:
            required = [
                paper
                for paper in dossiers.get(nomination._origin.id, ())
                if paper["type"].is_required
            ]
            lacking = [p for p in required if p["state"] not in COUNTING]
            nomination.dossier_text = (
                f"{len(required) - len(lacking)}/{len(required)}" if required else False
            )
            nomination.dossier_missing = "\n".join(p["type"].name for p in lacking)

    def _get_dossier(self):
        """Return the papers that the categories ask for, and the state of each.

        Reads for all nominations at once. A paper shared by several stands in the
        dossier of each of them.

        :return: ``{nomination id: [{"type": record, "document": record or empty,
            "state": "missing" | "draft" | "issued" | "signed"}]}``
        """
        nominations = self._origin
        papers_sudo = self.env["emulation.dossier.document"].sudo()
        documents = papers_sudo.search(
            papers_sudo._get_covering_domain(nominations), order="id"
        )
        covered = documents._get_covered(nominations)
        found = {}
        for document in documents:
            for nomination_id in covered[document.id]:
                key = (nomination_id, document.type_id.id)
                # A later paper of the kind replaces an earlier one, a draft does not
                if document.state in COUNTING or key not in found:
                    found[key] = document
        empty = papers_sudo.sudo(False)
        dossiers = {}
        for nomination in nominations:
            rows = dossiers[nomination.id] = []
            for kind in nomination.sudo().category_id.document_type_ids.sorted():
                document = found.get((nomination.id, kind.id), empty)
                rows.append(
                    {
                        "type": kind.sudo(False),
                        "document": document.sudo(False),
                        "state": document.state or "missing",
                    }
                )
        return dossiers

    # --- Papers that are not there yet --------------------------------------------------

    def _prepare_document(self, kind, sessions):
        """Return the values of a new paper for one nomination; None when nothing owns it.

        :param kind: emulation.dossier.document.type
        :param sessions: agenda items of the nomination in finished sessions
        """
        self.ensure_one()
        vals = {"type_id": kind.id, "company_id": self.company_id.id}
        if kind.scope == "nomination":
            return {**vals, "nomination_id": self.id}
        if kind.scope == "unit_batch":
            return {**vals, "unit_id": self.unit_id.id, "round_id": self.round_id.id}
        if kind.scope == "session":
            held = sessions.session_id.filtered(
                lambda s: not kind.session_kind or s.kind == kind.session_kind
            )
            last = held.sorted("minuted_on")[-1:]
            return {**vals, "session_id": last.id} if last else None
        return None

    def _plan_documents(self, rows):
        """Return papers as they would be, none of them stored.

        :param rows: missing lines of the checklists of these nominations
        :return: ``{row: new emulation.dossier.document, or empty}``
        """
        documents = self.env["emulation.dossier.document"]
        items = documents._get_sessions(self).grouped("nomination_id")
        planned = {}
        for row in rows:
            nomination = row.nomination_id
            sessions = items.get(nomination, self.env["emulation.session.item"])
            vals = nomination._prepare_document(row.type_id, sessions)
            planned[row] = documents.new(vals) if vals else documents
        return planned

    def _ensure_documents(self, kind):
        """Return the living papers of a kind, made as drafts where they are missing.

        A shared paper is made once.

        :param kind: emulation.dossier.document.type
        :raise UserError: naming every nomination whose category does not ask for it,
            for which nothing owns it yet or whose paper the user may not change
        """
        self.check_access("read")
        documents = found = self.env["emulation.dossier.document"]
        dossiers = self._get_dossier()
        items = documents._get_sessions(self).grouped("nomination_id")
        problems, wanted = [], {}
        for nomination in self:
            papers = {paper["type"]: paper for paper in dossiers[nomination.id]}
            words = {"name": nomination.display_name, "paper": kind.name}
            if kind not in papers:
                problems.append(
                    self.env._(
                        "%(name)s: the category does not ask for “%(paper)s”.", **words
                    )
                )
            elif document := papers[kind]["document"]:
                found |= document
            elif vals := nomination._prepare_document(
                kind, items.get(nomination, self.env["emulation.session.item"])
            ):
                wanted.setdefault(tuple(sorted(vals.items())), vals)
            else:
                problems.append(
                    self.env._(
                        "%(name)s: “%(paper)s” comes later in the procedure.", **words
                    )
                )
        planned = documents.union(*(documents.new(vals) for vals in wanted.values()))
        reasons = planned._get_change_problems()
        problems += [
            f"{document.display_name}: {reason}"
            for document in planned
            for reason in reasons[document.id]
        ]
        if problems:
            raise UserError("\n".join(problems))
        return found | documents.sudo()._create_guarded([*wanted.values()]).sudo(False)

    def _read_document_type(self, type_id):
        kind = self.env["emulation.dossier.document.type"].browse(
            type_id if isinstance(type_id, int) else ()
        )
        if not kind.exists():
            raise UserError(self.env._("There is no such paper."))
        return kind

    def action_issue_documents(self, type_id):
        """Issue one kind of paper for each nomination; a shared one once.

        :param int type_id: id of the emulation.dossier.document.type
        :return: ids of the emulation.dossier.document records
        :raise UserError: naming every paper and everything that is missing
        """
        kind = self._read_document_type(type_id)
        documents = self._ensure_documents(kind)
        documents.filtered(lambda d: d.state == "draft").action_issue()
        return documents.ids

    def action_upload_document(self, type_id, name, content, difference_note=None):
        """File the signed copy of a paper of the dossier; made first where missing.

        :param int type_id: id of the emulation.dossier.document.type
        :param str name: name of the file
        :param str content: PDF or picture in base64
        :param str difference_note: where it differs from the issued text
        :return: id of the emulation.dossier.document
        :raise UserError: saying why not
        """
        self.ensure_one()
        document = self._ensure_documents(self._read_document_type(type_id))
        document.action_attach_signed(name, content, difference_note)
        return document.id
