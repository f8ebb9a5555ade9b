# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from dataclasses import dataclass

from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL, format_date

from ..core.days import vietnam_day, vietnam_today


@dataclass(frozen=True, eq=False)
class Number:
    """One figure of the desk: records of a model, or what a client action shows.

    ``count`` is given where counting the domain with the user's rights does not tell
    it; ``is_quiet`` leaves the figure out while it is zero.
    """

    name: str
    label: str
    icon: str
    target: str
    domain: list | None = None
    count: int | None = None
    note: str = ""
    tone: str = ""
    is_quiet: bool = False


class EmulationDashboard(models.AbstractModel):
    """The desk: what concerns the user today, one block for each of his roles.

    A block is a method ``_get_<block>_block`` that returns None for whom it does not
    concern. Everything is counted with the user's own rights, so a figure never tells
    of more than the list behind it.
    """

    _name = "emulation.dashboard"
    _description = "Desk"

    _ACTIONS = {
        "emulation.assessment": "hr_emulation.emulation_assessment_action",
        "emulation.award": "hr_emulation.emulation_award_action",
        "emulation.inspection": "hr_emulation.emulation_inspection_action",
        "emulation.inspection.finding": (
            "hr_emulation.emulation_inspection_finding_action"
        ),
        "emulation.nomination": "hr_emulation.emulation_nomination_action",
        "emulation.plan": "hr_emulation.emulation_plan_action",
        "emulation.registration": "hr_emulation.emulation_registration_action",
        "emulation.review": "hr_emulation.emulation_review_action",
        "emulation.round": "hr_emulation.emulation_round_action",
        "emulation.session": "hr_emulation.emulation_session_action",
        "hr.department": "hr_emulation.emulation_unit_level_action",
        "hr.employee.public": "hr.hr_employee_public_action",
    }
    _BLOCKS = (
        "first_steps",
        "waiting",
        "rounds",
        "late",
        "gaps",
        "unit",
        "council",
        "inspection",
        "own",
    )

    @api.model
    def get_dashboard(self):
        """Tell what the desk shows to the user, in a fixed number of queries.

        :return: list of blocks in the order of the page: ``{"name", "title",
            "numbers": [{"name", "label", "icon", "value", "note", "tone"}], "empty":
            sentence for a block without numbers}``; ``rounds`` has ``rows`` instead,
            ``first_steps`` has ``steps``
        :raise AccessError: for users from outside
        """
        self._check_caller()
        desk = self.with_env(self.env["res.users"]._emulation_remembering())
        blocks = []
        for name in self._BLOCKS:
            if block := getattr(desk, f"_get_{name}_block")():
                blocks.append({"name": name, "numbers": [], **block})
        parts = [part for b in blocks for part in (b, *b.get("rows", ()))]
        counts = desk._count([n for part in parts for n in part["numbers"]])
        for part in parts:
            part["numbers"] = [
                self._get_shown(figure, counts[figure])
                for figure in part["numbers"]
                if counts[figure] or not figure.is_quiet
            ]
        shown = ("numbers", "rows", "steps", "empty")
        return [block for block in blocks if any(block.get(key) for key in shown)]

    @api.model
    def open_number(self, block, number):
        """Open exactly the records that a figure of the desk counts.

        :param str block: name of the block
        :param str number: name of the figure
        :return: action
        :raise AccessError: for users from outside
        :raise UserError: for a figure that the user's desk does not have
        """
        self._check_caller()
        shown = block in self._BLOCKS and getattr(self, f"_get_{block}_block")()
        parts = (shown, *shown.get("rows", ())) if shown else ()
        for part in parts:
            for figure in part.get("numbers", ()):
                if figure.name == number:
                    return self._get_number_action(figure)
        raise UserError(
            self.env._("Your desk does not show this figure any more. Open it anew.")
        )

    @api.model
    def _check_caller(self):
        if not self.env.user._is_internal():
            raise AccessError(self.env._("The desk is for people of the organisation."))

    @api.model
    def _get_number_action(self, figure):
        xmlid = self._ACTIONS.get(figure.target, figure.target)
        action = self.env["ir.actions.actions"]._for_xml_id(xmlid)
        if figure.domain is not None:
            action.update(
                name=figure.label[:1].upper() + figure.label[1:],
                domain=figure.domain,
                context={},
            )
        return action

    @api.model
    def _count(self, figures):
        """Count the records of all figures in one statement, with the user's rights.

        :return: ``{figure: number}``
        """
        counts = {figure: figure.count for figure in figures}
        asked = []
        for place, figure in enumerate(figures):
            if figure.count is None and figure.domain is not None:
                query = self.env[figure.target]._search(figure.domain)
                counts[figure] = 0
                if not query.is_empty():
                    asked.append(query.select(SQL("%s", place), SQL("COUNT(*)")))
        if asked:
            rows = self.env.execute_query(
                SQL(" UNION ALL ").join(SQL("(%s)", query) for query in asked)
            )
            counts.update({figures[place]: number for place, number in rows})
        return counts

    @api.model
    def _get_shown(self, figure, value):
        return {
            "name": figure.name,
            "label": figure.label,
            "icon": figure.icon,
            "value": value,
            "note": figure.note,
            "tone": figure.tone if value else "",
        }

    # --- What every block asks --------------------------------------------------------

    @api.model
    def _sees_all(self):
        return self.env.user.has_groups(
            "hr_emulation.group_officer,hr_emulation.group_auditor"
        )

    @api.model
    def _get_waiting_block(self):
        """What waits for the user's decision, oldest first; more for officers."""
        steps_sudo = self.env["emulation.nomination.step"].sudo()
        domain = self.env["emulation.nomination.step"]._get_waiting_domain()
        # Who is asked to decide may know of it, whatever else he reads
        [(count, oldest)] = steps_sudo._read_group(
            domain, [], ["__count", "started_on:min"]
        )
        today = vietnam_today()
        late = count and steps_sudo.search_count(
            domain & Domain("deadline", "<", today)
        )
        officer = self.env.user.has_group("hr_emulation.group_officer")
        waiting = "hr_emulation.emulation_waiting_action"
        numbers = [
            Number(
                "waiting",
                self.env._("nominations waiting for me"),
                "fa-inbox",
                waiting,
                count=count,
                note=oldest
                and self.env._(
                    "the oldest since %(date)s",
                    date=format_date(self.env, vietnam_day(oldest)),
                ),
                is_quiet=not (officer or self.env.user._emulation_led_departments()),
            ),
            Number(
                "waiting_late",
                self.env._("of them past their deadline"),
                "fa-clock-o",
                waiting,
                count=late,
                tone="danger",
                is_quiet=True,
            ),
        ]
        if officer:
            numbers += self._get_office_numbers()
        return {"title": self.env._("Waiting for me"), "numbers": numbers}
