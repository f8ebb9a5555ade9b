# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Word files of the papers, from the very pages that are printed.

Imported only when one is made, like the engine of the PDF files.
"""

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from lxml import html

from ..engine.text_fit import text_width
from .word_styles import BASE, POINTS, Styles, read_length
from .word_table import TableWriter, add_border

FONT = "Times New Roman"
ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
BLOCKS = {"div", "main", "section", "p", "table", "article", "ul", "ol", "li"}
# What Word calls single spacing of Times New Roman, in times of the size of the text
SINGLE = 1.15
NUMBER_SIZE = 13


class WordPress:
    """Makes one Word file of one paper."""

    def __init__(self, paper):
        """:param dict paper: measures of the page, see report.paperformat"""
        self._paper = paper
        self._document = Document()
        self._tables = TableWriter(self)
        self._breaks = False

    def make_docx(self, page):
        """Return the bytes of a Word file.

        :param str page: a whole HTML document
        """
        tree = html.document_fromstring(page)
        self._styles = Styles(tree)
        self._set_page(tree)
        body = self._document.element.body
        for child in list(body):
            if child.tag != qn("w:sectPr"):
                body.remove(child)
        root = tree.find("body")
        width = self._paper["width"] - self._paper["left"] - self._paper["right"]
        style = self._styles.get(root, BASE)
        self.write_blocks(root, self._document._body, style, width * POINTS["mm"])
        stream = io.BytesIO()
        self._document.save(stream)
        return stream.getvalue()

    # --- The page ---------------------------------------------------------------------

    def _set_page(self, tree):
        paper, section = self._paper, self._document.sections[0]
        section.page_width, section.page_height = (
            Mm(paper["width"]),
            Mm(paper["height"]),
        )
        if paper["width"] > paper["height"]:
            section._sectPr.find(qn("w:pgSz")).set(qn("w:orient"), "landscape")
        for side in ("top", "right", "bottom", "left"):
            setattr(section, f"{side}_margin", Mm(paper[side]))
        section.header_distance = section.footer_distance = Mm(10)
        normal = self._document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(paper["font_size"])
        fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(kind), FONT)
        properties = self._document.core_properties
        properties.title = (tree.findtext("head/title") or "").strip()
        properties.author = properties.comments = ""
        properties.language = "vi-VN"
        self._set_header(section, tree)

    def _set_header(self, section, tree):
        """The number from page 2 on, and on drafts what they are and what they lack."""
        section.different_first_page_header_footer = True
        drafts = tree.find_class("draft")
        for header in (section.first_page_header, section.header):
            header.is_linked_to_previous = False
            paragraph = header.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            for draft in drafts[:1]:
                run = paragraph.add_run(draft.text_content().strip())
                run.bold, run.font.size = True, Pt(NUMBER_SIZE)
            if header is not section.header:
                continue
            if drafts:
                paragraph = header.add_paragraph()
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            self._add_page_number(paragraph)
        for lacking in tree.find_class("lacking")[:1]:
            for footer in (section.first_page_footer, section.footer):
                footer.is_linked_to_previous = False
                run = footer.paragraphs[0].add_run(lacking.text_content().strip())
                run.italic, run.font.size = True, Pt(9)

    @staticmethod
    def _add_page_number(paragraph):
        run = paragraph.add_run()
        run.font.size = Pt(NUMBER_SIZE)
        for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
            if kind:
                part = OxmlElement("w:fldChar")
                part.set(qn("w:fldCharType"), kind)
            else:
                part = OxmlElement("w:instrText")
                part.text = text
            run._r.append(part)

    # --- Blocks -----------------------------------------------------------------------

    def write_blocks(self, element, container, style, width):
        """Write what stands inside an element: paragraphs, tables, loose text.

        :param container: body or cell of the Word file
        :param dict style: what holds for the element
        :param width: room in points
        """
        paragraph = None
        if element.text and element.text.strip():
            paragraph = self._new_paragraph(container, style)
            self._add_text(paragraph, element.text, style, True)
        for child in element:
            if not isinstance(child.tag, str) or child.tag in ("style", "script"):
                pass
            elif child.tag in BLOCKS:
                self._write_block(child, container, style, width)
                paragraph = None
            elif child.tag == "br" and paragraph is not None:
                paragraph.add_run().add_break()
            else:
                if paragraph is None:
                    paragraph = self._new_paragraph(container, style)
                self._write_inline(child, paragraph, style)
            if child.tail and child.tail.strip():
                if paragraph is None:
                    paragraph = self._new_paragraph(container, style)
                self._add_text(paragraph, child.tail, style, not paragraph.runs)
        self._trim(paragraph)

    def _write_block(self, element, container, outer, width):
        style = self._styles.get(element, outer)
        if style.get("position") == "fixed" or style.get("display") == "none":
            return
        if "page" in (style.get("break-before"), style.get("page-break-before")):
            self._breaks = True
        if element.tag == "table":
            self._tables.write_table(element, container, style, width)
        elif any(child.tag in BLOCKS for child in element):
            self.write_blocks(element, container, style, width)
        elif element.text_content().strip():
            paragraph = self._new_paragraph(container, style)
            self._write_contents(element, paragraph, style)
            self._trim(paragraph)
            if style.get("border-bottom") and style.get("display") == "inline-block":
                self._rule_under(paragraph, element, style, width)
        else:
            self._write_empty(container, style, width)

    def _write_empty(self, container, style, width):
        """A rule, or room for a signature."""
        rule = style.get("border-top")
        height = read_length(style.get("height"))
        if not rule and not height:
            return
        paragraph = self._new_paragraph(container, style)
        layout = paragraph.paragraph_format
        layout.first_line_indent = Pt(0)
        layout.line_spacing = Pt(height or 1)
        if rule:
            add_border(paragraph, "top", rule)
            used = read_length(style.get("width"), whole=width) or width
            layout.left_indent = layout.right_indent = Pt(max(width - used, 0) / 2)

    def _rule_under(self, paragraph, element, style, width):
        """The rule is as long as the words above it."""
        size = read_length(style["font-size"])
        text = " ".join(element.text_content().split())
        used = text_width(
            text, size, "bold" if style.get("font-weight") == "bold" else "regular"
        )
        layout = paragraph.paragraph_format
        # One point on each side: the words must not break
        side = max(width - used * POINTS["mm"], 0) / 2 - 1
        layout.left_indent = layout.right_indent = Pt(side)
        add_border(paragraph, "bottom", style["border-bottom"])

    def _new_paragraph(self, container, style):
        element = OxmlElement("w:p")
        body = container._element
        section = body.find(qn("w:sectPr"))
        if section is None:
            body.append(element)
        else:
            section.addprevious(element)
        paragraph = Paragraph(element, container)
        layout = paragraph.paragraph_format
        layout.alignment = ALIGNMENTS.get(style["text-align"])
        size = read_length(style["font-size"])
        layout.line_spacing = (read_length(style["line-height"]) or SINGLE) / SINGLE
        layout.space_before = Pt(read_length(style.get("margin-top"), size) or 0)
        layout.space_after = Pt(read_length(style.get("margin-bottom"), size) or 0)
        layout.first_line_indent = Pt(read_length(style["text-indent"], size) or 0)
        layout.left_indent = Pt(read_length(style.get("padding-left"), size) or 0)
        if style.get("break-after") == "avoid":
            layout.keep_with_next = True
        if self._breaks:
            layout.page_break_before = True
            self._breaks = False
        return paragraph

    # --- Words ------------------------------------------------------------------------

    def _write_contents(self, element, paragraph, style):
        if element.text:
            self._add_text(paragraph, element.text, style, not paragraph.runs)
        for child in element:
            if isinstance(child.tag, str):
                self._write_inline(child, paragraph, style)
            if child.tail:
                self._add_text(paragraph, child.tail, style, not paragraph.runs)

    def _write_inline(self, element, paragraph, outer):
        if element.tag == "br":
            paragraph.add_run().add_break()
            return
        style = self._styles.get(element, outer)
        self._write_contents(element, paragraph, style)

    @staticmethod
    def _add_text(paragraph, text, style, first):
        """Add words; blanks and line ends of the page are one blank."""
        words = " ".join(text.replace("\N{NO-BREAK SPACE}", "\0").split())
        if text[:1].isspace() and not first:
            words = f" {words}"
        if text[-1:].isspace() and words.strip():
            words = f"{words} "
        if not words:
            return
        run = paragraph.add_run(words.replace("\0", "\N{NO-BREAK SPACE}"))
        run.bold = style["font-weight"] == "bold" or None
        run.italic = style["font-style"] == "italic" or None
        run.font.size = Pt(read_length(style["font-size"]))

    @staticmethod
    def _trim(paragraph):
        """Take the blank away that the page had before its end."""
        if paragraph is not None and paragraph.runs:
            last = paragraph.runs[-1]
            if last.text.endswith(" "):
                last.text = last.text.rstrip(" ")
