# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..assessment.assessment_common import AssessmentCommon


@tagged("post_install", "-at_install")
class TestFacts(AssessmentCommon):
    """What figures are told by: cluster and level of the unit, sex, disagreement."""

    def test_cluster_and_level_of_the_year(self):
        year = self.today.year
        cluster = self.env["emulation.cluster"].create(
            {
                "name": "Cụm 1",
                "member_ids": [(0, 0, {"unit_id": self.unit_a.id, "year": year})],
            }
        )
        inside, outside = (
            self._new_nomination(),
            self._new_nomination(self.other),
        )
        self.assertEqual(inside.cluster_id, cluster)
        self.assertFalse(outside.cluster_id)
        level = self.env.ref("hr_emulation.level_grassroots")
        self.assertEqual((inside | outside).unit_level_id, level)
        self.assertEqual(inside.level_id, self.award_inside.level_id)
        # What was so when the nomination was made stays in the figures
        cluster.member_ids.unlink()
        self.unit_a.action_set_emulation_level(
            self.env.ref("hr_emulation.level_team").id
        )
        self.assertEqual((inside.cluster_id, inside.unit_level_id), (cluster, level))

    def test_sex_is_for_who_reads_figures(self):
        self.person.sex = "female"
        nomination = self._new_nomination()
        nomination.with_user(self.users["administrator"]).action_submit()
        model = self.env["emulation.nomination"]
        officer = model.with_user(self.users["officer"])
        self.assertEqual(
            officer._read_group([], ["subject_sex"], ["__count"]), [("female", 1)]
        )
        employee = model.with_user(self.users["employee"])
        with self.assertRaises(AccessError):
            employee._read_group([], ["subject_sex"], ["__count"])

    def test_disagreement(self):
        people = (self.staff["employee"], self.person, self.other)
        first, second, third = (self._new_sheet(person) for person in people)
        sheets = first | second | third
        for sheet in sheets:
            self._fill(sheet, _1="10")
            sheet.action_send()
        self.assertFalse(any(sheets.mapped("is_compared")))
        for sheet, unit in ((first, "20"), (second, "30")):
            self._fill(sheet, "unit", _1="10", _2=unit)
        self.assertEqual(first.score_difference, -8)
        self.assertEqual((first.score_gap, second.score_gap), (8, 2))
        # Who was not scored yet disagrees with nobody
        self.assertFalse(third.is_compared)
        self.assertFalse(third.score_gap)
        [(gap, difference)] = self.env["emulation.assessment"]._read_group(
            [("is_compared", "=", True)],
            [],
            ["score_gap:avg", "score_difference:avg"],
        )
        self.assertEqual((gap, difference), (5, -3))
