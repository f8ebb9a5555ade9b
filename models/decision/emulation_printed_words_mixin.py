# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

WORDS = ("subject_name", "subject_job", "subject_unit", "citation")


class EmulationPrintedWordsMixin(models.AbstractModel):
    """How somebody is worded on a paper: proposed by the server, mended by officers."""

    _name = "emulation.printed.words.mixin"
    _description = "Words of a Subject As Printed"
    _inherit = ["emulation.composed.mixin"]
    _COMPOSED = WORDS

    subject_name = fields.Char(
        compute="_compute_words", store=True, readonly=False, precompute=True
    )
    subject_job = fields.Char(
        compute="_compute_words", store=True, readonly=False, precompute=True
    )
    subject_unit = fields.Char(
        compute="_compute_words", store=True, readonly=False, precompute=True
    )
    citation = fields.Char(
        size=500,
        compute="_compute_words",
        store=True,
        readonly=False,
        precompute=True,
    )

    def _compute_words(self):
        """Models say where the words come from."""
        raise NotImplementedError
