# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""People with passed nominations and decisions on them, for the benchmarks of part D."""

import datetime

from odoo import Command
from odoo.tools import split_every

START = datetime.date(2018, 1, 1)


def make_passed(env, work, size):
    """Return passed nominations of ``size`` people of a workforce, decided here.

    :param env: environment of the superuser
    :param work: bench.data.Workforce with at least as many people
    """
    award = env.ref("hr_emulation.award_gk_cdvc_tinh")
    award.certificate_layout_id = env.ref("hr_emulation.certificate_layout_red_gold")
    body = _make_body(env, work.union)
    round_ = env["emulation.round"].create(
        {
            "name": "Bench",
            "kind": "interim",
            "year": env.cr.now().year,
            "period_from": START,
            "period_to": env.cr.now().date(),
            "body_id": body.id,
            "category_ids": [
                Command.create(
                    {
                        "award_type_id": award.id,
                        "subject_kind": "individual",
                        "body_id": body.id,
                        "citation": "Đã có thành tích xuất sắc trong phong trào thi đua",
                    }
                )
            ],
        }
    )
    round_.action_open()
    people = env["hr.employee"].search(
        [("emulation_code", "!=", False)], limit=size, order="id"
    )
    nominations = env["emulation.nomination"].create(
        [
            {"category_id": round_.category_ids.id, "employee_id": person.id}
            for person in people
        ]
    )
    officer = make_officer(env)
    for ids in split_every(500, nominations.ids):
        batch = nominations.browse(ids)
        batch.action_submit()
        batch.with_user(officer).action_approve("Đồng ý")
        env.cr.commit()
    return nominations


def make_officer(env):
    """Return the officer of the benchmarks: a user of his own, nobody's nominee."""
    users = env["res.users"]
    return users.search([("login", "=", "bench_officer")]) or users.create(
        {
            "name": "Officer",
            "login": "bench_officer",
            "group_ids": [Command.link(env.ref("hr_emulation.group_officer").id)],
        }
    )


def _make_body(env, department):
    """Return a body that signs and numbers its decisions itself."""
    return env["emulation.body"].create(
        {
            "name": "Bench",
            "official_name": "Công đoàn Viên chức tỉnh An Bình",
            "department_id": department.id,
            "place": "An Bình",
            "signer_ids": [
                Command.create(
                    {
                        "name": "Lê Văn Thành",
                        "position": "CHỦ TỊCH",
                        "mode": "TM",
                        "on_behalf": "BAN THƯỜNG VỤ",
                        "date_from": START,
                    }
                )
            ],
            "symbol_ids": [
                Command.create(
                    {
                        "document_kind": "decision",
                        "symbol": "QĐ-CĐVC",
                        "number_by": "sequence",
                    }
                )
            ],
        }
    )


def draft_decision(env, nominations):
    """Return a draft decision on the nominations, complete but for its number."""
    decision = env["emulation.decision"]._draft_for(nominations)
    assert decision.signer_id, decision
    return decision
