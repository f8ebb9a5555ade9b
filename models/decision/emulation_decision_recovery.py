# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..core.days import vietnam_today


class EmulationDecisionLine(models.Model):
    _inherit = "emulation.decision.line"

    is_revoked = fields.Boolean(
        compute="_compute_is_revoked", help="Another decision has revoked the award."
    )

    @api.depends("award_ids.state")
    def _compute_is_revoked(self):
        for line in self:
            line.is_revoked = "revoked" in line.sudo().award_ids.mapped("state")


class EmulationDecisionChange(models.Model):
    """Award money to be paid back after a revocation, and what has come back."""

    _inherit = "emulation.decision.change"

    currency_id = fields.Many2one(related="company_id.currency_id")
    amount_due = fields.Monetary(
        string="To Be Paid Back",
        compute="_compute_amount_due",
        store=True,
        help="What had been charged to the fund when the award was revoked.",
    )
    recovery_ids = fields.One2many("emulation.fund.move", "change_id")
    amount_recovered = fields.Monetary(
        string="Paid Back", compute="_compute_amount_recovered"
    )
    amount_left = fields.Monetary(
        string="Still to Be Paid Back", compute="_compute_amount_recovered"
    )

    @api.depends("line_id.amount", "kind", "amended_id.fund_move_ids")
    def _compute_amount_due(self):
        for change in self:
            if change.state == "issued":
                change.amount_due = change.amount_due
                continue
            paid = change.kind == "revocation" and change.amended_id.is_charged
            change.amount_due = change.line_id.amount if paid else 0

    @api.depends("amount_due", "recovery_ids.signed_amount")
    def _compute_amount_recovered(self):
        for change in self:
            # Figures of the decision, not of the fund
            moves = change.sudo().recovery_ids
            change.amount_recovered = sum(moves.mapped("signed_amount"))
            change.amount_left = change.amount_due - change.amount_recovered

    def action_record_recovery(self):
        """Open a move of the fund for the money that comes back.

        :return: window action of a new emulation.fund.move
        :raise UserError: when nothing is to be paid back, or there is no fund
        """
        self.ensure_one()
        self.env["emulation.fund.move"].check_access("create")
        today = vietnam_today()
        body = self.decision_id.body_id
        fund = self.env["emulation.fund"].search(
            [("body_id", "=", body.id), ("year", "=", today.year)]
        )
        problems = self._get_recovery_problems(self.amount_left)
        if not fund:
            problems.append(
                self.env._(
                    "%(body)s has no fund for %(year)s",
                    body=body.name,
                    year=today.year,
                )
            )
        if problems:
            raise UserError("\n".join(problems))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Money paid back"),
            "res_model": "emulation.fund.move",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_fund_id": fund.id,
                "default_kind": "recovery",
                "default_change_id": self.id,
                "default_amount": self.amount_left,
                "default_name": self.env._(
                    "Award money of %(name)s paid back, decision %(number)s",
                    name=self.old_subject_name,
                    number=self.decision_id.full_number,
                ),
            },
        }

    def _get_recovery_problems(self, amount, moves=()):
        """Why an amount cannot come back for this entry, as sentences.

        :param float amount: what comes back
        :param moves: emulation.fund.move records of it, booked already
        """
        self.ensure_one()
        if self.state != "issued" or self.kind != "revocation":
            return [self.env._("No revocation asks for this money.")]
        problems = [
            self.env._(
                "%(name)s: the money comes back to a fund of %(body)s.",
                name=self.old_subject_name,
                body=self.decision_id.body_id.name,
            )
            for move in moves
            if move.fund_id.body_id != self.decision_id.body_id
        ]
        left = self.amount_left + sum(move.amount for move in moves)
        if not 0 < amount <= left:
            problems.append(
                self.env._(
                    "%(name)s: %(left)s đồng are still to be paid back.",
                    name=self.old_subject_name,
                    left=self.env["emulation.base.salary"]._format(left),
                )
            )
        return problems


class EmulationFundMove(models.Model):
    """Money that comes back names the revocation that asked for it."""

    _inherit = "emulation.fund.move"

    change_id = fields.Many2one(
        "emulation.decision.change",
        string="Revoked Award",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        domain="[('kind', '=', 'revocation'), ('decision_id.state', '=', 'issued')]",
    )

    @api.model_create_multi
    def create(self, vals_list):
        moves = super().create(vals_list)
        back = moves.filtered(lambda m: m.change_id and not m.reversed_id)
        # A body has a fund for each year: they share what is to be paid back
        back.change_id.decision_id._emulation_hold()
        problems = []
        if back.filtered(lambda m: m.kind != "recovery"):
            problems.append(self.env._("Only money paid back names a revocation."))
        for change, own in back.grouped("change_id").items():
            # The moves are counted in what is left by now
            problems += change._get_recovery_problems(sum(own.mapped("amount")), own)
        if problems:
            raise UserError("\n".join(problems))
        return moves

    def _prepare_undo(self, reason):
        return {**super()._prepare_undo(reason), "change_id": self.change_id.id}

    def _get_undo_problems(self):
        problems = super()._get_undo_problems()
        charges = self.filtered(lambda m: m.kind == "award" and m.decision_id)
        relied = self.env["emulation.decision.change"].search(
            [
                ("amended_id", "in", charges.decision_id.ids),
                ("decision_id.state", "=", "issued"),
                ("amount_due", ">", 0),
            ]
        )
        return problems + [
            self.env._(
                "%(name)s: decision %(number)s asks for a part of it back.",
                name=change.amended_id.full_number,
                number=change.decision_id.full_number,
            )
            for change in relied
        ]


class EmulationFund(models.Model):
    _inherit = "emulation.fund"

    amount_to_recover = fields.Monetary(
        string="To Be Paid Back",
        compute="_compute_amount_to_recover",
        help="Award money of revoked awards of the year that has not come back yet.",
    )

    def _compute_amount_to_recover(self):
        changes = self.env["emulation.decision.change"].search(
            [
                ("amended_id.body_id", "in", self.body_id.ids),
                ("decision_id.state", "=", "issued"),
                ("amount_due", ">", 0),
            ]
        )
        groups = changes.grouped(lambda c: (c.amended_id.body_id.id, c.amended_id.year))
        for fund in self:
            own = groups.get((fund.body_id.id, fund.year), changes.browse())
            fund.amount_to_recover = sum(own.mapped("amount_left"))
