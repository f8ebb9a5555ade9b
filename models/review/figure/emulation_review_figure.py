# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from textwrap import shorten

from odoo import api, fields, models
from odoo.tools import formatLang

from .source import DIMENSIONS

LONGEST_LABEL = 120
NO_DATA = "–"


class EmulationReviewFigure(models.Model):
    """One figure of a review: the unit's own, that of the units below, both together.

    Drawn from data as long as the report is being written, kept as it was once the
    report is sent. What a unit has no data of is no zero.

    A source of figures is one file beside this one that adds to ``_get_sources``.
    """

    _name = "emulation.review.figure"
    _description = "Figure of a Review"
    _order = "review_id, sequence, id"
    _rec_name = "label"

    review_id = fields.Many2one(
        "emulation.review",
        string="Report",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    round_id = fields.Many2one(
        related="review_id.round_id", store=True, index=True, string="Review Round"
    )
    department_id = fields.Many2one(
        related="review_id.department_id", store=True, index=True, string="Unit"
    )
    company_id = fields.Many2one(related="review_id.company_id", store=True)
    sequence = fields.Integer(readonly=True)
    source = fields.Selection(
        selection="_get_source_selection",
        string="Group",
        required=True,
        readonly=True,
    )
    code = fields.Selection(
        selection="_get_code_selection",
        string="Indicator",
        required=True,
        readonly=True,
    )
    dimension = fields.Char(
        readonly=True, help="What the figure is told apart by; empty for a whole one."
    )
    kind_id = fields.Many2one(
        "emulation.activity.kind",
        string="Kind of Activity",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    task_id = fields.Many2one(
        "emulation.task", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    award_type_id = fields.Many2one(
        "emulation.award.type",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    level_id = fields.Many2one(
        "emulation.level", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    choice = fields.Char(readonly=True)
    measure = fields.Selection(
        [
            ("count", "Number"),
            ("people", "People"),
            ("money", "Đồng"),
            ("percent", "%"),
        ],
        string="Counted In",
        required=True,
        readonly=True,
    )
    value = fields.Float(
        string="Own",
        readonly=True,
        help="What the unit itself did; adds up over units.",
    )
    children_value = fields.Float(
        string="Units Below",
        readonly=True,
        aggregator=None,
        help="Totals of the reports below that were sent before this one.",
    )
    total = fields.Float(readonly=True, aggregator=None)
    has_value = fields.Boolean(string="Has Own Data", readonly=True)
    has_children = fields.Boolean(string="Has Data of Units Below", readonly=True)
    has_data = fields.Boolean(readonly=True)
    label = fields.Char(compute="_compute_label", string="Indicator or Part of It")
    value_text = fields.Char(compute="_compute_texts", string="The Unit Itself")
    children_text = fields.Char(compute="_compute_texts", string="From Below")
    total_text = fields.Char(compute="_compute_texts", string="Together")
    previous_text = fields.Char(compute="_compute_previous", string="Last Time")
    addendum_text = fields.Char(
        compute="_compute_addendum",
        string="Afterwards",
        help="What reports below brought after this one was sent; it is not in the "
        "total.",
    )

    _once = models.UniqueIndex(
        """(review_id, code, coalesce(dimension, ''), coalesce(kind_id, 0),
            coalesce(task_id, 0), coalesce(award_type_id, 0), coalesce(level_id, 0),
            coalesce(choice, ''))""",
        "A report has each figure once.",
    )

    # --- The register -------------------------------------------------------------

    @api.model
    def _get_sources(self):
        """Return what figures are drawn from, in the order of the report.

        :return: list of :class:`Source`, titled in the language of the reader
        """
        return []

    @api.model
    def _get_source_selection(self):
        return [(source.name, source.title) for source in self._get_sources()]

    @api.model
    def _get_code_selection(self):
        return [
            (entry.code, entry.title)
            for source in self._get_sources()
            for entry in (*source.measures, *source.shares)
        ]

    def _get_key(self):
        """Return what makes the same figure of two reports the same.

        :return: tuple of code, dimension and value of the dimension
        """
        self.ensure_one()
        value = self[self.dimension].id if self.dimension in DIMENSIONS else self.choice
        return (self.code, self.dimension or None, value or None)

    # --- Words --------------------------------------------------------------------

    @api.depends("code", "dimension", *DIMENSIONS, "choice")
    @api.depends_context("lang")
    def _compute_label(self):
        titles = dict(self._get_code_selection())
        models_by_name = {s.name: self.env[s.model] for s in self._get_sources()}
        for figure in self:
            if not figure.dimension:
                figure.label = titles.get(figure.code)
                continue
            field = models_by_name[figure.source]._fields[figure.dimension]
            if field.type == "many2one":
                # Names of the catalogue and of tasks are no secret
                named = figure[figure.dimension].sudo()
                name = named.with_context(hierarchical_naming=False).display_name
            else:
                words = dict(field._description_selection(self.env))
                name = words.get(figure.choice)
            name = shorten(name or "", LONGEST_LABEL, placeholder=" …")
            figure.label = f"– {name or self.env._('not stated')}"

    @api.depends("value", "children_value", "total", "measure")
    @api.depends_context("lang")
    def _compute_texts(self):
        for figure in self:
            for name, known in (
                ("value", "has_value"),
                ("children", "has_children"),
                ("total", "has_data"),
            ):
                number = figure["children_value" if name == "children" else name]
                figure[f"{name}_text"] = figure._tell(number if figure[known] else None)

    def _tell(self, number):
        """Return a number of this figure in words, a dash when there is no data."""
        self.ensure_one()
        if number is None:
            return NO_DATA
        digits = 1 if self.measure == "percent" else 0
        return formatLang(self.env, number, digits=digits)

    @api.depends("review_id.previous_id")
    def _compute_previous(self):
        previous = self.review_id.previous_id
        totals = {
            (figure.review_id, figure._get_key()): figure.total_text
            for figure in self.search([("review_id", "in", previous.ids)])
        }
        for figure in self:
            last = figure.review_id.previous_id
            figure.previous_text = totals.get((last, figure._get_key()))

    def _compute_addendum(self):
        late = self.review_id._get_late_figures()
        for figure in self:
            number = late[figure.review_id.id].get(figure._get_key())
            is_late = number and figure.measure != "percent"
            figure.addendum_text = figure._tell(number) if is_late else False
