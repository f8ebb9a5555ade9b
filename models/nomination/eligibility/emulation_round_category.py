# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

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
            date=date or fields.Date.context_today(self),
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
