# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from markupsafe import Markup, escape

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ....engine.score_tree import tree_difference
from ...core.emulation_workflow_mixin import Transition
from ..emulation_campaign_workflow import EmulationCampaign as CampaignWorkflow


class EmulationCampaign(models.Model):
    """Launched criteria change only by a new revision, with a reason.

    Sheets keep the revision they were opened with; only new ones follow the new one.
    """

    _inherit = "emulation.campaign"
    _TRANSITIONS = {
        **CampaignWorkflow._TRANSITIONS,
        "revise": Transition(("launched",), "launched", needs_reason=True),
        "freeze": Transition(("launched",), "launched"),
    }
    _GUARDED_FIELDS = (
        *CampaignWorkflow._GUARDED_FIELDS,
        "is_revising",
        "revision_reason",
    )

    is_revising = fields.Boolean(
        string="Criteria Under Revision", readonly=True, copy=False
    )
    revision_reason = fields.Text(
        string="Reason of the Revision", readonly=True, copy=False
    )
    can_revise = fields.Boolean(compute="_compute_can")
    can_freeze = fields.Boolean(compute="_compute_can")

    @api.depends("is_revising")
    def _compute_can(self):
        return super()._compute_can()

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        for campaign in self:
            reasons = blockers[campaign.id]
            if name == "revise" and campaign.is_revising:
                reasons.append(self.env._("its criteria are under revision already"))
            if name == "freeze" and not campaign.is_revising:
                reasons.append(self.env._("its criteria are not under revision"))
            if name == "freeze" and campaign.is_revising:
                reasons += campaign.criterion_ids._get_score_problems()
            if name == "close" and campaign.is_revising:
                reasons.append(self.env._("its criteria are under revision"))
        return blockers

    @api.model
    def _get_step_label(self, name):
        return {
            "revise": self.env._("Revise the criteria"),
            "freeze": self.env._("Freeze the new revision"),
        }.get(name) or super()._get_step_label(name)

    def action_revise(self, reason=None):
        """Open the launched criteria for a new revision.

        :param str reason: words for the revision, required
        :raise UserError: naming every campaign and every reason
        """
        self._transition(
            "revise", reason=reason, is_revising=True, revision_reason=reason
        )
        return True

    def action_freeze(self):
        """Freeze the changed criteria as the next revision.

        :raise UserError: naming every campaign and every reason, also where nothing
            was changed
        """
        self._check_transition("freeze")
        revisions = self.env["emulation.campaign.revision"]
        unchanged = self.browse()
        for campaign in self:
            last = campaign._latest_revision()
            same = last.snapshot == revisions._take_snapshot(campaign.criterion_ids)
            if same and last.rules == campaign._get_score_rules():
                unchanged |= campaign
        if unchanged:
            raise UserError(
                self.env._(
                    "%(names)s: nothing was changed in the criteria.",
                    names=", ".join(unchanged.mapped("display_name")),
                )
            )
        for campaign in self:
            revisions._freeze(campaign, campaign.revision_reason)
        self._transition("freeze", is_revising=False, revision_reason=False)
        return True


class EmulationCriterion(models.Model):
    _inherit = "emulation.criterion"

    def _check_not_frozen(self, campaigns):
        # The state decides, whoever may read the campaign
        revising = campaigns.sudo().filtered(lambda c: c.id and c.is_revising)
        return super()._check_not_frozen(campaigns - revising.sudo(self.env.su))


class EmulationCampaignRevision(models.Model):
    _inherit = "emulation.campaign.revision"

    difference = fields.Html(
        compute="_compute_difference",
        help="What changed against the revision before, side by side.",
    )

    @api.depends("snapshot")
    @api.depends_context("lang")
    def _compute_difference(self):
        earlier = {
            (revision.campaign_id, revision.number): revision
            for revision in self.search(
                Domain("campaign_id", "in", self.campaign_id.ids)
            )
        }
        for revision in self:
            before = earlier.get((revision.campaign_id, revision.number - 1))
            revision.difference = before and revision._tell_difference(before)

    def _tell_difference(self, before):
        """The criteria of two revisions side by side, as a table."""
        criteria = self.env["emulation.criterion"]
        rows = Markup()
        for old, new, names in tree_difference(before.snapshot, self.snapshot):
            told = ", ".join(
                criteria._fields[name]._description_string(self.env)
                for name in names
                if name in criteria._fields
            )
            cells = self._tell_cells(self._tell_line(old), self._tell_line(new))
            rows += Markup("<tr>%s<td>%s</td></tr>") % (cells, told)
        if before.rules != self.rules:
            rows += Markup("<tr>%s<td>%s</td></tr>") % (
                self._tell_cells(before._tell_rules(), self._tell_rules()),
                self._fields["rules"]._description_string(self.env),
            )
        head = Markup().join(
            Markup("<th style='width: 40%%'>%s</th>") % escape(title)
            for title in (before.display_name, self.display_name)
        )
        return Markup(
            "<table class='table table-bordered'><thead><tr>%s<th>%s</th></tr></thead>"
            "<tbody>%s</tbody></table>"
        ) % (head, self.env._("What changed"), rows)

    @api.model
    def _tell_cells(self, *texts):
        return Markup().join(
            Markup("<td style='white-space: pre-line'>%s</td>") % text for text in texts
        )

    def _tell_rules(self):
        """How sheets of the revision are added up and rated, a line each."""
        rules = self.rules or {}
        campaigns, bands = (
            self.env["emulation.campaign"],
            self.env["emulation.score.band"],
        )
        told = []
        if rules.get("most"):
            label = campaigns._fields["score_cap"]._description_string(self.env)
            told.append(f"{label}: {rules['most']:g}")
        if rules.get("spread"):
            told.append(campaigns._fields["spread_na"]._description_string(self.env))
        kinds, levels = (
            dict(bands._fields[name]._description_selection(self.env))
            for name in ("subject_kind", "level")
        )
        told += [
            f"{levels[level]} ({kinds[kind]}): {least:g} %"
            for kind, level, least in rules.get("bands", ())
        ]
        return "\n".join(told) or "–"

    def _tell_line(self, line):
        if not line:
            return "–"
        text = " ".join(filter(None, (line["code"], line["text"])))
        if line["max_score"]:
            text += "\n" + self.env._(
                "Highest score: %(points)s", points=f"{line['max_score']:g}"
            )
        return text
