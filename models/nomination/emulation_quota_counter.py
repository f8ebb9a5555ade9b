# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...engine.quota import share
from ..core.days import vietnam_today

# Fields a row for each unit or cluster hands down to the rows made of it
_HANDED_DOWN = ("category_id", "sequence", "unit", "number", "percent")
_HANDED_DOWN += ("percent_base", "base_category_id", "rounding", "source_document")


class EmulationQuota(models.Model):
    """Counters: made at opening, taken and given back by guarded statements.

    ``capacity``, ``used`` and ``base`` are written by SQL alone: the statement that
    changes a counter is the one that checks it, whatever another session did.
    """

    _inherit = "emulation.quota"

    # --- Opening --------------------------------------------------------------

    def _open_counters(self):
        """Expand rows for each unit or cluster and set what is not set yet.

        Called again it adds only what is missing, as a unit founded later.

        :return: the counters that were set
        """
        rows = self.exists().filtered(lambda q: q.is_open and not q.parent_id)
        rows._expand()
        counters = (rows | rows.child_ids).filtered("is_counter")
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "SELECT id FROM emulation_quota WHERE capacity IS NULL AND id IN %s",
                counters._ids or (0,),
            )
        )
        fresh = self.browse(row_id for (row_id,) in self.env.cr.fetchall())
        fresh._set_capacities()
        return fresh

    def _expand(self):
        """Make the rows of the units or clusters that have none of their own."""
        vals_list = []
        rows = self.filtered(lambda q: q.scope in ("per_unit", "per_cluster"))
        for round_, quotas in rows.grouped(lambda q: q.category_id.round_id).items():
            places = {"unit_id": round_._get_quota_units()}
            places["cluster_id"] = round_._get_quota_clusters()
            present = {
                category.id: counters
                for category, counters in self.search(
                    [("category_id", "in", quotas.category_id.ids)]
                )
                .grouped("category_id")
                .items()
            }
            for quota in quotas:
                name = quota.scope.removeprefix("per_") + "_id"
                wanted = places[name] - present[quota.category_id.id][name]
                if name == "unit_id":
                    wanted = wanted.filtered(
                        lambda u, q=quota: u.emulation_level_id == q.level_id
                    )
                vals_list += [quota._prepare_counter(name, place) for place in wanted]
        self._through_door().create(vals_list)

    def _prepare_counter(self, name, place):
        handed = {
            key: self._fields[key].convert_to_write(self[key], self)
            for key in _HANDED_DOWN
        }
        scope = name.removesuffix("_id")
        return {**handed, "scope": scope, "parent_id": self.id, name: place.id}

    def _add_to_open_round(self, reasons):
        """Open rows added later; nominations under way get their places on them.

        :param dict reasons: why, in words, by id
        :raise UserError: when the round is closed, the base is not named, or more
            nominations are under way than there are places
        """
        problems = self._get_base_problems()
        problems += [
            self.env._("%(name)s: a closed round is not changed.", name=round_.name)
            for round_ in self.category_id.round_id
            if round_.state == "closed"
        ]
        if problems:
            raise UserError("\n".join(problems))
        self.category_id._shut_out_submissions()
        self._open_counters()
        for reason, quotas in self.grouped(lambda q: reasons[q.id]).items():
            quotas._log("quota added", reason=reason)
        self.env["emulation.nomination"]._reseat(self.category_id)

    def _get_base_problems(self):
        return [
            self.env._(
                "%(category)s: say of which award the quota is a share",
                category=quota.category_id.display_name,
            )
            for quota in self
            if quota._is_share_of_results() and not quota.base_category_id
        ]

    def _index_places(self, places):
        """Look-up of the counters of one category.

        :param places: hr.department, all units that are asked for and above
        :return: rows that bind everybody, ``{unit id: rows}`` of units and
            ``{unit id: rows}`` of clusters, rows as sets of ids
        """
        totals, by_unit, by_cluster = set(), {}, {}
        levels = {q.level_id: q.id for q in self if q.scope == "total" and q.level_id}
        if levels:
            for place in places.filtered(lambda d: d.emulation_level_id in levels):
                by_unit[place.id] = {levels[place.emulation_level_id]}
        clusters = {}
        for quota in self:
            if quota.scope == "unit":
                by_unit[quota.unit_id.id] = {quota.id}
            elif quota.scope == "cluster":
                clusters[quota.cluster_id] = quota.id
            elif not quota.level_id:
                totals.add(quota.id)
        members = self.env["emulation.cluster.member"].search(
            [
                ("cluster_id", "in", [cluster.id for cluster in clusters]),
                ("year", "=", self.category_id.round_id.year),
                ("unit_id", "in", places.ids),
            ]
            if clusters
            else [(0, "=", 1)]
        )
        for member in members:
            rows = by_cluster.setdefault(member.unit_id.id, set())
            rows.add(clusters[member.cluster_id])
        return totals, by_unit, by_cluster

    # --- Capacity ---------------------------------------------------------------

    def _set_capacities(self, keep_bases=False):
        """Set base and capacity of counters, never below what is taken.

        A head count is that of today; a share of another category's results is
        empty until that category is closed.

        :param bool keep_bases: only number or percentage changed
        :raise UserError: naming every counter that would fall below what is taken
        """
        bases = (
            {q.id: q.base for q in self if not q.is_waiting}
            if keep_bases
            else self._get_bases(vietnam_today())
        )
        rows = [
            SQL(
                "(%s, %s::int, %s::int)",
                quota.id,
                bases.get(quota.id),
                quota._get_capacity(bases.get(quota.id)),
            )
            for quota in self
        ]
        if not rows:
            return
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                UPDATE emulation_quota AS quota
                   SET base = wanted.base, capacity = wanted.capacity
                  FROM (VALUES %s) AS wanted(id, base, capacity)
                 WHERE quota.id = wanted.id
                   AND quota.used <= COALESCE(wanted.capacity, 0)
                RETURNING quota.id
                """,
                SQL(", ").join(rows),
            )
        )
        done = {row_id for (row_id,) in self.env.cr.fetchall()}
        self._forget_counts()
        if below := self.filtered(lambda q: q.id not in done):
            raise UserError(
                "\n".join(
                    self.env._(
                        "%(category)s, %(quota)s: %(used)s places are taken, so there "
                        "cannot be only %(capacity)s.",
                        category=quota.category_id.display_name,
                        quota=quota.display_name,
                        used=quota.used,
                        capacity=quota._get_capacity(bases.get(quota.id)) or 0,
                    )
                    for quota in below
                )
            )

    def _get_capacity(self, base):
        """Places of a row, None while its base is not known."""
        if self.unit == "number":
            return self.number
        if base is None:
            return None
        return share(base, self.percent, self.rounding)

    def _get_bases(self, date):
        """Count what the percentages of counters are taken of.

        A person or an award counts for the counters that would bind a nomination
        of his unit, so that nobody counts twice where rows of two levels meet.

        :return: ``{quota id: number}``; without rows that are waiting
        """
        bases = {}
        for category, quotas in (
            self.filtered(lambda q: q.unit == "percent").grouped("category_id").items()
        ):
            groups = [
                (
                    quotas.filtered(lambda q: not q._is_share_of_results()),
                    category.round_id._count_regular_members,
                )
            ]
            groups += [
                (
                    quotas.filtered(
                        lambda q, b=base: (
                            q._is_share_of_results() and q.base_category_id == b
                        )
                    ),
                    lambda date, b=base: b._count_results(),
                )
                for base in quotas.base_category_id.filtered("closed_on")
            ]
            for counters, count in groups:
                if not counters:
                    continue
                numbers = count(date)
                bound = category._bind_counters({(category.id, u) for u in numbers})
                bases |= dict.fromkeys(counters.ids, 0)
                for (_category, unit_id), quota_ids in bound.items():
                    for quota_id in set(quota_ids) & set(counters.ids):
                        bases[quota_id] += numbers[unit_id]
        return bases

    # --- Places -----------------------------------------------------------------

    @api.model
    def _count(self, places):
        """Take places of several counters, and give back, by one guarded statement.

        A counter changed by another session since ours began raises a
        serialisation error, and Odoo repeats the request.

        :param dict places: ``{quota id: number of places}``, negative to give back
        :return: the counters without enough places; then nothing may stay
        """
        if not places:
            return self.browse()
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                WITH locked AS (
                    SELECT id FROM emulation_quota WHERE id IN %(ids)s
                     ORDER BY id FOR NO KEY UPDATE
                )
                UPDATE emulation_quota AS quota
                   SET used = quota.used + wanted.places
                  FROM locked JOIN (VALUES %(wanted)s) AS wanted(id, places)
                       ON wanted.id = locked.id
                 WHERE quota.id = locked.id
                   AND quota.used + wanted.places <= quota.capacity
                RETURNING quota.id
                """,
                ids=tuple(places),
                wanted=SQL(", ").join(SQL("%s", item) for item in places.items()),
            )
        )
        done = {row_id for (row_id,) in self.env.cr.fetchall()}
        self._forget_counts()
        return self.browse(sorted(places.keys() - done))

    @api.model
    def _forget_counts(self):
        names = ["capacity", "used", "base", "left", "nomination_ids"]
        self.invalidate_model(names, flush=False)
        self.env["emulation.round.category"]._forget_headroom()
        self.env["emulation.nomination"]._forget_headroom()
