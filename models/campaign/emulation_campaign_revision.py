# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import hashlib
import json

from odoo import api, fields, models
from odoo.exceptions import UserError

# A plain object: JSON cannot carry it, so no RPC context opens the door.
_DOOR = object()
_FROZEN_FIELDS = (
    "code",
    "sequence",
    "text",
    "is_heading",
    "nature",
    "subject_kind",
    "scoring",
    "max_score",
    "score_step",
    "is_optional",
    "weight",
    "is_bonus",
    "is_penalty",
    "is_disqualifier",
    "evidence_required",
    "source_document",
)


class EmulationCampaignRevision(models.Model):
    """The criteria of a campaign as they were launched; never changed or deleted."""

    _name = "emulation.campaign.revision"
    _description = "Campaign Revision"
    _order = "campaign_id, number desc"
    _rec_name = "number"

    campaign_id = fields.Many2one(
        "emulation.campaign",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    number = fields.Integer(required=True, readonly=True, aggregator=None)
    date = fields.Datetime(required=True, readonly=True)
    user_id = fields.Many2one(
        "res.users",
        string="Frozen by",
        required=True,
        readonly=True,
        ondelete="restrict",
    )
    reason = fields.Text(readonly=True)
    snapshot = fields.Json(required=True, readonly=True)
    sha256 = fields.Char(string="SHA-256", required=True, readonly=True)
    criterion_count = fields.Integer(compute="_compute_criterion_count")

    _number_unique = models.Constraint(
        "UNIQUE(campaign_id, number)", "A campaign has each revision number once."
    )
    _number_positive = models.Constraint(
        "CHECK (number > 0)", "Revisions are counted from 1."
    )

    @api.depends("snapshot")
    def _compute_criterion_count(self):
        for revision in self:
            lines = revision.snapshot or []
            revision.criterion_count = sum(not line["is_heading"] for line in lines)

    @api.depends("campaign_id.name", "number")
    def _compute_display_name(self):
        for revision in self:
            revision.display_name = self.env._(
                "%(campaign)s, revision %(number)s",
                campaign=revision.campaign_id.name,
                number=revision.number,
            )

    @api.model_create_multi
    def create(self, vals_list):
        self.browse().check_access("create")
        if self.env.context.get("emulation_revision_door") is not _DOOR:
            raise UserError(
                self.env._("Revisions are only made by launching a campaign.")
            )
        closed = self.with_context(emulation_revision_door=None)
        return super(EmulationCampaignRevision, closed).create(vals_list)

    def write(self, vals):
        self.check_access("write")
        if self:
            raise UserError(self.env._("A revision is never changed."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A revision is never deleted."))

    @api.model
    def _freeze(self, campaigns, reason=None):
        """Store the criteria of each campaign as its next revision.

        :param campaigns: emulation.campaign recordset
        :param str reason: words for the revision
        :return: the new revisions, in the order of the campaigns
        """
        now = fields.Datetime.now()
        # sudo: revisions have no access line for creating; this method is the door
        door = self.sudo().with_context(emulation_revision_door=_DOOR)
        last = dict(
            door._read_group(
                [("campaign_id", "in", campaigns.ids)],
                ["campaign_id"],
                ["number:max"],
            )
        )
        vals_list = []
        for campaign in campaigns.sudo():
            snapshot = self._take_snapshot(campaign.criterion_ids)
            vals_list.append(
                {
                    "campaign_id": campaign.id,
                    "number": last.get(campaign, 0) + 1,
                    "date": now,
                    "user_id": self.env.uid,
                    "reason": reason,
                    "snapshot": snapshot,
                    "sha256": self._hash(snapshot),
                    "rules": campaign._get_score_rules(),
                }
            )
        return door.create(vals_list).sudo(self.env.su)

    @api.model
    def _take_snapshot(self, criteria):
        """Return the criteria as a list of dictionaries in reading order."""
        return [
            {
                "id": line.id,
                "parent_id": line.parent_id.id or None,
                **{name: line[name] or None for name in _FROZEN_FIELDS},
            }
            for line in criteria.sorted(lambda c: (c.sort_path, c.id))
        ]

    @api.model
    def _hash(self, snapshot):
        text = json.dumps(
            snapshot, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        return hashlib.sha256(text.encode()).hexdigest()

    def _is_intact(self):
        """Whether the snapshot still has the SHA-256 it was stored with."""
        self.ensure_one()
        return self._hash(self.snapshot) == self.sha256
