# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from lxml import etree

from odoo import api, fields, models


class EmulationEligibilityRule(models.Model):
    """What a kind of rule brings along, in one file ``kind_<name>.py``.

    The file adds the kind to ``kind``, declares its parameters and the methods

    * ``_kind_fields``: names of its parameters, shown when the kind is chosen;
    * ``_get_<kind>_problems()``: what is wrong with the parameters, as sentences;
    * ``_sql_<kind>(ctx)``: SELECT of ``subject_id, result, code, params``, one row
      for each row of the table expression ``subject``;
    * ``_params_<kind>(ctx)``: what is asked for, stored with answers that count;
    * ``_words_<kind>(code, params)``: the evidence in the reader's language;
    * ``_demand_<kind>()``: what is asked for, as a sentence for who writes rules.

    Where needed also ``_kind_defaults`` (first values of shared parameters),
    ``_kind_attributes`` (how a parameter is shown), ``_LATER_KINDS`` (facts that
    stand on the nomination), ``_mask`` (evidence that not everybody reads) and
    ``_entry_<kind>(params)`` (where missing facts are entered: model, domain besides
    the subject, values of a new record).
    """

    _inherit = "emulation.eligibility.rule"

    demand = fields.Text(
        string="Asks For",
        compute="_compute_demand",
        help="What the rule asks for, as its parameters say it.",
    )

    @api.depends(
        lambda self: (
            "kind",
            "category_id.round_id.year",
            "category_id.round_id.period_from",
            "category_id.round_id.period_to",
            "child_ids.name",
            *{name for names in self._kind_fields().values() for name in names},
        )
    )
    @api.depends_context("lang")
    def _compute_demand(self):
        for rule in self:
            rule.demand = rule.kind and getattr(rule, f"_demand_{rule.kind}")()

    @api.onchange("kind")
    def _onchange_kind(self):
        self.update(self._kind_defaults().get(self.kind, {}))

    @api.model
    def _kind_fields(self):
        """Parameters of each kind, in the order they are asked for.

        :return: ``{kind: (field name, ...)}``
        """
        return {}

    @api.model
    def _kind_defaults(self):
        """Values a kind begins with where the field itself has another default.

        :return: ``{kind: {field name: value}}``
        """
        return {}

    @api.model
    def _kind_attributes(self):
        """How parameters are shown, besides being shown for their kinds only.

        :return: ``{field name: {attribute: value}}``
        """
        return {}

    @property
    def _LATER_KINDS(self):  # noqa: N802
        """Kinds whose facts are written on the nomination.

        A screening passes them over in its verdict.
        """
        return ()

    # --- View -------------------------------------------------------------------

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        arch, view = super()._get_view(view_id, view_type, **options)
        place = arch.find(".//group[@name='parameters']")
        if view_type == "form" and place is not None:
            self._add_parameters(place)
        return arch, view

    @api.model
    def _add_parameters(self, place):
        """Show the parameters of the chosen kind, so that a new kind is one file."""
        attributes = self._kind_attributes()
        for kind, names in self._kind_fields().items():
            group = etree.SubElement(
                place, "group", {"colspan": "2", "invisible": f"kind != {kind!r}"}
            )
            for name in names:
                shown = dict(attributes.get(name, {}))
                if self._fields[name].type == "many2many":
                    shown["widget"] = "many2many_tags"
                    shown["options"] = "{'no_create': True}"
                etree.SubElement(group, "field", {"name": name, **shown})

    # --- Words ------------------------------------------------------------------

    def _get_params(self, ctx):
        """What the rule asks for, as stored with an answer that counts.

        :param EligibilityContext ctx: year, date and category of the proposal
        :return: JSON-able dict
        """
        self.ensure_one()
        return getattr(self, f"_params_{self.kind}")(ctx)

    def _get_words(self, code, params):
        """Say an answer in the reader's language.

        :param str code: as stored, ``kind.what``
        :param dict params: what was asked for (``_get_params``) with what was found
        """
        self.ensure_one()
        return getattr(self, f"_words_{self.kind}")(*self._mask(code, params))

    def _mask(self, code, params):
        """Take out of an answer what the reader may not know.

        To be applied before code or parameters leave the server as they are.

        :param str code: as stored
        :param dict params: as stored
        :return: ``(code, params)`` for the user of the environment
        """
        self.ensure_one()
        return code, params
