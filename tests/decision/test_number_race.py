# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged

from ..common import EmulationMixin
from ..own_database import OwnDatabaseCase

CLIENTS = 8
ROUNDS = 3


@tagged("post_install", "-at_install")
class TestNumberRace(EmulationMixin, OwnDatabaseCase):
    """Eight clients issue decisions of one series: no gap, no double."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls._filling_own_registry():
            cls._setup_emulation()
            cls.body.symbol_ids.number_by = "sequence"
            cls.award_inside.certificate_layout_id = cls.env.ref(
                "hr_emulation.certificate_layout_red_gold"
            )
            nominations = cls._passed(
                *[
                    cls._new_nomination(cls._new_employee(f"Người {n}", cls.unit_a))
                    for n in range(CLIENTS * ROUNDS)
                ]
            )
            cls.decision_ids = [
                cls._new_decision(nomination, number=0).id for nomination in nominations
            ]
            cls.officer_id = cls.users["officer"].id

    def _issue(self, decision_id):
        def call(env):
            env["emulation.decision"].browse(decision_id).with_user(
                self.officer_id
            ).action_issue()

        return call

    def _read(self):
        with self.registry.cursor() as cr:
            cr.execute(
                """
                SELECT decision.state, decision.number, award.decision_number,
                       certificate.number, certificate.golden_book_number
                  FROM emulation_decision decision
                  LEFT JOIN emulation_certificate certificate
                    ON certificate.decision_id = decision.id
                  LEFT JOIN emulation_award award ON award.id = certificate.award_id
                 WHERE decision.id = ANY(%s)
                """,
                [self.decision_ids],
            )
            return cr.fetchall()

    def test_no_gap_no_double(self):
        waiting, refused = list(self.decision_ids), 0
        while waiting:
            batch = waiting[:CLIENTS]
            outcomes = self._race(*[self._issue(each) for each in batch])
            failed = [each for each, text in zip(batch, outcomes, strict=True) if text]
            refused += len(failed)
            self.assertLess(refused, CLIENTS * ROUNDS, outcomes)
            rows = [row for row in self._read() if row[0] == "issued"]
            # Who was refused has changed nothing and has taken no number
            self.assertEqual(
                sorted(row[1] for row in rows), list(range(1, len(rows) + 1))
            )
            drafts = [row for row in self._read() if row[0] == "draft"]
            self.assertEqual(
                {row[1:] for row in drafts} - {(0, None, None, None)}, set()
            )
            waiting = failed + waiting[CLIENTS:]
        rows = self._read()
        count = len(self.decision_ids)
        self.assertEqual(len(rows), count)
        self.assertEqual(
            {row[2] for row in rows}, {f"{n:02d}/QĐ-CĐVC" for n in range(1, count + 1)}
        )
        self.assertEqual(
            sorted(int(row[3][-4:]) for row in rows), list(range(1, count + 1))
        )
        self.assertEqual(sorted(int(row[4]) for row in rows), list(range(1, count + 1)))
