# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.tools import SQL

from ..core.days import vietnam_today
from ..nomination.dossier.emulation_dossier_row import SPAN

BATCH = 500


class EmulationRetentionItem(models.Model):
    """Papers and words of nominations that led to nothing, and when they go.

    The list shows beforehand what the scheduled action removes, and what holds the
    rest back; both read the same lines. Nothing goes of what a complaint, a decision
    or an open round may still need.
    Source: Law 91/2025/QH15, article 25 (personal data are kept for the term that law
    or agreement sets).
    """

    _name = "emulation.retention.item"
    _description = "End of Retention"
    _auto = False
    _order = "due_on, nomination_id, type_id"
    _rec_name = "nomination_id"
    _depends = {
        "emulation.nomination": ["category_id", "ended_on", "state", "unit_id"],
        "emulation.round": ["state"],
        "emulation.round.category": ["document_type_ids"],
        "emulation.complaint": ["nomination_id", "state"],
        "emulation.decision.line": ["nomination_id"],
        "emulation.award": ["nomination_id"],
        "emulation.dossier.document": ["nomination_id", "type_id"],
        "emulation.dossier.document.type": [
            "holds_words",
            "retention_checked",
            "retention_failed",
            "retention_months",
            "scope",
        ],
        "emulation.retention.act": ["date", "nomination_id", "type_id"],
    }

    nomination_id = fields.Many2one("emulation.nomination", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    unit_id = fields.Many2one("hr.department", readonly=True)
    round_id = fields.Many2one("emulation.round", readonly=True)
    type_id = fields.Many2one(
        "emulation.dossier.document.type", string="Paper", readonly=True
    )
    outcome = fields.Selection(
        [("withdrawn", "Withdrawn"), ("failed", "Failed")], readonly=True
    )
    ended_on = fields.Date(readonly=True)
    due_on = fields.Date(
        string="Removed After", readonly=True, help="Last day on which it is kept."
    )
    done_on = fields.Date(string="Removed On", readonly=True)
    state = fields.Selection(
        [
            ("done", "Removed"),
            ("kept", "Kept for good"),
            ("unchecked", "The term is to be checked"),
            ("complaint", "Held: a complaint is open"),
            ("decision", "Held: a decision names it"),
            ("round", "Held: the round is not closed"),
            ("waiting", "Its term runs"),
            ("due", "Removed at the next run"),
        ],
        string="Status",
        readonly=True,
    )

    @property
    def _table_query(self):
        relation = self.env["emulation.round.category"]._fields["document_type_ids"]
        return SQL(
            """
            SELECT line.*,
                   CASE WHEN line.done_on IS NOT NULL THEN 'done'
                        WHEN line.is_kept THEN 'kept'
                        WHEN NOT line.is_checked THEN 'unchecked'
                        WHEN EXISTS (
                            SELECT FROM emulation_complaint complaint
                             WHERE complaint.nomination_id = line.nomination_id
                               AND complaint.state = 'open') THEN 'complaint'
                        WHEN EXISTS (
                            SELECT FROM emulation_decision_line decided
                             WHERE decided.nomination_id = line.nomination_id)
                          OR EXISTS (
                            SELECT FROM emulation_award award
                             WHERE award.nomination_id = line.nomination_id)
                             THEN 'decision'
                        WHEN line.round_state <> 'closed' THEN 'round'
                        WHEN line.due_on >= %(today)s THEN 'waiting'
                        ELSE 'due' END AS state
              FROM (
                SELECT nomination.id::bigint * %(span)s + kind.id AS id,
                       nomination.id AS nomination_id,
                       nomination.company_id,
                       nomination.unit_id,
                       nomination.round_id,
                       kind.id AS type_id,
                       nomination.state AS outcome,
                       nomination.ended_on,
                       round.state AS round_state,
                       kind.retention_months = 0
                           OR (nomination.state = 'failed'
                               AND kind.retention_failed IS NOT TRUE) AS is_kept,
                       kind.retention_checked IS TRUE AS is_checked,
                       CASE WHEN kind.retention_months > 0
                             AND (nomination.state = 'withdrawn'
                                  OR kind.retention_failed)
                            THEN (nomination.ended_on + make_interval(
                                months => kind.retention_months))::date
                       END AS due_on,
                       act.date AS done_on
                  FROM emulation_nomination nomination
                  JOIN emulation_round round ON round.id = nomination.round_id
                  JOIN emulation_dossier_document_type kind
                    ON kind.scope = 'nomination'
                  LEFT JOIN emulation_retention_act act
                    ON act.nomination_id = nomination.id AND act.type_id = kind.id
                 WHERE nomination.state IN ('withdrawn', 'failed')
                   AND (kind.holds_words IS NOT NULL
                        OR EXISTS (
                            SELECT FROM %(relation)s asked
                             WHERE asked.%(category)s = nomination.category_id
                               AND asked.%(kind)s = kind.id)
                        OR EXISTS (
                            SELECT FROM emulation_dossier_document document
                             WHERE document.nomination_id = nomination.id
                               AND document.type_id = kind.id))
              ) line
            """,
            today=vietnam_today(),
            span=SPAN,
            relation=SQL.identifier(relation.relation),
            category=SQL.identifier(relation.column1),
            kind=SQL.identifier(relation.column2),
        )

    # --- The scheduled action -------------------------------------------------------

    @api.model
    def _cron_remove(self):
        """Remove what is due, a batch a transaction.

        What is done is no longer due: a run that broke off goes on where it was.
        """
        cron = self.env["ir.cron"]
        due = [("state", "=", "due")]
        while items := self.search(due, limit=BATCH, order="nomination_id, type_id"):
            items._remove()
            if not cron._commit_progress(len(items), remaining=self.search_count(due)):
                return

    def _remove(self):
        """Remove the files and words, and write down by which term."""
        nominations = self.nomination_id
        nominations._emulation_hold()
        wanted = {(item.nomination_id, item.type_id) for item in self}
        documents = (
            self.env["emulation.dossier.document"]
            .search(
                [
                    ("nomination_id", "in", nominations.ids),
                    ("type_id", "in", self.type_id.ids),
                ]
            )
            .filtered(lambda d: (d.nomination_id, d.type_id) in wanted)
        )
        documents._remove_files()
        for held, items in self.grouped(lambda i: i.type_id.holds_words).items():
            items.nomination_id._remove_words(held)
        papers = documents.grouped(lambda d: (d.nomination_id, d.type_id))
        today = vietnam_today()
        acts = self.env["emulation.retention.act"].create(
            [
                {
                    "nomination_id": item.nomination_id.id,
                    "type_id": item.type_id.id,
                    "date": today,
                    "months": item.type_id.retention_months,
                    "source": item.type_id.retention_source,
                    "file_count": len(
                        papers.get((item.nomination_id, item.type_id), ())
                    ),
                }
                for item in self
            ]
        )
        nominations._write_guarded({"evidence_removed_on": today})
        left = self.search(
            [("nomination_id", "in", nominations.ids), ("state", "!=", "done")]
        )
        (nominations - left.nomination_id)._remove_personal()
        self.env["emulation.audit.log"]._append(
            nominations,
            "remove evidence",
            {
                nomination.id: {
                    act.type_id.code: f"{act.months}: {act.source}" for act in own
                }
                for nomination, own in acts.grouped("nomination_id").items()
            },
        )
