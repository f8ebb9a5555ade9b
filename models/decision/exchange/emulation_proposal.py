# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.exceptions import UserError

from .emulation_package_send import Papers

_SENT = ("forwarded", "answered")


class EmulationProposal(models.Model):
    """A forwarded proposal as a sealed package for an upper body with a database."""

    _inherit = "emulation.proposal"

    package_ids = fields.One2many("emulation.package", "proposal_id")
    package_count = fields.Integer(compute="_compute_package_count")
    can_export = fields.Boolean(compute="_compute_can_export")

    def _compute_package_count(self):
        counts = dict(
            self.env["emulation.package"]._read_group(
                [("proposal_id", "in", self.ids)], ["proposal_id"], ["__count"]
            )
        )
        for proposal in self:
            proposal.package_count = counts.get(proposal._origin, 0)

    def _compute_can_export(self):
        officer = self.env.user.has_group("hr_emulation.group_officer")
        partners = self.env["emulation.exchange.partner"].search(
            [
                ("own_body_id", "in", self.body_id.ids),
                ("body_id", "in", self.upper_body_id.ids),
            ]
        )
        pairs = {(partner.own_body_id, partner.body_id) for partner in partners}
        for proposal in self:
            pair = (proposal.body_id, proposal.upper_body_id)
            proposal.can_export = officer and proposal.state in _SENT and pair in pairs

    def _get_exchange_partner(self):
        self.ensure_one()
        return self.env["emulation.exchange.partner"].search(
            [
                ("own_body_id", "=", self.body_id.id),
                ("body_id", "=", self.upper_body_id.id),
            ],
            limit=1,
        )

    def action_export(self):
        """Seal the proposal and its papers for the upper body, once.

        :return: window action of the package; the same one whenever it is asked for
        :raise UserError: naming everything that stands in the way
        """
        self.ensure_one()
        self.check_access("write")
        self.lock_for_update()
        if problems := self._get_export_problems():
            raise UserError("\n".join(problems))
        sent = self.package_ids.filtered(lambda package: package.direction == "sent")
        if not sent:
            partner = self._get_exchange_partner()
            papers = Papers()
            data = self._get_package_data(papers)
            sent = self.env["emulation.package"]._seal(
                partner,
                "proposal",
                data,
                papers,
                self.date,
                {
                    "proposal_id": self.id,
                    "subject": f"{self.full_number} – {self.subject}",
                },
                [
                    {
                        "ref": row["ref"],
                        "subject_kind": row["kind"],
                        "name": row["name"],
                        "unit_name": row["unit"],
                        "award_code": row["award"]["code"],
                        "award_name": row["award"]["name"],
                        "nomination_id": int(row["ref"]),
                    }
                    for row in data["nominations"]
                ],
            )
        return sent[:1]._get_form_action()

    def _get_export_problems(self):
        if not self.env.user.has_group("hr_emulation.group_officer"):
            return [self.env._("only an emulation officer may do this")]
        problems = []
        if self.state not in _SENT:
            problems.append(self.env._("The proposal is not forwarded yet."))
        partner = self._get_exchange_partner()
        if partner:
            problems += partner._get_key_problems()
        else:
            problems.append(
                self.env._(
                    "%(body)s is no exchange partner of %(own)s.",
                    body=self.upper_body_id.official_name,
                    own=self.body_id.official_name,
                )
            )
        return problems

    def _get_package_data(self, papers):
        """Return what the package holds; files go to ``papers``."""
        nominations = self.line_ids.nomination_id
        own, shared = self._get_dossier_files(nominations, papers)
        # Whoever forwards the proposal hands it over
        documents_sudo = self.document_ids.sudo()
        first = {
            "path": papers.add(documents_sudo[0]._get_counting_file().raw)
            if documents_sudo
            else papers.add_report(self, "hr_emulation.report_proposal"),
            "name": f"Tờ trình {self.full_number.replace('/', '-')}",
            "paper": "submission",
        }
        return {
            "number": self.full_number,
            "date": fields.Date.to_string(self.date),
            "subject": self.subject,
            "proposer": {
                "code": self.body_id.code,
                "name": self.body_id.official_name,
            },
            "awarding_body": {
                "code": self.award_body_id.code or "–",
                "name": self.award_body_id.official_name,
            },
            "commendation_type": self.commendation_type,
            "year": nominations[:1].year,
            "files": [first, *shared],
            "nominations": self.line_ids._get_package_rows(own),
        }

    def _get_dossier_files(self, nominations, papers):
        """Papers of the dossiers that count: those of each one, and shared ones once.

        :return: ({nomination id: [file]}, [file])
        """
        own, shared = {}, {}
        for nomination_id, rows in nominations._get_dossier().items():
            own[nomination_id] = []
            for row in rows:
                # Whoever forwards the proposal hands over its dossiers
                document = row["document"].sudo()
                attachment = document and document._get_counting_file()
                path = attachment and papers.add(attachment.raw)
                if not path or row["type"].scope == "proposal":
                    continue
                file = {
                    "path": path,
                    "name": attachment.name,
                    "paper": row["type"].code,
                }
                if row["type"].scope == "nomination":
                    own[nomination_id].append(file)
                else:
                    shared[path] = file
        return own, list(shared.values())

    def action_view_packages(self):
        """Open the packages that were made of this proposal, and their answers."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_package_action"
        )
        return {**action, "domain": [("proposal_id", "=", self.id)]}


class EmulationProposalLine(models.Model):
    _inherit = "emulation.proposal.line"

    def _get_package_rows(self, files):
        """Return what of each name goes to the upper body, and no more.

        :param dict files: ``{nomination id: [file]}``
        """
        # The public side of an employee: whoever forwards need not be of HR
        people = self.env["hr.employee.public"].browse(
            self.nomination_id.employee_id.ids
        )
        codes = {person.id: person.emulation_code for person in people}
        return [
            {
                "ref": str(line.nomination_id.id),
                "kind": line.subject_kind,
                "name": line.subject_name,
                "code": codes.get(line.nomination_id.employee_id.id) or None,
                "job": line.subject_job or None,
                "unit": line.subject_unit,
                "award": {
                    "code": line.award_type_id.code,
                    "name": line.award_type_id.official_name,
                },
                "citation": line.citation,
                "summary": line.nomination_id.summary or "",
                "votes": {"for": line.count_for, "of": line.base}
                if line.base
                else None,
                "files": files.get(line.nomination_id.id, []),
            }
            for line in self
        ]
