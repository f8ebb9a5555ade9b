# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import datetime

from odoo.tests import tagged

from ...models.core.minutes import format_minutes
from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestScreens(EmulationCommon):
    """What every screen keeps to: cards on a phone, the reader's words."""

    def test_lists_have_cards_for_phones(self):
        own = self.env["ir.model.data"].search(
            [("module", "=", "hr_emulation"), ("model", "=", "ir.actions.act_window")]
        )
        actions = self.env["ir.actions.act_window"].browse(own.mapped("res_id"))
        self.assertTrue(actions)
        bare = actions.filtered(
            lambda action: (
                "list" in action.view_mode.split(",")
                and "kanban" not in action.view_mode.split(",")
            )
        )
        self.assertEqual(bare.mapped("name"), [])

    def test_cards_are_our_own(self):
        """Not the card that Odoo makes up of a name alone."""
        actions = self.env["ir.actions.act_window"].search(
            [("res_model", "=like", "emulation.%"), ("view_mode", "like", "kanban")]
        )
        models = set(actions.mapped("res_model"))
        views = self.env["ir.ui.view"].search(
            [("model", "in", list(models)), ("type", "=", "kanban")]
        )
        self.assertEqual(models - set(views.mapped("model")), set())

    def test_log_names_in_the_language_of_the_actor(self):
        self.env["res.lang"]._activate_lang("vi_VN")
        officer = self.users["officer"]
        officer.lang = "vi_VN"
        award_type = self.inside.award_type_id
        award_type.with_context(lang="en_US").name = "Trial award"
        award_type.with_context(lang="vi_VN").name = "Khen thử"
        award = (
            self.env["emulation.award"]
            .with_user(officer)
            .create(
                {
                    "subject_kind": "individual",
                    "employee_id": self.person.id,
                    "award_type_id": award_type.id,
                    "year": 2020,
                    "issuer_name": "Công đoàn cơ sở",
                }
            )
        )
        entry = self.env["emulation.audit.log"].search(
            [("res_model", "=", "emulation.award"), ("res_id", "=", award.id)]
        )
        self.assertEqual(entry.res_name, award.with_context(lang="vi_VN").display_name)
        self.assertIn("Khen thử", entry.res_name)
        self.assertEqual(self.env["emulation.audit.log"].verify(), [])

    def test_time_without_seconds(self):
        self.env["res.lang"]._activate_lang("vi_VN")
        user = self.users["officer"].with_context(lang="vi_VN", tz="Asia/Ho_Chi_Minh")
        moment = datetime(2024, 2, 29, 18, 5, 59)
        self.assertEqual(format_minutes(user, moment), "01/03/2024 01:05")
        self.assertEqual(format_minutes(user, False), "")

    def test_templates_of_one_name_tell_their_paper(self):
        campaign = self.env.ref("hr_emulation.template_002_campaign")
        self.assertEqual(
            campaign.display_name,
            f"{campaign.name} ({campaign.guidance_id.number})",
        )
        self.assertEqual(campaign.guidance_id.number, "09/HD-CDVC")

    def test_quota_window_names_the_category(self):
        quota = self.env["emulation.quota"].create(
            {"category_id": self.inside.id, "scope": "total", "number": 3}
        )
        window = self.env["emulation.quota.wizard"].new(
            {"act": "set_number", "quota_id": quota.id}
        )
        self.assertEqual(window.quota_category_id, self.inside)
