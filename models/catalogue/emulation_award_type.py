# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class EmulationAwardType(models.Model):
    """Emulation title (danh hiệu) or form of commendation (hình thức)."""

    _name = "emulation.award.type"
    _description = "Award Type"
    _inherit = ["emulation.cited.mixin"]
    _order = "sequence, id"
    _rec_names_search = ["name", "official_name", "code"]

    name = fields.Char(required=True, translate=True)
    official_name = fields.Char(
        required=True,
        help="As printed on decisions and certificates, in Vietnamese. It is never "
        "translated.",
    )
    code = fields.Char(required=True, copy=False)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    kind = fields.Selection(
        [("title", "Title"), ("form", "Form of commendation")],
        required=True,
        default="form",
        help="A title is won in emulation (Lao động tiên tiến); a form of commendation "
        "honours an achievement (bằng khen, giấy khen).",
    )
    level_id = fields.Many2one(
        "emulation.level",
        required=True,
        index=True,
        ondelete="restrict",
        help="Level of the bodies that give it.",
    )
    for_individual = fields.Boolean(string="For Individuals", default=True)
    for_collective = fields.Boolean(string="For Collectives")
    commendation_type_ids = fields.Many2many(
        "emulation.commendation.type",
        "emulation_award_type_commendation_type_rel",
        "award_type_id",
        "commendation_type_id",
        string="Commendation Types",
        ondelete="restrict",
        help="For what it may be given: merit of the year, a theme, a sudden feat …",
    )
    body_kind = fields.Selection(
        selection="_selection_body_kind",
        string="Given by",
        help="Kind of the bodies that give it; empty when any kind does.",
    )
    body_ids = fields.Many2many(
        "emulation.body",
        "emulation_award_type_body_rel",
        "award_type_id",
        "body_id",
        string="Awarding Bodies",
        ondelete="restrict",
        help="Empty when every body of the kind gives it.",
    )
    certificate_layout_id = fields.Many2one(
        "emulation.certificate.layout",
        index="btree_not_null",
        ondelete="restrict",
        help="How its certificate is printed; empty when none is given, as for "
        "Lao động tiên tiến.",
    )
    document_type_ids = fields.Many2many(
        "emulation.dossier.document.type",
        "emulation_award_type_document_type_rel",
        "award_type_id",
        "document_type_id",
        string="Dossier",
        ondelete="restrict",
        help="Papers that a dossier contains by default.",
    )
    route_id = fields.Many2one(
        "emulation.route",
        string="Approval Route",
        index="btree_not_null",
        ondelete="restrict",
        help="The way its nominations go unless a round says otherwise.",
    )
    vote_rule_id = fields.Many2one(
        "emulation.vote.rule",
        index="btree_not_null",
        ondelete="restrict",
        help="How meetings and councils vote on it.",
    )
    legal_note = fields.Text(help="Where it is regulated and what to watch for.")
    needs_check = fields.Boolean(
        string="To Be Checked",
        help="Check this entry against your current regulation before you use it.",
    )

    _code_unique = models.Constraint(
        "UNIQUE(code)", "There is already an award type with this code."
    )
    _for_someone = models.Constraint(
        "CHECK(for_individual OR for_collective)",
        "An award is given to individuals, to collectives or to both.",
    )

    @api.model
    def _selection_body_kind(self):
        return (
            self.env["emulation.body"]._fields["kind"]._description_selection(self.env)
        )

    @api.constrains("body_kind", "body_ids")
    def _check_bodies(self):
        problems = []
        for award in self.filtered("body_kind"):
            wrong = award.body_ids.filtered_domain([("kind", "!=", award.body_kind)])
            if wrong:
                problems.append(
                    self.env._(
                        "%(award)s is not given by bodies of this kind: %(bodies)s.",
                        award=award.display_name,
                        bodies=", ".join(wrong.mapped("display_name")),
                    )
                )
        if problems:
            raise ValidationError("\n".join(problems))

    def copy_data(self, default=None):
        default = default or {}
        vals_list = super().copy_data(default=default)
        for award, vals in zip(self, vals_list, strict=True):
            if "name" not in default:
                vals["name"] = self.env._("%(name)s (copy)", name=award.name)
            if "code" not in default:
                vals["code"] = self._get_free_code(award.code)
        return vals_list

    @api.model
    def _get_free_code(self, code):
        known = self.with_context(active_test=False).search(
            [("code", "=like", f"{code}_%")]
        )
        taken = set(known.mapped("code"))
        number = 2
        while f"{code}_{number}" in taken:
            number += 1
        return f"{code}_{number}"

    def _accepts(self, subject_kind):
        """Tell whether the award is given to this kind of subject.

        :param str subject_kind: ``individual`` or ``collective``
        :return: bool
        """
        self.ensure_one()
        return bool(
            (subject_kind == "individual" and self.for_individual)
            or (subject_kind == "collective" and self.for_collective)
        )

    def _is_given_by(self, body):
        """Tell whether a body may give the award.

        :param body: one ``emulation.body``
        :return: bool
        """
        self.ensure_one()
        if self.body_ids:
            return body in self.body_ids
        return not self.body_kind or body.kind == self.body_kind
