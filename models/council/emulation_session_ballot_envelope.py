# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...engine.ballot import CHOICES

PAPERS = (*CHOICES, "invalid")


class EmulationSession(models.Model):
    """Opinions in writing, added to the electronic ballots.

    Both are summed up in the same rows: their counts are never stored apart, and
    a paper that is not valid counts as blank.
    """

    _inherit = "emulation.session"

    envelopes_counted = fields.Boolean(compute="_compute_envelopes_counted")

    @api.depends("method", "item_ids.is_counted")
    def _compute_envelopes_counted(self):
        for session in self:
            session.envelopes_counted = session.method == "electronic" and any(
                session.sudo().item_ids.mapped("is_counted")
            )

    def _get_envelope_members(self):
        """Return the members whose opinion came in an envelope, as superuser."""
        return self.sudo().member_ids.filtered(lambda m: m.presence == "written")

    # --- Steps that the envelopes hold up ---------------------------------------------

    def _compute_can_run(self):
        res = super()._compute_can_run()
        for session in self.filtered(lambda s: s.method == "electronic"):
            session.can_record_counts = bool(
                session.can_set_presence and session._get_uncounted_items()
            )
        return res

    def _get_uncounted_problems(self):
        problems = super()._get_uncounted_problems()
        if self.method == "electronic" and (items := self._get_uncounted_items()):
            problems = self._get_few_envelopes_problems() or [
                self.env._(
                    "the opinions that came in writing are not counted yet for: "
                    "%(names)s",
                    names=", ".join(items.mapped("subject_name")),
                )
            ]
        return problems

    def _get_uncounted_items(self):
        """Return the items with papers in the envelopes that are not counted yet."""
        voters = self._get_voters_by_item(self._get_envelope_members())
        return self._get_votable_items().filtered(
            lambda i: voters[i.id] and not i.is_counted
        )

    def _get_few_envelopes_problems(self):
        count, least = len(self._get_envelope_members()), self._get_min_voters()
        if not 0 < count < least:
            return []
        return [
            self.env._(
                "%(count)s opinions came in writing, %(least)s are needed to keep "
                "them secret: return them unopened and mark their senders absent",
                count=count,
                least=least,
            )
        ]

    # --- Presence ----------------------------------------------------------------------

    def _set_presence(self, presence):
        self.ensure_one()
        if self.method == "electronic":
            self._check_running("set_presence")
            problems = self._get_turned_problems(presence)
            if problems:
                raise UserError("\n".join(problems))
        return super()._set_presence(presence)

    def _get_turned_problems(self, presence):
        """Say whose ballot is in the box already: his presence stays as it is."""
        members = self.sudo().member_ids
        changed = members.filtered(
            lambda m: m.id in presence and m.presence != presence[m.id]
        )
        cast = self._get_turnout()[self.id]
        problems = []
        if voted := changed.filtered(lambda m: m.id in cast):
            problems.append(
                self.env._(
                    "have voted and stay present: %(names)s",
                    names=", ".join(voted.mapped("name")),
                )
            )
        papers = changed.filtered(
            lambda m: "written" in (m.presence, presence[m.id]) and m not in voted
        )
        if papers and self.envelopes_counted:
            problems.append(
                self.env._(
                    "the envelopes have been counted, none is added or returned: "
                    "%(names)s",
                    names=", ".join(papers.mapped("name")),
                )
            )
        return problems

    # --- Counting ------------------------------------------------------------------------

    def _add_envelope_counts(self, rows):
        """Add papers of the envelopes to the box; the caller has been checked.

        :param rows: ``[{"item_id", "for", "against", "blank", "invalid"}, ...]``
        :raise UserError: naming every row that cannot be
        """
        self._lock_ballots()
        voters = self._get_voters_by_item(self._get_envelope_members())
        items = {item.id: item for item in self._get_votable_items()}
        papers = {
            row["item_id"]: {name: row.get(name) or 0 for name in PAPERS}
            for row in rows
        }
        problems = self._get_few_envelopes_problems()
        for item_id, counts in papers.items():
            if item_id not in items:
                problems.append(self.env._("Some counts are not for items voted on."))
            elif items[item_id].is_counted:
                problems.append(
                    self.env._(
                        "%(name)s: the envelopes have been counted already.",
                        name=items[item_id].subject_name,
                    )
                )
            elif sum(counts.values()) != voters[item_id]:
                problems.append(
                    self.env._(
                        "%(name)s: the papers have to add up to %(count)s envelopes.",
                        name=items[item_id].subject_name,
                        count=voters[item_id],
                    )
                )
        if problems:
            raise UserError("\n".join(problems))
        added = [
            (item_id, choice, counts[choice] + (choice == "blank") * counts["invalid"])
            for item_id, counts in papers.items()
            for choice in CHOICES
        ]
        self._execute_silently(
            """
            UPDATE emulation_ballot_tally tally
               SET votes = tally.votes + coalesce(added.papers, 0)
              FROM emulation_ballot_tally own
              LEFT JOIN unnest(%s::int[], %s::text[], %s::int[])
                     AS added (item_id, choice, papers)
                     ON added.item_id = own.item_id AND added.choice = own.choice
             WHERE own.id = tally.id AND tally.session_id = %s
            """,
            [*([row[column] for row in added] for column in range(3)), self.id],
        )
        self.env["emulation.session.item"].sudo().browse(papers)._write_guarded(
            {"is_counted": True}
        )
        self._log_counts([{"item_id": item_id} for item_id in papers])
        self._drop_sheets()

    def _drop_sheets(self):
        """Delete the counting sheets: they hold the papers apart from the rest."""
        self.env["emulation.session.wizard"].sudo().search(
            [("session_id", "in", self.ids)]
        ).unlink()
