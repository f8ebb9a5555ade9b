# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import json

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ....engine.consolidate import add_up
from ..emulation_review import SENT
from .source import DIMENSIONS


class EmulationReview(models.Model):
    """Figures of reports: drawn while they are written, kept once they are sent.

    Figures are keyed by ``(code, dimension, value)``; the key of a whole figure, with
    neither dimension nor value, is absent where a unit has no data at all.
    """

    _inherit = "emulation.review"

    figure_ids = fields.One2many(
        "emulation.review.figure", "review_id", string="Figures", readonly=True
    )
    figures_on = fields.Datetime(
        string="Figures As Of", readonly=True, copy=False, help="When they were drawn."
    )
    is_frozen = fields.Boolean(
        string="Figures Are Fixed", readonly=True, copy=False, default=False
    )

    @classmethod
    def _guarded(cls):
        return super()._guarded() | {"figures_on", "is_frozen"}

    def _transition(self, name, reason=None, **vals):
        result = super()._transition(name, reason, **vals)
        if name == "submit":
            self._freeze_figures()
        elif name == "return":
            self._thaw_figures()
        return result

    def action_draw_figures(self):
        """Draw the figures of reports that are being written anew.

        :return: True
        :raise UserError: naming reports whose figures are fixed
        """
        self.check_access("write")
        problems = [
            self.env._("%(name)s: its figures are fixed.", name=rec.display_name)
            for rec in self
            if rec.is_frozen
        ]
        if problems:
            raise UserError("\n".join(problems))
        self._draw_figures()
        return True

    @api.model
    def _cron_draw_figures(self):
        """Draw the figures of all reports of open rounds that are being written."""
        self.search(
            [("round_id.state", "=", "open"), ("is_frozen", "=", False)]
        )._draw_figures()

    def _draw_figures(self):
        """Draw the figures of reports that are not fixed, however many they are."""
        waiting = self.sudo().filtered(lambda r: not r.is_frozen)
        for reviews in waiting.grouped("round_id").values():
            reviews._store_figures(counted=self.browse())
        waiting._note_drawn(is_frozen=False)

    def _freeze_figures(self):
        """Draw figures for the last time; a report that is fixed stays as it is."""
        waiting = self.sudo().filtered(lambda r: not r.is_frozen)
        for reviews in waiting.grouped("round_id").values():
            reviews._store_figures(counted=reviews)
        waiting._note_drawn(is_frozen=True)
        waiting.parent_id._draw_figures()

    def _note_drawn(self, is_frozen):
        """Keep when figures were drawn; the ORM would do it in batches of a hundred."""
        if self:
            self.env.flush_all()
            self.env.cr.execute(
                SQL(
                    """
                    UPDATE emulation_review SET figures_on = %s, is_frozen = %s
                     WHERE id IN %s
                    """,
                    fields.Datetime.now(),
                    is_frozen,
                    self._ids,
                )
            )
            self.invalidate_recordset(["figures_on", "is_frozen"])

    def _thaw_figures(self):
        """Let figures of returned reports follow their data again."""
        self.sudo()._write_guarded({"is_frozen": False})
        (self | self.sudo().parent_id)._draw_figures()

    # --- Drawing --------------------------------------------------------------------

    def _store_figures(self, counted):
        """Replace the figures of reports of one round, in a fixed number of queries.

        :param counted: of these reports, those that are sent now
        """
        sources = self.env["emulation.review.figure"]._get_sources()
        sent = self.child_ids.filtered(lambda r: r.state in SENT) - self
        own = self._count_own(sources)
        sums = add_up(
            {child.id: child.parent_id.id for child in sent | counted},
            own,
            sent._get_stored("total", "has_data"),
        )
        ranks = self._rank_values(sources, [total for _below, total in sums.values()])
        self._replace_rows(
            [
                {"review_id": review.id, "sequence": place, **row}
                for review in self
                for place, row in enumerate(
                    self._get_rows(sources, ranks, own[review.id], *sums[review.id])
                )
            ]
        )

    def _count_own(self, sources):
        """Count what each unit did itself, one query a source.

        :return: ``{review id: {key: number}}``
        """
        round_ = self.round_id
        answering = round_._map_departments()
        wanted = [place for place, review in answering.items() if review in self._ids]
        top = round_._get_top()
        own = {review_id: {} for review_id in self._ids}
        for source in sources:
            groups = (
                self.env[source.model]
                .with_context(active_test=False)
                ._read_group(
                    Domain(source.get_domain(round_))
                    & source.get_place_domain(wanted, top in self),
                    [source.unit, *source.dimensions],
                    source.get_aggregates(),
                )
            )
            for place, *values in groups:
                # What belongs to no unit belongs to the one at the top
                source.count_in(own[answering.get(place.id) or top.id], values)
        return own

    def _get_stored(self, name, known):
        """Return stored figures of reports, without shares.

        :param str name: of the column
        :param str known: of the column that says whether there is data
        :return: ``{review id: {key: number}}``
        """
        found = {review_id: {} for review_id in self._ids}
        # Read as numbers: the records would be tens of thousands
        groups = (
            self.env["emulation.review.figure"]
            .sudo()
            ._read_group(
                [
                    ("review_id", "in", self.ids),
                    ("measure", "!=", "percent"),
                    (known, "=", True),
                ],
                ["review_id", "code", "dimension", "choice", *DIMENSIONS],
                [f"{name}:sum"],
            )
        )
        for review, code, dimension, choice, *named, number in groups:
            value = choice or next((record.id for record in named if record), None)
            found[review.id][code, dimension or None, value or None] = number
        return found

    def _get_late_figures(self):
        """Return what reports below brought after these were sent.

        :return: ``{review id: {key: number}}``
        """
        rounds = self.sudo().round_id
        sent = rounds.review_ids.filtered(lambda r: r.state in SENT)
        every = (sent | self.sudo())._get_stored("value", "has_value")
        today = add_up({r.id: r.parent_id.id for r in sent}, every)
        late = {}
        for review_id, totals in self._get_stored("total", "has_data").items():
            now = today[review_id][1]
            late[review_id] = {
                key: now.get(key, 0) - totals.get(key, 0) for key in {*now, *totals}
            }
        return late

    @api.model
    def _rank_values(self, sources, figures):
        """Say in which order the parts of a figure stand: that of their catalogue.

        :param figures: list of ``{key: number}``
        :return: ``{(source name, dimension): [value, …]}``
        """
        found = {}
        for numbers in figures:
            for _code, dimension, value in numbers:
                found.setdefault(dimension, set()).add(value)
        ranks = {}
        for source in sources:
            for name in source.dimensions:
                field = self.env[source.model]._fields[name]
                order = []
                if field.type == "selection":
                    order = field.get_values(self.env)
                elif field.type == "many2one":
                    records = self.env[field.comodel_name].browse(
                        found.get(name, set()) - {None}
                    )
                    order = records.with_context(active_test=False).sorted().ids
                ranks[source.name, name] = order
        return ranks

    @api.model
    def _get_rows(self, sources, ranks, own, below, total):
        """Return the figures of one report as rows, in the order of the report."""
        return [
            row
            for source in sources
            for row in source.get_rows(ranks, own, below, total)
        ]

    def _replace_rows(self, rows):
        self.env.flush_all()
        figures = self.env["emulation.review.figure"]
        self.env.cr.execute(
            SQL("DELETE FROM emulation_review_figure WHERE review_id IN %s", self._ids)
        )
        # Hundreds of units with dozens of figures each: one statement, not one a batch
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO emulation_review_figure (
                    review_id, round_id, department_id, company_id, sequence, source,
                    code, dimension, kind_id, task_id, award_type_id, level_id, choice,
                    measure, value, children_value, total, has_value, has_children,
                    has_data, create_uid, create_date, write_uid, write_date)
                SELECT review.id, review.round_id, review.department_id,
                       review.company_id, row.sequence, row.source, row.code,
                       row.dimension, row.kind_id, row.task_id, row.award_type_id,
                       row.level_id, row.choice, row.measure, row.value,
                       row.children_value, row.total, row.has_value, row.has_children,
                       row.has_data, %(user)s, %(now)s, %(user)s, %(now)s
                  FROM jsonb_to_recordset(%(rows)s::jsonb) AS row (
                       review_id int, sequence int, source text, code text,
                       dimension text, kind_id int, task_id int, award_type_id int,
                       level_id int, choice text, measure text, value float,
                       children_value float, total float, has_value bool,
                       has_children bool, has_data bool)
                  JOIN emulation_review review ON review.id = row.review_id
                """,
                rows=json.dumps(rows),
                user=self.env.uid,
                now=self.env.cr.now(),
            )
        )
        figures.invalidate_model()
        self.invalidate_recordset(["figure_ids"])
