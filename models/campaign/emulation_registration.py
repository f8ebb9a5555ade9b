# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..core.days import vietnam_day, vietnam_today

_OPEN = ("draft", "returned")


class EmulationRegistration(models.Model):
    """What a person or collective registers for in a year (đăng ký thi đua).

    States: ``draft`` → ``sent`` → ``approved``, or ``returned`` with a reason and sent
    again. It never bars a nomination unless the round says so.
    """

    _name = "emulation.registration"
    _description = "Emulation Registration"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "emulation.yearly.work.mixin",
        "emulation.subject.mixin",
        "emulation.workflow.mixin",
        "emulation.owned.mixin",
    ]
    _order = "year desc, unit_id, subject_kind desc, subject_name, id"
    _rec_name = "subject_name"
    _check_company_auto = True
    _GUARDED_FIELDS = (
        "sent_on",
        "sent_by_id",
        "approved_on",
        "approved_by_id",
        "state_reason",
    )
    _OWNERS = frozenset({"employee_id", "department_id"})
    # Frozen once sent
    _CONTENT = frozenset(
        {
            "campaign_id",
            "year",
            "subject_kind",
            "employee_id",
            "department_id",
            "award_type_ids",
            "target_ids",
            "commitment",
        }
    )

    employee_id = fields.Many2one(default=lambda self: self._get_own_employee())
    unit_id = fields.Many2one(readonly=True)
    is_of_unit = fields.Boolean(
        string="Of the Unit Itself",
        compute="_compute_is_of_unit",
        store=True,
        precompute=True,
        compute_sudo=True,
    )
    award_type_ids = fields.Many2many(
        "emulation.award.type",
        string="Titles Aimed At",
        help="Titles and commendations the subject wants to reach this year.",
    )
    target_ids = fields.One2many(
        "emulation.registration.target", "registration_id", string="Targets", copy=True
    )
    commitment = fields.Text(help="What the subject undertakes to do, in words.")
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("sent", "Waiting"),
            ("returned", "Returned"),
            ("approved", "Approved"),
        ],
        string="Status",
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    state_reason = fields.Text(string="Reason", readonly=True, copy=False)
    sent_on = fields.Datetime(readonly=True, copy=False)
    sent_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    approved_on = fields.Datetime(readonly=True, copy=False)
    approved_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    deadline = fields.Date(compute="_compute_deadline")
    is_late = fields.Boolean(compute="_compute_deadline")
    is_editable = fields.Boolean(compute="_compute_is_editable")
    avatar_128 = fields.Image(related="employee_id.avatar_128", string="Photo")

    _subject_matches_kind = models.Constraint(
        """CHECK (
            (subject_kind = 'individual') = (employee_id IS NOT NULL)
            AND (subject_kind = 'collective') = (department_id IS NOT NULL))""",
        "A registration has exactly one subject of the kind it names.",
    )
    _year_possible = models.Constraint(
        "CHECK(year BETWEEN 1945 AND 2999)", "This is not a possible year."
    )
    _sent_is_signed = models.Constraint(
        "CHECK (state = 'draft' OR (sent_on IS NOT NULL AND sent_by_id IS NOT NULL))",
        "A registration that was sent names who sent it and when.",
    )
    _one_individual = models.UniqueIndex(
        "(employee_id, campaign_id, year) WHERE employee_id IS NOT NULL",
        "This person is already registered in the campaign for this year.",
    )
    _one_collective = models.UniqueIndex(
        "(department_id, campaign_id, year) WHERE department_id IS NOT NULL",
        "This collective is already registered in the campaign for this year.",
    )

    @api.model
    def _may_enter(self):
        """Everybody registers himself."""
        return True

    @api.model
    def _get_own_employee(self):
        """Everybody begins with himself, unless he was about to choose a collective."""
        if self.env.context.get("default_subject_kind") == "collective":
            return self.env["hr.employee"]
        return self.env.user._emulation_employees().filtered("active")[:1]

    # --- Computes -------------------------------------------------------------

    @api.depends("department_id.emulation_unit_id")
    def _compute_is_of_unit(self):
        for rec in self:
            rec.is_of_unit = bool(
                rec.department_id
                and rec.department_id == rec.department_id.emulation_unit_id
            )

    @api.depends("subject_name", "campaign_id.name", "year")
    def _compute_display_name(self):
        for rec in self:
            parts = (rec.subject_name, str(rec.year or ""), rec.campaign_id.name)
            rec.display_name = " – ".join(filter(None, parts))

    @api.depends(
        "campaign_id.year_ids.registration_deadline", "year", "sent_on", "state"
    )
    def _compute_deadline(self):
        years = self.env["emulation.campaign.year"].search(
            [
                ("campaign_id", "in", self.campaign_id.ids),
                ("year", "in", list(set(self.mapped("year")))),
            ]
        )
        deadlines = {(y.campaign_id, y.year): y.registration_deadline for y in years}
        today = vietnam_today()
        for rec in self:
            rec.deadline = deadlines.get((rec.campaign_id._origin, rec.year))
            sent = rec.sent_on and rec.state in ("sent", "approved")
            day = vietnam_day(rec.sent_on) if sent else today
            rec.is_late = bool(rec.deadline and day > rec.deadline)

    @api.depends("state")
    def _compute_is_editable(self):
        for rec in self:
            rec.is_editable = rec.state in _OPEN

    # --- Creating and changing ----------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.browse().check_access("create")
        # Before the INSERT, so that the user reads who it is
        self._refuse_doubles(vals_list)
        return super().create(vals_list)

    @api.onchange("subject_kind")
    def _onchange_subject_kind(self):
        result = super()._onchange_subject_kind()
        if self.subject_kind == "individual":
            self.employee_id = self.employee_id or self._get_own_employee()
        return result

    def write(self, vals):
        if self._CONTENT & vals.keys():
            self._check_editable()
        return super().write(vals)

    def _check_editable(self):
        """Refuse to change what others rely on already.

        :raise UserError: naming every registration
        """
        problems = [
            self.env._(
                "%(name)s was sent; it can be changed once it is returned.",
                name=rec.display_name,
            )
            for rec in self
            if rec.state not in _OPEN
        ]
        if problems:
            raise UserError("\n".join(problems))

    @api.model
    def _refuse_doubles(self, vals_list):
        defaults = self.default_get(["campaign_id", "year", "employee_id"])
        keys = []
        for vals in vals_list:
            row = {**defaults, **self._drop_offered(vals)}
            subject = (row.get("employee_id"), row.get("department_id"))
            keys.append((*subject, row.get("campaign_id"), int(row.get("year") or 0)))
        # Whether there is one does not depend on who may read it
        taken = self.sudo().search(
            [
                ("campaign_id", "in", [key[2] for key in keys]),
                ("year", "in", [key[3] for key in keys]),
                "|",
                ("employee_id", "in", [key[0] for key in keys if key[0]]),
                ("department_id", "in", [key[1] for key in keys if key[1]]),
            ]
        )
        present = {
            (r.employee_id.id, r.department_id.id, r.campaign_id.id, r.year)
            for r in taken
        }
        problems, seen = [], set()
        for employee, department, campaign, year in keys:
            key = (employee or False, department or False, campaign, year)
            if (employee or department) and (key in present or key in seen):
                subject = (
                    self.env["hr.employee"].sudo().browse(employee)
                    if employee
                    else self.env["hr.department"].sudo().browse(department)
                )
                problems.append(
                    self.env._(
                        "%(name)s is already registered for %(year)s in this campaign.",
                        name=subject.name,
                        year=str(year),
                    )
                )
            seen.add(key)
        if problems:
            raise ValidationError("\n".join(problems))

    @api.constrains("employee_id", "department_id", "award_type_ids")
    def _check_registration(self):
        problems = []
        for rec in self:
            problems += [
                self.env._(
                    "%(name)s: “%(award)s” is not given to this kind of subject.",
                    name=rec.subject_name,
                    award=award.name,
                )
                for award in rec.award_type_ids
                if not award._accepts(rec.subject_kind)
            ]
            if not rec.unit_id:
                problems.append(
                    self.env._(
                        "%(name)s belongs to no unit.",
                        name=rec.subject_name or rec.display_name,
                    )
                )
        if problems:
            raise ValidationError("\n".join(dict.fromkeys(problems)))

    def _is_untouched(self):
        return not self.sent_on
