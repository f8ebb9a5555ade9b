# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from psycopg2 import IntegrityError

from odoo import models
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

ROOM = (
    "emulation.level",
    "emulation.body",
    "emulation.body.symbol",
    "emulation.body.signer",
    "emulation.commendation.type",
    "emulation.award.type",
    "emulation.legal.instrument",
    "emulation.dossier.document.type",
    "emulation.cluster",
    "emulation.cluster.member",
)


@tagged("post_install", "-at_install")
class TestCatalogueConstraints(TransactionCase):
    """Every constraint exists in the database and refuses a wrong record."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.unit = cls.env["hr.department"].create({"name": "CĐCS Sở Nội vụ"})
        cls.unit.action_set_emulation_level(
            cls.env.ref("hr_emulation.level_grassroots").id
        )
        cls.other_unit = cls.unit.copy({"name": "CĐCS Sở Tài chính"})
        cls.other_unit.action_set_emulation_level(
            cls.env.ref("hr_emulation.level_grassroots").id
        )
        cls.cluster = cls.env["emulation.cluster"].create({"name": "Cụm số 1"})

    def _declared(self):
        return {
            table_object.full_name(self.env[name]): table_object
            for name in ROOM
            for table_object in self.env[name]._table_objects.values()
            if isinstance(table_object, (models.Constraint, models.UniqueIndex))
        }

    def test_all_are_in_the_database(self):
        declared = self._declared()
        self.env.cr.execute(
            "SELECT conname FROM pg_constraint UNION "
            "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema"
        )
        existing = {name for (name,) in self.env.cr.fetchall()}
        self.assertEqual(set(declared) - existing, set())
        self.assertEqual(len(declared), 17)

    def test_each_refuses(self):
        """One wrong record for each constraint, none forgotten."""
        wrong = self._wrong_values()
        self.assertEqual(set(wrong), set(self._declared()))
        for name, (model, first, vals) in wrong.items():
            with self.subTest(constraint=name):
                if first:
                    self.env[model].create(first)
                    self.env.flush_all()
                self._assert_refused(name, model, vals)

    def _assert_refused(self, name, model, vals):
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError) as caught,
            self.env.cr.savepoint(),
        ):
            # Straight into the table: it must hold without the checks in Python
            record = self.env[model].new(vals)
            columns = {
                field: value
                for field, value in vals.items()
                if self.env[model]._fields[field].store
            }
            self._insert(record, columns)
        self.assertEqual(caught.exception.diag.constraint_name, name)
        self.env.invalidate_all()

    def _insert(self, record, columns):
        names = ", ".join(columns)
        places = ", ".join(["%s"] * len(columns))
        self.env.cr.execute(
            f"INSERT INTO {record._table} ({names}) VALUES ({places})",
            list(columns.values()),
        )

    def _wrong_values(self):
        body = self.env.ref("hr_emulation.body_tld").id
        level = self.env.ref("hr_emulation.level_team").id
        member = {"cluster_id": self.cluster.id, "unit_id": self.unit.id, "year": 2022}
        signer = {"body_id": body, "name": "Lê Văn Thành", "position": "CHỦ TỊCH"}
        series = {
            "body_id": body,
            "document_kind": "letter",
            "number_by": "register",
        }
        json_name = '{"en_US": "X"}'
        award = {
            "name": json_name,
            "official_name": "X",
            "kind": "form",
            "level_id": level,
        }
        paper = {
            "name": json_name,
            "official_name": "X",
            "code": "x",
            "scope": "nomination",
            "source": "either",
        }
        return {
            "emulation_level_code_unique": (
                "emulation.level",
                None,
                {"name": json_name, "code": "team", "rank": 15},
            ),
            "emulation_level_rank_unique": (
                "emulation.level",
                None,
                {"name": json_name, "code": "x", "rank": 10},
            ),
            "emulation_level_rank_positive": (
                "emulation.level",
                None,
                {"name": json_name, "code": "x", "rank": 0},
            ),
            "emulation_body_code_unique": (
                "emulation.body",
                None,
                {
                    "name": json_name,
                    "official_name": "X",
                    "kind": "union",
                    "layout": "union",
                    "code": "tld",
                },
            ),
            "emulation_body_symbol_series_unique": (
                "emulation.body.symbol",
                {**series, "symbol": "CV-TLĐ"},
                {**series, "symbol": "TLĐ"},
            ),
            "emulation_body_signer_dates_in_order": (
                "emulation.body.signer",
                None,
                {**signer, "date_from": "2023-01-01", "date_to": "2022-12-31"},
            ),
            "emulation_commendation_type_code_unique": (
                "emulation.commendation.type",
                None,
                {"name": json_name, "code": "merit"},
            ),
            "emulation_dossier_document_type_code_unique": (
                "emulation.dossier.document.type",
                None,
                {**paper, "code": "report"},
            ),
            "emulation_dossier_document_type_retention_possible": (
                "emulation.dossier.document.type",
                None,
                {**paper, "retention_months": -1},
            ),
            "emulation_dossier_document_type_retention_checked_has_source": (
                "emulation.dossier.document.type",
                None,
                {**paper, "retention_checked": True, "retention_months": 12},
            ),
            "emulation_award_type_code_unique": (
                "emulation.award.type",
                None,
                {**award, "code": "ldtt", "for_individual": True},
            ),
            "emulation_award_type_for_someone": (
                "emulation.award.type",
                None,
                {
                    **award,
                    "code": "x",
                    "for_individual": False,
                    "for_collective": False,
                },
            ),
            "emulation_legal_instrument_validity_in_order": (
                "emulation.legal.instrument",
                None,
                {
                    "document_kind": "plan",
                    "subject": "X",
                    "valid_from": "2023-01-01",
                    "valid_to": "2022-12-31",
                },
            ),
            "emulation_legal_instrument_number_unique": (
                "emulation.legal.instrument",
                None,
                {
                    "document_kind": "decree",
                    "number": "98/2023/NĐ-CP",
                    "issuer": "Chính phủ",
                    "date": "2023-12-30",
                    "subject": "X",
                },
            ),
            "emulation_cluster_member_unit_unique": (
                "emulation.cluster.member",
                member,
                member,
            ),
            "emulation_cluster_member_year_possible": (
                "emulation.cluster.member",
                None,
                {**member, "year": 22},
            ),
            "emulation_cluster_member_head_unique": (
                "emulation.cluster.member",
                {**member, "year": 2023, "is_head": True},
                {
                    **member,
                    "unit_id": self.other_unit.id,
                    "year": 2023,
                    "is_head": True,
                },
            ),
        }

    def test_same_number_in_another_year(self):
        """Numbers of decisions start anew every year."""
        copy = self.env.ref("hr_emulation.legal_qd_999_2024").copy(
            {"date": "2025-05-29", "replaces_id": False}
        )
        self.env.flush_all()
        self.assertTrue(copy)
