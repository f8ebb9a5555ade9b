# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.exceptions import UserError

from .emulation_session_recusal import RECUSAL_CODES

# In the order in which they are told; a unit meeting puts forward and does not judge
JUDGING_CODES = ("nominee", "collective", "nominator")
MEETING_CODES = ("nominee",)


class EmulationSession(models.Model):
    """Conflicts of interest: found when fixed, declared, or set by the secretary."""

    _inherit = "emulation.session"

    # --- Found by the system ----------------------------------------------------------

    def _find_conflicts(self):
        """Record the conflicts of everybody on the roll, and who acts instead.

        What somebody declared on a nomination in another session holds here as well.

        :raise UserError: naming every item nobody is left to preside over or minute
        """
        problems = []
        for session in self.sudo():
            items = session.item_ids
            items._exclude(session._get_found_conflicts())
            problems += [
                f"{session.display_name}: {text}" for text in items._find_acting()
            ]
        if problems:
            raise UserError("\n".join(problems))

    def _get_found_conflicts(self):
        """Return the conflicts that follow from the records, in constant queries.

        :return: list of values of ``emulation.session.recusal``
        """
        nominations = self.item_ids.nomination_id
        people = self.member_ids.employee_id
        found = nominations._get_conflict_codes(people, self._get_day())
        records = people._emulation_records_by_person()
        recorded = nominations._get_recorded_conflicts(
            people.browse(set().union(*records.values()))
        )
        judged = MEETING_CODES if self.kind == "meeting" else JUDGING_CODES
        vals_list = []
        for item in self.item_ids:
            codes = found[item.nomination_id.id]
            earlier = recorded[item.nomination_id.id]
            for member in self.member_ids:
                person = member.employee_id.id
                code = next((c for c in judged if c in codes.get(person, ())), None)
                vals = {"source": "automatic", "code": code}
                if not code and "recused" in codes.get(person, ()):
                    known = next(earlier[r] for r in records[person] if r in earlier)
                    vals = {n: known[n] for n in ("source", "code", "comment")}
                if vals["code"]:
                    vals_list.append(
                        {"item_id": item.id, "member_id": member.id, **vals}
                    )
        return vals_list

    # --- Declared and set ---------------------------------------------------------------

    def action_declare_conflict(self, item_ids, code, comment=None):
        """Declare one's own conflict of interest on some items.

        Declared after the vote, the items are void and voted on in a new session.

        :param item_ids: ids of ``emulation.session.item``
        :param str code: one of the fixed reasons
        :param str comment: what the reason is, for ``other``
        :raise UserError: naming every reason why not
        """
        self.ensure_one()
        self.check_access("read")
        members = self._get_own_members()
        problems = [] if members else [self.env._("You are not on the roll.")]
        items = self._check_conflict(members[:1], item_ids, code, comment, problems)
        self._record_conflict(members[:1], items, "declared", code, comment)
        return True

    def action_pin_conflict(self, member_id, item_ids, code, comment=None):
        """Record the conflict of interest of a member who does not declare it.

        By who keeps the minutes of the items; by who presides over them when it
        concerns the secretary.

        :param int member_id: id of ``emulation.session.member``
        :param item_ids: ids of ``emulation.session.item``
        :param str code: one of the fixed reasons
        :param str comment: what the reason is, for ``other``
        :raise UserError: naming every reason why not
        """
        self.ensure_one()
        self.check_access("read")
        member = self.sudo().member_ids.filtered(lambda m: m.id == member_id)
        problems = [] if member else [self.env._("This person is not on the roll.")]
        items = self.sudo().item_ids.filtered(lambda i: i.id in _as_ids(item_ids))
        foreign = items.filtered(lambda i: not i._may_pin(member))
        if foreign or not items:
            problems.append(
                self.env._(
                    "Only the secretary records a conflict of interest, the person "
                    "presiding when it is the secretary's own."
                )
            )
        items = self._check_conflict(member, item_ids, code, comment, problems)
        self._record_conflict(member, items, "pinned", code, comment)
        return True

    def _check_conflict(self, member, item_ids, code, comment, problems):
        """Refuse what cannot be recorded.

        :param list problems: sentences found before
        :return: the items, as superuser
        :raise UserError: naming every reason
        """
        session, ids = self.sudo(), _as_ids(item_ids)
        items = session.item_ids.filtered(lambda i: i.id in ids)
        if session.state not in ("frozen", "open", "closed"):
            problems.append(
                self.env._(
                    "Conflicts of interest are recorded from when roll and agenda are "
                    "fixed until the minutes are finished."
                )
            )
        if not ids or ids != set(items.ids):
            problems.append(self.env._("Choose items of this session."))
        if code not in dict(RECUSAL_CODES):
            problems.append(self.env._("Choose one of the reasons."))
        if code == "other" and not (comment or "").strip():
            problems.append(self.env._("Say what the other reason is."))
        known = items.recusal_ids.filtered(lambda r: r.member_id == member).item_id
        if known:
            problems.append(
                self.env._(
                    "The conflict is recorded already: %(names)s.",
                    names=", ".join(known.mapped("subject_name")),
                )
            )
        if problems:
            raise UserError("\n".join(problems))
        return items

    def _record_conflict(self, member, items, source, code, comment):
        """Record a conflict; what the member's vote is in is voted on again."""
        session = self.sudo()
        # Nobody votes from here on, and every vote cast is seen
        session._lock_ballots()
        counted = items._filter_counted(member)
        items._exclude(
            [
                {
                    "item_id": item.id,
                    "member_id": member.id,
                    "source": source,
                    "code": code,
                    "comment": (comment or "").strip() or False,
                }
                for item in items
            ]
        )
        items._find_acting()
        left = items.filtered(lambda i: not i._is_led())
        if again := counted | left:
            session._vote_again(again)

    def _get_second_problems(self):
        # Who is in conflict does not hear of the tie
        if self._get_tied().with_env(self.env).filtered("is_hidden"):
            return [self.env._("nothing is tied")]
        return super()._get_second_problems()

    # --- Voted on again -------------------------------------------------------------------

    def _vote_again(self, items):
        """Declare the vote on items void and put them on a new session's agenda.

        Candidates for the same places are ranked among each other: they are voted on
        again together, with the places there were.
        """
        self.ensure_one()
        ranked = self.seat_ids.filtered(lambda s: s.category_id in items.category_id)
        items |= self.item_ids.filtered(
            lambda i: (
                i.category_id in ranked.category_id
                and i.result not in ("void", "hindered", "suspended")
            )
        )
        for item in items:
            item._write_guarded(
                {
                    "result": "void",
                    "arithmetic": {**(item.arithmetic or {}), "code": "conflict"},
                }
            )
        follower = self._create_follower(
            items, {seat.category_id: seat.seats for seat in ranked}
        )
        self.env["emulation.audit.log"]._append(
            self,
            "voted again",
            {self.id: {"items": items.ids, "session": follower.id}},
        )
        return follower


def _as_ids(item_ids):
    """Return what a caller named as a set of whole numbers."""
    if not isinstance(item_ids, list | tuple):
        return set()
    return {i for i in item_ids if type(i) is int}


class EmulationAuditLog(models.Model):
    _inherit = "emulation.audit.log"

    def _get_event_words(self):
        return {
            **super()._get_event_words(),
            "conflict found": self.env._("Conflict of interest found"),
            "conflict declared": self.env._("Conflict of interest declared"),
            "conflict pinned": self.env._("Conflict of interest set"),
            "voted again": self.env._("Vote void for a conflict of interest"),
        }
