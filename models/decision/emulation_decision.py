# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError


class EmulationDecision(models.Model):
    """A numbered, signed decision (quyết định khen thưởng, đính chính, hủy bỏ).

    It gives awards, or corrects or revokes those that another one gave.
    States: ``draft`` → ``issued``. An issued decision stays as it was.
    """

    _name = "emulation.decision"
    _description = "Decision"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "emulation.numbered.mixin",
        "emulation.workflow.mixin",
    ]
    _order = "date desc, number desc, id desc"
    _check_company_auto = True
    _GUARDED_FIELDS = ("kind", "issued_on", "issued_by_id", "paper_sha256")

    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        index=True,
        ondelete="restrict",
    )
    kind = fields.Selection(
        [
            ("award", "Award"),
            ("correction", "Correction"),
            ("revocation", "Revocation"),
        ],
        required=True,
        default="award",
        readonly=True,
        copy=False,
        index=True,
    )
    body_id = fields.Many2one(
        "emulation.body",
        string="Issuing Body",
        required=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        check_company=True,
    )
    council_id = fields.Many2one(
        "emulation.council",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        domain="[('body_id', '=', body_id)]",
        help="Set when a council of the body decides, in its own series of numbers.",
    )
    date = fields.Date(string="Date of the Decision")
    round_id = fields.Many2one(
        "emulation.round",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    state = fields.Selection(
        [("draft", "Draft"), ("issued", "Issued")],
        string="Status",
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    line_ids = fields.One2many("emulation.decision.line", "decision_id", string="Names")
    line_count = fields.Integer(compute="_compute_line_count", string="Awards")
    certificate_count = fields.Integer(compute="_compute_certificate_count")

    _number_unique = models.UniqueIndex(
        "(body_id, symbol, year, number) WHERE number > 0",
        "This number is already taken in the register of this body and year.",
    )
    _issued_is_complete = models.Constraint(
        """CHECK (state = 'draft' OR (number > 0 AND date IS NOT NULL
            AND signer_id IS NOT NULL AND issued_on IS NOT NULL))""",
        "An issued decision has number, date and signer.",
    )

    # --- Computes -----------------------------------------------------------------

    @api.depends("full_number", "subject", "body_id")
    def _compute_display_name(self):
        for decision in self:
            decision.display_name = (
                decision.full_number or decision.subject or self.env._("Draft decision")
            )

    @api.depends("line_ids")
    def _compute_line_count(self):
        counts = dict(
            self.env["emulation.decision.line"]._read_group(
                [("decision_id", "in", self.ids)], ["decision_id"], ["__count"]
            )
        )
        for decision in self:
            decision.line_count = counts.get(decision._origin, 0)

    @api.depends("state")
    def _compute_certificate_count(self):
        counts = dict(
            self.env["emulation.certificate"]._read_group(
                [("decision_id", "in", self.ids)], ["decision_id"], ["__count"]
            )
        )
        for decision in self:
            decision.certificate_count = counts.get(decision._origin, 0)

    # --- Constraints ----------------------------------------------------------------

    def write(self, vals):
        issued = self.filtered(lambda d: d.state == "issued")
        frozen = set(vals) - self._desk_fields()
        if issued and frozen and not self._is_door_open():
            raise UserError(
                self.env._(
                    "%(names)s: an issued decision is not changed; correct or revoke "
                    "it by a decision of its own.",
                    names=", ".join(issued.mapped("display_name")),
                )
            )
        return super().write(vals)
