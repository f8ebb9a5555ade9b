# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Rows of an untrusted workbook as a stream (Office Open XML, ECMA-376 part 1).

openpyxl keeps whole rows and lists in memory, follows what the file claims about
its size and shows a formula that was never calculated as an empty cell; so only
its knowledge of number formats is used here.
"""

from xml.parsers import expat

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from .sheet_cells import RowsReader, StringsReader
from .sheet_package import CHUNK, SheetError, open_package, read_part

# A tag or an attribute is never that long
LONGEST_TOKEN = 1 << 20


class Workbook:
    """The first visible sheet of a workbook.

    :param bytes data: the file
    :param Limits limits: how large it may be
    :raise SheetError: for everything that is no plain, whole workbook
    """

    def __init__(self, data, limits):
        self.limits = limits
        self.package = open_package(data, limits)
        self.date1904 = False
        self._sheets, self._strings, self._formats, self._styles = [], [], {}, []
        book = self._relations("")["officeDocument"][0][1]
        self._walk(book, self._start_book)
        parts = {}
        for kind, rows in self._relations(book).items():
            for name, target in rows:
                parts[name] = (kind, target)
            if kind == "sharedStrings":
                self._read_strings(rows[0][1])
            elif kind == "styles":
                self._walk(rows[0][1], self._start_styles)
        sheets = [parts.get(name, ("", "")) for name in self._sheets]
        self._sheet = next((t for kind, t in sheets if kind == "worksheet"), None)
        if not self._sheet:
            raise SheetError("no_sheet")
        self._dates = {
            str(number)
            for number, style in enumerate(self._styles)
            if is_date_format(self._formats.get(style) or BUILTIN_FORMATS.get(style))
        }

    def rows(self):
        """Yield the rows that are not empty, one at a time.

        :return: pairs of row number and ``{column number: value}``; a value is a
            str, int, float, date or :class:`CellFault`
        :raise SheetError: when the sheet is damaged or too large
        """
        sheet = RowsReader(self._strings, self._dates, self.date1904, self.limits)
        for _chunk in self._parse(self._sheet, sheet.start, sheet.end, sheet.text):
            yield from sheet.rows
            sheet.rows.clear()

    # --- Parts ------------------------------------------------------------------

    def _parse(self, name, start, end=None, text=None):
        """Feed a part to the parser, yielding after each piece."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        fed = 0
        try:
            with read_part(self.package, name) as stream:
                while chunk := stream.read(CHUNK):
                    parser.Parse(chunk, False)
                    fed += len(chunk)
                    if fed - parser.CurrentByteIndex > LONGEST_TOKEN:
                        raise SheetError("damaged")
                    yield
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, OverflowError, IndexError) as error:
            raise SheetError("damaged") from error
        yield

    def _walk(self, name, start):
        for _chunk in self._parse(name, start):
            pass

    def _relations(self, part):
        """Return ``{kind: [(id, part)]}``; links to other files are left out."""
        folder, _slash, name = part.rpartition("/")
        found = {}

        def start(tag, attrs):
            if tag.endswith("Relationship") and attrs.get("TargetMode") != "External":
                kind = attrs.get("Type", "").rpartition("/")[2]
                target = _joined(folder, attrs.get("Target", ""))
                found.setdefault(kind, []).append((attrs.get("Id"), target))

        self._walk(f"{folder}/_rels/{name}.rels".lstrip("/"), start)
        if not part and "officeDocument" not in found:
            raise SheetError("other_kind")
        return found

    def _start_book(self, tag, attrs):
        tag = tag.rpartition(":")[2]
        if tag == "sheet" and attrs.get("state", "visible") == "visible":
            self._sheets += [v for k, v in attrs.items() if k.endswith(":id")]
        elif tag == "workbookPr":
            self.date1904 = attrs.get("date1904") in ("1", "true")

    def _start_styles(self, tag, attrs):
        tag = tag.rpartition(":")[2]
        if tag == "numFmt":
            self._formats[int(attrs["numFmtId"])] = attrs.get("formatCode", "")
        elif tag in ("cellXfs", "cellStyleXfs"):
            self._is_cell_style = tag == "cellXfs"
        elif tag == "xf" and self._is_cell_style:
            self._styles.append(int(attrs.get("numFmtId", 0)))

    _is_cell_style = False

    def _read_strings(self, name):
        reader = StringsReader(self._strings)
        for _chunk in self._parse(name, reader.start, reader.end, reader.text):
            pass


def _refuse_doctype(*_args):
    raise SheetError("entities")


def _joined(folder, target):
    """Return the path of a part inside the package.

    >>> _joined("xl", "worksheets/sheet1.xml"), _joined("xl", "/xl/styles.xml")
    ('xl/worksheets/sheet1.xml', 'xl/styles.xml')
    >>> _joined("xl", "../docs/./a.xml")
    'docs/a.xml'
    """
    parts = [] if target.startswith("/") or not folder else folder.split("/")
    for part in target.split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
