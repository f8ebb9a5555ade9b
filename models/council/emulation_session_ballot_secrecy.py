# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationSession(models.Model):
    """Whether a ballot can be secret, and what its voters may check."""

    _inherit = "emulation.session"

    secrecy_note = fields.Text(compute="_compute_secrecy_note")
    count_check = fields.Text(
        string="Ballots and Voters",
        compute="_compute_count_check",
        help="Whether there are as many ballots as voters, for all to see.",
    )

    # --- Enough voters ------------------------------------------------------------

    def _get_min_voters(self):
        return self._get_rule().get("min_voters", 0)

    def _get_secrecy_problems(self):
        """Say for each session why it cannot be opened as a secret one.

        :return: ``{session id: [reason, ...]}``, empty list when it can
        """
        problems = {session.id: [] for session in self}
        for session in self.sudo().filtered(lambda s: s.method != "hands"):
            least = session._get_min_voters()
            texts = problems[session.id]
            if len(session.member_ids) < least:
                texts.append(
                    self.env._(
                        "a secret ballot needs at least %(least)s voters, the roll "
                        "has %(count)s",
                        least=least,
                        count=len(session.member_ids),
                    )
                )
                continue
            excluded = session._get_excluded_ids(session.member_ids)
            for item in session._get_votable_items():
                kept = [m for m in session.member_ids if item.id not in excluded[m.id]]
                if len(kept) < least:
                    texts.append(
                        self.env._(
                            "%(name)s: conflicts of interest leave %(count)s voters, "
                            "a secret ballot needs %(least)s",
                            name=item.subject_name,
                            count=len(kept),
                            least=least,
                        )
                    )
        electronic = self.filtered(lambda s: s.method == "electronic")
        if electronic and self._has_statement_log():
            for session in electronic:
                problems[session.id].append(
                    self.env._(
                        "the database server writes statements to its log, votes "
                        "among them: whoever runs it has to switch that off first"
                    )
                )
        return problems

    @api.model
    def _has_statement_log(self):
        self.env.cr.execute(
            """
            SELECT current_setting('log_statement') IN ('mod', 'all')
                OR current_setting('log_min_duration_statement') = '0'
                OR current_setting('log_transaction_sample_rate')::float > 0
            """
        )
        return self.env.cr.fetchone()[0]

    # --- In words -------------------------------------------------------------------

    @api.depends("method")
    @api.depends_context("lang")
    def _compute_secrecy_note(self):
        for session in self:
            session.secrecy_note = (
                session._get_secrecy_note() if session.method == "electronic" else False
            )

    @api.model
    def _get_secrecy_note(self):
        """Return what an electronic ballot keeps secret and from whom it cannot."""
        return "\n".join(
            [
                self.env._(
                    "Kept: who has voted and how many votes each choice has, and "
                    "nothing that joins the two. No count is shown before closing. "
                    "At closing both are written anew and what was in between is "
                    "removed from the database."
                ),
                self.env._(
                    "Not prevented: while the vote runs, whoever runs the server or "
                    "the database can watch the counts change as members vote, or "
                    "change the programme."
                ),
                self.env._(
                    "Afterwards: the write-ahead log of the database, its replicas, "
                    "and backups or disk images made during the vote can still hold "
                    "the steps in between. Who keeps them has to be trusted, or they "
                    "have to be deleted."
                ),
                self.env._(
                    "A unanimous count tells how everybody voted, electronically or "
                    "on paper. Who cannot accept this votes on paper."
                ),
            ]
        )

    @api.depends("state", "method", "item_ids.result")
    @api.depends_context("lang")
    def _compute_count_check(self):
        for session in self:
            session.count_check = (
                session._get_count_check()
                if session.method == "electronic"
                and session.state in ("closed", "minuted")
                else False
            )

    def _get_count_check(self):
        items = self.sudo().item_ids.filtered("base")
        turnout = self.env["emulation.session.member"].browse(
            self._read_turnout()[self.id]
        )
        envelopes = self._get_envelope_members()
        by_item = [
            self._get_voters_by_item(group, items) for group in (turnout, envelopes)
        ]
        fine = all(
            item.count_for + item.count_against + item.count_blank + item.count_invalid
            == sum(each[item.id] for each in by_item)
            for item in items
        )
        if fine and self.sealed_sha256 == self._get_seal():
            return self.env._(
                "%(count)s members voted; every candidate has a ballot of each of "
                "them who had no conflict of interest. The count is as it was sealed.",
                count=len(turnout) + len(envelopes),
            )
        return self.env._(
            "The count is not the one that was sealed, or there are not as many "
            "ballots as the %(count)s voters: it cannot be relied on.",
            count=len(turnout) + len(envelopes),
        )
