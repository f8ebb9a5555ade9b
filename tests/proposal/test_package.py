# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import io
import struct
import unicodedata
import zipfile

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tests.common import new_test_user

from ...engine.package import VERSION, PackageError, digest, make_seal, write_json
from .package_case import KEY, PDF, PackageCase


@tagged("post_install", "-at_install")
class TestPackage(PackageCase):
    """Bringing in what a lower body proposes, and every reason to refuse it."""

    def test_check_writes_nothing_and_import_all(self):
        package = self._receive(self._build())
        before = self._counts()
        package.action_check()
        self.assertEqual(
            self._counts(),
            {**before, "emulation.package.line": before["emulation.package.line"] + 2},
        )
        self.assertEqual(package.state, "checked")
        self.assertEqual(package.partner_id, self.lower)
        self.assertEqual(package.subject, "07/TTr-CĐN – Về việc đề nghị tặng Giấy khen")
        self.assertEqual((package.row_count, package.problem_count), (2, 0))
        self.assertFalse(package.line_ids.nomination_id)
        self.assertIn("New here", package.line_ids[0].note)
        package.action_import()
        self.assertEqual(package.state, "done")
        person, collective = package.line_ids.nomination_id
        self.assertEqual((person | collective).mapped("state"), ["submitted"] * 2)
        self.assertEqual(person.category_id, self.inside)
        self.assertEqual(person.unit_id, self.lower_unit)
        self.assertEqual(person.snapshot_name, "Đỗ Thị Lan")
        self.assertEqual(person.snapshot_unit, "CĐCS Bệnh viện tỉnh")
        self.assertEqual(person.snapshot_job, "Bác sĩ")
        employee = person.employee_id.sudo()
        self.assertEqual(employee.emulation_code, "cdn_yt-YT01")
        self.assertFalse(employee.user_id)
        self.assertEqual(employee.department_id.parent_id, self.lower_unit)
        self.assertEqual(collective.department_id.name, "Khoa Nội")
        self.assertEqual(person.entered_by_id, self.officer)
        self.assertFalse(person.nominator_id)
        papers = {
            p["type"].code: p["document"] for p in person._get_dossier()[person.id]
        }
        self.assertEqual(papers["report"].state, "signed")
        self.assertEqual(papers["report"]._get_counting_file().raw, PDF)
        self.assertEqual(package.paper_ids.mapped("name"), ["Tờ trình.pdf"])
        # Whoever brought it in has put nobody forward
        person.with_user(self.officer).action_approve()

    def test_known_people_are_found_again(self):
        self._receive(self._build()).action_check()
        first = self._receive(self._build())
        first.action_check()
        first.action_import()
        round_ = self._new_round()
        again = self._receive(self._build(number="08/TTr-CĐN"), round_id=round_.id)
        again.action_check()
        self.assertIn("Known here", again.line_ids[0].note)
        again.action_import()
        self.assertEqual(
            again.line_ids.nomination_id.employee_id,
            first.line_ids.nomination_id.employee_id,
        )
        self.assertEqual(
            again.line_ids.nomination_id.department_id,
            first.line_ids.nomination_id.department_id,
        )

    def test_every_problem_of_every_row(self):
        rows = self.data["nominations"]
        rows = [
            rows[0],
            {**rows[0], "ref": "13"},
            {**rows[1], "award": {"code": "khac", "name": "Cờ thi đua"}},
            {
                **rows[1],
                "ref": "14",
                "files": [{"path": "files/0009.pdf", "name": "x", "paper": None}],
            },
            {**rows[1], "ref": "14", "name": "Khoa Ngoại"},
        ]
        package = self._receive(self._build(nominations=rows))
        before = self._counts()
        package.action_check()
        problems = package.line_ids.mapped("problem")
        self.assertFalse(problems[0])
        self.assertIn("already nominated", problems[1])
        self.assertIn("the round has 0 categories for “Cờ thi đua”", problems[2])
        self.assertIn("files/0009.pdf is not in the package", problems[3])
        self.assertIn("names this row twice", problems[4])
        self.assertEqual(package.problem_count, 4)
        text = self._refusal(package.action_import)
        self.assertIn("Đỗ Thị Lan: ", text)
        counts = self._counts()
        del before["emulation.package.line"], counts["emulation.package.line"]
        self.assertEqual(counts, before)

    def test_a_file_that_is_no_paper(self):
        files = {**self.files, "files/0001.pdf": b"<html></html>"}
        package = self._receive(self._build(files=files))
        package.action_check()
        self.assertIn("neither a PDF nor a picture", package.line_ids[0].problem)

    def _refused(self, raw):
        before = self._counts()
        package = self._receive(raw)
        text = self._refusal(package.action_check)
        self.assertEqual(self._counts(), before)
        self.assertEqual(package.state, "draft")
        return text

    def test_refused_packages(self):
        raw = self._build()

        def change_file(parts):
            parts["files/0001.pdf"] += b"%"

        def change_data(parts):
            parts["data.json"] = parts["data.json"].replace(b"17", b"18")

        def drop(parts):
            del parts["files/0001.pdf"]

        def add(parts):
            parts["files/0003.pdf"] = PDF

        cases = {
            "cut off": raw[: len(raw) // 2],
            "no package of this programme": self._repack(
                raw, lambda parts: parts.pop("seal.txt")
            ),
            "changed after it was sealed: files/0001.pdf": self._repack(
                raw, change_file
            ),
            "changed after it was sealed: data.json": self._repack(raw, change_data),
            "Parts of the package are missing: files/0001.pdf": self._repack(raw, drop),
            "its list does not name: files/0003.pdf": self._repack(raw, add),
            "the two keys differ": self._build(key="x" * 40),
            "there is no such exchange partner": self._build(head={"sender": "cdn_gd"}),
            "not for us": self._build(head={"recipient": "cdvc_khac"}),
            "proposes, but": self._build(
                proposer={"code": "cdn_gd", "name": "Công đoàn ngành Giáo dục"}
            ),
            "not as agreed: /year": self._build(year="2022"),
            "not as agreed: / (additionalProperties: birth_date)": self._build(
                birth_date="1990-01-01"
            ),
        }
        for words, content in cases.items():
            with self.subTest(words=words):
                self.assertIn(words, self._refused(content))

    def test_every_reason_has_its_words_in_vietnamese(self):
        params = {
            "too_large": {"limit": 100},
            "odd_part": {"parts": "x"},
            "parts": {"limit": 5000},
            "newer": {"version": 2, "known": 1},
            "schema": {"path": "/", "keyword": "type", "detail": "x", "count": 1},
            "changed": {"parts": "x"},
            "missing_part": {"parts": "x"},
            "extra_part": {"parts": "x"},
            **{key: {} for key in ("damaged", "json", "foreign", "seal")},
        }
        packages = self.env["emulation.package"]
        words = {}
        for reason, values in params.items():
            error = PackageError(reason, **values)
            words[reason] = packages.with_context(lang="vi_VN")._get_fault_words(error)
            with self.subTest(reason=reason):
                self.assertNotEqual(words[reason], packages._get_fault_words(error))
        self.assertEqual(len(set(words.values())), len(params), words)

    def test_newer_version(self):
        def newer(parts):
            manifest = parts["manifest.json"].replace(
                b'"version":%d' % VERSION, b'"version":%d' % (VERSION + 1)
            )
            parts["manifest.json"] = manifest
            parts["seal.txt"] = make_seal(manifest, KEY).encode()

        text = self._refused(self._repack(self._build(), newer))
        self.assertIn(f"version {VERSION + 1}", text)

    def test_repeated(self):
        raw = self._build()
        package = self._receive(raw)
        package.action_check()
        package.action_import()
        self.assertIn("brought in already", self._refused(raw))
        self.assertIn("not possible in the state", self._refusal(package.action_import))

    def test_odd_names_and_bombs(self):
        raw = self._build()
        for name in (
            "../../etc/passwd",
            "/etc/passwd",
            "files\\0001.pdf",
            "files/báo cáo.pdf",
            "files/0001.pdf.exe",
            "con",
        ):
            with self.subTest(name=name):
                odd = self._repack(raw, lambda parts, n=name: parts.update({n: b"x"}))
                self.assertIn("do not belong", self._refused(odd))
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as bomb:
            bomb.writestr("data.json", b"0" * (30 << 20))
        self.assertIn("do not belong", self._refused(stream.getvalue()))
        self.env["ir.config_parameter"].set_param("hr_emulation.package_packed_mb", "1")
        with self.assertRaisesRegex(UserError, "larger than 1 MB"):
            self._receive(b"PK" + bytes(2 << 20))

    def test_impossible_directories(self):
        raw = self._build()
        # An offset beyond what a number of the machine holds
        entry = raw.index(b"PK\x01\x02")
        far = bytearray(raw)
        name_length = int.from_bytes(far[entry + 28 : entry + 30], "little")
        extra = struct.pack("<HHQ", 1, 8, 2**63)
        far[entry + 42 : entry + 46] = b"\xff" * 4
        far[entry + 30 : entry + 32] = struct.pack("<H", len(extra))
        far[entry + 46 + name_length : entry + 46 + name_length] = extra
        end = far.rindex(b"PK\x05\x06")
        size = int.from_bytes(far[end + 12 : end + 16], "little")
        far[end + 12 : end + 16] = struct.pack("<I", size + len(extra))
        self.assertIn("damaged", self._refused(bytes(far)))
        # More entries than are to be made objects of
        many = raw[:entry] + b"PK\x01\x02" * 5001 + raw[entry:]
        self.assertIn("more than 5000 parts", self._refused(many))

    def test_one_bad_row_among_many(self):
        row = self.data["nominations"][1]
        rows = [
            {**row, "ref": str(100 + n), "name": f"Khoa {n}", "files": []}
            for n in range(32)
        ]
        rows[20]["award"] = {"code": "khac", "name": "Cờ thi đua"}
        package = self._receive(self._build(nominations=rows))
        calls = []
        make = self.env.registry["emulation.package"]._make_nominations

        def counted(records, *args):
            calls.append(len(args[0]))
            return make(records, *args)

        self.patch(self.env.registry["emulation.package"], "_make_nominations", counted)
        package.action_check()
        self.assertEqual(package.problem_count, 1)
        self.assertIn("Cờ thi đua", package.line_ids[20].problem)
        # Halved until the row is found: not one call for each row
        self.assertEqual(len(calls), 11, calls)

    def test_data_that_is_no_data(self):
        for content in (b"[" * 200_000, b'{"a":NaN}', b"\xff\xfe", b"{}"):

            def change(parts, content=content):
                parts["data.json"] = content
                listed = [
                    {"path": p, "size": len(c), "sha256": digest(c)}
                    for p, c in sorted(parts.items())
                    if p[:6] in ("data.j", "files/")
                ]
                manifest = write_json(
                    {
                        "format": "hr_emulation.exchange",
                        "version": VERSION,
                        "id": "0" * 32,
                        **self.head,
                        "parts": listed,
                    }
                )
                parts["manifest.json"] = manifest
                parts["seal.txt"] = make_seal(manifest, KEY).encode()

            with self.subTest(content=content[:9]):
                text = self._refused(self._repack(self._build(), change))
                self.assertRegex(text, "cannot be read|not as agreed")

    def test_decomposed_letters(self):
        rows = [
            {**row, "name": unicodedata.normalize("NFD", row["name"])}
            for row in self.data["nominations"]
        ]
        package = self._receive(self._build(nominations=rows))
        package.action_check()
        self.assertEqual(package.line_ids[0].name, "Đỗ Thị Lan")

    def test_another_file_forgets_the_check(self):
        package = self._receive(self._build())
        package.action_check()
        package.file = False
        self.assertEqual(package.state, "draft")
        self.assertFalse(package.line_ids)
        self.assertIn("not possible in the state", self._refusal(package.action_import))

    def test_what_is_missing_here(self):
        self.lower.department_id = False
        package = self._receive(self._build(), round_id=False)
        text = self._refusal(package.action_check)
        self.assertIn("which unit stands for it here", text)
        self.assertIn("Choose the round", text)

    def test_who_may(self):
        package = self._receive(self._build())
        for role in ("employee", "unit_head", "unit_officer", "council_user"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                package.with_user(self.users[role]).read(["file"])
        auditor = package.with_user(self.users["auditor"])
        auditor.read(["subject"])
        with self.assertRaises(UserError):
            auditor.action_check()
        with self.assertRaises(UserError):
            package.write({"state": "done"})
        with self.assertRaises(UserError):
            package.write({"direction": "sent"})
        package.action_check()
        package.action_import()
        for change in (lambda: package.write({"file": False}), package.unlink):
            self._refusal(change)

    def test_two_companies(self):
        package = self._receive(self._build())
        company = self.env["res.company"].create({"name": "Cơ quan khác"})
        stranger = new_test_user(
            self.env,
            login="emulation_stranger",
            groups="hr_emulation.group_administrator",
            company_id=company.id,
            company_ids=[(6, 0, company.ids)],
        )
        for record in (package, self.lower):
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                record.with_user(stranger).read(["display_name"])
        # There the partner is unknown, and nothing tells that it is known here
        strange = self._receive(self._build(), stranger, round_id=False)
        self.assertEqual(strange.company_id, company)
        self.assertIn("no such exchange partner", self._refusal(strange.action_check))

    def test_the_key_is_never_read(self):
        administrator = self.users["administrator"]
        partner = self.lower.with_user(administrator)
        self.assertFalse(partner.new_key)
        self.assertEqual(len(partner.key_fingerprint), 8)
        self.assertEqual(self.lower.key_fingerprint, self.upper.key_fingerprint)
        with self.assertRaises(AccessError):
            partner.read(["secret"])
        with self.assertRaises(AccessError):
            partner.search([("secret", "=like", "m%")])
        with self.assertRaises(UserError):
            partner.write({"key_fingerprint": "00000000"})
        with self.assertRaisesRegex(UserError, "at least 32 characters"):
            partner.new_key = "ngắn"
        partner.new_key = "k" * 32
        self.assertFalse(partner.new_key)
        self.assertNotEqual(self.lower.key_fingerprint, self.upper.key_fingerprint)
        self.assertIn("two keys differ", self._refused(self._build()))
        with self.assertRaises(AccessError):
            self.lower.with_user(self.officer).new_key = "l" * 32
        log = self.env["emulation.audit.log"].search(
            [("res_model", "=", partner._name)]
        )
        self.assertNotIn("kkk", str(log.mapped("values")))
