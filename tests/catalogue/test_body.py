# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestBody(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.upper = cls.env.ref("hr_emulation.body_cdvcvn")
        cls.body = cls.env["emulation.body"].create(
            {
                "name": "Province union",
                "official_name": "Công đoàn Viên chức tỉnh An Bình",
                "kind": "union",
                "parent_id": cls.upper.id,
                "company_id": cls.env.company.id,
                "symbol_ids": [
                    (0, 0, {"document_kind": "decision", "symbol": "QĐ-CĐVC"}),
                    (0, 0, {"document_kind": "proposal", "symbol": "TTr-CĐVC"}),
                ],
            }
        )

    def _signer(self, **vals):
        return self.env["emulation.body.signer"].create(
            {
                "body_id": self.body.id,
                "name": "Lê Văn Thành",
                "position": "CHỦ TỊCH",
                **vals,
            }
        )

    def test_shipped_bodies(self):
        bodies = {
            "president": ("Chủ tịch nước", "state", "state", False),
            "na_standing": ("Ủy ban Thường vụ Quốc hội", "state", "state", False),
            "government": ("Chính phủ", "state", "state", False),
            "prime_minister": ("Thủ tướng Chính phủ", "state", "state", False),
            "tld": ("Tổng Liên đoàn Lao động Việt Nam", "union", "central", False),
            "cdvcvn": ("Công đoàn Viên chức Việt Nam", "union", "central", "tld"),
        }
        for code, expected in bodies.items():
            body = self.env.ref(f"hr_emulation.body_{code}")
            found = (
                body.official_name,
                body.kind,
                body.level_id.code,
                body.parent_id.code,
            )
            self.assertEqual(found, expected)
            self.assertFalse(body.is_inside)

    def test_inside(self):
        self.assertTrue(self.body.is_inside)
        self.body.company_id = False
        self.assertFalse(self.body.is_inside)
        department = self.env["hr.department"].create({"name": "Văn phòng"})
        self.body.department_id = department
        self.assertTrue(self.body.is_inside)
        self.assertEqual(self.body.company_id, department.company_id)

    def test_head_of_papers_follows_the_kind(self):
        self.assertEqual(self.body.layout, "union")
        self.body.kind = "front"
        self.assertEqual(self.body.layout, "state")
        self.body.layout = "party"
        self.assertEqual(self.body.layout, "party")

    def test_letterhead_follows_the_upper_body(self):
        self.assertEqual(self.body.letterhead_upper, "Công đoàn Viên chức Việt Nam")
        own = self.body.copy({"letterhead_upper": "LIÊN ĐOÀN LAO ĐỘNG TỈNH"})
        empty = self.body.copy({"letterhead_upper": False})
        self.upper.official_name = "Công đoàn Viên chức toàn quốc"
        self.assertEqual(self.body.letterhead_upper, "Công đoàn Viên chức toàn quốc")
        self.assertEqual(own.letterhead_upper, "LIÊN ĐOÀN LAO ĐỘNG TỈNH")
        self.assertFalse(empty.letterhead_upper)

    def test_symbol(self):
        self.assertEqual(self.body._symbol("decision"), "QĐ-CĐVC")
        self.assertEqual(self.body._symbol("proposal"), "TTr-CĐVC")
        self.assertEqual(self.body._symbol("minutes"), "")

    def test_symbol_form(self):
        for wrong in ("QĐ CĐVC", "/QĐ-CĐVC", "QĐ-CĐVC\n"):
            with self.assertRaisesRegex(ValidationError, "Province union"):
                self.body.symbol_ids[:1].symbol = wrong

    def test_no_cycle(self):
        with self.assertRaisesRegex(ValidationError, "Vietnam Union"):
            self.upper.parent_id = self.body

    def test_official_name_is_the_name_until_it_is_typed(self):
        with Form(self.env["emulation.body"]) as form:
            form.name = "Sở Nội vụ tỉnh An Bình"
            self.assertEqual(form.official_name, "Sở Nội vụ tỉnh An Bình")
            form.official_name = "Sở Nội vụ"
            form.name = "Sở Nội vụ (SNV)"
            form.kind = "state"
        self.assertEqual(form.record.official_name, "Sở Nội vụ")

    def test_company_of_the_department(self):
        other = self.env["res.company"].create({"name": "Other"})
        department = self.env["hr.department"].create(
            {"name": "Phòng khác", "company_id": other.id}
        )
        body = self.env["emulation.body"].create(
            {"name": "X", "official_name": "X", "department_id": department.id}
        )
        self.assertEqual(body.company_id, other)
        with self.assertRaises(UserError):
            body.company_id = self.env.company

    def test_mandate(self):
        first = self._signer(date_from=date(2017, 1, 1), date_to=date(2022, 12, 31))
        second = self._signer(name="Trần Thị Hà", date_from=date(2023, 1, 1))
        always = self._signer(name="Phạm Minh", position="PHÓ CHỦ TỊCH")
        signers = first | second | always
        for day, expected in [
            (date(2016, 12, 31), always),
            (date(2017, 1, 1), first | always),
            (date(2022, 12, 31), first | always),
            (date(2023, 1, 1), second | always),
        ]:
            self.assertEqual(signers._valid_on(day), expected, day)

    def test_signature_lines(self):
        cases = [
            ({}, ["CHỦ TỊCH"]),
            (
                {"mode": "TM", "on_behalf": "Ban Thường vụ"},
                ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"],
            ),
            (
                {"mode": "KT", "on_behalf": "Chủ tịch", "position": "Phó Chủ tịch"},
                ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
            ),
            (
                {
                    "mode": "KT",
                    "on_behalf": "CHỦ TỊCH",
                    "position": "PHÓ CHỦ TỊCH",
                    "committee": "ỦY BAN NHÂN DÂN",
                },
                ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
            ),
            (
                {"mode": "TL", "on_behalf": "CHỦ TỊCH", "position": "TRƯỞNG BAN"},
                ["TL. CHỦ TỊCH", "TRƯỞNG BAN"],
            ),
            (
                {"mode": "TUQ", "on_behalf": "BỘ TRƯỞNG", "position": "VỤ TRƯỞNG"},
                ["TUQ. BỘ TRƯỞNG", "VỤ TRƯỞNG"],
            ),
            ({"mode": "Q"}, ["Q. CHỦ TỊCH"]),
        ]
        for vals, expected in cases:
            signer = self._signer(**vals)
            self.assertEqual(signer._signature_lines(), expected)
            self.assertEqual(signer.signature, "\n".join([*expected, "Lê Văn Thành"]))

    def test_no_titles_before_the_name(self):
        for name in (
            "TS. Lê Văn Thành",
            "PGS.TS Lê Văn Thành",
            "ThS Lê Văn Thành",
            "gs. ts. Lê Văn Thành",
            "Tiến sĩ Lê Văn Thành",
            "NSƯT Lê Văn Thành",
        ):
            with self.assertRaisesRegex(ValidationError, "without academic"):
                self._signer(name=name)
        for name in ("Tạ Sơn", "Lê Thị Tiến", "Ksor Thạch", "Kỳ Sư"):
            self.assertTrue(self._signer(name=name))

    def test_for_whom(self):
        with self.assertRaisesRegex(ValidationError, "for whom"):
            self._signer(mode="KT")
        with self.assertRaisesRegex(ValidationError, "For Whom"):
            self._signer(on_behalf="BAN THƯỜNG VỤ")
        with self.assertRaisesRegex(ValidationError, "For Whom"):
            self._signer(mode="Q", on_behalf="BAN THƯỜNG VỤ")
        with self.assertRaisesRegex(ValidationError, "alone"):
            self._signer(mode="TM", on_behalf="BAN THƯỜNG VỤ", committee="BAN")
        with self.assertRaises(ValidationError) as caught:
            self._signer(name="TS. Hà", mode="KT")
        self.assertEqual(len(str(caught.exception).splitlines()), 2)

    def test_signer_takes_the_name_of_the_employee(self):
        employee = self.env["hr.employee"].create({"name": "Hoàng Thị Lan"})
        signer = self.env["emulation.body.signer"].create(
            {
                "body_id": self.body.id,
                "employee_id": employee.id,
                "position": "CHỦ TỊCH",
            }
        )
        self.assertEqual(signer.name, "Hoàng Thị Lan")

    def test_cited_body_stays(self):
        with self.assertRaisesRegex(UserError, "Emulation Body"):
            self.upper.unlink()
        self.body.unlink()
        self.assertFalse(self.body.exists())

    def test_search_by_official_name(self):
        found = self.env["emulation.body"].name_search("Viên chức tỉnh An Bình")
        self.assertEqual([key for key, _name in found], self.body.ids)
