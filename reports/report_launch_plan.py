# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import defaultdict

from odoo import api, models

from ..engine.vi_text import (
    capitalise,
    date_words,
    nfc,
    paragraphs,
    period,
    quoted,
    roman,
)
from ..models.core.days import vietnam_today

_KINDS = {
    "campaign": "cuộc vận động",
    "movement": "phong trào thi đua",
}
_SUBJECTS = (
    ("both", "Đối với tập thể và cá nhân"),
    ("collective", "Đối với tập thể"),
    ("individual", "Đối với cá nhân"),
)
# Provisions a plan repeats, under the headings a plan has
_PROVISIONS = (
    ("Yêu cầu", ("requirement", "participant")),
    ("Khen thưởng, kinh phí", ("commendation", "honour", "funding")),
    ("Kiểm tra, báo cáo, sơ kết, tổng kết", ("inspection", "reporting", "deadline")),
)


class ReportLaunchPlan(models.AbstractModel):
    """Kế hoạch phát động: what a campaign is for, what it asks, who does what, when."""

    _name = "report.hr_emulation.launch_plan"
    _description = "Launch Plan"
    _inherit = ["emulation.paper"]

    _paper_model = "emulation.campaign"

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of each plan: {campaign id: dict}."""
        # Whatever the reader's language, the paper is Vietnamese
        return {doc.id: self._get_plan(doc) for doc in docs.with_context(lang="vi_VN")}

    @api.model
    def _get_missing(self, docs):
        """Tell what each plan lacks; see :meth:`emulation.paper._get_missing`."""
        missing = super()._get_missing(docs)
        for doc in docs:
            body = doc.leading_body_id
            lacking = (
                (not body, self.env._("the leading body")),
                (body and not body.place, self.env._("the place of the leading body")),
                (body and not self._get_signer(doc), self.env._("the signer")),
                (not doc.objective, self.env._("the objective")),
                (not doc.date_start, self.env._("the first day")),
                (not doc.criterion_ids, self.env._("contents and criteria")),
                (not doc.legal_instrument_ids, self.env._("the legal bases")),
            )
            missing[doc.id] += [text for is_missing, text in lacking if is_missing]
        return missing

    @api.model
    def _get_plan(self, doc):
        body = doc.leading_body_id
        symbol = body._symbol("plan") if body else ""
        return {
            "title": nfc(f"Kế hoạch phát động {doc.name}"),
            "draft": doc.state == "draft",
            "head": self._get_body_head(
                body, f"……/{symbol or 'KH'}", doc.launch_date or None
            ),
            "abstract": f"Phát động {self._get_full_name(doc)}",
            "bases": self._get_bases(doc),
            "opening": nfc(
                f"{body.official_name or '……'} ban hành Kế hoạch phát động "
                f"{self._get_full_name(doc)} như sau:"
            ),
            "parts": [
                {**part, "number": roman(number)}
                for number, part in enumerate(
                    (part for part in self._get_parts(doc) if part["blocks"]), start=1
                )
            ],
            "recipients": self._get_recipients(
                "\n".join(doc.recipient_ids.mapped("name")) or body.recipients
            ),
            "signature": self._get_signer(doc) or {"lines": [], "name": ""},
        }

    @api.model
    def _get_full_name(self, doc):
        """Return kind and name; a name that begins with its kind says it already."""
        kind, name = _KINDS[doc.kind], nfc(doc.name)
        # "Phong trào …" is a name of a "phong trào thi đua" as well
        if name.casefold().startswith(" ".join(kind.split()[:2])):
            return name[:1].lower() + name[1:]
        return f"{kind} {quoted(name)}"

    @api.model
    def _get_signer(self, doc):
        day = doc.launch_date or vietnam_today()
        signer = doc.leading_body_id.signer_ids._valid_on(day)[:1]
        return signer and self._get_signature(signer)

    @api.model
    def _get_bases(self, doc):
        day = doc.launch_date or vietnam_today()
        bases = doc.legal_instrument_ids._valid_on(day).sorted()
        texts = [f"Căn cứ {base._citation()}" for base in bases]
        return [
            self._keep_numbers_whole(nfc(text).rstrip(" ;.") + ";") for text in texts
        ]

    @api.model
    def _get_parts(self, doc):
        """Return the parts in order: [{heading, blocks: [{heading, lines}]}]."""
        provisions = doc.clause_ids.sorted(lambda c: (c.sequence, c.id))

        def tell(kinds):
            return self._tell(
                clause.text for clause in provisions if clause.kind in kinds
            )

        texts = dict(_PROVISIONS)
        purposes = self._tell(paragraphs(doc.objective)) + tell(("purpose",))
        return [
            self._part(
                "Mục đích, yêu cầu",
                ("Mục đích", purposes),
                ("Yêu cầu", tell(texts["Yêu cầu"])),
            ),
            self._part("Thời gian, đối tượng", (None, self._get_scope(doc))),
            self._part("Nội dung, tiêu chí", *self._get_criteria(doc)),
            self._part(
                "Nhiệm vụ, giải pháp",
                (None, self._tell(t.display_name for t in doc.task_ids)),
            ),
            *(
                self._part(heading, (None, tell(kinds)))
                for heading, kinds in _PROVISIONS[1:]
            ),
            self._part("Tổ chức thực hiện", *self._get_roles(doc)),
        ]

    @api.model
    def _part(self, heading, *blocks):
        return {
            "heading": heading.upper(),
            "blocks": [
                {"heading": title, "lines": lines} for title, lines in blocks if lines
            ],
        }

    @api.model
    def _tell(self, texts):
        return [
            self._keep_numbers_whole(capitalise(line))
            for text in texts
            for line in paragraphs(text)
        ]

    @api.model
    def _get_scope(self, doc):
        times = period(doc.date_start, doc.date_end) if doc.date_end else None
        if doc.date_start and not times:
            times = f"từ {date_words(doc.date_start)}"
        units = doc.unit_ids.with_context(hierarchical_naming=False)
        names = ", ".join(units.mapped("name")) or "tất cả các đơn vị trực thuộc"
        linked = "; ".join(map(quoted, doc.linked_campaign_ids.mapped("name")))
        lines = (
            times and f"Thời gian: {times}.",
            f"Đơn vị tham gia: {names}.",
            linked and f"Thực hiện gắn với: {linked}.",
        )
        return self._tell(filter(None, lines))

    @api.model
    def _get_criteria(self, doc):
        """Return contents and criteria by whom they are for: [(heading, lines)].

        A tree that is for several of them stays in one piece, in its own order.
        """
        criteria = doc.criterion_ids.sorted("sort_path")
        found = defaultdict(list)
        for tree in criteria.grouped(lambda c: c.parent_path.split("/")[0]).values():
            kinds = set(tree.mapped("subject_kind"))
            kind = kinds.pop() if len(kinds) == 1 else False
            found[kind] += self._tell(tree.mapped("display_name"))
        common = "Nội dung chung" if len(found) > 1 else None
        return [
            (heading, found[kind]) for kind, heading in [(False, common), *_SUBJECTS]
        ]

    @api.model
    def _get_roles(self, doc):
        """Return who does what, by level and body: [(heading, lines)]."""
        groups = doc.role_ids.grouped(
            lambda r: r.body_name or r.actor or r.level_id.name
        )
        return [
            (capitalise(who), self._tell(self._get_duty(role) for role in roles))
            for who, roles in groups.items()
        ]

    @api.model
    def _get_duty(self, role):
        duty = nfc(role.duty).rstrip(" .;")
        if not role.yearly_month:
            return f"{duty}."
        day = f"ngày {role.yearly_day:02d}/" if role.yearly_day else "tháng "
        month = (
            f"{role.yearly_month:02d}" if role.yearly_month < 3 else role.yearly_month
        )
        return f"{duty} (hằng năm, {day}{month})."
