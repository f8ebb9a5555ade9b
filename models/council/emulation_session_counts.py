# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.exceptions import UserError

from ...engine.voting import VOTES, voters

WRITTEN = ("written_for", "written_against", "written_blank")


class EmulationSessionItem(models.Model):
    _inherit = "emulation.session.item"

    # Counts are typed before the vote is closed: nobody reads them until then
    typed_counts = fields.Json(readonly=True, copy=False, groups=fields.NO_ACCESS)

    def _get_written_votes(self):
        """Return the opinions in writing that were typed apart, those there are."""
        typed = self.typed_counts or {}
        return {name: typed[name] for name in WRITTEN if typed.get(name)}


class EmulationSession(models.Model):
    """Counts typed by hand: of hands, of papers with three tellers, of envelopes."""

    _inherit = "emulation.session"

    def action_record_counts(self, rows):
        """Record the counts of some items, all or none; they can be corrected.

        Of an electronic ballot only the opinions in writing are typed.

        :param rows: ``[{"item_id", "for", "against", "blank", "invalid"}, ...]``; for
            a show of hands ``written_for``, ``written_against`` and
            ``written_blank`` are the opinions in writing, which add to it
        :raise UserError: naming every row that cannot be
        """
        self.ensure_one()
        self._check_running("record_counts")
        problems = self._get_row_problems(rows)
        if problems:
            raise UserError("\n".join(problems))
        if self.method == "electronic":
            self.sudo()._add_envelope_counts(rows)
            return True
        items = {item.id: item for item in self.sudo().item_ids}
        for row in rows:
            typed = {name: row.get(name, 0) for name in (*VOTES, *WRITTEN)}
            items[row["item_id"]]._write_guarded(
                {"is_counted": True, "typed_counts": typed}
            )
        self._log_counts(rows)
        return True

    def _forget_typed(self):
        """From closing on the results tell; what a void session typed, nobody."""
        self.item_ids.filtered("typed_counts")._write_guarded({"typed_counts": False})

    def _log_counts(self, rows):
        # Numbers are told by the minutes alone: auditors read the log before
        values = {"items": [row["item_id"] for row in rows]}
        self.env["emulation.audit.log"]._append(self, "counts", {self.id: values})

    def action_open_counts(self):
        """Button: open the sheet of the items that are voted on.

        :return: window action
        :raise UserError: naming every reason
        """
        self.ensure_one()
        self._check_running("record_counts")
        items = self.item_ids.filtered(lambda i: i.result == "pending")
        items -= self._get_hindered_items()
        return self.env["emulation.session.wizard"]._open_for(self, items, "counts")

    # --- What cannot be -----------------------------------------------------------------

    def _get_row_problems(self, rows):
        session = self.sudo()
        items = {item.id: item for item in session.item_ids}
        if not isinstance(rows, list) or not all(
            isinstance(row, dict) and row.get("item_id") in items for row in rows
        ):
            return [self.env._("Some counts are not for items of this session.")]
        ids = [row["item_id"] for row in rows]
        problems = [
            self.env._("%(name)s is counted twice.", name=items[item_id].subject_name)
            for item_id in set(ids)
            if ids.count(item_id) > 1
        ]
        if session.method == "paper" and len(session.teller_ids) < 1:
            problems.append(self.env._("Name the tellers."))
        heads, rule = session._get_heads(), session._get_rule()
        hindered = self._get_hindered_items()
        for row in rows:
            item = items[row["item_id"]]
            texts = self._get_count_problems(row, item, heads[item.id], rule)
            if item in hindered:
                texts.append(
                    self.env._("you have a conflict of interest: the deputy enters it")
                )
            problems += [f"{item.subject_name}: {text}" for text in texts]
        return problems

    def _get_count_problems(self, row, item, heads, rule):
        """What is wrong with one row, as sentences."""
        unknown = set(row) - {"item_id", *VOTES, *WRITTEN}
        numbers = [value for name, value in row.items() if name != "item_id"]
        if unknown or any(type(n) is not int or n < 0 for n in numbers):
            return [self.env._("counts are whole numbers from 0 up")]
        problems = []
        if item.result != "pending":
            problems.append(self.env._("it is not voted on"))
        if self.method == "electronic":
            return problems
        most, cast = voters(rule, heads), sum(numbers)
        if cast > most:
            problems.append(
                self.env._(
                    "%(cast)s votes are more than the %(most)s who may vote",
                    cast=cast,
                    most=most,
                )
            )
        written = sum(row.get(name, 0) for name in WRITTEN)
        envelopes = heads["written"] - heads["recused_written"]
        if written and self.method == "paper":
            problems.append(
                self.env._(
                    "opinions in writing are counted together with the papers, never "
                    "apart"
                )
            )
        elif written and not rule["written_counts"]:
            problems.append(
                self.env._("the vote rule does not count opinions in writing")
            )
        elif written > envelopes:
            problems.append(
                self.env._(
                    "%(written)s opinions in writing are more than the %(most)s that "
                    "came",
                    written=written,
                    most=envelopes,
                )
            )
        return problems

    def _get_hindered_items(self):
        """Items the user may not handle: nobody records what concerns himself."""
        session = self.sudo()
        own = session.member_ids._is_user()
        recused = session.recusal_ids.filtered(lambda r: r.member_id in own).item_id
        if own:
            return recused
        # An officer who enters a paper session stands on no roll
        conflicts = session.item_ids.nomination_id.with_env(self.env)._get_conflicts()
        return session.item_ids.filtered(lambda i: conflicts[i.nomination_id.id])

    def _get_uncounted_problems(self):
        """Items whose counts are not typed yet, as sentences."""
        if self.method == "electronic":
            return []
        missing = self.sudo().item_ids.filtered(
            lambda i: i.result == "pending" and not i.is_counted
        )
        if not missing:
            return []
        return [
            self.env._(
                "the counts are missing for: %(names)s",
                names=", ".join(missing.mapped("subject_name")),
            )
        ]

    # --- At closing -----------------------------------------------------------------------

    def _count_recorded(self):
        """Return the counts that were typed.

        Presence can have changed since: what is more than those who may vote is
        refused.

        :return: ``{item id: {"for", "against", "blank", "invalid"}}``; None when
            fewer papers than the rule asks for would tell who voted how
        :raise UserError: naming every item whose count cannot be
        """
        heads, rule = self._get_heads(), self._get_rule()
        counts, problems = {}, []
        for item in self.item_ids.filtered(lambda i: i.result == "pending"):
            typed = item.typed_counts
            found = counts[item.id] = {
                name: typed[name] + typed.get(f"written_{name}", 0) for name in VOTES
            }
            most, cast = voters(rule, heads[item.id]), sum(found.values())
            if cast > most:
                problems.append(
                    self.env._(
                        "%(name)s: %(cast)s votes are more than the %(most)s who may "
                        "vote",
                        name=item.subject_name,
                        cast=cast,
                        most=most,
                    )
                )
        if problems:
            raise UserError("\n".join(problems))
        least = rule["min_voters"] if self.method == "paper" else 0
        few = {
            item_id for item_id, found in counts.items() if sum(found.values()) < least
        }
        if few and few == set(counts):
            return None
        return {
            item_id: None if item_id in few else found
            for item_id, found in counts.items()
        }
