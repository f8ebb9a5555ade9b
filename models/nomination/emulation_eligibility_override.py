# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from .emulation_eligibility_check import RESULTS


class EmulationEligibilityOverride(models.Model):
    """That a condition was set aside for one nomination: by whom, why, on what paper.

    It holds while the evidence is what it was or better. It is written by
    ``emulation.nomination.action_override`` alone and never changed or deleted.
    """

    _name = "emulation.eligibility.override"
    _description = "Overridden Condition"
    _order = "date, id"
    _rec_name = "rule_name"

    nomination_id = fields.Many2one(
        "emulation.nomination", required=True, index=True, ondelete="restrict"
    )
    rule_id = fields.Many2one(
        "emulation.eligibility.rule", required=True, index=True, ondelete="restrict"
    )
    rule_name = fields.Char(
        string="Condition", required=True, help="In Vietnamese, as it was worded then."
    )
    severity = fields.Selection(
        [("block", "Must be met"), ("warn", "Warning")], required=True
    )
    result = fields.Selection(RESULTS, required=True)
    evidence = fields.Text(compute="_compute_evidence", compute_sudo=True)
    frozen_evidence = fields.Text(
        string="What Was Found",
        required=True,
        groups="hr.group_hr_user",
        help="In Vietnamese, what was found when it was overridden.",
    )
    overridden = fields.Json(required=True, groups="hr.group_hr_user")
    reason = fields.Text(required=True)
    attachment_ids = fields.Many2many(
        "ir.attachment", string="Papers", readonly=True, ondelete="restrict"
    )
    user_id = fields.Many2one(
        "res.users", string="Overridden By", required=True, ondelete="restrict"
    )
    date = fields.Datetime(required=True)
    is_confidential = fields.Boolean(
        help="It tells of discipline: only HR and who overrode it read it."
    )

    @api.depends("frozen_evidence", "is_confidential")
    @api.depends_context("uid", "lang")
    def _compute_evidence(self):
        # Who overrode it need not be of HR
        disciplines = self.env["emulation.discipline"]
        neutral, may_know = disciplines._get_neutral_text(), disciplines._may_know()
        for override in self:
            hidden = override.is_confidential and not may_know
            override.evidence = neutral if hidden else override.frozen_evidence

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            self._refuse()
        return super().create(vals_list)

    def write(self, vals):
        self._refuse()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        self._refuse()

    def _refuse(self):
        self.browse().check_access("write")
        raise UserError(
            self.env._("An override of a condition is kept as it was made.")
        )

    @api.model
    def _create_with_papers(self, vals_list, files):
        """Create overrides, each with copies of its own of some files.

        A copy belongs to its override: who reads the one reads the other, and
        nobody changes or deletes it.
        """
        values = {"res_model": self._name, "res_id": 0, "public": False}
        papers = [files.copy(values) for _vals in vals_list]
        overrides = self.create(
            [
                {**vals, "attachment_ids": [(6, 0, copies.ids)]}
                for vals, copies in zip(vals_list, papers, strict=True)
            ]
        )
        for override, copies in zip(overrides, papers, strict=True):
            copies.res_id = override.id
        return overrides

    def _get_text(self):
        """Who overrode when and why, as far as the user may read it."""
        if not self:
            return False
        values = {
            "user": self.user_id.name,
            "date": format_date(self.env, self.date),
        }
        readable = self.with_user(self.env.user)._filtered_access("read")
        if not readable:
            return self.env._("Overridden by %(user)s on %(date)s", **values)
        return self.env._(
            "Overridden by %(user)s on %(date)s: %(reason)s",
            reason=self.reason,
            **values,
        )
