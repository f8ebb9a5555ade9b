# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The rules of a score sheet a second time, slow and plain, to compare with."""

from decimal import ROUND_HALF_UP, Decimal, localcontext


def from_golden(case):
    """Return ``(lines, answers)`` of one case of the golden table."""
    lines, answers = [], {}
    for place, above, most, answer, *marks in case["lines"]:
        words = marks[0].split() if marks else []
        weight = next((w[2:] for w in words if w.startswith("w=")), "1")
        scoring = "pass_fail" if "pf" in words else "points"
        lines.append(
            {
                "id": place,
                "parent_id": above,
                "max_score": most,
                "weight": float(weight),
                "scoring": "text" if {"text", "head"} & set(words) else scoring,
                "is_heading": "head" in words,
                "is_bonus": "bonus" in words,
                "is_penalty": "penalty" in words,
                "is_disqualifier": "dq" in words,
                "is_optional": "opt" in words,
                "score_step": None,
                "subject_kind": "both",
            }
        )
        answers[place] = answer or ""
    return lines, answers


def slow_total(lines, answers, most=None, spread=False):
    """Total as text: each value is worked out anew wherever it is asked for."""
    with localcontext() as context:
        context.prec = 60
        total = _value(None, lines, answers, spread, "own") + _value(
            None, lines, answers, spread, "bonus"
        )
        if most:
            total = min(total, Decimal(most))
        # What a division leaves behind lies far below the last digit
        total = total.quantize(Decimal("1e-40"))
        return str(total.quantize(Decimal("0.01"), ROUND_HALF_UP))


def _value(line, lines, answers, spread, part):
    place = line and line["id"]
    children = [x for x in lines if x["parent_id"] == place]
    if line and not children:
        return _leaf_value(line, answers[place], part)

    def added(name):
        return sum(
            (
                Decimal(str(x["weight"])) * _value(x, lines, answers, spread, name)
                for x in children
            ),
            Decimal(0),
        )

    most = Decimal(str((line and line["max_score"]) or "Infinity"))
    marks = line or {"is_bonus": False, "is_penalty": False}
    own = added("own")
    possible, full = added("possible"), added("full")
    if spread and 0 < possible < full:
        own = own * full / possible
        possible = full
    if marks["is_bonus"]:
        value = min(own + added("bonus"), most) - added("penalty")
        return max(value, Decimal(0)) if part == "bonus" else Decimal(0)
    if marks["is_penalty"]:
        value = min(own + added("bonus") + added("penalty"), most)
        return value if part == "penalty" else Decimal(0)
    return {
        "own": max(min(own, most) - added("penalty"), Decimal(0)),
        "bonus": added("bonus"),
        "penalty": Decimal(0),
        "possible": min(possible, most),
        "full": min(full, most),
    }[part]


def _leaf_value(line, answer, part):
    most = Decimal(str(line["max_score"] or 0))
    if line["scoring"] == "text" or line["is_heading"]:
        return Decimal(0)
    kind = "own"
    if line["is_bonus"]:
        kind = "bonus"
    elif line["is_penalty"]:
        kind = "penalty"
    if part in ("possible", "full"):
        left_out = part == "possible" and answer == "na"
        return Decimal(0) if kind != "own" or left_out else most
    if part != kind or answer in ("", "na"):
        return Decimal(0)
    if line["scoring"] == "points":
        return Decimal(answer)
    earned = "fail" if kind == "penalty" else "pass"
    return most if answer == earned else Decimal(0)
