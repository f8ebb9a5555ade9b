# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.tools import SQL

from .emulation_nomination_step import REASONED


class EmulationNomination(models.Model):
    """The steps of a nomination: written at submission, one after the other."""

    _inherit = "emulation.nomination"

    step_ids = fields.One2many(
        "emulation.nomination.step", "nomination_id", readonly=True
    )
    current_step_ids = fields.One2many(
        "emulation.nomination.step",
        "nomination_id",
        domain=[("state", "=", "current")],
        readonly=True,
        help="Two when two decide jointly.",
    )
    pass_number = fields.Integer(string="Pass", readonly=True, copy=False)
    submitted_pass = fields.Integer(
        readonly=True, copy=False, help="The pass that the last submission began."
    )

    progress_text = fields.Char(
        string="Where It Stands", compute="_compute_progress_text", compute_sudo=True
    )

    @classmethod
    def _guarded(cls):
        return super()._guarded() | {"pass_number", "submitted_pass"}

    @api.depends("state", "step_ids.state")
    @api.depends_context("lang")
    def _compute_progress_text(self):
        steps = self.env["emulation.nomination.step"]
        # What came back or ended has no way ahead of it: the rest is cancelled
        under_way = self.filtered(
            lambda n: n.state not in ("returned", "failed", "withdrawn")
        )
        rows = steps.search(
            [("nomination_id", "in", under_way.ids), ("state", "!=", "cancelled")]
        ).grouped("nomination_id")
        for nomination in self:
            way = {}
            for row in rows.get(nomination._origin, steps):
                if row.pass_number >= nomination.submitted_pass:
                    # In the order of the passes: the last one counts
                    way.setdefault(row.sequence, {}).setdefault(row.pass_number, [])
                    way[row.sequence][row.pass_number].append(row)
            last = [passes[max(passes)] for passes in way.values()]
            nomination.progress_text = (
                steps._get_progress_words(last) if last else False
            )

    # --- Writing the steps ----------------------------------------------------------

    def _make_steps(self):
        """Write the steps of the routes onto submitted nominations and start the first.

        Source: design, rules 1 and 4: what is under way no longer follows the route.
        """
        nominations, steps = self.sudo(), self.env["emulation.nomination.step"].sudo()
        vals_list = []
        for number, group in nominations.grouped("pass_number").items():
            group._write_guarded(
                {"pass_number": number + 1, "submitted_pass": number + 1}
            )
        for (category, unit), group in nominations.grouped(
            lambda n: (n.category_id, n.unit_id)
        ).items():
            plan = category._get_step_plan(unit)
            vals_list += [
                {**vals, "nomination_id": n.id, "pass_number": n.pass_number}
                for n in group
                for vals in plan
            ]
        steps = steps.create(vals_list)
        first = {}
        for step in steps:
            key = step.nomination_id
            first[key] = min(step.sequence, first.get(key, step.sequence))
        steps.filtered(lambda s: s.sequence == first[s.nomination_id])._start()

    def _lock_steps(self):
        """Let one transaction at a time do steps of a nomination.

        A row of the nomination is written, so that of two who decide jointly at the
        same moment the second is tried again and sees what the first did.
        """
        self.flush_recordset()
        self.env.cr.execute(
            SQL(
                "UPDATE emulation_nomination SET pass_number = pass_number"
                " WHERE id IN %s",
                tuple(self.ids),
            )
        )

    def _cancel_steps(self):
        """End the steps of nominations that do not go on."""
        steps = self.env["emulation.nomination.step"].sudo()
        steps.search(
            [
                ("nomination_id", "in", self.ids),
                ("state", "in", ("waiting", "current")),
            ]
        )._cancel()

    def _get_steps_to_repeat(self, sequences):
        """Steps that come up again when a step is returned to the one before.

        :param dict sequences: ``{nomination: sequence of the step returned}``
        :return: ``{nomination: emulation.nomination.step}``, one step of each
            sequence from the one before on; without those that have none before
        """
        steps = self.env["emulation.nomination.step"].sudo()
        nominations = self.browse().union(*sequences)
        found = {}
        for nomination, rows in (
            steps.search([("nomination_id", "in", nominations.ids)])
            .filtered(lambda s: s.pass_number >= s.nomination_id.submitted_pass)
            .grouped("nomination_id")
            .items()
        ):
            earlier = [
                row.sequence
                for row in rows
                if row.sequence < sequences[nomination] and row.state == "done"
            ]
            if not earlier:
                continue
            first, latest = max(earlier), {}
            # In the order of the passes: the last one stays
            for row in rows:
                if row.sequence >= first:
                    latest[row.sequence] = row.pass_number
            found[nomination] = rows.filtered(
                lambda r, last=latest: last.get(r.sequence) == r.pass_number
            )
        return found

    def _log_steps(self, event, steps, before):
        """One entry of the audit log for each nomination, and the reason given.

        The nominee reads the messages: they hold no remark of who judges.

        :param str event: name of what happened
        :param steps: the steps done just now
        :param dict before: ``{nomination id: state before}``
        """
        done = steps.grouped("nomination_id")
        values = {}
        for nomination in self:
            row = values[nomination.id] = {
                "from": before[nomination.id],
                "to": nomination.state,
            }
            own = done[nomination]
            if own.route_step_id:
                row["step"] = ", ".join(own.mapped("name"))
            if own.delegation_id:
                row["delegation"] = own.delegation_id.ids
        for comment, group in steps._group_by_words().items():
            nominations = group.nomination_id
            self.env["emulation.audit.log"]._append(
                nominations, event, values, reason=comment
            )
            if comment and steps[:1].outcome in REASONED:
                nominations._message_log_batch(
                    bodies=dict.fromkeys(nominations.ids, comment)
                )

    # --- Reading the steps ------------------------------------------------------------

    def _get_open_steps(self):
        """Steps under way and to come: ``{nomination id: steps}``, as superuser."""
        steps = self.env["emulation.nomination.step"].sudo()
        rows = steps.search(
            [("nomination_id", "in", self.ids), ("state", "in", ("waiting", "current"))]
        ).grouped("nomination_id")
        return {n.id: rows.get(n.sudo(), steps) for n in self}

    def _get_current_steps(self):
        """Steps under way of all these nominations, as superuser."""
        steps = self.env["emulation.nomination.step"].sudo()
        return steps.search(
            [("nomination_id", "in", self.ids), ("state", "=", "current")]
        )

    def _get_own_steps(self):
        """Steps under way that the user may do, conflicts left aside."""
        steps = self._get_current_steps()
        problems = steps._get_seat_problems()
        return steps.filtered(lambda s: not problems[s.id])

    def _filter_passing(self, name):
        """Keep those that a step of the workflow makes pass; all but for approvals.

        :param str name: key of ``_TRANSITIONS``
        """
        if name != "approve":
            return self
        current = {}
        near = self.browse()
        for nomination_id, rows in self._get_open_steps().items():
            current[nomination_id] = rows.filtered(lambda s: s.state == "current")
            if all(s.kind == "forward" for s in rows - current[nomination_id]):
                near |= self.browse(nomination_id)
        # Of two who decide jointly the second one does it
        return near.filtered(lambda n: len(current[n.id]) < 2)

    def _filter_judged(self, name):
        """Keep those whose conditions count for a step of the workflow.

        Of approvals the appraisal and the one that makes the nomination pass.

        :param str name: key of ``_TRANSITIONS``
        """
        if name != "approve":
            return self
        steps = self._get_current_steps()
        appraised = steps.filtered(lambda s: s.kind == "appraisal").nomination_id
        ids = set(appraised.ids) | set(self._filter_passing(name).ids)
        return self.filtered(lambda n: n.id in ids)
