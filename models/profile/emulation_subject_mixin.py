# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..core.days import vietnam_today

SUBJECT_FIELDS = {"individual": "employee_id", "collective": "department_id"}
SUBJECT_KINDS = [("individual", "Individual"), ("collective", "Collective")]


class EmulationSubjectMixin(models.AbstractModel):
    """Whom a record is about: one employee or one department, never free text."""

    _name = "emulation.subject.mixin"
    _description = "Emulation Subject"

    _SUBJECT_FIELDS = SUBJECT_FIELDS

    subject_kind = fields.Selection(
        SUBJECT_KINDS,
        required=True,
        default="individual",
        index=True,
        help="An individual is an employee, a collective is a department.",
    )
    employee_id = fields.Many2one(
        "hr.employee",
        string="Individual",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Collective",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    unit_id = fields.Many2one(
        "hr.department",
        compute="_compute_unit_id",
        store=True,
        readonly=False,
        precompute=True,
        compute_sudo=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=[("emulation_level_id", "!=", False)],
        help="The unit that puts the subject forward.",
    )
    subject_name = fields.Char(
        string="Subject",
        compute="_compute_subject_name",
        store=True,
        compute_sudo=True,
        index="trigram",
    )

    @api.depends("employee_id", "department_id.emulation_unit_id")
    def _compute_unit_id(self):
        individuals = self.filtered("employee_id")
        units = self.env["emulation.unit.member"]._unit_of(
            individuals.employee_id, vietnam_today()
        )
        for rec in self:
            if rec.employee_id:
                rec.unit_id = units.get(rec.employee_id.id)
            else:
                rec.unit_id = rec.department_id.emulation_unit_id

    @api.depends("employee_id.name", "department_id.name")
    def _compute_subject_name(self):
        for rec in self:
            rec.subject_name = rec._get_subject().name

    def _get_subject(self):
        """Return the one record the kind of subject names, possibly empty."""
        self.ensure_one()
        return self[self._SUBJECT_FIELDS[self.subject_kind or "individual"]]

    @api.model_create_multi
    def create(self, vals_list):
        self.browse().check_access("create")
        vals_list = [self._drop_offered(vals) for vals in vals_list]
        # Before the INSERT, so that the user reads words and not a CHECK
        self._check_subject_vals(vals_list)
        return super().create(vals_list)

    @api.model
    def _drop_offered(self, vals):
        """Who is named stands instead of whom a default would offer."""
        names = self._SUBJECT_FIELDS.values()
        if any(vals.get(name) for name in names):
            return {**dict.fromkeys(names, False), **vals}
        return vals

    @api.onchange("subject_kind")
    def _onchange_subject_kind(self):
        """Another kind of subject is another subject."""
        for kind, name in self._SUBJECT_FIELDS.items():
            if self.subject_kind and kind != self.subject_kind:
                self[name] = False

    @api.model
    def _check_subject_vals(self, vals_list):
        names = ["subject_kind", *self._SUBJECT_FIELDS.values()]
        names += [f.name for f in self._fields.values() if f.required and not f.compute]
        defaults = self.default_get(names)
        problems = []
        for vals in vals_list:
            values = {name: vals.get(name, defaults.get(name)) for name in names}
            problems += self._get_subject_problems(values)
            problems += self._get_missing_problems([values])
        if problems:
            raise ValidationError("\n".join(dict.fromkeys(problems)))

    @api.constrains("subject_kind", "employee_id", "department_id")
    def _check_subject(self):
        problems = []
        for rec in self:
            values = {name: rec[name] for name in rec._SUBJECT_FIELDS.values()}
            values["subject_kind"] = rec.subject_kind
            problems += rec._get_subject_problems(values)
        if problems:
            raise ValidationError("\n".join(dict.fromkeys(problems)))

    @api.model
    def _get_subject_problems(self, values):
        """Return what is wrong with the subject of one record, as sentences."""
        wanted = self._SUBJECT_FIELDS.get(values["subject_kind"])
        if not wanted:
            return [
                self.env._("Say what kind of subject it is: individual or collective.")
            ]
        labels = {
            name: self._fields[name]._description_string(self.env)
            for name in self._SUBJECT_FIELDS.values()
        }
        problems = []
        if not values[wanted]:
            problems.append(
                self.env._(
                    "Choose the subject: “%(field)s” is empty.", field=labels[wanted]
                )
            )
        extra = [labels[name] for name in labels if name != wanted and values[name]]
        if extra:
            problems.append(
                self.env._(
                    "Only one subject is possible: leave “%(fields)s” empty or change "
                    "the kind of subject.",
                    fields=", ".join(extra),
                )
            )
        return problems
