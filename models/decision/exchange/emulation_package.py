# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationPackage(models.Model):
    """A sealed package sent to a partner or received from one; also their log.

    A received one goes ``draft`` → ``checked`` (dry run, nothing is written) →
    ``done``; a sent one is ``done`` when it is made. What is done stays as it is.

    Of a person it holds what the law's list shows: name, job, unit, achievement, vote,
    and the staff code that tells namesakes apart. No birth date, sex, address, number
    of a document, ethnicity or religion leaves the database.
    """

    _name = "emulation.package"
    _description = "Exchange Package"
    _inherit = ["emulation.intake.mixin"]
    _order = "id desc"
    _check_company_auto = True
    _GUARDED_FIELDS = (
        "company_id",
        "direction",
        "kind",
        "partner_id",
        "code",
        "made_on",
        "sha256",
        "subject",
        "proposal_id",
        "answers_id",
        "done_on",
        "done_by_id",
        "row_count",
        "problem_count",
    )

    company_id = fields.Many2one(
        "res.company",
        required=True,
        readonly=True,
        default=lambda self: self.env.company,
        index=True,
        ondelete="restrict",
    )
    direction = fields.Selection(
        [("sent", "Sent"), ("received", "Received")],
        required=True,
        readonly=True,
        default="received",
        index=True,
    )
    kind = fields.Selection(
        [("proposal", "Proposal"), ("result", "Results")],
        string="What It Holds",
        readonly=True,
        copy=False,
    )
    partner_id = fields.Many2one(
        "emulation.exchange.partner",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    code = fields.Char(
        string="Identifier",
        readonly=True,
        copy=False,
        help="Follows from the contents: the same package has the same identifier.",
    )
    subject = fields.Char(string="About", readonly=True, copy=False)
    made_on = fields.Date(readonly=True, copy=False)
    file = fields.Binary(string="Package", attachment=True, copy=False)
    file_name = fields.Char(copy=False)
    sha256 = fields.Char(string="SHA-256", readonly=True, copy=False)
    round_id = fields.Many2one(
        "emulation.round",
        string="Into the Round",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        domain=[("state", "=", "open")],
        help="Where the nominations of a received proposal are entered; their "
        "categories are found by award and kind of subject.",
    )
    proposal_id = fields.Many2one(
        "emulation.proposal",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    answers_id = fields.Many2one(
        "emulation.package",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="The package with the proposal that this one answers.",
    )
    answer_ids = fields.One2many("emulation.package", "answers_id", string="Results")
    state = fields.Selection(
        [("draft", "Draft"), ("checked", "Checked"), ("done", "Done")],
        string="Status",
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    line_ids = fields.One2many("emulation.package.line", "package_id", readonly=True)
    paper_ids = fields.Many2many(
        "ir.attachment", string="Papers of the Proposal", compute="_compute_paper_ids"
    )
    row_count = fields.Integer(string="Rows", readonly=True, copy=False)
    problem_count = fields.Integer(string="Problems", readonly=True, copy=False)
    done_on = fields.Datetime(readonly=True, copy=False)
    done_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )

    _done_once = models.UniqueIndex(
        "(company_id, direction, code) WHERE state = 'done'",
        "This package was exchanged already.",
    )

    @api.depends("subject", "file_name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for package in self:
            package.display_name = (
                package.subject or package.file_name or self.env._("New package")
            )

    def _compute_paper_ids(self):
        files = self.env["ir.attachment"].search(
            [("res_model", "=", self._name), ("res_id", "in", self.ids)], order="id"
        )
        papers = files.grouped("res_id")
        for package in self:
            package.paper_ids = papers.get(package._origin.id, files.browse())

    @api.model_create_multi
    def create(self, vals_list):
        self._check_size(vals_list)
        return super().create(vals_list)

    def write(self, vals):
        if self._is_door_open():
            return super().write(vals)
        self._check_size([vals])
        res = super().write(vals)
        if {"file", "file_name", "round_id"} & set(vals):
            # What was found belongs to another file or another wish
            self._forget_check()
        return res

    def _forget_check(self):
        self.sudo().line_ids.unlink()
        self._write_guarded(
            {
                "state": "draft",
                "partner_id": False,
                "kind": False,
                "code": False,
                "subject": False,
                "row_count": 0,
                "problem_count": 0,
            }
        )

    @api.autovacuum
    def _gc_unfinished(self):
        self._forget_unfinished()
