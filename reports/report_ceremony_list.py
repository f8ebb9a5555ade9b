# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ..engine.vi_text import nfc, padded, short_date
from ..models.core.days import vietnam_today


class ReportCeremonyList(models.AbstractModel):
    """Danh sách trao thưởng: in which order who is called, and who steps forward."""

    _name = "report.hr_emulation.ceremony_list"
    _description = "Ceremony List"
    _inherit = ["report.hr_emulation.decision"]

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of each list: {decision id: dict}."""
        heads = self._get_heads(docs.line_ids.nomination_id.department_id)
        notes = self._get_notes(docs)
        return {
            doc.id: {
                "title": nfc(f"Danh sách trao thưởng {doc.full_number or ''}").strip(),
                "draft": doc.state == "draft",
                "head": self._get_body_head(doc.body_id),
                "source": self._get_source(doc),
                "groups": self._get_calls(doc, heads, notes),
            }
            for doc in docs
        }

    @api.model
    def _get_heads(self, collectives):
        """Names of those who receive for a collective today: {department id: name}."""
        members = self.env["emulation.unit.member"].sudo()
        rows = members._members_on(vietnam_today(), collectives)
        heads = rows.filtered(lambda m: m.role == "head")
        return {row.department_id.id: row.employee_id.name for row in heads}

    @api.model
    def _get_notes(self, docs):
        """What has been handed over already: {decision line id: words}."""
        certificates = self.env["emulation.certificate"].search(
            [
                ("decision_id", "in", docs.ids),
                ("state", "=", "valid"),
                ("handed_on", "!=", False),
            ]
        )
        return {
            certificate.decision_line_id.id: nfc(
                f"Đã trao {short_date(certificate.handed_on)}, "
                f"{certificate.handed_to} nhận"
            )
            for certificate in certificates
        }

    @api.model
    def _get_calls(self, doc, heads, notes):
        """Awards from the highest on, collectives before people, numbered through."""
        lines = doc.line_ids.sorted(
            lambda n: (
                -n.award_type_id.level_id.rank,
                n.award_type_id.sequence,
                n.subject_kind != "collective",
                n.sequence,
                n.id,
            )
        )
        groups, number = [], 0
        for award, own in lines.grouped("award_type_id").items():
            rows = []
            for line in own:
                number += 1
                row = self._get_row(line, number)
                person = line.subject_name
                if line.subject_kind == "collective":
                    person = heads.get(line.nomination_id.department_id.id)
                rows.append(
                    {
                        **row,
                        "receiver": nfc(person) or "……………………",
                        "note": notes.get(line.id, ""),
                    }
                )
            groups.append(
                {
                    "name": nfc(award.official_name),
                    "count": padded(len(own)),
                    "rows": rows,
                }
            )
        return groups
