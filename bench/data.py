# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""A workforce of any size, made by SQL in seconds.

Twelve ratings a person (2017 to 2021 and the first half of 2022, two systems),
three awards for two people, nine initiatives for ten, in units of 500. Nothing is
drawn by chance: every run has the same rows.
"""

import datetime
import logging

from odoo.tools import SQL

_logger = logging.getLogger(__name__)

YEAR = 2022
PEOPLE_PER_UNIT = 500
SYSTEMS = ("professional", "union")


class Workforce:
    """Union, units, people and their history in an empty database.

    :param env: environment of the superuser
    :param int size: number of employees
    """

    def __init__(self, env, size):
        self.env = env
        self.size = size
        self._make_units()
        self._make_people()
        self._make_ratings()
        self._make_awards()
        self._make_initiatives()
        env.cr.commit()
        env.cr._cnx.autocommit = True
        env.cr.execute("VACUUM ANALYZE")
        env.cr._cnx.autocommit = False
        env.registry.clear_cache()
        env.invalidate_all()
        self.category = self._open_round()
        env.cr.commit()

    def _execute(self, query, **values):
        self.env.cr.execute(SQL(query, **values))

    def _make_units(self):
        env = self.env
        env.company.write({"name": "Bench"})
        self.union = env["hr.department"].create({"name": "Union"})
        levels = {
            code: env.ref(f"hr_emulation.level_{code}")
            for code in ("province", "grassroots")
        }
        count = max(1, self.size // PEOPLE_PER_UNIT)
        self.units = env["hr.department"].create(
            [
                {"name": f"Unit {number}", "parent_id": self.union.id}
                for number in range(count)
            ]
        )
        self.union.action_set_emulation_level(levels["province"].id)
        self.units.action_set_emulation_level(levels["grassroots"].id)
        env.flush_all()

    def _columns(self, table):
        self.env.cr.execute(
            """
            SELECT column_name FROM information_schema.columns
             WHERE table_name = %s AND is_generated = 'NEVER'
            """,
            [table],
        )
        return [name for (name,) in self.env.cr.fetchall()]

    def _clone(self, table, source_id, **changes):
        """Copy a row for everybody in ``bench_person``, some columns changed."""
        columns = self._columns(table)
        values = [
            SQL(changes[name]) if name in changes else SQL.identifier("source", name)
            for name in columns
        ]
        self._execute(
            """
            INSERT INTO %(table)s (%(columns)s)
            SELECT %(values)s FROM bench_person person, %(table)s source
             WHERE source.id = %(source)s ORDER BY person.number
            """,
            table=SQL.identifier(table),
            columns=SQL(", ").join(map(SQL.identifier, columns)),
            values=SQL(", ").join(values),
            source=source_id,
        )

    def _make_people(self):
        model = self.env["hr.employee"]
        person = model.create(
            {
                "name": "Model",
                "department_id": self.units[0].id,
                "date_version": datetime.date(2016, 1, 1),
            }
        )
        self.env.flush_all()
        self._execute(
            """
            CREATE TEMP TABLE bench_person ON COMMIT PRESERVE ROWS AS
            SELECT number, 'Person ' || lpad(number::text, 6, '0') AS name,
                   (%(units)s::int[])[1 + number %% %(count)s] AS unit_id,
                   nextval('res_partner_id_seq')::int AS partner_id,
                   nextval('resource_resource_id_seq')::int AS resource_id,
                   nextval('hr_version_id_seq')::int AS version_id,
                   nextval('hr_employee_id_seq')::int AS employee_id
              FROM generate_series(1, %(size)s) AS number
            """,
            units=self.units.ids,
            count=len(self.units),
            size=self.size,
        )
        version = person.current_version_id
        self._clone(
            "res_partner",
            person.work_contact_id.id,
            id="person.partner_id",
            name="person.name",
            complete_name="person.name",
            commercial_partner_id="person.partner_id",
        )
        self._clone(
            "resource_resource",
            person.resource_id.id,
            id="person.resource_id",
            name="person.name",
        )
        self._clone(
            "hr_version",
            version.id,
            id="person.version_id",
            employee_id="NULL",
            department_id="person.unit_id",
        )
        self._clone(
            "hr_employee",
            person.id,
            id="person.employee_id",
            name="person.name",
            resource_id="person.resource_id",
            work_contact_id="person.partner_id",
            current_version_id="person.version_id",
            emulation_code="'NV' || person.number",
            barcode="NULL",
        )
        self._execute(
            """
            UPDATE hr_version SET employee_id = person.employee_id
              FROM bench_person person WHERE person.version_id = hr_version.id
            """
        )
        members = self.env["emulation.unit.member"]
        own = members.search([("employee_id", "=", person.id)])
        self._clone(
            "emulation_unit_member",
            own.id,
            id="nextval('emulation_unit_member_id_seq')",
            employee_id="person.employee_id",
            department_id="person.unit_id",
            unit_id="person.unit_id",
        )
        # The model and whom the installation brought along are nobody's colleagues
        model.search([("id", "<=", person.id)]).active = False
        self.env.flush_all()

    def _make_ratings(self):
        """One person in three is rated good once, one in fifty lacks a year."""
        slots = [(year, "year") for year in range(YEAR - 5, YEAR)] + [(YEAR, "h1")]
        for system in SYSTEMS:
            for year, period in slots:
                self._execute(
                    """
                    INSERT INTO emulation_rating (
                        employee_id, subject_kind, subject_name, unit_id, company_id,
                        year, period, system, level)
                    SELECT employee_id, 'individual', name, unit_id, %(company)s,
                           %(year)s, %(period)s, %(system)s,
                           CASE WHEN number %% 18 = %(turn)s THEN 'good'
                                ELSE 'excellent' END
                      FROM bench_person
                    """,
                    company=self.env.company.id,
                    year=year,
                    period=period,
                    system=system,
                    turn=year - YEAR + 5,
                )
        self._execute(
            """
            DELETE FROM emulation_rating USING bench_person person
             WHERE emulation_rating.employee_id = person.employee_id
               AND number %% 50 = 7 AND year = %(year)s AND system = 'union'
            """,
            year=YEAR - 2,
        )

    def _make_awards(self):
        types = [
            self.env.ref(f"hr_emulation.{name}")
            for name in ("award_bk_ldld", "award_gk_cdvc_tinh", "award_ldtt")
        ]
        for number, award in enumerate(types):
            self._execute(
                """
                INSERT INTO emulation_award (
                    employee_id, subject_kind, subject_name, unit_id, company_id,
                    award_type_id, kind, level_id, commendation_type, issuer_name,
                    decision_number, decision_date, year, state)
                SELECT employee_id, 'individual', name, unit_id, %(company)s,
                       %(award)s, %(kind)s, %(level)s, 'merit', 'Issuer',
                       number || '/QĐ', make_date(%(year)s - number %% 6, 12, 1),
                       %(year)s - number %% 6, 'valid'
                  FROM bench_person WHERE number %% 2 = %(half)s
                """,
                company=self.env.company.id,
                award=award.id,
                kind=award.kind,
                level=award.level_id.id,
                year=YEAR - 1,
                half=number % 2,
            )

    def _make_initiatives(self):
        self._execute(
            """
            CREATE TEMP TABLE bench_initiative ON COMMIT PRESERVE ROWS AS
            SELECT nextval('emulation_initiative_id_seq')::int AS id, person.*
              FROM bench_person person WHERE number %% 10 <> 3
            """
        )
        self._execute(
            """
            INSERT INTO emulation_initiative (
                id, title, company_id, year, scope, recognition_number,
                recognition_date, is_applied)
            SELECT id, 'Initiative ' || number, %(company)s, %(year)s, 'grassroots',
                   number || '/QĐ-SK', make_date(%(year)s, 6, 1), TRUE
              FROM bench_initiative
            """,
            company=self.env.company.id,
            year=YEAR - 1,
        )
        self._execute(
            """
            INSERT INTO emulation_initiative_author (
                initiative_id, employee_id, subject_kind, subject_name, unit_id,
                company_id, year, scope, is_recognised, is_main)
            SELECT id, employee_id, 'individual', name, unit_id, %(company)s,
                   %(year)s, 'grassroots', TRUE, TRUE
              FROM bench_initiative
            """,
            company=self.env.company.id,
            year=YEAR - 1,
        )

    def _open_round(self):
        """The interim review of document 000 with its individual category."""
        env = self.env
        template = env.ref("hr_emulation.template_000_round")
        round_ = template._copy_from_template(
            date_open=False,
            date_close=False,
        )
        round_.campaign_id = False
        category = round_.category_ids.filtered(
            lambda category: category.subject_kind == "individual"
        )
        (round_.category_ids - category).unlink()
        category.quota_ids.unlink()
        round_.action_open()
        return category
