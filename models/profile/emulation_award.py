# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..core.days import vietnam_today
from .emulation_rating import FIRST_YEAR

COMMENDATION_TYPES = [
    ("merit", "Merit"),
    ("thematic", "Thematic"),
    ("sudden", "Sudden"),
    ("service", "Service"),
    ("seniority", "Seniority"),
    ("external", "External"),
]


class EmulationAward(models.Model):
    """The register of commendations (sổ khen thưởng).

    An entry is written by a decision, by the recorded result of an outside
    body, or by an officer for awards of the past. It is never deleted.

    States: ``valid``; ``corrected`` and ``revoked`` by decisions of that kind.
    """

    _name = "emulation.award"
    _description = "Award"
    _inherit = [
        "mail.thread",
        "emulation.subject.mixin",
        "emulation.released.mixin",
        "emulation.composed.mixin",
    ]
    _order = "year desc, decision_date desc, id desc"
    _rec_name = "subject_name"
    _check_company_auto = True
    _INITIAL_STATE = "valid"
    _COMPOSED = ("citation",)
    _GUARDED_FIELDS = ("nomination_id", "decision_line_id")
    _SUBJECT_FIELDS = {
        "individual": "employee_id",
        "collective": "department_id",
        "external": "partner_id",
    }

    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        index=True,
        ondelete="restrict",
    )
    subject_kind = fields.Selection(
        selection_add=[("external", "Outside person or organisation")],
        ondelete={"external": "cascade"},
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Outside Person or Organisation",
        index="btree_not_null",
        ondelete="restrict",
    )
    award_type_id = fields.Many2one(
        "emulation.award.type", required=True, index=True, ondelete="restrict"
    )
    kind = fields.Selection(related="award_type_id.kind", store=True)
    level_id = fields.Many2one(related="award_type_id.level_id", store=True)
    commendation_type = fields.Selection(
        COMMENDATION_TYPES,
        required=True,
        default="merit",
        help="Thematic and sudden awards are no basis for a merit award.",
    )
    body_id = fields.Many2one(
        "emulation.body", string="Awarding Body", index=True, ondelete="restrict"
    )
    issuer_name = fields.Char(
        compute="_compute_issuer_name",
        store=True,
        readonly=False,
        precompute=True,
        help="As written in the decision, when the body is not in the list.",
    )
    decision_number = fields.Char(help="With its symbol, as in 04/QĐ-CĐVC.")
    decision_date = fields.Date()
    year = fields.Integer(
        compute="_compute_year",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        aggregator=None,
        index=True,
        help="Year the award counts for.",
    )
    citation = fields.Char(string="Achievement", size=500)
    state = fields.Selection(
        [("valid", "Valid"), ("corrected", "Corrected"), ("revoked", "Revoked")],
        string="Status",
        default="valid",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    nomination_id = fields.Many2one(
        "emulation.nomination",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    decision_line_id = fields.Many2one(
        "emulation.decision.line",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    attachment_ids = fields.Many2many(
        "ir.attachment", string="Scans", bypass_search_access=True
    )

    _subject_matches_kind = models.Constraint(
        """CHECK (
            (subject_kind = 'individual') = (employee_id IS NOT NULL)
            AND (subject_kind = 'collective') = (department_id IS NOT NULL)
            AND (subject_kind = 'external') = (partner_id IS NOT NULL))""",
        "An award has exactly one subject of the kind it names.",
    )
    _one_per_nomination = models.UniqueIndex(
        "(nomination_id) WHERE nomination_id IS NOT NULL AND state = 'valid'",
        "A nomination leads to one award.",
    )
    _one_valid_per_line = models.UniqueIndex(
        "(decision_line_id) WHERE decision_line_id IS NOT NULL AND state = 'valid'",
        "A line of a decision gives one award.",
    )

    @api.depends("body_id")
    def _compute_issuer_name(self):
        for award in self:
            award.issuer_name = award.body_id.official_name or award.issuer_name

    @api.depends("decision_date")
    def _compute_year(self):
        for award in self:
            award.year = (award.decision_date or vietnam_today()).year

    @api.depends("partner_id.name")
    def _compute_subject_name(self):
        return super()._compute_subject_name()

    @api.depends("subject_name", "award_type_id", "year")
    def _compute_display_name(self):
        for award in self:
            award.display_name = (
                award.subject_name
                and f"{award.subject_name} – {award.award_type_id.name}, {award.year}"
            )

    @api.constrains("award_type_id", "subject_kind", "issuer_name", "body_id", "year")
    def _check_award(self):
        problems = []
        for award in self:
            kind = award.subject_kind
            if kind != "external" and not award.award_type_id._accepts(kind):
                problems.append(
                    self.env._(
                        "%(award)s is not given to this kind of subject (%(name)s).",
                        award=award.award_type_id.name,
                        name=award.subject_name,
                    )
                )
            if not award.issuer_name:
                problems.append(
                    self.env._(
                        "%(name)s: say which body gave the award.",
                        name=award.subject_name,
                    )
                )
            if not self._is_possible_year(award.year):
                problems.append(
                    self.env._(
                        "%(name)s: %(year)s is not a possible year.",
                        name=award.subject_name,
                        year=award.year,
                    )
                )
        if problems:
            raise ValidationError("\n".join(problems))

    @api.model
    def _is_possible_year(self, year):
        return FIRST_YEAR <= year <= vietnam_today().year + 1

    def write(self, vals):
        self.check_access("write")
        decided = self.filtered("decision_line_id")
        recorded = self.filtered("nomination_id") - decided
        is_words = set(vals) & self._decided_fields()
        if not self._is_door_open():
            self._check_not_own(vals)
            if recorded and set(vals) & self._subject_of_record():
                raise UserError(
                    self.env._(
                        "%(names)s: who received what is as the nomination says.",
                        names=", ".join(recorded.mapped("display_name")),
                    )
                )
        if decided and not self._is_door_open() and is_words:
            raise UserError(
                self.env._(
                    "%(names)s: what a decision has given is changed only by a "
                    "decision that corrects or revokes it.",
                    names=", ".join(decided.mapped("display_name")),
                )
            )
        words = sorted(set(vals) & self._decided_fields())
        before = {rec.id: {name: rec[name] for name in words} for rec in self}
        res = super().write(vals)
        if words and not self._is_door_open():
            self._log_edit(before, words)
        return res

    @api.model_create_multi
    def create(self, vals_list):
        awards = super().create(vals_list)
        if not self._is_door_open():
            awards._check_not_own({})
            self.env["emulation.audit.log"]._append(awards, "entered by hand")
        return awards

    def copy_data(self, default=None):
        raise UserError(self.env._("An entry of the register is not duplicated."))

    def _check_not_own(self, vals):
        """Nobody enters or mends awards of himself or the collective he leads."""
        if self.env.su:
            return
        for name, own in (
            ("employee_id", self.env.user._emulation_employees()),
            ("department_id", self.env.user._emulation_led_departments()),
        ):
            if self[name] & own or vals.get(name) in own.ids:
                raise UserError(
                    self.env._(
                        "Nobody enters his own awards, or those of the collective that "
                        "he leads, in the register."
                    )
                )

    @api.model
    def _subject_of_record(self):
        """Fields of a recorded result that the nomination has settled."""
        return {
            "company_id",
            "subject_kind",
            "employee_id",
            "department_id",
            "partner_id",
            "unit_id",
            "award_type_id",
            "commendation_type",
        }

    def _log_edit(self, before, words):
        """An entry corrected by hand keeps what it said before."""
        values = {
            rec.id: {
                name: [str(before[rec.id][name] or ""), str(rec[name] or "")]
                for name in words
                if before[rec.id][name] != rec[name]
            }
            for rec in self
        }
        changed = self.filtered(lambda rec: values[rec.id])
        self.env["emulation.audit.log"]._append(changed, "edit", values)

    @api.model
    def _decided_fields(self):
        """Fields of an entry that repeat the words of the decision."""
        words = {"body_id", "issuer_name", "decision_number", "decision_date"}
        return self._subject_of_record() | words | {"year", "citation"}

    @api.ondelete(at_uninstall=False)
    def _unlink_only_initial(self):
        raise UserError(
            self.env._(
                "Entries of the register of commendations are never deleted; "
                "a wrong one is corrected or revoked."
            )
        )
