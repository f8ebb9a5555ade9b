# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...core.days import vietnam_today


class EmulationInspection(models.Model):
    """Who may inspect whom: nobody his own unit, unless it inspects itself."""

    _inherit = "emulation.inspection"

    def _get_contents(self):
        """Return what the guidance wants looked at: the campaign's, or a linked one's."""
        self.ensure_one()
        campaign = self.campaign_id
        contents = campaign.inspection_content_ids
        return contents or campaign.linked_campaign_ids.inspection_content_ids

    def _is_self(self):
        self.ensure_one()
        return self.kind == "self"

    def _check_people(self):
        """Refuse subjects out of reach and inspectors who belong to them.

        :raise ValidationError: naming every subject and every inspector
        """
        belongings = self._get_belongings(self.member_ids.employee_id)
        problems = []
        for rec in self:
            problems += rec._get_reach_problems()
            problems += rec._get_member_problems(belongings)
        if problems:
            raise ValidationError("\n".join(dict.fromkeys(problems)))

    def _get_reach_problems(self):
        """An inspection reaches what is below its unit; the unit only by itself."""
        self.ensure_one()
        unit = self.unit_id
        problems = [
            self.env._(
                "%(subject)s does not belong to %(unit)s.",
                subject=target.subject_name,
                unit=unit.name,
            )
            for target in self.target_ids
            if unit.id not in target.place_id._emulation_path()
        ]
        if not self._is_self() and unit in self.target_ids.department_id:
            problems.append(
                self.env._(
                    "%(unit)s inspects itself: choose the kind “Self-inspection”.",
                    unit=unit.name,
                )
            )
        return problems

    def _get_member_problems(self, belongings):
        self.ensure_one()
        if self._is_self():
            return [
                self.env._(
                    "%(name)s does not belong to %(unit)s, which inspects itself.",
                    name=member.person_name,
                    unit=self.unit_id.name,
                )
                for member in self.member_ids.filtered("employee_id")
                if self.unit_id.id not in belongings[member.employee_id.id][1]
            ]
        return [
            self.env._(
                "%(name)s belongs to %(subject)s: nobody inspects his own unit.",
                name=member.person_name,
                subject=target.subject_name,
            )
            for member in self.member_ids.filtered("employee_id")
            for target in self.target_ids._filter_own(
                *belongings[member.employee_id.id]
            )
        ]

    @api.model
    def _get_belongings(self, employees):
        """Tell where people belong today, whichever of their records says so.

        :return: ``{employee id: (ids of the records of the person, ids of the
            departments and of those above them)}``, in a fixed number of queries
        """
        records = employees._emulation_records_by_person()
        # Whoever names inspectors need not read everybody's memberships
        members_sudo = self.env["emulation.unit.member"].sudo()
        rows = members_sudo.search(
            members_sudo._domain_on(vietnam_today())
            & fields.Domain("employee_id", "in", list(set().union(*records.values())))
        )
        places = rows._get_belonging_places()
        return {
            employee_id: (ids, set().union(*(places.get(i, set()) for i in ids)))
            for employee_id, ids in records.items()
        }

    def _refuse_fixed(self):
        """:raise UserError: naming the inspections, if there are any"""
        if self:
            raise UserError(
                "\n".join(
                    self.env._(
                        "%(name)s: this cannot be changed any more.",
                        name=rec.display_name,
                    )
                    for rec in self
                )
            )

    def _refuse_unheld(self):
        """:raise UserError: unless the user answers for the inspecting units"""
        strangers = self.filtered(lambda rec: not rec._is_held())
        if strangers:
            raise UserError(
                "\n".join(
                    self.env._(
                        "%(name)s: only the head or officer of the inspecting unit "
                        "may change the plan.",
                        name=rec.display_name,
                    )
                    for rec in strangers
                )
            )

    def _is_named(self, roles=None):
        """Whether the user is named in the inspection, in one of the roles."""
        self.ensure_one()
        # Whether one is named oneself depends on no right to read the others
        members = self.sudo().member_ids
        if roles:
            members = members.filtered(lambda m: m.role in roles)
        return any(members.employee_id.mapped("emulation_is_me"))

    def _is_held(self):
        """Whether the user answers for the inspecting unit, or for all units."""
        self.ensure_one()
        officer = self.env.user.has_group("hr_emulation.group_officer")
        # Which unit inspects is no secret to who is asked for a remedy
        return self.env.su or officer or self.sudo().unit_id.emulation_is_mine


class EmulationInspectionTarget(models.Model):
    _inherit = "emulation.inspection.target"

    def _filter_own(self, records, places):
        """Keep the subjects a person is or belongs to.

        :param set records: ids of the employee records of the person
        :param set places: ids of the departments of the person
        """
        return self.filtered(
            lambda t: t.employee_id.id in records or t.place_id.id in places
        )

    def _get_own(self):
        """Return those the user belongs to and may therefore not inspect."""
        # To be told what one belongs to oneself takes no right to read it
        others_sudo = self.sudo().filtered(lambda t: not t.inspection_id._is_self())
        if self.env.su or not others_sudo:
            return self.browse()
        own = self.env.user._emulation_employees()
        rows = self.env.user._emulation_memberships_sudo(own)
        places = set().union(*rows._get_belonging_places().values())
        return others_sudo._filter_own(set(own.ids), places).with_env(self.env)

    def _refuse_own(self):
        """:raise UserError: naming what the user belongs to"""
        if own := self._get_own():
            raise UserError(
                "\n".join(
                    self.env._(
                        "You belong to %(subject)s: nobody inspects his own unit.",
                        subject=target.subject_name,
                    )
                    for target in own
                )
            )


class EmulationUnitMember(models.Model):
    _inherit = "emulation.unit.member"

    def _get_belonging_places(self):
        """Tell to which departments these periods make people belong.

        :return: ``{employee id: ids}``, with the departments above a regular place
        """
        places = {}
        for row in self:
            department = row.department_id
            ids = [department.id] if row.is_ad_hoc else department._emulation_path()
            places.setdefault(row.employee_id.id, set()).update(ids)
        return places
