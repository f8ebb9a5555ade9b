# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ....engine.score_answer import ScoreError, exact, plain, read_answer

_VALUES = {f"{column}_value": column for column in ("self", "unit", "final")}
# No caller from outside has it: what is written with it has been checked
_CHECKED = object()
_CHECKED_KEY = "emulation_answers_checked"
# What stands beside the answers, and with which columns it is written
_BESIDE = {
    "explanation": ("self",),
    "attachment_ids": ("self",),
    "evidence_ids": ("self",),
    "remark": ("unit", "final"),
}
_EVIDENCE = {"attachment_ids", "evidence_ids"}


class EmulationAssessmentLine(models.Model):
    """Answers are saved line by line, each with the version it was read in.

    Who saves an older version is told what stands there now and keeps what he typed:
    two windows or two people never overwrite each other silently.
    """

    _inherit = "emulation.assessment.line"

    def save_answer(self, values, version):
        """Save what was typed on one line.

        :param dict values: ``self_value``, ``unit_value``, ``final_value``,
            ``explanation``, ``remark``, ``attachment_ids`` or ``evidence_ids``
            (commands)
        :param int version: the version of the line that was read
        :return: ``{"saved": True, "line": …, "totals": …}``, or with ``saved`` false
            and what stands there now in ``line``, when somebody else was faster
        :raise UserError: naming everything that is wrong with the answer
        """
        self.ensure_one()
        line_sudo = self._get_fresh_sudo()
        answer = {"saved": line_sudo.version == version}
        if answer["saved"]:
            self._save(line_sudo, values)
        else:
            answer["by"] = line_sudo.write_uid.name
        state = line_sudo._get_state()
        if not answer["saved"] or set(values) & _EVIDENCE:
            # Otherwise what is cited is what was read, as the version says
            state.update(line_sudo._get_evidence())
        return {
            **answer,
            "line": state,
            "totals": line_sudo.assessment_id._get_totals(),
        }

    def write(self, vals):
        """Write answers; ``version`` names the version that was read.

        :raise UserError: when another version stands there, with what it says; when
            the user may not write the column now; when an answer is not possible
        """
        if not self or self.env.context.get(_CHECKED_KEY) is _CHECKED:
            return super().write(vals)
        lines_sudo = self._get_fresh_sudo()
        lines_sudo._check_versions(vals)
        self._save(lines_sudo, {n: vals[n] for n in vals if n != "version"})
        return True

    def _get_fresh_sudo(self):
        """Return the lines as they stand in the database, for who may write them.

        Read once as superuser: each reading by the user asks again whose they are.
        """
        self.flush_recordset()
        self.invalidate_recordset(flush=False)
        self.check_access("write")
        return self.sudo()

    def _save(self, lines_sudo, vals):
        """Check and write answers of the version that was read."""
        self._check_names(vals)
        # A step taken at the same moment waits, or this is tried again after it
        self.env.cr.execute(
            SQL(
                "SELECT 1 FROM emulation_assessment WHERE id = ANY(%s) "
                "ORDER BY id FOR NO KEY UPDATE",
                lines_sudo.assessment_id.ids,
            )
        )
        sheets = self.env["emulation.assessment"].browse(lines_sudo.assessment_id.ids)
        sheets._check_columns(lines_sudo._get_columns(vals))
        self._check_files(vals)
        read, problems = {}, []
        for line in lines_sudo:
            read[line.id], texts = line._read_values(vals)
            # Of one line everybody knows which one is meant
            name = f"{line.display_name}: " if len(self) > 1 else ""
            problems += [name + text for text in texts]
        if problems:
            raise UserError("\n".join(dict.fromkeys(problems)))
        for line in lines_sudo:
            line._write_answers({**vals, **read[line.id]})
        self._take_files(vals)

    def _write_answers(self, vals):
        """Write checked answers and count the versions on."""
        checked = self.with_context(**{_CHECKED_KEY: _CHECKED})
        for version, lines in checked.grouped("version").items():
            lines.write({**vals, "version": version + 1})

    @api.model_create_multi
    def create(self, vals_list):
        self.browse().check_access("create")
        if vals_list:
            raise UserError(
                self.env._(
                    "Lines come with the sheet: it asks for the criteria of its own "
                    "campaign and no others."
                )
            )
        return super().create(vals_list)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A line of a sheet is not deleted."))

    # --- Checks -------------------------------------------------------------------

    @api.model
    def _check_names(self, vals):
        foreign = set(vals) - {*_VALUES, *_BESIDE}
        if foreign:
            raise UserError(
                self.env._(
                    "%(fields)s of a sheet cannot be changed.",
                    fields=", ".join(
                        self._fields[name]._description_string(self.env)
                        for name in sorted(foreign & set(self._fields))
                    ),
                )
            )

    def _check_versions(self, vals):
        if "version" not in vals:
            raise UserError(
                self.env._(
                    "Say which version of the line was read, so that nobody's answer "
                    "is overwritten."
                )
            )
        problems = []
        for line in self.filtered(lambda x: x.version != vals["version"]):
            stands = [
                f"{self._fields[name]._description_string(self.env)}: {line[name]}"
                for name in vals
                if name in (*_VALUES, "explanation", "remark") and line[name]
            ]
            problems.append(
                self.env._(
                    "%(line)s: %(user)s has saved this line meanwhile (%(values)s). "
                    "Your own words are not saved; load the sheet again and compare.",
                    line=line.display_name,
                    user=line.write_uid.name,
                    values="; ".join(stands) or self.env._("empty"),
                )
            )
        if problems:
            raise UserError("\n".join(problems))

    def _get_columns(self, vals):
        """The columns a write belongs to; words go with the column that is open."""
        columns = {_VALUES[name] for name in vals if name in _VALUES}
        beside = [_BESIDE[name] for name in vals if name in _BESIDE]
        now = set(self.assessment_id.mapped(lambda sheet: sheet._get_open_column()))
        for allowed in beside:
            columns |= (now & set(allowed)) or {allowed[0]}
        return columns

    def _read_values(self, vals):
        """Return the answers as they are stored, and what is wrong with them."""
        self.ensure_one()
        asked, read, texts = self._get_asked(), {}, []
        for name in set(vals) & set(_VALUES):
            try:
                read[name] = read_answer(asked, vals[name]) or False
            except ScoreError as error:
                texts.append(self._tell_error(error, asked))
        return read, texts

    def _tell_error(self, error, asked):
        point = self.env["res.lang"]._get_data(code=self.env.lang).decimal_point or "."
        most = plain(exact(asked["max_score"])).replace(".", point)
        step = str(error.params.get("step", "")).replace(".", point)
        return {
            "number": self.env._(
                "“%(value)s” is no number of points", value=error.params.get("value")
            ),
            "negative": self.env._(
                "points are not negative; a penalty is typed without a sign"
            ),
            "decimals": self.env._(
                "“%(value)s” has more than two decimals",
                value=error.params.get("value"),
            ),
            "over": self.env._(
                "%(value)s is more than the highest score of %(most)s",
                value=error.params.get("value"),
                most=most,
            ),
            "step": self.env._(
                "%(value)s is not possible here: points are given in steps of %(step)s",
                value=error.params.get("value"),
                step=step,
            ),
            "choice": self.env._(
                "this line is answered with “achieved” or “not achieved”"
            ),
            "required": self.env._(
                "this line applies to everybody; “does not apply” is not possible"
            ),
        }[error.code]

    # --- Evidence -----------------------------------------------------------------

    @api.model
    def _get_linked(self, vals, name):
        """Records that a write adds to what a line cites, whatever commands say so.

        :raise UserError: for commands that would make or change the records themselves
        """
        ids = set()
        for command in vals.get(name) or ():
            if command[0] == 4:
                ids.add(command[1])
            elif command[0] == 6:
                ids.update(command[2])
            elif command[0] not in (3, 5):
                raise UserError(
                    self.env._("Evidence is entered first and then added to the line.")
                )
        return self.env[self._fields[name].comodel_name].browse(ids)

    def _check_files(self, vals):
        """Only files of one's own, or of these lines, become evidence."""
        # What may be cited besides them, the model itself checks
        self._get_linked(vals, "evidence_ids")
        files = self._get_linked(vals, "attachment_ids").exists()
        if not files:
            return
        files.check_access("read")
        if problems := files.sudo()._get_size_problems():
            raise UserError("\n".join(problems))
        strangers = files.sudo().filtered(
            lambda f: (
                f.create_uid != self.env.user
                and not (f.res_model == self._name and f.res_id in self.ids)
            )
        )
        if strangers:
            raise UserError(
                self.env._(
                    "%(files)s: only files that you have uploaded yourself can be "
                    "added.",
                    files=", ".join(strangers.mapped("name")),
                )
            )

    def _take_files(self, vals):
        """Files belong to their line: who reads the sheet reads them."""
        files = self._get_linked(vals, "attachment_ids").exists()
        loose = files.sudo().filtered(lambda f: not f.res_id)
        if len(self) == 1 and loose:
            # The upload of one's own, checked above
            loose.write({"res_model": self._name, "res_id": self.id})
