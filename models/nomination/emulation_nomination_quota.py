# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..core.days import vietnam_today
from .emulation_round_category_result import RESULT_STATES

UNDER_WAY = ("submitted", "in_review", "suspended", *RESULT_STATES)
BATCH = 500


class EmulationNomination(models.Model):
    """The places a nomination holds: taken, kept, given back and taken again.

    Taken on submission or on passing, as the category says; kept while suspended
    and, after a return, until its deadline; given back by withdrawal and failure;
    taken again on reopening and kept until a deadline as well.
    """

    _inherit = "emulation.nomination"

    quota_ids = fields.Many2many(
        "emulation.quota",
        "emulation_nomination_quota_rel",
        "nomination_id",
        "quota_id",
        string="Places Held",
        readonly=True,
        copy=False,
    )
    place_step = fields.Selection(
        [("submission", "On submission"), ("passing", "On passing")],
        string="Place Given Back",
        readonly=True,
        copy=False,
        help="At which step the place was taken that was given back; it is taken "
        "again on reopening.",
    )
    return_deadline = fields.Date(
        string="Place Kept Until",
        readonly=True,
        copy=False,
        help="Last day on which a returned or reopened nomination keeps its place.",
    )
    headroom_text = fields.Text("Places in the Quota", compute="_compute_headroom_text")

    @classmethod
    def _guarded(cls):
        return super()._guarded() | {"quota_ids", "place_step", "return_deadline"}

    @api.depends("category_id", "unit_id", "state")
    @api.depends_context("lang")
    def _compute_headroom_text(self):
        bound = self._get_bound_counters()
        for nomination in self:
            nomination.headroom_text = "\n".join(
                f"{quota.display_name}: {quota._get_headroom_text()}"
                for quota in bound[nomination.id].filtered("is_open")
            )

    @api.model
    def _forget_headroom(self):
        names = ["headroom_text", "blocker_text"]
        names += ["can_submit", "can_approve", "can_reopen"]
        self.invalidate_model(names, flush=False)

    # --- The checker --------------------------------------------------------------

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        if name not in ("submit", "reopen", "approve"):
            return blockers
        sources = self._TRANSITIONS[name].sources
        asked = self.filtered(lambda n: n.state in sources)._filter_passing(name)
        for nomination_id, reasons in asked._get_place_problems(name).items():
            blockers[nomination_id] += reasons
        return blockers

    def _get_joint_problems(self, name):
        """Name the quotas with fewer places than the nominations want together."""
        problems = super()._get_joint_problems(name)
        if name not in ("submit", "reopen", "approve"):
            return problems
        bound, wanted = self._get_bound_counters(), Counter()
        for nomination in self._filter_passing(name).sudo():
            wanted.update(nomination._get_wanted_counters(name, bound).ids)
        quotas_sudo = self.env["emulation.quota"].sudo().browse(wanted)
        short = quotas_sudo.filtered(lambda q: 0 < q.left < wanted[q.id])
        texts = short.with_env(self.env)._get_full_texts(wanted)
        return problems + list(texts.values())

    def _get_place_problems(self, name):
        """Why there is no place for one more nomination, for each of them."""
        bound = self._get_bound_counters()
        wanted, problems = {}, {}
        for nomination in self.sudo():
            category = nomination.category_id
            rows = bound[nomination.id].filtered("is_open")
            reasons = problems[nomination.id] = []
            if name != "approve" and category.closed_on:
                reasons.append(
                    self.env._(
                        "the results of “%(category)s” are closed",
                        category=category.name,
                    )
                )
            if name != "reopen" and not rows and category._has_only_cluster_quotas():
                reasons.append(
                    self.env._(
                        "there is no place: “%(unit)s” belongs to no cluster that has "
                        "a quota in “%(category)s”",
                        unit=nomination.unit_id.name,
                        category=category.name,
                    )
                )
            rows = nomination._get_wanted_counters(name, bound)
            wanted[nomination.id] = rows.filtered(lambda q: q.left < 1)
        quotas = self.env["emulation.quota"].union(*wanted.values())
        texts = quotas._get_full_texts({})
        for nomination_id, rows in wanted.items():
            problems[nomination_id] += [texts[quota.id] for quota in rows]
        return problems

    def _get_wanted_counters(self, name, bound):
        """Counters of which a transition of one nomination takes a place."""
        steps = {"submit": "submission", "approve": "passing"}
        step = steps.get(name, self.place_step)
        rows = bound[self.id].filtered("is_open")
        return rows._taken_by(step) - self.quota_ids if step else rows.browse()

    def _get_bound_counters(self):
        """Counters that bind each nomination: ``{id: emulation.quota}``, as superuser."""
        categories = self.env["emulation.round.category"]
        keys = {n.id: (n.category_id.id, n.unit_id._origin.id) for n in self}
        bound = categories._bind_counters({key for key in keys.values() if all(key)})
        quotas_sudo = self.env["emulation.quota"].sudo()
        everything = quotas_sudo.browse({q for ids in bound.values() for q in ids})
        return {
            nomination_id: quotas_sudo.browse(bound.get(key, ())).with_prefetch(
                everything._prefetch_ids
            )
            for nomination_id, key in keys.items()
        }

    # --- Places -------------------------------------------------------------------

    def _settle_places(self, step):
        """Take the places that a step takes, each once; the end of an action.

        All or none; the same counter is asked once for all nominations. Counters
        that no longer bind are given back.

        :param str step: ``submission`` or ``passing``
        :raise UserError: naming every full quota, and who holds it as far as the
            user may see it
        """
        if again := self.sudo().filtered("place_step"):
            again._write_guarded({"place_step": False})
        bound = self._get_bound_counters()
        links, cuts = [], []
        for nomination in self.sudo():
            held, rows = nomination.quota_ids, bound[nomination.id].filtered("is_open")
            links += [(nomination.id, q.id) for q in rows._taken_by(step) - held]
            cuts += [(nomination.id, q.id) for q in held - rows]
        self._move_places(links, cuts)

    def _free_places(self):
        """Give back all places; the end of an action."""
        held = self.sudo().filtered("quota_ids")
        for step, nominations in held.grouped(lambda n: n._get_held_step()).items():
            nominations._write_guarded({"place_step": step})
        self._move_places([], [(n.id, q.id) for n in held for q in n.quota_ids])

    def _move_places(self, links, cuts):
        places = Counter(quota_id for _nomination, quota_id in links)
        places.subtract(quota_id for _nomination, quota_id in cuts)
        places = {quota_id: number for quota_id, number in places.items() if number}
        # Everything else of the action goes before the counters are locked
        self.env.flush_all()
        full = self.env["emulation.quota"].sudo()._count(places)
        if full:
            texts = full.with_env(self.env)._get_full_texts(places)
            raise UserError("\n".join(texts.values()))
        if cuts:
            self.env.cr.execute(
                SQL(
                    "DELETE FROM emulation_nomination_quota_rel"
                    " WHERE (nomination_id, quota_id) IN %s",
                    tuple(cuts),
                )
            )
        if links:
            self.env.cr.execute(
                SQL(
                    "INSERT INTO emulation_nomination_quota_rel"
                    " (nomination_id, quota_id) VALUES %s",
                    SQL(", ").join(SQL("%s", link) for link in links),
                )
            )
        self.invalidate_recordset(["quota_ids"], flush=False)

    def _get_held_step(self):
        """Step at which the places of one nomination were taken."""
        steps = {quota._get_step() for quota in self.sudo().quota_ids}
        return "passing" if "passing" in steps else "submission"

    @api.model
    def _reseat(self, categories):
        """Bring the places of nominations under way in line with changed quotas."""
        nominations = self.sudo().search(
            [
                ("category_id", "in", categories.ids),
                "|",
                "|",
                ("state", "in", UNDER_WAY),
                ("quota_ids", "!=", False),
                "&",
                ("state", "=", "returned"),
                ("return_deadline", ">=", vietnam_today()),
            ]
        )

        def step(nomination):
            state = nomination.state
            if state == "suspended":
                state = nomination.state_before
            if state in RESULT_STATES:
                return "passing"
            if state != "draft" or nomination.quota_ids:
                return nomination._get_held_step()
            return None

        for name, group in nominations.grouped(step).items():
            if name:
                group._settle_places(name)

    # --- Returns and results ----------------------------------------------------------

    def _set_return_deadline(self):
        for company, nominations in self.grouped("company_id").items():
            deadline = company._get_emulation_return_deadline()
            nominations._write_guarded({"return_deadline": deadline})

    def action_record_result(self, result, **document):
        awards = super().action_record_result(result, **document)
        self.filtered(lambda n: n.state == "failed")._free_places()
        return awards

    @api.model
    def _cron_release_lapsed_places(self):
        """Give back the places of nominations not sent again before the deadline."""
        lapsed = [
            ("state", "in", ("draft", "returned")),
            ("return_deadline", "<", vietnam_today()),
            ("quota_ids", "!=", False),
        ]
        while batch := self.search(lapsed, limit=BATCH):
            self.env["emulation.audit.log"]._append(
                batch,
                "place released",
                {n.id: {"deadline": str(n.return_deadline)} for n in batch},
            )
            batch._free_places()
            self.env["ir.cron"]._commit_progress(
                len(batch), remaining=self.search_count(lapsed)
            )
