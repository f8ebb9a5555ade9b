# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..core.days import vietnam_today

INCOME = ("source", "recovery")
# Filled by our own code alone, neither by values nor by defaults of the caller
_LINKS = {"decision_id", "reversed_id", "is_income", "signed_amount"}


class EmulationFundMove(models.Model):
    """Money that came into a fund or went out; undone by a move of its own alone."""

    _name = "emulation.fund.move"
    _description = "Fund Move"
    _order = "date desc, id desc"
    _check_company_auto = True

    fund_id = fields.Many2one(
        "emulation.fund",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    company_id = fields.Many2one(related="fund_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="fund_id.currency_id")
    date = fields.Date(required=True, default=lambda self: vietnam_today())
    kind = fields.Selection(
        [
            ("source", "Money allotted"),
            ("award", "Award money"),
            ("ceremony", "Ceremony"),
            ("printing", "Certificates, frames and prints"),
            ("other", "Other cost"),
            ("recovery", "Money recovered"),
        ],
        required=True,
        default="source",
    )
    name = fields.Char(string="What For", required=True)
    amount = fields.Monetary(required=True)
    is_income = fields.Boolean(compute="_compute_signed", store=True, precompute=True)
    signed_amount = fields.Monetary(
        compute="_compute_signed", store=True, precompute=True, string="In or Out"
    )
    decision_id = fields.Many2one(
        "emulation.decision",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    reversed_id = fields.Many2one(
        "emulation.fund.move",
        string="Undoes",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    reversal_ids = fields.One2many(
        "emulation.fund.move", "reversed_id", string="Undone by"
    )
    overdraft_reason = fields.Char(
        help="Why the fund may be overdrawn; an administrator answers for it."
    )

    _amount_positive = models.Constraint(
        "CHECK(amount > 0)", "An amount is more than zero."
    )
    _undone_once = models.UniqueIndex(
        "(reversed_id) WHERE reversed_id IS NOT NULL",
        "This move has been undone already.",
    )

    @api.depends("kind", "amount", "reversed_id")
    def _compute_signed(self):
        for move in self:
            is_income = move.kind in INCOME
            move.is_income = is_income
            sign = 1 if is_income else -1
            move.signed_amount = sign * (-1 if move.reversed_id else 1) * move.amount

    def _filter_standing(self):
        """Moves that neither undo another nor have been undone."""
        return self.filtered(lambda m: not (m.reversed_id or m.reversal_ids))

    # --- Writing ----------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        """Book moves; what overdraws a fund needs an administrator and his reason.

        :raise UserError: naming every fund that would be overdrawn
        """
        typed = set().union(*vals_list)
        typed |= {n for n in _LINKS if f"default_{n}" in self.env.context}
        if _LINKS & typed and not self.env.su:
            raise UserError(
                self.env._("Award money is charged from its decision, not typed.")
            )
        moves = super().create(vals_list)
        # Parallel moves would count a balance without each other
        moves.fund_id._emulation_hold()
        moves._refuse_overdraft()
        return moves

    def _refuse_overdraft(self):
        is_able = self.env.user.has_group("hr_emulation.group_administrator")
        problems = []
        for fund, moves in self.grouped("fund_id").items():
            reasons = moves.filtered(lambda m: (m.overdraft_reason or "").strip())
            if fund.balance >= 0 or not any(m.signed_amount < 0 for m in moves):
                continue
            if is_able and reasons:
                self.env["emulation.audit.log"]._append(
                    fund,
                    "overdrawn",
                    {fund.id: {"balance": fund.balance}},
                    reason="\n".join(reasons.mapped("overdraft_reason")),
                )
                continue
            problems.append(
                self.env._(
                    "%(fund)s: %(amount)s đồng are missing; an administrator can "
                    "overdraw it with a reason",
                    fund=fund.display_name,
                    amount=self.env["emulation.base.salary"]._format(-fund.balance),
                )
            )
        if problems:
            raise UserError("\n".join(problems))

    def write(self, vals):
        self.check_access("write")
        if self:
            raise UserError(
                self.env._("Fund moves are not changed; undo them by another.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("Fund moves are not deleted; undo them by another."))

    def action_undo(self, reason):
        """Undo moves by moves of the same amount in the other direction.

        :param str reason: why
        :raise UserError: naming every move that cannot be undone, and why
        """
        self.check_access("read")
        self.browse().check_access("create")
        # A revocation relies on what has been charged
        self.decision_id._emulation_hold()
        problems = []
        if not (reason or "").strip():
            problems.append(self.env._("Give a reason."))
        problems += self._get_undo_problems()
        if problems:
            raise UserError("\n".join(problems))
        # Only our own code links a move to another
        self.sudo().create([move._prepare_undo(reason.strip()) for move in self])
        return True

    def _get_undo_problems(self):
        """Why moves cannot be undone, as a list of sentences."""
        return [
            self.env._("%(name)s: it is undone already.", name=move.name)
            for move in self - self._filter_standing()
        ]

    def _prepare_undo(self, reason):
        self.ensure_one()
        return {
            "fund_id": self.fund_id.id,
            "kind": self.kind,
            "name": self.env._(
                "Undone: %(name)s (%(reason)s)", name=self.name, reason=reason
            ),
            "amount": self.amount,
            "decision_id": self.decision_id.id,
            "reversed_id": self.id,
        }


class EmulationAuditLog(models.Model):
    _inherit = "emulation.audit.log"

    def _get_event_words(self):
        return {
            **super()._get_event_words(),
            "overdrawn": self.env._("Overdrawn"),
            "charge": self.env._("Charged to the fund"),
        }
