# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import csv
import hashlib
import re
import unicodedata
from collections import Counter
from pathlib import Path

from odoo.tests import TransactionCase, tagged
from odoo.tools import file_path

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


def printed(code, *texts):
    """The words of a record as the document prints them, its number in front."""
    mark = f"{code}." if code and code.isalnum() or "." in (code or "") else code
    return normal(" ".join(filter(None, (mark, *texts))))


@tagged("post_install", "-at_install")
class TestCampaignTemplates(TransactionCase):
    maxDiff = None

    def _shipped(self, model, document, domain=()):
        """The records of the data files; copies made from them do not count."""
        data = self.env["ir.model.data"].search(
            [("module", "=", "hr_emulation"), ("model", "=", model)]
        )
        return self.env[model].search(
            [
                ("id", "in", data.mapped("res_id")),
                ("source_document", "=", document),
                *domain,
            ]
        )

    def _texts(self, document):
        """Everything the data files say in the words of the document.

        :return: the sentences, which cover the document, and the names, which
            repeat words of it
        """

        def shipped(model, *domain):
            return self._shipped(model, document, domain)

        template = ("is_template", "=", True)
        texts, names = [], []
        for line in shipped("emulation.criterion"):
            texts.append(printed(line.code, line.text))
        for task in shipped("emulation.task"):
            texts.append(printed(task.code, task.text))
        for role in shipped("emulation.campaign.role"):
            texts.append(printed(role.code, role.duty))
            names += [role.actor, role.body_name]
        for clause in shipped("emulation.clause"):
            if clause.title:
                texts += [printed(clause.code, clause.title), normal(clause.text)]
            else:
                texts.append(printed(clause.code, clause.text))
        for kind in shipped("emulation.activity.kind"):
            texts.append(printed(kind.code, kind.name))
        for content in shipped("emulation.inspection.content"):
            texts.append(printed("", content.name))
        for section in shipped("emulation.review.template.section"):
            texts.append(printed(section.code, section.name))
        for recipient in shipped("emulation.recipient"):
            texts.append(printed("-", recipient.name))
        for quota in shipped("emulation.quota"):
            texts.append(printed("-", quota.note.split("\n")[0]))
        names += shipped("emulation.review.template").mapped("name")
        for campaign in shipped("emulation.campaign", template):
            names.append(campaign.name)
            texts.append(normal(campaign.objective or ""))
            texts += map(normal, (campaign.background or "").split("\n\n"))
        for round_ in shipped("emulation.round", template):
            texts.append(normal(round_.note or ""))
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

    def _count_criteria(self, document):
        lines = self._shipped(
            "emulation.criterion", document, [("is_heading", "=", False)]
        )
        return Counter((line.nature, line.subject_kind) for line in lines)

    def _ref(self, name):
        return self.env.ref(f"hr_emulation.template_{name}")

    def test_criteria_by_nature_and_subject_kind(self):
        self.assertEqual(
            {document: dict(self._count_criteria(document)) for document in DOCUMENTS},
            {
                "000": {
                    ("content", "individual"): 4,
                    ("criterion", "individual"): 12,
                    ("standard", "collective"): 3,
                    ("standard", "individual"): 3,
                },
                "001": {
                    ("content", "collective"): 2,
                    ("content", "individual"): 1,
                    ("prohibition", "individual"): 5,
                    ("standard", "collective"): 14,
                    ("standard", "individual"): 10,
                },
                "002": {
                    ("content", "individual"): 4,
                    ("criterion", "individual"): 12,
                },
                "003": {
                    ("content", "collective"): 4,
                    ("content", "individual"): 5,
                    ("prohibition", "individual"): 5,
                    ("standard", "collective"): 13,
                    ("standard", "individual"): 10,
                },
            },
        )

    def test_criteria_stand_in_their_campaign(self):
        def leaves(name):
            lines = self._ref(name).criterion_ids.filtered(lambda c: not c.is_heading)
            return dict(Counter((line.nature, line.subject_kind) for line in lines))

        campaign = {("content", "collective"): 1, ("prohibition", "individual"): 5}
        self.assertEqual(leaves("001_campaign"), campaign)
        self.assertEqual(leaves("003_campaign"), campaign)
        self.assertEqual(
            leaves("001_movement"),
            {
                ("content", "collective"): 1,
                ("content", "individual"): 1,
                ("standard", "collective"): 14,
                ("standard", "individual"): 10,
            },
        )
        self.assertEqual(
            leaves("003_movement"),
            {
                ("content", "collective"): 3,
                ("content", "individual"): 5,
                ("standard", "collective"): 13,
                ("standard", "individual"): 10,
            },
        )
        for name in ("000_campaign", "002_campaign"):
            contents = self._ref(name).criterion_ids.filtered(
                lambda line: line.nature == "content"
            )
            self.assertEqual([len(content.child_ids) for content in contents], [3] * 4)

    def test_numbering(self):
        codes = self._ref("000_campaign").criterion_ids.mapped("code")
        self.assertEqual(
            codes,
            [
                code
                for i in range(1, 5)
                for code in (f"2.{i}", f"2.{i}.1", f"2.{i}.2", f"2.{i}.3")
            ],
        )
        headings = self._ref("001_movement").criterion_ids.filtered("is_heading")
        self.assertEqual(
            headings.mapped("code"),
            "II 2 2.1 2.2 III 1 1.1 1.1.1 1.1.2 1.1.3 1.2 1.2.1 1.2.2".split(),
        )
        general = self._ref("003_movement").criterion_ids.filtered(
            lambda line: line.parent_id.code == "1.1"
        )
        self.assertEqual(general.mapped("code"), ["a", "b", "c"])

    def test_other_parts(self):
        models = {
            "emulation.task": (6, 0, 6, 0),
            "emulation.campaign.role": (4, 14, 0, 8),
            "emulation.activity.kind": (0, 7, 0, 6),
            "emulation.inspection.content": (0, 5, 0, 7),
            "emulation.recipient": (11, 9, 0, 4),
            "emulation.quota": (3, 0, 0, 0),
            "emulation.review.template": (1, 0, 0, 0),
            "emulation.review.template.section": (14, 0, 0, 0),
        }
        for model, counts in models.items():
            self.assertEqual(
                tuple(len(self._shipped(model, document)) for document in DOCUMENTS),
                counts,
                model,
            )

    def test_provisions_by_kind(self):
        def kinds(document):
            clauses = self._shipped("emulation.clause", document)
            return dict(Counter(clauses.mapped(lambda clause: clause.kind)))

        self.assertEqual(
            kinds("000"),
            {
                "purpose": 3,
                "requirement": 2,
                "participant": 1,
                "content": 2,
                "dossier": 4,
                "conference": 2,
                "deadline": 2,
                "reporting": 1,
            },
        )
        common = {
            "participant": 2,
            "leadership": 2,
            "funding": 1,
            "activity": 3,
            "model": 2,
            "inspection": 2,
            "reporting": 1,
        }
        self.assertEqual(
            kinds("001"), {**common, "commendation": 2, "honour": 1, "continuing": 4}
        )
        self.assertEqual(
            kinds("003"), {**common, "commendation": 3, "deadline": 2, "continuing": 5}
        )
        self.assertFalse(kinds("002"))

    def test_document_000(self):
        campaign, round_ = self._ref("000_campaign"), self._ref("000_round")
        self.assertEqual(campaign.predecessor_id, self._ref("1999_campaign"))
        self.assertEqual(campaign.predecessor_id.date_start.year, 1999)
        self.assertIn("05-CT/TW", campaign.legal_instrument_ids.mapped("number"))
        self.assertEqual(campaign.role_ids[2].body_name, "Ban Chính sách Pháp luật")
        self.assertEqual((round_.kind, round_.year), ("interim", 2022))
        self.assertEqual(str(round_.period_from), "2017-08-03")
        self.assertEqual(str(round_.period_to), "2022-06-30")
        collective, individual = round_.category_ids
        self.assertEqual(collective.subject_kind, "collective")
        self.assertEqual(individual.subject_kind, "individual")
        for category in round_.category_ids:
            self.assertEqual(len(category.criterion_ids), 3)
            self.assertEqual(
                sorted(category.document_type_ids.mapped("code")),
                sorted(round_.clause_ids.document_type_id.mapped("code")),
            )
            self.assertEqual(len(category.document_type_ids), 4)
        grassroots = self.env.ref("hr_emulation.level_grassroots")
        own, units = collective.quota_ids
        self.assertEqual((own.scope, own.number), ("per_unit", 1))
        self.assertEqual((units.scope, units.number), ("total", 1))
        self.assertEqual(units.level_id, grassroots, "one click makes it per unit")
        self.assertEqual(
            (individual.quota_ids.scope, individual.quota_ids.number),
            ("per_cluster", 1),
        )
        june, july = round_.clause_ids.filtered(lambda c: c.kind == "deadline")
        self.assertEqual((june.date_from.month, june.level_id), (6, grassroots))
        self.assertEqual(july.date_to.month, 7)
        outline = round_.review_template_id
        self.assertEqual(outline.section_ids.task_id, campaign.task_ids)
        self.assertEqual(
            len(outline.section_ids.filtered(lambda s: not s.parent_id)), 7
        )

    def test_document_001(self):
        campaign, movement = self._ref("001_campaign"), self._ref("001_movement")
        self.assertEqual(campaign.linked_campaign_ids, movement)
        self.assertEqual(movement.linked_campaign_ids, campaign)
        self.assertEqual(campaign.linked_criterion_ids, movement.criterion_ids)
        self.assertEqual((campaign.kind, movement.kind), ("campaign", "movement"))
        for record in campaign | movement:
            self.assertEqual(
                (record.date_start.year, record.date_end.year), (2019, 2028)
            )
            self.assertEqual(len(record.activity_kind_ids), 7)
        levels = Counter(role.level_id.code for role in campaign.role_ids)
        self.assertEqual(sorted(levels.values()), [3, 4, 7])
        self.assertEqual(len(campaign.role_ids.filtered("body_name")), 3)
        self.assertEqual(
            set(campaign.inspection_content_ids.mapped("applies_to")), {"both"}
        )

    def test_document_002_keeps_its_own_words(self):
        own, model = (
            self._ref(name).criterion_ids.filtered(lambda c: c.nature == "criterion")
            for name in ("002_campaign", "000_campaign")
        )
        different = [
            a.text for a, b in zip(own, model, strict=True) if a.text != b.text
        ]
        self.assertEqual(len(different), 2)
        self.assertIn("việc chung", different[0])
        self.assertFalse(
            set(self._ref("002_campaign").task_ids.mapped("text"))
            & set(self._ref("000_campaign").task_ids[:3].mapped("text"))
        )

    def test_document_003(self):
        movement, campaign = self._ref("003_movement"), self._ref("003_campaign")
        self.assertEqual(movement.linked_campaign_ids, campaign)
        self.assertEqual(
            sorted(movement.legal_instrument_ids.mapped("number")),
            ["1689/HD-TLĐ", "222/KH-CĐYT", "83/KH-UBND"],
        )
        self.assertEqual(
            sorted(movement.clause_ids.award_type_ids.mapped("official_name")),
            ["Bằng khen", "Giấy khen"],
        )
        self.assertEqual(
            sorted((r.kind, r.year) for r in movement.round_ids),
            [("final", 2028), ("interim", 2023)],
        )
        levels = Counter(role.level_id.code for role in movement.role_ids)
        self.assertEqual(sorted(levels.values()), [3, 5])
