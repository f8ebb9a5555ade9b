# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

# From when roll and agenda are fixed until the minutes are finished
UNDER_WAY = ("frozen", "open", "closed")


class EmulationBlindMixin(models.AbstractModel):
    """Records that some users must not see for a time, by record rules."""

    _name = "emulation.blind.mixin"
    _description = "Hidden for a Time"

    is_hidden = fields.Boolean(
        string="Hidden from Me",
        compute="_compute_is_hidden",
        search="_search_is_hidden",
        help="What is decided on it is not for this user before it is done.",
    )

    @api.depends_context("uid")
    def _compute_is_hidden(self):
        hidden = self.sudo().search(
            self._domain_hidden() & Domain("id", "in", self._origin.ids)
        )
        for record in self:
            record.is_hidden = record._origin in hidden

    @api.model
    def _search_is_hidden(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._domain_hidden()

    @api.model
    def _domain_hidden(self):
        """Return the domain of what the user must not see now."""
        raise NotImplementedError


class EmulationSessionItem(models.Model):
    """Who is in conflict neither lists nor reads an item before it is minuted."""

    _name = "emulation.session.item"
    _inherit = ["emulation.session.item", "emulation.blind.mixin"]

    @api.model
    def _domain_hidden(self):
        """Domain of the items the user must not see now.

        What was voted and then declared void is never shown to who was in conflict.
        """
        persons = self.env.user._emulation_employees()
        judged = (
            Domain("nomination_id.nominator_id", "in", persons.ids)
            | Domain("nomination_id.submitted_by_id", "=", self.env.uid)
            | Domain(
                "nomination_id.department_id",
                "in",
                self._get_own_collectives(persons).ids,
            )
        )
        return Domain("session_id.state", "in", (*UNDER_WAY, "void")) & (
            Domain("recusal_ids.member_id.employee_id", "in", persons.ids)
            | Domain("nomination_id.employee_id", "in", persons.ids)
            | (Domain("session_id.kind", "=", "council") & judged)
        )

    @api.model
    def _get_own_collectives(self, persons):
        """Departments that the persons lead or directly belong to today."""
        own = self.env.user._emulation_memberships_sudo(persons)
        return own.department_id | own.unit_id


class EmulationSessionRecusal(models.Model):
    _inherit = "emulation.session.recusal"

    @api.model
    def _domain_hiding(self):
        """Domain of the conflicts that hide a dossier: in councils under way."""
        return Domain("session_id.kind", "=", "council") & Domain(
            "session_id.state", "in", UNDER_WAY
        )


class EmulationNomination(models.Model):
    """A member of a council does not read the dossier he is in conflict with."""

    _name = "emulation.nomination"
    _inherit = ["emulation.nomination", "emulation.blind.mixin"]

    @api.model
    def _domain_hidden(self):
        persons = self.env.user._emulation_employees()
        recusals = self.env["emulation.session.recusal"].sudo()
        mine = recusals._search(
            recusals._domain_hiding()
            & Domain("member_id.employee_id", "in", persons.ids)
        )
        items = self.env["emulation.session.item"].sudo()
        found = items._search(Domain("id", "in", mine.select("item_id")))
        return Domain("id", "in", found.select("nomination_id"))

    def _notify_get_recipients(self, message, msg_vals=False, **kwargs):
        """Who is in conflict is told nothing, though he follows the nomination."""
        recipients = super()._notify_get_recipients(message, msg_vals, **kwargs)
        recusals = self.env["emulation.session.recusal"].sudo()
        excluded = recusals.search(
            recusals._domain_hiding() & Domain("item_id.nomination_id", "in", self.ids)
        )
        persons = excluded.member_id.employee_id._emulation_persons()
        barred = persons.user_id.partner_id | persons.work_contact_id
        return [row for row in recipients if row["id"] not in barred.ids]


class EmulationNominationStep(models.Model):
    """What one of two said who decide jointly is his alone until both have."""

    _name = "emulation.nomination.step"
    _inherit = ["emulation.nomination.step", "emulation.blind.mixin"]

    @api.model
    def _domain_hidden(self):
        halves = SQL(
            """(
            SELECT half.id
              FROM emulation_nomination_step half
              JOIN emulation_nomination_step other
                ON other.nomination_id = half.nomination_id
               AND other.pass_number = half.pass_number
               AND other.sequence = half.sequence
             WHERE half.state = 'done' AND other.state = 'current'
               AND half.actor_id IS DISTINCT FROM %s)""",
            self.env.uid,
        )
        return Domain("id", "in", halves) | Domain(
            "nomination_id", "any", self.env["emulation.nomination"]._domain_hidden()
        )

    def _group_by_words(self):
        """Group steps done just now by what may be told of them.

        One half of a joint decision tells nothing; the other tells what both said.

        :return: ``{words or None: emulation.nomination.step}``
        """
        steps = self.sudo()
        beside = steps.search(
            Domain("nomination_id", "in", steps.nomination_id.ids)
            & Domain("state", "in", ("current", "done"))
        ).grouped(lambda s: (s.nomination_id, s.pass_number, s.sequence))
        groups = {}
        for step in steps:
            rows = beside[step.nomination_id, step.pass_number, step.sequence]
            words = step.comment or None
            if "current" in rows.mapped("state"):
                words = None
            elif len(rows) > 1:
                said = rows.filtered("comment")
                words = "\n".join(f"{s.actor_name}: {s.comment}" for s in said) or None
            groups[words] = groups.get(words, steps.browse()) | step
        return groups


class EmulationAuditLog(models.Model):
    """What the log tells of others' judgement is not for who is judged or in conflict.

    Of a session as long as it is under way; of one's own nomination always.
    """

    _name = "emulation.audit.log"
    _inherit = ["emulation.audit.log", "emulation.blind.mixin"]

    @api.model
    def _domain_hidden(self):
        items = self.env["emulation.session.item"].sudo()
        hidden = items._search(items._domain_hidden())
        nominations = self.env["emulation.nomination"].sudo()
        unseen = (
            nominations._domain_hidden()
            | self.env["emulation.unseen.mixin"]._get_about_me_domain()
        )
        complaints = self.env["emulation.complaint"].sudo()
        return Domain.OR(
            Domain("res_model", "=", model) & Domain("res_id", "in", ids)
            for model, ids in (
                ("emulation.session", hidden.select("session_id")),
                ("emulation.nomination", nominations._search(unseen)),
                (
                    "emulation.complaint",
                    complaints._search(Domain("nomination_id", "any", unseen)),
                ),
            )
        )
