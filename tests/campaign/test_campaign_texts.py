# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import csv
import hashlib
import re
import unicodedata
from pathlib import Path

from odoo.tests import TransactionCase, tagged
from odoo.tools import file_path

from .campaign_common import ShippedTemplates

SOURCES = Path(__file__).parent / "sources"
# The guidance documents as they were given, with the SHA-256 of their text files.
DOCUMENTS = {
    "000": "f62ffe2d9396929f68488ab50fd628174c3a8eff67024db83b176db2d48c69f1",
    "001": "0c93626eb3f61f0ef63cfcb82715c833b2ce2ebf9782f65b80e54ccc7f354f90",
    "002": "9b4cb746f0d130dd7ae92c6269a9c8375987c725a8f7c733cc450bc4aae92594",
    "003": "6bba8160feabe128b906e7b7c307d933758f06564eb2f741b26371942ed8bb3d",
}
# What the templates leave out on purpose: letterheads, numbers, dates, signatures,
# headings that only group what follows, and one dash before a paragraph that is
# kept with its heading. Everything else is a record.
LEFT_OUT = {
    "000": [
        "Số: 04/HD-CĐVC Yên Bái, ngày 25 tháng 05 năm 2022 HƯỚNG DẪN Tổ chức sơ kết 5 "
        "năm thực hiện Nghị quyết số 09/NQ-CĐVC, ngày 03/8/2017 của Ban Chấp hành Công"
        " đoàn Viên chức Việt Nam khóa IV về việc thực hiện Cuộc vận động xây dựng "
        "người cán bộ, công chức, viên chức: “Trung thành, trách nhiệm, liêm chính, "
        "sáng tạo”",
        "I. MỤC ĐÍCH, YÊU CẦU 1. Mục đích",
        "2. Yêu cầu",
        "II. NỘI DUNG SƠ KẾT",
        "2.1. Tiêu chuẩn đối với Bằng khen của Công đoàn Viên chức Việt Nam. a. Tập "
        "thể",
        "b. Cá nhân",
        "2.2. Số lượng phân bổ Bằng khen của Công đoàn Viên chức Việt Nam.",
        "2.3. Hồ sơ khen thưởng gồm",
        "3. Đề cương báo cáo sơ kết.",
        "III. HÌNH THỨC VÀ THỜI GIAN TỔ CHỨC 1. Hình thức",
        "2. Thời gian thực hiện",
        "Nơi nhận:",
        "TM. BAN CHẤP HÀNH PHÓ CHỦ TỊCH Nguyễn Thị Phương Thúy Số: 09 /NQ-CDVC Hà Nội,"
        " ngày 03 tháng 8 năm 2017 NGHỊ QUYẾT HỘI NGHỊ LẦN THỨ 11 BAN CHẤP HÀNH CÔNG "
        "ĐOÀN VIÊN CHỨC VIỆT NAM KHÓA IV V/v thực hiện Cuộc vận động xây dựng người "
        "cán bộ, công chức, viên chức “Trung thành, trách nhiệm, liêm chính, sáng tạo”"
        " I. TÌNH HÌNH TRIỂN KHAI THỰC HIỆN",
        "II. MỤC TIÊU, NỘI DUNG TIÊU CHÍ VÀ NHIỆM VỤ GIẢI PHÁP 1. Mục tiêu",
        "2. Các nội dung tiêu chí cụ thể",
        "3. Nhiệm vụ và giải pháp",
        "III. TỔ CHỨC THỰC HIỆN 1. Đối với Công đoàn Viên chức Việt Nam",
        "2. Đối với công đoàn viên chức các ban, bộ, ngành, đoàn thể TW, Công đoàn "
        "Viên chức tỉnh, thành phố",
        "Nơi nhận:",
        "TM. BAN CHẤP HÀNH CHỦ TỊCH Đã ký Nguyễn Thị Thu Hồng",
    ],
    "001": [
        "HƯỚNG DẪN Tổ chức thực hiện Cuộc vận động “Cán bộ, công chức, viên chức nói "
        "không với tiêu cực”, gắn với phong trào “Cán bộ, công chức, viên chức thi đua"
        " thực hiện văn hóa công sở” giai đoạn 2019 - 2028",
        "I. ĐỐI TƯỢNG THỰC HIỆN",
        "2. Hình thức khen thưởng. 2.1. Khen thưởng hàng năm:",
        "IV. GIẢI PHÁP THỰC HIỆN 1. Tuyên truyền nâng cao nhận thức của CB, CC, VC "
        "trong thực thi công vụ.",
        "2. Công tác triển khai thực hiện.",
        "3. Xây dựng mô hình, điển hình.",
        "- Nội dung kiểm tra, giám sát:",
        "V. TỔ CHỨC THỰC HIỆN 1. Liên đoàn Lao động các tỉnh:",
        "2. Công đoàn cấp trên trực tiếp cơ sở.",
        "3. Công đoàn cơ sở",
        "Nơi nhận:",
        "TM. BAN THƯỜNG VỤ PHÓ CHỦ TỊCH (Đã ký)",
    ],
    "002": [
        "Số: 09 /HD-CDVC Sóc Trăng, ngày 07 tháng 11 năm 2017 HƯỚNG DẪN Tổ chức thực "
        "hiện Cuộc vận động xây dựng người cán bộ, công chức, viên chức “Trung thành, "
        "trách nhiệm, liêm chính, sáng tạo”.",
        "I. MỤC TIÊU",
        "II. CÁC NỘI DUNG TIÊU CHÍ CỤ THỂ",
        "III. NHIỆM VỤ GIẢI PHÁP",
    ],
    "003": [
        "Số: 24 /HD- CĐYT Thái Bình, ngày 17 tháng 12 năm 2019 HƯỚNG DẪN Tổ chức thực "
        "hiện Phong trào “Cán bộ công chức, viên chức ngành Y tế Thái Bình thi đua "
        "thực hiện văn hóa công sở” giai đoạn 2019-2028 gắn với Cuộc vận động “Cán bộ "
        "công chức, viên chức ngành Y tế Thái Bình nói không với tiêu cực”",
        "I. ĐỐI TƯỢNG",
        "2. Hình thức khen thưởng 2.1. Khen thưởng hàng năm",
        "-",
        "IV. GIẢI PHÁP THỰC HIỆN 1. Tập trung tuyên truyền nâng cao nhận thức của cán "
        "bộ, công chức, viên chức trong thực thi công vụ",
        "2. Công tác triển khai thực hiện",
        "3. Xây dựng mô hình, điển hình",
        "- Nội dung kiểm tra, giám sát:",
        "V. TỔ CHỨC THỰC HIỆN 1. Công đoàn ngành Y tế",
        "2. Công đoàn cơ sở",
        "Nơi nhận:",
        "TM. BAN THƯỜNG VỤ CHỦ TỊCH Lương Đức Sơn",
    ],
}
PRINTED = {
    "emulation.criterion": ("code", "text"),
    "emulation.task": ("code", "text"),
    "emulation.campaign.role": ("code", "duty"),
    "emulation.activity.kind": ("code", "name"),
    "emulation.inspection.content": ("name",),
    "emulation.review.template.section": ("code", "name"),
}


