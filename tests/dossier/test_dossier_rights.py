# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .dossier_case import DossierCase, new_pdf


@tagged("post_install", "-at_install")
class TestDossierRights(DossierCase, HttpCase):
    def _read(self, document, role):
        return bool(
            self.env["emulation.dossier.document"]
            .with_user(self.users[role])
            .search([("id", "=", document.id)])
        )

    def test_who_reads(self):
        document = self._upload(self.nomination, self.kind_initiative)
        batch = self._upload(self.nomination, self.kind_batch)
        foreign = self._upload(self._new_nomination(self.other), self.kind_initiative)
        readers = {
            role: (
                self._read(document, role),
                self._read(batch, role),
                self._read(foreign, role),
            )
            for role in self.users
        }
        everything, own, nothing = (True,) * 3, (True, True, False), (False,) * 3
        self.assertEqual(
            readers,
            {
                "employee": nothing,
                "unit_head": own,
                "unit_officer": own,
                "officer": everything,
                "administrator": everything,
                "council_user": nothing,
                "auditor": everything,
                "inspector": nothing,
            },
        )
        # The checklist goes with the nomination
        rows = self.env["emulation.dossier.row"]
        for role, visible in (("unit_head", 4), ("employee", 0), ("auditor", 4)):
            found = rows.with_user(self.users[role]).search(
                [("nomination_id", "=", self.nomination.id)]
            )
            self.assertEqual(len(found), visible, role)

    def test_nominee_reads_his_papers_once_submitted(self):
        nomination = self._new_nomination(self.staff["employee"])
        document = self._upload(nomination, self.kind_initiative)
        self.assertFalse(self._read(document, "employee"))
        nomination.with_user(self.unit_head).action_submit()
        self.assertTrue(self._read(document, "employee"))
        with self.assertRaises(UserError):
            document.with_user(self.users["employee"]).action_supersede("Không")

    def test_unit_works_on_it_while_it_prepares(self):
        own = self.nomination.with_user(self.unit_head)
        own.action_issue_documents(self.kind_summary.id)
        self._upload(self.nomination, self.kind_initiative, self.unit_head)
        own.action_submit()
        document = self._paper(self.nomination, self.kind_initiative)["document"]
        with self.assertRaisesRegex(UserError, "not yours to change now"):
            document.with_user(self.unit_head).action_supersede("Sai")
        document.with_user(self.officer).action_supersede("Sai")
        with self.assertRaisesRegex(UserError, "not yours to change now"):
            own.action_upload_document(self.kind_initiative.id, "a.pdf", new_pdf())
        self.assertEqual(
            self._paper(self.nomination, self.kind_initiative)["state"], "missing"
        )

    def test_others_change_nothing(self):
        for role in ("employee", "council_user", "auditor", "inspector"):
            nomination = self.nomination.with_user(self.users[role])
            with self.subTest(role=role), self.assertRaises(UserError):
                nomination.action_upload_document(
                    self.kind_initiative.id, "a.pdf", new_pdf()
                )
        self.assertFalse(self._paper(self.nomination, self.kind_initiative)["document"])

    def test_files_stay_as_they_are(self):
        document = self._upload(self.nomination, self.kind_initiative)
        file = document._get_counting_file()
        for role in ("unit_head", "officer", "administrator"):
            own = file.with_user(self.users[role])
            with self.subTest(role=role):
                self.assertTrue(own.read(["raw"])[0]["raw"])
                for call in (
                    lambda f=own: f.write({"raw": b"x"}),
                    lambda f=own: f.write({"res_id": 0, "res_model": False}),
                    lambda f=own: f.unlink(),
                    lambda f=own: document.with_env(f.env).write({"state": "draft"}),
                    lambda f=own: document.with_env(f.env).unlink(),
                    lambda f=own: document.with_env(f.env).copy(),
                ):
                    with self.assertRaises(UserError):
                        call()
        with self.assertRaises(UserError):
            file.sudo().unlink()
        with self.assertRaises(UserError):
            document.sudo().write({"signed_sha256": "0"})

    def test_opening_a_file_is_logged(self):
        document = self._upload(self.nomination, self.kind_initiative)
        action = document.with_user(self.officer).action_open_file()
        login = self.officer.login
        self.authenticate(login, login)
        response = self.url_open(action["url"])
        self.assertEqual(response.status_code, 200)
        entry = self.env["emulation.access.log"].search(
            [("res_id", "=", self.nomination.id), ("kind", "=", "file")]
        )
        self.assertEqual(entry.actor_login, login)
        self.assertEqual(entry.res_model, "emulation.nomination")

    @mute_logger("odoo.http")
    def test_a_file_of_others_is_not_found(self):
        document = self._upload(self.nomination, self.kind_initiative)
        login = self.users["employee"].login
        self.authenticate(login, login)
        url = f"/web/content/{document._get_counting_file().id}"
        self.assertEqual(self.url_open(url).status_code, 404)

    def test_what_hides_a_nomination_hides_its_papers(self):
        own = self._new_nomination(self.board[4])
        own.with_user(self.users["administrator"]).action_submit()
        document = self._upload(own, self.kind_initiative)
        member = self.board[4].user_id
        model = self.env["emulation.dossier.document"].with_user(member)
        self.assertTrue(model.search([("id", "=", document.id)]))
        session = self._new_session(own)
        session.action_freeze()
        self.assertFalse(model.search([("id", "=", document.id)]))

    def test_papers_of_a_session_are_for_who_reads_it(self):
        self.nomination.with_user(self.users["administrator"]).action_submit()
        self._minuted(self.nomination)
        ids = self.nomination.with_user(self.officer).action_issue_documents(
            self.kind_minutes.id
        )
        document = self.env["emulation.dossier.document"].browse(ids)
        for role, reads in (
            ("officer", True),
            ("auditor", True),
            ("unit_head", False),
            ("employee", False),
        ):
            self.assertEqual(self._read(document, role), reads, role)
        head = self.nomination.with_user(self.unit_head)
        row = head.dossier_row_ids.filtered(lambda r: r.type_id == self.kind_minutes)
        self.assertEqual(row.state, "issued")
        self.assertFalse(row.can_open)
