# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
# ruff: noqa: F821
"""Run by ``odoo shell`` on a fresh demo database; EMULATION_OUT is the folder.

Plays the interim review of document 000 as the people concerned: the officer
screens everybody, heads submit, the units meet and vote, the officers appraise, the
council votes in secret, the head of the union approves, the Vietnam union's awards are
forwarded and their result recorded, the province union's own are decided, registered
and printed.
"""

import os
import re
import unicodedata
from pathlib import Path

OUT = Path(os.environ["EMULATION_OUT"])  # the shell's caller commits at the end
words = {"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh", "force_report_rendering": True}
env = env(context={**env.context, **words})
demo = "hr_emulation.%s_demo"


def file_name(text):
    """Return a text as part of a file name, without accents."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").lower()


def write_pdf(report, records, name):
    """Render a report as its reader would get it and write it to the folder."""
    content, kind = env["ir.actions.report"]._render_qweb_pdf(
        f"hr_emulation.{report}", records.ids
    )
    assert kind == "pdf", kind
    path = OUT / f"{name}.pdf"
    path.write_bytes(content)
    written.append(path.name)


def submitter(nomination):
    """The user who answers for the unit: its head, else the first above it."""
    unit = nomination.unit_id
    while unit:
        heads = members.filtered(
            lambda m, u=unit: m.department_id == u and m.role in ("head", "deputy")
        )
        users = heads.employee_id.user_id.filtered(lambda u: u.id != SUPER)
        able = users.filtered(lambda u: nomination.with_user(u).can_submit)
        if able:
            return able[0]
        unit = unit.parent_id
    return officer


def free_for(nomination, step, users=None):
    """The nomination as somebody who may take the step and is in no conflict."""
    users = users or judges
    for user in users:
        if nomination.with_user(user)[f"can_{step}"]:
            return nomination.with_user(user)
    raise AssertionError(nomination.with_user(users[0]).blocker_text)


def prepare_sessions():
    """The officer drafts a session for every meeting or council that is waited for."""
    round_.with_user(officer).action_open_session()
    return env["emulation.session"].search(
        [("round_id", "=", round_.id), ("state", "=", "draft")]
    )


def hold_meetings():
    """The unit meetings that are waited for: everybody is there and in favour."""
    sessions = prepare_sessions()
    for session in sessions:
        roll = session.with_user(officer).member_ids
        if "secretary" not in roll.mapped("role"):
            nominees = session.item_ids.nomination_id.employee_id
            roll.filtered(
                lambda m, n=nominees: m.role == "member" and m.employee_id not in n
            )[-1:].role = "secretary"
        session.with_user(officer).place = "Hội trường cơ quan"
        session.with_user(officer).action_freeze()
        chair = roll.filtered(lambda m: m.role == "chair").employee_id.user_id
        session = session.with_user(chair)
        session.action_open()
        session.action_mark_all_present()
        voters = session._get_voters()
        # Who is concerned himself leaves the item to his deputy
        acting = session.sudo().item_ids.grouped(lambda i: i._get_acting("chair"))
        for member, items in acting.items():
            session.with_user(member.employee_id.user_id).action_record_counts(
                [{"item_id": item.id, "for": len(voters[item.id])} for item in items]
            )
        session.action_close()
        session.action_minute()
    return sessions


def print_counts(sessions):
    """Print who passed with which count, session by session."""
    labels = dict(
        env["emulation.session.item"]._fields["result"]._description_selection(env)
    )
    for session in sessions:
        print(f"Phiên họp: {session.name}, {len(session.member_ids)} người")
        for item in session.item_ids:
            percent = f"{item.percent:.1f}".replace(".", ",")
            print(
                f"  {labels[item.result]}: {item.subject_name} – "
                f"{item.count_for}/{item.base} ({percent} %)"
            )
    print()


def issue_papers(scope):
    """Issue the papers of one scope that are made here, and return how many."""
    done = set()
    kinds = round_.category_ids.document_type_ids.filtered(
        lambda kind: kind.scope == scope and kind.report_id
    )
    for kind in kinds:
        asked = nominations.filtered(
            lambda n, k=kind: k in n.category_id.document_type_ids
        )
        for user, own in asked.grouped(lambda n: filer(n, scope)).items():
            done.update(own.with_user(user).action_issue_documents(kind.id))
    return len(done)


def filer(nomination, scope):
    """Who files a paper: the unit its own, the officer those of sessions."""
    return who[nomination] if scope == "nomination" else officer


written = []
SUPER = env.ref("base.user_root").id
officer = env["res.users"].search([("login", "=", "canbo@demo.vn")])
administrator = env["res.users"].search([("login", "=", "quantri@demo.vn")])
round_ = env.ref(demo % "round_000")
# Whoever belongs to a nominated collective steps back; the last is in no unit
judges = officer | administrator | env.ref("base.user_admin")
members = env["emulation.unit.member"].search([("date_to", "=", False)])
nominations = round_.nomination_ids.sorted("id")
print(
    f"{round_.name}\n{len(nominations)} đề nghị, {len(round_.category_ids)} hạng mục\n"
)

# 1. The officer screens the whole union: who qualifies, and why not
verdicts = dict(
    env["emulation.screening.line"]._fields["result"]._description_selection(env)
)
for category in round_.category_ids.filtered("rule_ids"):
    screening = category.with_user(officer).action_screen()
    path = OUT / f"ra-soat-{file_name(category.display_name)}.xlsx"
    with path.open("wb") as stream:
        screening._write_workbook(stream)
    written.append(path.name)
    counts = screening.line_ids.grouped("result")
    print(
        f"Rà soát: {category.display_name}: "
        + ", ".join(
            f"{len(counts[code])} {label.lower()}"
            for code, label in verdicts.items()
            if code in counts
        )
    )
    for line in screening.line_ids.sorted(lambda line: (line.result, line.id)):
        if line.result == "pass":
            places = dict.fromkeys((line.subject_name, line.unit_id.name))
            print(f"  {verdicts['pass']}: {', '.join(places)}")
        elif line.is_one_short or line.result == "unknown":
            reasons = "; ".join(line.reasons.splitlines())
            print(f"  {verdicts[line.result]}: {line.subject_name} – {reasons}")
    print()

# 2. The units submit, and the round goes into deliberation
who = {nomination: submitter(nomination) for nomination in nominations}
print(f"Hồ sơ: {issue_papers('nomination')} văn bản do các đơn vị lập")
for nomination, user in who.items():
    nomination.with_user(user).action_submit()
round_.with_user(officer).action_deliberate()

# 3. The unit meetings review; what they vote is the acclaim the conditions ask for
meetings = hold_meetings()

# 4. One dossier comes back to be completed first; its unit meets once more
returned = nominations.filtered("employee_id")[-1:]
free_for(returned, "return").action_return("Bổ sung số liệu về sáng kiến đã áp dụng")
returned.with_user(who[returned]).write(
    {
        "summary": returned.summary
        + "\nĐã bổ sung: 01 sáng kiến được công nhận năm 2021."
    }
)
papers = returned.with_user(who[returned]).dossier_row_ids.document_id
papers.action_supersede("Đã bổ sung thành tích")
issue_papers("nomination")
returned.with_user(who[returned]).action_submit()
meetings |= hold_meetings()

# 5. The officers appraise, each what he is in no conflict with
for nomination in nominations:
    free_for(nomination, "approve").action_approve()

# 6. The council votes in secret; one nomination does not get its votes
unpopular = nominations.filtered(lambda n: n.employee_id and not n.is_outside)[-1:]
council = prepare_sessions()
council.with_user(officer).write(
    {"method": "electronic", "place": "Hội trường cơ quan"}
)
council.with_user(officer).action_freeze()
council.with_user(officer).action_open()
council.with_user(officer).action_mark_all_present()
env.cr.commit()  # ballots are cast in transactions of their own
voters = council._get_voters()
thoughtful = council.member_ids[-1:]


def choose(item, member):
    if item.nomination_id == unpopular:
        return "against"
    return "blank" if member == thoughtful and not item.id % 4 else "for"


for member in council.member_ids:
    mine = [item for item in council.item_ids if member in voters[item.id]]
    user = member.employee_id.user_id
    council.with_user(user).action_cast_ballot(
        [[item.id, choose(item, member)] for item in mine]
    )
env.cr.commit()  # and are read in the next one
council.with_user(officer).action_close()
council.with_user(officer).action_minute()
print_counts(meetings | council)

# 7. The head of the union approves what is decided here
leaders = council.member_ids.filtered(lambda m: m.role in ("chair", "deputy_chair"))
for nomination in nominations.filtered(lambda n: n.state == "in_review"):
    users = leaders.employee_id.user_id
    free_for(nomination, "approve", users).action_approve()

# 8. The Vietnam union's awards go out with a proposal and come back with its decision
print(f"Hồ sơ: {issue_papers('session')} biên bản")
clerk = env.ref("base.user_admin")
outside = nominations.filtered(lambda n: n.is_outside and n.state == "passed")
proposal = env["emulation.proposal"].browse(
    round_.with_user(clerk).action_make_proposal()["res_id"]
)
signer = proposal.body_id.signer_ids._valid_on(proposal.date).filtered(
    lambda s: s.employee_id not in outside.employee_id
)[:1]
proposal.with_user(clerk).write({"number": 12, "signer_id": signer.id})
proposal.with_user(clerk).action_issue()
proposal.with_user(clerk).action_forward()
outside.with_user(clerk).action_record_result(
    "awarded",
    number="128/QĐ-CĐVC",
    date="2022-08-05",
    issuer=outside.category_id.body_id[:1].official_name,
)

# 9. The province union decides its own certificates and prints them
action = round_.with_user(officer).action_make_decision()
decision = env["emulation.decision"].browse(action["res_id"])
day = decision._fields["date"].context_today(decision.with_user(officer))
signers = decision.body_id.signer_ids._valid_on(day)
subjects = decision.line_ids.nomination_id
signer = signers.filtered(lambda s: s.employee_id not in subjects.employee_id)[:1]
decision.with_user(officer).write({"number": 4, "date": day, "signer_id": signer.id})
issuer = judges.filtered(lambda user: decision.with_user(user).can_issue)[0]
decision.with_user(issuer).action_issue()
decision.with_user(officer).action_charge()
round_.with_user(officer).action_close()
