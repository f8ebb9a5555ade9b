# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.exceptions import UserError

# A plain object: JSON cannot carry it, so no RPC context opens the door.
_DOOR = object()
_DOOR_KEY = "_emulation_session_door"


def forget_lines(parts):
    """Let everybody read anew the lists of lines that are kept for each reader apart."""
    for name in ("session_id", "item_id", "member_id"):
        for inverse in parts.pool.field_inverses[parts._fields.get(name)]:
            if inverse in parts.pool.field_depends_context:
                model = parts.env[inverse.model_name]
                model.invalidate_model([inverse.name], flush=False)


class EmulationSessionPartMixin(models.AbstractModel):
    """Lines of a session: typed in the draft, afterwards changed by its steps alone."""

    _name = "emulation.session.part.mixin"
    _description = "Part of a Session"
    # Filled by the steps of the session, in the draft as well
    _STEP_FIELDS: tuple[str, ...] = ()

    def _write_guarded(self, vals):
        """Write what the steps of the session fill; only our own code can call it."""
        self.with_context(**{_DOOR_KEY: _DOOR}).write(vals)

    @api.model
    def _create_guarded(self, vals_list):
        records = self.with_context(**{_DOOR_KEY: _DOOR}).create(vals_list)
        return records.with_context(**{_DOOR_KEY: None})

    def _is_door_open(self):
        return self.env.context.get(_DOOR_KEY) is _DOOR

    @api.model_create_multi
    def create(self, vals_list):
        closed = self.with_context(**{_DOOR_KEY: None})
        if self._is_door_open():
            parts = super(EmulationSessionPartMixin, closed).create(vals_list)
            forget_lines(parts)
            return parts
        self._refuse_step_fields(set().union(*vals_list))
        # Neither a default of the context nor one of ``ir.default`` fills them
        initial = self._get_step_defaults()
        parts = super(EmulationSessionPartMixin, closed).create(
            [{**vals, **initial} for vals in vals_list]
        )
        forget_lines(parts)
        parts._refuse_frozen()
        return parts

    def write(self, vals):
        closed = self.with_context(**{_DOOR_KEY: None})
        if not self._is_door_open():
            self._refuse_step_fields(set(vals))
            self._refuse_frozen()
        res = super(EmulationSessionPartMixin, closed).write(vals)
        if "session_id" in vals and not self._is_door_open():
            self._refuse_frozen()
        return res

    @api.ondelete(at_uninstall=False)
    def _unlink_except_frozen(self):
        self._refuse_frozen()

    @api.model
    def _get_step_defaults(self):
        return {
            name: field.default(self) if field.default else False
            for name, field in self._fields.items()
            if name in self._STEP_FIELDS
        }

    def _refuse_step_fields(self, names):
        derived = {
            name
            for name, field in self._fields.items()
            if field.store and field.readonly and (field.compute or field.related)
        }
        refused = sorted(names & (derived | set(self._STEP_FIELDS)))
        if refused:
            raise UserError(
                self.env._(
                    "%(fields)s of %(model)s can only be changed by the steps of "
                    "the session.",
                    fields=", ".join(
                        self._fields[name]._description_string(self.env)
                        for name in refused
                    ),
                    model=self.env["ir.model"]._get(self._name).name,
                )
            )

    def _refuse_frozen(self):
        # Whether it is fixed does not depend on who may read the session
        frozen = self.sudo().session_id.filtered(lambda s: s.state != "draft")
        if frozen:
            raise UserError(
                self.env._(
                    "%(names)s: roll, agenda and places are fixed and stay as they "
                    "are. Void the session and make a new one.",
                    names=", ".join(frozen.mapped("display_name")),
                )
            )
