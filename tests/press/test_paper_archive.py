# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import io
import shutil
import subprocess
import tempfile

import weasyprint
from lxml import etree
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from odoo.tests import tagged

from ...reports.paper_engine import PaperPress
from ..reports.paper_samples import PaperSamplesCase

PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
# ISO 19005-2, 6.5.1: actions that do something else than to turn pages
ACTIONS = [
    "/Launch",
    "/Sound",
    "/Movie",
    "/ResetForm",
    "/ImportData",
    "/Hide",
    "/SetOCGState",
    "/Rendition",
    "/Trans",
    "/GoTo3DView",
    "/JavaScript",
    "/SubmitForm",
]
# Pillow writes it; a picture with transparency, one pixel
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4"
    "2mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def walk(node, seen=None):
    """Yield every dictionary of a PDF once, page contents included."""
    seen = set() if seen is None else seen
    node = node.get_object()
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, DictionaryObject):
        yield node
        children = list(node.values())
    else:
        children = list(node) if isinstance(node, ArrayObject) else []
    for child in children:
        if hasattr(child, "get_object"):
            yield from walk(child, seen)


def find_faults(pdf):
    """Return what keeps a file from being PDF/A-2b, as far as it can be read off.

    Source: ISO 19005-2:2011, clauses 6.1 to 6.6.
    """
    reader = PdfReader(io.BytesIO(pdf))
    root = reader.trailer["/Root"]
    faults = _find_identity_faults(pdf, reader, root)
    for node in walk(root):
        faults += _find_node_faults(node)
    return faults


def _find_identity_faults(pdf, reader, root):
    faults = []
    if not pdf.startswith(b"%PDF-1.7\n%") or min(pdf[10:14]) < 128:
        faults.append("header")
    if pdf[pdf.rindex(b"%%EOF") :].strip() != b"%%EOF":
        faults.append("data after the end")
    if reader.is_encrypted or "/Encrypt" in reader.trailer:
        faults.append("encrypted")
    if len(reader.trailer.get("/ID", ())) != 2:
        faults.append("no identifier")
    if "/Metadata" not in root:
        return [*faults, "no XMP"]
    described = etree.fromstring(root["/Metadata"].get_data()).iter(f"{RDF}Description")
    marks = {key: value for node in described for key, value in node.attrib.items()}
    if (marks.get(f"{PDFA}part"), marks.get(f"{PDFA}conformance")) != ("2", "B"):
        faults.append(f"XMP says {marks}")
    intents = [
        intent.get_object()["/DestOutputProfile"].get_data()
        for intent in root.get("/OutputIntents", ())
        if intent.get_object()["/S"] == "/GTS_PDFA1"
    ]
    # Signature and colour space stand at fixed places of an ICC profile
    if not intents or intents[0][36:40] != b"acsp" or intents[0][16:20] != b"RGB ":
        faults.append("no output intent in RGB")
    names = root.get("/Names", {})
    faults += [key for key in ("/JavaScript", "/EmbeddedFiles") if key in names]
    faults += [key for key in ("/AA", "/OpenAction", "/AcroForm") if key in root]
    return faults


def _find_node_faults(node):
    faults = []
    if node.get("/S") in ACTIONS:
        faults.append(f"action {node['/S']}")
    if node.get("/Type") == "/Font" and node["/Subtype"] != "/Type0":
        faults += _find_font_faults(node)
    if node.get("/Type") == "/Filespec" and "/EF" in node:
        faults.append("embedded file")
    if str(node.get("/Interpolate", "False")) != "False":
        faults.append("interpolated picture")
    if "/ColorSpace" in node and "CMYK" in str(node["/ColorSpace"]):
        faults.append("colours of another space than the output intent")
    if node.get("/BM", "/Normal") not in ("/Normal", "/Multiply"):
        faults.append(f"blend mode {node['/BM']}")
    if node.get("/Type") == "/Annot" and not node.get("/F", 0) & 4:
        faults.append("annotation that is not printed")
    if isinstance(node, StreamObject):
        if "/F" in node and node.get("/Type") != "/Annot":
            faults.append("contents outside the file")
        if "LZW" in str(node.get("/Filter", "")):
            faults.append("LZW")
    return faults


def _find_font_faults(font):
    details = font.get("/FontDescriptor", DictionaryObject()).get_object()
    if any(key.startswith("/FontFile") for key in details):
        return []
    return [f"{font.get('/BaseFont')} is not embedded"]


@tagged("post_install", "-at_install")
class TestPaperArchive(PaperSamplesCase):
    def test_every_paper_is_pdf_a(self):
        reports = self._get_reports()
        self.assertGreaterEqual(len(reports), 7)
        for report in reports:
            with self.subTest(report=report.report_name):
                pdf = self._print(report.report_name, self._get_sample(report))
                self.assertEqual(find_faults(pdf), [])
                self._ask_verapdf(pdf)

    def test_the_same_bytes_again(self):
        for report in self._get_reports():
            with self.subTest(report=report.report_name):
                records = self._get_sample(report)
                again = report.with_context(report_pdf_no_attachment=True)
                report_name = report.report_name
                first, second = (
                    again.with_user(self.officer)._make_papers(report, records, None)
                    for _time in range(2)
                )
                self.assertEqual(first, second, report_name)

    def test_pictures_and_drafts_are_pdf_a(self):
        page = (
            "<html lang='vi'><title>Ảnh</title><body>"
            "<div style='color: #e4e4e4; transform: rotate(-40deg)'>DỰ THẢO</div>"
            f"<img src='{PIXEL}' style='width: 20mm; opacity: 0.5'/>"
            "<a href='https://example.com'>x</a></body></html>"
        )
        pdf = PaperPress().make_pdf(page)
        self.assertEqual(find_faults(pdf), [])
        self._ask_verapdf(pdf)

    def test_faults_are_found(self):
        """The checks see what they are there for."""
        page = f"<img src='{PIXEL}'/><p style='font-family: serif'>x</p>"
        plain = weasyprint.HTML(string=page).write_pdf()
        faults = find_faults(plain)
        self.assertIn("no XMP", faults)
        self.assertIn("interpolated picture", faults)
        third = weasyprint.HTML(string="<p>x").write_pdf(pdf_variant="pdf/a-3b")
        self.assertRegex(" ".join(find_faults(third)), "XMP says .*'3'")
        cut = PaperPress().make_pdf("<p>x") + b"%more"
        self.assertIn("data after the end", find_faults(cut))

    def _ask_verapdf(self, pdf):
        """The reference checker has the last word where it is installed."""
        checker = shutil.which("verapdf")
        if not checker:
            return
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(pdf)
            file.flush()
            answer = subprocess.run(
                [checker, "--flavour", "2b", "--format", "text", file.name],
                capture_output=True,
                text=True,
                check=False,
            ).stdout
        self.assertTrue(answer.startswith("PASS"), answer)
