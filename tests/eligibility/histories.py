# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Histories of subjects as the golden tables write them, read into plain dicts.

A person is a dict with ``records`` (the facts on each employee record; a collective
has one), ``acclaim`` (the vote on the nomination), ``file`` and ``left`` (what the
employee's file says instead of memberships).
"""

import datetime

LEVELS = {
    "xuất sắc": "excellent",
    "tốt": "good",
    "hoàn thành": "completed",
    "không hoàn thành": "not_completed",
}
RESULTS = {"đạt": "pass", "không đạt": "fail", "chưa rõ": "unknown"}
# What is not written of a fact
AWARD = {
    "type": None,
    "year": None,
    "number": None,
    "date": None,
    "commendation": "merit",
    "state": "valid",
    "body": None,
}
INITIATIVE = {
    "title": None,
    "year": None,
    "scope": "grassroots",
    "recognised": None,
    "applied": True,
}
SHEET = {
    "year": None,
    "percent": None,
    "failed": False,
    "closed": None,
    "level": None,
    "period": "year",
    "elsewhere": False,
}
DISCIPLINE = {"state": None, "from": None, "to": None}
MEMBER = {
    "unit": "A",
    "from": None,
    "to": None,
    "certain": True,
    "beside": False,
    "committee": False,
}
KEYS = (
    "ratings",
    "union_ratings",
    "awards",
    "initiatives",
    "sheets",
    "disciplines",
    "members",
    "absences",
)
ABSENCE = {"kind": None, "from": None, "to": None}
DAY = datetime.timedelta(days=1)
LONG_AGO = datetime.date(2010, 1, 1)


def read_person(raw):
    """Turn the history of one case into a person.

    :param dict raw: as in the tables
    """
    raw = dict(raw or {})
    person = {
        "name": raw.pop("name", None),
        "acclaim": raw.pop("acclaim", None),
        "file": raw.pop("file", None),
        "left": raw.pop("left", None),
    }
    second = raw.pop("second_record", None)
    if person["file"]:
        raw["members"] = _follow(person["file"], person["left"])
    raw.setdefault("members", [{"unit": "A", "from": LONG_AGO}])
    person["records"] = [_read_record(raw)]
    if second is not None:
        person["records"].append(_read_record(second))
    return person


def facts_of(person, kind):
    """All facts of one kind, whichever record of the person has them."""
    return [fact for record in person["records"] for fact in record[kind]]


def _read_record(raw):
    raw = _fill(raw, dict.fromkeys(KEYS, ()))
    awards = [_fill(row, AWARD) for row in raw["awards"]]
    for award in awards:
        award["year"] = award["year"] or award["date"].year
    return {
        "ratings": [
            *_read_ratings("professional", raw["ratings"]),
            *_read_ratings("union", raw["union_ratings"]),
        ],
        "awards": awards,
        "initiatives": [_fill(row, INITIATIVE) for row in raw["initiatives"]],
        "sheets": [_read_sheet(row) for row in raw["sheets"]],
        "disciplines": [_fill(row, DISCIPLINE) for row in raw["disciplines"]],
        "members": [_fill(row, MEMBER) for row in raw["members"]],
        "absences": [_fill(row, ABSENCE) for row in raw["absences"]],
    }


def _fill(row, defaults):
    """Add what is not written; a word nobody knows is a slip of the pen."""
    strange = [key for key in row if key not in defaults]
    if strange:
        raise ValueError(f"unknown in a history: {strange}")
    return {**defaults, **row}


def _read_ratings(system, raw):
    """Ratings of a system: ``{"2017-2021": level, "2022-h1": level}``."""
    for slot, value in dict(raw).items():
        first, _dash, last = str(slot).partition("-")
        level, document_date = value if isinstance(value, list) else (value, None)
        half = last == "h1"
        for year in range(int(first), int(first if half else last or first) + 1):
            yield {
                "system": system,
                "year": year,
                "period": "h1" if half else "year",
                "level": LEVELS[level],
                "document_date": document_date,
            }


def _read_sheet(row):
    sheet = _fill(row, SHEET)
    return {**sheet, "level": LEVELS.get(sheet["level"])}


def _follow(changes, left):
    """Periods that follow from an employee's file: ``[[day, unit], ...]``."""
    rows = []
    for day, unit in changes:
        if rows:
            rows[-1]["to"] = day - DAY
        rows.append({"unit": unit, "from": day, "to": left})
    return rows
