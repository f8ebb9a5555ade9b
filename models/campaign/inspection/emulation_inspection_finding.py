# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...core.days import vietnam_today


class EmulationInspectionFinding(models.Model):
    """What an inspection found, and how it was remedied.

    States: ``noted`` while the inspection is under way → ``open`` with its conclusion
    → ``remedied`` (reported with proof) → ``closed``, or back to ``open`` when the
    proof does not do. A remark asks for nothing and is closed with the conclusion.
    """

    _name = "emulation.inspection.finding"
    _description = "Finding of an Inspection"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "emulation.inspection.part.mixin",
        "emulation.photo.mixin",
        "emulation.workflow.mixin",
    ]
    _order = "deadline, id"
    _rec_name = "text"
    _check_company_auto = True
    # Fixed with the conclusion, but still talked about
    _mail_post_access = "read"
    _OPEN_STATES = ("under_way",)
    _INITIAL_STATE = "noted"
    _PHOTO_FIELDS = ("photo_ids", "proof_ids")
    _GUARDED_FIELDS = (
        "remedy",
        "proof_ids",
        "remedied_on",
        "remedied_by_id",
        "closed_on",
        "closed_by_id",
        "state_reason",
        "soon_reminded",
        "late_reminded",
    )

    target_id = fields.Many2one(
        "emulation.inspection.target",
        string="Where",
        required=True,
        index=True,
        ondelete="cascade",
        domain=[("inspection_state", "=", "under_way")],
    )
    inspection_id = fields.Many2one(
        related="target_id.inspection_id", store=True, precompute=True
    )
    place_id = fields.Many2one(
        related="target_id.place_id", store=True, precompute=True, index=True
    )
    line_id = fields.Many2one(
        "emulation.inspection.line",
        string="Content",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('target_id', '=', target_id)]",
    )
    severity = fields.Selection(
        [
            ("remark", "Remark"),
            ("minor", "Minor"),
            ("major", "Serious"),
            ("grave", "Grave"),
        ],
        string="Gravity",
        required=True,
        default="minor",
        index=True,
        help="A remark asks for nothing; everything else is to be remedied.",
    )
    text = fields.Text(string="Finding", required=True)
    deadline = fields.Date(string="Remedy Until", index="btree_not_null")
    responsible_id = fields.Many2one(
        "hr.employee",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="Who has to remedy it; the head of the unit is reminded as well.",
    )
    remedy = fields.Text(readonly=True, copy=False, help="How it was remedied.")
    proof_ids = fields.Many2many(
        "ir.attachment",
        "emulation_inspection_finding_proof_rel",
        "finding_id",
        "attachment_id",
        readonly=True,
        copy=False,
    )
    remedied_on = fields.Datetime(string="Reported On", readonly=True, copy=False)
    remedied_by_id = fields.Many2one(
        "res.users",
        string="Reported By",
        readonly=True,
        copy=False,
        ondelete="restrict",
    )
    closed_on = fields.Datetime(readonly=True, copy=False)
    closed_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    state = fields.Selection(
        [
            ("noted", "Noted"),
            ("open", "To remedy"),
            ("remedied", "Reported remedied"),
            ("closed", "Closed"),
        ],
        string="Status",
        default="noted",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    state_reason = fields.Text(string="Reason", readonly=True, copy=False)
    soon_reminded = fields.Date(readonly=True, copy=False)
    late_reminded = fields.Date(readonly=True, copy=False)
    is_late = fields.Boolean(compute="_compute_is_late", search="_search_is_late")

    _remedy_has_deadline = models.Constraint(
        "CHECK (severity = 'remark' OR deadline IS NOT NULL)",
        "A finding that is to be remedied has a deadline: say until when.",
    )
    _remedy_has_person = models.Constraint(
        "CHECK (severity = 'remark' OR responsible_id IS NOT NULL)",
        "A finding that is to be remedied has somebody responsible: say who.",
    )
    _remedy_reported = models.Constraint(
        """CHECK (state != 'remedied'
            OR (remedied_on IS NOT NULL AND remedied_by_id IS NOT NULL))""",
        "A remedy names who reported it and when.",
    )
    _closed_by_whom = models.Constraint(
        """CHECK ((state = 'closed')
            = (closed_on IS NOT NULL AND closed_by_id IS NOT NULL))""",
        "A closed finding, and no other, names who closed it and when.",
    )

    @api.depends("deadline", "state")
    def _compute_is_late(self):
        today = vietnam_today()
        for finding in self:
            finding.is_late = bool(
                finding.state in ("noted", "open")
                and finding.deadline
                and finding.deadline < today
            )

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [
            ("state", "in", ("noted", "open")),
            ("deadline", "<", vietnam_today()),
        ]

    @api.constrains("deadline", "line_id", "target_id")
    def _check_finding(self):
        problems = []
        for finding in self:
            first = finding.inspection_id.date_from
            if finding.deadline and first and finding.deadline < first:
                problems.append(
                    self.env._(
                        "“%(finding)s”: the deadline lies before the inspection.",
                        finding=finding.text,
                    )
                )
            if finding.line_id and finding.line_id.target_id != finding.target_id:
                problems.append(
                    self.env._(
                        "“%(content)s” belongs to the checklist of another subject.",
                        content=finding.line_id.text,
                    )
                )
        if problems:
            raise ValidationError("\n".join(problems))

    def _is_free(self, vals):
        return self._is_door_open() or not vals.keys() - self._desk_fields()

    def _get_targets(self):
        return self.target_id
