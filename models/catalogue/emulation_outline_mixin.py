# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

# A wide space: lists collapse ordinary ones.
_INDENT = "\u2003"


class EmulationOutlineMixin(models.AbstractModel):
    """Numbered tree that reads like the document it comes from.

    Models that inherit set ``_parent_store`` and have ``parent_id``,
    ``sequence``, ``code`` and a text, named in ``_outline_text``.
    """

    _name = "emulation.outline.mixin"
    _description = "Outline"
    _outline_text = "text"

    parent_path = fields.Char(index=True)
    sequence = fields.Integer(default=10)
    code = fields.Char(
        string="No.", help="Number or mark as printed in the source document."
    )
    sort_path = fields.Char(
        compute="_compute_sort_path", store=True, recursive=True, index=True
    )
    depth = fields.Integer(compute="_compute_outline")
    outline = fields.Text(compute="_compute_outline", string="Content")

    @api.depends("sequence", "parent_id.sort_path")
    def _compute_sort_path(self):
        # Fixed width: parents come before their children in every collation.
        for rec in self:
            own = f"{max(rec.sequence, 0):06d}{rec._origin.id or 0:010d}"
            rec.sort_path = (rec.parent_id.sort_path or "") + own

    @api.depends(lambda self: ("code", "sort_path", self._outline_text))
    def _compute_outline(self):
        for rec in self:
            rec.depth = max(len(rec.sort_path or "") // 16 - 1, 0)
            words = (rec.code, rec[self._outline_text])
            rec.outline = _INDENT * 2 * rec.depth + " ".join(filter(None, words))

    @api.depends(lambda self: ("code", self._outline_text))
    def _compute_display_name(self):
        for rec in self:
            words = (rec.code, rec[self._outline_text])
            rec.display_name = " ".join(filter(None, words))
