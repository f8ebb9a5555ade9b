# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a ballot has to be."""

CHOICES = ("for", "against", "blank")


def ballot_faults(choices, votable, excluded=(), places=()):
    """Say what is wrong with a ballot, without repeating what it chooses.

    :param choices: what the voter sent, of any type
    :param votable: ids of the items that the voter may vote on
    :param excluded: ids of the items that a conflict keeps him from
    :param places: pairs ``(item ids, most "for" among them)``
    :return: list of pairs ``(code, parameter)``; empty when the ballot is good

    >>> ballot_faults([[1, "for"], [2, "blank"]], {1, 2})
    []
    >>> ballot_faults([[1, "yes"]], {1}), ballot_faults("for", {1})
    ([('malformed', None)], [('malformed', None)])
    >>> ballot_faults([[True, "for"]], {1}), ballot_faults([[1, ["for"]]], {1})
    ([('malformed', None)], [('malformed', None)])
    >>> ballot_faults([[1, "for"], [1, "against"], [9, "for"]], {1, 2}, {3})
    [('foreign', 1), ('twice', 1), ('missing', 1)]
    >>> ballot_faults([[1, "for"], [3, "for"]], {1}, {3})
    [('excluded', {3})]
    >>> ballot_faults([[1, "for"], [2, "for"]], {1, 2}, places=[({1, 2}, 1)])
    [('too_many', 1)]
    """
    if not _is_well_formed(choices):
        return [("malformed", None)]
    ids = [item_id for item_id, _choice in choices]
    chosen = set(ids)
    faults = [
        ("foreign", len(chosen - set(votable) - set(excluded))),
        ("excluded", chosen & set(excluded)),
        ("twice", len(ids) - len(chosen)),
        ("missing", len(set(votable) - chosen)),
    ]
    favoured = {item_id for item_id, choice in choices if choice == "for"}
    faults += [
        ("too_many", most)
        for items, most in places
        if len(favoured & set(items)) > most
    ]
    return [(code, parameter) for code, parameter in faults if parameter]


def _is_well_formed(choices):
    return isinstance(choices, list | tuple) and all(
        isinstance(row, list | tuple)
        and len(row) == 2
        and type(row[0]) is int
        and isinstance(row[1], str)
        and row[1] in CHOICES
        for row in choices
    )
