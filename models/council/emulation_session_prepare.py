# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

LIVE_STATES = ("draft", "frozen", "open", "closed")
UNIT_ROLES = {"head": "chair", "deputy": "deputy_chair"}
COUNCIL_ROLES = {
    "chair": "chair",
    "standing_vice_chair": "deputy_chair",
    "vice_chair": "deputy_chair",
    "secretary": "secretary",
}
# Who there can be only one of: the next ones are deputies
SINGLE_ROLES = {"chair": "deputy_chair", "secretary": "deputy_secretary"}
ROLE_ORDER = ("chair", "deputy_chair", "secretary", "deputy_secretary", "member")


class EmulationSession(models.Model):
    """Who sits and what they vote on: filled from the records, not typed."""

    _inherit = "emulation.session"

    waiting_count = fields.Integer(
        string="Waiting Nominations", compute="_compute_waiting_count"
    )

    # --- Roll -----------------------------------------------------------------------

    def _get_roll(self):
        """Return who belongs on the roll that day, with the role in the session.

        A second ballot is cast by those of the first.

        :return: list of ``(hr.employee, role)`` in the order of the roll
        """
        self.ensure_one()
        session = self.sudo()
        if session.previous_session_id:
            return [
                (m.employee_id, m.role) for m in session.previous_session_id.member_ids
            ]
        day = session._get_day()
        if session.kind == "council":
            found = [
                (m.employee_id, COUNCIL_ROLES.get(m.role, "member"))
                for m in self.env["emulation.council.member"]
                .sudo()
                ._members_on(session.council_id, day)
            ]
        else:
            rows = (
                self.env["emulation.unit.member"]
                .sudo()
                ._members_on(day, session.unit_id)
            )
            # Who leads the unit; leading a team below it is no chair
            found = [
                (
                    m.employee_id,
                    UNIT_ROLES.get(m.role, "member")
                    if m.department_id == session.unit_id
                    else "member",
                )
                for m in rows.filtered(lambda m: not m.is_ad_hoc)
            ]
        return self._order_roll(found)

    def _order_roll(self, found):
        """Each person once, with the highest of several roles, in the order of roles."""
        found = sorted(found, key=lambda pair: ROLE_ORDER.index(pair[1]))
        roll, taken = {}, set()
        for employee, role in found:
            if employee in roll:
                continue
            roll[employee] = SINGLE_ROLES[role] if role in taken else role
            taken.add(role if role in SINGLE_ROLES else None)
        if "secretary" not in taken:
            # Whoever prepares a meeting, or is officer of the unit, writes its minutes,
            # unless put forward himself
            officers = self.env.ref("hr_emulation.group_unit_officer").sudo()
            own = self.env.user._emulation_employees()
            able = [e for e in own if e in roll] + [
                e for e in roll if e.sudo().user_id in officers.all_user_ids
            ]
            nominees = self.sudo().item_ids.nomination_id.employee_id
            free = (
                e
                for e in able
                if roll[e] in ("deputy_chair", "member") and e not in nominees
            )
            if secretary := next(free, None):
                roll[secretary] = "secretary"
        return list(roll.items())

    def action_fill_roll(self):
        """Fill the roll with the members of the unit or council on that day.

        Roles that were typed for people who stay are kept.

        :raise UserError: for others than those who prepare the session
        """
        self._check_preparing()
        for session in self:
            members = session.member_ids
            typed = {m.employee_id.id: m.role for m in members if m.role != "member"}
            roll = session._get_roll()
            gone = members.filtered(
                lambda m, r=roll: m.employee_id not in [employee for employee, _ in r]
            )
            gone.unlink()
            present = (members - gone).employee_id
            single = set(typed.values()) & set(SINGLE_ROLES)
            vals_list = []
            for number, (employee, role) in enumerate(roll, start=1):
                if employee in present:
                    continue
                if role in single:
                    role = SINGLE_ROLES[role] if role == "secretary" else "member"
                vals_list.append(
                    {
                        "session_id": session.id,
                        "employee_id": employee.id,
                        "role": role,
                        "sequence": number * 10,
                    }
                )
            self.env["emulation.session.member"].create(vals_list)
        return True

    # --- Agenda -----------------------------------------------------------------------

    def _domain_waiting(self):
        """Domain of the steps that wait for this unit meeting or council."""
        self.ensure_one()
        domain = (
            Domain("state", "=", "current")
            & Domain("kind", "=", self.kind)
            & Domain("nomination_id.state", "in", ("submitted", "in_review"))
        )
        if self.kind == "council":
            domain &= Domain("council_id", "=", self.council_id.id)
        else:
            domain &= Domain("department_id", "=", self.unit_id.id)
        if self.round_id:
            domain &= Domain("round_id", "=", self.round_id.id)
        return domain

    @api.model
    def _get_live_items(self, nominations):
        """Agenda items of nominations in sessions that are under way."""
        return (
            self.env["emulation.session.item"]
            .sudo()
            .search(
                Domain("nomination_id", "in", nominations.ids)
                & Domain("session_id.state", "in", LIVE_STATES)
                & Domain("result", "!=", "void")
            )
        )

    def _get_waiting_steps(self):
        """Steps that wait for this session and stand on no agenda yet."""
        self.ensure_one()
        # Only the number and the agenda of who prepares go out
        steps = (
            self.env["emulation.nomination.step"].sudo().search(self._domain_waiting())
        )
        taken = self._get_live_items(steps.nomination_id).nomination_id
        return steps.filtered(lambda s: s.nomination_id not in taken)

    @api.depends("kind", "unit_id", "council_id", "round_id", "state", "item_ids")
    def _compute_waiting_count(self):
        for session in self:
            is_draft = session.state == "draft" and (
                session.unit_id or session.council_id
            )
            session.waiting_count = is_draft and len(session._get_waiting_steps())

    def action_add_waiting(self):
        """Put every nomination on the agenda that waits for this meeting or council.

        :raise UserError: for others than those who prepare the session, or when
            nothing waits
        """
        self._check_preparing()
        found = {session: session._get_waiting_steps() for session in self}
        if not any(found.values()):
            raise UserError(self.env._("No nomination waits for this session."))
        for session, steps in found.items():
            session._add_steps(steps)
        return True

    def _add_steps(self, steps):
        self.ensure_one()
        nominations = steps.nomination_id.sorted(
            lambda n: (n.category_id.sequence, n.category_id.id, n.unit_id.id, n.id)
        )
        self.env["emulation.session.item"].create(
            [
                {
                    "session_id": self.id,
                    "nomination_id": nomination.id,
                    "sequence": number * 10,
                }
                for number, nomination in enumerate(
                    nominations, start=len(self.item_ids) + 1
                )
            ]
        )
        if not self.vote_rule_id:
            self.vote_rule_id = steps.vote_rule_id[:1]

    def _check_preparing(self):
        self.check_access("write")
        problems = [
            self.env._("%(name)s: only a draft is prepared.", name=s.display_name)
            for s in self
            if s.state != "draft"
        ]
        problems += [
            self.env._(
                "%(name)s: only an emulation officer or the head or officer of the unit "
                "prepares a session.",
                name=s.display_name,
            )
            for s in self
            if not s._may_prepare()
        ]
        if problems:
            raise UserError("\n".join(problems))

    # --- From what waits to a session ------------------------------------------------

    @api.model
    def _prepare_for(self, steps):
        """Make a draft for each meeting and council that steps wait for.

        :param steps: current steps of the kinds ``meeting`` and ``council``
        :return: emulation.session, with roll and agenda filled
        """
        sessions = self.browse()
        groups = steps.grouped(
            lambda s: (s.kind, s.department_id, s.council_id, s.round_id)
        )
        for (kind, unit, council, round_), group in groups.items():
            free = group.filtered(lambda s: not self._get_live_items(s.nomination_id))
            if not free:
                continue
            rule = group.vote_rule_id[:1] or council.vote_rule_id
            session = self.create(
                {
                    "kind": kind,
                    "unit_id": kind == "meeting" and unit.id,
                    "council_id": kind == "council" and council.id,
                    "round_id": round_.id,
                    "company_id": group.company_id[:1].id or self.env.company.id,
                    "vote_rule_id": rule.id,
                }
            )
            session._add_steps(free)
            session.action_fill_roll()
            sessions |= session
        return sessions

    def _open_window(self):
        """Open one of these sessions, or their list.

        :return: window action
        """
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_session_action"
        )
        if len(self) == 1:
            return {
                **action,
                "views": [(False, "form")],
                "view_mode": "form",
                "res_id": self.id,
            }
        return {**action, "domain": [("id", "in", self.ids)], "context": {}}

    def action_view_previous(self):
        """Open the session whose ballot is cast again here.

        :return: window action
        """
        self.ensure_one()
        self.check_access("read")
        return self.previous_session_id._open_window()
