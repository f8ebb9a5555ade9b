# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import TransactionCase, tagged

from .campaign_common import ShippedTemplates
from .test_campaign_texts import SOURCES

# Guidance 001 and 003, IV.1: the heading, the heading after it, and the words by which
# each dash between them begins. Counted by hand in the documents.
LISTED = {
    "001": (
        "1. Tuyên truyền nâng cao nhận thức của CB, CC, VC trong thực thi công vụ.",
        "2. Công tác triển khai thực hiện.",
        (
            "Thường xuyên tuyên truyền nội dung",
            "Phát tờ rơi, tờ gấp, treo băng rôn, áp phích",
            "Phối hợp với các cơ quan báo chí, truyền thông",
            "Tổ chức tọa đàm, nói chuyện chuyên đề",
            "Tuyên truyền, vận động CBCCVC tự học tập rèn luyện",
            "Tổ chức đối thoại giữa lãnh đạo",
            "Tổ chức các hoạt động tuyên dương, biểu dương, khen thưởng",
        ),
    ),
    "003": (
        "1. Tập trung tuyên truyền nâng cao nhận thức của cán bộ, công chức, viên chức "
        "trong thực thi công vụ",
        "2. Công tác triển khai thực hiện",
        (
            "Phối hợp với cơ quan báo chí, Đài phát thanh truyền hình tỉnh",
            "Các cấp công đoàn trong thường xuyên thông tin",
            "Tổ chức tọa đàm, chia sẻ, nói chuyện chuyên đề",
            "Tuyên truyền, vận động cán bộ, công chức, viên chức tự học tập",
            "Phối hợp tổ chức đối thoại giữa lãnh đạo",
            "Tổ chức các hoạt động tuyên dương, biểu dương, khen thưởng",
        ),
    ),
}


@tagged("post_install", "-at_install")
class TestActivityKinds(ShippedTemplates, TransactionCase):
    """Every activity that IV.1 of a guidance names is a kind, and nothing else is."""

    def _read_section(self, document):
        """Return the paragraphs of IV.1 as they stand in the document."""
        (file,) = SOURCES.glob(f"{document}_*.txt")
        lines = [" ".join(line.split()) for line in file.read_text("utf-8").split("\n")]
        first, after, _words = LISTED[document]
        start = lines.index(first)
        end = lines.index(after, start)
        return [line.removeprefix("- ") for line in lines[start + 1 : end] if line]

    def test_word_for_word(self):
        for document, (_first, _after, words) in LISTED.items():
            with self.subTest(document):
                kinds = self.env["emulation.activity.kind"].search(
                    [("source_document", "=", document)]
                )
                paragraphs = self._read_section(document)
                self.assertEqual(kinds.mapped("name"), paragraphs)
                self.assertEqual(len(paragraphs), len(words))
                for paragraph, opening in zip(paragraphs, words, strict=True):
                    self.assertTrue(paragraph.startswith(opening), paragraph)
