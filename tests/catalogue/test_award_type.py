# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError, ValidationError
from odoo.tests import TransactionCase, tagged

# code: (official name, kind, level, individuals, collectives, certificate)
EXPECTED = {
    "cstd_tq": ("Chiến sĩ thi đua toàn quốc", "title", "state", 1, 0, 1),
    "cstd_tinh": (
        "Chiến sĩ thi đua bộ, ban, ngành, tỉnh",
        "title",
        "province",
        1,
        0,
        1,
    ),
    "cstd_cs": ("Chiến sĩ thi đua cơ sở", "title", "grassroots", 1, 0, 1),
    "ldtt": ("Lao động tiên tiến", "title", "grassroots", 1, 0, 0),
    "cstt": ("Chiến sĩ tiên tiến", "title", "grassroots", 1, 0, 0),
    "tt_ldxs": ("Tập thể lao động xuất sắc", "title", "grassroots", 0, 1, 1),
    "dv_qt": ("Đơn vị quyết thắng", "title", "grassroots", 0, 1, 1),
    "tt_ldtt": ("Tập thể lao động tiên tiến", "title", "grassroots", 0, 1, 0),
    "dv_tt": ("Đơn vị tiên tiến", "title", "grassroots", 0, 1, 0),
    "xa_tieu_bieu": ("Xã, phường, đặc khu tiêu biểu", "title", "grassroots", 0, 1, 1),
    "thon_van_hoa": ("Thôn, tổ dân phố văn hóa", "title", "grassroots", 0, 1, 1),
    "co_cp": ("Cờ thi đua của Chính phủ", "title", "state", 0, 1, 0),
    "co_tinh": ("Cờ thi đua của bộ, ban, ngành, tỉnh", "title", "province", 0, 1, 0),
    "co_quan_khu": ("Cờ thi đua của quân khu", "title", "direct_upper", 0, 1, 0),
    "co_dhqg": ("Cờ thi đua của Đại học Quốc gia", "title", "direct_upper", 0, 1, 0),
    "bk_ttcp": ("Bằng khen", "form", "state", 1, 1, 1),
    "bk_tinh": ("Bằng khen", "form", "province", 1, 1, 1),
    "knc_qh": (
        "Kỷ niệm chương của Ủy ban Thường vụ Quốc hội",
        "form",
        "state",
        1,
        0,
        1,
    ),
    "knc_tinh": ("Kỷ niệm chương", "form", "province", 1, 0, 1),
    "gk": ("Giấy khen", "form", "grassroots", 1, 1, 1),
    "gk_xa": ("Giấy khen", "form", "grassroots", 1, 1, 1),
    "hc_sao_vang": ("Huân chương Sao vàng", "form", "state", 1, 1, 1),
    "hc_hcm": ("Huân chương Hồ Chí Minh", "form", "state", 1, 1, 1),
    "hc_doc_lap_1": ("Huân chương Độc lập hạng Nhất", "form", "state", 1, 1, 1),
    "hc_doc_lap_2": ("Huân chương Độc lập hạng Nhì", "form", "state", 1, 1, 1),
    "hc_doc_lap_3": ("Huân chương Độc lập hạng Ba", "form", "state", 1, 1, 1),
    "hc_lao_dong_1": ("Huân chương Lao động hạng Nhất", "form", "state", 1, 1, 1),
    "hc_lao_dong_2": ("Huân chương Lao động hạng Nhì", "form", "state", 1, 1, 1),
    "hc_lao_dong_3": ("Huân chương Lao động hạng Ba", "form", "state", 1, 1, 1),
    "ah_lao_dong": ("Anh hùng Lao động", "form", "state", 1, 1, 1),
    "ah_llvt": ("Anh hùng Lực lượng vũ trang nhân dân", "form", "state", 1, 1, 1),
    "nha_giao_nd": ("Nhà giáo nhân dân", "form", "state", 1, 0, 1),
    "thay_thuoc_nd": ("Thầy thuốc nhân dân", "form", "state", 1, 0, 1),
    "nghe_si_nd": ("Nghệ sĩ nhân dân", "form", "state", 1, 0, 1),
    "nghe_nhan_nd": ("Nghệ nhân nhân dân", "form", "state", 1, 0, 1),
    "nha_giao_ut": ("Nhà giáo ưu tú", "form", "state", 1, 0, 1),
    "thay_thuoc_ut": ("Thầy thuốc ưu tú", "form", "state", 1, 0, 1),
    "nghe_si_ut": ("Nghệ sĩ ưu tú", "form", "state", 1, 0, 1),
    "nghe_nhan_ut": ("Nghệ nhân ưu tú", "form", "state", 1, 0, 1),
    "gk_cdcs": ("Giấy khen", "form", "grassroots", 1, 1, 1),
    "gk_cttt": ("Giấy khen", "form", "direct_upper", 1, 1, 1),
    "gk_cdvc_tinh": ("Giấy khen", "form", "province", 1, 1, 1),
    "bk_ldld": ("Bằng khen", "form", "province", 1, 1, 1),
    "bk_cdvcvn": ("Bằng khen", "form", "central", 1, 1, 1),
    "bk_tld": ("Bằng khen", "form", "central", 1, 1, 1),
    "bk_cd_tld": ("Bằng khen chuyên đề", "form", "central", 1, 1, 1),
    "bang_ld_sang_tao": ("Bằng Lao động sáng tạo", "form", "central", 1, 0, 1),
    "gt_nguyen_duc_canh": ("Giải thưởng Nguyễn Đức Cảnh", "form", "central", 1, 0, 1),
    "knc_cong_doan": (
        "Kỷ niệm chương “Vì sự nghiệp xây dựng tổ chức Công đoàn”",
        "form",
        "central",
        1,
        0,
        1,
    ),
    "co_tld": (
        "Cờ thi đua của Tổng Liên đoàn Lao động Việt Nam",
        "title",
        "central",
        0,
        1,
        0,
    ),
    "co_ldld": ("Cờ thi đua của Liên đoàn Lao động tỉnh", "title", "province", 0, 1, 0),
    "cdcs_vung_manh": ("Công đoàn cơ sở vững mạnh", "title", "grassroots", 0, 1, 0),
    "to_cd_vung_manh": ("Tổ công đoàn vững mạnh", "title", "grassroots", 0, 1, 0),
    "doan_vien_xs": ("Đoàn viên công đoàn xuất sắc", "title", "grassroots", 1, 0, 0),
}


