# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .hr_employee import READER_GROUPS


class HrDepartment(models.Model):
    """Departments as collectives; those with a level act as units."""

    _name = "hr.department"
    _inherit = ["hr.department", "emulation.cited.mixin"]
    _CITING_PREFIX = "emulation."

    emulation_level_id = fields.Many2one(
        "emulation.level",
        index="btree_not_null",
        ondelete="restrict",
        tracking=True,
        copy=False,
        help="Makes the department a unit of emulation: units put subjects forward. "
        "Set by emulation administrators.",
    )
    emulation_unit_id = fields.Many2one(
        "hr.department",
        compute="_compute_emulation_unit_id",
        store=True,
        recursive=True,
        compute_sudo=True,
        index="btree_not_null",
        ondelete="set null",
        help="The nearest department upward, itself included, that has a level.",
    )
    emulation_is_ad_hoc = fields.Boolean(
        string="Ad-hoc Collective",
        tracking=True,
        help="A task force or committee with members and dates of its own. People "
        "keep their regular place beside it.",
    )
    emulation_date_from = fields.Date(string="Established On")
    emulation_date_to = fields.Date(string="Dissolved On")
    emulation_member_ids = fields.One2many(
        "emulation.unit.member", "department_id", string="Members of the Collective"
    )
    emulation_is_mine = fields.Boolean(
        string="My Units",
        compute="_compute_emulation_is_mine",
        search="_search_emulation_is_mine",
        help="The user is head, deputy or unit officer of it or of one above.",
    )
    emulation_nomination_count = fields.Integer(
        string="Nominations", compute="_compute_emulation_counts"
    )
    emulation_award_count = fields.Integer(
        string="Awards", compute="_compute_emulation_counts"
    )
    emulation_member_count = fields.Integer(
        string="Members Today", compute="_compute_emulation_counts"
    )
    emulation_rating_count = fields.Integer(
        string="Ratings", compute="_compute_emulation_counts"
    )
    emulation_initiative_count = fields.Integer(
        string="Initiatives", compute="_compute_emulation_counts"
    )

    _emulation_dates_in_order = models.Constraint(
        "CHECK (emulation_date_from <= emulation_date_to)",
        "The collective is dissolved before it is established.",
    )
    _emulation_ad_hoc_is_no_unit = models.Constraint(
        "CHECK (emulation_is_ad_hoc IS NOT TRUE OR emulation_level_id IS NULL)",
        "An ad-hoc collective cannot be a unit.",
    )

    # --- Computes -------------------------------------------------------------

    @api.depends("emulation_level_id", "parent_id", "parent_id.emulation_unit_id")
    def _compute_emulation_unit_id(self):
        for department in self:
            department.emulation_unit_id = (
                department._origin
                if department.emulation_level_id
                else department.parent_id.emulation_unit_id
            )

    @api.depends("parent_path")
    @api.depends_context("uid")
    def _compute_emulation_is_mine(self):
        base = self.env.user._emulation_base_departments()
        for department in self:
            path = department._emulation_path()
            department.emulation_is_mine = not base.isdisjoint(path)

    def _search_emulation_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        base = self.env.user._emulation_base_departments()
        return Domain("id", "child_of", sorted(base)) if base else Domain.FALSE

    @api.depends("parent_path")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_emulation_counts(self):
        readable = self._filter_emulation_readable()
        for model, name in self._emulation_count_fields().items():
            counts = readable._count_emulation_records(model)
            for department in self:
                department[name] = counts.get(department._origin.id, 0)

    @api.model
    def _emulation_count_fields(self):
        return {
            "emulation.nomination": "emulation_nomination_count",
            "emulation.award": "emulation_award_count",
            "emulation.rating": "emulation_rating_count",
            "emulation.initiative.author": "emulation_initiative_count",
            "emulation.unit.member": "emulation_member_count",
        }

    def _filter_emulation_readable(self):
        """Keep the units of the user and what is below, or all for officers."""
        if self.env.su or self.env.user.has_groups(READER_GROUPS):
            return self._origin
        return self._origin.filtered("emulation_is_mine")

    def _count_emulation_records(self, model):
        """Count the records of departments and all below, with the user's rights.

        :return: ``{department id: count}``
        """
        if not self or not self.env[model].has_access("read"):
            return {}
        # Two authors of one initiative are one initiative
        is_shared = model == "emulation.initiative.author"
        counted = "initiative_id:array_agg_distinct" if is_shared else "__count"
        groups = self.env[model]._read_group(
            self._get_emulation_domain(model), ["unit_id", "department_id"], [counted]
        )
        counts = dict.fromkeys(self.ids, 0)
        found = {department_id: set() for department_id in self.ids}
        for unit, department, count in groups:
            above = {*unit._emulation_path(), *department._emulation_path()}
            for dep_id in above & counts.keys():
                if is_shared:
                    found[dep_id].update(count)
                else:
                    counts[dep_id] += count
        if is_shared:
            return {dep_id: len(ids) for dep_id, ids in found.items()}
        return counts

    def _get_emulation_domain(self, model):
        domain = Domain("unit_id", "child_of", self.ids) | Domain(
            "department_id", "child_of", self.ids
        )
        if model == "emulation.award":
            domain &= Domain("state", "!=", "revoked")
        if model == "emulation.unit.member":
            domain &= Domain("is_current", "=", True)
        return domain

    def _emulation_path(self):
        """Ids of the department and of those above it, empty for a new one."""
        return [int(part) for part in (self.sudo().parent_path or "").split("/")[:-1]]

    # --- Writing ----------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        departments = super().create(vals_list)
        # After it, because a default of the context or of the user counts too
        self._check_level_door(bool(departments.emulation_level_id))
        led = departments.filtered("manager_id")
        self.env["emulation.unit.member"]._follow_heads(led)
        return departments

    def write(self, vals):
        self._check_level_door(
            bool({"emulation_level_id", "emulation_unit_id"} & set(vals))
        )
        if "emulation_is_ad_hoc" in vals:
            self._check_ad_hoc_change(bool(vals["emulation_is_ad_hoc"]))
        before = {d.id: d.manager_id.id for d in self} if "manager_id" in vals else {}
        res = super().write(vals)
        changed = self.browse(before).filtered(
            lambda d: before[d.id] != d.manager_id.id
        )
        self.env["emulation.unit.member"]._follow_heads(changed)
        return res

    def _check_ad_hoc_change(self, is_ad_hoc):
        """Members of the other kind would suddenly overlap or lose their place."""
        changed = self.filtered(lambda d: d.emulation_is_ad_hoc != is_ad_hoc)
        groups = (
            self.env["emulation.unit.member"]
            .sudo()
            ._read_group(
                [("department_id", "in", changed.ids)], ["department_id"], ["__count"]
            )
        )
        if groups:
            raise UserError(
                "\n".join(
                    self.env._(
                        "%(name)s has %(count)s memberships; create a new department "
                        "for the other kind of collective.",
                        name=department.name,
                        count=count,
                    )
                    for department, count in groups
                )
            )
