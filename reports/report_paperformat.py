# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class ReportPaperformat(models.Model):
    _inherit = "report.paperformat"

    emulation_font_size = fields.Float(
        string="Text Size (pt)", default=14, digits=(4, 1)
    )
    emulation_line_height = fields.Float(
        string="Line Height", default=1.2, help="As a multiple of the text size."
    )
    emulation_paragraph_gap = fields.Float(
        string="Space Between Paragraphs (pt)", default=6, digits=(4, 1)
    )
    emulation_indent = fields.Float(
        string="First Line Indent (mm)", default=12.7, digits=(4, 1)
    )
    emulation_signature_space = fields.Float(
        string="Space for a Signature (mm)", default=28, digits=(4, 1)
    )

    _emulation_text_size = models.Constraint(
        "CHECK (emulation_font_size > 0 AND emulation_line_height > 0)",
        "Text size and line height of official papers are above zero.",
    )

    def _get_paper_values(self):
        """Return the measures a paper is set with, as plain numbers."""
        self.ensure_one()
        return {
            "width": self.print_page_width,
            "height": self.print_page_height,
            "top": self.margin_top,
            "right": self.margin_right,
            "bottom": self.margin_bottom,
            "left": self.margin_left,
            "font_size": self.emulation_font_size,
            "line_height": self.emulation_line_height,
            "paragraph_gap": self.emulation_paragraph_gap,
            "indent": self.emulation_indent,
            "signature_space": self.emulation_signature_space,
        }
