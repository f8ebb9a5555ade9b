# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...core.days import vietnam_today
from .emulation_eligibility_rule_evaluation import EligibilityContext


class EmulationRoundCategory(models.Model):
    """Conditions of an award category and who meets them."""

    _inherit = "emulation.round.category"

    rule_ids = fields.One2many(
        "emulation.eligibility.rule",
        "category_id",
        string="Conditions",
        domain=[("parent_id", "=", False)],
        copy=True,
    )
    rule_tree_ids = fields.One2many(
        "emulation.eligibility.rule",
        "category_id",
        string="Condition",
    )
    ready_rule_id = fields.Many2one(
        "emulation.eligibility.rule",
        string="Ready Conditions",
        copy=False,
        ondelete="set null",
        domain="""[
            ("category_id", "=", False), ("parent_id", "=", False),
            ("award_type_id", "=", award_type_id), ("subject_kind", "=", subject_kind),
        ]""",
        help="Which of the ready conditions of this award are to be added.",
    )

    @api.constrains("subject_kind")
    def _check_rules_of_kind(self):
        self.rule_tree_ids._check_rules()

    def copy(self, default=None):
        categories = super().copy(default)
        self._link_standards(categories)
        return categories

    def _link_standards(self, copies):
        """Let copied rules check the copied standards."""
        for old, new in zip(self, copies, strict=True):
            standards = dict(
                zip(
                    old.criterion_ids.sorted("id"),
                    new.criterion_ids.sorted("id"),
                    strict=True,
                )
            )
            pairs = [(old.rule_ids, new.rule_ids)]
            for rules, twins in pairs:
                ordered = zip(rules.sorted("id"), twins.sorted("id"), strict=True)
                for rule, twin in ordered:
                    twin.criterion_id = standards.get(rule.criterion_id)
                    pairs.append((rule.child_ids, twin.child_ids))

    def _get_eligibility_context(self, date=None):
        """What the rules of the category are asked for.

        :param date: day as of which facts count; today by default
        :return: EligibilityContext
        """
        self.ensure_one()
        round_ = self.round_id
        return EligibilityContext(
            subject_kind=self.subject_kind,
            year=round_.year,
            date=date or vietnam_today(),
            period_from=round_.period_from or None,
            period_to=round_.period_to or None,
            category=self,
            company_id=round_.company_id.id,
        )

    def _evaluate(self, subject_ids, nomination_ids=None, date=None):
        """Answer the rules of the category that count on a day.

        :param subject_ids: ids of employees or departments, as the category has it
        :param nomination_ids: their nominations, in the same order
        :param date: day as of which facts count; today by default
        :return: see ``emulation.eligibility.rule._evaluate``
        """
        ctx = self._get_eligibility_context(date)
        # The facts decide, whoever asks; what is shown of them is filtered later
        rules = self.sudo().rule_ids._valid_on(ctx.date)
        return rules._evaluate(ctx, subject_ids, nomination_ids)

    # --- Ready rules --------------------------------------------------------------

    def action_add_ready_rules(self):
        """Copy the ready rules of the award to the categories.

        Where several sets are valid, ``ready_rule_id`` says which one is meant.

        :return: True
        :raise AccessError: for others than emulation officers
        :raise UserError: naming every category and why nothing can be added
        """
        if not self.env.user.has_group("hr_emulation.group_officer"):
            raise AccessError(self.env._("Only an emulation officer may do this."))
        self.check_access("write")
        problems = []
        chosen = {}
        for category in self:
            ready = category._get_ready_rules()
            problem = category._get_ready_problem(ready)
            if problem:
                problems.append(
                    self.env._(
                        "%(name)s: %(problem)s",
                        name=category.display_name,
                        problem=problem,
                    )
                )
            chosen[category] = ready
        if problems:
            raise UserError("\n".join(problems))
        for category, ready in chosen.items():
            ready.copy(
                {
                    "category_id": category.id,
                    "award_type_id": False,
                    "ready_rule_id": ready.id,
                }
            )
        return True

    def _get_ready_rules(self):
        """Sets of ready rules valid today that fit the category."""
        self.ensure_one()
        ready = self.env["emulation.eligibility.rule"].search(
            [
                ("category_id", "=", False),
                ("parent_id", "=", False),
                ("award_type_id", "=", self.award_type_id.id),
                ("subject_kind", "=", self.subject_kind),
            ]
        )
        ready = ready._valid_on(vietnam_today())
        return ready & self.ready_rule_id if self.ready_rule_id else ready

    def _get_ready_problem(self, ready):
        if not ready:
            return self.env._("there are no ready conditions for this award")
        if len(ready) > 1:
            return self.env._(
                "choose which conditions to add: %(names)s",
                names="; ".join(ready.mapped("name")),
            )
        if ready in self.rule_ids.ready_rule_id:
            return self.env._("these conditions are already there")
        return ""
