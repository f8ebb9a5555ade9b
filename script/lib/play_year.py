# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
# ruff: noqa: F821
"""Run after ``play_papers.py`` in the same shell: a year of document 003.

From the conference to the rating, each step on its day: the office launches, the heads
plan, register, pledge and note what they did, a question goes up and comes back, sheets
are filled in, scored and closed, and the ratings are confirmed.
"""

from datetime import datetime

from freezegun import freeze_time

# The first year without ratings
rated = env["emulation.rating"].search([("period", "=", "year")], order="year desc")
YEAR = rated[:1].year + 1
STANDARD_POINTS = 10
BANDS = (("excellent", 90), ("good", 75), ("completed", 50), ("not_completed", 0))


def on(month, day):
    """Let a day of the year be today, nine o'clock in Vietnam."""
    return freeze_time(datetime(YEAR, month, day, 2))


def head_of(unit):
    """Who leads a unit and may log in."""
    leaders = members.filtered(lambda m: m.department_id == unit and m.role == "head")
    return leaders.employee_id.user_id


def write_year_pdf(report, records, name):
    """Write a paper of the year."""
    write_pdf(report, records, f"nam-{YEAR}-{name}")


chair = env["res.users"].search([("login", "=", "chutich@anbinh.demo.vn")])
union_body = env.ref(demo % "body_union")
units = env["hr.department"].union(
    *(env.ref(demo % f"department_{code}") for code in ("snv", "vpub", "stc"))
)
active, second, silent = units

# 1. The office makes movement and campaign from the template and launches them
with on(1, 5):
    template = env.ref("hr_emulation.template_003_movement").with_user(officer)
    movement = (
        env["emulation.campaign"]
        .with_user(officer)
        .browse(template.action_create_from_template()["res_id"])
    )
    both = movement | movement.linked_campaign_ids
    both.write(
        {
            "leading_body_id": union_body.id,
            "standing_body_id": union_body.id,
            "objective": "Xây dựng đội ngũ cán bộ, công chức, viên chức nói không với "
            "tiêu cực, ứng xử có văn hóa và tận tụy phục vụ nhân dân.",
            "date_start": f"{YEAR}-01-01",
        }
    )
    movement.criterion_ids.filtered(lambda c: c.nature == "standard").write(
        {"scoring": "points", "max_score": STANDARD_POINTS, "score_step": 0.5}
    )
    movement.band_ids = [
        (0, 0, {"level": level, "min_percent": least}) for level, least in BANDS
    ]
    for campaign in both:
        # The document says "hàng năm"; the office names the day
        campaign.role_ids.filtered(lambda r: r.duty_kind == "commend").write(
            {"yearly_month": 11, "yearly_day": 30}
        )
        env["emulation.unit.wizard"].with_user(officer).create(
            {
                "campaign_id": campaign.id,
                "root_ids": [(6, 0, units.ids)],
                "level_ids": [(6, 0, units.emulation_level_id.ids)],
                "mode": "replace",
            }
        ).action_apply()
with on(1, 10):
    both.action_launch()
    both.year_ids.write({"registration_deadline": f"{YEAR}-02-28"})
plans = movement.year_ids.plan_ids
print(f"\n{movement.name}\nPhát động ngày 10/01/{YEAR}, {len(plans)} đơn vị")

# 2. The heads date and assign what their units do
with on(1, 12):
    for plan in plans:
        lines = plan.with_user(head_of(plan.unit_id)).line_ids
        for month, line in zip((3, 6, 9), lines, strict=False):
            line.date = f"{YEAR}-{month:02d}-28"
        lines[:1].employee_id = head_of(plan.unit_id).employee_id

# 3. The whole unit registers with one click; the office approves
with on(2, 1):
    registered = {}
    for unit in units:
        window = (
            env["emulation.registration.wizard"]
            .with_user(head_of(unit))
            .create(
                {
                    "campaign_id": movement.id,
                    "year": YEAR,
                    "unit_id": unit.id,
                    "award_type_ids": [
                        (6, 0, env.ref("hr_emulation.award_gk_cdvc_tinh").ids)
                    ],
                }
            )
        )
        domain = window.action_prepare()["domain"]
        registered[unit] = env["emulation.registration"].search(domain)
    for unit in (active, second):
        registered[unit].with_user(head_of(unit)).action_send()
        # Nobody approves his own
        for registration in registered[unit]:
            free_for(registration, "approve").action_approve()
    everything = env["emulation.registration"].union(*registered.values())
    approved = everything.filtered(lambda r: r.state == "approved")
    print(f"Đăng ký thi đua: {len(everything)} bản, {len(approved)} đã duyệt")

# 4. The conference hears, launches, registers and signs
with on(2, 10):
    host = head_of(active)
    teams = env["hr.department"].search([("parent_id", "=", active.id)])
    pledge = (
        env["emulation.pledge"]
        .with_user(host)
        .create(
            {
                "campaign_id": movement.id,
                "year": YEAR,
                "unit_id": active.id,
                "place": union_body.place,
                "party_ids": [
                    (0, 0, {"department_id": team.id})
                    for team in teams
                    if head_of(team)
                ],
            }
        )
    )
    conference = (
        env["emulation.conference"]
        .with_user(host)
        .create(
            {
                "unit_id": active.id,
                "year": YEAR,
                "campaign_ids": [(6, 0, both.ids)],
                "date": datetime(YEAR, 2, 15, 1),
                "place": "Hội trường cơ quan",
                "chair_id": host.employee_id.id,
            }
        )
    )
    write_year_pdf("report_conference", conference, "chuong-trinh-hoi-nghi")
