# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from num2words import num2words

from odoo import api, models

from ...engine.vi_numbers import number_words
from ...engine.voting import percent, share


class EmulationSessionItem(models.Model):
    """The arithmetic of a result in digits and words, as the minutes print it."""

    _inherit = "emulation.session.item"

    @api.depends("arithmetic", "result")
    @api.depends_context("lang")
    def _compute_result_note(self):
        for item in self:
            item.result_note = item._get_result_text() if item.arithmetic else False

    def _get_result_text(self):
        found = self.arithmetic
        fixed = {
            "hindered": self.env._(
                "Not voted on: a condition of the award is not met or cannot be checked; "
                "see the nomination."
            ),
            "suspended": self.env._("Not voted on: the nomination is suspended."),
            "void": self.env._("Not voted on: the nomination waits no more."),
            "few": self.env._(
                "Void: too few have voted for the ballot to stay secret; the count was "
                "discarded unread."
            ),
        }
        if found.get("code") in fixed:
            return fixed[found["code"]]
        if "base" not in found:
            return False
        # The rule of a session is for everybody who may read its item
        rule = self.sudo().session_id._get_rule()
        lines = [self._get_quorum_text(found, rule)]
        if found["result"] != "no_quorum":
            lines += [
                self._get_count_text(found, rule),
                self._get_vote_text(found, rule),
            ]
        lines += [self._get_seat_text(found), self._get_end_text(found)]
        return "\n".join(filter(None, lines))

    def _get_vote_summary(self):
        """Say in short what was voted: 17/18, 94.4 %."""
        return f"{self.count_for}/{self.base}, {self._share_text(self.count_for, self.base)}"

    def _get_quorum_text(self, found, rule):
        taking, members = found["taking_part"], found["members"]
        if found["code"] == "nobody":
            return self.env._("Nobody took part: no quorum.")
        values = {
            "part": taking,
            "whole": members,
            "share": self._share_text(taking, members),
            "words": self._fraction_words(taking, members),
            "quorum": self.env["emulation.vote.rule"]._percent_text(rule["quorum"]),
        }
        if not share(rule["quorum"]):
            return self.env._(
                "Took part: %(part)s/%(whole)s = %(share)s (%(words)s)", **values
            )
        if found["code"] == "quorum":
            return self.env._(
                "Took part: %(part)s/%(whole)s = %(share)s (%(words)s) < %(quorum)s of the "
                "roll: no quorum",
                **values,
            )
        return self.env._(
            "Took part: %(part)s/%(whole)s = %(share)s (%(words)s) ≥ %(quorum)s of the "
            "roll: quorum reached",
            **values,
        )

    def _get_count_text(self, found, rule):
        text = self.env._(
            "%(for)s for, %(against)s against, %(blank)s blank, %(invalid)s invalid",
            **{name: found[name] for name in ("for", "against", "blank", "invalid")},
        )
        written = found.get("written_votes")
        if not written:
            return text
        return self.env._(
            "%(counts)s; of them in writing: %(for)s for, %(against)s against, %(blank)s "
            "blank",
            counts=text,
            **{
                name: written.get(f"written_{name}", 0)
                for name in ("for", "against", "blank")
            },
        )

    def _get_vote_text(self, found, rule):
        rules = self.env["emulation.vote.rule"]
        part, whole = found["for"], found["base"]
        if not whole:
            return self.env._("There is no vote that counts: not passed")
        is_met = part >= found["needed"]
        at_least = rule["comparison"] == "at_least"
        values = {
            "part": part,
            "whole": whole,
            "share": self._share_text(part, whole),
            "words": self._fraction_words(part, whole),
            "sign": ("≥" if at_least else ">")
            if is_met
            else ("<" if at_least else "≤"),
            "threshold": rules._percent_text(rule["threshold"]),
            "base": rules._get_base_words(rule["denominator"]),
        }
        if is_met:
            return self.env._(
                "In favour: %(part)s/%(whole)s = %(share)s (%(words)s) %(sign)s "
                "%(threshold)s %(base)s: reached",
                **values,
            )
        return self.env._(
            "In favour: %(part)s/%(whole)s = %(share)s (%(words)s) %(sign)s "
            "%(threshold)s %(base)s: not reached",
            **values,
        )

    def _get_seat_text(self, found):
        decided = found.get("tie_decided")
        texts = {
            "tie": self.env._("Votes are equal"),
            "seat_tie": self.env._(
                "Rank %(rank)s, equal votes for the last of %(seats)s places",
                rank=found.get("rank"),
                seats=found.get("seats"),
            ),
            "seat_out": self.env._(
                "Rank %(rank)s, there are %(seats)s places: not chosen",
                rank=found.get("rank"),
                seats=found.get("seats"),
            ),
        }
        text = texts.get(found["code"])
        if not text and found.get("seats"):
            text = self.env._(
                "Rank %(rank)s of %(seats)s places",
                rank=found["rank"],
                seats=found["seats"],
            )
        if not decided:
            return text
        if decided["result"] == "passed":
            return self.env._(
                "%(tie)s: passed by the opinion of the person presiding (%(name)s)",
                tie=text,
                name=decided["by"],
            )
        return self.env._(
            "%(tie)s: not passed by the opinion of the person presiding (%(name)s)",
            tie=text,
            name=decided["by"],
        )

    def _get_end_text(self, found):
        return {
            "no_place": self.env._(
                "No place is left in the quota now: the nomination waits."
            ),
            "equal_places": self.env._(
                "Equal votes for the last places in the quota: the nomination waits for "
                "a session in which the number of places is entered."
            ),
            "suspended": self.env._("The nomination was suspended after the vote."),
            "void": self.env._("The nomination ended before the minutes."),
        }.get(found.get("ended"))

    # --- Numbers ----------------------------------------------------------------------

    @api.model
    def _share_text(self, part, whole):
        lang = self.env["res.lang"]._lang_get(self.env.lang or "en_US")
        return f"{lang.format('%.1f', float(percent(part, whole)))} %"

    @api.model
    def _fraction_words(self, part, whole):
        return self.env._(
            "%(part)s of %(whole)s",
            part=self._number_words(part),
            whole=self._number_words(whole),
        )

    @api.model
    def _number_words(self, number):
        if (self.env.lang or "").startswith("vi"):
            return number_words(number)
        return num2words(number, lang="en")
