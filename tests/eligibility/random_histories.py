# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Random persons, rules and proposals, from one seed.

Years, days and numbers are drawn from narrow ranges, so that rules are met, failed
and left open about equally often and boundaries are hit.
"""

import calendar
import datetime
import random

from .histories import read_person

YEARS = range(2016, 2024)
LEVELS = ["excellent", "excellent", "excellent", "good", "good", "completed"]
AWARDS = ["gk_cdvc_tinh", "bk_ldld", "bk_cdvcvn", "bk_tinh", "cstd_cs", "ldtt"]
COLLECTIVE_AWARDS = ["gk_cdvc_tinh", "bk_ldld", "bk_cdvcvn", "bk_tinh"]
NAMES = ["Lan", "Hùng", "Minh"]
SCOPES = ["grassroots", "province", "national"]
RATED = [
    ("professional", "year", 0.85),
    ("professional", "h1", 0.4),
    ("union", "year", 0.7),
    ("union", "h1", 0.2),
]
WINDOWS = ["fixed", "last", "previous", "proposal", "period", "any"]
COMMENDATIONS = ["merit", "merit", "thematic", "sudden", "service"]


class RandomHistories:
    def __init__(self, seed):
        self.rng = random.Random(seed)

    def chance(self, share):
        return self.rng.random() < share

    def pick(self, values, most=2):
        return self.rng.sample(values, self.rng.randint(1, most))

    def day(self, first=2019, last=2023):
        year = self.rng.randint(first, last)
        month = self.rng.randint(1, 12)
        last_day = calendar.monthrange(year, month)[1]
        day = self.rng.choice([1, 2, 15, last_day])
        return datetime.date(year, month, day)

    def period(self, first=2019, last=2023, open_share=0.2):
        start = self.day(first, last)
        end = start + datetime.timedelta(self.rng.choice([0, 30, 92, 183, 365, 400]))
        return {"from": start, "to": None if self.chance(open_share) else end}

    # --- Persons ----------------------------------------------------------------------

    def person(self, kind="individual"):
        person = read_person({"members": []})
        person["name"] = self.rng.choice(NAMES)
        person["records"] = [self._record(kind)]
        if kind == "individual" and self.chance(0.25):
            person["records"].append(self._record(kind, share=0.4))
            self._repeat_facts(*person["records"])
        if self.chance(0.6):
            total = self.rng.randint(1, 12)
            person["acclaim"] = {
                "for": self.rng.randint(0, total),
                "total": total,
                "date": self.day(2020, 2022),
            }
        return person

    def _record(self, kind, share=1.0):
        rng = self.rng
        people = kind == "individual"
        return {
            "ratings": [
                {
                    "system": system,
                    "year": year,
                    "period": period,
                    "level": rng.choice(LEVELS),
                    "document_date": rng.choice([None, None, self.day(year, year + 1)]),
                }
                for system, period, likely in RATED
                for year in YEARS
                if self.chance(likely * share)
            ],
            "awards": [self._new_award(kind) for _n in range(rng.randint(0, 6))],
            "initiatives": [
                {
                    "title": None,
                    "year": rng.choice(YEARS),
                    "scope": rng.choice(["grassroots", "province", "national"]),
                    "recognised": None if self.chance(0.2) else self.day(2020),
                    "applied": self.chance(0.85),
                }
                for _n in range(rng.randint(0, 4))
            ],
            "sheets": self._sheets(),
            "disciplines": [
                {
                    "state": rng.choice(["under_consideration", "in_force", "cleared"]),
                    **self.period(2017),
                }
                for _n in range(rng.choice([0, 0, 0, 1, 2]) if people else 0)
            ],
            "members": self._members() if people else [],
            "absences": self._absences() if people else [],
        }

    def _sheets(self):
        """At most one sheet a campaign, year and period, rarely of another campaign."""
        return [
            {
                "year": year,
                "period": "year" if self.chance(0.8) else "h1",
                "percent": self.rng.choice([0, 50, 69.99, 70, 80, 89.5, 90, 100]),
                "failed": self.chance(0.1),
                "closed": self.day(year, year + 1) if self.chance(0.8) else None,
                "level": None,
                "elsewhere": self.chance(0.1),
            }
            for year in YEARS
            if self.chance(0.5)
        ]

    def _new_award(self, kind):
        decided = None if self.chance(0.2) else self.day(2016)
        types = AWARDS if kind == "individual" else COLLECTIVE_AWARDS
        late = self.rng.choice([0, 0, 0, 1])
        return {
            "type": self.rng.choice(types),
            "year": decided.year - late if decided else self.rng.choice(YEARS),
            "number": self.rng.choice([None, "07/QĐ", "125/QĐ"]),
            "date": decided,
            "commendation": self.rng.choice(COMMENDATIONS),
            "state": self.rng.choice(["valid"] * 6 + ["corrected", "revoked"]),
            "body": self.rng.choice([None, "tld", "cdvcvn"]),
        }

    def _repeat_facts(self, first, second):
        """What was entered for both records of one person."""
        for kind in ("awards", "initiatives"):
            for fact in first[kind]:
                if self.chance(0.3):
                    fact["title"] = f"Sáng kiến {self.rng.getrandbits(40)}"
                    second[kind].append(dict(fact))
                    if kind == "awards":
                        fact.pop("title")
                        second[kind][-1].pop("title")

    def _members(self):
        """Regular periods one after the other, some with a gap, and others beside."""
        rows, start = [], self.day(2015, 2021)
        for _n in range(self.rng.randint(0, 3)):
            length = self.rng.choice([29, 89, 180, 364, 365, 730, 1500])
            end = start + datetime.timedelta(length)
            rows.append(self._member(start, end))
            start = end + datetime.timedelta(self.rng.choice([1, 1, 1, 2, 40]))
        if rows and self.chance(0.7):
            rows[-1]["to"] = None
        if self.chance(0.2):
            row = self._member(self.day(2015, 2022), None)
            rows.append(
                {**row, **self.rng.choice([{"beside": True}, {"committee": True}])}
            )
        return rows

    def _member(self, start, end):
        return {
            "unit": self.rng.choice(["A", "A", "A1", "B"]),
            "from": start,
            "to": end,
            "certain": self.chance(0.8),
            "beside": False,
            "committee": False,
        }

    def _absences(self):
        rows, start = [], self.day(2019, 2022)
        for _n in range(self.rng.choice([0, 0, 1, 2])):
            end = start + datetime.timedelta(self.rng.choice([0, 14, 30, 91, 182]))
            kind = ["parental", "study", "treatment", "sick", "unpaid"]
            rows.append({"kind": self.rng.choice(kind), "from": start, "to": end})
            start = end + datetime.timedelta(self.rng.choice([1, 60, 200]))
        if rows and self.chance(0.2):
            rows[-1]["to"] = None
        return rows

    # --- Rules ------------------------------------------------------------------------

    def rules(self, kinds, count, depth=2):
        """Random rules of the kinds given, some of them groups of rules.

        :param list kinds: names of the methods ``_rule_<kind>`` to draw from
        :return: as ``HistoryCase.new_category`` takes them
        """
        rules = {}
        for number in range(count):
            rule = self._rule(kinds, depth)
            rules[f"{rule['kind']} {number} {self.rng.getrandbits(32)}"] = rule
        return rules

    def _rule(self, kinds, depth):
        rule = {"severity": self.rng.choice(["block", "block", "warn"])}
        if depth and self.chance(0.3):
            rule["kind"] = "group"
            rule["operator"] = self.rng.choice(["all", "any"])
            rule["parts"] = self.rules(kinds, self.rng.randint(1, 3), depth - 1)
        else:
            kind = self.rng.choice(kinds)
            rule["kind"] = kind
            rule |= getattr(self, f"_rule_{kind}")()
        if self.chance(0.15):
            rule[self.rng.choice(["valid_from", "valid_to"])] = self.day(2022, 2023)
        return rule

    def _window(self):
        """Parameters of a window and the number of years in it."""
        window = self.rng.choice(WINDOWS)
        rule, most = {"window": window}, 1 if window in ("previous", "proposal") else 60
        if window == "fixed":
            rule["year_from"] = self.rng.randint(2015, 2017)
            rule["year_to"] = rule["year_from"] + self.rng.randint(0, 4)
            most = rule["year_to"] - rule["year_from"] + 1
        if window == "last":
            rule["years"] = self.rng.randint(1, 6)
            rule["include_proposal_year"] = self.chance(0.5)
            most = rule["years"]
        return rule, most

    def _rule_rating(self):
        rule, most = self._window()
        least = 1 if rule["window"] == "any" else 0
        return {
            **rule,
            "rating_system": self.rng.choice(["professional", "union"]),
            "min_level": self.rng.choice(["excellent", "good", "completed"]),
            "half_year": self.rng.choice(["ignored", "allowed", "required"]),
            "min_count": min(self.rng.choice([least, least, 1, 2, 3]), most),
            "is_consecutive": self.chance(0.5),
        }

    def _rule_award(self):
        filters = {
            "award_types": AWARDS,
            "levels": ["grassroots", "province", "central"],
            "bodies": ["tld", "cdvcvn"],
        }
        rule, most = self._window()
        for name in self.pick(list(filters), 2):
            rule[name] = self.pick(filters[name])
        if self.chance(0.5):
            rule["excluded"] = ["thematic", "sudden"]
        rule["is_consecutive"] = self.chance(0.4)
        rule["min_count"] = self.rng.randint(1, 3)
        if rule["is_consecutive"]:
            rule["min_count"] = min(rule["min_count"], most)
        return rule

    def _rule_initiative(self):
        rule, _most = self._window()
        return {
            **rule,
            "initiative_scope": self.rng.choice(SCOPES),
            "min_count": self.rng.randint(1, 3),
        }

    def _rule_assessment(self):
        rule, most = self._window()
        least = 1 if rule["window"] == "any" else 0
        return {
            **rule,
            "sheets_of": "Nói không với tiêu cực",
            "assessment_percent": self.rng.choice([50, 69.99, 70, 90]),
            "min_count": min(self.rng.choice([least, least, 1, 2, 3]), most),
        }

    def _rule_tenure(self):
        return {
            "tenure_months": self.rng.choice([1, 3, 6, 12, 24, 36]),
            "tenure_on": self.rng.choice(["check_date", "period_end", "year_end"]),
            "count_parental_leave": self.chance(0.5),
            "count_study": self.chance(0.5),
        }

    def _rule_discipline(self):
        return self._window()[0]

    def _rule_acclaim(self):
        return {"min_percent": self.rng.choice([50, 66.67, 70, 80, 90, 100])}

    def _rule_same_level_same_year(self):
        return {
            "except_reviews": self.chance(0.3),
            "except_sudden": self.chance(0.5),
        }

    def _rule_waiting_period(self):
        return {
            "award_types": self.pick(COLLECTIVE_AWARDS),
            "waiting_months": self.rng.choice([6, 12, 24, 60]),
        }

    def _rule_domain(self):
        names = self.pick(NAMES)
        return {"subject_domain": f"[('name', 'in', {names})]"}

    # --- Proposals ----------------------------------------------------------------------

    def proposal(self):
        """Round, award and day of check."""
        year = self.rng.choice([2021, 2022, 2022, 2023])
        start = datetime.date(self.rng.randint(2017, year), 8, 3)
        kinds = ["annual", "interim", "final", "thematic", "sudden"]
        return {
            "year": year,
            "kind": self.rng.choice(kinds),
            "period": self.rng.choice([None, (start, datetime.date(year, 12, 31))]),
            "commendation_type": self.rng.choice(["merit", "thematic", "sudden"]),
        }, self.day(year, year)
