# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import csv
import io

from odoo import api, models
from odoo.tools import SQL, split_every

from ..core.days import vietnam_today

# What is known of a rating beside its subject, year, period and system
RATING_CONTENT = (
    "level",
    "points",
    "document_number",
    "document_date",
    "date_from",
    "date_to",
    "note",
)
_NAMES = (
    "subject_kind",
    "employee_id",
    "department_id",
    "year",
    "period",
    "system",
    *RATING_CONTENT,
)
_BATCH = 2000


class EmulationRating(models.Model):
    """Many ratings in one statement."""

    _inherit = "emulation.rating"

    @api.model
    def _insert_rows(self, vals_list):
        """Write many ratings in one statement where the ORM would need minutes.

        What the ORM fills is filled here: subject, unit, company, who and when;
        further stored fields are computed and the constraints checked afterwards.

        :param vals_list: iterable of dicts with one subject each, of the present
            company and none of them the user himself
        :return: the number of ratings written
        :raise AccessError: when the user may not create ratings
        :raise ValidationError: what the constraints of the model say
        """
        self.browse().check_access("create")
        self.env.flush_all()
        columns = SQL(", ").join(map(SQL.identifier, _NAMES))
        self.env.cr.execute(
            SQL(
                """
                CREATE TEMP TABLE emulation_rating_rows ON COMMIT DROP AS
                SELECT %s FROM emulation_rating LIMIT 0
                """,
                columns,
            )
        )
        self._copy_rows(vals_list)
        people, departments = self._get_copied_subjects()
        rows = self.env.execute_query(
            SQL(
                """
                INSERT INTO emulation_rating (%(columns)s, subject_name, unit_id,
                    company_id, create_uid, write_uid, create_date, write_date)
                SELECT %(values)s, coalesce(employee.name, department.name),
                       coalesce(person.unit_id, department.unit_id), %(company)s,
                       %(user)s, %(user)s, %(now)s, %(now)s
                  FROM emulation_rating_rows AS line
                  LEFT JOIN hr_employee AS employee ON employee.id = line.employee_id
                  LEFT JOIN unnest(%(people)s::int[], %(people_units)s::int[])
                         AS person(id, unit_id) ON person.id = line.employee_id
                  LEFT JOIN unnest(%(departments)s::int[], %(names)s::text[],
                                   %(department_units)s::int[])
                         AS department(id, name, unit_id)
                         ON department.id = line.department_id
             RETURNING id
                """,
                columns=columns,
                values=SQL(", ").join(SQL.identifier("line", n) for n in _NAMES),
                company=self.env.company.id,
                user=self.env.uid,
                now=self.env.cr.now(),
                people=list(people),
                people_units=[unit.id for unit in people.values()],
                departments=departments.ids,
                names=departments.mapped("name"),
                department_units=[d.emulation_unit_id.id or None for d in departments],
            )
        )
        self.env.cr.execute("DROP TABLE emulation_rating_rows")
        self.browse(row[0] for row in rows)._follow_insert()
        return len(rows)

    def _copy_rows(self, vals_list):
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerows([vals.get(name) for name in _NAMES] for vals in vals_list)
        buffer.seek(0)
        self.env.cr.copy_expert(
            "COPY emulation_rating_rows FROM STDIN WITH (FORMAT csv)", buffer
        )

    def _get_copied_subjects(self):
        """Return ``{employee id: unit}`` and the departments of the copied rows."""
        employees, departments = (
            [
                row[0]
                for row in self.env.execute_query(
                    SQL(
                        """SELECT DISTINCT %(name)s FROM emulation_rating_rows
                            WHERE %(name)s IS NOT NULL""",
                        name=SQL.identifier(name),
                    )
                )
            ]
            for name in ("employee_id", "department_id")
        )
        # As the stored computes do: only names and units are read
        members_sudo = self.env["emulation.unit.member"].sudo()
        return (
            members_sudo._unit_of(
                self.env["hr.employee"].browse(employees),
                vietnam_today(),
            ),
            self.env["hr.department"].sudo().browse(departments),
        )

    def _follow_insert(self):
        """Compute what else is stored and check the constraints, in batches."""
        filled = {*_NAMES, "subject_name", "unit_id", "company_id"}
        stored = {
            name: field
            for name, field in self._fields.items()
            if field.store and name not in models.MAGIC_COLUMNS
        }
        for ids in split_every(_BATCH, self.ids):
            batch = self.browse(ids)
            batch.modified(stored)
            for name, field in stored.items():
                if field.compute and name not in filled:
                    self.env.add_to_compute(field, batch)
                elif field.compute:
                    self.env.remove_to_compute(field, batch)
            batch._validate_fields(stored)
            self.env.flush_all()
            self.env.invalidate_all(flush=False)
