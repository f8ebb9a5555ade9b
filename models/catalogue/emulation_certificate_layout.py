# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64
import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...engine.frame import frame_svg

FRAME_STYLES = {"red_gold": "drum", "blue": "fret"}
FRAME_COLORS = {
    "red_gold": ("#a3121f", "#d9a441"),
    "blue": ("#16406e", "#d8b25a"),
}
COLOR_FIELDS = ("frame_color", "frame_accent_color", "title_color", "text_color")
BLOCKS = ("body", "award", "name", "unit", "citation")


class EmulationCertificateLayout(models.Model):
    """Where each line of a certificate stands, in millimetres from the page's edge.

    The type size of a block is the largest one; a longer text is set smaller until
    it fits into the block, and is never cut.
    """

    _name = "emulation.certificate.layout"
    _description = "Certificate Layout"
    _inherit = ["emulation.cited.mixin"]
    _order = "sequence, name, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", index=True, ondelete="restrict")
    body_id = fields.Many2one(
        "emulation.body",
        string="Awarding Body",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="Empty: the layout serves every body.",
    )
    note = fields.Text()

    page_width = fields.Float(default=297, required=True, digits=(6, 1))
    page_height = fields.Float(default=210, required=True, digits=(6, 1))
    offset_x = fields.Float(
        digits=(6, 1),
        help="Moves all texts to the right (or left, when negative), to meet the "
        "places of pre-printed stock in your printer.",
    )
    offset_y = fields.Float(
        digits=(6, 1), help="Moves all texts down (or up, when negative)."
    )
    text_side = fields.Float(
        string="Text to Page Side",
        default=30,
        digits=(6, 1),
        help="Distance of the centred texts from the left and the right page edge.",
    )
    smallest_size = fields.Float(
        default=9,
        digits=(4, 1),
        help="A long text is set smaller, in points. Below this size words are broken "
        "between letters, and the text becomes smaller only to stay in its place.",
    )

    frame = fields.Selection(
        [
            ("red_gold", "Red and gold, bronze drum circles"),
            ("blue", "Blue and gold, square spirals"),
            ("preprinted", "Pre-printed stock: print no frame"),
        ],
        default="red_gold",
        required=True,
    )
    frame_inset = fields.Float(
        string="Page Edge to Frame", default=6, required=True, digits=(6, 1)
    )
    frame_band = fields.Float(
        string="Frame Thickness", default=10.5, required=True, digits=(6, 1)
    )
    frame_color = fields.Char(
        compute="_compute_frame_colors", store=True, readonly=False, precompute=True
    )
    frame_accent_color = fields.Char(
        string="Ornament Color",
        compute="_compute_frame_colors",
        store=True,
        readonly=False,
        precompute=True,
    )
    frame_preview = fields.Binary(compute="_compute_frame_preview")
    title_color = fields.Char(
        default="#a3121f", help="Color of the awarding body and of the award."
    )
    text_color = fields.Char(default="#000000")

    print_motto = fields.Boolean(
        compute="_compute_print_motto",
        store=True,
        readonly=False,
        precompute=True,
        help="The name of the State and the national motto.",
    )
    motto_upper = fields.Char(default="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    motto_lower = fields.Char(default="Độc lập - Tự do - Hạnh phúc")
    motto_top = fields.Float(default=21, digits=(6, 1))
    motto_size = fields.Float(default=13, digits=(4, 1))

    print_body = fields.Boolean(default=True, string="Print Awarding Body")
    print_upper_body = fields.Boolean(default=True)
    body_top = fields.Float(default=38, digits=(6, 1))
    body_height = fields.Float(default=13, digits=(6, 1))
    body_size = fields.Float(default=14, digits=(4, 1))

    print_verb = fields.Boolean(default=True, string="Print the Word of Giving")
    verb = fields.Char(string="Word of Giving", default="TẶNG")
    verb_title = fields.Char(string="Word of Giving a Title", default="TẶNG DANH HIỆU")
    verb_top = fields.Float(default=54, digits=(6, 1))
    verb_size = fields.Float(default=15, digits=(4, 1))

    print_award = fields.Boolean(default=True)
    award_top = fields.Float(default=61.5, digits=(6, 1))
    award_height = fields.Float(default=16, digits=(6, 1))
    award_size = fields.Float(default=38, digits=(4, 1))

    name_top = fields.Float(default=79.5, digits=(6, 1))
    name_height = fields.Float(default=12, digits=(6, 1))
    name_size = fields.Float(default=26, digits=(4, 1))
    name_capitals = fields.Boolean(string="Name in Capitals")

    unit_top = fields.Float(default=92.5, digits=(6, 1))
    unit_height = fields.Float(default=12.5, digits=(6, 1))
    unit_size = fields.Float(default=15, digits=(4, 1))

    citation_top = fields.Float(default=106, digits=(6, 1))
    citation_height = fields.Float(default=18.5, digits=(6, 1))
    citation_size = fields.Float(default=15, digits=(4, 1))

    decision_left = fields.Float(default=32, digits=(6, 1))
    decision_top = fields.Float(default=167, digits=(6, 1))
    decision_width = fields.Float(default=95, digits=(6, 1))
    decision_size = fields.Float(default=13, digits=(4, 1))
    decision_label = fields.Char(default="Quyết định số:")
    golden_book_label = fields.Char(default="Vào Sổ vàng số:")

    signature_right = fields.Float(default=32, digits=(6, 1))
    signature_top = fields.Float(default=125, digits=(6, 1))
    signature_width = fields.Float(default=105, digits=(6, 1))
    signature_size = fields.Float(default=14, digits=(4, 1))
    signature_space = fields.Float(
        default=35,
        digits=(6, 1),
        help="Height kept free for the signature and the seal.",
    )

    _page_positive = models.Constraint(
        "CHECK (page_width > 0 AND page_height > 0)",
        "The page needs a width and a height.",
    )
    _sizes_legible = models.Constraint(
        """CHECK (smallest_size > 0 AND motto_size > 0 AND body_size > 0
            AND verb_size > 0 AND award_size > 0 AND name_size > 0 AND unit_size > 0
            AND citation_size > 0 AND decision_size > 0 AND signature_size > 0)""",
        "Every type size is above zero.",
    )

    @api.depends("frame")
    def _compute_frame_colors(self):
        for layout in self:
            color, accent = FRAME_COLORS.get(
                layout.frame, (layout.frame_color, layout.frame_accent_color)
            )
            layout.frame_color = color
            layout.frame_accent_color = accent

    @api.depends(
        "page_width", "page_height", "frame_inset", "frame_band", "frame_color",
        "frame_accent_color", "frame",
    )  # fmt: skip
    def _compute_frame_preview(self):
        for layout in self:
            shown = layout.frame in FRAME_STYLES and not layout._get_problems()
            layout.frame_preview = shown and layout._get_frame_uri().partition(",")[2]

    @api.depends("frame")
    def _compute_print_motto(self):
        for layout in self:
            layout.print_motto = layout.frame != "preprinted"

    @api.constrains(lambda self: [*COLOR_FIELDS, *self._measure_fields()])
    def _check_layout(self):
        problems = []
        for layout in self:
            problems += [f"{layout.name}: {text}" for text in layout._get_problems()]
        if problems:
            raise ValidationError("\n".join(problems))

    @api.model
    def _measure_fields(self):
        """Names of the fields that hold a measure, and of the frame they belong to."""
        floats = (name for name, field in self._fields.items() if field.type == "float")
        return ["frame", *floats]

    def _get_problems(self):
        """Return what cannot be printed as set, as a list of sentences."""
        self.ensure_one()
        labels = {
            name: self._fields[name]._description_string(self.env)
            for name in (*COLOR_FIELDS, "decision_width", "signature_width")
        }
        problems = [
            self.env._(
                "%(field)s: write the color as #rrggbb, six digits 0-9 or a-f.",
                field=labels[name],
            )
            for name in COLOR_FIELDS
            if self[name] and not re.fullmatch(r"#[0-9a-fA-F]{6}", self[name])
        ]
        outside = [
            block
            for block in BLOCKS
            if self[f"{block}_top"] < 0
            or self[f"{block}_height"] <= 0
            or self[f"{block}_top"] + self[f"{block}_height"] > self.page_height
        ]
        if outside:
            problems.append(
                self.env._(
                    "These blocks lie outside the page or have no height: %(blocks)s.",
                    blocks=", ".join(self._get_block_labels(outside)),
                )
            )
        if 2 * self.text_side >= self.page_width or self.text_side < 0:
            problems.append(self.env._("No room is left for text between the sides."))
        problems += [
            self.env._("%(field)s does not fit on the page.", field=labels[name])
            for name, edge in (
                ("decision_width", self.decision_left),
                ("signature_width", self.signature_right),
            )
            if edge < 0 or self[name] <= 0 or edge + self[name] > self.page_width
        ]
        if self.frame in FRAME_STYLES and not all(
            (self.frame_color, self.frame_accent_color)
        ):
            problems.append(self.env._("Choose both colors of the frame."))
        elif self.frame in FRAME_STYLES and not problems:
            try:
                self._draw_frame()
            except ValueError:
                problems.append(
                    self.env._("The frame is too thick or too far inside for the page.")
                )
        return problems

    @api.model
    def _get_block_labels(self, blocks):
        labels = {
            "body": self.env._("Awarding body"),
            "award": self.env._("Award"),
            "name": self.env._("Subject"),
            "unit": self.env._("Position and unit"),
            "citation": self.env._("Achievement"),
        }
        return [labels[block] for block in blocks]

    def _draw_frame(self):
        self.ensure_one()
        return frame_svg(
            FRAME_STYLES[self.frame],
            self.page_width,
            self.page_height,
            self.frame_inset,
            self.frame_band,
            self.frame_color,
            self.frame_accent_color,
        )

    def _get_frame_uri(self):
        """Return the frame as a data URI, False on pre-printed stock."""
        self.ensure_one()
        if self.frame not in FRAME_STYLES:
            return False
        content = base64.b64encode(self._draw_frame().encode()).decode()
        return f"data:image/svg+xml;base64,{content}"

    def copy_data(self, default=None):
        return [
            {**vals, "name": self.env._("%(name)s (copy)", name=layout.name)}
            for layout, vals in zip(self, super().copy_data(default), strict=True)
        ]
