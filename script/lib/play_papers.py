# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
# ruff: noqa: F821
"""Run after ``play.py`` in the same shell: writes the papers to the folder."""

import base64
import secrets

# 10. The papers
for nomination in nominations:
    name = f"ho-so-{file_name(nomination.subject_name)}.pdf"
    with (OUT / name).open("wb") as stream:
        nomination.with_user(officer)._write_dossiers(stream)
    written.append(name)
for number, session in enumerate(meetings | council, start=1):
    place = file_name(session.unit_id.name or session.council_id.name)
    write_pdf("report_minutes", session, f"bien-ban-{number:02d}-{place}")
write_pdf("report_counting_minutes", council, "bien-ban-kiem-phieu")
write_pdf("report_launch_plan", round_.campaign_id, "ke-hoach-phat-dong")
write_pdf("report_proposal", proposal, "to-trinh")
for report, name in (
    ("report_decision", "quyet-dinh"),
    ("report_payment_list", "danh-sach-ky-nhan-tien-thuong"),
    ("report_ceremony_list", "danh-sach-trao-thuong"),
):
    write_pdf(report, decision, name)
certificates = env["emulation.certificate"].search(
    [("decision_id", "=", decision.id)], order="id"
)
for certificate in certificates:
    certificate.with_user(officer).action_print()
    write_pdf(
        "report_certificate",
        certificate,
        f"giay-khen-{file_name(certificate.subject_name)}",
    )
register = (
    env["emulation.register.wizard"]
    .with_user(officer)
    .create({"body_id": decision.body_id.id, "year": decision.date.year})
)
write_pdf("report_register", register, "so-khen-thuong")

# 11. The same proposal as a sealed package, for an upper body with its own database
env["emulation.exchange.partner"].with_user(administrator).create(
    {
        "own_body_id": proposal.body_id.id,
        "body_id": proposal.upper_body_id.id,
        "new_key": secrets.token_hex(32),
    }
)
proposal.with_user(clerk).action_export()
package = proposal.package_ids.with_context(bin_size=False)
(OUT / "goi-to-trinh.zip").write_bytes(base64.b64decode(package.file))
written.append("goi-to-trinh.zip")

# 12. What was decided is shown to all employees
nominations.award_ids.with_user(officer).action_release()
roll = env["emulation.honour"].with_user(env.ref(demo % "user_ab024"))

labels = dict(nominations._fields["state"]._description_selection(env))
rows = [("Đối tượng", "Hạng mục", "Người trình", "Kết quả", "Quyết định")]
for nomination in nominations:
    award = nomination.award_ids[:1]
    rows.append(
        (
            nomination.subject_name,
            nomination.category_id.name,
            who[nomination].name,
            labels[nomination.state],
            award.decision_number or nomination.state_reason or "",
        )
    )
widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
for row in rows:
    print(
        "  ".join(
            cell.ljust(width) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
    )
broken = env["emulation.audit.log"].verify()
print(
    f"\nQuyết định {decision.full_number}: {len(certificates)} giấy khen; "
    f"tiền thưởng {int(decision.amount_total)} đồng; "
    f"nhật ký {'nguyên vẹn' if not broken else f'hỏng: {broken}'}; "
    f"bảng vàng: {roll.search_count([])} khen thưởng; "
    f"{len(written)} tệp PDF, Excel và gói dữ liệu"
)
