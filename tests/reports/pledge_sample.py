# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import datetime

from ..year.year_common import YearMixin


class PledgeSample(YearMixin):
    """A pledge that the heads of two teams have signed, and its conference."""

    @classmethod
    def _new_signed_pledge(cls):
        cls.campaign = cls._new_launched()
        pledge = cls._new_pledge()
        pledge.action_open()
        for head in cls.heads.values():
            pledge.with_user(head).action_sign()
        cls.env.invalidate_all()
        return pledge

    @classmethod
    def _new_conference(cls, pledge):
        """The yearly conference of the unit that made the pledge."""
        return cls.env["emulation.conference"].create(
            {
                "unit_id": pledge.unit_id.id,
                "campaign_ids": [(6, 0, pledge.campaign_id.ids)],
                "date": datetime(pledge.year, 1, 12, 1, 30),
                "place": "Hội trường tầng 2",
                "chair_id": cls.staff["unit_head"].id,
                "secretary_id": cls.staff["unit_officer"].id,
                "attendee_count": 46,
                "minutes": "Hội nghị nhất trí với báo cáo.\n\nKết thúc lúc 11 giờ.",
            }
        )
