# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import defaultdict

from odoo import api, fields, models

from ..engine.vi_text import capitalise, nfc, paragraphs, period, quoted, short_date
from ..models.core.days import vietnam_today


class ReportAchievementSummary(models.AbstractModel):
    """Tóm tắt thành tích: one page or two that the reviewers read first."""

    _name = "report.hr_emulation.achievement_summary"
    _description = "Achievement Summary"
    _inherit = ["emulation.paper"]

    _paper_model = "emulation.nomination"

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of each summary: {nomination id: dict}.

        A submitted nomination shows the name, job and unit frozen at submission.
        """
        awards = self._get_prior_awards(docs)
        bodies = self._get_unit_bodies(docs.unit_id)
        title = self._get_title()
        # The public side of an employee: whoever prints may not be of HR
        people = self.env["hr.employee.public"].browse(docs.employee_id.ids)
        jobs = {person.id: person.job_title for person in people}
        return {
            doc.id: {
                "title": title,
                "draft": doc.state == "draft",
                "head": self._get_unit_head(doc, bodies.get(doc.unit_id.id)),
                "abstract": self._get_abstract(doc),
                "facts": self._get_facts(doc, jobs.get(doc.employee_id.id)),
                "paragraphs": [
                    self._keep_numbers_whole(text) for text in paragraphs(doc.summary)
                ],
                "awards": awards[doc.id],
                "signatures": self._get_signatures(doc, bodies.get(doc.unit_id.id)),
            }
            for doc in docs
        }

    @api.model
    def _get_missing(self, docs):
        """Tell what each summary lacks; see :meth:`emulation.paper._get_missing`."""
        missing = super()._get_missing(docs)
        for doc in docs:
            if not paragraphs(doc.summary):
                missing[doc.id].append(self.env._("the summary of the achievement"))
        return missing

    @api.model
    def _get_title(self):
        paper = self.env.ref("hr_emulation.doc_type_summary", raise_if_not_found=False)
        return nfc(paper.official_name if paper else "Tóm tắt thành tích").upper()

    @api.model
    def _get_unit_bodies(self, units):
        """Return the body that each unit is: {department id: emulation.body}."""
        bodies = self.env["emulation.body"].search(
            [("department_id", "in", units.ids)], order="id desc"
        )
        return {body.department_id.id: body for body in bodies}

    @api.model
    def _get_paper_date(self, doc):
        """Return the day of submission; None while the day is still open.

        A paper that is issued before has the day of issue.
        """
        if not doc.submitted_on:
            return vietnam_today() if self._is_made_final() else None
        return fields.Datetime.context_timestamp(doc, doc.submitted_on).date()

    @api.model
    def _get_unit_head(self, doc, body):
        date = self._get_paper_date(doc)
        if body:
            return self._get_body_head(body, date=date)
        return self._get_head(
            doc.unit_id.parent_id.name or doc.company_id.name,
            self._get_unit_name(doc),
            place=doc.round_id.body_id.place,
            date=date,
        )

    @api.model
    def _get_abstract(self, doc):
        award, body = doc.award_type_id, doc.category_id.body_id
        name = nfc(award.official_name)
        if award.kind == "title":
            return f"Đề nghị tặng danh hiệu {quoted(name)}"
        giver = nfc(body.official_name)
        if not giver or giver.casefold() in name.casefold():
            return f"Đề nghị tặng {name}"
        return f"Đề nghị tặng {name} của {giver}"

    @api.model
    def _get_unit_name(self, doc):
        return nfc(doc.snapshot_unit or doc.unit_id.name)

    @api.model
    def _get_facts(self, doc, job):
        """Return the numbered lines about the subject: [(label, text, is_strong)]."""
        name = nfc(doc.snapshot_name or doc.subject_name)
        if doc.subject_kind == "individual":
            job = doc.snapshot_job if doc.snapshot_name else job
            facts = [
                ("Họ và tên", name.upper(), True),
                ("Chức vụ, vị trí việc làm", capitalise(job), False),
                ("Đơn vị công tác", self._get_unit_name(doc), False),
            ]
        else:
            unit = self._get_unit_name(doc)
            upper = unit if doc.unit_id != doc.department_id else ""
            facts = [
                ("Tên tập thể", name, True),
                ("Đơn vị quản lý", upper or doc.unit_id.parent_id.name, False),
            ]
        round_ = doc.round_id
        facts += [
            ("Cuộc vận động, phong trào thi đua", doc.campaign_id.name, False),
            ("Đợt xét khen thưởng", round_.name, False),
            (
                "Thời gian tính thành tích",
                period(round_.period_from, round_.period_to),
                False,
            ),
        ]
        return [
            (label, self._keep_numbers_whole(nfc(text)), strong)
            for label, text, strong in facts
            if text
        ]

    @api.model
    def _get_prior_awards(self, docs):
        """Return the earlier awards of each subject: {nomination id: [dict]}."""
        awards = self.env["emulation.award"].search(
            [
                ("state", "!=", "revoked"),
                "|",
                ("employee_id", "in", docs.employee_id.ids),
                ("department_id", "in", docs.department_id.ids),
            ],
            order="year, decision_date, id",
        )
        by_subject = awards.grouped(lambda award: award._get_subject())
        rows = defaultdict(list)
        for doc in docs:
            until = self._get_paper_date(doc)
            for award in by_subject.get(doc._get_subject(), ()):
                later = until and award.decision_date and award.decision_date > until
                if award.nomination_id != doc and not later:
                    rows[doc.id].append(self._get_award_row(award))
        return rows

    @api.model
    def _get_award_row(self, award):
        date = award.decision_date
        number = award.decision_number
        parts = (
            f"Số {number}" if number else "",
            f"ngày\N{NO-BREAK SPACE}{short_date(date)}" if date else "",
        )
        source = " ".join(filter(None, parts))
        giver = nfc(award.issuer_name)
        return {
            "year": award.year,
            "kind": award.award_type_id.kind,
            "name": nfc(award.award_type_id.official_name),
            "source": capitalise(f"{source} của {giver}" if source else giver),
        }

    @api.model
    def _get_signatures(self, doc, body):
        """Return the two columns at the end, the one that confirms first."""
        signers = body.signer_ids if body else self.env["emulation.body.signer"]
        day = self._get_paper_date(doc) or vietnam_today()
        signer = signers._valid_on(day)[:1]
        if signer:
            unit_head = self._get_signature(signer)
        else:
            head = nfc(doc.unit_id.manager_id.name)
            unit_head = {"lines": ["THỦ TRƯỞNG ĐƠN VỊ"], "name": head}
        if doc.unit_id == doc.department_id:
            upper = {"title": "XÁC NHẬN CỦA CẤP TRÊN TRỰC TIẾP"}
            return [upper, {"title": "", **unit_head}]
        if doc.subject_kind == "individual":
            author = {
                "title": "NGƯỜI BÁO CÁO",
                "name": nfc(doc.snapshot_name or doc.subject_name),
            }
        else:
            author = {
                "title": "THAY MẶT TẬP THỂ",
                "name": nfc(doc.department_id.manager_id.name),
            }
        return [{"title": "XÁC NHẬN CỦA ĐƠN VỊ", **unit_head}, author]
