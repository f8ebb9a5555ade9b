# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from lxml import etree

from odoo import api, fields, models
from odoo.exceptions import UserError

from .record_rows import Source


class EmulationWorkbook(models.Model):
    """Any list as a workbook: the chosen records with the columns of their list."""

    _inherit = "emulation.workbook"

    kind = fields.Selection(
        selection_add=[("list", "Records chosen in a list")],
        ondelete={"list": "cascade"},
    )
    list_model = fields.Char(readonly=True, copy=False)
    list_ids = fields.Json(readonly=True, copy=False)

    @api.model
    def _make_list(self, records):
        """Make a workbook of records somebody chose in their list.

        :param records: recordset, in the order of the list
        :return: action that downloads it, or shows how far it is
        """
        records.check_access("read")
        workbook = self._create_guarded(
            [{"kind": "list", "list_model": records._name, "list_ids": records.ids}]
        )
        return workbook.action_make()

    @api.depends("list_model")
    def _compute_name(self):
        res = super()._compute_name()
        models_ = self.env["ir.model"]
        for workbook in self.filtered("list_model"):
            workbook.name = models_._get(workbook.list_model).name
        return res

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        for workbook in self.filtered(lambda w: w.kind == "list" and not w.list_ids):
            blockers[workbook.id].append(
                self.env._("choose the records in their list, then “Excel”")
            )
        return blockers

    def _get_list_tables(self):
        model = self.env[self.list_model]
        # Others may have taken some of them away meanwhile
        records = model.browse(self.list_ids).exists()._filtered_access("read")
        view = etree.fromstring(model.get_view(view_type="list")["arch"])
        sources = [
            Source(node.get("name"), node.get("string") or "")
            for node in view.xpath("./field")
            if node.get("column_invisible") not in ("1", "True", "true")
            and model._fields[node.get("name")].type not in ("binary", "json")
        ]
        if not sources:
            raise UserError(self.env._("This list has no columns."))
        return [self._get_record_table(self.name, records, sources)]
