# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class EmulationNominationRemark(models.Model):
    """What somebody who takes part in a step notes on the dossier.

    Until the step is done a remark is its author's alone; afterwards officers,
    auditors and who took part in the step read it. The nominee never does.
    """

    _name = "emulation.nomination.remark"
    _description = "Remark on a Nomination"
    _inherit = ["emulation.unseen.mixin"]
    _order = "step_id, id"
    _rec_name = "author_name"

    step_id = fields.Many2one(
        "emulation.nomination.step", required=True, index=True, ondelete="restrict"
    )
    nomination_id = fields.Many2one(
        related="step_id.nomination_id", store=True, index=True
    )
    company_id = fields.Many2one(related="step_id.company_id", store=True)
    # Who took part may have lost sight of the step itself
    step_name = fields.Char(related="step_id.name")
    author_id = fields.Many2one(
        "res.users",
        required=True,
        readonly=True,
        default=lambda self: self.env.user,
        index=True,
        ondelete="restrict",
    )
    author_name = fields.Char(
        string="Remark By",
        required=True,
        readonly=True,
        default=lambda self: self.env.user.name,
        help="As he was called then.",
    )
    text = fields.Text(string="Remark", required=True)
    can_edit = fields.Boolean(compute="_compute_can_edit")
    is_shared = fields.Boolean(
        compute="_compute_is_shared",
        search="_search_is_shared",
        help="The step is done and the user took part in it.",
    )

    @api.depends("step_id")
    @api.depends_context("uid")
    def _compute_can_edit(self):
        for remark in self:
            remark.can_edit = (
                remark.author_id == self.env.user
                # Who took part may have lost sight of the step
                and remark.step_id.sudo().state == "current"
            )

    @api.depends("step_id.state")
    @api.depends_context("uid")
    def _compute_is_shared(self):
        shared = self.sudo().search(
            Domain("id", "in", self.ids) & self._get_shared_domain()
        )
        for remark in self:
            remark.is_shared = remark._origin.sudo() in shared

    @api.model
    def _search_is_shared(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._get_shared_domain()

    @api.model
    def _get_shared_domain(self):
        """Domain of the remarks on steps that are done and the user took part in."""
        persons = self.env.user._emulation_employees()
        own = self.sudo()._search([("author_id", "=", self.env.uid)])
        took_part = (
            Domain("step_id", "in", own.subselect("step_id"))
            | Domain("step_id.actor_id", "=", self.env.uid)
            | Domain(
                "step_id.session_item_id.session_id.member_ids.employee_id",
                "in",
                persons.ids,
            )
        )
        return Domain("step_id.state", "=", "done") & took_part

    @api.model_create_multi
    def create(self, vals_list):
        self.browse().check_access("create")
        steps_sudo = self.env["emulation.nomination.step"].sudo()
        ids = [vals["step_id"] for vals in vals_list if vals.get("step_id")]
        self._check_not_about_me(steps_sudo.browse(ids).exists().nomination_id)
        # The author is who writes it, whatever the caller sends
        own = {"author_id": self.env.uid, "author_name": self.env.user.name}
        remarks = super().create([{**vals, **own} for vals in vals_list])
        remarks._check_remark()
        return remarks

    def write(self, vals):
        self.check_access("write")
        if set(vals) - {"text"}:
            raise UserError(self.env._("Only the words of a remark can be changed."))
        self._check_remark()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_while_open(self):
        self._check_remark()

    def _check_remark(self):
        """Refuse remarks on steps that are not under way or not the user's.

        :raise UserError: naming every step and every reason
        """
        problems = self.step_id._get_remark_problems()
        for remark in self:
            if not (remark.text or "").strip():
                problems.append(self.env._("Write down the remark."))
            if remark.author_id != self.env.user:
                problems.append(self.env._("The remark is somebody else's."))
        if problems:
            raise UserError("\n".join(dict.fromkeys(problems)))


class EmulationNominationStep(models.Model):
    _inherit = "emulation.nomination.step"

    def _get_remark_problems(self):
        """Why the user may not note anything on these steps, as sentences."""
        steps_sudo = self.sudo()
        conflicts = steps_sudo.nomination_id._get_conflict_codes_of(
            self.env.user._emulation_employees()
        )
        taking_part = self._filter_taking_part()
        problems = []
        for step in steps_sudo:
            reasons = []
            if step.state != "current":
                reasons.append(self.env._("the step is not under way"))
            if conflicts[step.nomination_id.id] - {"nominator"}:
                reasons.append(self.env._("you may not judge it"))
            elif step.id not in taking_part.ids:
                reasons.append(self.env._("you do not take part in the step"))
            problems += [f"{step.display_name}: {text}" for text in reasons]
        return problems

    def _filter_taking_part(self):
        """Keep the steps the user is responsible for or sits in a session on."""
        persons = self.env.user._emulation_employees()
        sitting = Domain("employee_id", "in", persons.ids)
        # Who sits there, not what is said there
        items_sudo = (
            self.env["emulation.session.item"]
            .sudo()
            .search(
                Domain("step_id", "in", self.ids)
                & Domain("session_id.state", "in", ("frozen", "open", "closed"))
                & Domain("session_id.member_ids", "any", sitting)
                & Domain("recusal_ids.member_id", "not any", sitting)
            )
        )
        return self.filtered("is_mine") | self.browse(items_sudo.step_id.ids)


class EmulationNomination(models.Model):
    _inherit = "emulation.nomination"

    # Computed, for who may not read them could search by whether there are any
    remark_ids = fields.One2many(
        "emulation.nomination.remark",
        string="Remarks",
        compute="_compute_remark_ids",
    )
    can_remark = fields.Boolean(compute="_compute_can_remark")

    @api.depends_context("uid")
    def _compute_remark_ids(self):
        remarks = self.env["emulation.nomination.remark"].search(
            [("nomination_id", "in", self.ids)]
        )
        own = remarks.grouped("nomination_id")
        for nomination in self:
            nomination.remark_ids = own.get(nomination._origin, False)

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can_remark(self):
        steps = self._get_remark_steps()
        for nomination in self:
            nomination.can_remark = nomination._origin in steps.nomination_id

    def _get_remark_steps(self):
        """Current steps of these nominations the user may note a remark on."""
        steps = self.current_step_ids._filter_taking_part()
        own = self.sudo().filtered_domain(
            self.env["emulation.nomination.remark"]._get_about_me_domain()
        )
        return steps.filtered(lambda step: step.nomination_id not in own)

    def action_remark(self):
        """Open the window for a remark on the step under way.

        :return: window action
        :raise UserError: when the user does not take part in it
        """
        self.ensure_one()
        self.check_access("read")
        step = self._get_remark_steps()[:1]
        if not step:
            raise UserError(self.env._("You do not take part in the step under way."))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Remark"),
            "res_model": "emulation.nomination.remark",
            "view_mode": "form",
            "target": "new",
            "context": {"default_step_id": step.id},
        }
