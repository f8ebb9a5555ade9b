# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.misc import formatLang

from ...engine.suppress import suppress
from ..core.days import vietnam_today

FIGURES = ("headcount", "nominated", "awarded")
READERS = "hr_emulation.group_officer,hr_emulation.group_auditor"
HIDDEN = "…"


class EmulationEquityBoard(models.TransientModel):
    """How nominations and awards are spread over all people, for everybody.

    Numbers under the setting are hidden from who may not see the people: all but
    officers, auditors and, of their own units, heads and officers of units.
    """

    _name = "emulation.equity.board"
    _description = "Fairness in Figures"

    year = fields.Integer(required=True, default=lambda self: self._get_last_year())
    group = fields.Selection(
        [
            ("sex", "Sex"),
            ("position", "Leader or direct worker"),
            ("level_id", "Level"),
            ("unit_id", "Unit"),
        ],
        string="Broken Down By",
        required=True,
        default="sex",
    )
    table = fields.Html(string="Figures", compute="_compute_table", sanitize=False)
    threshold_text = fields.Char(string="Hidden Numbers", compute="_compute_table")

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_display_name(self):
        self.display_name = self.env._("Fairness in Figures")

    @api.depends("year", "group")
    @api.depends_context("uid", "lang", "allowed_company_ids")
    def _compute_table(self):
        least = self.env.company.emulation_small_number
        for board in self:
            board.table = board._get_table()
            board.threshold_text = self.env._(
                "%(sign)s: numbers under %(least)s are not shown where you may not "
                "see the people.",
                sign=HIDDEN,
                least=least,
            )

    @api.model
    def _get_last_year(self):
        """Return the last year with nominations, the present one without any."""
        nominations_sudo = self.env["emulation.nomination"].sudo()
        [(year,)] = nominations_sudo._read_group(
            [("submitted_on", "!=", False)], [], ["year:max"]
        )
        return year or vietnam_today().year

    def _get_figures(self):
        """Return the figures the user may see.

        :return: list of ``(words, [number or None, ...])``, the last one the total
        """
        self.ensure_one()
        # Everybody reads how many; who they are stays with those who may
        groups = (
            self.env["emulation.equity"]
            .sudo()
            ._read_group(
                Domain("year", "=", self.year)
                & Domain("company_id", "in", self.env.companies.ids),
                [self.group],
                [f"{name}:sum" for name in FIGURES],
            )
        )
        known = self._get_known([value for value, *_counts in groups])
        least = self.env.company.emulation_small_number
        columns = [
            suppress([counts[place] for _value, *counts in groups], least, known)
            for place in range(len(FIGURES))
        ]
        rows = [
            (self._get_words(value), [shown[number] for shown, _total in columns])
            for number, (value, *_counts) in enumerate(groups)
        ]
        return [*rows, (self.env._("Total"), [total for _shown, total in columns])]

    def _get_known(self, values):
        """Return the places of the groups whose people the user may see."""
        if self.env.user.has_groups(READERS):
            return set(range(len(values)))
        if self.group != "unit_id":
            return set()
        own = self.env.user._emulation_departments()
        return {place for place, unit in enumerate(values) if unit.id in own.ids}

    def _get_words(self, value):
        field = self.env["emulation.equity"]._fields[self.group]
        if not value:
            return self.env._("not known")
        if field.type == "selection":
            return dict(field._description_selection(self.env))[value]
        return value.sudo().with_context(hierarchical_naming=False).display_name

    def _get_table(self):
        labels = self.env["emulation.equity"].fields_get(FIGURES, ["string"])
        heads = [
            dict(self._fields["group"]._description_selection(self.env))[self.group],
            *(labels[name]["string"] for name in FIGURES),
            self.env._("Nominated (%)"),
            self.env._("Awarded (%)"),
        ]
        rows = self._get_figures()
        return Markup(
            '<table class="table table-sm o_emulation_equity"><thead><tr>%s</tr></thead>'
            "<tbody>%s</tbody><tfoot>%s</tfoot></table>"
        ) % (
            self._get_cells("th", heads),
            Markup("").join(self._get_row(*row) for row in rows[:-1]),
            self._get_row(*rows[-1]),
        )

    def _get_row(self, words, counts):
        people, *others = counts
        shares = [
            None if not people or count is None else 100 * count / people
            for count in others
        ]
        texts = [HIDDEN if n is None else formatLang(self.env, n, 0) for n in counts]
        texts += [
            HIDDEN if share is None else formatLang(self.env, share, 1)
            for share in shares
        ]
        return Markup("<tr>%s</tr>") % self._get_cells("td", [words, *texts])

    @api.model
    def _get_cells(self, tag, texts):
        cell = Markup("<{tag} class='{side}'>{text}</{tag}>")
        return Markup("").join(
            cell.format(tag=tag, side="text-end" if place else "", text=text)
            for place, text in enumerate(texts)
        )
