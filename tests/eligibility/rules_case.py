# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from ..common import EmulationCommon
from .sheet_case import SheetMixin

# Parameters that name records, as the tables call them: field and xmlid prefix
REFERENCES = {
    "award_types": ("award_type_ids", "award_"),
    "levels": ("level_ids", "level_"),
    "bodies": ("body_ids", "body_"),
    "excluded": ("excluded_commendation_ids", "commendation_"),
}


class RulesCase(SheetMixin, EmulationCommon):
    """Puts award categories with rules given as plain dicts into the database."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rules = cls.env["emulation.eligibility.rule"]

    @classmethod
    def ref(cls, name):
        return cls.env.ref(f"hr_emulation.{name}")

    @classmethod
    def new_category(cls, rules, year, kind="annual", period=None, **vals):
        """Create an award category in a round of its own, with its rules.

        :param dict rules: ``{name: parameters}``; a group has ``parts`` in the same form
        """
        defaults = {"award_type_id": cls.award_inside.id, "body_id": cls.body.id}
        if "award_type" in vals:
            award = cls.ref(f"award_{vals.pop('award_type')}")
            defaults = {"award_type_id": award.id, "body_id": cls.outside.id}
        round_ = cls.env["emulation.round"].create(
            {
                "name": f"Đợt xét năm {year}",
                "kind": kind,
                "year": year,
                "period_from": period[0] if period else False,
                "period_to": period[1] if period else False,
                "body_id": cls.body.id,
                "category_ids": [(0, 0, {**defaults, **vals})],
            }
        )
        category = round_.category_ids
        category.rule_ids = cls.rule_commands(rules)
        return category

    @classmethod
    def copy_rules(cls, name, category):
        """Take over the rules that come with the addon.

        :param str name: xmlid of a template's category or of a ready rule
        :param category: category of our own, in the round that asks
        :return: the category that has the rules
        """
        source = cls.ref(name)
        if source._name == category._name:
            return source.copy({"round_id": category.round_id.id})
        source.copy({"category_id": category.id, "award_type_id": False})
        return category

    @classmethod
    def name_rules(cls, category, names):
        """Short names of the rules: their own, or those of the rules copied.

        :param dict names: ``{short name: xmlid of the rule that comes with the addon}``
        :return: ``{rule id: short name}``
        """
        shipped = {cls.ref(xmlid).name: short for short, xmlid in names.items()}
        rules = category.rule_ids._leaves()
        return {rule.id: shipped.get(rule.name, rule.name) for rule in rules}

    @classmethod
    def rule_commands(cls, rules):
        return [
            (0, 0, cls.rule_vals(name, sequence, rule))
            for sequence, (name, rule) in enumerate(rules.items())
        ]

    @classmethod
    def rule_vals(cls, name, sequence, rule):
        vals = {"name": name, "sequence": sequence}
        for key, value in rule.items():
            if key == "parts":
                vals["child_ids"] = cls.rule_commands(value)
            elif key == "sheets_of":
                vals["assessment_campaign_id"] = cls.sheet_campaign(value).id
            elif key in REFERENCES:
                field, prefix = REFERENCES[key]
                ids = [cls.ref(prefix + code).id for code in value]
                vals[field] = [(6, 0, ids)]
            else:
                vals[key] = value
        return vals

    @classmethod
    def describe(cls, rules):
        """Turn rules of the database into the dicts the reference reads."""
        fields = [
            name
            for name, field in cls.rules._fields.items()
            if field.store and not field.relational
        ]
        described = []
        for rule in rules.sorted(lambda r: (r.sequence, r.id)):
            row = {name: rule[name] for name in fields}
            row["key"] = rule.id
            for key, (field, _prefix) in REFERENCES.items():
                row[key] = set(rule[field].mapped("code"))
            row["parts"] = cls.describe(rule.child_ids)
            described.append(row)
        return described

    @classmethod
    def describe_context(cls, ctx):
        """Turn the context of an evaluation into a dict without records."""
        types = cls.env["emulation.award.type"].search([])
        category = ctx.category
        return {
            "year": ctx.year,
            "date": ctx.date,
            "period_from": ctx.period_from,
            "period_to": ctx.period_to,
            "round_kind": category.round_id.kind,
            "commendation": category.commendation_type,
            "level": category.award_type_id.level_id.code,
            "levels": {award.code: award.level_id.code for award in types},
        }
