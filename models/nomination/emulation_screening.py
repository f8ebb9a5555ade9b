# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..core.minutes import format_minutes
from ..profile.emulation_subject_mixin import SUBJECT_KINDS

VERDICTS = [
    ("pass", "Eligible"),
    ("unknown", "Data missing"),
    ("fail", "Not eligible"),
]
LIVE = ("queued", "running")


class EmulationScreening(models.Model):
    """One run of a category's conditions over everybody in scope (rà soát).

    States: ``queued`` (waits for the scheduled action) → ``running`` → ``done``;
    ``cancelled`` by a user, or when the conditions were changed on the way. It is
    written by its own methods only; how it works is in ``emulation_screening_run``.
    """

    _name = "emulation.screening"
    _description = "Screening"
    _order = "id desc"

    category_id = fields.Many2one(
        "emulation.round.category",
        string="Award Category",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    round_id = fields.Many2one(
        related="category_id.round_id", store=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="category_id.company_id", store=True, index=True, ondelete="cascade"
    )
    subject_kind = fields.Selection(SUBJECT_KINDS, required=True, readonly=True)
    state = fields.Selection(
        [
            ("queued", "Queued"),
            ("running", "Running"),
            ("done", "Done"),
            ("cancelled", "Cancelled"),
        ],
        string="Status",
        required=True,
        readonly=True,
        default="queued",
        index=True,
    )
    date = fields.Date(
        string="As of",
        required=True,
        readonly=True,
        help="Facts of later days do not count, however long the screening takes.",
    )
    started_on = fields.Datetime(required=True, readonly=True)
    finished_on = fields.Datetime(readonly=True)
    cancel_reason = fields.Text(string="Why Cancelled", readonly=True)
    is_limited = fields.Boolean(
        string="Own Units Only",
        readonly=True,
        help="Made by the head or officer of units, who screens only these.",
    )
    scope_unit_ids = fields.Json(
        readonly=True, help="Ids of the units in scope; empty for the whole company."
    )
    fingerprint = fields.Char(readonly=True)
    asked = fields.Json(readonly=True)
    total_count = fields.Integer(string="In Scope", readonly=True, aggregator=None)
    progress = fields.Integer(string="Progress (%)", compute="_compute_progress")
    line_ids = fields.One2many("emulation.screening.line", "screening_id")
    count_all = fields.Integer(string="Screened", compute="_compute_counts")
    count_pass = fields.Integer(string="Eligible", compute="_compute_counts")
    count_unknown = fields.Integer(string="Data missing", compute="_compute_counts")
    count_fail = fields.Integer(string="Not eligible", compute="_compute_counts")
    is_outdated = fields.Boolean(
        string="Conditions Changed Since", compute="_compute_is_outdated"
    )
    can_cancel = fields.Boolean(compute="_compute_can")
    can_run = fields.Boolean(compute="_compute_can")

    @api.depends("category_id", "started_on")
    @api.depends_context("lang", "tz")
    def _compute_display_name(self):
        for screening in self:
            day = format_minutes(screening, screening.started_on)
            screening.display_name = f"{screening.category_id.display_name} – {day}"

    @api.depends("state", "total_count")
    def _compute_progress(self):
        # How far it is does not depend on whose lines the reader may see
        counts = dict(
            self.env["emulation.screening.line"]
            .sudo()
            ._read_group(
                [("screening_id", "in", self.filtered(lambda s: s._is_live()).ids)],
                ["screening_id"],
                ["__count"],
            )
        )
        for screening in self:
            done = counts.get(screening._origin, 0)
            screening.progress = 100
            if screening._is_live() and screening.total_count:
                screening.progress = min(100 * done // screening.total_count, 99)

    @api.depends("state")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_counts(self):
        groups = self.env["emulation.screening.line"]._read_group(
            [("screening_id", "in", self.ids)],
            ["screening_id", "result"],
            ["__count"],
        )
        counts = {(rec.id, result): count for rec, result, count in groups}
        for rec in self:
            for result, _label in VERDICTS:
                rec[f"count_{result}"] = counts.get((rec._origin.id, result), 0)
            rec.count_all = rec.count_pass + rec.count_unknown + rec.count_fail

    @api.depends("fingerprint", "category_id.rule_ids")
    def _compute_is_outdated(self):
        for screening in self:
            screening.is_outdated = (
                bool(screening.category_id)
                and screening.fingerprint != screening._get_fingerprint()
            )

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can(self):
        officer = self.env.user.has_group("hr_emulation.group_officer")
        for screening in self:
            screening.can_run = officer and screening._is_live()
            screening.can_cancel = screening._is_live() and (
                officer or screening.create_uid == self.env.user
            )

    def _is_live(self):
        return self.state in LIVE

    @api.ondelete(at_uninstall=False)
    def _unlink_except_live(self):
        problems = [
            self.env._("%(name)s is under way: cancel it first.", name=rec.display_name)
            for rec in self
            if rec._is_live()
        ]
        if problems:
            raise UserError("\n".join(problems))

    # --- Actions ------------------------------------------------------------------

    def action_run(self):
        """Work off what is queued now, in one transaction, without waiting.

        :return: True
        :raise AccessError: when the caller is no emulation officer
        :raise UserError: naming every screening that is not queued or running, or
            that the scheduled action is just working on
        """
        self.check_access("read")
        if not (self.env.su or self.env.user.has_group("hr_emulation.group_officer")):
            raise AccessError(
                self.env._("Only an emulation officer runs a screening at once.")
            )
        self._check_live()
        screenings_sudo = self.sudo()
        busy = screenings_sudo - screenings_sudo.try_lock_for_update()
        if busy:
            raise UserError(
                self.env._(
                    "%(names)s: the scheduled action is working on it just now.",
                    names=", ".join(busy.mapped("display_name")),
                )
            )
        for screening_sudo in screenings_sudo:
            screening_sudo._work_through()
        return True

    def action_cancel(self):
        """Stop what is queued or running; the lines made so far are dropped.

        :return: True
        :raise AccessError: when the caller is no officer and did not start it
        :raise UserError: naming every screening that has ended
        """
        self.check_access("read")
        officer = self.env.su or self.env.user.has_group("hr_emulation.group_officer")
        strangers = self.filtered(lambda s: s.create_uid != self.env.user)
        if strangers and not officer:
            raise AccessError(
                self.env._(
                    "A screening is cancelled by an officer or by who started it."
                )
            )
        self._check_live()
        # Waits for the batch under way, which changes no row of this table
        self.env.cr.execute(
            "SELECT id FROM emulation_screening WHERE id = ANY(%s) FOR UPDATE",
            [self.ids],
        )
        told = self._emulation_in_vietnamese()
        self.sudo()._cancel(
            told.env._("Cancelled by %(name)s.", name=self.env.user.name)
        )
        self._wake_up()
        return True

    def _check_live(self):
        labels = dict(self._fields["state"]._description_selection(self.env))
        problems = [
            self.env._(
                "%(name)s: not possible in the state “%(state)s”",
                name=rec.display_name,
                state=labels[rec.state],
            )
            for rec in self
            if not rec._is_live()
        ]
        if problems:
            raise UserError("\n".join(problems))

    def action_export(self):
        """Download the whole result as a workbook, with the reader's rights.

        :return: action that fetches the file
        :raise UserError: when the screening has not ended
        """
        self.ensure_one()
        self._check_done()
        return {
            "type": "ir.actions.act_url",
            "url": f"/hr_emulation/screening/{self.id}/xlsx",
            "target": "download",
        }

    def _check_done(self):
        self.check_access("read")
        if any(screening.state != "done" for screening in self):
            raise UserError(self.env._("The screening has not ended yet."))

    def action_screen_again(self):
        """Screen the same category anew with its present conditions.

        :return: window action
        :raise UserError: see ``emulation.round.category.action_screen``
        """
        self.check_access("read")
        return self.category_id.action_open_screening()

    def action_view_lines(self):
        """Open the result; ``emulation_result`` in the context names one verdict.

        :return: window action
        """
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_screening_line_action"
        )
        context = {
            # The search by condition offers those of this category
            "category_id": self.category_id.id,
            "emulation_subject_kind": self.subject_kind,
        }
        result = self.env.context.get("emulation_result")
        if result in dict(VERDICTS):
            context["searchpanel_default_result"] = result
        return {
            **action,
            "name": self.category_id.display_name,
            "domain": [("screening_id", "=", self.id)],
            "context": context,
        }

    def _open(self):
        """Open what was just started: the result when there is one, else the run."""
        if len(self) == 1 and self.state == "done":
            return self.action_view_lines()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_screening_action"
        )
        if len(self) == 1:
            return {**action, "views": [(False, "form")], "res_id": self.id}
        return {**action, "domain": [("id", "in", self.ids)]}
