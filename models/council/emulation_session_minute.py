# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import Counter

from odoo import fields, models
from odoo.tools import groupby

# Results on which the step of the nomination ends, and how
OUTCOMES = {"passed": "approved", "not_passed": "refused"}
ACTIVE_STATES = ("submitted", "in_review")


class EmulationSession(models.Model):
    """From the conditions at opening to what the minutes do to the nominations."""

    _inherit = "emulation.session"

    # --- At opening -----------------------------------------------------------------

    def _check_items(self):
        """Ask the conditions of every nominee and mark who is not voted on.

        A unit meeting puts forward: what is only unknown does not hinder there. For
        a council a condition that must be met and is not known hinders as well.
        """
        for session in self:
            session._mark_gone()
            items = session.item_ids.filtered(lambda i: i.result == "pending")
            nominations = items.nomination_id
            nominations._record_checks("session", session._get_day())
            strict = session.kind == "council"
            failing = nominations.check_ids.filtered(
                lambda c, s=strict: (
                    not c.depth
                    and c.severity == "block"
                    and not c.override_id
                    and (c.result == "fail" or (s and c.result == "unknown"))
                )
            ).nomination_id
            items.filtered(lambda i, f=failing: i.nomination_id in f)._write_guarded(
                {"result": "hindered", "arithmetic": {"code": "hindered"}}
            )

    def _mark_gone(self):
        """Mark the items whose nomination is suspended or waits no more."""
        items = self.item_ids
        halted = items.filtered(lambda i: i.nomination_id.state == "suspended")
        gone = (items - halted).filtered(
            lambda i: (
                i.step_id.state != "current"
                or i.nomination_id.state not in ACTIVE_STATES
            )
        )
        for group, result in ((halted, "suspended"), (gone, "void")):
            group._write_guarded({"result": result, "arithmetic": {"code": result}})

    # --- Minutes --------------------------------------------------------------------

    def action_minute(self):
        """Finish the minutes: the votes end the steps of the nominations.

        Who finds no place left in the quota stays where he is, and the item says so.

        :raise UserError: naming every session and every reason
        """
        self._lock()
        self._check_transition("minute")
        for session in self.sudo():
            session._mark_settled()
            session._record_acclaim()
            session._transition(
                "minute", minuted_on=fields.Datetime.now(), minuted_by_id=self.env.uid
            )
            session._end_steps()
        return True

    def _mark_settled(self):
        """Votes on what was suspended or ended since do not count."""
        voted = self.item_ids.filtered(lambda i: i.result in OUTCOMES)
        halted = voted.filtered(lambda i: i.nomination_id.state == "suspended")
        gone = (voted - halted).filtered(lambda i: i.step_id.state != "current")
        for group, result in ((halted, "suspended"), (gone, "void")):
            for item in group:
                arithmetic = {**item.arithmetic, "ended": result}
                item._write_guarded({"result": result, "arithmetic": arithmetic})

    def _record_acclaim(self):
        """The vote of a unit meeting is the acclaim of the collective."""
        if self.kind != "meeting":
            return
        voted = self.item_ids.filtered(lambda i: i.result in OUTCOMES)
        for item in voted:
            item.nomination_id._write_guarded(
                {
                    "acclaim_for": item.count_for,
                    "acclaim_total": item.arithmetic["taking_part"],
                    "acclaim_date": self._get_day(),
                }
            )
        voted.nomination_id._record_checks("session", self._get_day())

    def _end_steps(self):
        refused = self.item_ids.filtered(lambda i: i.result == "not_passed")
        if refused:
            self._complete_steps(refused)
        waiting = self.item_ids.filtered(lambda i: i.result == "passed")
        # Who builds on another award of the same session comes after it
        while ready := waiting._filter_placed():
            self._complete_steps(ready)
            waiting -= ready
        wanted = waiting._get_wanted_places()
        for item in waiting:
            is_tied = item in wanted and all(q.left > 0 for q in wanted[item])
            ended = "equal_places" if is_tied else "no_place"
            item._write_guarded(
                {
                    "result": "no_place",
                    "arithmetic": {**item.arithmetic, "ended": ended},
                }
            )

    def _complete_steps(self, items):
        steps = items.step_id
        paper = {}
        if self.is_from_paper:
            paper = {
                "is_from_paper": True,
                "paper_date": self.paper_date,
                "entered_by_id": self.env.uid,
                "attachment_ids": [(6, 0, self.attachment_ids.ids)],
            }
        outcome = OUTCOMES[items[:1].result]
        # The same words for all, so that they are logged together; each count is
        # with its item
        reason = outcome == "refused" and self.env._(
            "The vote did not reach what the vote rule asks for."
        )
        steps._complete(
            outcome,
            comments=dict.fromkeys(steps.ids, reason),
            values={i.step_id.id: {"session_item_id": i.id, **paper} for i in items},
        )


class EmulationSessionItem(models.Model):
    _inherit = "emulation.session.item"

    def _filter_placed(self):
        """Keep the items that can pass: a place is left for each that takes one now.

        More candidates than places are served by votes in favour. Where votes are equal
        for the last places, nobody goes first by his number on the agenda: all wait,
        and those behind them, for a session that is told how many places there are.
        """
        wanted = self._get_wanted_places()
        left = {quota: quota.left for quotas in wanted.values() for quota in quotas}
        placed = self.browse()
        ranked = sorted(wanted, key=lambda i: i.count_for, reverse=True)
        for _votes, equal in groupby(ranked, key=lambda i: i.count_for):
            able = [i for i in equal if all(left[q] > 0 for q in wanted[i])]
            asked = Counter(q for i in able for q in wanted[i])
            placed = placed.union(
                *(i for i in able if all(left[q] >= asked[q] for q in wanted[i]))
            )
            for quota, number in asked.items():
                left[quota] = max(left[quota] - number, 0)
        return placed

    def _get_wanted_places(self):
        """Counters in which each item takes a place by passing now, as superuser.

        :return: ``{item: emulation.quota}``; what another award hinders is left out
        """
        nominations = self.nomination_id
        final = nominations.filtered(
            lambda n: all(
                s.state in ("done", "cancelled") or s.kind == "forward"
                for s in n.step_ids - self.step_id
            )
        )
        hindered = set(final._get_required_problems("approve"))
        bound = final._get_bound_counters()
        none = self.env["emulation.quota"].sudo()
        wanted = {}
        for item in self.filtered(lambda i: i.nomination_id.id not in hindered):
            wanted[item] = none
            if item.nomination_id in final:
                rows = bound[item.nomination_id.id].filtered("is_open")
                held = item.nomination_id.quota_ids
                wanted[item] = rows._taken_by("passing") - held
        return wanted
