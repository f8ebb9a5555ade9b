# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from markupsafe import Markup

from odoo import api, fields, models

from ..core.days import vietnam_today
from .emulation_session_prepare import SINGLE_ROLES

TELLERS = 3
SHOWN = 10


class EmulationSession(models.Model):
    """What has to be in order before roll, agenda and rule are fixed."""

    _inherit = "emulation.session"

    checklist = fields.Html(
        string="Check List", compute="_compute_checklist", sanitize=False
    )

    @api.depends(
        "state", "date", "vote_rule_id", "method", "is_from_paper", "paper_date"
    )
    @api.depends("member_ids.employee_id", "member_ids.role", "item_ids.nomination_id")
    @api.depends("seat_ids.category_id", "teller_ids", "attachment_ids")
    @api.depends_context("lang")
    def _compute_checklist(self):
        for session in self:
            rows = session._get_checklist() if session.state == "draft" else []
            session.checklist = rows and Markup(
                "<ul class='list-unstyled mb-0'>{}</ul>"
            ).format(Markup("").join(self._get_check_row(*row) for row in rows))

    @api.model
    def _get_check_row(self, label, problems):
        icon, word = (
            ("fa-exclamation-circle text-warning", self.env._("missing"))
            if problems
            else ("fa-check-circle text-success", self.env._("in order"))
        )
        return Markup(
            "<li class='mb-1'><i class='fa {icon} me-1' title='{word}' role='img'"
            " aria-label='{word}'></i><b>{label}</b>{problems}</li>"
        ).format(
            icon=icon,
            word=word,
            label=label,
            problems=Markup("").join(
                Markup("<div class='ms-3 small'>{}</div>").format(text)
                for text in problems
            ),
        )

    def _get_checklist(self):
        """Return the check list of a draft.

        :return: list of ``(what is checked, [what is missing, ...])``
        """
        self.ensure_one()
        session = self.sudo()
        rows = [
            (self.env._("Roll"), session._get_roll_problems()),
            (self.env._("Chair and secretary"), session._get_role_problems()),
            (self.env._("Agenda"), session._get_agenda_problems()),
            (self.env._("Vote rule"), session._get_rule_problems()),
        ]
        if session.member_ids and session.item_ids:
            rows.append(
                (self.env._("Conflicts of interest"), session._get_led_problems())
            )
        if session.seat_ids:
            rows.append((self.env._("Places"), session._get_seat_problems()))
        if session.method != "hands":
            rows.append((self.env._("Secrecy"), session._get_few_problems()))
        if session.method == "paper":
            rows.append((self.env._("Tellers"), session._get_teller_problems()))
        if session.is_from_paper:
            rows.append((self.env._("Paper minutes"), session._get_paper_problems()))
        return rows

    def _get_checklist_problems(self):
        return [text for _label, texts in self._get_checklist() for text in texts]

    # --- Roll ---------------------------------------------------------------------

    def _get_roll_problems(self):
        """The roll is everybody who belongs there that day, and nobody else."""
        persons = self.member_ids.employee_id
        if not persons:
            return [self.env._("nobody stands on the roll")]
        problems = []
        records = persons._emulation_records_by_person()
        doubles = persons.filtered(lambda e: len(records[e.id] & set(persons.ids)) > 1)
        if doubles:
            problems.append(
                self.env._("the same person twice: %(names)s", names=_names(doubles))
            )
        expected = self._get_expected_roll()
        if strangers := persons - expected:
            problems.append(
                self.env._(
                    "not a member on that day: %(names)s", names=_names(strangers)
                )
            )
        if missing := expected - persons:
            problems.append(
                self.env._("missing on the roll: %(names)s", names=_names(missing))
            )
        return problems

    def _get_expected_roll(self):
        return self.env["hr.employee"].union(
            *[employee for employee, _role in self._get_roll()]
        )

    def _get_role_problems(self):
        roles = self.member_ids.mapped("role")
        problems = []
        if not roles.count("chair"):
            problems.append(self.env._("nobody is in the chair"))
        if roles.count("chair") > 1:
            problems.append(self.env._("more than one is in the chair"))
        if not roles.count("secretary"):
            problems.append(self.env._("there is no secretary"))
        if roles.count("secretary") > 1:
            problems.append(self.env._("there is more than one secretary"))
        return problems

    # --- Agenda ---------------------------------------------------------------------

    def _get_agenda_problems(self):
        if not self.item_ids:
            return [self.env._("there is nothing on the agenda")]
        problems = []
        waiting = self.env["emulation.nomination.step"].search(
            self._domain_waiting()
            & fields.Domain("nomination_id", "in", self.item_ids.nomination_id.ids)
        )
        lost = self.item_ids.filtered(
            lambda i: (
                i.step_id not in waiting or i.nomination_id not in waiting.nomination_id
            )
        )
        if lost:
            problems.append(
                self.env._(
                    "not waiting for this session: %(names)s",
                    names=_names(lost.nomination_id, "display_name"),
                )
            )
        elsewhere = self._get_live_items(self.item_ids.nomination_id)
        if elsewhere := elsewhere.filtered(lambda i: i.session_id != self):
            problems.append(
                self.env._(
                    "on the agenda of another session: %(names)s",
                    names=_names(elsewhere.nomination_id, "display_name"),
                )
            )
        return problems

    def _get_led_problems(self):
        """Items that nobody is left to preside over or to minute."""
        recused = {}
        for vals in self._get_found_conflicts():
            recused.setdefault(vals["item_id"], set()).add(vals["member_id"])
        problems = []
        for item in self.item_ids.filtered(lambda i: i.id in recused):
            for role, deputy in SINGLE_ROLES.items():
                holders = self.member_ids.filtered(lambda m, r=role: m.role == r)
                deputies = self.member_ids.filtered(lambda m, d=deputy: m.role == d)
                if set(holders.ids) & recused[item.id] and not (
                    set(deputies.ids) - recused[item.id]
                ):
                    problems.append(item._get_nobody_text(role))
        return problems

    def _get_seat_problems(self):
        idle = self.seat_ids.category_id - self.item_ids.category_id
        if not idle:
            return []
        return [
            self.env._(
                "places for categories that are not on the agenda: %(names)s",
                names=_names(idle, "display_name"),
            )
        ]

    # --- Rule and method --------------------------------------------------------------

    def _get_rule_problems(self):
        if not self.vote_rule_id:
            return [self.env._("no vote rule is chosen")]
        is_secret = self.vote_rule_id.method == "secret"
        if is_secret and self.method == "hands":
            return [self.env._("the rule asks for a secret ballot")]
        if not is_secret and self.method != "hands":
            return [self.env._("the rule asks for a show of hands")]
        return []

    def _get_few_problems(self):
        fewest = self.vote_rule_id.min_voters
        if len(self.member_ids) >= fewest:
            return []
        return [
            self.env._(
                "%(number)s members are too few for a secret ballot, it takes "
                "%(fewest)s",
                number=len(self.member_ids),
                fewest=fewest,
            )
        ]

    def _get_teller_problems(self):
        problems = []
        if len(self.teller_ids) != TELLERS:
            problems.append(
                self.env._(
                    "name the %(number)s tellers, not %(named)s",
                    number=TELLERS,
                    named=len(self.teller_ids),
                )
            )
        codes = self.item_ids.nomination_id._get_conflict_codes(
            self.teller_ids, self._get_day()
        )
        nominees = self.teller_ids.filtered(
            lambda e: any("nominee" in found.get(e.id, ()) for found in codes.values())
        )
        if nominees:
            problems.append(
                self.env._(
                    "tellers who are nominees themselves: %(names)s",
                    names=_names(nominees),
                )
            )
        return problems

    def _get_paper_problems(self):
        problems = []
        if not self.company_id.emulation_allow_paper:
            problems.append(
                self.env._("recording from paper is switched off in the settings")
            )
        if self.paper_date and self.paper_date > vietnam_today():
            problems.append(self.env._("the day of the paper session is to come"))
        if not self.attachment_ids:
            problems.append(self.env._("attach the scan of the signed minutes"))
        if self.method == "electronic":
            problems.append(
                self.env._("an electronic ballot cannot be recorded from paper")
            )
        return problems


def _names(records, field="name"):
    names = records[:SHOWN].mapped(field)
    return ", ".join(filter(None, names)) + ("…" if len(records) > SHOWN else "")
