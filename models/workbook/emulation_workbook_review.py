# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ...engine.workbook import Column, Table
from ..review.emulation_review import SENT

KINDS = {"count": "integer", "people": "integer", "money": "money", "percent": "number"}


class EmulationWorkbook(models.Model):
    """Annexes of a review: units beside each other, all its figures, who is missing."""

    _inherit = "emulation.workbook"

    kind = fields.Selection(
        selection_add=[("review", "Annexes of a review report")],
        ondelete={"review": "cascade"},
    )
    review_id = fields.Many2one(
        "emulation.review", string="Report", ondelete="cascade", check_company=True
    )
    needs_review = fields.Boolean(compute="_compute_needs")

    @api.depends("review_id")
    def _compute_name(self):
        return super()._compute_name()

    def _compute_needs(self):
        res = super()._compute_needs()
        for workbook in self:
            workbook.needs_review = workbook.kind == "review"
        return res

    @api.model
    def _get_needed_fields(self):
        return super()._get_needed_fields() | {"review": ("review_id",)}

    def _get_review_tables(self):
        self.review_id.check_access("read")
        tables = [self._get_units_table(), self._get_figures_table()]
        if self.review_id.missing_child_ids:
            tables.append(self._get_missing_table())
        return tables

    def _get_units_table(self):
        """A row for the unit itself and for each report below; together the report."""
        # Who reads a report reads the figures it is put together from
        review = self.review_id.sudo()
        below = review.child_ids.filtered(lambda r: r.state in SENT)
        whole = review.figure_ids.filtered(lambda f: not f.dimension)
        figures = {
            (figure.review_id, figure.code): figure
            for figure in below.figure_ids
            if not figure.dimension
        }
        columns = [
            Column(self.env._("No."), "plain", 6),
            Column(self.env._("Unit"), width=40),
        ]
        columns += [
            Column(
                self._get_head(figure),
                KINDS[figure.measure],
                12,
                self._is_summed(figure),
            )
            for figure in whole
        ]
        name = self._get_unit_name(review)
        rows = [(self.env._("%(unit)s (itself)", unit=name), *self._get_own(whole))]
        for child in below:
            own = [figures.get((child, figure.code)) for figure in whole]
            cells = (self._get_cell(f, "total", "has_data") for f in own)
            rows.append((self._get_unit_name(child), *cells))
        rest = self._get_rest(whole, rows)
        if any(rest):
            title = self.env._("Sent or changed afterwards, not in this report")
            rows.append((title, *rest))
        title = self.env._("Units")
        return Table(
            title,
            self._get_titles(self.name, title),
            columns,
            [(number, *row) for number, row in enumerate(rows, 1)],
            self.env._("Total"),
        )

    def _get_own(self, figures):
        return [self._get_cell(f, "value", "has_value") for f in figures]

    def _get_rest(self, figures, rows):
        """Return what is between the rows and the totals of a report that is fixed."""
        columns = zip(*(row[1:] for row in rows), strict=True)
        sums = [sum(cell or 0 for cell in cells) for cells in columns]
        return [
            (figure.total - number or None) if self._is_summed(figure) else None
            for figure, number in zip(figures, sums, strict=True)
        ]

    def _get_figures_table(self):
        """All figures of the report with their parts."""
        review = self.review_id
        groups = dict(review.figure_ids._get_source_selection())
        units = dict(
            review.figure_ids._fields["measure"]._description_selection(self.env)
        )
        columns = [
            Column(self.env._("No."), "plain", 6),
            Column(self.env._("Group"), width=24),
            Column(self.env._("Indicator"), width=60),
            Column(self.env._("Counted In"), width=12),
            Column(self.env._("The Unit Itself"), "number", 16),
            Column(self.env._("From Below"), "number", 16),
            Column(self.env._("Together"), "number", 16),
            Column(self.env._("Last Time"), width=16),
            Column(self.env._("Afterwards"), width=16),
        ]
        rows = [
            (
                number,
                groups[figure.source],
                figure.label,
                units[figure.measure],
                self._get_cell(figure, "value", "has_value"),
                self._get_cell(figure, "children_value", "has_children"),
                self._get_cell(figure, "total", "has_data"),
                figure.previous_text,
                figure.addendum_text,
            )
            for number, figure in enumerate(review.figure_ids, 1)
        ]
        title = self.env._("Figures")
        return Table(title, self._get_titles(self.name, title), columns, rows, fixed=3)

    def _get_missing_table(self):
        title = self.env._("Reports Missing Below")
        columns = [
            Column(self.env._("No."), "plain", 6),
            Column(self.env._("Unit"), width=50),
            Column(self.env._("Until"), "date"),
        ]
        missing = self.review_id.sudo().missing_child_ids
        rows = [
            (number, self._get_unit_name(child), child.deadline)
            for number, child in enumerate(missing, 1)
        ]
        return Table(title, self._get_titles(self.name, title), columns, rows)

    @api.model
    def _is_summed(self, figure):
        return figure.measure != "percent"

    @api.model
    def _get_head(self, figure):
        """Return the title of a column, with what it is counted in."""
        if figure.measure == "count":
            return figure.label
        words = dict(figure._fields["measure"]._description_selection(self.env))
        return f"{figure.label} ({words[figure.measure]})"

    @api.model
    def _get_cell(self, figure, name, known):
        """Return a number, or None where there is no data."""
        return figure[name] if figure and figure[known] else None

    @api.model
    def _get_unit_name(self, review):
        unit = review.department_id.with_context(hierarchical_naming=False)
        return unit.display_name


class EmulationReview(models.Model):
    """The annexes of a report, from its form."""

    _inherit = "emulation.review"

    def action_make_workbook(self):
        """Make the annexes of the report as a workbook.

        :return: action that downloads it, or shows how far it is
        :raise AccessError: for who makes no workbooks
        """
        self.ensure_one()
        self.check_access("read")
        workbook = self.env["emulation.workbook"].create(
            {
                "kind": "review",
                "review_id": self.id,
                "company_id": self.company_id.id,
            }
        )
        return workbook.action_make()
