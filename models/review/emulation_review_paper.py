# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

_PAPER = frozenset({"body_id", "number", "date", "signer_id"})


class EmulationReview(models.Model):
    """Number, day and signer of a report on paper."""

    _inherit = "emulation.review"

    body_id = fields.Many2one(
        "emulation.body",
        compute="_compute_body_id",
        store=True,
        readonly=False,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="In whose name the report is written.",
    )
    number = fields.Integer(
        aggregator=None,
        tracking=True,
        help="Number in the clerk's register of outgoing papers.",
    )
    date = fields.Date(string="Date of the Paper", tracking=True)
    signer_id = fields.Many2one(
        "emulation.body.signer",
        index="btree_not_null",
        ondelete="restrict",
        tracking=True,
        domain="[('body_id', '=', body_id)]",
    )

    _number_positive = models.Constraint(
        "CHECK (number >= 0)", "The number of a paper is not negative."
    )
    _number_once = models.UniqueIndex(
        "(body_id, number, (date_part('year', date))) WHERE number > 0",
        "The body already has a report of this number in this year.",
    )

    @api.depends("department_id")
    def _compute_body_id(self):
        # Which body a unit is, is no secret
        bodies = self.env["emulation.body"].sudo()
        found = bodies.search([("department_id", "in", self.department_id.ids)])
        by_unit = {body.department_id: body.id for body in reversed(found)}
        for rec in self:
            rec.body_id = by_unit.get(rec.department_id)

    def write(self, vals):
        if _PAPER & vals.keys():
            self._check_paper_open()
        return super().write(vals)

    def _check_paper_open(self):
        """Refuse another number, day or signer for what was accepted under the first.

        :raise UserError: naming every report
        """
        done = self.filtered(lambda r: r.state == "accepted" and r.number)
        if done:
            raise UserError(
                "\n".join(
                    self.env._(
                        "%(name)s was accepted; number, date and signer stay.",
                        name=rec.display_name,
                    )
                    for rec in done
                )
            )
