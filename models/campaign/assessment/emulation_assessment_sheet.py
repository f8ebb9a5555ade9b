# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

from ....engine.scoring import leaves
from .emulation_assessment_totals import COLUMNS


class EmulationAssessment(models.Model):
    """A sheet as screen, paper and workbook show it: the same rows and figures."""

    _inherit = "emulation.assessment"

    open_column = fields.Char(compute="_compute_open_column")

    def _compute_open_column(self):
        allowed = {column: self._get_column_blockers(column) for column in COLUMNS}
        for sheet in self:
            column = sheet._get_open_column()
            is_mine = column and not allowed[column][sheet.id]
            sheet.open_column = is_mine and column

    def get_sheet(self):
        """Return the whole sheet for the screen.

        :return: ``{"rows", "totals", "column", "evidence"}``; ``column`` is the one the
            user may write now, or False; ``evidence`` the domain of what lines may cite
        :raise AccessError: when the user may not read the sheet
        """
        self.ensure_one()
        self.check_access("read")
        return {
            "rows": self._get_rows(),
            "totals": self._get_totals(),
            "column": self.open_column,
            "evidence": list(self._get_evidence_domain()),
        }

    def _get_evidence_domain(self):
        """Activities that the lines of the sheet may cite."""
        self.ensure_one()
        return self.env["emulation.evidence.mixin"]._evidence_of(
            self.campaign_id, self.unit_id, self.year
        )

    def _get_rows(self):
        """Criteria in reading order with what was answered, headings included."""
        self.ensure_one()
        criteria = self._get_frozen().criteria
        asked = {line["id"] for line in leaves(criteria)}
        lines = {line.criterion_key: line for line in self.line_ids}
        depths, rows = {None: -1}, []
        for line in criteria:
            depths[line["id"]] = depths.get(line["parent_id"], -1) + 1
            row = {
                name: line.get(name)
                for name in (
                    "code",
                    "text",
                    "scoring",
                    "max_score",
                    "score_step",
                    "is_optional",
                    "is_bonus",
                    "is_penalty",
                    "is_disqualifier",
                    "evidence_required",
                )
            }
            row.update(key=line["id"], depth=depths[line["id"]], line=False)
            if line["id"] in asked:
                own = lines[line["id"]]
                row["line"] = {**own._get_state(), **own._get_evidence()}
            rows.append(row)
        return rows

    def _get_totals(self):
        """What each column adds up to: total, percent and the points of groups."""
        self.ensure_one()
        totals = {}
        for column in COLUMNS:
            result = self._evaluate(column)
            totals[column] = {
                "total": result.total,
                "possible": result.possible,
                "percent": result.percent or False,
                "points": {str(key): value for key, value in result.points.items()},
                "missing": len(result.missing),
                "failed": bool(result.failed),
            }
        return totals


class EmulationAssessmentLine(models.Model):
    _inherit = "emulation.assessment.line"

    def _get_state(self):
        """What the screen shows of a line and sends back with what was typed."""
        self.ensure_one()
        return {
            "id": self.id,
            "version": self.version,
            "self_value": self.self_value or "",
            "unit_value": self.unit_value or "",
            "final_value": self.final_value or "",
            "explanation": self.explanation or "",
            "remark": self.remark or "",
        }

    def _get_evidence(self):
        """What the line cites: files and what the unit did."""
        # Files of a sheet that may be read
        files = self.sudo().attachment_ids
        return {
            "files": [{"id": file.id, "name": file.name} for file in files],
            "activities": self._get_evidence_words(),
        }
