# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL


class EmulationAssessment(models.Model):
    """Ranks of closed sheets, among the unit's people and within the cluster.

    Who is disqualified comes last; then the points count, then what the campaign
    declares for equal points.
    """

    _inherit = "emulation.assessment"

    unit_rank = fields.Integer(
        string="Rank in Unit", compute="_compute_ranks", aggregator=None
    )
    cluster_rank = fields.Integer(
        string="Rank in Cluster", compute="_compute_ranks", aggregator=None
    )
    rank_text = fields.Char(string="Rank", compute="_compute_ranks")

    @api.depends("state", "final_total", "unit_total", "is_failed")
    @api.depends_context("lang")
    def _compute_ranks(self):
        closed = self.filtered(lambda sheet: sheet._origin and sheet.state == "closed")
        units = closed._get_ranks("unit_id")
        clusters = closed.filtered("cluster_id")._get_ranks("cluster_id")
        for sheet in self:
            unit, of_unit = units.get(sheet._origin.id, (0, 0))
            cluster, of_cluster = clusters.get(sheet._origin.id, (0, 0))
            sheet.unit_rank = unit
            sheet.cluster_rank = cluster
            texts = []
            if unit:
                texts.append(
                    self.env._("%(rank)s of %(count)s", rank=unit, count=of_unit)
                )
            if cluster:
                texts.append(
                    self.env._(
                        "%(rank)s of %(count)s in the cluster",
                        rank=cluster,
                        count=of_cluster,
                    )
                )
            sheet.rank_text = "; ".join(texts)

    def _get_ranks(self, scope):
        """Ranks among all closed sheets of the same scope, in one query.

        :param str scope: ``unit_id`` or ``cluster_id``
        :return: ``{sheet id: (rank, number of sheets ranked)}``
        """
        if not self:
            return {}
        # A rank counts everybody, whosever sheets the reader may open
        sheets_sudo = self.sudo()
        sheets_sudo.flush_model()
        rows = self.env.execute_query(
            SQL(
                "SELECT id, rank, ranked FROM (%s) AS ranking WHERE id = ANY(%s)",
                self._ranking_sql(
                    scope,
                    sheets_sudo.campaign_id.ids,
                    list(set(sheets_sudo.mapped("year"))),
                    sheets_sudo[scope].ids,
                ),
                self.ids,
            )
        )
        return {sheet_id: (rank, ranked) for sheet_id, rank, ranked in rows}

    @api.model
    def _ranking_sql(self, scope, campaign_ids, years, scope_ids):
        """SELECT of ``id, rank, ranked`` of the closed sheets of some scopes."""
        group = SQL(
            "sheet.campaign_id, sheet.year, sheet.period, sheet.subject_kind, %s",
            SQL.identifier("sheet", scope),
        )
        order = SQL(
            """sheet.is_failed, sheet.final_total DESC,
               CASE campaign.tie_break
                    WHEN 'unit' THEN -sheet.unit_total::float
                    WHEN 'sent' THEN extract(epoch FROM sheet.sent_on)::float
               END"""
        )
        return SQL(
            """
            SELECT sheet.id,
                   CASE campaign.tie_rule
                        WHEN 'dense' THEN dense_rank() OVER ranks
                        ELSE rank() OVER ranks END AS rank,
                   count(*) OVER (PARTITION BY %(group)s) AS ranked
              FROM emulation_assessment AS sheet
              JOIN emulation_campaign AS campaign ON campaign.id = sheet.campaign_id
             WHERE sheet.state = 'closed'
               AND sheet.campaign_id = ANY(%(campaigns)s)
               AND sheet.year = ANY(%(years)s)
               AND %(scope)s = ANY(%(scopes)s)
            WINDOW ranks AS (PARTITION BY %(group)s ORDER BY %(order)s)
            """,
            group=group,
            order=order,
            campaigns=campaign_ids,
            years=years,
            scope=SQL.identifier("sheet", scope),
            scopes=scope_ids,
        )

    @api.model
    def get_ranking(self, campaign_id, year, scope, scope_id, period="year"):
        """Return the ranking of a unit or a cluster.

        :param int campaign_id: id of the campaign
        :param int year: year assessed
        :param str scope: ``unit_id`` or ``cluster_id``
        :param int scope_id: id of the unit or cluster
        :param str period: ``year`` or ``h1``
        :return: list of ``{"rank", "id", "name", "total", "failed"}`` in order;
            equal ranks by the rule of the campaign
        :raise AccessError: for others than officers and auditors, and people of the
            unit
        """
        self.check_access("read")
        if scope not in ("unit_id", "cluster_id"):
            raise AccessError(self.env._("Rankings are made of a unit or a cluster."))
        self._check_ranking_reader(scope, scope_id)
        self.flush_model()
        return [
            {"rank": rank, "id": place, "name": name, "total": total, "failed": failed}
            for rank, place, name, total, failed in self.env.execute_query(
                SQL(
                    """
                    SELECT ranking.rank, sheet.id, sheet.subject_name,
                           sheet.final_total::float, sheet.is_failed
                      FROM (%s) AS ranking
                      JOIN emulation_assessment AS sheet ON sheet.id = ranking.id
                     WHERE sheet.period = %s
                     ORDER BY ranking.rank, sheet.subject_name, sheet.id
                    """,
                    self._ranking_sql(scope, [campaign_id], [year], [scope_id]),
                    period,
                )
            )
        ]

    @api.model
    def _check_ranking_reader(self, scope, scope_id):
        user = self.env.user
        readers = ("hr_emulation.group_officer", "hr_emulation.group_auditor")
        if self.env.su or any(user.has_group(group) for group in readers):
            company = self.env[self._fields[scope].comodel_name].browse(scope_id)
            company.check_access("read")
            return
        mine = user._emulation_departments()
        if scope == "cluster_id":
            cluster = self.env["emulation.cluster"].browse(scope_id)
            allowed = cluster.sudo().member_ids.unit_id & mine.sudo()
        else:
            allowed = mine.filtered(lambda unit: unit.id == scope_id)
        if not allowed:
            raise AccessError(
                self.env._("Only people who act for the unit read its ranking.")
            )
