# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.exceptions import AccessError, UserError, ValidationError

LIVE_STATES = (
    "draft",
    "submitted",
    "in_review",
    "returned",
    "suspended",
    "passed",
    "forwarded",
)


class HrDepartment(models.Model):
    """Levels of units: one checked method is the only door to them."""

    _inherit = "hr.department"

    @api.constrains("emulation_level_id", "emulation_is_ad_hoc", "parent_id")
    def _check_emulation_level(self):
        problems = self._get_level_problems(
            {department.id: department.emulation_level_id for department in self}
        )
        if problems:
            raise ValidationError("\n".join(problems))

    def _get_level_problems(self, planned):
        """Tell what is wrong with levels, as sentences.

        :param dict planned: ``{department id: emulation.level}``, levels the
            departments have or shall have
        """
        departments_sudo = self.sudo().with_context(active_test=False)
        below = departments_sudo.search(
            [("id", "child_of", self.ids), ("emulation_level_id", "!=", False)]
        )
        tree = (below | departments_sudo).sorted(lambda d: d.parent_path or "")
        above = departments_sudo.browse(
            {dep_id for department in tree for dep_id in department._emulation_path()}
        )
        levels = {d.id: d.emulation_level_id for d in above} | planned
        problems = []
        for department in tree:
            level = levels[department.id]
            if level and department.emulation_is_ad_hoc:
                problems.append(
                    self.env._(
                        "%(name)s: an ad-hoc collective cannot be a unit.",
                        name=department.name,
                    )
                )
            upper_id = next(
                (
                    dep_id
                    for dep_id in reversed(department._emulation_path()[:-1])
                    if levels.get(dep_id)
                ),
                None,
            )
            if level and upper_id and level.rank > levels[upper_id].rank:
                problems.append(
                    self.env._(
                        "%(name)s: the level “%(level)s” is higher than the level "
                        "“%(upper_level)s” of “%(upper)s” above it.",
                        name=department.name,
                        level=level.name,
                        upper_level=levels[upper_id].name,
                        upper=departments_sudo.browse(upper_id).name,
                    )
                )
        return problems

    def action_set_emulation_level(self, level_id):
        """Set or clear the level that makes departments units, all or none.

        :param level_id: id of an emulation.level, False to clear
        :return: True
        :raise AccessError: for others than emulation administrators
        :raise UserError: naming every department and every reason
        """
        if not (
            self.env.su or self.env.user.has_group("hr_emulation.group_administrator")
        ):
            raise AccessError(
                self.env._("Only emulation administrators set the level of a unit.")
            )
        self.check_access("read")
        level = self.env["emulation.level"].browse(level_id or [])
        if len(level) > 1 or not level.exists() == level:
            raise UserError(self.env._("There is no such level."))
        changed = self.filtered(lambda d: d.emulation_level_id != level)
        problems = changed._get_level_problems(dict.fromkeys(changed.ids, level))
        if not level:
            problems += changed._get_live_nomination_problems()
        if problems:
            raise UserError("\n".join(problems))
        before = {d.id: d.emulation_level_id.code for d in changed}
        # Emulation administrators may not write departments in general
        changed.sudo().write({"emulation_level_id": level.id})
        self.env["emulation.audit.log"]._append(
            changed,
            "level set",
            {
                d.id: {"from": before[d.id] or None, "to": level.code or None}
                for d in changed
            },
        )
        return True

    def _get_live_nomination_problems(self):
        # Also those the administrator could not read
        groups = (
            self.env["emulation.nomination"]
            .sudo()
            ._read_group(
                [("unit_id", "in", self.ids), ("state", "in", LIVE_STATES)],
                ["unit_id"],
                ["__count"],
            )
        )
        return [
            self.env._(
                "%(name)s: %(count)s nominations of this unit are not finished.",
                name=unit.name,
                count=count,
            )
            for unit, count in groups
        ]

    def _check_level_door(self, is_written):
        if is_written and not self.env.su:
            raise AccessError(
                self.env._(
                    "The level of a unit is set by emulation administrators, not in "
                    "the department's file."
                )
            )

    def _without_emulation_head(self):
        """Keep departments whose manager has no period as head on record."""
        led = (
            self.env["emulation.unit.member"]
            .sudo()
            ._read_group(
                [("department_id", "in", self.ids), ("role", "=", "head")],
                ["department_id", "employee_id"],
            )
        )
        return self.filtered(lambda d: (d, d.manager_id) not in led)
