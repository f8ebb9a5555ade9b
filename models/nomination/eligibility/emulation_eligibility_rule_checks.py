# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.exceptions import UserError, ValidationError

# Groups within groups; people lose track long before
MAX_DEPTH = 5


class EmulationEligibilityRule(models.Model):
    """Rules that could not be answered are refused, with all reasons at once."""

    _inherit = "emulation.eligibility.rule"

    def _check_no_cycle(self, vals):
        # Before the ORM says so without words for the user
        group = self.browse(vals.get("parent_id") or [])
        above = (group.parent_path or "").split("/")
        if {str(rule_id) for rule_id in self.ids} & set(above):
            raise ValidationError(
                self.env._("Groups of rules cannot contain themselves.")
            )

    def _check_rules(self):
        """Refuse rules that could not be answered, naming all of them."""
        problems = []
        for rule in self:
            problems += [
                self.env._("%(name)s: %(problem)s", name=rule.name, problem=problem)
                for problem in rule._get_owner_problems()
                + rule._get_parent_problems()
                + getattr(rule, f"_get_{rule.kind}_problems")()
            ]
        problems += self._get_depth_problems()
        if problems:
            raise ValidationError("\n".join(dict.fromkeys(problems)))

    def _get_owner_problems(self):
        """What is wrong with where the rule belongs, as sentences."""
        self.ensure_one()
        award, category = self.award_type_id, self.category_id
        problems = []
        if bool(category) == bool(award):
            problems.append(
                self.env._("say to which award category or award the rule belongs")
            )
        elif award and not self.subject_kind:
            problems.append(
                self.env._("say whether it is for individuals or collectives")
            )
        elif (award and not award._accepts(self.subject_kind)) or (
            category and category.subject_kind != self.subject_kind
        ):
            problems.append(
                self.env._("the award is not given to this kind of subject")
            )
        if self.criterion_id and self.criterion_id.category_id != category:
            problems.append(
                self.env._("the standard belongs to another award category")
            )
        return problems

    def _get_parent_problems(self):
        """What is wrong with the group the rule is a part of, as sentences."""
        self.ensure_one()
        group = self.parent_id
        problems = []
        if group and group.kind != "group":
            problems.append(
                self.env._("“%(group)s” is no group and has no parts", group=group.name)
            )
        if self.child_ids and self.kind != "group":
            problems.append(self.env._("only a group has parts"))
        if group and (group.category_id, group.award_type_id, group.subject_kind) != (
            self.category_id,
            self.award_type_id,
            self.subject_kind,
        ):
            problems.append(
                self.env._(
                    "“%(group)s” belongs to another award category or award",
                    group=group.name,
                )
            )
        return problems

    def _get_depth_problems(self):
        moved = self.filtered("parent_id")
        if not moved:
            return []
        family = self.search([("id", "child_of", moved.ids)])
        return [
            self.env._(
                "%(name)s: groups are nested at most %(count)s deep",
                name=rule.name,
                count=MAX_DEPTH,
            )
            for rule in family
            if rule.parent_path.count("/") > MAX_DEPTH
        ]

    def _check_kind_kept(self, vals):
        changed = self.filtered(lambda r: "kind" in vals and r.kind != vals["kind"])
        if changed:
            raise UserError(
                self.env._(
                    "%(names)s: the kind of a rule is not changed; delete the rule and "
                    "make another.",
                    names=", ".join(changed.mapped("name")),
                )
            )

    def _get_people_problems(self):
        """Kinds that ask for facts which only people have."""
        self.ensure_one()
        if self.subject_kind != "collective":
            return []
        return [self.env._("only individuals can be asked for this")]
