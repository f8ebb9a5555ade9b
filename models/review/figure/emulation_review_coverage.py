# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import defaultdict

from odoo import Command, api, fields, models

from ....engine.consolidate import nearest
from ..emulation_review import SENT


class EmulationReview(models.Model):
    """Whose records a report counts, as the tree of units stood when it was opened."""

    _inherit = "emulation.review"

    covered_ids = fields.Many2many(
        "hr.department",
        "emulation_review_covered_rel",
        "review_id",
        "department_id",
        string="Counts For",
        readonly=True,
        copy=False,
        context={"active_test": False},
        help="The unit and what stood below it without a report of its own when the "
        "review was opened. Moving units about afterwards changes nothing.",
    )

    @classmethod
    def _guarded(cls):
        return super()._guarded() | {"covered_ids"}

    @api.model_create_multi
    def create(self, vals_list):
        self.browse().check_access("create")
        covered = self._share_out(vals_list)
        return super().create(
            [
                {**vals, "covered_ids": [Command.set(ids)]}
                for vals, ids in zip(vals_list, covered, strict=True)
            ]
        )

    @api.model
    def _share_out(self, vals_list):
        """Give each new report the departments it is the nearest above for.

        What a report has sent already stays with it.

        :return: list of department ids for each of the values
        """
        rounds = self.env["emulation.review.round"].sudo()
        departments_sudo = self.env["hr.department"].sudo()
        departments_sudo = departments_sudo.with_context(active_test=False)
        shared = defaultdict(list)
        for round_ in rounds.browse({vals["round_id"] for vals in vals_list}):
            new_ids = {
                vals["department_id"]
                for vals in vals_list
                if vals["round_id"] == round_.id
            }
            tops = departments_sudo.browse(new_ids).filtered(
                lambda d, new_ids=new_ids: (
                    nearest(d._emulation_path()[:-1], new_ids) is None
                )
            )
            known = new_ids | set(round_.review_ids.department_id.ids)
            held = round_._map_departments()
            taken = defaultdict(list)
            for department in departments_sudo.search([("id", "child_of", tops.ids)]):
                owner = nearest(department._emulation_path(), known)
                holder = self.sudo().browse(held.get(department.id, []))
                if owner not in new_ids or holder.state in SENT:
                    continue
                shared[round_.id, owner].append(department.id)
                taken[holder].append(department.id)
            for holder, ids in taken.items():
                holder._write_guarded({"covered_ids": [Command.unlink(i) for i in ids]})
        return [shared[vals["round_id"], vals["department_id"]] for vals in vals_list]


class EmulationReviewRound(models.Model):
    """Which report counts the records of a department."""

    _inherit = "emulation.review.round"

    def _map_departments(self):
        """Say which report answers for a department, if any.

        Departments that were made after the opening belong to the nearest above.

        :return: ``{department id: review id}``
        """
        self.ensure_one()
        # Whose a department is, is no secret
        reviews_sudo = self.sudo().review_ids
        answering = {
            department_id: review.id
            for review in reviews_sudo
            for department_id in review.covered_ids.ids
        }
        tops_sudo = reviews_sudo.filtered(lambda r: not r.parent_id).department_id
        later_sudo = tops_sudo.with_context(active_test=False).search(
            [("id", "child_of", tops_sudo.ids), ("id", "not in", list(answering))]
        )
        known = dict(answering)
        for department in later_sudo:
            above = nearest(department._emulation_path(), known)
            if above:
                answering[department.id] = known[above]
        return answering
