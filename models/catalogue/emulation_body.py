# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class EmulationBody(models.Model):
    """Organisation or committee that leads, issues, decides or pays."""

    _name = "emulation.body"
    _description = "Emulation Body"
    _inherit = ["emulation.cited.mixin"]
    _order = "level_id desc, name, id"
    _rec_names_search = ["name", "official_name", "code"]
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    official_name = fields.Char(
        compute="_compute_official_name",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="As printed on official papers, in Vietnamese. It is never translated.",
    )
    code = fields.Char(copy=False, help="Short name for imports.")
    active = fields.Boolean(default=True)
    kind = fields.Selection(
        [
            ("state", "State body"),
            ("union", "Trade union"),
            ("party", "Party body"),
            ("front", "Fatherland Front or mass organisation"),
            ("other", "Other"),
        ],
        required=True,
        default="union",
    )
    parent_id = fields.Many2one(
        "emulation.body",
        string="Upper Body",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="The body directly above, to which proposals are sent.",
    )
    child_ids = fields.One2many("emulation.body", "parent_id", string="Lower Bodies")
    level_id = fields.Many2one("emulation.level", index=True, ondelete="restrict")
    department_id = fields.Many2one(
        "hr.department",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="The department that is this body, when it belongs to this database.",
    )
    company_id = fields.Many2one(
        "res.company",
        compute="_compute_company_id",
        store=True,
        readonly=False,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The company the body belongs to. Bodies outside have none and are "
        "seen by all companies.",
    )
    is_inside = fields.Boolean(
        string="In This Database",
        compute="_compute_is_inside",
        store=True,
        help="Decisions of a body inside are made and printed here; what a body "
        "outside decides is recorded as received.",
    )
    layout = fields.Selection(
        [
            ("union", "Trade union"),
            ("state", "State"),
            ("party", "Party"),
        ],
        string="Head of Papers",
        compute="_compute_layout",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="Which head the papers of the body carry.",
    )
    letterhead_upper = fields.Char(
        string="Upper Line of the Letterhead",
        compute="_compute_letterhead_upper",
        store=True,
        readonly=False,
        precompute=True,
        help="Printed above the name of the body; the upper body by default. "
        "Leave it empty when papers carry the name of the body alone.",
    )
    place = fields.Char(
        help="Place name printed before the date, as in “Yên Bái, ngày …”."
    )
    symbol_ids = fields.One2many(
        "emulation.body.symbol", "body_id", string="Number Symbols", copy=True
    )
    signer_ids = fields.One2many("emulation.body.signer", "body_id", string="Signers")
    recipients = fields.Text(
        help="Lines of “Nơi nhận” printed on the papers of the body, one a line."
    )

    _code_unique = models.Constraint(
        "UNIQUE(code)", "There is already a body with this code."
    )

    @api.depends("name")
    def _compute_official_name(self):
        for body in self:
            body.official_name = body.official_name or body.name

    @api.depends("department_id")
    def _compute_company_id(self):
        for body in self:
            body.company_id = body.department_id.company_id or body.company_id

    @api.depends("department_id", "company_id")
    def _compute_is_inside(self):
        for body in self:
            body.is_inside = bool(body.department_id or body.company_id)

    @api.depends("kind")
    def _compute_layout(self):
        for body in self:
            body.layout = body.kind if body.kind in ("union", "party") else "state"

    @api.depends("parent_id")
    def _compute_letterhead_upper(self):
        for body in self:
            body.letterhead_upper = body.parent_id.official_name

    @api.constrains("parent_id")
    def _check_parent(self):
        if self._has_cycle():
            raise ValidationError(
                self.env._(
                    "A body cannot stand above itself: %(names)s.",
                    names=", ".join(self.mapped("display_name")),
                )
            )

    def write(self, vals):
        old_names = {}
        if "official_name" in vals:
            old_names = {body.id: body.official_name for body in self}
        result = super().write(vals)
        for lower in self.with_context(active_test=False).child_ids:
            upper = lower.parent_id
            if upper.id in old_names and lower.letterhead_upper == old_names[upper.id]:
                lower.letterhead_upper = upper.official_name
        return result

    def copy_data(self, default=None):
        vals_list = super().copy_data(default=default)
        if default and "name" in default:
            return vals_list
        return [
            dict(vals, name=self.env._("%(name)s (copy)", name=body.name))
            for body, vals in zip(self, vals_list, strict=True)
        ]

    def _get_series(self, kind, council=None):
        """Return the series of numbers of one kind of paper.

        :param str kind: document kind of ``emulation.body.symbol``
        :param council: emulation.council whose papers they are; the body's else
        :return: emulation.body.symbol, empty when none is set
        """
        self.ensure_one()
        council = council or self.env["emulation.council"]
        return self.symbol_ids.filtered(
            lambda line: line.document_kind == kind and line.council_id == council
        )

    def _symbol(self, kind, council=None):
        """Return the symbol of the numbers of one kind of paper.

        :param str kind: document kind of ``emulation.body.symbol``
        :param council: emulation.council whose papers they are; the body's else
        :return: the symbol, as in ``QĐ-CĐVC``; empty string when none is set
        """
        return self._get_series(kind, council).symbol or ""
