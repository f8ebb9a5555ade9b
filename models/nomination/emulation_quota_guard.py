# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import Counter

from odoo import api, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..core.emulation_workflow_mixin import _DOOR, _DOOR_KEY


class EmulationQuota(models.Model):
    """Who may change what of a quota: counters nobody, the rest until opening."""

    _inherit = "emulation.quota"

    @api.model
    def _counted(self):
        """Fields that only opening, taking and giving back a place change."""
        counted = {"parent_id", "child_ids", "is_counter", "company_id"}
        return counted | {"capacity", "used", "base", "nomination_ids"}

    @api.model
    def _settled(self):
        """Fields that stay as they were when the round opened."""
        settled = {"category_id", "scope", "level_id", "unit_id", "cluster_id"}
        settled |= {"unit", "number", "percent", "percent_base", "base_category_id"}
        return settled | {"rounding"}

    @api.model
    def default_get(self, fields):
        """Counters start empty, whatever the context or ``ir.default`` holds."""
        defaults = super().default_get(fields)
        return {k: v for k, v in defaults.items() if k not in self._counted()}

    def _through_door(self):
        """Records whose counted and settled fields our own code may write."""
        return self.with_context(**{_DOOR_KEY: _DOOR})

    def _is_door_open(self):
        return self.env.context.get(_DOOR_KEY) is _DOOR

    @api.model_create_multi
    def create(self, vals_list):
        closed = self.with_context(**{_DOOR_KEY: None})
        opening = self._is_door_open()
        if not opening:
            for vals in vals_list:
                self._refuse_counted(vals)
            self.browse().check_access("create")
            self._refuse_unexplained(vals_list)
            closed._drop_replaced(vals_list)
        quotas = super(EmulationQuota, closed).create(
            [{**vals, "used": 0} for vals in vals_list]
        )
        if not opening:
            reasons = zip(quotas, vals_list, strict=True)
            reasons = {quota.id: vals.get("reason") for quota, vals in reasons}
            quotas.filtered("is_open")._add_to_open_round(reasons)
        return quotas

    @api.model
    def _refuse_unexplained(self, vals_list):
        """Refuse rows without a reason where places are counted already."""
        if self.env.su:
            return
        ids = [
            vals.get("category_id")
            for vals in vals_list
            if not (vals.get("reason") or "").strip()
        ]
        categories = self.env["emulation.round.category"].browse(filter(None, ids))
        categories.check_access("read")
        # Whether places are counted does not depend on who may read the rows
        counted = categories.sudo().filtered("quota_ids.is_open")
        if counted:
            raise UserError(
                self.env._(
                    "%(names)s: places are counted, so a quota is only added with a "
                    "reason that is logged.",
                    names=", ".join(counted.mapped("display_name")),
                )
            )

    @api.model
    def _drop_replaced(self, vals_list):
        """Remove rows of an opening where a unit or cluster gets its own.

        :raise ValidationError: when it has one already, before the index says so
        """
        domain, keys = Domain.FALSE, []
        for vals in vals_list:
            name = f"{vals.get('scope')}_id"
            if name in ("unit_id", "cluster_id") and vals.get(name):
                key = (vals.get("category_id"), name, vals[name])
                keys.append(key)
                domain |= Domain("category_id", "=", key[0]) & Domain(name, "=", key[2])
        if not keys:
            return
        rows = self.search(domain)
        replaced = rows.filtered("parent_id")
        doubles = (rows - replaced).mapped("display_name")
        doubles += [
            self.env[self._fields[name].comodel_name].browse(place).sudo().name
            for (_category, name, place), count in Counter(keys).items()
            if count > 1
        ]
        if doubles:
            raise ValidationError(
                self.env._(
                    "There are two quotas for: %(names)s.",
                    names=", ".join(dict.fromkeys(doubles)),
                )
            )
        replaced._through_door().unlink()

    def write(self, vals):
        closed = self.with_context(**{_DOOR_KEY: None})
        if self._is_door_open():
            return super(EmulationQuota, closed).write(vals)
        self._refuse_counted(vals)
        if self._settled() & set(vals):
            self._refuse_open()
        res = super().write(vals)
        if "category_id" in vals:
            # Not into the round of somebody else
            self.check_access("write")
            if moved := self.filtered("is_open"):
                raise UserError(
                    self.env._(
                        "%(names)s: a quota is added to an open round, not moved "
                        "there.",
                        names=", ".join(moved.mapped("display_name")),
                    )
                )
        return res

    def _refuse_open(self):
        if opened := self.filtered("is_open"):
            raise UserError(
                self.env._(
                    "%(names)s: the round is open, so the quota is only changed with "
                    "a reason that is logged.",
                    names=", ".join(opened.mapped("display_name")),
                )
            )

    def _refuse_counted(self, vals):
        if names := self._counted() & set(vals):
            raise UserError(
                self.env._(
                    "%(fields)s: counted by the system, not entered.",
                    fields=", ".join(
                        sorted(
                            self._fields[name]._description_string(self.env)
                            for name in names
                        )
                    ),
                )
            )

    def unlink(self):
        if self._is_door_open():
            return super(
                EmulationQuota, self.with_context(**{_DOOR_KEY: None})
            ).unlink()
        self.check_access("unlink")
        opened = self.filtered("is_open")
        opened._check_removable()
        opened._remove()
        return super(EmulationQuota, self - opened).unlink()

    def _check_removable(self):
        if problems := self._get_removal_problems():
            raise UserError("\n".join(problems))
        if not self.env.su:
            self._refuse_open()

    def _remove(self, reason=None):
        """Remove rows of an open round; checked by the caller."""
        categories = self.category_id
        self._log("quota removed", reason=reason)
        self._through_door().unlink()
        # A unit that had its own row falls back to the one for each unit
        categories.quota_ids._open_counters()

    def _get_removal_problems(self):
        """Why rows stay: what the opening made and what holds places."""
        problems = []
        for quota in self:
            rows = quota | quota.child_ids
            values = {
                "category": quota.category_id.display_name,
                "quota": quota.display_name,
            }
            if quota.category_id.round_id.state == "closed":
                problems.append(
                    self.env._(
                        "%(name)s: a closed round is not changed.",
                        name=quota.category_id.round_id.name,
                    )
                )
            elif quota.parent_id - self:
                problems.append(
                    self.env._(
                        "%(category)s, %(quota)s: comes from a quota for each unit or "
                        "cluster; give it a number of its own instead.",
                        **values,
                    )
                )
            elif any(rows.mapped("used")):
                problems.append(
                    self.env._("%(category)s, %(quota)s: places are taken.", **values)
                )
        return problems
