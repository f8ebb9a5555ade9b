# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

from ...nomination.emulation_nomination_result import RESULTS
from ...profile.emulation_subject_mixin import SUBJECT_KINDS


class EmulationPackageLine(models.Model):
    """One name in a package: what it is, what becomes of it, what stands in the way.

    Written by our own code alone, as superuser.
    """

    _name = "emulation.package.line"
    _description = "Package Line"
    _order = "package_id, row_number, id"
    _rec_name = "name"
    _check_company_auto = True

    package_id = fields.Many2one(
        "emulation.package", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="package_id.company_id", store=True)
    row_number = fields.Integer(string="Row", aggregator=None)
    ref = fields.Char(help="Names the row in packages that answer this one.")
    subject_kind = fields.Selection(SUBJECT_KINDS)
    name = fields.Char(required=True)
    unit_name = fields.Char(string="Unit")
    award_code = fields.Char()
    award_name = fields.Char(string="Award")
    result = fields.Selection(RESULTS)
    note = fields.Char(string="What Becomes of It")
    problem = fields.Text()
    nomination_id = fields.Many2one(
        "emulation.nomination",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    answer_id = fields.Many2one(
        "emulation.package",
        string="Answered With",
        index="btree_not_null",
        ondelete="restrict",
        help="The package with its result.",
    )

    _ref_once = models.UniqueIndex(
        "(package_id, ref)", "A package names each row once."
    )
