# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.exceptions import AccessError, UserError

from ..core.days import vietnam_today
from ..profile.emulation_subject_mixin import SUBJECT_FIELDS
from .emulation_nomination_checks import DEAD_STATES
from .emulation_nomination_eligibility import PREPARED


class EmulationRound(models.Model):
    """The grid of a unit: its people and collectives against the award categories."""

    _inherit = "emulation.round"

    # --- Opening ------------------------------------------------------------------

    @api.model
    def get_unit_grid_rounds(self):
        """List the open rounds for which the user can nominate.

        :return: list of ``{id, name}``, the one that ends first at the front
        """
        rounds = self.search(
            [("state", "=", "open"), ("is_template", "=", False)],
            order="date_close, id",
        )
        return [{"id": round_.id, "name": round_.name} for round_ in rounds]

    def action_open_unit_grid(self):
        """Open the grid of the user's units for this round.

        :return: client action
        """
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "hr_emulation.emulation_unit_grid_action"
        )
        action["params"] = {"round_id": self.id}
        return action

    def _get_grid_units(self):
        """Units the user puts people forward for; all of them for officers."""
        domain = [("emulation_level_id", "!=", False)]
        if not self.env.user.has_group("hr_emulation.group_officer"):
            domain.append(("emulation_is_mine", "=", True))
        companies = [("company_id", "in", [*self.company_id.ids, False])]
        return self.env["hr.department"].search(domain + companies)

    def _get_grid_unit(self, unit_id=None):
        units = self._get_grid_units()
        unit = units.filtered(lambda u: u.id == unit_id) if unit_id else units[:1]
        if unit_id and not unit:
            raise AccessError(
                self.env._(
                    "You can only nominate people and collectives of your units."
                )
            )
        return units, unit

    # --- Reading ------------------------------------------------------------------

    def get_unit_grid(self, unit_id=None):
        """Show who of a unit could be put forward for what.

        :param int unit_id: a unit of the user; the first one when left out
        :return: dict with ``round``, ``units``, ``unit_id``, ``problems`` (why nobody
            can submit now), ``columns`` (categories with their places) and ``rows``
            (people and collectives, each with its cells by category id)
        :raise AccessError: when the unit is none of the user's
        """
        self.ensure_one()
        self.check_access("read")
        units, unit = self._get_grid_unit(unit_id)
        subjects = self._get_grid_subjects(unit)
        return {
            "round": {"id": self.id, "name": self.name},
            "units": [{"id": u.id, "name": u.name} for u in units],
            "unit_id": unit.id,
            "problems": self._get_grid_problems(unit),
            "columns": self._get_grid_columns(unit),
            "rows": self._get_grid_rows(subjects) if unit else [],
        }

    def _get_grid_problems(self, unit):
        if not unit:
            return [self.env._("You act for no unit.")]
        if not self.category_ids:
            return [self.env._("there is no award category yet")]
        vals = {"category_id": self.category_ids[:1].id}
        return self.env["emulation.nomination"].new(vals)._get_round_problems()

    def _get_grid_subjects(self, unit):
        """People who are put forward by the unit today, and its collectives.

        :return: ``{subject kind: records as superuser}``
        """
        # The unit is one of the user's; names and jobs are all that goes out
        departments_sudo = self.env["hr.department"].sudo()
        members_sudo = self.env["emulation.unit.member"].sudo()
        if not unit:
            return {"individual": self.env["hr.employee"], "collective": unit}
        today = vietnam_today()
        people = members_sudo._members_on(today, unit).employee_id
        places = members_sudo._unit_of(people, today)
        return {
            "individual": people.filtered(
                lambda e: e.active and places.get(e.id) == unit
            ).sorted(lambda e: (e.name, e.id)),
            "collective": departments_sudo.search(
                [("emulation_unit_id", "=", unit.id)], order="parent_path"
            ),
        }

    def _get_grid_columns(self, unit):
        bound = self.category_ids._bind_counters(
            {(category.id, unit.id) for category in self.category_ids if unit}
        )
        quotas_sudo = self.env["emulation.quota"].sudo()
        columns = []
        for category in self.category_ids:
            rows = quotas_sudo.browse(bound.get((category.id, unit.id), ()))
            rows = rows.filtered("is_open").sorted(lambda q: (q.left, q.id))
            tightest = rows[:1]
            columns.append(
                {
                    "id": category.id,
                    "name": category.name,
                    "kind": category.subject_kind,
                    "required_id": category.requires_category_id.id,
                    "quota": tightest
                    and {
                        "used": tightest.used,
                        "capacity": tightest.capacity,
                        "name": tightest.display_name,
                        "waiting": tightest.is_waiting
                        and tightest._get_headroom_text(),
                    },
                }
            )
        return columns

    def _get_grid_rows(self, subjects):
        cells, told = {}, {}
        live = self._get_grid_nominations(subjects)
        for category in self.category_ids:
            records = subjects[category.subject_kind]
            answers = category._ask_conditions(records.ids)
            for record in records:
                nomination = live.get((category.id, record.id))
                cells[category.id, record.id] = (
                    category._get_grid_cell(answers[record.id], told)
                    if not nomination
                    else {}
                )
        prepared = self.env["emulation.nomination"].union(*live.values())
        prepared = prepared.filtered(lambda n: n.state in PREPARED)
        asked = prepared._ask_eligibility()
        labels = dict(prepared._fields["state"]._description_selection(self.env))
        for key, nomination in live.items():
            is_prepared = nomination in prepared
            cells[key] = {
                **(
                    nomination.category_id._get_grid_cell(asked[nomination.id], told)
                    if is_prepared
                    else {}
                ),
                "state": nomination.state,
                "state_label": labels[nomination.state],
                "nomination_id": nomination.id,
                "is_done": not is_prepared,
            }
        return [
            {
                "key": f"{kind}-{record.id}",
                "kind": kind,
                "id": record.id,
                "name": record.name,
                "detail": record.job_title if kind == "individual" else False,
                "cells": {
                    category.id: cells[category.id, record.id]
                    for category in self.category_ids
                    if category.subject_kind == kind
                },
            }
            for kind, records in subjects.items()
            for record in records
            if kind in self.category_ids.mapped("subject_kind")
        ]

    def _get_grid_nominations(self, subjects):
        """Live nominations of the subjects: ``{(category id, subject id): record}``."""
        # Whether there is one does not depend on who may read it
        nominations_sudo = self.env["emulation.nomination"].sudo()
        live = nominations_sudo.search(
            [
                ("category_id", "in", self.category_ids.ids),
                ("state", "not in", DEAD_STATES),
                "|",
                ("employee_id", "in", subjects["individual"].ids),
                ("department_id", "in", subjects["collective"].ids),
            ]
        )
        return {(n.category_id.id, n._get_subject().id): n for n in live}

    # --- Submitting ---------------------------------------------------------------

    def submit_unit_grid(self, unit_id, cells):
        """Submit everything that is ticked in the grid of a unit, all or nothing.

        What is a draft or was returned is submitted as it is; for the others a
        nomination is created. Categories that build on one another go together.

        :param int unit_id: a unit of the user
        :param cells: list of ``[category id, subject id]``
        :return: ids of the nominations submitted
        :raise AccessError: when the unit is none of the user's
        :raise UserError: naming every nomination and every reason; its ``context``
            has them by cell as ``{"cells": {"category-subject": [reason, ...]}}``
        """
        self.ensure_one()
        self.check_access("read")
        _units, unit = self._get_grid_unit(unit_id)
        cells = self._get_checked_cells(unit, cells)
        live = self._get_grid_nominations(self._get_grid_subjects(unit))
        missing = [cell for cell in cells if cell not in live]
        nominations = self.env["emulation.nomination"]
        created = nominations.create(
            [self._prepare_grid_nomination(unit, *cell) for cell in missing]
        )
        chosen = dict(zip(missing, created, strict=True))
        chosen |= {
            cell: live[cell].with_env(self.env) for cell in cells if cell in live
        }
        nominations = nominations.union(*chosen.values())
        blockers = nominations._get_transition_blockers("submit")
        problems = {
            f"{category_id}-{subject_id}": blockers[nomination.id]
            for (category_id, subject_id), nomination in chosen.items()
            if blockers[nomination.id]
        }
        if problems:
            error = UserError(
                "\n".join(
                    f"{nomination.display_name}: {text}"
                    for nomination in nominations
                    for text in blockers[nomination.id]
                )
            )
            error.context = {"cells": problems}
            raise error
        nominations.action_submit()
        return nominations.ids

    def _get_checked_cells(self, unit, cells):
        """Keep cells of the grid only, each once.

        :return: list of ``(category id, subject id)``
        :raise UserError: when there is none, or one is not in the grid of the unit
        """
        subjects = self._get_grid_subjects(unit)
        known = {
            (category.id, subject_id)
            for category in self.category_ids
            for subject_id in subjects[category.subject_kind].ids
        }
        try:
            chosen = list(dict.fromkeys((int(c), int(s)) for c, s in cells or ()))
        except (TypeError, ValueError):
            chosen = []
        if not chosen:
            raise UserError(self.env._("Tick whom to propose for what."))
        if strangers := set(chosen) - known:
            raise UserError(
                self.env._(
                    "%(count)s of those ticked do not belong to this unit or to this "
                    "round.",
                    count=len(strangers),
                )
            )
        return chosen

    @api.model
    def _prepare_grid_nomination(self, unit, category_id, subject_id):
        category = self.env["emulation.round.category"].browse(category_id)
        return {
            "category_id": category_id,
            "unit_id": unit.id,
            SUBJECT_FIELDS[category.subject_kind]: subject_id,
        }
