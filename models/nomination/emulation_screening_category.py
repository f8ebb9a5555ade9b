# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ..core.days import vietnam_today


class EmulationRoundCategory(models.Model):
    """Screening of an award category: who meets its conditions."""

    _inherit = "emulation.round.category"

    screening_ids = fields.One2many("emulation.screening", "category_id")

    def action_screen(self):
        """Answer the conditions of each category for everybody in scope.

        Individuals are the active staff with a regular place on the day in a unit
        that takes part in the campaign, or in the company when the round names no
        units; somebody with two records in scope has two lines with one history.
        Collectives are the units themselves and the ad-hoc collectives of the day.
        Officers screen everything, heads and officers of units only their units.

        :return: emulation.screening, one for each category; ``done`` up to the
            number of subjects set as ``hr_emulation.screening_limit``, above it
            ``queued``. Over RPC their ids
        :raise AccessError: when the caller may not screen at all
        :raise UserError: naming every category and every reason
        """
        own = self._get_screened_units()
        self.check_access("read")
        units = {
            category.id: category._get_participating_units(own) for category in self
        }
        self._check_can_screen(units)
        return self.env["emulation.screening"]._start(self, units, own is not None)

    def action_open_screening(self):
        """Button: screen and open the result.

        :return: window action
        :raise UserError: see ``action_screen``
        """
        return self.action_screen()._open()

    def action_view_screenings(self):
        """Button: open the earlier screenings.

        :return: window action
        """
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_screening_action"
        )
        return {**action, "domain": [("category_id", "in", self.ids)]}

    @api.model
    def _may_screen(self):
        """Whether the user screens anybody, in any of his companies."""
        user = self.env.user
        if self.env.su or user.has_group("hr_emulation.group_officer"):
            return True
        base = user._emulation_base_departments()
        units = Domain("id", "child_of", sorted(base)) & Domain(
            "emulation_level_id", "!=", False
        )
        return bool(base and self.env["hr.department"].sudo().search(units, limit=1))

    def _get_screened_units(self):
        """Units the caller may screen.

        :return: hr.department, None for everything
        :raise AccessError: when he leads no unit and is no officer
        """
        user = self.env.user
        if self.env.su or user.has_group("hr_emulation.group_officer"):
            return None
        units = user._emulation_departments().filtered("emulation_level_id")
        if not units:
            raise AccessError(
                self.env._(
                    "Only emulation officers, and heads and officers of units for "
                    "their own units, screen who meets the conditions."
                )
            )
        return units

    def _check_can_screen(self, units):
        """Refuse with every reason.

        :param dict units: see ``_get_participating_units``, by category id
        """
        states = dict(self._fields["state"]._description_selection(self.env))
        officer = self.env.su or self.env.user.has_group("hr_emulation.group_officer")
        allowed = ("draft", "open", "deliberation") if officer else ("open",)
        today = vietnam_today()
        problems = []
        for category in self:
            reasons = []
            if category.round_id.is_template:
                reasons.append(self.env._("the round is a template"))
            elif category.state not in allowed:
                reasons.append(
                    self.env._(
                        "not possible while the round is in the state “%(state)s”",
                        state=states[category.state],
                    )
                )
            if not category.rule_ids._valid_on(today):
                reasons.append(self.env._("it has no conditions that count today"))
            if units[category.id] == []:
                reasons.append(self.env._("none of your units takes part"))
            problems += [f"{category.display_name}: {reason}" for reason in reasons]
        if problems:
            raise UserError("\n".join(problems))

    def _get_participating_units(self, own):
        """Units whose people a screening asks about.

        :param own: units of the caller, None for everything
        :return: ids of departments with a level, None for the whole company
        """
        self.ensure_one()
        taking_part = self.sudo().round_id.campaign_id.unit_ids
        if not taking_part:
            return None if own is None else own.ids
        domain = Domain("id", "child_of", taking_part.ids)
        domain &= Domain("emulation_level_id", "!=", False)
        if own is not None:
            domain &= Domain("id", "in", own.ids)
        # The scope does not depend on which departments the caller may open
        return self.env["hr.department"].sudo().search(domain).ids

    def _prepare_screening(self, date, units, limited):
        """Values of a screening that begins now.

        :param date: day as of which facts count
        :param units: ids of the units in scope, None for the company
        :param bool limited: the caller screens his own units only
        """
        self.ensure_one()
        ctx = self._get_eligibility_context(date)
        return {
            "category_id": self.id,
            "subject_kind": self.subject_kind,
            "date": date,
            "started_on": fields.Datetime.now(),
            "is_limited": limited,
            "scope_unit_ids": units,
            "fingerprint": self.rule_ids._get_fingerprint(ctx),
            "asked": self.rule_ids._valid_on(date)._get_asked(ctx),
        }


class EmulationRound(models.Model):
    _inherit = "emulation.round"

    def action_open_screening(self):
        """Button: screen all categories of the round that have conditions.

        :return: window action
        :raise UserError: when none has any, or see ``action_screen``
        """
        self.ensure_one()
        self.check_access("read")
        categories = self.category_ids.filtered("rule_ids")
        if not categories:
            raise UserError(
                self.env._(
                    "%(name)s: no award category has conditions yet. Write them in "
                    "the category, then screen.",
                    name=self.name,
                )
            )
        return categories.action_open_screening()
