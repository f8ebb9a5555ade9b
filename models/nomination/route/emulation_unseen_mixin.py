# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class EmulationUnseenMixin(models.AbstractModel):
    """What is said of a nomination and never shown to whom it is about."""

    _name = "emulation.unseen.mixin"
    _description = "Not Seen by the Nominee"

    nomination_id = fields.Many2one("emulation.nomination")
    is_about_me = fields.Boolean(
        compute="_compute_is_about_me",
        search="_search_is_about_me",
        help="The user is the nominee or belongs to the collective nominated.",
    )

    @api.depends("nomination_id")
    @api.depends_context("uid")
    def _compute_is_about_me(self):
        own = self.nomination_id.sudo().filtered_domain(self._get_about_me_domain())
        for record in self:
            record.is_about_me = record.nomination_id in own

    @api.model
    def _search_is_about_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("nomination_id", "any", self._get_about_me_domain())

    @api.model
    def _get_about_me_domain(self):
        """Domain of the nominations of the user and of the collectives he is in."""
        persons = self.env.user._emulation_employees()
        places = self.env.user._emulation_memberships_sudo(persons)
        collectives = places.department_id | places.unit_id
        return Domain("employee_id", "in", persons.ids) | Domain(
            "department_id", "in", collectives.ids
        )

    @api.model
    def _check_not_about_me(self, nominations):
        """Refuse in words, before the record rule says that something is secret.

        :raise UserError: when a nomination is about the user
        """
        own = nominations.sudo().exists().filtered_domain(self._get_about_me_domain())
        if own:
            raise UserError(
                "\n".join(
                    self.env._(
                        "%(name)s: this is about yourself or a collective you belong to; "
                        "what speaks for or against it is for others to say.",
                        name=nomination.display_name,
                    )
                    for nomination in own
                )
            )
