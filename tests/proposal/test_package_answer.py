# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from hashlib import sha256

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...engine.package import build, open_package
from .package_case import KEY, PackageCase


@tagged("post_install", "-at_install")
class TestPackageAnswer(PackageCase):
    """Sealing a proposal for the upper body, and the results that come back."""

    def setUp(self):
        super().setUp()
        self.person.emulation_code = "AB01"
        # The public side of an employee is a view on the table
        self.env.flush_all()
        self.proposal = self._new_proposal()
        self.proposal.action_issue()

    def _export(self):
        self.proposal.action_forward()
        action = self.proposal.action_export()
        return self.env["emulation.package"].browse(action["res_id"])

    def _open(self, package):
        packages = self.env["emulation.package"]
        return open_package(self._raw(package), KEY, packages._get_schema())

    def test_sealed_again_when_the_key_has_changed(self):
        sent = self._export().with_user(self.officer)
        first, code = self._raw(sent), sent.code
        self.assertFalse(sent.is_key_newer)
        refusal = self._refusal(sent.action_seal_again)
        self.assertIn("the key was not changed", refusal)
        self.env.cr.execute(
            "UPDATE emulation_package SET done_on = done_on - interval '1 hour'"
            " WHERE id = %s",
            [sent.id],
        )
        self.env.invalidate_all()
        self.upper.new_key = "n" * 32
        self.assertTrue(sent.is_key_newer)
        for role in ("auditor", "unit_officer"):
            with self.assertRaises(UserError):
                sent.with_user(self.users[role]).action_seal_again()
        sent.action_seal_again()
        self.assertFalse(sent.is_key_newer)
        self.assertEqual((sent.state, sent.code), ("done", code))
        self.assertEqual(sent.sha256, sha256(self._raw(sent)).hexdigest())
        schema = self.env["emulation.package"]._get_schema()
        opened = open_package(self._raw(sent), "n" * 32, schema)
        self.assertEqual(opened, open_package(first, KEY, schema))
        file = self.env["ir.attachment"].search(
            [("res_model", "=", sent._name), ("res_field", "=", "file")]
        )
        self.assertIn("stays as it is", self._refusal(file.write, {"raw": first}))

    def _answer(self, sent, answers=None, **vals):
        nominations = sent.line_ids.nomination_id
        decision = {
            "number": "128/QĐ-CĐVC",
            "date": "2022-08-05",
            "issuer": self.outside.official_name,
            "signer": "Ngọ Duy Hiểu",
        }
        row = {
            "result": "awarded",
            "award": None,
            "reason": None,
            "decision": decision,
            "golden_book_number": "17",
            "scan": "files/0001.pdf",
        }
        results = [
            {**row, "ref": str(n.id), "name": n.snapshot_name, **vals}
            for n in nominations
        ]
        return build(
            {
                "kind": "result",
                "sender": self.outside.code,
                "recipient": self.body.code,
                "made_on": "2022-08-06",
            },
            {"answers": sent.code, "results": answers or results},
            self.files,
            KEY,
        )[0]

    def test_what_goes_out(self):
        self.assertFalse(self.proposal.can_export)
        with self.assertRaisesRegex(UserError, "not forwarded yet"):
            self.proposal.action_export()
        sent = self._export()
        content = self._open(sent)
        self.assertEqual(content.manifest["id"], sent.code)
        self.assertEqual(content.data["number"], "07/TTr-CĐVC")
        row = content.data["nominations"][0]
        self.assertEqual(row["name"], "Nguyễn Thị Minh Nguyệt")
        # What the list of the law needs, and nothing else of a person
        self.assertEqual(
            set(row),
            {
                "ref",
                "kind",
                "name",
                "code",
                "job",
                "unit",
                "award",
                "citation",
                "summary",
                "votes",
                "files",
            },
        )
        self.assertEqual(row["code"], "AB01")
        paper = content.files[content.data["files"][0]["path"]]
        self.assertEqual(paper[:5], b"%PDF-")
        self.assertEqual(sent.line_ids.nomination_id, self.nominations)
        self.assertEqual((sent.direction, sent.state), ("sent", "done"))

    def test_the_same_package_whenever_it_is_asked_for(self):
        sent = self._export()
        raw = self._raw(sent)
        self.assertEqual(self.proposal.action_export()["res_id"], sent.id)
        content = self._open(sent)
        head = {
            name: content.manifest[name]
            for name in ("kind", "sender", "recipient", "made_on")
        }
        self.assertEqual(build(head, content.data, content.files, KEY)[0], raw)

    def test_papers_of_the_dossier_go_with_it(self):
        nomination = self.nominations[0]
        kind = nomination.category_id.document_type_ids.filtered(
            lambda t: t.code == "report"
        )
        nomination.with_user(self.officer).action_upload_document(
            kind.id, "Báo cáo.pdf", self._b64(self.files["files/0001.pdf"])
        )
        content = self._open(self._export())
        files = content.data["nominations"][0]["files"]
        self.assertEqual([f["paper"] for f in files], ["report"])
        self.assertEqual(content.files[files[0]["path"]], self.files["files/0001.pdf"])

    def test_queries_do_not_grow_with_names(self):
        def count(proposal):
            proposal.action_forward()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            proposal.action_export()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        people = [self._new_employee(f"Người {n}", self.unit_b) for n in range(12)]
        nominations = self._passed(
            *[self._new_nomination(person, self.forwarded) for person in people]
        )
        proposal = self._new_proposal(nominations, number=8)
        proposal.action_issue()
        few = count(self.proposal)
        self.assertLessEqual(count(proposal), few + 2)

    def test_nothing_without_key_or_partner(self):
        self.proposal.action_forward()
        self.upper.sudo().secret = False
        with self.assertRaisesRegex(UserError, "the key is missing"):
            self.proposal.action_export()
        self.upper.sudo().unlink()
        self.assertFalse(self.proposal.can_export)
        with self.assertRaisesRegex(UserError, "no exchange partner"):
            self.proposal.action_export()
        with self.assertRaises(UserError):
            self.proposal.with_user(self.users["auditor"]).action_export()

    def test_results_close_the_nominations(self):
        sent = self._export()
        package = self._receive(self._answer(sent), round_id=False)
        before = self._counts()
        package.action_check()
        self.assertEqual(package.problem_count, 0, package.line_ids.mapped("problem"))
        self.assertEqual(set(self.nominations.mapped("state")), {"forwarded"})
        self.assertEqual(self._counts()["emulation.award"], before["emulation.award"])
        package.action_import()
        self.assertEqual(set(self.nominations.mapped("state")), {"awarded"})
        award = self.nominations[0].award_ids
        self.assertEqual(award.decision_number, "128/QĐ-CĐVC")
        self.assertEqual(str(award.decision_date), "2022-08-05")
        self.assertEqual(award.attachment_ids.raw, self.files["files/0001.pdf"])
        self.assertEqual(self.proposal.state, "answered")
        self.assertEqual(package.answers_id, sent)
        self.assertEqual(sent.line_ids.answer_id, package)
        self.assertIn("Ngọ Duy Hiểu", package.line_ids[0].note)

    def test_another_award_or_none(self):
        sent = self._export()
        first, second = sent.line_ids.nomination_id
        other = self.award_inside.code
        rows = self._open_answer(sent)
        rows[0].update(result="other", award=other)
        rows[1].update(result="failed", reason="Chưa đủ tiêu chuẩn", decision=None)
        package = self._receive(self._answer(sent, rows))
        package.action_check()
        package.action_import()
        self.assertEqual(first.award_ids.award_type_id, self.award_inside)
        self.assertEqual(second.state, "failed")
        self.assertEqual(second.state_reason, "Chưa đủ tiêu chuẩn")
        self.assertEqual(self.proposal.line_ids.mapped("outcome"), ["other", "failed"])

    def _open_answer(self, sent):
        packages = self.env["emulation.package"]
        raw = self._answer(sent)
        return open_package(raw, KEY, packages._get_schema()).data["results"]

    def test_no_result_twice(self):
        sent = self._export()
        rows = self._open_answer(sent)
        package = self._receive(self._answer(sent, rows[:1]))
        package.action_check()
        package.action_import()
        self.assertEqual(self.proposal.state, "forwarded")
        again = self._receive(self._answer(sent, rows))
        again.action_check()
        first, second = again.line_ids
        self.assertIn("its result came already", first.problem)
        self.assertFalse(second.problem)
        with self.assertRaisesRegex(UserError, "its result came already"):
            again.action_import()
        self.assertEqual(self.nominations[1].state, "forwarded")

    def test_every_problem_of_every_row(self):
        sent = self._export()
        rows = self._open_answer(sent)
        rows = [
            {**rows[0], "name": "Người khác"},
            {**rows[1], "result": "other", "award": "khac"},
            {**rows[0], "ref": "999999"},
        ]
        self.nominations[1].with_user(self.officer).action_suspend("Đơn thư")
        package = self._receive(self._answer(sent, rows))
        package.action_check()
        first, second, third = package.line_ids.mapped("problem")
        self.assertIn("this row of the proposal is Nguyễn Thị Minh Nguyệt", first)
        self.assertIn("the award “khac” is not known here", second)
        self.assertIn("the proposal has no such row", third)
        rows[1] = {**rows[1], "result": "awarded", "award": None}
        package = self._receive(self._answer(sent, rows[1:2]))
        package.action_check()
        self.assertIn("not possible in the state", package.line_ids.problem)
        rows[1] = {**rows[1], "decision": {**rows[1]["decision"], "date": "2999-01-01"}}
        self.nominations[1].with_user(self.officer).action_resume("Xong")
        package = self._receive(self._answer(sent, rows[1:2]))
        package.action_check()
        self.assertIn("is to come", package.line_ids.problem)

    def test_results_of_what_was_never_sent(self):
        sent = self._export()
        raw = self._answer(sent)
        strange = raw.replace(sent.code.encode(), b"0" * 32)
        package = self._receive(strange)
        with self.assertRaisesRegex(UserError, "damaged"):
            package.action_check()
        rows = self._open_answer(sent)
        raw = build(
            {
                "kind": "result",
                "sender": self.outside.code,
                "recipient": self.body.code,
                "made_on": "2022-08-06",
            },
            {"answers": "0" * 32, "results": rows},
            self.files,
            KEY,
        )[0]
        with self.assertRaisesRegex(UserError, "never sent from here"):
            self._receive(raw).action_check()

    def test_results_go_back_to_the_lower_body(self):
        package = self._receive(self._build())
        package.action_check()
        package.action_import()
        with self.assertRaisesRegex(UserError, "no result that waits"):
            package.action_answer()
        person, collective = package.line_ids.nomination_id
        person.with_user(self.officer).action_approve()
        collective.with_user(self.officer).action_refuse("Chưa đủ tiêu chuẩn")
        decision = self._new_decision(person)
        decision.with_user(self.officer).action_issue()
        self.assertTrue(package.is_to_answer)
        answer = self.env["emulation.package"].browse(package.action_answer()["res_id"])
        content = self._open(answer)
        self.assertEqual(content.manifest["recipient"], "cdn_yt")
        self.assertEqual(content.data["answers"], package.code)
        first, second = content.data["results"]
        self.assertEqual(first["ref"], "11")
        self.assertEqual(first["result"], "awarded")
        self.assertEqual(first["decision"]["number"], "04/QĐ-CĐVC")
        self.assertEqual(first["decision"]["signer"], "Lê Văn Thành")
        self.assertEqual(content.files[first["scan"]][:5], b"%PDF-")
        self.assertTrue(first["golden_book_number"])
        self.assertEqual(second["reason"], "Chưa đủ tiêu chuẩn")
        self.assertFalse(package.is_to_answer)
        with self.assertRaisesRegex(UserError, "no result that waits"):
            package.action_answer()
