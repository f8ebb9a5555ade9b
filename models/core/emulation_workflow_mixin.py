# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import UserError

# A plain object: JSON cannot carry it, so no RPC context opens the door.
_DOOR = object()
_DOOR_KEY = "_emulation_door"


class Transition(NamedTuple):
    """One row of a model's transition table.

    :param sources: states the action starts from
    :param target: state it leads to; None when that depends on the record
    :param needs_reason: whether a reason has to be given in words
    """

    sources: tuple[str, ...]
    target: str | None
    needs_reason: bool = False


class EmulationWorkflowMixin(models.AbstractModel):
    _name = "emulation.workflow.mixin"
    _description = "Emulation Workflow"

    _TRANSITIONS: dict[str, Transition] = {}
    _GUARDED_FIELDS: tuple[str, ...] = ()
    _MAIN_STEPS: tuple[str, ...] = ()
    _INITIAL_STATE = "draft"

    blocker_text = fields.Text(
        string="Not possible yet because",
        compute="_compute_can",
        help="Why the next step of the work cannot be taken now.",
    )

    # --- One checker for buttons and server -------------------------------

    def _get_transition_blockers(self, name):
        """Tell for each record why a transition is not allowed now.

        Models extend it with authority and data; the same answer decides
        whether a button is shown and whether the server obeys.

        :param str name: key of ``_TRANSITIONS``
        :return: ``{record id: [reason, ...]}``, empty list when allowed
        """
        transition = self._TRANSITIONS[name]
        labels = dict(self._fields["state"]._description_selection(self.env))
        return {
            rec.id: []
            if rec.state in transition.sources
            else [
                self.env._(
                    "not possible in the state “%(state)s”",
                    state=labels.get(rec.state, rec.state),
                )
            ]
            for rec in self
        }

    @api.depends("state")
    @api.depends_context("uid", "lang", "allowed_company_ids")
    def _compute_can(self):
        texts = {rec.id: [] for rec in self}
        for name, transition in self._TRANSITIONS.items():
            blockers = self._get_transition_blockers(name)
            for rec in self:
                if f"can_{name}" in self._fields:
                    rec[f"can_{name}"] = not blockers[rec.id]
            if name in self._MAIN_STEPS:
                ahead = self.filtered(lambda r, t=transition: r.state in t.sources)
                for rec in ahead._filter_main_step(name):
                    texts[rec.id] += blockers[rec.id]
        for rec in self:
            rec.blocker_text = "\n".join(dict.fromkeys(texts[rec.id]))

    def _filter_main_step(self, name):
        """Keep the records whose next step this is, and this user's to take."""
        return self

    def _check_transition(self, name, reason=None):
        """Refuse a transition unless every record may take it.

        :param str name: key of ``_TRANSITIONS``
        :param str reason: words, where the table asks for them
        :raise UserError: naming every record and every reason
        """
        blockers = self._get_transition_blockers(name)
        problems = [
            f"{rec.display_name}: {text}" for rec in self for text in blockers[rec.id]
        ]
        problems += self._get_joint_problems(name)
        if self._TRANSITIONS[name].needs_reason and not (reason or "").strip():
            problems.append(self.env._("Give a reason in words."))
        if problems:
            raise UserError("\n".join(problems))

    def _get_joint_problems(self, name):
        """Say why the records cannot take a transition together.

        :param str name: key of ``_TRANSITIONS``
        :return: list of sentences, beside those of ``_get_transition_blockers``
        """
        return []

    def _transition(self, name, reason=None, **vals):
        """Take all records through a transition or none.

        :param str name: key of ``_TRANSITIONS``
        :param str reason: words for the record, where the table asks for them
        :param vals: further guarded values written with the state
        :raise UserError: naming every record and every reason
        """
        self._check_transition(name, reason)
        before = {rec.id: rec.state for rec in self}
        self._take_for_transition(name)
        self._write_guarded({"state": self._TRANSITIONS[name].target, **vals})
        self._log_transition(name, before, reason)

    def _take_for_transition(self, name):
        """Take what a step uses up, as a number; nothing stands in its way any more.

        :param str name: key of ``_TRANSITIONS``
        """

    def _log_transition(self, name, before, reason):
        self.env["emulation.audit.log"]._append(
            self,
            name,
            {rec.id: {"from": before[rec.id], "to": rec.state} for rec in self},
            reason=reason,
        )
        if reason and hasattr(self, "_message_log_batch"):
            self._message_log_batch(bodies=dict.fromkeys(self.ids, reason))

    # --- The door -----------------------------------------------------------

    def _write_guarded(self, vals):
        """Write guarded fields; only this addon's own code can call it."""
        self.with_context(**{_DOOR_KEY: _DOOR}).write(vals)

    @api.model
    def _create_guarded(self, vals_list):
        """Create records with guarded values; the records leave the door closed."""
        records = self.with_context(**{_DOOR_KEY: _DOOR}).create(vals_list)
        return records.with_context(**{_DOOR_KEY: None})

    @classmethod
    def _guarded(cls):
        return {"state", *cls._GUARDED_FIELDS}

    def _is_door_open(self):
        return self.env.context.get(_DOOR_KEY) is _DOOR

    @classmethod
    def _derived(cls):
        """Stored fields that only the ORM fills; RPC could write them as well."""
        return {
            name
            for name, field in cls._fields.items()
            if field.store and field.readonly and (field.compute or field.related)
        }

    def write(self, vals):
        closed = self.with_context(**{_DOOR_KEY: None})
        if not self._is_door_open():
            self._refuse_guarded(set(vals) & (self._guarded() | self._derived()))
        return super(EmulationWorkflowMixin, closed).write(vals)

    @api.model_create_multi
    def create(self, vals_list):
        context = {**self.env.context, _DOOR_KEY: None}
        if not self._is_door_open():
            shut = self._guarded() | self._derived()
            for vals in vals_list:
                names = shut & set(vals)
                if vals.get("state") == self._INITIAL_STATE:
                    names.discard("state")
                self._refuse_guarded(names)
            for name in shut:
                context.pop(f"default_{name}", None)
        # Not a merge: a default of a guarded field has to go
        closed = self.with_env(self.env(context=context))
        return super(EmulationWorkflowMixin, closed).create(vals_list)

    @api.model
    def default_get(self, fields):
        """Guarded fields start as the code says, whatever ``ir.default`` holds."""
        defaults = super().default_get(fields)
        for name in (self._guarded() | self._derived()) & set(defaults):
            if f"default_{name}" in self.env.context:
                # For the form only: creating drops it again
                continue
            del defaults[name]
            field = self._fields[name]
            if field.default:
                value = field.convert_to_cache(field.default(self), self, False)
                record = field.convert_to_record(value, self)
                defaults[name] = field.convert_to_write(record, self)
        return defaults

    @api.model
    def _desk_fields(self):
        """Fields of the desk, not of the paper: messages and activities."""
        return {
            name
            for name in self._fields
            if name.startswith(("message_", "activity_", "my_activity_"))
        }

    def _refuse_guarded(self, names):
        if names:
            labels = sorted(
                self._fields[name]._description_string(self.env) for name in names
            )
            raise UserError(
                self.env._(
                    "%(fields)s of %(model)s can only be changed by the steps of "
                    "the workflow.",
                    fields=", ".join(labels),
                    model=self.env["ir.model"]._get(self._name).name,
                )
            )

    # --- Deletion -----------------------------------------------------------

    @api.ondelete(at_uninstall=False)
    def _unlink_only_initial(self):
        problems = [
            self.env._(
                "%(name)s: only drafts can be deleted; withdraw, cancel or revoke it.",
                name=rec.display_name,
            )
            for rec in self
            if rec.state != self._INITIAL_STATE or not rec._is_untouched()
        ]
        if problems:
            raise UserError("\n".join(problems))

    def _take_step(self, name, reason=None):
        """Call the action of a step as a button would.

        :raise UserError: when the step is not possible for every record
        """
        action = getattr(self, f"action_{name}")
        return action(reason) if self._TRANSITIONS[name].needs_reason else action()

    def _is_untouched(self):
        """Whether a draft has never been anything else."""
        return True

    # --- Steps from buttons and lists -----------------------------------------

    @api.model
    def _get_step_label(self, name):
        """Return a step as its button calls it, in the user's language.

        :param str name: key of ``_TRANSITIONS``
        """
        return {
            "submit": self.env._("Submit"),
            "receive": self.env._("Receive"),
            "approve": self.env._("Approve"),
            "return": self.env._("Return"),
            "refuse": self.env._("Refuse"),
            "withdraw": self.env._("Withdraw"),
            "suspend": self.env._("Suspend"),
            "resume": self.env._("Resume"),
            "reopen": self.env._("Reopen"),
            "forward": self.env._("Forward"),
            "issue": self.env._("Issue"),
            "supersede": self.env._("Replace"),
            "cancel": self.env._("Cancel the campaign"),
        }.get(name, self.env._("Confirm"))

    def _open_reason_wizard(self, name):
        """Open the window that shows who can take a step and asks for a reason."""
        return self.env["emulation.step.wizard"]._open(self, name)

    def action_ask_step(self):
        """Button or list: preview the step named in the context, then take it.

        :return: window action of the step wizard
        :raise UserError: when the context names no step of this model
        """
        name = self.env.context.get("emulation_step")
        if name not in self._TRANSITIONS:
            raise UserError(self.env._("There is no such step."))
        return self._open_reason_wizard(name)
