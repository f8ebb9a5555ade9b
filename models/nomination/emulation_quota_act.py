# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.exceptions import UserError

SHOWN_HOLDERS = 5


class EmulationQuota(models.Model):
    """Changes after opening, each with a reason in the log, and words on places."""

    _inherit = "emulation.quota"

    def action_set_number(self, number, reason=None):
        """Change the number, or the percentage, after the round opened.

        A row for each unit or cluster hands it down to the rows made of it.

        :param number: new number of places, or percentage of a row in percent
        :param str reason: why
        :return: True
        :raise UserError: naming every reason; the places taken stay taken
        """
        problems = self._get_act_problems(reason)
        rows = self | self.child_ids
        name = {"number": "number", "percent": "percent"}
        # Neither what is no number nor what no column holds
        is_number = not isinstance(number, bool) and isinstance(number, int | float)
        if not (is_number and abs(number) < 2**31):
            problems.append(self.env._("“%(number)s” is no number.", number=number))
        elif any(q.unit == "number" and number != int(number) for q in rows):
            problems.append(self.env._("A number of places is a whole number."))
        if problems:
            raise UserError("\n".join(problems))
        before = {q.id: str(q[name[q.unit]]) for q in rows}
        for unit, quotas in rows.grouped("unit").items():
            value = int(number) if unit == "number" else number
            quotas._through_door().write({name[unit]: value})
        self._count_anew(rows, "quota changed", before, reason)
        return True

    def action_recompute(self, reason=None):
        """Take the bases anew: head counts of today, results as they are now.

        Units and clusters that came after the opening get their rows.

        :param str reason: why
        :return: True
        :raise UserError: naming every row that would fall below the places taken
        """
        problems = self._get_act_problems(reason)
        if problems:
            raise UserError("\n".join(problems))
        self._open_counters()
        rows = self | self.child_ids
        before = {q.id: {"base": q.base, "capacity": q.capacity} for q in rows}
        self._count_anew(rows, "quota recomputed", before, reason)
        return True

    def action_remove(self, reason=None):
        """Remove rows after the round opened; units fall back to the general row.

        :param str reason: why
        :return: True
        :raise UserError: naming every row that stays, and why
        """
        problems = self._get_act_problems(reason) + self._get_removal_problems()
        if problems:
            raise UserError("\n".join(problems))
        self._remove(reason)
        return True

    def _get_act_problems(self, reason):
        self.check_access("read")
        problems = []
        if not self.env.user.has_group("hr_emulation.group_officer"):
            problems.append(self.env._("Only an emulation officer may do this."))
        else:
            self.check_access("write")
        for quota in self:
            state = quota.category_id.round_id.state
            if state in ("draft", "closed"):
                problems.append(
                    self.env._(
                        "%(category)s, %(quota)s: the round is not open.",
                        category=quota.category_id.display_name,
                        quota=quota.display_name,
                    )
                )
        if not (reason or "").strip():
            problems.append(self.env._("Give a reason in words."))
        return problems

    def _count_anew(self, rows, event, before, reason):
        counters = rows.filtered("is_counter")
        if event == "quota changed":
            counters._set_capacities(keep_bases=True)
        else:
            counters.filtered(lambda q: q.unit == "percent")._set_capacities()
        rows._log(event, before, reason)
        self.env["emulation.nomination"]._reseat(rows.category_id)

    # --- Words ------------------------------------------------------------------

    def _taken_by(self, step):
        """Rows whose place is taken by a step or one before it."""
        return self.filtered(lambda q: step == "passing" or q._get_step() == step)

    def _get_headroom_text(self):
        """Words on places taken and left of rows that count together."""
        if not self:
            return ""
        if waiting := self.filtered("is_waiting").base_category_id:
            return self.env._(
                "waits for the results of “%(category)s”",
                category=", ".join(waiting.mapped("name")),
            )
        used, capacity = sum(self.mapped("used")), sum(self.mapped("capacity"))
        return self.env._(
            "%(used)s/%(capacity)s, %(left)s left",
            used=used,
            capacity=capacity,
            left=capacity - used,
        )

    def _get_full_texts(self, wanted):
        """Say of each row why it has no place, and who holds the places.

        :param dict wanted: ``{quota id: number of places}``, one when missing
        :return: ``{quota id: sentence}``; names only of nominations the user may
            read, the others as a number
        """
        if not self:
            return {}
        nominations = self.env["emulation.nomination"]
        readable = nominations.search([("quota_ids", "in", self.ids)], order="id")
        names = {quota_id: [] for quota_id in self.ids}
        for nomination in readable.sudo():
            for quota_id in nomination.quota_ids.ids:
                if quota_id in names:
                    names[quota_id].append(nomination.subject_name)
        return {
            quota.id: quota._get_full_text(names[quota.id], wanted.get(quota.id, 1))
            for quota in self.sudo()
        }

    def _get_full_text(self, names, wanted):
        values = {
            "category": self.category_id.name,
            "quota": self.display_name,
            "used": self.used,
            "capacity": self.capacity,
            "left": self.left,
            "wanted": wanted,
        }
        if self.is_waiting:
            return self.env._(
                "“%(category)s”, %(quota)s: the quota is a share of “%(base)s”, whose "
                "results are not closed yet",
                base=self.base_category_id.name,
                **values,
            )
        if self.left > 0:
            return self.env._(
                "“%(category)s”, %(quota)s: only %(left)s of %(capacity)s places are "
                "left, %(wanted)s are wanted",
                **values,
            )
        shown = names[:SHOWN_HOLDERS]
        others = self.used - len(shown)
        values |= {"names": ", ".join(shown), "others": others}
        if not self.used:
            return self.env._("“%(category)s”, %(quota)s: there is no place", **values)
        if not shown:
            return self.env._(
                "“%(category)s”, %(quota)s: full: %(used)s/%(capacity)s", **values
            )
        if others:
            return self.env._(
                "“%(category)s”, %(quota)s: full: %(used)s/%(capacity)s, held by "
                "%(names)s and %(others)s more",
                **values,
            )
        return self.env._(
            "“%(category)s”, %(quota)s: full: %(used)s/%(capacity)s, held by %(names)s",
            **values,
        )
