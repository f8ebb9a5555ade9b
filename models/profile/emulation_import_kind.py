# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import psycopg2

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL
from odoo.tools.misc import formatLang

from ...engine.sheet_values import plain_key
from ..hr.hr_employee import READER_GROUPS

# Problems kept in words; the others are counted
MOST_PROBLEMS = 1000


class Row:
    """One row of the file on its way into a model."""

    __slots__ = ("faults", "is_faulty", "kind", "number", "subject", "values")

    def __init__(self, number, values):
        self.number = number
        self.values = values
        self.kind = None
        self.subject = None
        # Names of the columns whose cells could not be read
        self.faults = set()
        self.is_faulty = False


class Findings:
    """What an examination of a file found."""

    def __init__(self):
        self.row_count = self.unchanged = self.problem_count = 0
        self.new, self.changed, self.problems = [], [], []
        self.choices, self.unknown = {}, []

    def add(self, row, label, value, text):
        """Note what is wrong with a row and leave it out of the rest.

        :param text: the problem, or what returns it: words that take long to find
            are only asked for while they are kept
        """
        row.is_faulty = True
        self.problem_count += 1
        if len(self.problems) < MOST_PROBLEMS:
            said = text() if callable(text) else text
            self.problems.append((row.number, label, value, said))


class EmulationImportKind(models.AbstractModel):
    """What all kinds of import share: compare, try and write.

    A kind is one model: it names its columns, says what a row means and writes it.
    How rows are read and subjects found is in the files beside this one.
    """

    _name = "emulation.import.kind"
    _description = "Kind of Import"

    _TARGET = None
    # Whether what exists may be changed by a file, and nobody brings in his own
    _UPDATES = False
    _REFUSES_OWN = True
    # Whether the check also writes everything and takes it back
    _TRIES = True

    # --- What a kind says -------------------------------------------------------

    @api.model
    def _get_columns(self):
        """Return the list of :class:`Column` with heads in the user's language."""
        raise NotImplementedError

    @api.model
    def _get_subject_kind(self, values):
        """Return what kind of subject a row is about, None when it does not say."""
        return values.get("subject_kind", "individual")

    @api.model
    def _prepare_row(self, row, found):
        """Complete the values of a row before its subject is looked for.

        Cells that could not be read are not in the values: a row tells all that is
        wrong with it at once.
        """

    @api.model
    def _merge(self, rows, found):
        """Return the rows as entries; several rows may be one entry."""
        return rows

    @api.model
    def _get_key(self, row):
        """Return what makes two rows the same entry."""
        raise NotImplementedError

    @api.model
    def _find_existing(self, rows):
        """Return ``{key: (id, {name: value})}`` of what is there already.

        :param dict rows: ``{key: Row}``
        """
        raise NotImplementedError

    @api.model
    def _get_content(self, row):
        """Return what a row says beside its key, without the empty cells."""
        raise NotImplementedError

    @api.model
    def _write_new(self, rows):
        """Write new entries with the user's rights."""
        raise NotImplementedError

    @api.model
    def _write_changed(self, changes):
        """Write changed entries: groups of equal changes, one write each.

        :param list changes: of ``(row, id, {name: value})``
        """
        groups = {}
        for _row, record_id, values in changes:
            groups.setdefault(tuple(sorted(values.items())), []).append(record_id)
        model = self.env[self._TARGET]
        for values, ids in groups.items():
            model.browse(ids).write(dict(values))

    @api.model
    def _may_import(self):
        """Whether the user may import this kind at all."""
        return self.env.user.has_group("hr_emulation.group_officer")

    @api.model
    def _take_turn(self):
        """Let imports of one kind follow one another, each seeing what others wrote.

        A turn taken since this transaction began raises a serialisation error, and
        Odoo repeats the request.
        """
        self.env.cr.execute(
            SQL("UPDATE ir_model SET write_date = now() WHERE model = %s", self._name)
        )

    # --- Examination ------------------------------------------------------------

    @api.model
    def _examine(self, data, limits, choices=None, update=False):
        """Read a file, find its subjects, compare with what exists.

        :param bytes data: the workbook
        :param Limits limits: how large it may be
        :param dict choices: ``{key of a doubtful name: id of the subject}``
        :param bool update: whether entries that differ are to be changed
        :return: :class:`Findings`; nothing stays written
        :raise UserError: when the file is no table of this kind
        """
        found = Findings()
        rows = self._read_rows(data, limits, found)
        found.row_count = len(rows)
        for row in rows:
            row.kind = self._get_subject_kind(row.values)
            self._prepare_row(row, found)
        self._match_subjects(rows, choices or {}, found)
        rows = self._merge([row for row in rows if not row.is_faulty], found)
        self._compare(rows, update, found)
        found.problems.sort(key=lambda problem: problem[0])
        return found

    @api.model
    def _compare(self, rows, update, found):
        entries = {}
        for row in rows:
            key = self._get_key(row)
            first = entries.setdefault(key, row)
            if first is not row:
                text = self.env._("The same entry is in row %s.", first.number)
                found.add(row, "", "", text)
        existing = self._find_existing(entries)
        for key, row in entries.items():
            record_id, old = existing.get(key, (None, None))
            if not record_id:
                found.new.append(row)
                continue
            content = self._get_content(row)
            changes = {k: v for k, v in content.items() if not _is_same(v, old[k])}
            if not changes:
                found.unchanged += 1
            elif update and self._UPDATES:
                found.changed.append((row, record_id, changes))
            else:
                self._add_difference(row, changes, old, found)

    @api.model
    def _add_difference(self, row, changes, old, found):
        heads = {column.name: column for column in self._get_columns()}
        columns = {name: heads.get(name, heads["name"]) for name in changes}
        said = ", ".join(
            f"{column.label}: {self._get_word(column, old[name]) or '–'}"
            for name, column in columns.items()
        )
        if self._UPDATES:
            text = self.env._(
                "It is already entered otherwise (%(said)s). Tick “Update what "
                "differs” to change it.",
                said=said,
            )
        else:
            text = self.env._(
                "It is already entered otherwise (%(said)s) and is not changed by an "
                "import.",
                said=said,
            )
        first = next(iter(changes))
        value = self._get_word(columns[first], changes[first])
        found.add(row, columns[first].label, value, text)

    @api.model
    def _get_word(self, column, value):
        """Return a value as the user reads it."""
        if column.kind == "choice":
            words = {column.options.get(plain_key(w)): w for w in column.words}
            return words.get(value, "")
        if column.kind == "flag":
            return self.env._("Yes") if value else self.env._("No")
        if column.kind == "date" and value:
            return value.strftime("%d/%m/%Y")
        if column.kind == "number" and value is not None:
            return formatLang(self.env, value, digits=2, grouping=False)
        return str(value or "")

    # --- Trial ------------------------------------------------------------------

    @api.model
    def _try(self, found):
        """Write everything and take it back, so that the check says what the models
        themselves refuse."""
        if self._TRIES:
            self._try_rows(found.new, found)
            found.new = [row for row in found.new if not row.is_faulty]
            for change in found.changed:
                self._try_rows([change[0]], found, [change])
            found.problems.sort(key=lambda problem: problem[0])

    def _try_rows(self, rows, found, changes=None):
        """Halve the rows until those that are refused stand alone."""
        if not rows:
            return
        text = self._get_refusal_of(rows, changes)
        if text and len(rows) == 1:
            found.add(rows[0], "", "", text)
        elif text:
            middle = len(rows) // 2
            self._try_rows(rows[:middle], found)
            self._try_rows(rows[middle:], found)

    def _get_refusal_of(self, rows, changes):
        try:
            with self.env.cr.savepoint() as savepoint:
                if changes:
                    self._write_changed(changes)
                else:
                    self._write_new(rows)
                self.env.flush_all()
                savepoint.rollback()
        except UserError as error:
            return str(error)
        except psycopg2.IntegrityError as error:
            return self.env[self._TARGET]._sql_error_to_message(error)
        return ""

    @api.model
    def _is_reader(self):
        return self.env.su or self.env.user.has_groups(READER_GROUPS)


def _is_same(new, old):
    if isinstance(new, float) or isinstance(old, float):
        return abs((new or 0) - (old or 0)) < 0.005
    if isinstance(new, str) and isinstance(old, str):
        return " ".join(new.split()) == " ".join(old.split())
    return (new or None) == (old or None)
