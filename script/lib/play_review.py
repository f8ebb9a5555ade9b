# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
# ruff: noqa: F821
"""Run after ``play_year_inspection.py``: the interim review of document 000 itself.

Its reports as the document dates them: the grassroots unions in June 2022, the province
union in July 2022. One union is late and becomes an addendum, one never reports; the
conference hears the report and the honours.
"""


def on_day(year, month, day):
    """Let a day be today, nine o'clock in Vietnam."""
    return freeze_time(datetime(year, month, day, 2))


def write_word(report, records, name):
    """Write the editable copy of a paper."""
    path = OUT / f"{name}.docx"
    paper = env.ref(f"hr_emulation.{report}").sudo()
    path.write_bytes(env["ir.actions.report"]._make_word_file(paper, records.ids)[1])
    written.append(path.name)


def tell(review, user, words):
    """Write the sections of a report in their order, each with its version."""
    for section, text in zip(review.section_ids, words, strict=False):
        if text:
            section.with_user(user).action_save(text, section.version)


SITUATION = (
    "{unit} có {members} đoàn viên. Thuận lợi: được cấp ủy, lãnh đạo cơ quan quan tâm, "
    "tạo điều kiện. Khó khăn: cán bộ công đoàn kiêm nhiệm, kinh phí hạn hẹp."
)
STEERING = (
    "Ban Chấp hành ban hành kế hoạch thực hiện Nghị quyết 09/NQ-CĐVC hằng năm và "
    "phân công ủy viên phụ trách từng nhiệm vụ."
)
BY_TASK = (
    "Nghị quyết được phổ biến đến toàn thể đoàn viên tại sinh hoạt tổ công đoàn.",
    "Kế hoạch năm được xây dựng phù hợp với nhiệm vụ của cơ quan.",
    "Đoàn viên được cử đi đào tạo, bồi dưỡng theo vị trí việc làm.",
    "Hội nghị cán bộ, công chức, viên chức được tổ chức hằng năm, đúng quy chế dân chủ.",
    "Thủ tục hành chính được rà soát, rút ngắn thời gian giải quyết.",
    "Việc kiểm tra, biểu dương, khen thưởng được tiến hành định kỳ.",
)
LIMITS = "Một số tổ công đoàn triển khai còn chậm; sinh hoạt chưa đều."
PROPOSALS = "Đề nghị công đoàn cấp trên tổ chức tập huấn nghiệp vụ hằng năm."
WAY_AHEAD = "Tiếp tục thực hiện Nghị quyết gắn với Chỉ thị 05-CT/TW."

# 1. The office makes the review from the award round and opens it
with on_day(2022, 5, 25):
    review_round = (
        env["emulation.review.round"]
        .with_user(officer)
        .browse(round_.with_user(officer).action_review()["res_id"])
    )
    # II.4: the province union holds it in an extended meeting of its committee
    review_round.conference_form = "extended"
    window = review_round.action_choose_units()
    env["emulation.unit.wizard"].with_user(officer).with_context(
        **window["context"]
    ).create(
        {"level_ids": [(6, 0, review_round.deadline_ids.level_id.ids)]}
    ).action_apply()
    review_round.action_open()
reviews = review_round.review_ids
(top,) = reviews.filtered(lambda r: not r.parent_id)
below = top.child_ids
*prompt, late, silent_one = below
print(f"\n{review_round.name}: {len(reviews)} báo cáo")

# 2. June: the grassroots unions write, number and submit
for number, review in enumerate(prompt, start=1):
    with on_day(2022, 6, 10 + number):
        unit = review.department_id
        words = [
            SITUATION.format(unit=unit.name, members=unit.emulation_member_count),
            STEERING,
            "",
            *BY_TASK,
            "",
            "Ý thức, thái độ phục vụ của đoàn viên chuyển biến rõ rệt.",
            LIMITS,
            PROPOSALS,
            WAY_AHEAD,
        ]
        tell(review, head_of(unit), words)
        signers = review.body_id.signer_ids._valid_on(datetime(2022, 6, 30).date())
        review.with_user(head_of(unit)).write(
            {
                "number": number + 10,
                "date": f"2022-06-{10 + number}",
                "signer_id": signers[:1].id,
            }
        )
        review.with_user(head_of(unit)).action_submit()
for review in prompt:
    with on_day(2022, 6, 28):
        review.with_user(officer).action_accept()

# 3. July: the province union draws from them, names who is missing and submits
with on_day(2022, 7, 15):
    union_head = head_of(top.department_id)
    tell(
        top,
        union_head,
        [
            SITUATION.format(
                unit=top.department_id.name,
                members=top.department_id.emulation_member_count,
            ),
            STEERING,
            "",
            *BY_TASK,
            "",
            "Nghị quyết tạo chuyển biến về trách nhiệm và thái độ phục vụ.",
            LIMITS,
            PROPOSALS,
            WAY_AHEAD,
        ],
    )
    for row in top.with_user(union_head).get_report():
        if row["name"].startswith("Kiến nghị"):
            own = (
                env["emulation.review.section"].with_user(union_head).browse(row["id"])
            )
            own.action_insert(
                [source["id"] for source in row["below"][:2]], own.version
            )
    top.with_user(union_head).write(
        {
            "number": 45,
            "date": "2022-07-15",
            "signer_id": top.body_id.signer_ids._valid_on(datetime(2022, 7, 15).date())[
                :1
            ].id,
        }
    )
    top.with_user(union_head).action_submit()
with on_day(2022, 7, 18):
    top.with_user(officer).action_accept()

# 4. One union reports after that: an addendum, the report above stays as it is
with on_day(2022, 7, 25):
    host = head_of(late.department_id)
    tell(late, host, ["Báo cáo gửi chậm do thay đổi nhân sự.", STEERING])
    late.with_user(host).action_submit()

# 5. The conference
with on_day(2022, 7, 28):
    window = top.with_user(union_head).action_conference()
    conference = (
        env["emulation.conference"]
        .with_user(union_head)
        .with_context(**window["context"])
        .create(
            {
                "date": "2022-07-28 01:00:00",
                "place": top.body_id.place,
                "chair_id": union_head.employee_id.id,
                "attendee_count": 60,
                "minutes": "Hội nghị nghe báo cáo, tham luận và biểu dương, khen "
                "thưởng các tập thể, cá nhân tiêu biểu.",
            }
        )
    )
    conference.action_hold()
with on_day(2022, 7, 29):
    write_pdf("report_review", top, "bao-cao-so-ket")
    write_word("report_review", top, "bao-cao-so-ket")
    write_pdf("report_review", prompt[0], "bao-cao-so-ket-co-so")
    write_pdf("report_conference", conference, "bien-ban-hoi-nghi-so-ket")
    annexes = env["emulation.workbook"].with_user(officer)
    annexes = annexes.create({"kind": "review", "review_id": top.id})
    annexes.action_make()
    path = OUT / "phu-luc-bao-cao-so-ket.xlsx"
    path.write_bytes(annexes.attachment_id.raw)
    written.append(path.name)
print(
    f"Báo cáo đã gửi: {review_round.submitted_count}/{review_round.review_count}; "
    f"bổ sung: {top.addendum_names}; chưa gửi: {top.missing_names}"
)
