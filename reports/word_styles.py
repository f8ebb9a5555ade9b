# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the style sheet of a paper says of each of its elements.

Read by the libraries that WeasyPrint reads it with, so that the Word file of a paper
follows the same sheet as its PDF.
"""

import cssselect2
import tinycss2

INHERITED = (
    "font-size",
    "font-style",
    "font-weight",
    "line-height",
    "text-align",
    "text-indent",
    "text-transform",
)
BASE = {
    "font-size": "14pt",
    "font-style": "normal",
    "font-weight": "normal",
    "line-height": "1.2",
    "text-align": "left",
    "text-indent": "0",
}
# As every browser has them
BY_TAG = {
    "b": {"font-weight": "bold"},
    "strong": {"font-weight": "bold"},
    "i": {"font-style": "italic"},
    "em": {"font-style": "italic"},
    "th": {"font-weight": "bold", "text-align": "center"},
}
POINTS = {"pt": 1, "mm": 72 / 25.4, "cm": 72 / 2.54, "px": 0.75, "in": 72}
SIDES = ("top", "right", "bottom", "left")


def read_length(text, size=0.0, whole=0.0):
    """Return a length in points; None for words such as ``auto``.

    :param size: what one em is, in points
    :param whole: what 100 % are
    """
    token = tinycss2.parse_one_component_value(text or "")
    if token.type == "dimension":
        unit = token.lower_unit
        return token.value * (size if unit == "em" else POINTS[unit])
    if token.type == "percentage":
        return token.value * whole / 100
    if token.type == "number":
        return token.value
    return None


class Styles:
    """The cascade of one document."""

    def __init__(self, html):
        self._matcher = cssselect2.Matcher()
        for sheet in html.iter("style"):
            self._add(sheet.text or "")
        root = cssselect2.ElementWrapper.from_html_root(html)
        self._wrappers = {e.etree_element: e for e in root.iter_subtree()}

    def _add(self, text):
        rules = tinycss2.parse_stylesheet(
            text, skip_comments=True, skip_whitespace=True
        )
        for rule in rules:
            if rule.type != "qualified-rule":
                continue
            declarations = self._read(rule.content)
            for selector in cssselect2.compile_selector_list(rule.prelude):
                self._matcher.add_selector(selector, declarations)

    @staticmethod
    def _read(content):
        """Return the declarations of a rule: {property: text}."""
        found = {}
        for one in tinycss2.parse_blocks_contents(
            content, skip_comments=True, skip_whitespace=True
        ):
            if one.type != "declaration":
                continue
            text = tinycss2.serialize(one.value).strip()
            found[one.lower_name] = text
            if one.lower_name in ("margin", "padding"):
                top, *others = text.split()
                right = others[0] if others else top
                bottom = others[1] if len(others) > 1 else top
                left = others[2] if len(others) > 2 else right
                sides = zip(SIDES, (top, right, bottom, left), strict=True)
                found.update({f"{one.lower_name}-{side}": v for side, v in sides})
        return found

    def get(self, element, inherited):
        """Return all that holds for an element: {property: text}.

        :param dict inherited: what holds for the element around it
        """
        style = {name: inherited[name] for name in INHERITED if name in inherited}
        style.update(BY_TAG.get(element.tag, {}))
        for _specificity, _order, pseudo, declarations in self._matcher.match(
            self._wrappers[element]
        ):
            if pseudo is None:
                style.update(declarations)
        if element.get("style"):
            style.update(self._read(element.get("style")))
        if "font-size" in style:
            size = read_length(style["font-size"], self._size(inherited))
            style["font-size"] = f"{size}pt"
        return style

    @staticmethod
    def _size(style):
        return read_length(style.get("font-size", BASE["font-size"]))
