# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.exceptions import UserError

from ...engine.voting import VOTES, decide, percent, rank


class EmulationSession(models.Model):
    """Results: counts against the frozen rule, then the places there are."""

    _inherit = "emulation.session"

    can_decide_tie = fields.Boolean(compute="_compute_can_decide_tie")

    # --- Results ----------------------------------------------------------------------

    def _store_results(self, counts):
        """Compute and keep the results.

        :param dict counts: ``{item id: {"for", "against", "blank", "invalid"}}``;
            None for a count that was discarded unread
        """
        self.ensure_one()
        rule, heads = self._get_rule(), self._get_heads()
        found = {}
        for item in self.item_ids.filtered(lambda i: i.result == "pending"):
            count = counts.get(item.id)
            if count is None:
                item._write_guarded({"result": "void", "arithmetic": {"code": "few"}})
                continue
            found[item] = {
                **heads[item.id],
                **decide(rule, {**heads[item.id], **count}),
                "ballot": count,
                "written_votes": item._get_written_votes(),
            }
        self._forget_typed()
        self._give_seats(found, rule)
        for item, result in found.items():
            base = result["base"]
            item._write_guarded(
                {
                    "result": result["result"],
                    "base": base,
                    "percent": base and float(percent(result["for"], base, 3)),
                    "rank": result.get("rank", 0),
                    "arithmetic": result,
                    **{f"count_{name}": result[name] for name in VOTES},
                }
            )

    def _give_seats(self, found, rule):
        """Rank those who passed where there are fewer places than candidates.

        :param dict found: ``{item: result}``, changed in place
        """
        for seat in self.seat_ids:
            passed = {
                item: result["for"]
                for item, result in found.items()
                if result["result"] == "passed" and item.category_id == seat.category_id
            }
            places, left = rank(passed, seat.seats, rule["tie_rule"])
            for item, (place, outcome) in places.items():
                result = found[item]
                result.update(rank=place, seats=seat.seats)
                if outcome == "tie":
                    result.update(result="tie", code="seat_tie", seats_left=left)
                elif outcome != "seat":
                    result.update(
                        result="not_passed",
                        code="seat_tie" if outcome == "tied_out" else "seat_out",
                    )

    # --- Ties ---------------------------------------------------------------------------

    def _get_tied(self):
        return self.sudo().item_ids.filtered(lambda i: i.result == "tie")

    def _get_tie_problems(self):
        """Ties that the person presiding has to decide first, as sentences."""
        tied = self._get_tied()
        if not tied or self._get_rule()["tie_rule"] != "chair":
            return []
        shown = tied.with_env(self.env)._filtered_access("read")
        if not shown:
            # Who is in conflict does not hear of the tie
            return [self.env._("some results are not final yet")]
        return [
            self.env._(
                "the person presiding has to decide the tie: %(names)s",
                names=", ".join(shown.mapped("subject_name")),
            )
        ]

    def _compute_can_decide_tie(self):
        for session in self:
            session.can_decide_tie = bool(
                session.state == "closed"
                and session._get_tie_problems()
                and session._get_presided_ties()
            )

    def _get_presided_ties(self):
        """Return the ties of items that the user presides over, as superuser."""
        tied = self._get_tied()
        if self._may_record_paper():
            return tied
        own = self.sudo().member_ids._is_user()
        presided = tied.browse()
        # Who may not judge one of those tied for a place judges none of them
        groups = tied.grouped(
            lambda i: i.category_id if i.arithmetic["code"] == "seat_tie" else i
        )
        for items in groups.values():
            chair = items.acting_chair_id[:1] or items[:1]._get_acting("chair")
            if chair & own:
                presided |= items
        return presided

    def action_open_ties(self):
        """Button: open the sheet of the ties that the user decides.

        :return: window action
        """
        self.ensure_one()
        self.check_access("read")
        items = self._get_presided_ties().with_env(self.env)
        return self.env["emulation.session.wizard"]._open_for(self, items, "ties")

    def action_decide_tie(self, choices):
        """The opinion of the person presiding decides equal votes.

        :param choices: ``[[item id, "for" | "against"], ...]``, one for each tie; for
            the last places as many in favour as there are places left
        :raise UserError: naming every reason
        """
        self.ensure_one()
        self.check_access("read")
        self._lock()
        tied = self._get_presided_ties()
        problems = []
        if self.state != "closed" or not self._get_tie_problems():
            problems.append(self.env._("there is no tie to decide"))
        elif not tied:
            problems.append(
                self.env._("only who presides over the item decides its tie")
            )
        else:
            problems = self._get_choice_problems(tied, choices)
        if problems:
            raise UserError(
                "\n".join(f"{self.display_name}: {text}" for text in problems)
            )
        favoured = {item_id for item_id, choice in choices if choice == "for"}
        for item in tied:
            result = "passed" if item.id in favoured else "not_passed"
            item._write_guarded(
                {
                    "result": result,
                    "arithmetic": {
                        **item.arithmetic,
                        "tie_decided": {"by": self.env.user.name, "result": result},
                    },
                }
            )
        self.env["emulation.audit.log"]._append(
            self, "tie decided", {self.id: {"choices": choices}}
        )
        return True

    def _get_choice_problems(self, tied, choices):
        rows = choices if isinstance(choices, list | tuple) else []
        pairs = [tuple(row) for row in rows if isinstance(row, list | tuple)]
        if (
            not pairs
            or any(len(p) != 2 or p[1] not in ("for", "against") for p in pairs)
            or sorted(p[0] for p in pairs) != sorted(tied.ids)
        ):
            return [self.env._("say of each tie whether it is for or against")]
        favoured = {item_id for item_id, choice in pairs if choice == "for"}
        problems = []
        seated = tied.filtered(lambda i: i.arithmetic["code"] == "seat_tie")
        for category, items in seated.grouped("category_id").items():
            left = items[0].arithmetic["seats_left"]
            if len(favoured & set(items.ids)) != left:
                problems.append(
                    self.env._(
                        "%(category)s: choose %(left)s of those tied for the last places",
                        category=category.display_name,
                        left=left,
                    )
                )
        for seat in self.sudo().seat_ids:
            passed = self.sudo().item_ids.filtered(
                lambda i, s=seat: (
                    i.category_id == s.category_id
                    and (i.result == "passed" or i.id in favoured)
                )
            )
            if len(passed) > seat.seats:
                problems.append(
                    self.env._(
                        "%(category)s: %(passed)s would pass, there are %(seats)s places",
                        category=seat.category_id.display_name,
                        passed=len(passed),
                        seats=seat.seats,
                    )
                )
        return problems
