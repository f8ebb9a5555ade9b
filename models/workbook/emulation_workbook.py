# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import tempfile

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ...engine.workbook import Column, Table, file_name, write_workbook
from ..core.days import vietnam_today
from ..core.emulation_workflow_mixin import Transition
from .record_rows import RecordRows

DEFAULT_LIMIT = 5000
DEFAULT_DAYS = 30
GC_LIMIT = 1000


class EmulationWorkbook(models.Model):
    """A workbook somebody asks for: what he may read, in his language.

    Short ones are made at once, long ones in the background. Nobody but who asked
    for it sees the request or the file.

    A kind of workbook is one file beside this one: its choice in ``kind``, what it
    asks for in ``_get_needed_fields``, its tables in ``_get_<kind>_tables``.
    """

    _name = "emulation.workbook"
    _description = "Workbook"
    _inherit = ["emulation.workflow.mixin"]
    _order = "id desc"
    _check_company_auto = True
    _TRANSITIONS = {
        "make": Transition(("draft",), None),
        "cancel": Transition(("queued", "running"), "cancelled"),
    }
    _GUARDED_FIELDS = (
        "user_id",
        "total_count",
        "done_count",
        "attachment_id",
        "finished_on",
        "list_model",
        "list_ids",
    )

    name = fields.Char(compute="_compute_name", store=True)
    kind = fields.Selection([], required=True)
    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        index=True,
        ondelete="cascade",
    )
    user_id = fields.Many2one(
        "res.users",
        string="Asked For By",
        required=True,
        default=lambda self: self.env.user,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    year = fields.Integer(default=lambda self: vietnam_today().year, aggregator=None)
    body_id = fields.Many2one("emulation.body", ondelete="cascade")
    round_id = fields.Many2one(
        "emulation.round", ondelete="cascade", check_company=True
    )
    decision_id = fields.Many2one(
        "emulation.decision", ondelete="cascade", check_company=True
    )
    campaign_id = fields.Many2one(
        "emulation.campaign", ondelete="cascade", check_company=True
    )
    state = fields.Selection(
        [
            ("draft", "Not made yet"),
            ("queued", "Waiting"),
            ("running", "Under way"),
            ("done", "Done"),
            ("cancelled", "Cancelled"),
        ],
        string="Status",
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
    )
    total_count = fields.Integer(string="Rows", readonly=True, copy=False)
    done_count = fields.Integer(string="Rows Written", readonly=True, copy=False)
    progress = fields.Float(compute="_compute_progress", string="Progress (%)")
    attachment_id = fields.Many2one(
        "ir.attachment", string="File", readonly=True, copy=False, ondelete="set null"
    )
    finished_on = fields.Datetime(readonly=True, copy=False)
    can_make = fields.Boolean(compute="_compute_can")
    can_cancel = fields.Boolean(compute="_compute_can")
    needs_year = fields.Boolean(compute="_compute_needs")
    needs_body = fields.Boolean(compute="_compute_needs")
    needs_round = fields.Boolean(compute="_compute_needs")
    needs_decision = fields.Boolean(compute="_compute_needs")
    needs_campaign = fields.Boolean(compute="_compute_needs")

    @api.depends("kind", "year", "body_id", "round_id", "decision_id", "campaign_id")
    def _compute_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for workbook in self:
            texts = [kinds.get(workbook.kind)]
            for name in self._get_needed_fields().get(workbook.kind, ()):
                value = workbook[name]
                is_year = name == "year"
                year = is_year and str(value or self.env._("all years"))
                texts.append(year or value.display_name)
            workbook.name = " – ".join(text for text in texts if text)

    @api.depends("total_count", "done_count")
    def _compute_progress(self):
        for workbook in self:
            workbook.progress = 100 * workbook.done_count / (workbook.total_count or 1)

    @api.depends("kind")
    def _compute_needs(self):
        for workbook in self:
            needed = self._get_needed_fields().get(workbook.kind, ())
            for name in ("year", "body", "round", "decision", "campaign"):
                field = name if name == "year" else f"{name}_id"
                workbook[f"needs_{name}"] = field in needed

    @api.model
    def _get_needed_fields(self):
        """What each kind of workbook is about: ``{kind: names of fields}``."""
        return {}

    @api.model
    def _get_optional_fields(self):
        """Of these fields, those that narrow a workbook and may stay empty."""
        return ("body_id",)

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        optional = self._get_optional_fields()
        for workbook in self:
            if workbook.user_id != self.env.user:
                blockers[workbook.id].append(
                    self.env._("only who asked for it does this")
                )
            if name != "make":
                continue
            blockers[workbook.id] += [
                self.env._(
                    "choose: %(field)s",
                    field=self._fields[field]._description_string(self.env),
                )
                for field in self._get_needed_fields().get(workbook.kind, ())
                if field not in optional and not workbook[field]
            ]
        return blockers

    # --- Buttons ------------------------------------------------------------------------

    def action_make(self):
        """Make the workbook: at once up to a setting, else in the background.

        :return: action that downloads it, or shows how far it is
        :raise UserError: when something it needs is missing
        """
        self.ensure_one()
        self._check_transition("make")
        tables = self._get_tables()
        count = sum(len(table.rows) for table in tables)
        is_short = count <= self._get_limit()
        state = "running" if is_short else "queued"
        self._write_guarded({"state": state, "total_count": count})
        self._log_transition("make", {self.id: "draft"}, None)
        if is_short:
            self._keep_file(self._write_file(tables))
            return self.action_download()
        self.env.ref("hr_emulation.cron_workbook").sudo()._trigger()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
        }

    def action_cancel(self):
        """Stop a workbook that waits or is being written.

        :raise UserError: when it is over
        """
        self._transition("cancel")
        return True

    def action_download(self):
        """Download the file.

        :raise UserError: when it is not ready
        """
        self.ensure_one()
        self.check_access("read")
        if not self.attachment_id:
            raise UserError(self.env._("The file is not ready yet."))
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self.attachment_id.id}?download=true",
            "target": "download",
        }

    # --- Writing ------------------------------------------------------------------------

    @api.model
    def _get_limit(self):
        parameters_sudo = self.env["ir.config_parameter"].sudo()
        limit = parameters_sudo.get_param("hr_emulation.workbook_limit", DEFAULT_LIMIT)
        return int(limit)

    def _get_tables(self):
        """Return the tables of the workbook, with lengths, not read yet."""
        self.ensure_one()
        return getattr(self, f"_get_{self.kind}_tables")()

    def _get_titles(self, *lines):
        """Lines over a table: what it is, about what, made when."""
        today = vietnam_today()
        day = format_date(self.env, today, date_format="dd/MM/yyyy")
        made = self.env._("Made on %(day)s", day=day)
        return [*filter(None, lines or [self.name]), made]

    def _get_record_table(self, name, records, sources, *lines):
        """Return a table with a row for each record.

        :param str name: of the sheet
        :param records: recordset in its order
        :param sources: list of :class:`Source`
        :param lines: titles, the name of the workbook when there are none
        """
        columns = [Column(self.env._("No."), "plain", 6)]
        columns += [source.get_column(records) for source in sources]
        has_total = any(column.is_total for column in columns)
        return Table(
            name,
            self._get_titles(*lines),
            columns,
            RecordRows(records, sources),
            self.env._("Total") if has_total else "",
        )

    def _write_file(self, tables):
        with tempfile.TemporaryFile() as stream:
            write_workbook(stream, tables)
            stream.seek(0)
            return stream.read()

    def _keep_file(self, content):
        attachment = self.env["ir.attachment"].create(
            {
                "name": file_name(self.name),
                "raw": content,
                "res_model": self._name,
                "res_id": self.id,
            }
        )
        self._write_guarded(
            {
                "state": "done",
                "done_count": self.total_count,
                "attachment_id": attachment.id,
                "finished_on": fields.Datetime.now(),
            }
        )

    # --- Throwing away --------------------------------------------------------------------

    @api.ondelete(at_uninstall=False)
    def _unlink_only_initial(self):
        """A workbook is a copy: who asked for it may throw it away when it is over."""
        live = self.filtered(lambda w: w.state in ("queued", "running"))
        return super(EmulationWorkbook, live)._unlink_only_initial()

    @api.autovacuum
    def _gc_old(self):
        """Copies of personal data are not kept longer than they are of use."""
        parameters_sudo = self.env["ir.config_parameter"].sudo()
        days = parameters_sudo.get_param("hr_emulation.workbook_days", DEFAULT_DAYS)
        before = fields.Datetime.subtract(fields.Datetime.now(), days=int(days))
        old = self.search(
            [
                ("state", "in", ("draft", "done", "cancelled")),
                ("create_date", "<", before),
            ],
            limit=GC_LIMIT,
        )
        old.unlink()
        return len(old), len(old) == GC_LIMIT
