# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from typing import NamedTuple

from odoo import api, fields, models, tools
from odoo.exceptions import UserError
from odoo.fields import Domain

from ....engine.scoring import leaves, prune
from ...profile.emulation_rating import RATING_SYSTEMS

# What sheets are added up by; frozen with the criteria
_RULE_FIELDS = ("score_cap", "spread_na")


class EmulationCriterion(models.Model):
    _inherit = "emulation.criterion"

    score_step = fields.Float(
        string="Smallest Step",
        digits=(8, 2),
        default=1.0,
        aggregator=None,
        help="1 for whole points, 0.5 where half points are allowed, 0 for any.",
    )
    is_optional = fields.Boolean(
        string="May Not Apply",
        help="A sheet may answer “does not apply”, with a reason.",
    )

    _step_not_negative = models.Constraint(
        "CHECK (score_step >= 0)", "The smallest step is not negative."
    )

    def _get_score_problems(self):
        """What a sheet of these criteria could not be added up with, as sentences."""
        problems = []
        parents = self.parent_id
        for line in self.filtered(lambda c: c not in parents and not c.is_heading):
            if line.scoring == "points" and not line.max_score:
                problems.append(
                    self.env._(
                        "“%(name)s” gives points and needs a highest score",
                        name=line.display_name,
                    )
                )
            if line.scoring == "text" and line.is_disqualifier:
                problems.append(
                    self.env._(
                        "“%(name)s” is answered in words and cannot disqualify",
                        name=line.display_name,
                    )
                )
        return problems


class EmulationCampaign(models.Model):
    """How the sheets of a campaign are added up, compared and rated."""

    _inherit = "emulation.campaign"

    score_cap = fields.Float(
        string="Highest Total",
        digits=(8, 2),
        help="No sheet has more, bonus included; 0 for no limit.",
    )
    spread_na = fields.Boolean(
        string="Spread What Does Not Apply",
        help="The points of lines that do not apply are spread over the others of "
        "their group. Otherwise they are left out of what can be reached.",
    )
    tie_rule = fields.Selection(
        [
            ("skip", "Same rank, and as many ranks are skipped (1, 1, 3)"),
            ("dense", "Same rank, and none is skipped (1, 1, 2)"),
        ],
        string="Equal Points",
        required=True,
        default="skip",
    )
    tie_break = fields.Selection(
        [
            ("none", "Nothing"),
            ("unit", "More points given by the unit"),
            ("sent", "Sheet sent earlier"),
        ],
        string="Equal Points Are Parted By",
        required=True,
        default="none",
    )
    rating_system = fields.Selection(
        RATING_SYSTEMS,
        string="Ratings Proposed",
        required=True,
        default="professional",
        help="Which rating of the year a closed sheet proposes.",
    )
    band_ids = fields.One2many(
        "emulation.score.band", "campaign_id", string="Ratings by Points"
    )

    _score_cap_not_negative = models.Constraint(
        "CHECK (score_cap >= 0)", "The highest total is not negative."
    )

    @api.depends(
        "criterion_ids.scoring",
        "criterion_ids.max_score",
        "criterion_ids.is_disqualifier",
    )
    def _compute_can(self):
        return super()._compute_can()

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        if name == "launch":
            for campaign in self:
                blockers[campaign.id] += campaign.criterion_ids._get_score_problems()
        return blockers

    def _get_score_rules(self):
        """What the sheets of a revision are added up and rated by, as JSON."""
        self.ensure_one()
        return {
            "most": self.score_cap or None,
            "spread": self.spread_na,
            "bands": [
                [band.subject_kind, band.level, band.min_percent]
                for band in self.band_ids.sorted(lambda b: -b.min_percent)
            ],
        }

    def _check_scoring_open(self):
        """Refuse changes of what sheets are added up by once it is launched.

        :raise UserError: naming every campaign
        """
        frozen = self.filtered(lambda c: c.state != "draft" and not c.is_revising)
        if frozen:
            raise UserError(
                self.env._(
                    "%(names)s: how sheets are added up and rated is frozen since the "
                    "launch. Begin a new revision of the criteria.",
                    names=", ".join(frozen.mapped("display_name")),
                )
            )

    def write(self, vals):
        if set(vals) & set(_RULE_FIELDS):
            self._check_scoring_open()
        return super().write(vals)

    def _copy_content(self, campaigns):
        """Copy the bands as well."""
        outlines = super()._copy_content(campaigns)
        self.band_ids._copy_parts("campaign_id", campaigns)
        return outlines

    def _latest_revision(self):
        """Return the revision whose criteria count now, empty before the launch."""
        self.ensure_one()
        return self.env["emulation.campaign.revision"].search(
            Domain("campaign_id", "=", self.id), order="number desc", limit=1
        )

    def _covers_year(self, year):
        """Whether the campaign runs on a day of the year."""
        self.ensure_one()
        first = self.date_start.year if self.date_start else year
        last = self.date_end.year if self.date_end else year
        return first <= year <= last

    def _get_sheet_problems(self, kinds):
        """Why sheets for some kinds of subject cannot be made, as sentences."""
        self.ensure_one()
        words = {
            "individual": self.env._("it has no criteria for individuals"),
            "collective": self.env._("it has no criteria for collectives"),
        }
        revision = self._latest_revision()
        return [
            words[kind]
            for kind in sorted(kinds & set(words))
            if not leaves(revision._get_frozen(kind).criteria)
        ]


class Frozen(NamedTuple):
    """What the sheets of one kind of subject ask, as a revision froze it.

    :param list criteria: dictionaries in reading order, not to be changed
    :param dict by_key: the same by their id
    :param dict rules: how they are added up and rated
    """

    criteria: list
    by_key: dict
    rules: dict


class EmulationCampaignRevision(models.Model):
    _inherit = "emulation.campaign.revision"

    rules = fields.Json(
        string="Rules of Scoring",
        readonly=True,
        help="How sheets of this revision are added up and rated.",
    )

    @tools.ormcache("self.id", "subject_kind")
    def _get_frozen(self, subject_kind):
        """Return the criteria of a kind of subject; a revision never changes.

        :return: :class:`Frozen`, empty before the launch
        """
        # The criteria of one's own sheet are there to be read
        revision_sudo = self.sudo()
        criteria = prune(revision_sudo.snapshot or [], subject_kind)
        return Frozen(
            criteria,
            {line["id"]: line for line in criteria},
            revision_sudo.rules or {},
        )
