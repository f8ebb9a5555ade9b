# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

COUNTING_SCOPES = ("total", "unit", "cluster")


class EmulationQuota(models.Model):
    """How many of a category may pass (chỉ tiêu phân bổ), for whom.

    Rows of the scopes ``total``, ``unit`` and ``cluster`` count places. A row for
    each unit or each cluster is expanded into such rows when its round opens;
    ``emulation_quota_counter`` has the counting.
    """

    _name = "emulation.quota"
    _description = "Award Quota"
    _order = "category_id, sequence, id"
    _check_company_auto = True

    category_id = fields.Many2one(
        "emulation.round.category", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="category_id.company_id", store=True)
    sequence = fields.Integer(default=10)
    scope = fields.Selection(
        [
            ("total", "In total"),
            ("per_unit", "Each unit of a level"),
            ("unit", "One unit"),
            ("per_cluster", "Each cluster"),
            ("cluster", "One cluster"),
        ],
        required=True,
        default="total",
    )
    level_id = fields.Many2one(
        "emulation.level",
        index=True,
        ondelete="restrict",
        help="With “In total”: the quota is shared by the units of this level only.",
    )
    unit_id = fields.Many2one(
        "hr.department",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        domain=[("emulation_level_id", "!=", False)],
    )
    cluster_id = fields.Many2one(
        "emulation.cluster",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    unit = fields.Selection(
        [("number", "Number"), ("percent", "Percent")],
        string="Counted As",
        required=True,
        default="number",
    )
    number = fields.Integer()
    percent = fields.Float(digits=(5, 2))
    percent_base = fields.Selection(
        [("headcount", "Head count"), ("category", "Those awarded another award")],
        string="Percent Of",
        required=True,
        default="headcount",
        help="The head count is taken on the day the round opens; the number awarded "
        "another award once the results of that category are closed.",
    )
    base_category_id = fields.Many2one(
        "emulation.round.category",
        string="Of Those Awarded",
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
    )
    rounding = fields.Selection(
        [("down", "Down"), ("nearest", "Nearest"), ("up", "Up")],
        default="down",
        required=True,
    )
    note = fields.Text(help="Words of the guidance the quota comes from.")
    source_document = fields.Char()
    reason = fields.Char(
        string="Why It Is Added",
        store=False,
        help="Goes into the log with a row that is added after the round opened.",
    )

    parent_id = fields.Many2one(
        "emulation.quota",
        string="Expanded From",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="cascade",
    )
    child_ids = fields.One2many("emulation.quota", "parent_id", readonly=True)
    is_counter = fields.Boolean(
        compute="_compute_is_counter",
        store=True,
        precompute=True,
        help="Places are counted on this row.",
    )
    # NULL until the round opens, and while it waits for another category's results
    capacity = fields.Integer(string="Places", readonly=True, copy=False)
    used = fields.Integer(
        string="Places Taken", readonly=True, copy=False, required=True, default=0
    )
    base = fields.Integer(
        readonly=True,
        copy=False,
        help="The number the percentage was taken of.",
    )
    left = fields.Integer(string="Places Left", compute="_compute_left")
    is_open = fields.Boolean(compute="_compute_is_open")
    is_waiting = fields.Boolean(
        compute="_compute_is_open",
        help="The results of the award it is a share of are not closed yet.",
    )
    nomination_ids = fields.Many2many(
        "emulation.nomination",
        "emulation_nomination_quota_rel",
        "quota_id",
        "nomination_id",
        string="Places Held By",
        readonly=True,
        copy=False,
    )

    _used_within_capacity = models.Constraint(
        "CHECK (used BETWEEN 0 AND COALESCE(capacity, 0))",
        "A quota cannot be overrun.",
    )
    _one_per_unit = models.UniqueIndex(
        "(category_id, unit_id) WHERE scope = 'unit'",
        "A unit has one quota of its own in a category.",
    )
    _one_per_cluster = models.UniqueIndex(
        "(category_id, cluster_id) WHERE scope = 'cluster'",
        "A cluster has one quota of its own in a category.",
    )

    # --- Computes -------------------------------------------------------------

    @api.depends("scope")
    def _compute_is_counter(self):
        for quota in self:
            quota.is_counter = quota.scope in COUNTING_SCOPES

    @api.depends("capacity", "used")
    def _compute_left(self):
        for quota in self:
            quota.left = quota.capacity - quota.used

    @api.depends(
        "category_id.round_id.state", "base_category_id.closed_on", "percent_base"
    )
    def _compute_is_open(self):
        for quota in self:
            quota.is_open = quota.category_id.round_id.state not in ("draft", False)
            quota.is_waiting = (
                quota.is_open
                and quota._is_share_of_results()
                and not quota.base_category_id.closed_on
            )

    @api.depends("scope", "level_id", "unit_id", "cluster_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        scopes = dict(self._fields["scope"]._description_selection(self.env))
        for quota in self:
            whose = quota.unit_id or quota.cluster_id or quota.level_id
            # Whose places these are is no secret, the department's file may be
            name = whose.sudo().name or ""
            if quota.scope in ("unit", "cluster"):
                quota.display_name = name
            else:
                parts = (scopes.get(quota.scope), name)
                quota.display_name = " – ".join(filter(None, parts))

    def _is_share_of_results(self):
        return self.unit == "percent" and self.percent_base == "category"

    def _get_step(self):
        """Step at which a place is taken: ``submission`` or ``passing``."""
        return "passing" if self._is_share_of_results() else self.category_id.quota_step

    # --- Constraints ------------------------------------------------------------

    @api.constrains(
        "scope",
        "level_id",
        "unit_id",
        "cluster_id",
        "number",
        "percent",
        "base_category_id",
    )
    def _check_scope(self):
        problems = []
        needed = {"per_unit": "level_id", "unit": "unit_id", "cluster": "cluster_id"}
        for quota in self:
            category = quota.category_id
            name = needed.get(quota.scope)
            if name and not quota[name]:
                problems.append(
                    self.env._(
                        "%(category)s: the quota does not say which “%(field)s”.",
                        category=category.name,
                        field=quota._fields[name]._description_string(self.env),
                    )
                )
            if quota.number < 0 or not 0 <= quota.percent <= 100:
                problems.append(
                    self.env._(
                        "%(category)s: a quota is not negative and not above 100 "
                        "percent.",
                        category=category.name,
                    )
                )
            base = quota.base_category_id
            if base and (base == category or base.round_id != category.round_id):
                problems.append(
                    self.env._(
                        "%(category)s: the quota is a share of another category of "
                        "the same round.",
                        category=category.name,
                    )
                )
        problems += self._get_double_problems()
        if problems:
            raise ValidationError("\n".join(problems))

    @api.constrains("unit", "percent_base", "base_category_id")
    def _check_no_loop(self):
        """Refuse shares of one another's results: none of them would ever be known."""
        rows = self.category_id.round_id.category_ids.quota_ids
        # A share of its own category is told apart
        shares = rows.filtered(
            lambda q: q._is_share_of_results() and q.base_category_id != q.category_id
        )
        looped = self.env["emulation.round.category"]
        for category in shares.category_id:
            ahead, seen = category, looped.browse()
            while ahead:
                here = shares.filtered(lambda q, now=ahead: q.category_id in now)
                ahead = here.base_category_id - seen
                seen |= ahead
            looped |= category & seen
        if looped:
            raise ValidationError(
                self.env._(
                    "%(names)s: each would wait for the results of the other.",
                    names=", ".join(looped.mapped("display_name")),
                )
            )

    def _get_double_problems(self):
        """Rows of one category that would count the same unit or cluster twice."""
        seen, doubles = set(), self.browse()
        for quota in self.category_id.quota_ids.sorted(lambda q: q in self):
            whose = {
                "unit": quota.unit_id,
                "cluster": quota.cluster_id,
                "per_unit": quota.level_id,
                "per_cluster": "all",
            }.get(quota.scope)
            key = (quota.category_id, quota.scope, whose)
            if whose and key in seen and quota in self:
                doubles |= quota
            seen.add(key)
        return [
            self.env._(
                "%(category)s: there are two quotas for “%(quota)s”.",
                category=quota.category_id.name,
                quota=quota.display_name,
            )
            for quota in doubles
        ]
