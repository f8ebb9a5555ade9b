# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..core.emulation_workflow_mixin import Transition

WORDING = ("subject", "body", "partner_ids", "email_to")


class EmulationAnnouncement(models.Model):
    """A letter that tells of a decision, in the outbox until an officer sends it.

    States: ``draft`` → ``sent``, or ``dropped`` with a reason.
    """

    _name = "emulation.announcement"
    _description = "Announcement of a Decision"
    _inherit = ["emulation.workflow.mixin"]
    _order = "decision_id desc, kind, recipient_name, id"
    _rec_name = "recipient_name"
    _check_company_auto = True
    _GUARDED_FIELDS = (
        "decision_id",
        "kind",
        "employee_id",
        "unit_id",
        "recipient_name",
        "line_ids",
        "lang",
        "sent_on",
        "sent_by_id",
        "drop_reason",
    )
    _TRANSITIONS = {
        "send": Transition(("draft",), "sent"),
        "drop": Transition(("draft",), "dropped", True),
    }

    can_send = fields.Boolean(compute="_compute_can")
    can_drop = fields.Boolean(compute="_compute_can")

    decision_id = fields.Many2one(
        "emulation.decision",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    company_id = fields.Many2one(
        related="decision_id.company_id", store=True, index=True
    )
    kind = fields.Selection(
        [("person", "Person"), ("unit", "Unit")], required=True, readonly=True
    )
    employee_id = fields.Many2one(
        "hr.employee", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    unit_id = fields.Many2one(
        "hr.department", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    recipient_name = fields.Char(string="Recipient", readonly=True, required=True)
    line_ids = fields.Many2many(
        "emulation.decision.line",
        "emulation_announcement_line_rel",
        string="Names in It",
        readonly=True,
    )
    lang = fields.Char(string="Language", readonly=True)
    partner_ids = fields.Many2many(
        "res.partner",
        string="Sent To",
        help="Who receives it by Odoo; without anybody the address below is used.",
    )
    email_to = fields.Char(
        string="E-mail Address", help="Used when nobody is chosen above."
    )
    has_address = fields.Boolean(
        string="Can Be Reached",
        compute="_compute_has_address",
        store=True,
        help="Somebody without log-in and e-mail has to be told in another way.",
    )
    subject = fields.Char(required=True)
    body = fields.Html(string="Text")
    state = fields.Selection(
        [("draft", "To look through"), ("sent", "Sent"), ("dropped", "Dropped")],
        string="Status",
        default="draft",
        required=True,
        readonly=True,
        index=True,
    )
    sent_on = fields.Datetime(readonly=True)
    sent_by_id = fields.Many2one("res.users", readonly=True, ondelete="restrict")
    drop_reason = fields.Text(string="Why Dropped", readonly=True)

    _one_each = models.UniqueIndex(
        "(decision_id, kind, COALESCE(employee_id, 0), COALESCE(unit_id, 0))",
        "A decision is announced to everybody once.",
    )

    @api.depends("partner_ids.email", "email_to")
    def _compute_has_address(self):
        for letter in self:
            letter.has_address = bool(
                (letter.email_to or "").strip()
                or any(letter.partner_ids.mapped("email"))
            )

    # --- Steps --------------------------------------------------------------------------

    @api.model
    def _get_step_label(self, name):
        labels = {"send": self.env._("Send"), "drop": self.env._("Do not send")}
        return labels.get(name) or super()._get_step_label(name)

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        officer = self.env.user.has_group("hr_emulation.group_officer")
        for letter in self:
            reasons = blockers[letter.id]
            if not officer:
                reasons.append(self.env._("only an emulation officer may do this"))
            if name == "send" and not reasons and not letter.has_address:
                reasons.append(
                    self.env._("no e-mail address is known; tell them in another way")
                )
        return blockers

    def action_send(self):
        """Send the letters by Odoo's mail; nothing has left before.

        :raise UserError: naming every letter and every reason
        """
        self.check_access("write")
        self._transition("send", sent_on=fields.Datetime.now(), sent_by_id=self.env.uid)
        author = self.env.user.partner_id
        # Officers do not handle the queue of mails themselves
        self.env["mail.mail"].sudo().create(
            [
                {
                    "subject": letter.subject,
                    "body_html": letter.body,
                    "recipient_ids": [(6, 0, letter.partner_ids.ids)],
                    "email_to": not letter.partner_ids and letter.email_to,
                    "email_from": author.email_formatted or False,
                    "author_id": author.id,
                    "model": letter._name,
                    "res_id": letter.id,
                    "auto_delete": False,
                    "state": "outgoing",
                }
                for letter in self
            ]
        )
        return True

    def action_drop(self, reason=None):
        """Decide that letters are not sent.

        :param str reason: why
        :raise UserError: naming every letter and every reason
        """
        self.check_access("write")
        self._transition("drop", reason=reason, drop_reason=reason)
        return True

    def write(self, vals):
        done = self.filtered(lambda letter: letter.state != "draft")
        if done and set(WORDING) & set(vals):
            raise UserError(
                self.env._(
                    "%(names)s: a letter that was sent or dropped is not changed.",
                    names=", ".join(done.mapped("display_name")),
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_initial(self):
        raise UserError(self.env._("Letters are not deleted; drop them."))