def normal(text):
    """Text without line breaks and without marks of the conversion to plain text."""
    text = re.sub(r"^\s*#+\s*|\*", "", text, flags=re.MULTILINE)
    return " ".join(unicodedata.normalize("NFC", text).split())


def source_file(document):
    (path,) = SOURCES.glob(f"{document}_*.txt")
    return path


def faults():
    path = file_path("hr_emulation/data/templates/scanning_faults.csv")
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def printed(*words):
    """The words of a record as the document prints them, its number in front."""
    *codes, text = words
    marks = [f"{code}." if code[-1:].isalnum() else code for code in codes if code]
    return normal(" ".join([*marks, text]))


@tagged("post_install", "-at_install")
class TestCampaignTexts(ShippedTemplates, TransactionCase):
    """The templates against the guidance documents, in both directions."""

    maxDiff = None

    def _texts(self, document):
        """Everything the data files say in the words of the document.

        :return: the sentences, which cover the document, and the names, which
            repeat words of it
        """

        template = [("is_template", "=", True)]
        texts, names = [], []
        for model, words in PRINTED.items():
            for record in self._shipped(model, document):
                texts.append(printed(*(record[word] for word in words)))
        for recipient in self._shipped("emulation.recipient", document):
            texts.append(printed("-", recipient.name))
        for quota in self._shipped("emulation.quota", document):
            texts.append(printed("-", quota.note.split("\n")[0]))
        for clause in self._shipped("emulation.clause", document):
            code = "" if clause.title else clause.code
            texts.append(printed(code, clause.text))
            texts.append(clause.title and printed(clause.code, clause.title))
        for campaign in self._shipped("emulation.campaign", document, template):
            paragraphs = (campaign.background or "").split("\n\n")
            texts += map(normal, (campaign.objective or "", *paragraphs))
            names.append(campaign.name)
        for round_ in self._shipped("emulation.round", document, template):
            texts.append(normal(round_.note or ""))
        for role in self._shipped("emulation.campaign.role", document):
            names += [role.actor, role.body_name]
        names += self._shipped("emulation.review.template", document).mapped("name")
        return list(filter(None, texts)), list(filter(None, names))

    def _source(self, document):
        """The document with its scanning faults put right."""
        path = source_file(document)
        text = normal(path.read_text(encoding="utf-8"))
        for fault in faults():
            if fault["file"] == path.name:
                self.assertEqual(text.count(fault["original"]), 1, fault)
                text = text.replace(fault["original"], fault["shipped"])
        return text

    def test_sources_are_the_documents(self):
        for document, digest in DOCUMENTS.items():
            content = source_file(document).read_bytes()
            self.assertEqual(hashlib.sha256(content).hexdigest(), digest)

    def test_scanning_faults(self):
        self.assertEqual(
            [(fault["file"][:3], fault["original"]) for fault in faults()],
            [
                ("000", "2.3. Nội dung “Liên chính”"),
                ("003", "Tuyệt đôi không đưa ra yêu sách"),
                ("003", "a. Công tác cải cách hành chính"),
            ],
        )
        for fault in faults():
            self.assertTrue(fault["where"])
            self.assertNotEqual(fault["original"], fault["shipped"])

    def test_every_text_stands_in_its_document(self):
        for document in DOCUMENTS:
            source = self._source(document)
            texts, names = self._texts(document)
            self.assertGreater(len(texts), 20)
            for text in texts + names:
                with self.subTest(document=document):
                    self.assertIn(text, source)

    def test_every_sentence_of_the_documents_is_a_record(self):
        for document in DOCUMENTS:
            rest = self._source(document)
            for text in sorted(self._texts(document)[0], key=len, reverse=True):
                rest = rest.replace(text, "\n", 1)
            rest = [line.strip() for line in rest.split("\n") if line.strip()]
            with self.subTest(document=document):
                self.assertEqual(rest, LEFT_OUT[document])
