# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError, ValidationError
from odoo.tests import TransactionCase, tagged

from .review_common import ReviewMixin


@tagged("post_install", "-at_install")
class TestReviewConference(ReviewMixin, TransactionCase):
    """The conference that hears a review, and the review made from an award round."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_review()
        cls.top, cls.report_a, cls.report_b = cls._open()

    def _prepare(self, review, user):
        action = review.with_user(user).action_conference()
        conferences = self.env["emulation.conference"].with_user(user)
        return conferences.with_context(**action["context"]).create({})

    def _get_paper(self, conference):
        reports = self.env["report.hr_emulation.conference"]
        values = reports._get_report_values(conference.ids)
        return values["papers"][conference.id]

    def test_begins_with_the_agenda_of_reviews(self):
        conference = self._prepare(self.report_a, self.users["unit_head"])
        self.assertEqual(conference.unit_id, self.unit_a)
        self.assertEqual(conference.name, "Hội nghị sơ kết giữa kỳ")
        self.assertEqual(
            conference.item_ids.mapped("kind"),
            ["plain", "report", "plain", "honours", "plain"],
        )
        again = self.report_a.with_user(self.users["unit_head"]).action_conference()
        self.assertEqual(again["res_id"], conference.id)
        yearly = self.env["emulation.conference"].create(
            {"unit_id": self.unit_a.id, "year": self.review_round.year}
        )
        self.assertNotIn("report", yearly.item_ids.mapped("kind"))

    def test_prints_who_reported_and_who_is_honoured(self):
        decision = self._new_decision(self._passed(self._new_nomination()))
        decision.with_user(self.users["officer"]).action_issue()
        self._submit(self.report_a, self.users["unit_head"])
        self.review_round.conference_form = "extended"
        conference = self._prepare(self.top, self.head_union)
        for award_round in (self.env["emulation.round"], self.round):
            self.review_round.award_round_id = award_round
            paper = self._get_paper(conference)
            lines = [line for item in paper["items"] for line in item["lines"]]
            self.assertEqual(lines[0], "Đã có 1/2 đơn vị gửi báo cáo.")
            self.assertIn(self.unit_b.name, lines[1])
            self.assertIn(f"{self.person.name} ({self.unit_a.name})", lines[2])
        self.assertIn(("Hình thức", "Hội nghị mở rộng"), paper["times"])

    def test_hears_its_own_unit(self):
        conference = self._prepare(self.report_a, self.users["officer"])
        with self.assertRaisesRegex(ValidationError, "another unit"):
            conference.unit_id = self.unit_b

    def test_review_of_an_award_round(self):
        self.round.write({"campaign_id": False})
        officer_round = self.round.with_user(self.users["officer"])
        with self.assertRaises(UserError) as refusal:
            officer_round.action_review()
        for words in ("the campaign", "the outline"):
            self.assertIn(words, str(refusal.exception))
        level = self.unit_a.emulation_level_id
        self.round.write(
            {
                "campaign_id": self.campaign.id,
                "review_template_id": self.outline.id,
                "clause_ids": [
                    (0, 0, {"kind": "purpose", "text": "Đánh giá toàn diện"}),
                    (0, 0, {"kind": "requirement", "text": "Thực chất"}),
                    (
                        0,
                        0,
                        {
                            "kind": "deadline",
                            "text": "Trong tháng 6",
                            "level_id": level.id,
                            "date_to": self.today,
                        },
                    ),
                ],
            }
        )
        action = officer_round.action_review()
        made = self.env["emulation.review.round"].browse(action["res_id"])
        self.assertEqual(
            (made.kind, made.purposes, made.requirements, made.template_id),
            ("interim", "Đánh giá toàn diện", "Thực chất", self.outline),
        )
        self.assertEqual(made.deadline_ids.level_id, level)
        self.assertEqual(officer_round.action_review()["res_id"], made.id)
