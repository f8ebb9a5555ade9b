# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from ....engine.scoring import leaves
from ...core.days import vietnam_today
from ...profile.emulation_rating import RATING_LEVELS, RATING_PERIODS

# What a sheet is opened with and keeps
_FIXED = frozenset(
    (
        *("campaign_id", "year", "period", "subject_kind", "unit_id"),
        *("cluster_id", "scorer_unit_id", "deadline", "line_ids"),
    )
)


class EmulationAssessment(models.Model):
    """One score sheet: a subject in a campaign for a year or its first half.

    The lines are the frozen criteria of the revision the sheet was opened with; a
    later revision does not touch it. States: ``draft`` (the subject assesses himself)
    → ``sent`` (the unit scores) → ``scored`` (the office decides) → ``closed``;
    ``returned`` to the subject with a reason.
    """

    _name = "emulation.assessment"
    _description = "Assessment"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "emulation.released.mixin",
        "emulation.subject.mixin",
    ]
    _order = "year desc, period, id desc"
    _rec_name = "subject_name"
    _check_company_auto = True
    _GUARDED_FIELDS = (
        "revision_id",
        "sent_on",
        "sent_by_id",
        "closed_on",
        "closed_by_id",
        "proposed_level",
        "rating_id",
        "is_honoured",
        "honour_text",
    )

    campaign_id = fields.Many2one(
        "emulation.campaign",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=[("state", "=", "launched")],
    )
    company_id = fields.Many2one(
        related="campaign_id.company_id", store=True, index=True, precompute=True
    )
    revision_id = fields.Many2one(
        "emulation.campaign.revision",
        string="Criteria as of",
        readonly=True,
        copy=False,
        index=True,
        ondelete="restrict",
    )
    year = fields.Integer(
        required=True,
        default=lambda self: vietnam_today().year,
        aggregator=None,
        index=True,
    )
    period = fields.Selection(RATING_PERIODS, required=True, default="year")
    cluster_id = fields.Many2one(
        "emulation.cluster", index="btree_not_null", ondelete="restrict"
    )
    scorer_unit_id = fields.Many2one(
        "hr.department",
        string="Scored By",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="Of a cluster: the unit that scores this one in the rotation. Empty: the "
        "subject's own unit or the one above.",
    )
    state = fields.Selection(
        [
            ("draft", "Self-assessment"),
            ("sent", "With the unit"),
            ("returned", "Returned"),
            ("scored", "With the office"),
            ("closed", "Closed"),
        ],
        string="Status",
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    sent_on = fields.Datetime(readonly=True, copy=False)
    sent_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    closed_on = fields.Datetime(readonly=True, copy=False)
    closed_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    proposed_level = fields.Selection(
        RATING_LEVELS, string="Rating Proposed", readonly=True, copy=False
    )
    rating_id = fields.Many2one(
        "emulation.rating",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    is_honoured = fields.Boolean(
        string="Honoured",
        readonly=True,
        copy=False,
        help="Praised publicly for the year, without an award.",
    )
    honour_text = fields.Text(string="Honoured For", readonly=True, copy=False)
    line_ids = fields.One2many(
        "emulation.assessment.line", "assessment_id", string="Lines"
    )

    _subject_matches_kind = models.Constraint(
        """CHECK (
            (subject_kind = 'individual') = (employee_id IS NOT NULL)
            AND (subject_kind = 'collective') = (department_id IS NOT NULL))""",
        "A sheet has exactly one subject of the kind it names.",
    )
    _one_individual = models.UniqueIndex(
        "(campaign_id, employee_id, year, period) WHERE employee_id IS NOT NULL",
        "This person already has a sheet of the campaign for this period.",
    )
    _one_collective = models.UniqueIndex(
        "(campaign_id, department_id, year, period) WHERE department_id IS NOT NULL",
        "This collective already has a sheet of the campaign for this period.",
    )
    _closed_on_known = models.Constraint(
        "CHECK ((state = 'closed') = (closed_on IS NOT NULL))",
        "A closed sheet, and no other, has a closing date.",
    )
    _scorer_of_cluster = models.Constraint(
        """CHECK (scorer_unit_id IS NULL OR (
            cluster_id IS NOT NULL AND department_id IS NOT NULL
            AND scorer_unit_id <> department_id))""",
        "Only units of a cluster are scored by another unit, and none by itself.",
    )
    _ranking_idx = models.Index("(campaign_id, year, period, unit_id)")

    @api.depends("subject_name", "year", "period", "campaign_id.name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for sheet in self:
            when = str(sheet.year or "")
            if sheet.period == "h1":
                when = self.env._("first half of %(year)s", year=when)
            sheet.display_name = " – ".join(filter(None, (sheet.subject_name, when)))

    # --- Opening ------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        """Open sheets with one line a criterion, in a fixed number of statements.

        :raise ValidationError: naming every subject and every reason
        """
        self.browse().check_access("create")
        rows = [self._get_opening_row(vals) for vals in vals_list]
        problems = self._get_opening_problems(rows)
        if problems:
            raise ValidationError("\n".join(dict.fromkeys(problems)))
        sheets = super().create(vals_list)
        revisions = {
            campaign.id: campaign._latest_revision() for campaign in sheets.campaign_id
        }
        for campaign, own in sheets.grouped("campaign_id").items():
            own._write_guarded({"revision_id": revisions[campaign.id].id})
        sheets._insert_lines()
        sheets._ask_subjects()
        return sheets

    @api.model
    def _get_opening_row(self, vals):
        names = ("campaign_id", "year", "period", "subject_kind")
        subjects = tuple(self._SUBJECT_FIELDS.values())
        defaults = self.default_get([*names, *subjects])
        return {n: vals.get(n, defaults.get(n)) for n in (*names, *subjects)}

    @api.model
    def _get_opening_problems(self, rows):
        """Say why sheets cannot be opened, as sentences."""
        campaigns = self.env["emulation.campaign"]
        campaigns = campaigns.browse({r["campaign_id"] for r in rows} - {None, False})
        problems = []
        for campaign in campaigns:
            own = [row for row in rows if row["campaign_id"] == campaign.id]
            texts = []
            if campaign.state != "launched":
                texts.append(self.env._("it is not launched"))
            else:
                texts += campaign._get_sheet_problems({r["subject_kind"] for r in own})
            for year in sorted({int(row["year"] or 0) for row in own}):
                if not campaign._covers_year(year):
                    texts.append(
                        self.env._("%(year)s lies outside its period", year=str(year))
                    )
            problems += [f"{campaign.display_name}: {text}." for text in texts]
        return problems + self._get_double_problems(rows)

    @api.model
    def _get_double_problems(self, rows):
        problems = []
        for kind, name in self._SUBJECT_FIELDS.items():
            own = [row for row in rows if row["subject_kind"] == kind and row[name]]
            keys = [
                (row["campaign_id"], row[name], int(row["year"] or 0), row["period"])
                for row in own
            ]
            # Also what the user may not see is taken
            taken = self.sudo()._read_group(
                Domain(name, "in", [key[1] for key in keys])
                & Domain("campaign_id", "in", [key[0] for key in keys]),
                ["campaign_id", name, "year", "period"],
            )
            taken = {(c.id, s.id, year, period) for c, s, year, period in taken}
            doubles = {key for key in keys if key in taken}
            doubles |= (
                {key for key in keys if keys.count(key) > 1} if own[1:] else set()
            )
            subjects = self.env[self._fields[name].comodel_name].sudo()
            problems += [
                self.env._(
                    "%(name)s already has a sheet of this campaign for %(year)s.",
                    name=subjects.browse(key[1]).name,
                    year=str(key[2]),
                )
                for key in sorted(doubles)
            ]
        return problems

    def _insert_lines(self):
        """Give sheets their lines, in one statement a revision and kind."""
        self.env.flush_all()
        for (revision, kind), sheets in self.grouped(
            lambda sheet: (sheet.revision_id, sheet.subject_kind)
        ).items():
            asked = leaves(revision._get_frozen(kind).criteria)
            self.env.cr.execute(
                SQL(
                    """
                    INSERT INTO emulation_assessment_line (
                        assessment_id, company_id, criterion_key, sequence, version,
                        create_uid, write_uid, create_date, write_date)
                    SELECT sheet.id, sheet.company_id, criterion.key, criterion.place,
                           0, %(user)s, %(user)s, %(now)s, %(now)s
                      FROM emulation_assessment AS sheet,
                           unnest(%(keys)s::int[])
                           WITH ORDINALITY AS criterion(key, place)
                     WHERE sheet.id = ANY(%(sheets)s)
                    """,
                    user=self.env.uid,
                    now=self.env.cr.now(),
                    keys=[line["id"] for line in asked],
                    sheets=sheets.ids,
                )
            )
        self.env["emulation.assessment.line"].invalidate_model()
        self.invalidate_recordset(["line_ids"])

    def write(self, vals):
        self.check_access("write")
        if self and set(vals) & {*_FIXED, *self._SUBJECT_FIELDS.values()}:
            raise UserError(
                self.env._(
                    "%(names)s: campaign, subject and period of a sheet stay as they "
                    "were opened, and lines are saved one by one.",
                    names=", ".join(self.mapped("display_name")),
                )
            )
        return super().write(vals)

    def _is_untouched(self):
        return not self.sent_on
