# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.models import Constraint
from odoo.tests import tagged
from odoo.tools import mute_logger

from .campaign_common import CampaignCommon

MODELS = (
    "emulation.campaign",
    "emulation.campaign.revision",
    "emulation.campaign.role",
    "emulation.clause",
    "emulation.criterion",
    "emulation.recipient",
    "emulation.task",
)


@tagged("post_install", "-at_install")
class TestCampaignConstraints(CampaignCommon):
    def _refused(self, constraint, model, **vals):
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaisesRegex(IntegrityError, constraint),
            self.env.cr.savepoint(),
        ):
            self.env[model].create(vals).flush_recordset()

    def test_every_constraint_is_in_the_database(self):
        self.env.cr.execute("SELECT conname FROM pg_constraint")
        existing = {name for (name,) in self.env.cr.fetchall()}
        declared = {
            name
            for model in MODELS
            for name, table_object in self.env[model]._table_objects.items()
            if isinstance(table_object, Constraint)
        }
        self.assertGreaterEqual(len(declared), 15)
        self.assertEqual(declared - existing, set())

    def test_campaign(self):
        model = "emulation.campaign"
        self._refused(
            "period_order",
            model,
            name="x",
            date_start="2026-02-01",
            date_end="2026-01-01",
        )
        campaign = self._new_campaign().sudo()
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaisesRegex(IntegrityError, "company_known"),
            self.env.cr.savepoint(),
        ):
            campaign.write({"company_id": False})
            campaign.flush_recordset()
        for column, name in (
            ("state = 'launched'", "launched_on"),
            ("state = 'closed', launch_date = now()", "closed_on"),
            ("state = 'cancelled', is_template = true", "template_is_draft"),
        ):
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaisesRegex(IntegrityError, name),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(
                    f"UPDATE emulation_campaign SET {column} WHERE id = %s",
                    [campaign.id],
                )

    def test_criterion(self):
        campaign = self._new_campaign()
        category = self._template("000_category_individual")
        model = "emulation.criterion"
        good = {"campaign_id": campaign.id, "text": "x", "nature": "content"}
        self._refused("one_owner", model, text="x", nature="content")
        self._refused("one_owner", model, **good, category_id=category.id)
        self._refused("nature_known", model, campaign_id=campaign.id, text="x")
        self._refused("score_not_negative", model, **good, max_score=-1)
        self._refused("bonus_or_penalty", model, **good, is_bonus=True, is_penalty=True)
        self.env[model].create(good)

    def test_criterion_tree(self):
        first, second = self._new_campaign(), self._new_campaign()
        parent, child = first.criterion_ids
        child.parent_id = parent
        with self.assertRaises(UserError):
            parent.parent_id = child
        with self.assertRaisesRegex(ValidationError, "another campaign"):
            second.criterion_ids[0].parent_id = parent
        below = self.env["emulation.criterion"].create(
            {"parent_id": child.id, "text": "x", "nature": "standard"}
        )
        self.assertEqual(below.campaign_id, first)
        self.assertEqual(below.depth, 2)
        self.assertEqual(first.criterion_ids, parent | child | below)

    def test_reading_order_follows_the_tree(self):
        campaign = self._new_campaign(criteria=3)
        one, two, three = campaign.criterion_ids
        below_one = self.env["emulation.criterion"].create(
            {"parent_id": one.id, "text": "1.1", "nature": "standard", "sequence": 99}
        )
        campaign.invalidate_recordset()
        self.assertEqual(list(campaign.criterion_ids), [one, below_one, two, three])
        one.sequence = 10
        campaign.invalidate_recordset()
        self.assertEqual(list(campaign.criterion_ids), [two, three, one, below_one])
        self.assertEqual(below_one.outline, "\u2003\u20031.1")

    def test_owners_of_clauses_and_recipients(self):
        campaign = self._new_campaign()
        round_ = self._template("000_round")
        clause = {"kind": "purpose", "text": "x"}
        self._refused("one_owner", "emulation.clause", **clause)
        self._refused(
            "one_owner",
            "emulation.clause",
            **clause,
            campaign_id=campaign.id,
            round_id=round_.id,
        )
        self._refused("one_owner", "emulation.recipient", name="x")
        self._refused(
            "date_order",
            "emulation.clause",
            **clause,
            campaign_id=campaign.id,
            date_from="2026-02-01",
            date_to="2026-01-01",
        )

    def test_role_dates(self):
        role = {
            "campaign_id": self._new_campaign().id,
            "level_id": self.env.ref("hr_emulation.level_grassroots").id,
            "duty": "Báo cáo",
        }
        model = "emulation.campaign.role"
        self._refused("yearly_date", model, **role, yearly_day=3)
        with self.assertRaises(ValidationError):
            self.env[model].create({**role, "yearly_month": 6, "yearly_day": 31})
        self.env[model].create({**role, "yearly_month": 2, "yearly_day": 29})

    def test_revision_number(self):
        campaign = self._new_campaign()
        campaign.action_launch()
        revision = campaign.revision_ids
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaisesRegex(IntegrityError, "number_unique"),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute(
                "INSERT INTO emulation_campaign_revision"
                " (campaign_id, number, date, user_id, snapshot, sha256)"
                " SELECT campaign_id, number, date, user_id, snapshot, sha256"
                " FROM emulation_campaign_revision WHERE id = %s",
                [revision.id],
            )

    def test_links_are_symmetric_and_never_to_oneself(self):
        one, two, three = (self._new_campaign(name=name) for name in "ABC")
        one.linked_campaign_ids = two | three
        self.assertEqual(two.linked_campaign_ids, one)
        two.linked_campaign_ids = False
        self.assertEqual(one.linked_campaign_ids, three)
        self.assertFalse(two.linked_campaign_ids)
        three.linked_campaign_ids |= two
        self.assertEqual(three.linked_campaign_ids, one | two)
        found = self.env["emulation.campaign"].search(
            [("linked_campaign_ids", "in", one.ids)]
        )
        self.assertEqual(found, three.sudo())
        one.predecessor_id = two
        with self.assertRaisesRegex(ValidationError, "predecessor"):
            two.predecessor_id = one
        with self.assertRaisesRegex(ValidationError, "itself"):
            one.linked_campaign_ids |= one
