# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError


class EmulationDecisionPartMixin(models.AbstractModel):
    """What a decision names or changes: frozen with it when it is issued."""

    _name = "emulation.decision.part.mixin"
    _description = "Part of a Decision"

    decision_id = fields.Many2one(
        "emulation.decision",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(related="decision_id.company_id", store=True)
    state = fields.Selection(related="decision_id.state", string="Decision Status")
    sequence = fields.Integer(default=10)

    @api.model_create_multi
    def create(self, vals_list):
        self._refuse_derived(set().union(*vals_list))
        lines = super().create(vals_list)
        lines._check_decision_draft()
        return lines

    def write(self, vals):
        self._check_decision_draft()
        self._refuse_derived(set(vals))
        res = super().write(vals)
        self._check_decision_draft()
        return res

    @api.model
    def _refuse_derived(self, names):
        derived = sorted(
            field._description_string(self.env)
            for name, field in self._fields.items()
            if name in names
            and field.store
            and field.readonly
            and (field.compute or field.related)
        )
        if derived:
            raise UserError(
                self.env._(
                    "%(fields)s of a name follow from the nomination and the law.",
                    fields=", ".join(derived),
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_only_draft(self):
        self._check_decision_draft()

    def _check_decision_draft(self):
        """Refuse changes of issued decisions, also of those issued meanwhile."""
        self.decision_id._emulation_hold()
        issued = self.decision_id.filtered(lambda d: d.state == "issued")
        if issued:
            raise UserError(
                self.env._(
                    "%(names)s: the names of an issued decision are not changed.",
                    names=", ".join(issued.mapped("display_name")),
                )
            )
