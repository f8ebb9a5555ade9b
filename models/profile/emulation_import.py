# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...engine.sheet_package import Limits, SheetError
from ..core.emulation_workflow_mixin import Transition

KINDS = [
    ("rating", "Ratings"),
    ("initiative", "Initiatives"),
    ("award", "Register of commendations"),
    ("nomination", "Nominations"),
]
MACRO_NAMES = (".xlsm", ".xltm", ".xlam")
MEGABYTE = 1 << 20


class EmulationImport(models.Model):
    """One workbook brought in: what it said, what was wrong, what became of it.

    States: ``draft``, ``checked`` after the dry run, ``done``. Nothing is written
    while a single row has a problem; a file brought in twice changes nothing.
    """

    _name = "emulation.import"
    _description = "Import from Excel"
    _inherit = ["emulation.intake.mixin"]
    _order = "id desc"
    _rec_name = "file_name"
    _TRANSITIONS = {
        "check": Transition(("draft", "checked"), "checked"),
        "import": Transition(("checked",), "done"),
    }
    _COUNTS = ("row_count", "new_count", "changed_count", "unchanged_count")
    _GUARDED_FIELDS = (
        *_COUNTS,
        "problem_count",
        "unknown_heads",
        "sha256",
        "done_on",
        "company_id",
    )

    kind = fields.Selection(
        KINDS, string="What to Import", required=True, default="rating"
    )
    file = fields.Binary(string="Excel Workbook", attachment=True, copy=False)
    file_name = fields.Char(copy=False)
    update_existing = fields.Boolean(
        string="Update What Differs",
        help="Rows of a rating or an initiative that is already entered otherwise "
        "change it; without it they are problems.",
    )
    state = fields.Selection(
        [("draft", "Draft"), ("checked", "Checked"), ("done", "Imported")],
        string="Status",
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        readonly=True,
        default=lambda self: self.env.company,
        index=True,
        ondelete="restrict",
    )
    create_uid = fields.Many2one("res.users", string="Imported By", readonly=True)
    row_count = fields.Integer(string="Rows", readonly=True, copy=False)
    new_count = fields.Integer(string="New", readonly=True, copy=False)
    changed_count = fields.Integer(string="Changed", readonly=True, copy=False)
    unchanged_count = fields.Integer(string="Unchanged", readonly=True, copy=False)
    problem_count = fields.Integer(string="Problems", readonly=True, copy=False)
    unknown_heads = fields.Char(
        string="Columns Not Read",
        readonly=True,
        copy=False,
        help="Heads in the file that this import does not know.",
    )
    sha256 = fields.Char(string="SHA-256", readonly=True, copy=False)
    done_on = fields.Datetime(string="Imported On", readonly=True, copy=False)
    line_ids = fields.One2many("emulation.import.line", "import_id", readonly=True)
    candidate_ids = fields.One2many(
        "emulation.import.candidate", "import_id", readonly=True
    )
    template_file = fields.Binary(compute="_compute_template_file")
    template_link = fields.Html(
        string="Template", compute="_compute_template_link", sanitize=False
    )
    problem_file = fields.Binary(compute="_compute_problem_file")

    @api.depends("kind", "file_name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for record in self:
            parts = (kinds.get(record.kind), record.file_name)
            record.display_name = " – ".join(filter(None, parts))

    # --- Writing ------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self._check_file_size(vals_list)
        records = super().create(vals_list)
        records._check_may_import()
        return records

    def write(self, vals):
        if self._is_door_open():
            return super().write(vals)
        self._check_file_size([vals])
        res = super().write(vals)
        self._check_may_import()
        if set(vals) & {"kind", "file", "file_name", "update_existing"}:
            # What was found belongs to another file or another wish
            self._record_findings([], [])
            self._write_guarded(
                {"state": "draft", **dict.fromkeys((*self._COUNTS, "problem_count"), 0)}
            )
        return res

    def _check_file_size(self, vals_list):
        """Refuse a file that is too large before it is stored."""
        limits = self._get_limits()
        for vals in vals_list:
            if len(vals.get("file") or "") * 3 // 4 > limits.packed + 2:
                self._refuse_file("too_large", limit=limits.packed // MEGABYTE)

    @api.autovacuum
    def _gc_unfinished(self):
        self._forget_unfinished()

    # --- Rights and limits --------------------------------------------------------

    def _get_kind(self):
        """Return the model that knows this kind, for the company of the import."""
        self.ensure_one()
        return (
            self.env[f"emulation.import.{self.kind}"]
            .with_company(self.company_id)
            .with_context(tracking_disable=True)
        )

    def _check_may_import(self):
        """Refuse kinds that are not the user's to bring in, and others' imports.

        :raise AccessError: naming the kinds
        """
        if self.env.su:
            return
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        refused = [kinds[r.kind] for r in self if not r._get_kind()._may_import()]
        if refused:
            raise AccessError(
                self.env._(
                    "You may not import: %(kinds)s.",
                    kinds=", ".join(dict.fromkeys(refused)),
                )
            )

    @api.model
    def _get_limits(self):
        """Return how large a workbook may be: the settings, or what is usual."""
        # Settings of the system, figures and no secrets
        parameters = self.env["ir.config_parameter"].sudo()
        usual = Limits()
        figures = {
            name: int(parameters.get_param(f"hr_emulation.import_{key}") or default)
            for name, key, default in (
                ("packed", "packed_mb", usual.packed // MEGABYTE),
                ("unpacked", "unpacked_mb", usual.unpacked // MEGABYTE),
                ("rows", "rows", usual.rows),
                ("columns", "columns", usual.columns),
            )
        }
        return Limits(
            figures["packed"] * MEGABYTE,
            figures["unpacked"] * MEGABYTE,
            figures["rows"],
            figures["columns"],
        )

    def _refuse_file(self, reason, **params):
        error = SheetError(reason, **params)
        words = self.env["emulation.import.kind"]._get_file_words(error)
        raise UserError(words) from error

    def _get_data(self):
        """Return the bytes of the workbook.

        :raise UserError: without a file, or when its name promises macros
        """
        self.ensure_one()
        if not self.file:
            raise UserError(self.env._("Choose the Excel workbook first."))
        if (self.file_name or "").lower().endswith(MACRO_NAMES):
            self._refuse_file("macros")
        return base64.b64decode(self.with_context(bin_size=False).file)
