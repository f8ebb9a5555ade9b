# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.exceptions import UserError

from ..engine.vi_text import nfc, padded


class ReportBallot(models.AbstractModel):
    """Phiếu bầu of a secret paper ballot: as many equal sheets as there are voters.

    An item some may not vote on has sheets of its own, which they are not given:
    nobody's paper differs from the others.
    """

    _name = "report.hr_emulation.ballot"
    _description = "Ballot Paper"
    _inherit = ["report.hr_emulation.minutes"]

    @api.model
    def _get_paper_data(self, docs):
        """Return the sheets of each session: {session id: dict}.

        :raise UserError: naming each session and every reason
        """
        problems = self._get_ballot_problems(docs)
        if problems:
            raise UserError("\n".join(problems))
        return {
            doc.id: self._get_ballot(doc.with_context(lang="vi_VN")) for doc in docs
        }

    @api.model
    def _get_ballot_problems(self, docs):
        # Ballots are in the hands of who prepares or runs the session
        authority = docs._get_authority_problems("record_counts")
        problems = []
        for doc in docs:
            is_allowed = self.env.su or doc._may_prepare()
            reasons = [] if is_allowed else list(authority[doc.id])
            if doc.method != "paper":
                reasons.append(self.env._("it does not vote by secret paper ballot"))
            if doc.state not in ("frozen", "open"):
                reasons.append(
                    self.env._("roll and agenda are not fixed, or the vote is closed")
                )
            if len(doc.item_ids) != len(doc.sudo().item_ids):
                reasons.append(
                    self.env._("you have a conflict of interest: the deputy prints it")
                )
            problems += [f"{doc.display_name}: {text}" for text in reasons]
        return problems

    @api.model
    def _get_missing(self, docs):
        """Tell what ballots lack; see :meth:`emulation.paper._get_missing`."""
        missing = self.env["emulation.paper"]._get_missing(docs)
        for doc in docs:
            if not doc.teller_ids:
                missing[doc.id].append(self.env._("the tellers"))
        return missing

    @api.model
    def _get_ballot(self, doc):
        return {
            "title": nfc(f"Phiếu bầu {doc.name}"),
            "draft": False,
            "head": self._get_session_head(doc),
            "abstract": nfc(
                f"Bình xét thi đua, khen thưởng tại {self._get_place(doc)}"
            ),
            "sheets": self._get_sheets(doc),
        }

    @api.model
    def _get_sheets(self, doc):
        """Return the different sheets: [{copies, items}]."""
        heads = doc._get_heads()
        items = doc.item_ids.filtered(lambda i: i.result == "pending").sorted(
            lambda i: (i.sequence, i.id)
        )
        shared = items.filtered(lambda i: not heads[i.id]["recused"])
        return [
            {
                "copies": self._count_voters(heads[group[0].id]),
                "items": [
                    self._get_candidate(item, number)
                    for number, item in enumerate(group, start=1)
                ],
            }
            for group in (shared, *(items - shared))
            if group
        ]

    @api.model
    def _count_voters(self, heads):
        """How many may vote: of those who came, or of the roll while nobody has."""
        if heads["present"] or heads["written"]:
            came = heads["present"] + heads["written"]
            return came - heads["recused_present"] - heads["recused_written"]
        return heads["members"] - heads["recused"]

    @api.model
    def _get_candidate(self, item, number):
        name, unit = nfc(item.subject_name), nfc(item.unit_id.sudo().name)
        return {
            "number": padded(number),
            "name": name,
            # A collective that is itself the unit is not named twice
            "unit": unit if unit.casefold() != name.casefold() else "",
            "award": nfc(item.category_id.award_type_id.official_name),
        }


class ReportCountingMinutes(models.AbstractModel):
    """Biên bản kiểm phiếu: papers given out and returned, and what stood on them."""

    _name = "report.hr_emulation.counting_minutes"
    _description = "Counting Minutes"
    _inherit = ["report.hr_emulation.minutes"]

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of the minutes: {session id: dict}.

        :raise UserError: naming each session that is not closed or voted openly
        """
        problems = [
            self.env._("%(name)s: the vote was not secret.", name=doc.display_name)
            for doc in docs
            if doc.method == "hands"
        ]
        if problems:
            raise UserError("\n".join(problems))
        return super()._get_paper_data(docs)

    @api.model
    def _get_missing(self, docs):
        """Tell what the minutes lack; see :meth:`emulation.paper._get_missing`."""
        missing = super()._get_missing(docs)
        for doc in docs:
            if doc.method == "paper" and not doc.teller_ids:
                missing[doc.id].append(self.env._("the tellers"))
        return missing

    @api.model
    def _get_minutes(self, doc):
        content = super()._get_minutes(doc)
        content["title"] = nfc(f"Biên bản kiểm phiếu {doc.name}")
        content["abstract"] = nfc(f"Kiểm phiếu tại cuộc họp {self._get_place(doc)}")
        return content

    @api.model
    def _get_item(self, item, number):
        row = super()._get_item(item, number)
        found = item.arithmetic or {}
        if "base" not in found:
            return {**row, "papers": None}
        returned = sum(found[name] for name in ("for", "against", "blank", "invalid"))
        return {
            **row,
            "papers": {
                "issued": padded(found["taking_part"]),
                "returned": padded(returned),
                "valid": padded(returned - found["invalid"]),
                **{n: padded(found[n]) for n in ("invalid", "for", "against", "blank")},
            },
        }

    @api.model
    def _get_signatures(self, doc):
        tellers = doc.sudo().teller_ids
        if not tellers:
            return super()._get_signatures(doc)
        return [
            {"title": "NGƯỜI KIỂM PHIẾU", "name": nfc(teller.name)}
            for teller in tellers
        ]
