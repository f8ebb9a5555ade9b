# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationDecision(models.Model):
    """Award money of a decision, charged once to the fund of its body and year."""

    _inherit = "emulation.decision"

    can_charge = fields.Boolean(compute="_compute_can")
    can_overcharge = fields.Boolean(compute="_compute_can")
    currency_id = fields.Many2one(related="company_id.currency_id")
    amount_total = fields.Monetary(
        string="Award Money", compute="_compute_amount_total"
    )
    unpriced_count = fields.Integer(
        compute="_compute_amount_total", help="Names whose award money is not known."
    )
    fund_move_ids = fields.One2many("emulation.fund.move", "decision_id")
    is_charged = fields.Boolean(compute="_compute_is_charged")

    @api.depends(
        "line_ids.amount", "line_ids.base_salary", "line_ids.legal_coefficient"
    )
    def _compute_amount_total(self):
        for decision in self:
            lines = decision.line_ids
            decision.amount_total = sum(lines.mapped("amount"))
            decision.unpriced_count = len(
                lines.filtered(lambda n: not (n.base_salary and n.legal_coefficient))
            )

    @api.depends("fund_move_ids")
    def _compute_is_charged(self):
        for decision in self:
            moves = decision.sudo().fund_move_ids
            decision.is_charged = bool(moves._filter_standing())

    def action_issue(self):
        # What has been entered since the draft was made counts
        self.filtered(lambda d: d.state == "draft").modified(["date"])
        self.line_ids.flush_recordset(["amount"])
        return super().action_issue()

    # --- Charging -----------------------------------------------------------------------

    def _get_funds(self):
        """Return the fund of each decision, in one query: ``{decision id: fund}``."""
        funds = self.env["emulation.fund"].search(
            [("body_id", "in", self.body_id.ids), ("year", "in", self.mapped("year"))]
        )
        found = {(fund.body_id.id, fund.year): fund for fund in funds}
        return {d.id: found.get((d.body_id.id, d.year), funds.browse()) for d in self}

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        if name not in ("charge", "overcharge"):
            return blockers
        is_able = self.env.user.has_group("hr_emulation.group_administrator")
        is_reader = self.env["emulation.fund"].has_access("read")
        funds = self._get_funds() if is_reader else {}
        for decision in self:
            reasons = blockers[decision.id]
            if name == "overcharge" and not is_able:
                reasons.append(
                    self.env._("only an emulation administrator may do this")
                )
            if not reasons:
                reasons += decision._get_charge_problems(name, funds[decision.id])
        return blockers

    def _get_charge_problems(self, name, fund):
        """Why the award money cannot be charged, as sentences."""
        self.ensure_one()
        if self.is_charged:
            return [self.env._("its award money is charged already")]
        problems = []
        if self.unpriced_count:
            problems.append(
                self.env._(
                    "the award money of %(count)s names is not known",
                    count=self.unpriced_count,
                )
            )
        elif not self._get_payable():
            problems.append(self.env._("no money comes with it"))
        if not fund:
            problems.append(
                self.env._(
                    "%(body)s has no fund for %(year)s",
                    body=self.body_id.name,
                    year=self.year,
                )
            )
        elif name == "charge" and fund.balance < self._get_payable():
            money = self.env["emulation.base.salary"]
            problems.append(
                self.env._(
                    "the fund holds %(balance)s đồng, %(amount)s are needed",
                    balance=money._format(fund.balance),
                    amount=money._format(self._get_payable()),
                )
            )
        return problems

    def action_charge(self):
        """Charge the award money to the fund of the body and year of the decision.

        :raise UserError: naming every decision and every reason
        """
        self._charge("charge")
        return True

    def action_overcharge(self, reason):
        """Charge the award money although the fund does not hold it.

        :param str reason: why; an administrator answers for it
        :raise UserError: naming every decision and every reason
        """
        self._charge("overcharge", reason)
        return True

    def _get_payable_lines(self):
        """Names whose money is paid: not what another decision has revoked."""
        return self.line_ids.filtered(lambda line: not line.is_revoked)

    def _get_payable(self):
        return sum(self._get_payable_lines().mapped("amount"))

    def _charge(self, name, reason=None):
        self.check_access("write")
        # A revocation asks whether it was paid, and we whether it was revoked
        self._emulation_hold()
        self._check_transition(name, reason)
        # Only a decision fills its moves; the caller was checked above
        moves_sudo = self.env["emulation.fund.move"].sudo()
        funds = self._get_funds()
        moves_sudo.create(
            [
                {
                    "fund_id": funds[decision.id].id,
                    "date": decision.date,
                    "kind": "award",
                    "name": self.env._(
                        "Award money of decision %(number)s",
                        number=decision.full_number,
                    ),
                    "amount": decision._get_payable(),
                    "decision_id": decision.id,
                    "overdraft_reason": reason,
                }
                for decision in self
            ]
        )
        self.env["emulation.audit.log"]._append(
            self,
            "charge",
            {decision.id: {"amount": decision._get_payable()} for decision in self},
            reason=reason,
        )

    @api.model
    def _get_step_label(self, name):
        labels = {
            "charge": self.env._("Charge to the fund"),
            "overcharge": self.env._("Overdraw the fund"),
        }
        return labels.get(name) or super()._get_step_label(name)
