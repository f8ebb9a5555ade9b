# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError


class EmulationSession(models.Model):
    """Who takes part: recorded by the secretary while the session is open."""

    _inherit = "emulation.session"

    present_count = fields.Integer(string="Present", compute="_compute_present_count")
    written_count = fields.Integer(
        string="In Writing", compute="_compute_present_count"
    )
    roll_count = fields.Integer(string="On the Roll", compute="_compute_present_count")
    item_count = fields.Integer(string="Nominations", compute="_compute_item_count")

    @api.depends("member_ids.presence")
    def _compute_present_count(self):
        counts = {
            (session.id, presence): number
            for session, presence, number in self.env[
                "emulation.session.member"
            ]._read_group(
                [("session_id", "in", self.ids)],
                ["session_id", "presence"],
                ["__count"],
            )
        }
        for session in self:
            numbers = {
                presence: counts.get((session._origin.id, presence), 0)
                for presence in ("present", "written", "absent")
            }
            session.present_count = numbers["present"]
            session.written_count = numbers["written"]
            session.roll_count = sum(numbers.values())

    @api.depends("item_ids")
    @api.depends_context("uid")
    def _compute_item_count(self):
        counts = dict(
            self.env["emulation.session.item"]._read_group(
                [("session_id", "in", self.ids)], ["session_id"], ["__count"]
            )
        )
        for session in self:
            session.item_count = counts.get(session._origin, 0)

    def action_set_presence(self, member_ids, written_ids=None):
        """Record who is in the room; everybody else is absent.

        :param member_ids: ids of ``emulation.session.member`` who are present
        :param written_ids: ids of those whose opinion came in writing; without it
            those recorded before stay, unless they are present now
        :raise UserError: naming every reason
        """
        self.ensure_one()
        self._check_running("set_presence")
        members = self.sudo().member_ids
        if written_ids is None:
            written_ids = members.filtered(lambda m: m.presence == "written").ids
            written_ids = [i for i in written_ids if i not in member_ids]
        if set(member_ids) & set(written_ids):
            raise UserError(
                self.env._("Nobody is present and sends an opinion in writing.")
            )
        self._set_presence(
            {
                **dict.fromkeys(members.ids, "absent"),
                **dict.fromkeys(written_ids, "written"),
                **dict.fromkeys(member_ids, "present"),
            }
        )
        return True

    def action_mark_all_present(self):
        """Button of the roll: everybody is in the room but those who wrote.

        :raise UserError: see ``action_set_presence``
        """
        self.ensure_one()
        self.check_access("read")
        absent = self.sudo().member_ids.filtered(lambda m: m.presence == "absent")
        self._set_presence(dict.fromkeys(absent.ids, "present"))
        return True

    def _set_presence(self, presence):
        """Record the presence of some members.

        :param dict presence: ``{member id: presence}``
        :raise UserError: naming every reason
        """
        self.ensure_one()
        self._check_running("set_presence")
        members = self.sudo().member_ids
        problems = []
        if set(presence) - set(members.ids):
            problems.append(self.env._("Somebody named is not on the roll."))
        written = [key for key, value in presence.items() if value == "written"]
        if written and not self._get_rule()["written_counts"]:
            problems.append(
                self.env._("The vote rule does not count opinions in writing.")
            )
        if problems:
            raise UserError("\n".join(problems))
        changed = members.filtered(
            lambda m: m.id in presence and m.presence != presence[m.id]
        )
        for value, group in changed.grouped(lambda m: presence[m.id]).items():
            group._write_guarded({"presence": value})
        if changed:
            self._log_presence(changed)

    def _log_presence(self, members):
        self.env["emulation.audit.log"]._append(
            self, "presence", {self.id: {m.name: m.presence for m in members}}
        )
        self.invalidate_recordset(
            ["present_count", "written_count", "roll_count"], flush=False
        )

    def _check_running(self, name):
        """Refuse what is done during a sitting, to others and outside of it.

        :param str name: ``set_presence`` or ``record_counts``
        :raise UserError: naming every reason
        """
        self.check_access("read")
        self._lock()
        problems = self._get_authority_problems(name)[self.id]
        if not problems and self.state != "open":
            problems = [self.env._("the session is not open")]
        if problems:
            raise UserError(
                "\n".join(f"{self.display_name}: {text}" for text in problems)
            )

    # --- Numbers of each item ---------------------------------------------------------

    def _get_voters(self):
        """Return who may vote on each item: the roll without conflicts of interest.

        :return: ``{item id: emulation.session.member}``
        """
        session = self.sudo()
        recused = session._get_recused()
        return {
            item_id: session.member_ids - found for item_id, found in recused.items()
        }

    def _get_recused(self):
        """Members in conflict with each item: ``{item id: emulation.session.member}``."""
        session = self.sudo()
        nobody = session.member_ids.browse()
        recused = dict.fromkeys(session.item_ids.ids, nobody)
        for item, recusals in session.recusal_ids.grouped("item_id").items():
            recused[item.id] = recusals.member_id
        return recused

    def _get_heads(self):
        """Return the heads of each item as ``engine.voting`` counts them.

        :return: ``{item id: {"members", "present", "written", "recused", ...}}``
        """
        session = self.sudo()
        recused = session._get_recused()
        roll = {
            name: session.member_ids.filtered(lambda m, p=name: m.presence == p)
            for name in ("present", "written")
        }
        return {
            item_id: {
                "members": len(session.member_ids),
                "recused": len(away),
                **{name: len(group) for name, group in roll.items()},
                **{
                    f"recused_{name}": len(group & away) for name, group in roll.items()
                },
            }
            for item_id, away in recused.items()
        }
