# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from .inspection_common import InspectionMixin


class InspectionSample(InspectionMixin):
    """An inspection of a unit and a person, concluded with two findings."""

    @classmethod
    def _new_under_way(cls):
        cls.campaign = cls._new_launched("Văn hóa công sở", kind="movement")
        cls._setup_inspectors()
        return cls._under_way(
            body_id=cls.body.id,
            basis="Quyết định số 12/QĐ-CĐVC ngày 05/3/2022",
            purpose="Đánh giá việc tổ chức phong trào thi đua.\nKịp thời uốn nắn.",
        )

    @classmethod
    def _new_concluded(cls):
        inspection = cls._new_under_way()
        unit, person = inspection.target_ids
        unit.write({"visited_on": cls.today, "note": "Hồ sơ lưu trữ đầy đủ."})
        unit.line_ids[0].write({"answer": "good", "note": "Có đủ bản giao ước"})
        unit.line_ids[1].write({"answer": "partly", "note": "Niêm yết thiếu"})
        person.line_ids.write({"answer": "good"})
        cls._finding(inspection, responsible_id=cls.person.id)
        cls._finding(
            inspection,
            text="Nên phát huy cách làm bảng tin",
            severity="remark",
            deadline=False,
            responsible_id=False,
        )
        inspection.conclusion = "Các đơn vị thực hiện nghiêm túc."
        inspection.recommendation = "Đề nghị nhân rộng cách làm hay."
        inspection.action_conclude()
        return inspection
