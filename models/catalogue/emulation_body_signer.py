# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

# NĐ 30/2020, appendix I: no academic or honorary title before the name
_TITLE_BEFORE_NAME = re.compile(
    r"^\s*(GS|PGS|TSKH|TS|ThS|CN|KS|BS|BSCK\w*|DS|LS|CVCC|NSND|NSƯT|NGND|NGƯT|TTND|"
    r"TTƯT|AHLĐ|Giáo sư|Phó giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Cử nhân|Kỹ sư|"
    r"Bác sĩ|Bác sỹ|Dược sĩ|Luật sư)(\.|,|\s)",
    re.IGNORECASE,
)
_MODES_FOR_ANOTHER = ("TM", "KT", "TL", "TUQ")


class EmulationBodySigner(models.Model):
    """Person who signs for a body during a mandate, and how he signs."""

    _name = "emulation.body.signer"
    _description = "Signer of a Body"
    _inherit = ["emulation.cited.mixin"]
    _order = "body_id, date_from desc, id"
    _check_company_auto = True

    body_id = fields.Many2one(
        "emulation.body", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="body_id.company_id", store=True, index="btree_not_null"
    )
    name = fields.Char(
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="As printed under the signature, without academic or honorary titles.",
    )
    position = fields.Char(
        required=True, help="As printed above the signature, for example CHỦ TỊCH."
    )
    mode = fields.Selection(
        [
            ("TM", "TM. – on behalf of a committee"),
            ("KT", "KT. – deputy for the head"),
            ("TL", "TL. – by order"),
            ("TUQ", "TUQ. – by authorisation"),
            ("Q", "Q. – acting head"),
        ],
        string="Signs As",
        help="Empty for a head who signs in his own name.",
    )
    on_behalf = fields.Char(
        string="For Whom",
        help="What follows TM., KT., TL. or TUQ.: the committee, or the position of "
        "the person signed for.",
    )
    committee = fields.Char(
        string="On Behalf of the Committee",
        help="Printed as a first line after TM. when a deputy or an acting head signs "
        "for a committee, as in “TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH”.",
    )
    employee_id = fields.Many2one(
        "hr.employee",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="The employee who signs, when the body belongs to this database.",
    )
    date_from = fields.Date(string="Valid From")
    date_to = fields.Date(string="Valid To")
    signature = fields.Text(string="Printed As", compute="_compute_signature")

    _dates_in_order = models.Constraint(
        "CHECK(date_from IS NULL OR date_to IS NULL OR date_from <= date_to)",
        "The mandate of a signer ends before it begins.",
    )

    @api.depends("employee_id")
    def _compute_name(self):
        for signer in self:
            signer.name = signer.employee_id.name or signer.name

    @api.depends("name", "position", "mode", "on_behalf", "committee")
    def _compute_signature(self):
        for signer in self:
            signer.signature = "\n".join(
                [*signer._signature_lines(), signer.name or ""]
            )

    @api.depends("name", "position")
    def _compute_display_name(self):
        for signer in self:
            signer.display_name = f"{signer.name or ''} ({signer.position or ''})"

    @api.constrains("name", "mode", "on_behalf", "committee")
    def _check_signature(self):
        problems = []
        for signer in self:
            values = {"name": signer.name}
            if _TITLE_BEFORE_NAME.match(signer.name):
                problems.append(
                    self.env._(
                        "%(name)s: official papers print the name of a signer without "
                        "academic or honorary titles.",
                        **values,
                    )
                )
            if signer.mode in _MODES_FOR_ANOTHER and not signer.on_behalf:
                problems.append(
                    self.env._(
                        "%(name)s: say for whom the person signs with %(mode)s.",
                        mode=signer.mode,
                        **values,
                    )
                )
            if signer.mode not in _MODES_FOR_ANOTHER and signer.on_behalf:
                problems.append(
                    self.env._(
                        "%(name)s: “For Whom” is only printed with TM., KT., TL. or "
                        "TUQ.; choose one of them or leave it empty.",
                        **values,
                    )
                )
            if signer.mode == "TM" and signer.committee:
                problems.append(
                    self.env._(
                        "%(name)s: with TM. the committee is written in “For Whom” "
                        "alone.",
                        **values,
                    )
                )
        if problems:
            raise ValidationError("\n".join(problems))

    def _valid_on(self, date):
        """Return the signers whose mandate covers the day."""
        return self.filtered(
            lambda signer: (
                (not signer.date_from or signer.date_from <= date)
                and (not signer.date_to or date <= signer.date_to)
            )
        )

    def _signature_lines(self):
        """Return the lines printed above the signature, in capitals.

        :return: list of texts such as ``["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"]``
        """
        self.ensure_one()
        position = self.position or ""
        lines = []
        if self.committee:
            lines.append(f"TM. {self.committee}")
        if self.mode in _MODES_FOR_ANOTHER:
            lines += [f"{self.mode}. {self.on_behalf or ''}", position]
        elif self.mode == "Q":
            lines.append(f"Q. {position}")
        else:
            lines.append(position)
        return [line.upper() for line in lines]
