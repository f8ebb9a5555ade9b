# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from .record_rows import Source


class EmulationWorkbook(models.Model):
    """The lists of a decision: who is named, and what is paid to whom."""

    _inherit = "emulation.workbook"

    kind = fields.Selection(
        selection_add=[
            ("decision", "Lists of a decision"),
            ("payment", "Payment list of a decision"),
        ],
        ondelete={"decision": "cascade", "payment": "cascade"},
    )

    @api.model
    def _get_needed_fields(self):
        return super()._get_needed_fields() | {
            "decision": ("decision_id",),
            "payment": ("decision_id",),
        }

    def _get_decision_tables(self):
        lines = self.env["emulation.decision.line"]
        kinds = dict(lines._fields["subject_kind"]._description_selection(self.env))
        sources = [
            Source("subject_name", width=30),
            Source("subject_job", width=24),
            Source("subject_unit", width=34),
            Source("award_type_id", width=34),
            Source("citation", width=60),
        ]
        tables = []
        for kind, name in kinds.items():
            found = lines.search(
                [
                    ("decision_id", "=", self.decision_id.id),
                    ("subject_kind", "=", kind),
                ]
            )
            if found:
                tables.append(self._get_record_table(name, found, sources))
        return tables or [self._get_record_table(self.env._("List"), lines, sources)]

    def _get_payment_tables(self):
        sources = [
            Source("subject_name", width=30),
            Source("subject_unit", width=34),
            Source("award_type_id", width=34),
            Source("coefficient"),
            Source("base_salary", width=14),
            Source("amount", is_total=True),
            Source("signature", self.env._("Signature"), 20, get=lambda _lines: {}),
        ]
        lines = self.decision_id._get_payable_lines()
        return [self._get_record_table(self.env._("Payment list"), lines, sources)]
