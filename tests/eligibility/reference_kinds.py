# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What each kind of rule means: one function a kind.

Each takes the rule, the person, the context of the proposal and whether the person is
nominated, and returns result and code.
"""

import ast
import datetime
from collections import defaultdict
from fractions import Fraction

from .histories import facts_of
from .reference_tenure import add_months, tenure

# The best level first; a wider scope of an initiative includes the narrower ones
RATING_ORDER = ["excellent", "good", "completed", "not_completed"]
SCOPE_ORDER = ["grassroots", "province", "national"]
EVER = datetime.date.max

# --- Years ----------------------------------------------------------------------------


def _window(rule, ctx):
    """Years in which the rule looks for facts, as a list."""
    year = ctx["year"]
    if rule["window"] == "fixed":
        return list(range(rule["year_from"], rule["year_to"] + 1))
    if rule["window"] == "last":
        last = year if rule["include_proposal_year"] else year - 1
        return [last - n for n in range(rule["years"])][::-1]
    if rule["window"] == "previous":
        return [year - 1]
    if rule["window"] == "period":
        first = ctx["period_from"].year if ctx["period_from"] else year
        last = ctx["period_to"].year if ctx["period_to"] else year
        return list(range(first, last + 1))
    if rule["window"] == "any":
        return list(range(year - 59, year + 1))
    return [year]


def _longest_run(years):
    """Number of years in the longest stretch without a gap."""
    longest = length = 0
    previous = None
    for year in sorted(set(years)):
        length = length + 1 if previous == year - 1 else 1
        longest = max(longest, length)
        previous = year
    return longest


# --- Ratings --------------------------------------------------------------------------


def _rating(rule, person, ctx, _is_nominated):
    years = _window(rule, ctx)
    found = defaultdict(set)
    for fact in facts_of(person, "ratings"):
        if fact["system"] != rule["rating_system"]:
            continue
        if fact["document_date"] and fact["document_date"] > ctx["date"]:
            continue
        found[fact["year"], fact["period"]].add(_is_good(fact["level"], rule))
    slots = {year: found[year, "year"] for year in years}
    if rule["half_year"] == "allowed":
        slots = {year: known or found[year, "h1"] for year, known in slots.items()}
    half = {True}
    if rule["half_year"] == "required":
        half = found[ctx["year"], "h1"]
    surely = [year for year, known in slots.items() if known == {True}]
    possibly = [year for year, known in slots.items() if known != {False}]
    if half == {True} and _enough_years(rule, surely, years):
        return "pass", "rating.met"
    if half == {False} or not _enough_years(rule, possibly, years):
        return "fail", "rating.low"
    if any(len(known) == 2 for known in [*slots.values(), half]):
        return "unknown", "rating.torn"
    return "unknown", "rating.missing"


def _is_good(level, rule):
    return RATING_ORDER.index(level) <= RATING_ORDER.index(rule["min_level"])


def _enough_years(rule, good, years):
    if rule["min_count"] == 0:
        return len(good) == len(years)
    if rule["is_consecutive"]:
        return _longest_run(good) >= rule["min_count"]
    return len(good) >= rule["min_count"]


# --- Awards ---------------------------------------------------------------------------


def _register(rule, person, ctx):
    """Entries of the register that a rule speaks of and that were decided by then."""
    entries = {}
    for fact in facts_of(person, "awards"):
        if fact["state"] != "valid":
            continue
        if fact["date"] and fact["date"] > ctx["date"]:
            continue
        if rule["award_types"] and fact["type"] not in rule["award_types"]:
            continue
        if rule["levels"] and ctx["levels"][fact["type"]] not in rule["levels"]:
            continue
        if rule["bodies"] and fact["body"] not in rule["bodies"]:
            continue
        # One decision entered for both records of a person is one award
        same = ("type", "year", "body", "number", "date")
        entries.setdefault(tuple(fact[name] for name in same), fact)
    return list(entries.values())


def _award(rule, person, ctx, _is_nominated):
    years = _window(rule, ctx)
    seen = [fact for fact in _register(rule, person, ctx) if fact["year"] in years]
    counted = [fact for fact in seen if fact["commendation"] not in rule["excluded"]]
    number = len(counted)
    if rule["is_consecutive"]:
        number = _longest_run(fact["year"] for fact in counted)
    if number >= rule["min_count"]:
        return "pass", "award.met"
    if counted:
        return "fail", "award.few"
    return "fail", "award.excluded" if seen else "award.none"


# --- Initiatives ----------------------------------------------------------------------


def _initiative(rule, person, ctx, _is_nominated):
    years = _window(rule, ctx)
    least = SCOPE_ORDER.index(rule["initiative_scope"])
    seen, counted = set(), set()
    for fact in facts_of(person, "initiatives"):
        if fact["year"] not in years:
            continue
        # Of one title is one initiative, whoever of its authors is asked
        same = fact["title"] or id(fact)
        seen.add(same)
        is_recognised = (
            fact["recognised"] and fact["recognised"] <= ctx["date"] and fact["applied"]
        )
        if is_recognised and SCOPE_ORDER.index(fact["scope"]) >= least:
            counted.add(same)
    if len(counted) >= rule["min_count"]:
        return "pass", "initiative.met"
    if counted:
        return "fail", "initiative.few"
    return "fail", "initiative.unfit" if seen else "initiative.none"


# --- Score sheets ---------------------------------------------------------------------


def _assessment(rule, person, ctx, _is_nominated):
    years = _window(rule, ctx)
    wanted = rule["min_count"] or len(years)
    verdicts = defaultdict(set)
    for fact in facts_of(person, "sheets"):
        is_asked = fact["period"] == "year" and not fact["elsewhere"]
        if is_asked and fact["closed"] and fact["closed"] <= ctx["date"]:
            verdicts[fact["year"]].add(_sheet_verdict(fact, rule))
    low = [year for year in years if "low" in verdicts[year]]
    met = [year for year in years if verdicts[year] == {"met"}]
    if len(met) >= wanted:
        return "pass", "assessment.met"
    if len(years) - len(low) < wanted:
        return "fail", "assessment.low"
    return "unknown", "assessment.missing"


def _sheet_verdict(fact, rule):
    least, level = rule["assessment_percent"], rule["assessment_level"]
    if fact["failed"] or (least and (fact["percent"] or 0) < least):
        return "low"
    if level and not fact["level"]:
        return "open"
    if level and RATING_ORDER.index(fact["level"]) > RATING_ORDER.index(level):
        return "low"
    return "met"


# --- Discipline -----------------------------------------------------------------------


def _discipline(rule, person, ctx, _is_nominated):
    years = _window(rule, ctx)
    start = datetime.date(years[0], 1, 1)
    end = datetime.date(years[-1], 12, 31)
    if rule["window"] == "period":
        start, end = ctx["period_from"] or start, ctx["period_to"] or end
    states = set()
    for row in facts_of(person, "disciplines"):
        if row["from"] > ctx["date"]:
            continue
        is_inside = row["from"] <= end and (row["to"] or EVER) >= start
        if row["state"] == "under_consideration":
            states.add(row["state"])
        if row["state"] == "in_force" and is_inside:
            states.add(row["state"])
    for state in ("under_consideration", "in_force"):
        if state in states:
            return "fail", f"discipline.{state}"
    return "pass", "discipline.none"


# --- What stands on the nomination ----------------------------------------------------


def _acclaim(rule, person, ctx, is_nominated):
    vote = person["acclaim"] if is_nominated else None
    if not vote or not vote["total"] or vote["date"] > ctx["date"]:
        return "unknown", "acclaim.missing"
    share = Fraction(vote["for"], vote["total"])
    if share >= Fraction(str(round(rule["min_percent"], 2))) / 100:
        return "pass", "acclaim.met"
    return "fail", "acclaim.low"


# --- Other commendations --------------------------------------------------------------


def _same_level_same_year(rule, person, ctx, _is_nominated):
    types = {"merit", "thematic"} | (set() if rule["except_sudden"] else {"sudden"})
    is_review = ctx["round_kind"] in ("interim", "final")
    if (rule["except_reviews"] and is_review) or ctx["commendation"] not in types:
        return "pass", "same_level_same_year.exempt"
    for fact in facts_of(person, "awards"):
        if (
            fact["state"] == "valid"
            and fact["year"] == ctx["year"]
            and ctx["levels"][fact["type"]] == ctx["level"]
            and (not fact["date"] or fact["date"] <= ctx["date"])
            and fact["commendation"] in types - {ctx["commendation"]}
        ):
            return "fail", "same_level_same_year.found"
    return "pass", "same_level_same_year.clear"


def _waiting_period(rule, person, ctx, _is_nominated):
    answers = set()
    for fact in facts_of(person, "awards"):
        if fact["state"] != "valid" or fact["type"] not in rule["award_types"]:
            continue
        # Without its day an award may be of any day of its year up to the check
        first = fact["date"] or datetime.date(fact["year"], 1, 1)
        last = fact["date"] or min(datetime.date(fact["year"], 12, 31), ctx["date"])
        if first > ctx["date"]:
            continue
        if add_months(first, rule["waiting_months"]) > ctx["date"]:
            answers.add("short")
        elif add_months(last, rule["waiting_months"]) > ctx["date"]:
            answers.add("undated")
        else:
            answers.add("met")
    for result, what in (("fail", "short"), ("unknown", "undated"), ("pass", "met")):
        if what in answers:
            return result, f"waiting_period.{what}"
    return "pass", "waiting_period.none"


def _domain(rule, person, _ctx, _is_nominated):
    """The reference understands filters by name only."""
    [(field, operator, names)] = ast.literal_eval(rule["subject_domain"])
    if (field, operator) != ("name", "in"):
        raise ValueError(rule["subject_domain"])
    if person["name"] in names:
        return "pass", "domain.met"
    return "fail", "domain.unmet"


KINDS = {
    "rating": _rating,
    "award": _award,
    "initiative": _initiative,
    "assessment": _assessment,
    "tenure": tenure,
    "discipline": _discipline,
    "acclaim": _acclaim,
    "same_level_same_year": _same_level_same_year,
    "waiting_period": _waiting_period,
    "domain": _domain,
}
