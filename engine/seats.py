# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Who acts when those who are asked first may not."""

ROLES = ("head", "deputy")


def find_seat(places, holders, hindered):
    """Go from place to place, heads before deputies, until somebody may act.

    :param places: places in the order in which the matter passes on
    :param holders: ``{(place, role): [person, ...]}``
    :param hindered: ``{person: code}``, who may not act and why
    :return: ``(place, role, [person, ...])`` or None, and what was passed over as a
        list of ``(place, role, person or None, code)``

    >>> holders = {("team", "head"): [1], ("team", "deputy"): [2, 3], ("top", "head"): [4]}
    >>> find_seat(["team", "top"], holders, {})
    (('team', 'head', [1]), [])
    >>> find_seat(["team", "top"], holders, {1: "nominee", 3: "nominator"})
    (('team', 'deputy', [2]), [('team', 'head', 1, 'nominee')])

    A place without a head passes on as well; nobody expects a deputy.

    >>> find_seat(["void", "top"], holders, {})
    (('top', 'head', [4]), [('void', 'head', None, 'vacant')])
    >>> find_seat(["void"], holders, {})
    (None, [('void', 'head', None, 'vacant')])
    """
    passed = []
    for place in places:
        for role in ROLES:
            asked = holders.get((place, role), ())
            able = [person for person in asked if person not in hindered]
            if able:
                return (place, role, able), passed
            passed += [(place, role, person, hindered[person]) for person in asked]
            if role == "head" and not asked:
                passed.append((place, role, None, "vacant"))
    return None, passed
