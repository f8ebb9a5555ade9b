# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date

from ...core.days import vietnam_today
from ...core.emulation_workflow_mixin import Transition


class EmulationDelegation(models.Model):
    """Somebody acts for somebody else from one day to another, as the papers say.

    It hands on what the delegator himself answers for, never what was delegated to him,
    and no vote in a council. Of several the first who acts does the step. Written once.
    """

    _name = "emulation.delegation"
    _description = "Delegation"
    _inherit = ["emulation.workflow.mixin"]
    _order = "date_from desc, id desc"
    _rec_name = "delegate_id"
    _check_company_auto = True
    _TRANSITIONS = {"end": Transition(("given",), "ended", True)}
    _GUARDED_FIELDS = ("ended_on", "end_reason")
    _INITIAL_STATE = "given"

    can_end = fields.Boolean(compute="_compute_can")
    state = fields.Selection(
        [("given", "Given"), ("ended", "Ended early")],
        string="Status",
        required=True,
        default="given",
        readonly=True,
        copy=False,
    )
    delegator_id = fields.Many2one(
        "hr.employee",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        default=lambda self: self.env.user._emulation_employees()[:1].id,
    )
    delegate_id = fields.Many2one(
        "hr.employee",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    company_id = fields.Many2one(
        related="delegator_id.company_id", store=True, index=True
    )
    date_from = fields.Date(
        string="From", required=True, default=lambda self: vietnam_today()
    )
    date_to = fields.Date(string="To", required=True)
    reason = fields.Char(required=True)
    attachment_ids = fields.Many2many(
        "ir.attachment",
        string="Paper",
        copy=False,
        help="The written delegation; needed when an officer enters it for others.",
    )
    ended_on = fields.Date(string="Ended Early On", readonly=True, copy=False)
    end_reason = fields.Char(readonly=True, copy=False)
    is_valid = fields.Boolean(
        string="Valid Today", compute="_compute_is_valid", search="_search_is_valid"
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "The period ends before it begins."
    )
    _two_people = models.Constraint(
        "CHECK (delegator_id <> delegate_id)", "Nobody delegates to himself."
    )
    _ended_with_reason = models.Constraint(
        """CHECK ((state = 'ended') = (ended_on IS NOT NULL)
            AND (state = 'ended') = (end_reason IS NOT NULL))""",
        "A delegation that ended early says why.",
    )
    _pair_once = models.Constraint(
        """EXCLUDE USING gist (
            int4range(delegator_id, delegator_id, '[]') WITH &&,
            int4range(delegate_id, delegate_id, '[]') WITH &&,
            daterange(date_from, date_to, '[]') WITH &&
        ) WHERE (state = 'given')""",
        "There is already a delegation between the two for these days.",
    )

    # --- Computes -----------------------------------------------------------------------

    @api.depends("delegator_id", "delegate_id", "date_from", "date_to")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for delegation in self:
            # The names are on the paper, whoever reads the employees' files
            names = delegation.sudo()
            delegation.display_name = (
                f"{names.delegator_id.name or ''} → {names.delegate_id.name or ''} "
                f"({delegation._get_dates_text()})"
            )

    @api.depends("date_from", "date_to", "state")
    def _compute_is_valid(self):
        valid = self.filtered_domain(self._get_valid_domain())
        for delegation in self:
            delegation.is_valid = delegation in valid

    def _search_is_valid(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._get_valid_domain()

    def _get_dates_text(self):
        return "–".join(
            format_date(self.env, day) for day in (self.date_from, self.date_to) if day
        )

    def _get_words(self):
        """How papers and screens say for whom somebody acted."""
        self.ensure_one()
        return self.env._(
            "acting for %(name)s (delegation of %(dates)s)",
            name=self.sudo().delegator_id.name,
            dates=self._get_dates_text(),
        )

    # --- Writing ------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        """Delegate: for oneself, or by an officer who has the paper.

        :raise UserError: naming everything that is wrong
        """
        delegations = super().create(vals_list)
        problems = [
            f"{delegation.display_name}: {text}"
            for delegation in delegations
            for text in delegation._get_problems()
        ]
        if problems:
            raise UserError("\n".join(problems))
        for delegation in delegations.sudo():
            delegation.attachment_ids = [
                (6, 0, delegation._copy_papers().ids),
            ]
        delegations._log_given()
        return delegations

    def _get_problems(self):
        """Why the user may not delegate so, as a list of sentences."""
        self.ensure_one()
        own = self.env.user._emulation_employees()
        # Whose account it is does not depend on who may read it
        people = self.sudo().delegate_id._emulation_users_by_person()
        today = vietnam_today()
        is_own = self.sudo().delegator_id in own
        problems = []
        if not (is_own or self.env.user.has_group("hr_emulation.group_officer")):
            problems.append(
                self.env._("only the delegator himself or an officer may delegate")
            )
        if not is_own and not self.sudo().attachment_ids.filtered("file_size"):
            problems.append(self.env._("attach the paper of the delegation"))
        if not is_own and self.sudo().delegate_id in own:
            problems.append(
                self.env._("somebody else has to enter what is delegated to you")
            )
        if self.sudo().delegate_id in self.sudo().delegator_id._emulation_persons():
            problems.append(self.env._("nobody delegates to himself"))
        if self.date_to < today or (is_own and self.date_from < today):
            problems.append(
                self.env._("the period is over already or began before today")
            )
        if not any(people[self.delegate_id.id].mapped("active")):
            problems.append(
                self.env._(
                    "%(name)s has no log-in and could not act",
                    name=self.sudo().delegate_id.name,
                )
            )
        return problems

    def _copy_papers(self):
        """Papers of one's own: nobody changes them afterwards."""
        return self.env["ir.attachment"].union(
            *(
                paper.copy({"res_model": self._name, "res_id": self.id})
                for paper in self.attachment_ids
            )
        )

    def _log_given(self):
        values = {
            delegation.id: {
                "delegator": delegation.delegator_id.name,
                "delegate": delegation.delegate_id.name,
                "from": str(delegation.date_from),
                "to": str(delegation.date_to),
            }
            for delegation in self.sudo()
        }
        for reason, delegations in self.grouped("reason").items():
            self.env["emulation.audit.log"]._append(
                delegations, "delegated", values, reason=reason
            )

    # --- Ending -------------------------------------------------------------------------

    def _is_untouched(self):
        # From its first day on somebody may have acted by it
        return False

    @api.model
    def _get_step_label(self, name):
        return (
            self.env._("End early") if name == "end" else super()._get_step_label(name)
        )

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        own = self.env.user._emulation_employees()
        officer = self.env.user.has_group("hr_emulation.group_officer")
        today = vietnam_today()
        for delegation in self.sudo():
            reasons = blockers[delegation.id]
            if delegation.date_to and delegation.date_to < today and not reasons:
                reasons.append(self.env._("it has ended already"))
            people = delegation.delegator_id | delegation.delegate_id
            if not (officer or people & own):
                reasons.append(
                    self.env._("only the two themselves or an officer may end it")
                )
        return blockers

    def action_end(self, reason=None):
        """End delegations before their last day; what was done with them stays.

        :param str reason: why
        :raise UserError: naming every delegation and every reason
        """
        self.check_access("read")
        self._check_transition("end", reason)
        before = {rec.id: rec.state for rec in self}
        # Nobody may write a delegation but by this step, which asked who he is
        vals = {"ended_on": vietnam_today(), "end_reason": reason.strip()}
        self.sudo()._write_guarded({"state": "ended", **vals})
        self._log_transition("end", before, reason)
        return True

    # --- Reading ------------------------------------------------------------------------

    @api.model
    def _get_valid_domain(self, day=None):
        day = day or vietnam_today()
        return (
            Domain("date_from", "<=", day)
            & Domain("date_to", ">=", day)
            & (Domain("ended_on", "=", False) | Domain("ended_on", ">", day))
        )

    @api.model
    def _get_valid(self, delegates=None, day=None):
        """Return the delegations of a day as superuser.

        :param delegates: hr.employee; only those given to one of them
        :param date day: today by default
        """
        domain = self._get_valid_domain(day)
        if delegates is not None:
            domain &= Domain("delegate_id", "in", delegates.ids)
        # Who acts for whom is asked before anybody may read it
        return self.sudo().search(domain)

    def _by_delegator(self):
        """Tell who acts for whom.

        :return: ``{employee id, any of the delegator's records: [(user id of the
            delegate, delegation id), ...]}``
        """
        records = self.delegator_id._emulation_records_by_person()
        accounts = self.delegate_id._emulation_users_by_person()
        found = {}
        for delegation in self:
            users = accounts[delegation.delegate_id.id].filtered("active")
            for person in records[delegation.delegator_id.id]:
                found.setdefault(person, []).extend(
                    (user.id, delegation.id) for user in users
                )
        return found
