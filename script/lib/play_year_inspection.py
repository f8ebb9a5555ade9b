# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
# ruff: noqa: F821
"""Run after ``play_year.py`` in the same shell: what is inspected and held up that year.

An inspection from its plan to the last remedy, and a model from its proposal to the unit
that takes it up.
"""

import io

from PIL import Image


def photo(user, name):
    """A photo as the phone of a user uploads it."""
    stream = io.BytesIO()
    Image.new("RGB", (640, 480), "lightsteelblue").save(stream, "PNG")
    return (
        env["ir.attachment"]
        .with_user(user)
        .create({"name": name, "raw": stream.getvalue()})
    )


inspector = env["res.users"].search([("login", "=", "kiemtra@demo.vn")])
inspectors = ((inspector, "leader"), (officer, "secretary"))

# 10. The office plans an inspection of two units and tells whom it concerns
with on(8, 3):
    inspection = (
        env["emulation.inspection"]
        .with_user(officer)
        .create(
            {
                "name": f"Kiểm tra phong trào văn hóa công sở năm {YEAR}",
                "campaign_id": movement.id,
                "year": YEAR,
                "unit_id": union_body.department_id.id,
                "body_id": union_body.id,
                "date_from": f"{YEAR}-08-17",
                "date_to": f"{YEAR}-08-28",
                "purpose": "Đánh giá việc thực hiện; kịp thời chấn chỉnh hạn chế.",
                "member_ids": [
                    (0, 0, {"employee_id": user.employee_id.id, "role": role})
                    for user, role in inspectors
                ],
                "target_ids": [
                    (0, 0, {"subject_kind": "collective", "department_id": unit.id})
                    for unit in (active, second)
                ],
            }
        )
    )
    inspection.action_plan()
write_year_pdf("report_inspection_plan", inspection, "ke-hoach-kiem-tra")

# 11. The inspectors fill in the checklists, note what is wrong and sign
with on(8, 17):
    inspection = inspection.with_user(inspector)
    inspection.action_start()
with on(8, 20):
    for target in inspection.target_ids:
        target.visited_on = f"{YEAR}-08-20"
        target.line_ids.answer = "good"
    poor = inspection.target_ids.filtered(lambda t: t.department_id == second)
    poor.line_ids[-1:].write({"answer": "partly", "note": "Bảng tin chưa cập nhật"})
    finding = env["emulation.inspection.finding"].with_user(inspector)
    finding = finding.create(
        {
            "target_id": poor.id,
            "line_id": poor.line_ids[-1:].id,
            "severity": "minor",
            "text": "Bảng tin của đơn vị chưa niêm yết quy tắc ứng xử",
            "deadline": f"{YEAR}-09-15",
            "responsible_id": head_of(second).employee_id.id,
            "photo_ids": [(6, 0, photo(inspector, "bang-tin.png").ids)],
        }
    )
with on(8, 28):
    inspection.write(
        {
            "conclusion": "Hai đơn vị tổ chức phong trào nghiêm túc, đúng kế hoạch.",
            "recommendation": "Đơn vị có hạn chế khắc phục và báo cáo đúng hạn.",
        }
    )
    inspection.action_conclude()
write_year_pdf("report_inspection_conclusion", inspection, "ket-luan-kiem-tra")

# 12. The unit remedies it with proof, the inspector closes
with on(9, 10):
    proof = photo(head_of(second), "bang-tin-moi.png")
    finding.with_user(head_of(second)).action_report(
        "Đã niêm yết quy tắc ứng xử trên bảng tin", proof.ids
    )
with on(9, 12):
    finding.action_close()
    inspection.action_close()
states = dict(inspection._fields["state"]._description_selection(env))
print(
    f"Kiểm tra: {inspection.target_count} đơn vị, {inspection.answered_count} nội dung, "
    f"{inspection.finding_count} tồn tại; {states[inspection.state].lower()}"
)

done = env["emulation.campaign.activity"].search(
    [("campaign_id", "=", movement.id), ("unit_id", "=", active.id)]
)

# 13. A unit proposes its way of working; the union recognises it; another takes it up
with on(9, 15):
    exemplar = (
        env["emulation.exemplar"]
        .with_user(host)
        .create(
            {
                "name": "Buổi sáng đối thoại",
                "campaign_id": movement.id,
                "year": YEAR,
                "department_id": active.id,
                "story": "Mỗi quý một buổi lãnh đạo nghe và trả lời đoàn viên; "
                "các kiến nghị được trả lời trong tuần.",
                "evidence_ids": [(6, 0, done.ids)],
                "photo_ids": [(6, 0, photo(host, "doi-thoai.png").ids)],
            }
        )
    )
    exemplar.action_register()
with on(9, 21):
    free_for(exemplar, "recognise", chair | officer).action_recognise()
with on(10, 1):
    adoption = (
        env["emulation.exemplar.adoption"]
        .with_user(head_of(second))
        .create(
            {
                "exemplar_id": exemplar.id,
                "unit_id": second.id,
                "effect": "Hai buổi đối thoại, 9 kiến nghị được trả lời.",
            }
        )
    )
print(f"Mô hình: {exemplar.name}; {adoption.unit_id.name} nhân rộng")
