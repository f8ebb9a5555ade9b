# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.tools import SQL, format_datetime, split_every

from ...engine.audit_chain import broken_link

# Documents whose chains are held in memory at a time
_BATCH = 1000


class EmulationAuditLog(models.Model):
    """Whether every chain is whole, and where each broken one breaks first."""

    _inherit = "emulation.audit.log"

    @api.model
    def verify(self, res_model=None, res_id=None):
        """Check the chains of one document or of all.

        :param str res_model: model of the document, None for all
        :param int res_id: its id
        :return: list of ``{"res_model", "res_id", "seq"}``, the first broken
            link of each broken chain; empty when the log is whole
        :raise AccessError: for others than auditors and administrators
        """
        self._check_auditor()
        domain = self._own_companies()
        if res_model:
            domain.append(("res_model", "=", res_model))
        if res_id:
            domain.append(("res_id", "=", res_id))
        heads = self.env["emulation.audit.head"].sudo().search(domain)
        broken = [
            {"res_model": model, "res_id": number, "seq": seq}
            for model, chain_heads in heads.grouped("res_model").items()
            for batch in split_every(_BATCH, chain_heads.ids, heads.browse)
            for number, seq in self._get_broken_chains(model, batch)
        ]
        return broken + self._get_headless_chains(domain)

    @api.model
    def _get_broken_chains(self, model, heads):
        """Return ``(document id, first broken entry)`` of the broken chains."""
        entries = self.sudo().search(
            [("res_model", "=", model), ("res_id", "in", heads.mapped("res_id"))],
            order="res_id, seq",
        )
        chains = {}
        for row in entries.read(self._stored_names(), load=None):
            row["at"] = fields.Datetime.to_string(row["at"])
            chains.setdefault(row["res_id"], []).append(row)
        found = [
            (
                head.res_id,
                broken_link(chains.get(head.res_id, []), head.seq, head.sha256),
            )
            for head in heads
        ]
        entries.invalidate_recordset()
        return [(number, seq) for number, seq in found if seq]

    @api.model
    def _get_headless_chains(self, domain):
        """Return the last link of every chain whose head was taken away."""
        query = self.sudo()._search(domain)
        query.add_where(
            SQL(
                """NOT EXISTS (
                    SELECT FROM emulation_audit_head AS head
                     WHERE head.res_model = %s AND head.res_id = %s)""",
                SQL.identifier(self._table, "res_model"),
                SQL.identifier(self._table, "res_id"),
            )
        )
        links = self.sudo().browse(query).sorted("seq")
        last = {(link.res_model, link.res_id): link.seq for link in links}
        return [
            {"res_model": model, "res_id": number, "seq": seq}
            for (model, number), seq in last.items()
        ]

    def _stored_names(self):
        return [
            name for name, field in self._fields.items() if field.store and name != "id"
        ]

    # --- In words -----------------------------------------------------------------

    def action_verify(self):
        """Check all chains and show what was found in a small window.

        :return: window action
        :raise AccessError: for others than auditors and administrators
        """
        broken = self.verify()
        wizard = self.env["emulation.verify.wizard"].create(
            {
                "broken_count": len(broken),
                "broken_text": "\n".join(self._get_broken_words(broken)),
            }
        )
        return wizard._open()

    @api.model
    def _get_broken_words(self, broken):
        """Name the first broken link of each chain: document, entry, time.

        :param broken: what ``verify`` returned
        :return: list of lines
        """
        entries_sudo = self.sudo().search(
            [
                ("res_model", "in", list({link["res_model"] for link in broken})),
                ("res_id", "in", list({link["res_id"] for link in broken})),
            ],
            order="seq",
        )
        # That a chain is broken is told to all of them, of whom it is not
        readable = entries_sudo.sudo(False)._filtered_access("read")
        chains = {}
        for entry in entries_sudo:
            chains.setdefault((entry.res_model, entry.res_id), {})[entry.seq] = entry
        lines = []
        for link in broken:
            model, number, seq = link["res_model"], link["res_id"], link["seq"]
            chain = chains.get((model, number), {})
            first = chain[min(chain)] if chain else self.browse()
            words = {
                "kind": self.env["ir.model"]._get(model).name or model,
                "name": (first & readable).res_name or number,
                "seq": seq,
            }
            if seq in chain:
                words["time"] = format_datetime(self.env, chain[seq].at)
                lines.append(
                    self.env._(
                        "%(kind)s “%(name)s”: entry %(seq)s of %(time)s", **words
                    )
                )
            else:
                lines.append(
                    self.env._("%(kind)s “%(name)s”: entry %(seq)s is missing", **words)
                )
        return lines
