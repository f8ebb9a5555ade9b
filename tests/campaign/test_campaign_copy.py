# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import convert_file

from .campaign_common import CampaignCommon

PARTS = {
    "task_ids": ("sequence", "code", "text", "source_document"),
    "role_ids": ("sequence", "level_id", "actor", "body_name", "duty", "duty_kind"),
    "clause_ids": (
        "sequence",
        "kind",
        "code",
        "title",
        "text",
        "subject_kind",
        "level_id",
        "date_from",
        "date_to",
        "year",
        "award_type_ids",
    ),
    "recipient_ids": ("sequence", "name"),
    "inspection_content_ids": ("sequence", "name", "applies_to"),
}
OWN = (
    "name",
    "kind",
    "form",
    "date_start",
    "date_end",
    "leading_body_id",
    "cooperating_body_ids",
    "standing_body_id",
    "objective",
    "background",
    "guidance_id",
    "legal_instrument_ids",
    "predecessor_id",
    "activity_kind_ids",
    "source_document",
)


@tagged("post_install", "-at_install")
class TestCampaignCopy(CampaignCommon):
    def _make(self, name):
        template = self._template(name)
        action = self._as("officer", template).action_create_from_template()
        self.assertEqual(action["res_model"], "emulation.campaign")
        campaign = self.env["emulation.campaign"].browse(action["res_id"])
        return template, self._as("officer", campaign)

    def _tree(self, lines, *names):
        """The outline as nested lists of values, without ids."""

        def branch(parent):
            below = lines.filtered(lambda line: line.parent_id == parent)
            return [([line[name] for name in names], branch(line)) for line in below]

        return branch(lines.browse())

    def _criteria(self, campaign):
        names = (
            "code",
            "sequence",
            "text",
            "is_heading",
            "nature",
            "subject_kind",
            "scoring",
            "weight",
            "max_score",
            "source_document",
        )
        return self._tree(campaign.criterion_ids, *names)

    def _assert_copy(self, template, campaign):
        self.assertFalse(campaign.is_template)
        self.assertEqual(campaign.state, "draft")
        self.assertEqual(campaign.template_id, template)
        self.assertEqual(campaign.company_id, self.env.company)
        for name in OWN:
            self.assertEqual(campaign[name], template[name], name)
        self.assertEqual(self._criteria(campaign), self._criteria(template))
        self.assertFalse(campaign.criterion_ids & template.criterion_ids)
        for parts, names in PARTS.items():
            self.assertEqual(
                [[part[name] for name in names] for part in campaign[parts]],
                [[part[name] for name in names] for part in template[parts]],
                parts,
            )
            self.assertFalse(campaign[parts] & template[parts])

    def test_copy_equals_the_template(self):
        for name in ("000_campaign", "001_campaign", "002_campaign", "003_movement"):
            with self.subTest(template=name):
                template, campaign = self._make(name)
                self.assertTrue(template.criterion_ids)
                self._assert_copy(template, campaign)

    def test_linked_template_comes_along(self):
        template, campaign = self._make("001_campaign")
        movement = campaign.linked_campaign_ids
        self._assert_copy(self._template("001_movement"), movement)
        self.assertEqual(movement.linked_campaign_ids, campaign)
        self.assertEqual(
            template.linked_campaign_ids, self._template("001_movement"), "untouched"
        )
        template, movement = self._make("003_movement")
        self._assert_copy(self._template("003_campaign"), movement.linked_campaign_ids)

    def test_review_outline_and_round_come_along(self):
        template, campaign = self._make("000_campaign")
        outline = campaign.review_template_ids
        original = template.review_template_ids
        self.assertEqual(len(outline), 1)
        self.assertNotEqual(outline, original)
        self.assertEqual(
            self._tree(outline.section_ids, "code", "name", "sequence"),
            self._tree(original.section_ids, "code", "name", "sequence"),
        )
        self.assertEqual(outline.section_ids.task_id, campaign.task_ids)
        self.assertEqual(original.section_ids.task_id, template.task_ids)
        source = self._template("000_round")
        round_ = campaign.round_ids
        self.assertEqual(round_.template_id, source)
        self.assertFalse(round_.is_template)
        self.assertEqual(round_.review_template_id, outline)
        for names in (("clause_ids", "text"), ("recipient_ids", "name")):
            self.assertEqual(
                round_[names[0]].mapped(names[1]), source[names[0]].mapped(names[1])
            )
        self.assertEqual(
            round_.category_ids.criterion_ids.mapped("text"),
            source.category_ids.criterion_ids.mapped("text"),
        )
        self.assertEqual(
            round_.category_ids.quota_ids.mapped("note"),
            source.category_ids.quota_ids.mapped("note"),
        )

    def test_copy_is_independent_and_can_be_launched(self):
        template, campaign = self._make("001_campaign")
        before = self._criteria(template)
        campaign.criterion_ids[1].text = "Sửa theo địa phương"
        campaign.criterion_ids[-1].unlink()
        campaign.task_ids.create({"campaign_id": campaign.id, "text": "Thêm"})
        campaign.role_ids[0].unlink()
        campaign.activity_kind_ids -= campaign.activity_kind_ids[0]
        campaign.name = "Tên địa phương"
        self.assertEqual(self._criteria(template), before)
        self.assertEqual(len(template.role_ids), 14)
        self.assertEqual(len(template.activity_kind_ids), 7)
        self.assertFalse(template.task_ids)
        campaign.action_launch()
        self.assertEqual(campaign.state, "launched")
        self.assertEqual(campaign.linked_campaign_ids.state, "draft")

    def test_every_template_copy_is_ready_to_launch(self):
        for name in ("000_campaign", "001_campaign", "002_campaign", "003_movement"):
            with self.subTest(template=name):
                _template, campaign = self._make(name)
                both = campaign | campaign.linked_campaign_ids
                both.action_launch()
                self.assertEqual(set(both.mapped("state")), {"launched"})

    def test_upgrade_of_the_templates_leaves_copies_alone(self):
        for name in ("001_campaign", "003_movement"):
            template, campaign = self._make(name)
            kinds = campaign.activity_kind_ids
            self.assertTrue(kinds)
            file = f"data/templates/{name[:3]}_campaign.xml"
            convert_file(self.env, "hr_emulation", file, {}, mode="update")
            self.env.invalidate_all()
            self.assertEqual(campaign.activity_kind_ids, kinds)
            self.assertFalse(campaign.linked_campaign_ids.is_template)
            self.assertFalse(template.linked_campaign_ids & campaign)
            self._assert_copy(template, campaign)

    def test_refusals(self):
        campaign = self._new_campaign()
        with self.assertRaisesRegex(UserError, "not a template"):
            campaign.action_create_from_template()
        template = self._template("002_campaign")
        for role in ("unit_officer", "auditor", "employee"):
            with self.assertRaises(AccessError):
                self._as(role, template).action_create_from_template()

    def test_duplicate_has_the_content_but_no_history(self):
        campaign = self._new_campaign(criteria=3)
        campaign.action_launch()
        twin = campaign.copy()
        self.assertEqual(twin.state, "draft")
        self.assertFalse(twin.launch_date)
        self.assertFalse(twin.revision_ids)
        self.assertEqual(self._criteria(twin), self._criteria(campaign))

    def _count_queries(self, criteria):
        template = self.env["emulation.campaign"].create(
            {"name": "Mẫu", "is_template": True}
        )
        roots = self.env["emulation.criterion"].create(
            [
                {"campaign_id": template.id, "text": f"{i}", "nature": "content"}
                for i in range(criteria)
            ]
        )
        self.env["emulation.criterion"].create(
            [
                {"parent_id": root.id, "text": f"{i}", "nature": "criterion"}
                for root in roots
                for i in range(3)
            ]
        )
        self.env["emulation.task"].create(
            [{"campaign_id": template.id, "text": f"{i}"} for i in range(criteria)]
        )
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        campaign = template._copy_from_template()
        self.env.flush_all()
        queries = self.env.cr.sql_log_count - before
        self.assertEqual(len(campaign.criterion_ids), criteria * 4)
        return queries

    def test_queries_do_not_grow_with_the_criteria(self):
        # below 100 rows: the ORM inserts and updates in batches of that size
        self._count_queries(2)
        small, large = self._count_queries(3), self._count_queries(24)
        self.assertEqual(large, small)
