# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from ..models.core.days import vietnam_today


class EmulationRegistrationWizard(models.TransientModel):
    """Prepare the registrations of a whole unit at once."""

    _name = "emulation.registration.wizard"
    _description = "Prepare Registrations of a Unit"

    campaign_id = fields.Many2one(
        "emulation.campaign",
        required=True,
        domain=[("state", "=", "launched"), ("is_template", "=", False)],
        default=lambda self: self.env["emulation.campaign"]._get_only_launched(),
    )
    year = fields.Integer(
        required=True,
        default=lambda self: vietnam_today().year,
        aggregator=None,
    )
    unit_id = fields.Many2one(
        "hr.department",
        required=True,
        domain=lambda self: self.env.user._emulation_unit_domain(),
        default=lambda self: self.env.user._emulation_own_unit(),
    )
    with_people = fields.Boolean(string="The People of the Unit", default=True)
    with_collectives = fields.Boolean(string="The Unit and Its Teams", default=True)
    take_last_year = fields.Boolean(string="Start From Last Year's", default=True)
    award_type_ids = fields.Many2many(
        "emulation.award.type",
        string="Titles for the Others",
        help="Titles aimed at by those who have nothing from last year.",
    )

    def action_prepare(self):
        """Make a draft for each subject of the unit that has none.

        :return: window action of the registrations of the unit
        :raise AccessError: for others than the unit's head or officer and emulation
            officers
        :raise UserError: when neither people nor collectives are wanted
        """
        self.ensure_one()
        if not self.unit_id.filtered_domain(self.env.user._emulation_unit_domain()):
            raise AccessError(
                self.env._("Only the head or officer of the unit registers for it.")
            )
        if not (self.with_people or self.with_collectives):
            raise UserError(
                self.env._("Choose whom to register: people, collectives or both.")
            )
        created = self.env["emulation.registration"].create(self._prepare_missing())
        if self.take_last_year:
            created.action_copy_last_year()
        bare = created.filtered(lambda r: not r.award_type_ids)
        for award_kind in ("individual", "collective"):
            titles = self.award_type_ids.filtered(
                lambda award, kind=award_kind: award._accepts(kind)
            )
            if titles:
                own = bare.filtered(lambda r, kind=award_kind: r.subject_kind == kind)
                own.award_type_ids = titles
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_registration_action"
        )
        action.update(
            domain=[
                ("campaign_id", "=", self.campaign_id.id),
                ("year", "=", self.year),
                ("unit_id", "in", self._get_units().ids),
            ],
            context={},
        )
        return action

    def _get_units(self):
        """Return the unit and those below it for which its plan answers."""
        plan = (
            self.env["emulation.plan"]
            .sudo()
            .search(
                [
                    ("campaign_id", "=", self.campaign_id.id),
                    ("year", "=", self.year),
                    ("unit_id", "=", self.unit_id.id),
                ]
            )
        )
        ids = plan._get_unit_ids() if plan else self.unit_id.ids
        return self.env["hr.department"].browse(ids)

    def _prepare_missing(self):
        """Values for the subjects of the unit that have no registration yet."""
        people = self.env["hr.employee"].sudo()
        collectives = self.env["hr.department"].sudo()
        for unit in self._get_units():
            subjects = self.env["emulation.round"]._get_grid_subjects(unit)
            people |= subjects["individual"]
            collectives |= subjects["collective"]
        # Whether there is one does not depend on who may read it
        present = (
            self.env["emulation.registration"]
            .sudo()
            .search(
                [
                    ("campaign_id", "=", self.campaign_id.id),
                    ("year", "=", self.year),
                    "|",
                    ("employee_id", "in", people.ids),
                    ("department_id", "in", collectives.ids),
                ]
            )
        )
        wanted = []
        if self.with_people:
            missing = people - present.employee_id
            wanted += [{"employee_id": rec.id} for rec in missing]
        if self.with_collectives:
            missing = collectives - present.department_id
            wanted += [
                {"subject_kind": "collective", "department_id": rec.id}
                for rec in missing
            ]
        common = {"campaign_id": self.campaign_id.id, "year": self.year}
        return [{"subject_kind": "individual", **vals, **common} for vals in wanted]
