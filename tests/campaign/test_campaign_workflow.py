# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .campaign_common import CampaignCommon


@tagged("post_install", "-at_install")
class TestCampaignWorkflow(CampaignCommon):
    def test_launch_freezes_the_criteria(self):
        campaign = self._new_campaign(criteria=3)
        self.assertTrue(campaign.can_launch)
        campaign.action_launch()
        self.assertEqual(campaign.state, "launched")
        self.assertTrue(campaign.launch_date)
        revision = campaign.revision_ids
        self.assertEqual(revision.number, 1)
        self.assertEqual(revision.user_id, self.users["officer"])
        self.assertEqual(revision.criterion_count, 3)
        self.assertEqual(
            [(line["code"], line["text"]) for line in revision.snapshot],
            [(c.code, c.text) for c in campaign.criterion_ids],
        )
        revision.invalidate_recordset()
        self.assertTrue(revision._is_intact())
        entry = self.env["emulation.audit.log"].search(
            [("res_model", "=", campaign._name), ("res_id", "=", campaign.id)]
        )
        self.assertEqual(entry.event, "launch")
        self.assertEqual(entry.values, {"from": "draft", "to": "launched"})

    def test_equal_criteria_have_equal_hash_and_a_change_shows(self):
        campaign = self._new_campaign()
        model = self.env["emulation.campaign.revision"]
        first = model._hash(model._take_snapshot(campaign.criterion_ids))
        self.assertEqual(
            first, model._hash(model._take_snapshot(campaign.criterion_ids))
        )
        campaign.criterion_ids[0].weight = 2
        self.assertNotEqual(
            first, model._hash(model._take_snapshot(campaign.criterion_ids))
        )

    def test_launch_names_every_campaign_and_every_reason(self):
        empty = self._new_campaign(criteria=0, name="Trống", date_start=False)
        undated = self._new_campaign(name="Không ngày", date_start=False)
        ready = self._new_campaign(name="Sẵn sàng")
        with self.assertRaises(UserError) as caught:
            (empty | undated | ready).action_launch()
        lines = str(caught.exception).split("\n")
        self.assertEqual(
            [line.split(":")[0] for line in lines], ["Trống", "Trống", "Không ngày"]
        )
        self.assertIn("criteria", lines[0])
        self.assertIn("begins", lines[1])
        self.assertEqual(set((empty | undated | ready).mapped("state")), {"draft"})
        self.assertEqual(empty.blocker_text.count("\n"), 1)
        self.assertFalse(ready.revision_ids)

    def test_headings_alone_are_no_criteria(self):
        campaign = self._new_campaign(criteria=0)
        self.env["emulation.criterion"].create(
            {"campaign_id": campaign.id, "text": "Đề mục", "is_heading": True}
        )
        with self.assertRaisesRegex(UserError, "no criteria"):
            campaign.action_launch()

    def test_criteria_of_the_linked_movement_do_not_count(self):
        movement = self._new_campaign(kind="movement")
        campaign = self._new_campaign(
            criteria=0, linked_campaign_ids=[(6, 0, movement.ids)]
        )
        self.assertEqual(campaign.linked_criterion_ids, movement.criterion_ids)
        with self.assertRaisesRegex(UserError, "criteria of its own"):
            campaign.action_launch()
        movement.action_launch()
        self.assertEqual(movement.state, "launched")

    def test_templates_are_not_launched(self):
        template = self._template("000_campaign")
        with self.assertRaisesRegex(UserError, "template"):
            template.action_launch()

    def test_frozen_for_everybody(self):
        campaign = self._new_campaign()
        campaign.action_launch()
        other = self._new_campaign()
        for user in (
            self.env.ref("base.user_root"),
            self.users["officer"],
            self.users["administrator"],
        ):
            criteria = campaign.with_user(user).criterion_ids
            model = criteria.browse()
            free = other.with_user(user).criterion_ids[0]
            with self.assertRaisesRegex(UserError, campaign.name):
                criteria[0].write({"text": "Khác"})
            with self.assertRaisesRegex(UserError, campaign.name):
                criteria[0].write({"sequence": 99})
            with self.assertRaisesRegex(UserError, campaign.name):
                criteria.unlink()
            with self.assertRaisesRegex(UserError, campaign.name):
                model.create(
                    {
                        "campaign_id": campaign.id,
                        "text": "Thêm",
                        "nature": "criterion",
                    }
                )
            with self.assertRaisesRegex(UserError, campaign.name):
                model.create(
                    {
                        "parent_id": criteria[0].id,
                        "text": "Thêm",
                        "nature": "criterion",
                    }
                )
            with self.assertRaisesRegex(UserError, campaign.name):
                free.write({"campaign_id": campaign.id})
            with self.assertRaisesRegex(UserError, campaign.name):
                criteria[0].write({"campaign_id": other.id})
            with self.assertRaisesRegex(UserError, campaign.name):
                campaign.with_user(user).write({"criterion_ids": [(5, 0, 0)]})
        self.assertEqual(len(campaign.criterion_ids), 2)
        self.assertTrue(campaign.revision_ids._is_intact())

    def test_revisions_are_never_made_changed_or_deleted_by_hand(self):
        campaign = self._new_campaign()
        campaign.action_launch()
        revision = campaign.revision_ids.sudo()
        with self.assertRaises(UserError):
            revision.write({"reason": "sửa"})
        with self.assertRaises(UserError):
            revision.unlink()
        with self.assertRaises(UserError):
            revision.with_context(emulation_revision_door=True).create(
                {
                    "campaign_id": campaign.id,
                    "number": 2,
                    "date": revision.date,
                    "user_id": self.env.uid,
                    "snapshot": [],
                    "sha256": "x",
                }
            )
        for role in self.users:
            with self.assertRaises(AccessError):
                self._as(role, revision).write({"reason": "sửa"})

    def test_close(self):
        campaign = self._new_campaign()
        with self.assertRaises(UserError):
            campaign.action_close()
        campaign.action_launch()
        self.assertTrue(campaign.can_close)
        campaign.action_close()
        self.assertEqual(campaign.state, "closed")
        self.assertTrue(campaign.close_date)
        for step in (campaign.action_launch, campaign.action_close):
            with self.assertRaises(UserError):
                step()
        with self.assertRaises(UserError):
            campaign.action_cancel("quá muộn")

    def test_cancel_needs_words(self):
        draft, launched = self._new_campaign(), self._new_campaign()
        launched.action_launch()
        for reason in (None, "", "   "):
            with self.assertRaisesRegex(UserError, "reason"):
                (draft | launched).action_cancel(reason)
        (draft | launched).action_cancel("Sáp nhập đơn vị")
        self.assertEqual(set((draft | launched).mapped("state")), {"cancelled"})
        self.assertIn("Sáp nhập đơn vị", draft.message_ids[0].body)
        with self.assertRaises(UserError):
            draft.criterion_ids[0].write({"text": "Khác"})

    def test_state_and_dates_only_by_the_steps(self):
        campaign = self._new_campaign()
        for vals in (
            {"state": "launched"},
            {"launch_date": "2026-01-01"},
            {"close_date": "2026-01-01"},
        ):
            for record in (campaign, campaign.sudo()):
                with self.assertRaises(UserError):
                    record.write(vals)
                with self.assertRaises(UserError):
                    record.create({"name": "Mới", **vals})
        created = self.env["emulation.campaign"].with_context(default_state="launched")
        self.assertEqual(created.create({"name": "Mới"}).state, "draft")

    def test_only_officers_take_steps(self):
        campaign = self._new_campaign()
        for role in ("unit_officer", "auditor"):
            record = self._as(role, campaign)
            self.assertFalse(record.can_launch, role)
            with self.assertRaises(UserError):
                record.action_launch()
            with self.assertRaises(UserError):
                record.action_cancel("lý do")
        self.assertEqual(campaign.state, "draft")
        with self.assertRaises(AccessError):
            self._as("employee", campaign).action_launch()

    def test_only_unused_drafts_are_deleted(self):
        launched = self._new_campaign()
        launched.action_launch()
        with self.assertRaises(UserError):
            launched.unlink()
        used = self._new_campaign(name="Đang dùng")
        self.env["emulation.round"].create({"name": "Đợt 1", "campaign_id": used.id})
        self._new_campaign(name="Kế tiếp", predecessor_id=used.id)
        with self.assertRaises(UserError) as caught:
            used.unlink()
        self.assertIn("Đợt 1", str(caught.exception))
        self.assertIn("Kế tiếp", str(caught.exception))
        draft = self._new_campaign()
        criteria = draft.criterion_ids
        draft.unlink()
        self.assertFalse(criteria.exists())

    def test_smart_buttons_open_what_belongs_to_the_campaign(self):
        campaign = self._new_campaign()
        self.env["emulation.round"].create({"name": "Đợt", "campaign_id": campaign.id})
        self.assertEqual((campaign.criterion_count, campaign.round_count), (2, 1))
        for action in (
            campaign.action_view_criteria(),
            campaign.action_view_clauses(),
            campaign.action_view_rounds(),
        ):
            self.assertEqual(action["domain"], [("campaign_id", "=", campaign.id)])
            self.assertEqual(action["context"]["default_campaign_id"], campaign.id)
