# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""i18n/: equal to a fresh export but for the header, and complete."""

import os
import re
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]
POT = ROOT / "i18n" / "hr_emulation.pot"
PO = ROOT / "i18n" / "vi.po"
INHERITED = re.compile(
    r"^model:ir\.model\.fields,(field_description|help):hr_emulation\.field_\w+?__"
    r"(id|display_name|create_uid|create_date|write_uid|write_date"
    r"|activity_\w+|my_activity_\w+|message_\w+|has_message|rating_ids"
    r"|website_message_ids)$"
)
VOLATILE = ("POT-Creation-Date", "PO-Revision-Date")


def _key(entry):
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def _template_part(entry):
    return (_key(entry), entry.comment, tuple(entry.occurrences), tuple(entry.flags))


def _read(path):
    return polib.pofile(str(path), wrapwidth=78) if path.exists() else None


def _inherited_terms(fresh):
    """In: a fresh template. Out: Odoo's own words for fields that every model has."""
    wanted = {
        entry.msgid
        for entry in fresh
        if all(INHERITED.search(place) for place, _line in entry.occurrences)
    }
    terms = {}
    for module in ("mail", "base"):
        path = Path(os.environ["EMULATION_CORE"]) / module / "i18n" / "vi.po"
        if not path.exists():
            path = path.parents[3] / "odoo" / "addons" / module / "i18n" / "vi.po"
        for entry in _read(path) or []:
            if entry.msgid in wanted and entry.translated():
                terms[entry.msgid] = entry.msgstr
    return terms


def merged(fresh, old, terms=None):
    """In: a fresh template, the translations so far, words for what has none yet.

    Out: vi.po as it should be.
    """
    terms = terms or {}
    known = {_key(entry): entry for entry in old or [] if not entry.obsolete}
    po = polib.POFile(wrapwidth=78)
    po.header = fresh.header
    po.metadata = dict(old.metadata if old else fresh.metadata)
    po.metadata["Language"] = "vi"
    po.metadata["Plural-Forms"] = "nplurals=1; plural=0;"
    for entry in fresh:
        before = known.get(_key(entry))
        po.append(
            polib.POEntry(
                msgctxt=entry.msgctxt,
                msgid=entry.msgid,
                msgstr=(before.msgstr if before and not before.fuzzy else "")
                or terms.get(entry.msgid, ""),
                comment=entry.comment,
                tcomment=entry.tcomment,
                occurrences=entry.occurrences,
                flags=[flag for flag in entry.flags if flag != "fuzzy"],
            )
        )
    return po


def _differences(name, fresh, old):
    wanted = [_template_part(entry) for entry in fresh]
    found = [_template_part(entry) for entry in old if not entry.obsolete]
    if wanted == found:
        return []
    new = {key for key, *_rest in wanted}
    had = {key for key, *_rest in found}
    lines = [f"i18n/{name}: lacks {key[1]!r}" for key in sorted(new - had, key=str)]
    lines += [f"i18n/{name}: outdated {key[1]!r}" for key in sorted(had - new, key=str)]
    if not lines:
        lines = [f"i18n/{name}: places or order differ from a fresh export"]
    return lines


def _incomplete(po):
    lines = []
    for entry in po:
        if entry.obsolete:
            lines.append(f"i18n/vi.po: obsolete {entry.msgid!r}")
        elif entry.fuzzy:
            lines.append(f"i18n/vi.po: fuzzy {entry.msgid!r}")
        elif not entry.translated():
            lines.append(f"i18n/vi.po: untranslated {entry.msgid!r}")
    return lines


def _same(path, fresh):
    old = _read(path)
    if old is None:
        return False
    for metadata in (old.metadata, fresh.metadata):
        for name in VOLATILE:
            metadata.pop(name, None)
    return str(old) == str(fresh)


def write(fresh_path):
    """Replace .pot and vi.po by what they should be; equal files stay untouched."""
    POT.parent.mkdir(exist_ok=True)
    fresh = _read(fresh_path)
    terms = _inherited_terms(fresh)
    po = merged(fresh, _read(PO), terms)
    if not _same(PO, merged(fresh, _read(PO), terms)):
        po.save(str(PO))
    if not _same(POT, _read(fresh_path)):
        POT.write_bytes(Path(fresh_path).read_bytes())


def problems(fresh_path):
    """In: a fresh export. Out: what is wrong with i18n/, as lines."""
    fresh = _read(Path(fresh_path))
    lines = []
    for path in (POT, PO):
        old = _read(path)
        if old is None:
            lines.append(f"i18n/{path.name} is missing: script/lint --fix")
        else:
            lines += _differences(path.name, fresh, old)
    po = _read(PO)
    return lines + (_incomplete(po) if po else [])
