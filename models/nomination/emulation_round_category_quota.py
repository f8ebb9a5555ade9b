# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError
from odoo.tools import SQL

from ...engine.quota import nearest
from .emulation_round_workflow import UNFINISHED


class EmulationRoundCategory(models.Model):
    """Places of a category: which counters bind whom, and how many are left."""

    _inherit = "emulation.round.category"

    quota_step = fields.Selection(
        [("submission", "On submission"), ("passing", "On passing")],
        string="Place Taken",
        required=True,
        default="submission",
        help="When a nomination takes its place in the quota. A share of those "
        "awarded another award is always taken on passing.",
    )
    counter_ids = fields.One2many(
        "emulation.quota", "category_id", domain=[("is_counter", "=", True)]
    )
    quota_used = fields.Integer(string="Places Taken", compute="_compute_headroom")
    quota_capacity = fields.Integer(string="Places", compute="_compute_headroom")
    headroom = fields.Integer(string="Places Left", compute="_compute_headroom")
    capacity_text = fields.Char(
        string="Quota Use",
        compute="_compute_headroom",
        help="Places taken and left, for your units if you act for any.",
    )

    # --- Headroom ---------------------------------------------------------------

    @api.depends("counter_ids.capacity", "counter_ids.used", "round_id.state")
    @api.depends_context("uid", "lang")
    def _compute_headroom(self):
        units = self._get_own_units()
        pairs = {(rec.id, unit_id) for rec in self._origin for unit_id in units.ids}
        bound = self._bind_counters(pairs)
        quotas = self.env["emulation.quota"].sudo()
        for category in self:
            rows = category._origin.sudo().counter_ids.filtered("is_open")
            if units:
                rows = quotas.browse(
                    sorted(
                        {
                            quota_id
                            for unit_id in units.ids
                            for quota_id in bound.get(
                                (category._origin.id, unit_id), ()
                            )
                        }
                    )
                ).filtered("is_open")
            shared = rows.filtered(lambda q: q.scope == "total" and not q.level_id)
            tightest = min(
                (group for group in [rows - shared, *shared] if group),
                key=lambda group: sum(group.mapped("left")),
                default=quotas,
            )
            category.quota_used = sum(tightest.mapped("used"))
            category.quota_capacity = sum(tightest.mapped("capacity"))
            category.headroom = category.quota_capacity - category.quota_used
            category.capacity_text = tightest._get_headroom_text()

    @api.model
    def _get_own_units(self):
        """Units the user acts for; none for who sees the whole round."""
        departments = self.env["hr.department"]
        if self.env.su or self.env.user.has_groups(
            "hr_emulation.group_officer,hr_emulation.group_auditor"
        ):
            return departments
        return departments.search(
            [("emulation_is_mine", "=", True), ("emulation_level_id", "!=", False)]
        )

    @api.model
    def _forget_headroom(self):
        names = ["quota_used", "quota_capacity", "headroom", "capacity_text"]
        self.invalidate_model(names, flush=False)

    # --- Which counters bind whom ---------------------------------------------------

    @api.model
    def _bind_counters(self, pairs):
        """Tell which counters a nomination of a unit takes places of.

        Bound are all rows in total; of the rows of units the nearest one upward
        from the unit, itself included, where a row in total for the units of one
        level stands for each of them; of the rows of clusters those whose members
        in the round's year include the unit or the nearest unit above it that is in
        one. A unit that no row of a unit covers is bound by the others only.

        :param pairs: set of ``(category id, unit id)``
        :return: ``{(category id, unit id): [quota id, ...]}``
        """
        quotas = self.env["emulation.quota"].sudo()
        counters = quotas.search(
            [
                ("category_id", "in", list({category for category, _unit in pairs})),
                ("is_counter", "=", True),
            ],
            order="id",
        )
        if not counters:
            return {pair: [] for pair in pairs}
        departments = self.env["hr.department"].sudo()
        paths = {
            unit.id: unit._emulation_path()
            for unit in departments.browse({unit for _category, unit in pairs})
        }
        places = departments.browse(
            {place for path in paths.values() for place in path}
        )
        indexes = {
            category.id: rows._index_places(places)
            for category, rows in counters.grouped("category_id").items()
        }
        bound = {}
        for category_id, unit_id in pairs:
            totals, by_unit, by_cluster = indexes.get(category_id, ([], {}, {}))
            path = paths[unit_id]
            bound[category_id, unit_id] = sorted(
                {
                    *totals,
                    *(nearest(path, by_unit) or ()),
                    *(nearest(path, by_cluster) or ()),
                }
            )
        return bound

    def _has_only_cluster_quotas(self):
        scopes = set(self.sudo().counter_ids.mapped("scope"))
        return scopes == {"cluster"}

    def action_view_quotas(self):
        """Open the places of the category: taken and left.

        :return: window action
        """
        action = self.round_id.action_view_quotas()
        action["domain"] = [("is_counter", "=", True), ("category_id", "in", self.ids)]
        return action

    # --- Against submissions at the same moment ------------------------------------

    def _hold_open(self):
        """Keep the categories from being closed until our transaction ends.

        Share locks do not hinder one another, so submissions do not queue.
        """
        self.env.cr.execute(
            SQL(
                "SELECT id FROM emulation_round_category WHERE id IN %s"
                " ORDER BY id FOR SHARE",
                self._ids or (0,),
            )
        )

    def _shut_out_submissions(self):
        """Let no nomination slip in beside what this transaction has read.

        Waits for submissions under way, makes later ones fail on their lock and
        reads what was committed meanwhile in a transaction of its own, for ours
        keeps seeing the database as it was when it began.

        :raise ConcurrencyError: when nominations came in; Odoo repeats the request
        """
        if not self:
            return
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "UPDATE emulation_round_category SET write_date = %s WHERE id IN %s",
                fields.Datetime.now(),
                self._ids,
            )
        )
        query = SQL(
            "SELECT id FROM emulation_nomination"
            " WHERE category_id IN %s AND state IN %s",
            self._ids,
            UNFINISHED,
        )
        self.env.cr.execute(query)
        known = {row_id for (row_id,) in self.env.cr.fetchall()}
        with self.env.registry.cursor() as cr:
            cr.execute(query)
            late = tuple({row_id for (row_id,) in cr.fetchall()} - known)
        if not late:
            return
        # Rows of our own making pass, rows changed by others are refused here
        self.env.cr.execute(
            SQL("SELECT id FROM emulation_nomination WHERE id IN %s FOR SHARE", late)
        )
        if len(self.env.cr.fetchall()) < len(late):
            raise ConcurrencyError("nominations were submitted meanwhile")
