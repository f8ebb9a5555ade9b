# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ....engine.score_tree import rotation
from ...core.days import vietnam_today
from ...profile.emulation_rating import RATING_PERIODS
from ...profile.emulation_subject_mixin import SUBJECT_KINDS

DEFAULT_LIMIT = 5000
DEFAULT_BATCH = 1000
# What the sheets opened tell, and nobody types
_TOLD = {"state", "total_count", "opened_count", "stop_reason"}


class EmulationAssessmentOpening(models.Model):
    """Opening the sheets of everybody in scope in one action.

    How far it is, is what sheets there are: a batch that was committed is never made
    again, so that any worker goes on where another one stopped. Small ones are done
    while the user waits; the scheduled action works off the others.
    """

    _name = "emulation.assessment.opening"
    _description = "Opening of Score Sheets"
    _order = "id desc"
    _rec_name = "campaign_id"
    _check_company_auto = True

    campaign_id = fields.Many2one(
        "emulation.campaign",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
        domain=[("state", "=", "launched")],
    )
    company_id = fields.Many2one(related="campaign_id.company_id", store=True)
    year = fields.Integer(
        required=True,
        default=lambda self: vietnam_today().year,
        aggregator=None,
    )
    period = fields.Selection(RATING_PERIODS, required=True, default="year")
    subject_kind = fields.Selection(SUBJECT_KINDS, required=True, default="individual")
    unit_ids = fields.Many2many(
        "hr.department",
        string="Units",
        check_company=True,
        domain=[("emulation_level_id", "!=", False)],
        help="With all below them; none means the participating units of the campaign, "
        "or all.",
    )
    cluster_id = fields.Many2one(
        "emulation.cluster",
        ondelete="restrict",
        index="btree_not_null",
        help="The units of the cluster score each other in the rotation of the year.",
    )
    deadline = fields.Date(
        string="Self-Assessments Until",
        help="The subjects are asked to send their sheets by this day.",
    )
    state = fields.Selection(
        [("draft", "Prepared"), ("queued", "Under way"), ("done", "Done")],
        string="Status",
        required=True,
        readonly=True,
        default="draft",
        copy=False,
        index=True,
    )
    total_count = fields.Integer(
        string="To Be Opened", readonly=True, copy=False, aggregator=None
    )
    opened_count = fields.Integer(
        string="Opened", readonly=True, copy=False, aggregator=None
    )
    stop_reason = fields.Text(
        string="Stopped Because",
        readonly=True,
        copy=False,
        help="Why the opening did not go on; sheets opened until then stay.",
    )
    progress = fields.Integer(string="Progress (%)", compute="_compute_progress")

    @api.depends("total_count", "opened_count", "state")
    def _compute_progress(self):
        for opening in self:
            share = 100 * opening.opened_count // max(opening.total_count, 1)
            opening.progress = 100 if opening.state == "done" else min(share, 99)

    @api.constrains("cluster_id", "subject_kind", "year")
    def _check_cluster(self):
        for opening in self.filtered("cluster_id"):
            if opening.subject_kind != "collective":
                raise ValidationError(
                    self.env._("Units of a cluster are scored as collectives.")
                )
            units = opening.cluster_id._units(opening.year)
            if not rotation(units.ids, opening.year):
                raise ValidationError(
                    self.env._(
                        "%(cluster)s needs at least two units in %(year)s: nobody "
                        "scores himself.",
                        cluster=opening.cluster_id.name,
                        year=str(opening.year),
                    )
                )

    def write(self, vals):
        if any(opening.state != "draft" for opening in self) and not self.env.su:
            raise UserError(self.env._("What was begun is not changed any more."))
        if _TOLD & set(vals) and not self.env.su:
            raise UserError(self.env._("How far it is, is told by the sheets opened."))
        return super().write(vals)

    @api.model_create_multi
    def create(self, vals_list):
        self.browse().check_access("create")
        return super().create(
            [{n: v for n, v in vals.items() if n not in _TOLD} for vals in vals_list]
        )

    # --- Actions ------------------------------------------------------------------

    def action_open(self):
        """Open the sheets of everybody in scope who has none yet.

        Done on return up to a setting, else left to the scheduled action.

        :raise UserError: naming every reason why no sheets can be opened
        """
        self.check_access("write")
        self.env["emulation.assessment"].check_access("create")
        limit = self._get_number("assessment_limit", DEFAULT_LIMIT)
        for opening in self:
            if opening.state != "draft":
                raise UserError(self.env._("These sheets are opened already."))
            subjects = opening._get_subjects()
            problems = opening._get_stop_reasons()
            if not subjects and not problems:
                problems = [
                    self.env._("Everybody in scope has a sheet already, or nobody is.")
                ]
            if problems:
                raise UserError("\n".join(problems))
            opening_sudo = opening.sudo()
            opening_sudo.write(
                {
                    "state": "queued",
                    "total_count": len(subjects) + opening.opened_count,
                    "stop_reason": False,
                }
            )
            if len(subjects) <= limit:
                opening._open_batch(subjects)
                opening_sudo.state = "done"
            else:
                self.env.ref("hr_emulation.cron_assessment").sudo()._trigger()
        return True

    def action_view_sheets(self):
        """Open the sheets of this campaign and period."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_assessment_action"
        )
        names = ("campaign_id", "year", "period", "subject_kind")
        values = self._get_values(False)
        action["domain"] = [(name, "=", values[name]) for name in names]
        return action

    @api.model
    def _get_number(self, name, default):
        parameter = f"hr_emulation.{name}"
        return int(self.env["ir.config_parameter"].sudo().get_param(parameter, default))

    def _get_values(self, subject_id):
        self.ensure_one()
        fields_of_kind = self.env["emulation.assessment"]._SUBJECT_FIELDS
        return {
            **dict.fromkeys(fields_of_kind.values(), False),
            "campaign_id": self.campaign_id.id,
            "year": self.year,
            "period": self.period,
            "subject_kind": self.subject_kind,
            fields_of_kind[self.subject_kind]: subject_id,
        }

    def _get_subjects(self):
        """Return everybody in scope who has no sheet yet, in the order of ids."""
        self.ensure_one()
        units = self.unit_ids or self.campaign_id.unit_ids
        people = self.env["hr.employee"].sudo()
        departments = self.env["hr.department"].sudo()
        name = self.env["emulation.assessment"]._SUBJECT_FIELDS[self.subject_kind]
        taken = (
            self.env["emulation.assessment"]
            .sudo()
            ._search(
                [
                    (key, "=", value)
                    for key, value in self._get_values(False).items()
                    if key in ("campaign_id", "year", "period", "subject_kind")
                ]
            )
            .subselect(name)
        )
        company = Domain("company_id", "=", self.company_id.id)
        left = Domain("id", "not in", taken)
        if self.cluster_id:
            own = Domain("id", "in", self.cluster_id._units(self.year).ids)
            return departments.search(own & left, order="id")
        if self.subject_kind == "collective":
            scope = company & Domain("emulation_level_id", "!=", False)
            if units:
                scope &= Domain("id", "child_of", units.ids)
            return departments.search(scope & left, order="id")
        members = self.env["emulation.unit.member"].sudo()
        regular = (
            members._domain_on(vietnam_today())
            & company
            & Domain("is_ad_hoc", "=", False)
            & Domain("unit_id", "!=", False)
        )
        if units:
            regular &= Domain("unit_id", "child_of", units.ids)
        scope = Domain("id", "in", members._search(regular).subselect("employee_id"))
        return people.search(scope & left, order="id")

    def _get_stop_reasons(self):
        """Why no sheets can be opened now, as sentences."""
        sheets = self.env["emulation.assessment"]
        if not sheets.has_access("create"):
            return [
                self.env._(
                    "%(name)s may not open score sheets any more.",
                    name=self.env.user.name,
                )
            ]
        return sheets._get_opening_problems([self._get_values(False)])

    # --- Working ------------------------------------------------------------------

    def _open_batch(self, subjects):
        """Open the sheets of some subjects, with the rights of the caller."""
        self.ensure_one()
        extra = {}
        if self.cluster_id:
            units = self.cluster_id._units(self.year).sorted("id")
            extra = {
                scored: {"cluster_id": self.cluster_id.id, "scorer_unit_id": scorer}
                for scored, scorer in rotation(units.ids, self.year).items()
            }
        self.env["emulation.assessment"].with_context(
            tracking_disable=True, mail_create_nolog=True
        ).create(
            [
                {
                    **self._get_values(subject_id),
                    "deadline": self.deadline,
                    **extra.get(subject_id, {}),
                }
                for subject_id in subjects.ids
            ]
        )
        self.sudo().opened_count += len(subjects)

    @api.model
    def _cron_work(self):
        """Open what is queued, a batch a transaction, until the time is over."""
        cron = self.env["ir.cron"]
        size = max(1, self._get_number("assessment_batch", DEFAULT_BATCH))
        for opening in self.search([("state", "=", "queued")], order="id"):
            while opening.try_lock_for_update().state == "queued":
                # Who began it is who may open sheets
                mine = opening.with_user(opening.create_uid)
                mine = mine.with_company(opening.company_id)
                if reasons := mine._get_stop_reasons():
                    # One that cannot go on does not hold up the others
                    opening.write({"state": "draft", "stop_reason": "\n".join(reasons)})
                    break
                subjects = mine._get_subjects()
                if len(subjects) <= size:
                    opening.state = "done"
                mine._open_batch(subjects[:size])
                left = max(len(subjects) - size, 0)
                if not cron._commit_progress(min(len(subjects), size), remaining=left):
                    return
