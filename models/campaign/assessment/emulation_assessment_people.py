# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...core.days import vietnam_today
from ...profile.emulation_unit_member import LEADING_ROLES

_OPEN = {"draft": "self", "returned": "self", "sent": "unit", "scored": "final"}

# Whose people read and write a sheet
_UNIT_FIELDS = ("unit_id", "department_id", "scorer_unit_id")


class EmulationAssessment(models.Model):
    """Who writes which column: one answer for screen, button and server.

    The subject assesses himself; for a collective, and for who has no log-in, the
    people of the unit do. The unit's column is the heads' and deputies' of the unit
    or above, or of the unit that scores in the cluster's rotation; the last one the
    office's. Nobody scores himself or the collective he belongs to.
    """

    _inherit = "emulation.assessment"

    is_mine = fields.Boolean(
        string="Mine or Of My Units",
        compute="_compute_is_mine",
        search="_search_is_mine",
        help="One's own sheet, and those of the units one acts for or scores.",
    )

    @api.depends("employee_id", "department_id", "unit_id", "scorer_unit_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        user = self.env.user
        own = user._emulation_employees()
        sheets_sudo = self.sudo()
        foreign = sheets_sudo.filtered(lambda s: s.employee_id not in own)
        base = set()
        if foreign:
            rows = user._emulation_memberships_sudo(own)
            base = user._emulation_base_departments(rows)
        for sheet, sheet_sudo in zip(self, sheets_sudo, strict=True):
            places = (sheet_sudo[name] for name in _UNIT_FIELDS)
            sheet.is_mine = sheet_sudo not in foreign or any(
                not base.isdisjoint(place._emulation_path()) for place in places
            )

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        user = self.env.user
        domain = Domain("employee_id", "in", user._emulation_employees().ids)
        if base := user._emulation_base_departments():
            departments = self.env["hr.department"].sudo()
            units = departments._search([("id", "child_of", sorted(base))])
            for name in _UNIT_FIELDS:
                domain |= Domain(name, "in", units)
        return domain

    def _get_open_column(self):
        """Return the column that is written in the present state, or None."""
        self.ensure_one()
        return _OPEN.get(self.state)

    def _check_columns(self, columns):
        """Refuse writing columns unless every sheet is open for it to this user.

        :param set columns: ``self``, ``unit``, ``final``
        :raise UserError: naming every sheet and every reason
        """
        labels = dict(self._fields["state"]._description_selection(self.env))
        problems = []
        for column in sorted(columns):
            blockers = self._get_column_blockers(column)
            for sheet in self.sudo():
                texts = blockers[sheet.id]
                if sheet._get_open_column() != column:
                    texts = [
                        self.env._(
                            "the column “%(column)s” is not written in the state "
                            "“%(state)s”",
                            column=self._fields[f"{column}_total"]._description_string(
                                self.env
                            ),
                            state=labels[sheet.state],
                        )
                    ]
                problems += [f"{sheet.display_name}: {text}" for text in texts]
        if problems:
            raise UserError("\n".join(problems))

    def _get_column_blockers(self, column):
        """Why the user may not write a column, whatever the state.

        :return: ``{sheet id: [reason, ...]}``, in a fixed number of queries
        """
        if self.env.su:
            return {sheet.id: [] for sheet in self}
        return getattr(self, f"_get_{column}_blockers")()

    def _get_self_blockers(self):
        user = self.env.user
        own = user._emulation_employees()
        foreign = self.sudo().filtered(lambda s: s.employee_id not in own)
        bases = user._emulation_base_departments() if foreign else set()
        found = {sheet.id: [] for sheet in self}
        for sheet in foreign:
            texts = found[sheet.id]
            acts = not bases.isdisjoint(
                (sheet.department_id.id, sheet.unit_id.id)
                if sheet.department_id
                else sheet._get_places()
            )
            if sheet.subject_kind == "collective":
                if not acts:
                    texts.append(
                        self.env._("only its head, deputy or officer assesses it")
                    )
            elif sheet.employee_id.user_id.active or not acts:
                texts.append(
                    self.env._(
                        "only %(name)s fills in the self-assessment",
                        name=sheet.subject_name,
                    )
                )
        return found

    def _get_unit_blockers(self):
        user = self.env.user
        own = user._emulation_employees()
        rows = user._emulation_memberships_sudo(own)
        led = set(rows.filtered(lambda m: m.role in LEADING_ROLES).department_id.ids)
        officer = user.has_group("hr_emulation.group_officer")
        unjudged = set(self._filter_unjudged().ids) if officer else ()
        found = self._get_own_blockers(own, rows)
        for sheet in self.sudo():
            if sheet.id not in unjudged and not sheet._is_judged_from(led):
                found[sheet.id].append(
                    self.env._("only the head or a deputy of the unit scores it")
                )
        return found

    def _get_final_blockers(self):
        user = self.env.user
        own = user._emulation_employees()
        found = self._get_own_blockers(own, user._emulation_memberships_sudo(own))
        if not user.has_group("hr_emulation.group_officer"):
            for texts in found.values():
                texts.append(self.env._("only an emulation officer decides on it"))
        return found

    def _get_own_blockers(self, own, rows):
        """Nobody scores himself, under any of his records, nor his collective.

        :param own: hr.employee, all records of the person
        :param rows: their memberships of today
        """
        places = rows._get_own_places()
        found = {}
        for sheet in self.sudo():
            texts = found[sheet.id] = []
            if sheet.employee_id and sheet.employee_id in own:
                texts.append(self.env._("nobody scores himself"))
            if sheet.department_id and sheet.department_id in places:
                texts.append(self.env._("you belong to the collective scored"))
        return found

    def _is_judged_from(self, led):
        """Whether who leads these departments fills the unit's column."""
        self.ensure_one()
        if self.subject_kind == "individual" and not self.scorer_unit_id:
            # The employee's own department is asked for only where it matters
            if not led.isdisjoint(self.unit_id._emulation_path()):
                return True
        return not led.isdisjoint(self._get_judging_places())

    def _get_places(self):
        """Ids of the departments above the subject, its own first."""
        self.ensure_one()
        place = self.department_id or self.employee_id.department_id
        path = [*reversed(place._emulation_path())]
        return list(dict.fromkeys([*path, *reversed(self.unit_id._emulation_path())]))

    def _get_judging_places(self):
        """Ids of the departments whose heads and deputies fill the unit's column.

        The nearest first: its head is the one who is asked to.
        """
        self.ensure_one()
        if self.scorer_unit_id:
            return self.scorer_unit_id.ids
        if self.subject_kind == "collective":
            return [*reversed(self.department_id.parent_id._emulation_path())]
        return self._get_places()

    def _filter_unjudged(self):
        """Keep the sheets that no head or deputy can score; the office does."""
        sheets_sudo = self.sudo()
        places = {sheet.id: sheet._get_judging_places() for sheet in sheets_sudo}
        members_sudo = self.env["emulation.unit.member"].sudo()
        rows = members_sudo.search(
            members_sudo._domain_on(vietnam_today())
            & Domain("department_id", "in", list(set().union(*places.values())))
            & Domain("role", "in", LEADING_ROLES)
        )
        leaders = {}
        for row in rows.filtered("employee_id.user_id"):
            leaders.setdefault(row.department_id.id, set()).add(row.employee_id.id)
        return self.filtered(
            lambda s: (
                not set().union(*(leaders.get(p, set()) for p in places[s.id]))
                - set(s.sudo().employee_id.ids)
            )
        )