@tagged("post_install", "-at_install")
class TestAwardType(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        shipped = cls.env["ir.model.data"].search(
            [("module", "=", "hr_emulation"), ("model", "=", "emulation.award.type")]
        )
        cls.model = cls.env["emulation.award.type"]
        cls.shipped = cls.model.browse(shipped.mapped("res_id"))
        cls.level = cls.env.ref("hr_emulation.level_grassroots")

    def test_shipped_award_types(self):
        found = {
            award.code: (
                award.official_name,
                award.kind,
                award.level_id.code,
                int(award.for_individual),
                int(award.for_collective),
                int(bool(award.certificate_layout_id)),
            )
            for award in self.shipped
        }
        self.maxDiff = None
        self.assertEqual(found, EXPECTED)
        for award in self.shipped:
            self.assertEqual(
                self.env.ref(f"hr_emulation.award_{award.code}"), award, award.code
            )

    def test_shipped_names_differ(self):
        names = self.shipped.with_context(lang="en_US").mapped("name")
        self.assertEqual(len(set(names)), len(EXPECTED))

    def test_every_type_has_commendation_types_and_dossier(self):
        self.assertFalse(self.shipped.filtered(lambda a: not a.commendation_type_ids))
        self.assertFalse(self.shipped.filtered(lambda a: not a.document_type_ids))
        self.assertFalse(self.shipped.filtered(lambda a: not a.legal_note))

    def test_union_awards_are_to_be_checked(self):
        union = self.shipped.filtered(lambda award: award.body_kind == "union")
        self.assertEqual(len(union), 15)
        self.assertTrue(all(union.mapped("needs_check")))
        for award in union:
            self.assertIn("quy chế khen thưởng hiện hành", award.legal_note)

    def test_dossier_of_the_seed(self):
        award = self.env.ref("hr_emulation.award_bk_cdvcvn")
        self.assertEqual(
            sorted(award.document_type_ids.mapped("code")),
            ["minutes", "report", "submission", "summary"],
        )
        self.assertEqual(award.body_ids, self.env.ref("hr_emulation.body_cdvcvn"))

    def test_fighter_titles_need_an_initiative(self):
        initiative = self.env.ref("hr_emulation.doc_type_initiative")
        needing = self.shipped.filtered(lambda a: initiative in a.document_type_ids)
        self.assertEqual(
            sorted(needing.mapped("code")),
            ["bang_ld_sang_tao", "bk_tld", "cstd_cs", "cstd_tinh", "cstd_tq"],
        )

    def test_thematic_certificate_is_only_thematic(self):
        award = self.env.ref("hr_emulation.award_bk_cd_tld")
        self.assertEqual(award.commendation_type_ids.mapped("code"), ["thematic"])

    def test_accepts(self):
        worker = self.env.ref("hr_emulation.award_ldtt")
        both = self.env.ref("hr_emulation.award_gk")
        self.assertTrue(worker._accepts("individual"))
        self.assertFalse(worker._accepts("collective"))
        self.assertTrue(both._accepts("individual") and both._accepts("collective"))
        self.assertFalse(both._accepts("external"))
        self.assertFalse(both._accepts(False))

    def test_is_given_by(self):
        union = self.env.ref("hr_emulation.body_cdvcvn")
        confederation = self.env.ref("hr_emulation.body_tld")
        president = self.env.ref("hr_emulation.body_president")
        certificate = self.env.ref("hr_emulation.award_bk_cdvcvn")
        self.assertTrue(certificate._is_given_by(union))
        self.assertFalse(certificate._is_given_by(confederation))
        open_to_unions = self.env.ref("hr_emulation.award_gk_cdvc_tinh")
        self.assertTrue(open_to_unions._is_given_by(union))
        self.assertFalse(open_to_unions._is_given_by(president))
        self.assertTrue(self.env.ref("hr_emulation.award_gk")._is_given_by(union))

    def test_bodies_have_the_kind(self):
        president = self.env.ref("hr_emulation.body_president")
        with self.assertRaisesRegex(ValidationError, "President of the State"):
            self._new(body_kind="union", body_ids=[(4, president.id)])
        award = self._new(code="x", body_kind="state", body_ids=[(4, president.id)])
        with self.assertRaises(ValidationError):
            award.body_kind = "union"

    def test_copy_gets_a_free_code(self):
        award = self._new()
        first, second = award.copy(), award.copy()
        self.assertEqual((first.code, second.code), ("test_2", "test_3"))
        self.assertEqual(first.official_name, "Giấy khen thử")
        self.assertNotEqual(first.name, award.name)

    def test_cited_records_stay(self):
        """What an award type uses cannot go, and the error says by what."""
        award = self._new(
            document_type_ids=[(4, self.env.ref("hr_emulation.doc_type_report").id)]
        )
        for cited in (
            award.level_id,
            award.document_type_ids,
            self.env.ref("hr_emulation.commendation_merit"),
            self.env.ref("hr_emulation.body_tld"),
        ):
            with self.assertRaisesRegex(UserError, "Award Type"):
                cited.unlink()
        award.unlink()
        self.assertFalse(award.exists())

    def _new(self, **vals):
        return self.model.create(
            {
                "name": "Test",
                "official_name": "Giấy khen thử",
                "code": "test",
                "level_id": self.level.id,
                **vals,
            }
        )