with on(2, 15):
    pledge.action_open()
    for team in pledge.party_ids.department_id:
        pledge.with_user(head_of(team)).action_sign()
    conference.write(
        {
            "attendee_count": len(
                members.filtered(
                    lambda m: active in (m.unit_id | m.unit_id.parent_id)
                ).employee_id
            ),
            "minutes": "Hội nghị nhất trí với báo cáo và các nội dung phát động.\n"
            "Các tổ công đoàn đã ký kết giao ước thi đua.",
        }
    )
    conference.action_hold()
write_year_pdf("report_conference", conference, "bien-ban-hoi-nghi")
write_year_pdf("report_pledge", pledge, "giao-uoc-thi-dua")
write_year_pdf("report_launch_plan", movement, "ke-hoach-phat-dong")
print(f"Giao ước: {pledge.signed_count}/{pledge.party_count} tổ đã ký")

# 5. What two units do through the year; the third is silent
kinds = movement.activity_kind_ids.sorted("sequence")
DONE = (
    (active, 3, 8, 2, "Tọa đàm “Văn hóa công sở bắt đầu từ mỗi người”", 42),
    (active, 5, 19, 1, "Chuyên mục trên cổng thông tin của cơ quan", 300),
    (active, 9, 6, 4, "Đối thoại giữa lãnh đạo với đoàn viên", 38),
    (second, 4, 25, 2, "Treo băng rôn, khẩu hiệu tại trụ sở", 120),
    (second, 10, 20, 5, "Biểu dương gương người tốt, việc tốt", 55),
)
for unit, month, day, kind, name, reach in DONE:
    with on(month, day):
        env["emulation.campaign.activity"].with_user(head_of(unit)).create(
            {
                "name": name,
                "campaign_id": movement.id,
                "unit_id": unit.id,
                "kind_id": kinds[kind].id,
                "reach": reach,
            }
        )
with on(9, 28):
    plans.filtered(lambda p: p.unit_id == active).with_user(host).line_ids.filtered(
        "date"
    ).action_done()

# 6. A difficulty goes up and comes back, for all to read
with on(7, 3):
    question = (
        env["emulation.question"]
        .with_user(head_of(silent))
        .create(
            {
                "name": "Chấm điểm người chuyển đơn vị giữa năm",
                "kind": "difficulty",
                "text": "Người chuyển đơn vị trong năm do đơn vị nào chấm điểm?",
                "campaign_id": movement.id,
                "unit_id": silent.id,
            }
        )
    )
    question.action_send()
with on(7, 6):
    answering = question.with_user(officer)
    answering.action_answer("Đơn vị đang quản lý vào ngày mở phiếu chấm điểm.")
    answering.action_publish()

# 7. Whoever has something to report by the end of November is asked
with on(11, 28):
    env["emulation.campaign.year"]._cron_remind()
    plans.invalidate_recordset()
    quiet = plans.filtered("is_silent")
    print(
        f"Hoạt động: {sum(plans.mapped('count_activity'))}; "
        f"chưa có hoạt động: {', '.join(quiet.unit_id.mapped('name'))}"
    )

# 8. Everybody of a unit assesses himself, the unit scores, the office closes
with on(12, 1):
    env["emulation.assessment.opening"].with_user(officer).create(
        {"campaign_id": movement.id, "year": YEAR, "unit_ids": [(6, 0, active.ids)]}
    ).action_open()
    sheets = env["emulation.assessment"].search(
        [("campaign_id", "=", movement.id), ("year", "=", YEAR)]
    )
with on(12, 5):
    for number, sheet in enumerate(sheets):
        sheet = sheet.with_user(sheet.employee_id.user_id or host)
        for line in sheet.line_ids:
            points = STANDARD_POINTS - (number % 4 + line.id % 2) / 2
            answer = f"{points:g}" if line.scoring == "points" else "Thực hiện tốt"
            line.save_answer({"self_value": answer}, line.version)
        sheet.action_send()
with on(12, 12):
    deputies = members.filtered(lambda m: m.unit_id == active and m.role == "deputy")
    for sheet in sheets:
        scoring = free_for(sheet, "return", host | deputies.employee_id.user_id | chair)
        scoring.action_take_over_self()
        scoring.action_score()
with on(12, 18):
    for sheet in sheets:
        free_for(sheet, "close").action_close()
with on(12, 22):
    for sheet in sheets:
        sheet.with_user(officer).action_confirm_rating()
    best = sheets.sorted("final_total")[-1:]
    best.with_user(officer).action_honour("Gương mẫu thực hiện văn hóa công sở")
write_year_pdf("report_score_sheet", best, "phieu-cham-diem")
levels = dict(env["emulation.rating"]._fields["level"]._description_selection(env))
found = sheets.rating_id.grouped("level")
print(
    "Xếp loại: "
    + ", ".join(f"{len(found[code])} {levels[code].lower()}" for code in found)
    + f"; biểu dương: {best.subject_name}"
)
