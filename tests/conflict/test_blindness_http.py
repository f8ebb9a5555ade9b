# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import json
from datetime import timedelta

from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ..council.session_common import SessionMixin

SECRET = "Nhận xét kín của hội đồng"


@tagged("post_install", "-at_install")
class TestBlindnessHttp(SessionMixin, HttpCase):
    """The doors of a hidden item from outside: JSON-2, pages of files and reports."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_emulation()
        cls._setup_sessions()
        nomination = cls._new_nomination(summary=SECRET)
        nomination.with_user(cls.users["unit_head"]).action_submit()
        cls.sitting = cls._opened(nomination)
        cls.item = cls.sitting.sudo().item_ids
        cls.declared, cls.free = cls.board[4].user_id, cls.board[5].user_id
        cls.sitting.with_user(cls.declared).action_declare_conflict(
            cls.item.ids, "family"
        )
        cls.sitting.action_record_counts([{"item_id": cls.item.id, "for": 5}])
        cls.sitting.action_close()
        cls.nomination = nomination
        cls.message = nomination.message_post(body=SECRET)
        cls.file = cls.env["ir.attachment"].create(
            {
                "name": f"{SECRET}.txt",
                "raw": SECRET.encode(),
                "res_model": nomination._name,
                "res_id": nomination.id,
            }
        )
        # In reach of both, as where members of a council are officers
        both = cls.declared | cls.free
        both.group_ids |= cls.env.ref("hr_emulation.group_officer")
        both.group_ids |= cls.env.ref("base.group_allow_export")
        for user in both:
            user.password = user.login

    def setUp(self):
        super().setUp()
        self.keys = {}

    def _json2(self, user, path, **body):
        """Return what comes out as text, nothing when it is refused."""
        if user not in self.keys:
            keys = self.env["res.users.apikeys"].with_user(user)
            end = self.env.cr.now() + timedelta(days=1)
            self.keys[user] = keys._generate("rpc", "doors", end)
        response = self.url_open(
            f"/json/2/{path}",
            data=json.dumps(body),
            headers={
                "Authorization": f"bearer {self.keys[user]}",
                "Content-Type": "application/json",
            },
        )
        if response.status_code >= 400:
            return ""
        return json.dumps(response.json(), ensure_ascii=False)

    def _doors(self):
        """Return ``{path of JSON-2: (body, what must not come out)}``."""
        item, nomination = self.item, self.nomination
        one, mine = [["id", "=", item.id]], [["id", "=", nomination.id]]
        name, result = self.person.name, '"passed"'
        specification = {
            "item_ids": {"fields": {"subject_name": {}, "result": {}}},
            "recusal_ids": {"fields": {"item_id": {"fields": {"result": {}}}}},
        }
        own = {"nomination_id": {"fields": {"subject_name": {}}}}
        return [
            ("item/read", {"ids": item.ids, "fields": ["result"]}, result),
            ("item/search_read", {"domain": one, "fields": ["result"]}, result),
            (
                "item/web_search_read",
                {"domain": one, "specification": own, "count_limit": 1},
                name,
            ),
            ("item/name_search", {"name": name}, name),
            (
                "item/formatted_read_group",
                {"domain": one, "groupby": ["result"], "aggregates": ["__count"]},
                result,
            ),
            (
                "item/export_data",
                {"ids": item.ids, "fields_to_export": ["result"]},
                "ass",
            ),
            ("item/search_count", {"domain": one}, "1"),
            ("item/web_read", {"ids": item.ids, "specification": own}, name),
            (
                "/web_read",
                {"ids": self.sitting.ids, "specification": specification},
                result,
            ),
            (
                "/export_data",
                {
                    "ids": self.sitting.ids,
                    "fields_to_export": ["item_ids/subject_name"],
                },
                name,
            ),
            (
                "nomination/read",
                {"ids": nomination.ids, "fields": ["subject_name"]},
                name,
            ),
            (
                "nomination/web_read",
                {"ids": nomination.ids, "specification": {"summary": {}}},
                SECRET,
            ),
            ("nomination/search_count", {"domain": mine}, "1"),
            (
                "nomination/export_data",
                {"ids": nomination.ids, "fields_to_export": ["summary"]},
                SECRET,
            ),
            ("nomination/action_open_dossier", {"ids": nomination.ids}, "res_id"),
            ("message/read", {"ids": self.message.ids, "fields": ["body"]}, SECRET),
            ("attachment/read", {"ids": self.file.ids, "fields": ["name"]}, SECRET),
        ]

    @mute_logger("odoo.http", "odoo.models", "odoo.addons.base.models.ir_rule")
    def test_json2(self):
        models = {
            "": "emulation.session",
            "item": "emulation.session.item",
            "nomination": "emulation.nomination",
            "message": "mail.message",
            "attachment": "ir.attachment",
        }
        for path, body, secret in self._doors():
            room, method = path.split("/")
            address = f"{models[room]}/{method}"
            with self.subTest(address):
                self.assertNotIn(secret, self._json2(self.declared, address, **body))
                # Somebody else gets it, or the door would prove nothing
                self.assertIn(secret, self._json2(self.free, address, **body))

    @mute_logger("odoo.http", "odoo.models", "odoo.addons.base.models.ir_rule")
    def test_pages(self):
        pages = (
            f"/web/content/{self.file.id}",
            f"/report/html/hr_emulation.achievement_summary/{self.nomination.id}",
        )
        for user, is_open in ((self.declared, False), (self.free, True)):
            self.authenticate(user.login, user.login)
            for page in pages:
                with self.subTest(page=page, user=user.login):
                    response = self.url_open(page)
                    found = response.status_code == 200 and SECRET in response.text
                    self.assertEqual(found, is_open, response.status_code)
