# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

# What is recognised is what was registered
_STORY = frozenset(
    {
        "name",
        "kind",
        "campaign_id",
        "year",
        "subject_kind",
        "employee_id",
        "department_id",
        "story",
        "evidence_ids",
        "photo_ids",
    }
)


class EmulationExemplar(models.Model):
    """A model or person others can learn from (mô hình, điển hình tiên tiến).

    States: ``draft`` → ``registered`` with the upper level → ``recognised`` or
    ``not_recognised`` with a reason, which can be registered again. Once recognised,
    everybody sees it in the gallery and units take it up.
    """

    _name = "emulation.exemplar"
    _description = "Exemplar"
    _inherit = [
        "emulation.yearly.work.mixin",
        "mail.thread",
        "mail.activity.mixin",
        "emulation.subject.mixin",
        "emulation.photo.mixin",
        "emulation.evidence.mixin",
        "emulation.workflow.mixin",
        "emulation.owned.mixin",
    ]
    _order = "year desc, recognised_on desc, id desc"
    _check_company_auto = True
    _OWNERS = frozenset({"employee_id", "department_id", "campaign_id"})
    _GUARDED_FIELDS = (
        "registered_on",
        "registered_by_id",
        "recognised_on",
        "recognised_by_id",
        "state_reason",
    )

    name = fields.Char(
        required=True, help="What it is known by, as a model or a way of doing."
    )
    kind = fields.Selection(
        [("model", "Model to follow"), ("person", "Advanced exemplar")],
        required=True,
        default="model",
        index=True,
        help="A way of working others can take up, or a collective or person to learn "
        "from.",
    )
    subject_kind = fields.Selection(default="collective")
    department_id = fields.Many2one(
        default=lambda self: self.env.user._emulation_own_unit()
    )
    unit_id = fields.Many2one(readonly=True)
    story = fields.Text(help="What is done, how, and what came of it.")
    cover_id = fields.Many2one("ir.attachment", compute="_compute_cover_id")
    adoption_ids = fields.One2many(
        "emulation.exemplar.adoption", "exemplar_id", string="Taken Up By"
    )
    adoption_count = fields.Integer(
        compute="_compute_adoption_count", string="Units That Took It Up"
    )
    state = fields.Selection(
        [
            ("draft", "Proposed"),
            ("registered", "Registered"),
            ("recognised", "Recognised"),
            ("not_recognised", "Not recognised"),
        ],
        string="Status",
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    state_reason = fields.Text(string="Reason", readonly=True, copy=False)
    registered_on = fields.Datetime(readonly=True, copy=False)
    registered_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    recognised_on = fields.Datetime(readonly=True, copy=False)
    recognised_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )

    _subject_matches_kind = models.Constraint(
        """CHECK (
            (subject_kind = 'individual') = (employee_id IS NOT NULL)
            AND (subject_kind = 'collective') = (department_id IS NOT NULL))""",
        "An exemplar has exactly one subject of the kind it names.",
    )
    _registered_by_whom = models.Constraint(
        """CHECK (state = 'draft'
            OR (registered_on IS NOT NULL AND registered_by_id IS NOT NULL))""",
        "A registered exemplar names who registered it and when.",
    )
    _recognised_by_whom = models.Constraint(
        """CHECK ((state = 'recognised')
            = (recognised_on IS NOT NULL AND recognised_by_id IS NOT NULL))""",
        "A recognised exemplar, and no other, names who recognised it and when.",
    )

    @api.depends("photo_ids")
    def _compute_cover_id(self):
        for exemplar in self:
            exemplar.cover_id = exemplar.photo_ids[:1]

    @api.depends("adoption_ids")
    def _compute_adoption_count(self):
        counts = dict(
            self.env["emulation.exemplar.adoption"]._read_group(
                [("exemplar_id", "in", self.ids)], ["exemplar_id"], ["__count"]
            )
        )
        for exemplar in self:
            exemplar.adoption_count = counts.get(exemplar._origin, 0)

    @api.constrains("campaign_id", "year", "unit_id")
    def _check_evidence(self):
        return super()._check_evidence()

    def _get_evidence_domain(self):
        """What the unit did for the campaign in the year of the exemplar."""
        self.ensure_one()
        return self._evidence_of(self.campaign_id, self.unit_id, self.year)

    def write(self, vals):
        if _STORY & vals.keys():
            if fixed := self.filtered(lambda r: r._is_fixed()):
                raise UserError(
                    "\n".join(
                        self.env._(
                            "%(name)s: it has been registered and stays as it is.",
                            name=rec.display_name,
                        )
                        for rec in fixed
                    )
                )
        return super().write(vals)

    def _is_fixed(self):
        return self.state not in ("draft", "not_recognised")

    def action_view_adoptions(self):
        """Open who took the exemplars up."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_exemplar_adoption_action"
        )
        action.update(domain=[("exemplar_id", "in", self.ids)])
        return action
