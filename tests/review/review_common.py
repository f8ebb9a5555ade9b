# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.tests.common import new_test_user

from ..year.year_common import YearMixin


class ReviewMixin(YearMixin):
    """A review round of the union and its two units, with a small outline."""

    @classmethod
    def _setup_review(cls):
        cls._setup_emulation()
        cls._setup_review_round()

    @classmethod
    def _setup_review_round(cls):
        """Campaign, outline, heads and round, where the union is there already."""
        units = cls.union | cls.unit_a | cls.unit_b
        cls.campaign = cls._new_launched(units=units)
        cls.outline = cls.env["emulation.review.template"].create(
            {"name": "Đề cương báo cáo", "campaign_id": cls.campaign.id}
        )
        section = cls.env["emulation.review.template.section"]
        situation, cls.results = section.create(
            [
                {"template_id": cls.outline.id, "code": "I", "name": "Tình hình"},
                {
                    "template_id": cls.outline.id,
                    "sequence": 20,
                    "code": "II",
                    "name": "Kết quả",
                },
            ]
        )
        cls.situation = situation
        cls.task_sections = section.create(
            [
                {
                    "template_id": cls.outline.id,
                    "parent_id": cls.results.id,
                    "code": task.code,
                    "name": task.text,
                    "task_id": task.id,
                }
                for task in cls.campaign.task_ids
            ]
        )
        cls.head_b = new_test_user(cls.env, login="review_head_b")
        cls._set_role(
            cls._new_employee("Trưởng B", cls.unit_b, user_id=cls.head_b.id), "head"
        )
        cls.head_union = new_test_user(cls.env, login="review_head_union")
        cls._set_role(
            cls._new_employee("Chủ tịch", cls.union, user_id=cls.head_union.id), "head"
        )
        cls.review_round = cls._new_review_round()

    @classmethod
    def _new_review_round(cls, **vals):
        levels = cls.unit_a.emulation_level_id, cls.union.emulation_level_id
        return cls.env["emulation.review.round"].create(
            {
                "name": "Sơ kết giữa kỳ",
                "campaign_id": cls.campaign.id,
                "date_from": f"{cls.today.year}-01-01",
                "date_to": cls.today,
                "template_id": cls.outline.id,
                "deadline_ids": [
                    (0, 0, {"level_id": level.id, "date": cls.today + timedelta(days)})
                    for level, days in zip(levels, (10, 30), strict=True)
                ],
                **vals,
            }
        )

    @classmethod
    def _open(cls, review_round=None):
        """Open a round; return the reports of the union and its two units."""
        review_round = cls.review_round if review_round is None else review_round
        review_round.with_user(cls.users["officer"]).action_open()
        by_unit = {review.department_id: review for review in review_round.review_ids}
        return [by_unit[unit] for unit in (cls.union, cls.unit_a, cls.unit_b)]

    @classmethod
    def _write_section(cls, review, user, text="Đã làm", part=None):
        """Write a section of a report, the first one when none is named."""
        section = review.section_ids.filtered(
            lambda s: s.template_section_id == (part or cls.situation)
        )
        return section.with_user(user).action_save(text, section.version)

    @classmethod
    def _submit(cls, review, user):
        cls._write_section(review, user)
        review.with_user(user).action_submit()

    @classmethod
    def _new_sent_review(cls):
        """A report of the union that is complete and was sent, for its paper."""
        cls._setup_review_round()
        top = cls._open()[0]
        top.write({"number": 15, "date": cls.today, "signer_id": cls.signer.id})
        cls._submit(top, cls.head_union)
        return top
