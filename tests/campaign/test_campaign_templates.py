# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import Counter

from odoo.tests import TransactionCase, tagged

from .campaign_common import ShippedTemplates

DOCUMENTS = ("000", "001", "002", "003")


@tagged("post_install", "-at_install")
class TestCampaignTemplates(ShippedTemplates, TransactionCase):
    """What the templates hold, counted by document, nature and kind of subject."""

    def _count_criteria(self, document):
        lines = self._shipped(
            "emulation.criterion", document, [("is_heading", "=", False)]
        )
        return Counter((line.nature, line.subject_kind) for line in lines)

    def _ref(self, name):
        return self.env.ref(f"hr_emulation.template_{name}")

    def test_criteria_by_nature_and_subject_kind(self):
        self.assertEqual(
            {document: dict(self._count_criteria(document)) for document in DOCUMENTS},
            {
                "000": {
                    ("content", "individual"): 4,
                    ("criterion", "individual"): 12,
                    ("standard", "collective"): 3,
                    ("standard", "individual"): 3,
                },
                "001": {
                    ("content", "collective"): 2,
                    ("content", "individual"): 1,
                    ("prohibition", "individual"): 5,
                    ("standard", "collective"): 14,
                    ("standard", "individual"): 10,
                },
                "002": {
                    ("content", "individual"): 4,
                    ("criterion", "individual"): 12,
                },
                "003": {
                    ("content", "collective"): 4,
                    ("content", "individual"): 5,
                    ("prohibition", "individual"): 5,
                    ("standard", "collective"): 13,
                    ("standard", "individual"): 10,
                },
            },
        )

    def test_criteria_stand_in_their_campaign(self):
        def leaves(name):
            lines = self._ref(name).criterion_ids.filtered(lambda c: not c.is_heading)
            return dict(Counter((line.nature, line.subject_kind) for line in lines))

        campaign = {("content", "collective"): 1, ("prohibition", "individual"): 5}
        self.assertEqual(leaves("001_campaign"), campaign)
        self.assertEqual(leaves("003_campaign"), campaign)
        self.assertEqual(
            leaves("001_movement"),
            {
                ("content", "collective"): 1,
                ("content", "individual"): 1,
                ("standard", "collective"): 14,
                ("standard", "individual"): 10,
            },
        )
        self.assertEqual(
            leaves("003_movement"),
            {
                ("content", "collective"): 3,
                ("content", "individual"): 5,
                ("standard", "collective"): 13,
                ("standard", "individual"): 10,
            },
        )
        for name in ("000_campaign", "002_campaign"):
            contents = self._ref(name).criterion_ids.filtered(
                lambda line: line.nature == "content"
            )
            self.assertEqual([len(content.child_ids) for content in contents], [3] * 4)

    def test_numbering(self):
        codes = self._ref("000_campaign").criterion_ids.mapped("code")
        self.assertEqual(
            codes,
            [
                code
                for i in range(1, 5)
                for code in (f"2.{i}", f"2.{i}.1", f"2.{i}.2", f"2.{i}.3")
            ],
        )
        headings = self._ref("001_movement").criterion_ids.filtered("is_heading")
        self.assertEqual(
            headings.mapped("code"),
            [
                "II",
                "2",
                "2.1",
                "2.2",
                "III",
                "1",
                "1.1",
                "1.1.1",
                "1.1.2",
                "1.1.3",
                "1.2",
                "1.2.1",
                "1.2.2",
            ],
        )
        general = self._ref("003_movement").criterion_ids.filtered(
            lambda line: line.parent_id.code == "1.1"
        )
        self.assertEqual(general.mapped("code"), ["a", "b", "c"])

    def test_other_parts(self):
        models = {
            "emulation.task": (6, 0, 6, 0),
            "emulation.campaign.role": (4, 14, 0, 8),
            "emulation.activity.kind": (0, 7, 0, 6),
            "emulation.inspection.content": (0, 5, 0, 7),
            "emulation.recipient": (11, 9, 0, 4),
            "emulation.quota": (3, 0, 0, 0),
            "emulation.review.template": (1, 0, 0, 0),
            "emulation.review.template.section": (14, 0, 0, 0),
        }
        for model, counts in models.items():
            self.assertEqual(
                tuple(len(self._shipped(model, document)) for document in DOCUMENTS),
                counts,
                model,
            )

    def test_provisions_by_kind(self):
        def kinds(document):
            clauses = self._shipped("emulation.clause", document)
            return dict(Counter(clauses.mapped(lambda clause: clause.kind)))

        self.assertEqual(
            kinds("000"),
            {
                "purpose": 3,
                "requirement": 2,
                "participant": 1,
                "content": 2,
                "dossier": 4,
                "conference": 2,
                "deadline": 2,
                "reporting": 1,
            },
        )
        common = {
            "participant": 2,
            "leadership": 2,
            "funding": 1,
            "activity": 3,
            "model": 2,
            "inspection": 2,
            "reporting": 1,
        }
        self.assertEqual(
            kinds("001"), {**common, "commendation": 2, "honour": 1, "continuing": 4}
        )
        self.assertEqual(
            kinds("003"), {**common, "commendation": 3, "deadline": 2, "continuing": 5}
        )
        self.assertFalse(kinds("002"))

    def test_document_000(self):
        campaign, round_ = self._ref("000_campaign"), self._ref("000_round")
        self.assertEqual(campaign.predecessor_id, self._ref("1999_campaign"))
        self.assertEqual(campaign.predecessor_id.date_start.year, 1999)
        self.assertIn("05-CT/TW", campaign.legal_instrument_ids.mapped("number"))
        self.assertEqual(campaign.role_ids[2].body_name, "Ban Chính sách Pháp luật")
        self.assertEqual((round_.kind, round_.year), ("interim", 2022))
        self.assertEqual(str(round_.period_from), "2017-08-03")
        self.assertEqual(str(round_.period_to), "2022-06-30")
        collective, individual = round_.category_ids
        self.assertEqual(collective.subject_kind, "collective")
        self.assertEqual(individual.subject_kind, "individual")
        for category in round_.category_ids:
            self.assertEqual(len(category.criterion_ids), 3)
            self.assertEqual(
                sorted(category.document_type_ids.mapped("code")),
                sorted(round_.clause_ids.document_type_id.mapped("code")),
            )
            self.assertEqual(len(category.document_type_ids), 4)
        grassroots = self.env.ref("hr_emulation.level_grassroots")
        own, units = collective.quota_ids
        self.assertEqual((own.scope, own.number), ("per_unit", 1))
        self.assertEqual((units.scope, units.number), ("total", 1))
        self.assertEqual(units.level_id, grassroots, "one click makes it per unit")
        self.assertEqual(
            (individual.quota_ids.scope, individual.quota_ids.number),
            ("per_cluster", 1),
        )
        june, july = round_.clause_ids.filtered(lambda c: c.kind == "deadline")
        self.assertEqual((june.date_from.month, june.level_id), (6, grassroots))
        self.assertEqual(july.date_to.month, 7)
        outline = round_.review_template_id
        self.assertEqual(outline.section_ids.task_id, campaign.task_ids)
        self.assertEqual(
            len(outline.section_ids.filtered(lambda s: not s.parent_id)), 7
        )

    def test_document_001(self):
        campaign, movement = self._ref("001_campaign"), self._ref("001_movement")
        self.assertEqual(campaign.linked_campaign_ids, movement)
        self.assertEqual(movement.linked_campaign_ids, campaign)
        self.assertEqual(campaign.linked_criterion_ids, movement.criterion_ids)
        self.assertEqual((campaign.kind, movement.kind), ("campaign", "movement"))
        for record in campaign | movement:
            self.assertEqual(
                (record.date_start.year, record.date_end.year), (2019, 2028)
            )
            self.assertEqual(len(record.activity_kind_ids), 7)
        levels = Counter(role.level_id.code for role in campaign.role_ids)
        self.assertEqual(sorted(levels.values()), [3, 4, 7])
        self.assertEqual(len(campaign.role_ids.filtered("body_name")), 3)
        self.assertEqual(
            set(campaign.inspection_content_ids.mapped("applies_to")), {"both"}
        )

    def test_document_002_keeps_its_own_words(self):
        own, model = (
            self._ref(name).criterion_ids.filtered(lambda c: c.nature == "criterion")
            for name in ("002_campaign", "000_campaign")
        )
        different = [
            a.text for a, b in zip(own, model, strict=True) if a.text != b.text
        ]
        self.assertEqual(len(different), 2)
        self.assertIn("việc chung", different[0])
        self.assertFalse(
            set(self._ref("002_campaign").task_ids.mapped("text"))
            & set(self._ref("000_campaign").task_ids[:3].mapped("text"))
        )

    def test_document_003(self):
        movement, campaign = self._ref("003_movement"), self._ref("003_campaign")
        self.assertEqual(movement.linked_campaign_ids, campaign)
        self.assertEqual(
            sorted(movement.legal_instrument_ids.mapped("number")),
            ["1689/HD-TLĐ", "222/KH-CĐYT", "83/KH-UBND"],
        )
        self.assertEqual(
            sorted(movement.clause_ids.award_type_ids.mapped("official_name")),
            ["Bằng khen", "Giấy khen"],
        )
        self.assertEqual(
            sorted((r.kind, r.year) for r in movement.round_ids),
            [("final", 2028), ("interim", 2023)],
        )
        levels = Counter(role.level_id.code for role in movement.role_ids)
        self.assertEqual(sorted(levels.values()), [3, 5])
