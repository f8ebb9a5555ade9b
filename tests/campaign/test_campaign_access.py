# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .campaign_common import CampaignCommon


@tagged("post_install", "-at_install")
class TestCampaignAccess(CampaignCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.draft = cls._new_campaign(name="Nháp")
        cls.launched = cls._new_campaign(name="Đã phát động")
        cls.env["emulation.task"].create(
            [{"campaign_id": c.id, "text": "x"} for c in (cls.draft | cls.launched)]
        )
        cls.env["emulation.recipient"].create(
            [{"campaign_id": c.id, "name": "x"} for c in (cls.draft | cls.launched)]
        )
        cls.launched.action_launch()
        cls.other_company = cls.env["res.company"].create({"name": "Đơn vị khác"})
        cls.foreign = cls._new_campaign(
            name="Của đơn vị khác", company_id=cls.other_company.id
        )

    def _seen(self, role, model="emulation.campaign", field=None):
        mine = (self.draft | self.launched | self.foreign).ids
        domain = [(field or "id", "in", mine)]
        records = self.env[model].with_user(self.users[role]).search(domain)
        return records.sudo()[field] if field else records.sudo()

    def test_who_reads_what(self):
        both = (self.draft | self.launched).sudo()
        for role, seen in (
            ("employee", self.launched.sudo()),
            ("unit_officer", both),
            ("officer", both),
            ("administrator", both),
            ("auditor", both),
        ):
            self.assertEqual(self._seen(role), seen, role)
            for model in (
                "emulation.criterion",
                "emulation.task",
                "emulation.recipient",
            ):
                self.assertEqual(
                    self._seen(role, model, "campaign_id"), seen, (role, model)
                )

    def test_employee_cannot_open_a_draft(self):
        with self.assertRaises(AccessError):
            self._as("employee", self.draft).read(["name"])
        with self.assertRaises(AccessError):
            self._as("employee", self.draft.criterion_ids).read(["text"])

    def test_employee_opens_a_launched_campaign_beside_a_draft(self):
        template = self._template("001_campaign")
        action = self._as("officer", template).action_create_from_template()
        campaign = self._as("officer", template).browse(action["res_id"])
        campaign.predecessor_id = self._template("1999_campaign")
        campaign.action_launch()
        self.env.invalidate_all()
        seen = self._as("employee", campaign)
        names = {"display_name": {}}
        (values,) = seen.web_read(
            {
                "linked_campaign_ids": {"fields": names},
                "linked_criterion_ids": {"fields": names},
                "criterion_ids": {"fields": names},
                "role_ids": {"fields": names},
                "clause_ids": {"fields": names},
                "review_template_ids": {"fields": names},
                "predecessor_id": {"fields": names},
                "template_id": {"fields": names},
                "criterion_count": {},
                "round_count": {},
                "can_launch": {},
                "blocker_text": {},
            }
        )
        self.assertEqual(values["linked_campaign_ids"], [])
        self.assertEqual(values["linked_criterion_ids"], [])
        self.assertEqual(values["criterion_count"], 6)
        self.assertEqual(len(values["role_ids"]), 14)
        self.assertTrue(values["predecessor_id"]["display_name"])
        campaign.linked_campaign_ids.action_launch()
        self.env.invalidate_all()
        (values,) = seen.web_read({"linked_criterion_ids": {"fields": names}})
        self.assertEqual(
            len(values["linked_criterion_ids"]),
            len(campaign.linked_campaign_ids.criterion_ids),
        )

    def test_only_officers_change(self):
        for role in ("employee", "unit_officer", "auditor"):
            for record in (
                self.launched,
                self.launched.task_ids,
                self.launched.recipient_ids,
            ):
                with self.assertRaises(AccessError):
                    self._as(role, record).write({"company_id": 1, "text": "x"})
                with self.assertRaises(AccessError):
                    self._as(role, record).unlink()
            with self.assertRaises(AccessError):
                self._as(role, self.draft).create({"name": "x"})
        self._as("officer", self.draft).write({"name": "Sửa được"})
        self._as("officer", self.draft.task_ids).write({"text": "Sửa được"})

    def test_templates_belong_to_administrators(self):
        template = self._template("001_campaign")
        officer = self._as("officer", template)
        for record, vals in (
            (officer, {"name": "x"}),
            (officer.criterion_ids[0], {"text": "x"}),
            (officer.clause_ids[0], {"text": "x"}),
            (officer.role_ids[0], {"duty": "x"}),
            (officer.recipient_ids[0], {"name": "x"}),
            (officer.inspection_content_ids[0], {"name": "x"}),
            (officer.activity_kind_ids[0], {"name": "x"}),
            (self._as("officer", self._template("000_campaign")).task_ids[0], {}),
        ):
            with self.assertRaises(AccessError):
                record.write(vals or {"text": "x"})
        with self.assertRaises(AccessError):
            officer.criterion_ids.create(
                {"campaign_id": template.id, "text": "x", "nature": "content"}
            )
        with self.assertRaises(AccessError):
            officer.create({"name": "x", "is_template": True})
        with self.assertRaisesRegex(UserError, "administrator"):
            self._as("officer", self.draft).write({"is_template": True})
        administrator = self._as("administrator", template)
        administrator.criterion_ids[0].write({"text": "Sửa mẫu"})
        self._as("administrator", self.draft).write({"is_template": True})
        self.assertFalse(self.draft.company_id)
        with self.assertRaisesRegex(UserError, "draft"):
            self._as("administrator", self.launched).write({"is_template": True})

    def test_parts_cannot_be_slipped_into_a_template(self):
        template = self._template("001_campaign")
        task = self._as("officer", self.draft.task_ids)
        with self.assertRaises(AccessError):
            task.write({"campaign_id": template.id})
        criterion = self._as("officer", self.draft.criterion_ids[0])
        with self.assertRaises(AccessError):
            criterion.write({"campaign_id": template.id})

    def test_two_companies_do_not_mix(self):
        for role in self.users:
            self.assertNotIn(self.foreign.sudo(), self._seen(role), role)
        department = self.env["hr.department"].create(
            {"name": "Phòng", "company_id": self.other_company.id}
        )
        with self.assertRaises(UserError):
            self.draft.sudo().write({"unit_ids": [(4, department.id)]})
