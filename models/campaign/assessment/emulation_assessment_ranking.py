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
        ranks = {}
        for campaign, own in sheets_sudo.grouped("campaign_id").items():
            rows = self.env.execute_query(
                SQL(
                    "SELECT id, rank, ranked FROM (%s) AS ranking WHERE id = ANY(%s)",
                    self._ranking_sql(
                        scope,
                        campaign,
                        list(set(own.mapped("year"))),
                        own[scope].ids,
                        SQL("count(*) OVER (PARTITION BY %s)", self._group_sql(scope)),
                    ),
                    own.ids,
                )
            )
            ranks.update({place: (rank, ranked) for place, rank, ranked in rows})
        return ranks

    @api.model
    def _group_sql(self, scope):
        """Whose sheets are compared with each other."""
        # Codes need no order of a language, which would cost half of the time
        return SQL(
            """%s, year, period COLLATE "C", subject_kind COLLATE "C" """,
            SQL.identifier(scope),
        )

    @api.model
    def _ranking_sql(self, scope, campaign, years, scope_ids, ranked=None, period=None):
        """SELECT of ``id, rank, ranked, subject_name, …`` of the closed sheets of some
        scopes of a campaign.

        :param ranked: expression of how many are compared, where that is asked for
        :param str period: the only one asked for, of one scope and year
        """
        parts = {
            "none": SQL(""),
            "unit": SQL(", unit_total DESC"),
            "sent": SQL(", sent_on"),
        }
        rank = SQL("dense_rank()") if campaign.tie_rule == "dense" else SQL("rank()")
        return SQL(
            """
            SELECT id, subject_name, final_total, is_failed,
                   %(ranked)s AS ranked,
                   %(rank)s OVER (PARTITION BY %(group)s
                                  ORDER BY is_failed, final_total DESC %(parting)s) AS rank
              FROM emulation_assessment
             WHERE state = 'closed' AND campaign_id = %(campaign)s
               AND year = ANY(%(years)s) AND %(scope)s = ANY(%(scopes)s)
               %(of_period)s
            """,
            rank=rank,
            ranked=ranked or SQL("NULL"),
            # Of one scope, year and period only the kinds of subject differ, which a
            # boolean tells in half the time of their codes
            group=SQL("employee_id IS NULL") if period else self._group_sql(scope),
            of_period=SQL("AND period = %s", period) if period else SQL(""),
            parting=parts[campaign.tie_break],
            campaign=campaign.id,
            years=years,
            scope=SQL.identifier(scope),
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
        # How equal points are ranked is for everybody to know
        campaign = self.env["emulation.campaign"].sudo().browse(campaign_id).exists()
        if not campaign:
            return []
        return [
            {"rank": rank, "id": place, "name": name, "total": total, "failed": failed}
            for rank, place, name, total, failed in self.env.execute_query(
                SQL(
                    """
                    SELECT rank, id, subject_name, final_total::float, is_failed
                      FROM (%s) AS ranking
                     ORDER BY rank, subject_name, id
                    """,
                    self._ranking_sql(
                        scope, campaign, [year], [scope_id], period=period
                    ),
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
