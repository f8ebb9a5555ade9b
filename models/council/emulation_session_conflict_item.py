# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

from .emulation_session_part_mixin import forget_lines

DEPUTIES = {"chair": "deputy_chair", "secretary": "deputy_secretary"}


class EmulationSessionItem(models.Model):
    """Who is kept from an item, and who acts on it instead of chair and secretary."""

    _inherit = "emulation.session.item"

    acting_text = fields.Char(string="Acting", compute="_compute_acting_text")

    def _compute_acting_text(self):
        for item in self:
            texts = []
            if chair := item.sudo().acting_chair_id:
                texts.append(self.env._("%(name)s presides", name=chair.name))
            if secretary := item.sudo().acting_secretary_id:
                texts.append(
                    self.env._("%(name)s keeps the minutes", name=secretary.name)
                )
            item.acting_text = "; ".join(texts)

    def _get_result_text(self):
        if self.arithmetic.get("code") == "conflict":
            return self.env._(
                "Void: a member with a conflict of interest may have voted; it is voted "
                "on again in a new session."
            )
        return super()._get_result_text()

    # --- Who acts -----------------------------------------------------------------------

    def _get_acting(self, role):
        """Return who presides over the item or keeps its minutes.

        :param str role: ``chair`` or ``secretary``
        :return: emulation.session.member as superuser; empty when nobody is free
        """
        self.ensure_one()
        item = self.sudo()
        holder = item.session_id.member_ids.filtered(lambda m: m.role == role)[:1]
        if holder not in item.recusal_ids.member_id:
            return holder
        return item[f"acting_{role}_id"]

    def _is_led(self):
        """Whether somebody free presides over the item and keeps its minutes."""
        return bool(self._get_acting("chair") and self._get_acting("secretary"))

    def _may_pin(self, member):
        """Whether the user records conflicts of interest of a member on this item."""
        if self.session_id.with_env(self.env)._may_record_paper():
            return True
        secretary = self._get_acting("secretary")
        if member and member in (
            secretary,
            self.session_id.member_ids.filtered(lambda m: m.role == "secretary"),
        ):
            secretary = self._get_acting("chair")
        own = self.session_id._get_own_members()
        return bool(secretary & own) and not own & self.recusal_ids.member_id

    def _find_acting(self):
        """Store who acts where chair or secretary is in conflict.

        :return: list of sentences, one for each item and role nobody is left for
        """
        problems, found = [], {}
        for session, items in self.grouped("session_id").items():
            roll = session.member_ids.sorted(lambda m: (m.sequence, m.id))
            recused = session._get_recused()
            for item in items:
                vals = {}
                for role, deputy in DEPUTIES.items():
                    holder = roll.filtered(lambda m, r=role: m.role == r)
                    if not holder & recused[item.id]:
                        continue
                    deputies = roll.filtered(lambda m, d=deputy: m.role == d)
                    free = (deputies - recused[item.id])[:1]
                    vals[f"acting_{role}_id"] = free.id
                    if not free:
                        problems.append(item._get_nobody_text(role))
                if vals:
                    key = tuple(sorted(vals.items()))
                    found[key] = found.get(key, self.browse()) | item
        for key, items in found.items():
            items._write_guarded(dict(key))
        return problems

    def _get_nobody_text(self, role):
        if role == "chair":
            return self.env._(
                "%(name)s: the chair has a conflict of interest and no deputy chair is "
                "free; name one on the roll",
                name=self.subject_name,
            )
        return self.env._(
            "%(name)s: the secretary has a conflict of interest and no deputy secretary "
            "is free; name one on the roll",
            name=self.subject_name,
        )

    # --- Exclusion ------------------------------------------------------------------------

    def _exclude(self, vals_list):
        """Create conflicts and log them, one entry for each session and source."""
        recusals = self.env["emulation.session.recusal"].sudo().create(vals_list)
        forget_lines(recusals)
        log = self.env["emulation.audit.log"]
        for source, found in recusals.grouped("source").items():
            event = "found" if source == "automatic" else source
            log._append(
                found.session_id,
                f"conflict {event}",
                {
                    session.id: {
                        "conflicts": [
                            {
                                "item": recusal.item_id.id,
                                "member": recusal.member_id.id,
                                "code": recusal.code,
                            }
                            for recusal in own
                        ]
                    }
                    for session, own in found.grouped("session_id").items()
                },
                reason="\n".join(dict.fromkeys(filter(None, found.mapped("comment"))))
                or None,
            )
        return recusals

    def _filter_counted(self, member):
        """Keep the items whose count may hold the member's vote.

        Of hands that were counted before the session is closed the count is taken
        back: they are shown and counted again.
        """
        session = self.session_id
        if session.state == "frozen":
            return self.browse()
        live = self.filtered(
            lambda i: i.result not in ("void", "hindered", "suspended")
        )
        if session.state == "closed":
            return live
        if session.method == "electronic":
            has_cast = member.id in session._get_turnout()[session.id] or (
                member.presence == "written" and session.envelopes_counted
            )
            return live if has_cast else self.browse()
        counted = live.filtered("is_counted")
        if session.method == "hands":
            counted._write_guarded({"is_counted": False})
            return self.browse()
        return counted if member.presence != "absent" else self.browse()
