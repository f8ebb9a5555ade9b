# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Tables of the Word files, written part by part: a list may have thousands of rows."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Cell

from .word_styles import read_length

TWIPS = 20
EIGHTHS = 8
VERTICAL = {"middle": "center", "bottom": "bottom"}
PARTS = ("thead", "tbody", "tfoot")


def new_element(parent, name, **attributes):
    """Append an element of Word's own language and return it."""
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    parent.append(element)
    return element


def add_border(paragraph, side, rule):
    """Draw a rule above or under a paragraph.

    :param str side: ``top`` or ``bottom``
    :param str rule: as the style sheet has it, e.g. "0.75pt solid #000000"
    """
    borders = OxmlElement("w:pBdr")
    size = round(read_length(rule.split()[0]) * EIGHTHS)
    new_element(borders, f"w:{side}", val="single", sz=size, space=1, color="000000")
    # Where the order of the standard wants it
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders,
        *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"),
    )


class TableWriter:
    """Writes the tables of one paper."""

    def __init__(self, press):
        self._press = press

    def write_table(self, table, container, style, width):
        """Write a table of the page.

        :param table: element of the page
        :param container: body or cell of the Word file
        :param dict style: what holds for the table
        :param width: room in points
        """
        styles = self._press._styles
        rows = list(self._get_rows(table, style))
        columns = self._get_columns(table, rows, style, width)
        element = OxmlElement("w:tbl")
        bordered = any(
            styles.get(cell, row_style).get("border")
            for _part, row, row_style in rows[:1]
            for cell in row
        )
        self._add_properties(element, columns, bordered)
        self._append(container, element, style)
        owner = Table(element, container)
        for part, row, row_style in rows:
            self._write_row(owner, part, row, row_style, columns, width)
        return owner

    def _append(self, container, element, style):
        """Two tables one after the other would become one: a small line between."""
        press, body = self._press, container._element
        before = [child for child in body if child.tag != qn("w:sectPr")]
        gap = read_length(style.get("margin-top")) or 0
        if (before and before[-1].tag == qn("w:tbl")) or press._breaks or gap:
            line = press._new_paragraph(container, {**style, "line-height": "0.1"})
            line.paragraph_format.keep_with_next = True
        section = body.find(qn("w:sectPr"))
        if section is None:
            body.append(element)
        else:
            section.addprevious(element)

    def _get_rows(self, table, style):
        """Yield (part, row, style) in the order of the page."""
        styles = self._press._styles
        for child in table:
            if child.tag == "tr":
                yield "tbody", child, styles.get(child, style)
            elif child.tag in PARTS:
                part_style = styles.get(child, style)
                for row in child.iterchildren("tr"):
                    yield child.tag, row, styles.get(row, part_style)

    def _get_columns(self, table, rows, style, width):
        """Return the width of each column in points."""
        styles = self._press._styles
        found = [
            read_length(styles.get(column, style).get("width"), whole=width)
            for column in table.iterfind("colgroup/col")
        ]
        if not found:
            count = max(
                (sum(int(c.get("colspan", 1)) for c in r) for _p, r, _s in rows),
                default=1,
            )
            found = [None] * count
            for _part, row, row_style in rows:
                if len(row) == count:
                    for number, cell in enumerate(row):
                        cell_style = styles.get(cell, row_style)
                        found[number] = found[number] or read_length(
                            cell_style.get("width"), whole=width
                        )
        open_ = [number for number, column in enumerate(found) if not column]
        rest = max(width - sum(filter(None, found)), 0) / max(len(open_), 1)
        return [column or rest for column in found]

    @staticmethod
    def _add_properties(element, columns, bordered):
        properties = new_element(element, "w:tblPr")
        new_element(properties, "w:tblW", w=round(sum(columns) * TWIPS), type="dxa")
        if bordered:
            borders = new_element(properties, "w:tblBorders")
            for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
                new_element(borders, f"w:{side}", val="single", sz=4, color="000000")
        new_element(properties, "w:tblLayout", type="fixed")
        margins = new_element(properties, "w:tblCellMar")
        for side in ("left", "right"):
            new_element(margins, f"w:{side}", w=90 if bordered else 0, type="dxa")
        grid = new_element(element, "w:tblGrid")
        for column in columns:
            new_element(grid, "w:gridCol", w=round(column * TWIPS))

    def _write_row(self, owner, part, row, style, columns, width):
        element = new_element(owner._tbl, "w:tr")
        properties = new_element(element, "w:trPr")
        new_element(properties, "w:cantSplit")
        cells = [c for c in row if c.tag in ("td", "th")]
        styles = [self._press._styles.get(cell, style) for cell in cells]
        height = max((read_length(s.get("height")) or 0 for s in styles), default=0)
        if height:
            new_element(
                properties, "w:trHeight", val=round(height * TWIPS), hRule="atLeast"
            )
        if part == "thead":
            new_element(properties, "w:tblHeader")
        place = 0
        for cell, cell_style in zip(cells, styles, strict=True):
            span = int(cell.get("colspan", 1))
            room = sum(columns[place : place + span])
            place += span
            self._write_cell(owner, element, cell, cell_style, span, room)

    def _write_cell(self, owner, row, cell, style, span, room):
        element = new_element(row, "w:tc")
        properties = new_element(element, "w:tcPr")
        new_element(properties, "w:tcW", w=round(room * TWIPS), type="dxa")
        if span > 1:
            new_element(properties, "w:gridSpan", val=span)
        if style.get("vertical-align") in VERTICAL:
            new_element(properties, "w:vAlign", val=VERTICAL[style["vertical-align"]])
        written = _Cell(element, owner)
        inner = {k: v for k, v in style.items() if not k.startswith("padding-left")}
        # Room within the cell stands where a paragraph would have its own
        inner["margin-top"] = style.get("padding-top", "0")
        inner["margin-bottom"] = style.get("padding-bottom", "0")
        self._press.write_blocks(cell, written, inner, room)
        if element[-1].tag != qn("w:p"):
            self._press._new_paragraph(written, inner)
