# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Frames of certificates as flat vector art: plain fills and strokes, in millimetres.

Neither gradient nor pattern: every printer and every PDF reader draws them alike.
"""

import math

STYLES = ("drum", "fret")
_EDGE = 0.7
_GAP = 0.8
_HAIRLINE = 0.35


def _n(value):
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _rect(inset, width, height, stroke, color):
    return (
        f'<rect x="{_n(inset)}" y="{_n(inset)}" width="{_n(width - 2 * inset)}" '
        f'height="{_n(height - 2 * inset)}" fill="none" stroke="{color}" '
        f'stroke-width="{_n(stroke)}"/>'
    )


def _square(x, y, size, color):
    return (
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(size)}" height="{_n(size)}" '
        f'fill="{color}"/>'
    )


def _polygon(points):
    return "M" + "L".join(f"{_n(x)},{_n(y)}" for x, y in points) + "Z"


def _line(points):
    return "M" + "L".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _circle(x, y, radius):
    # Four curves: readers draw arcs alike, but take much longer over them
    k = radius * 0.5523
    points = (
        (x - radius, y - k, x - k, y - radius, x, y - radius),
        (x + k, y - radius, x + radius, y - k, x + radius, y),
        (x + radius, y + k, x + k, y + radius, x, y + radius),
        (x - k, y + radius, x - radius, y + k, x - radius, y),
    )
    curves = "".join("C" + ",".join(map(_n, curve)) for curve in points)
    return f"M{_n(x - radius)},{_n(y)}{curves}Z"


def _filled(path, color):
    return f'<path d="{path}" fill="{color}"/>'


def _stroked(path, color, width):
    return (
        f'<path d="{path}" fill="none" stroke="{color}" stroke-width="{_n(width)}" '
        'stroke-linejoin="miter"/>'
    )


def _sides(width, height, inset, corner):
    """Yield each side: its length, and what turns (along, inward) into (x, y)."""
    long = width - 2 * inset - 2 * corner
    high = height - 2 * inset - 2 * corner
    start, right, bottom = inset + corner, width - inset, height - inset
    yield long, lambda u, v: (start + u, inset + v)
    yield high, lambda u, v: (right - v, start + u)
    yield long, lambda u, v: (width - start - u, bottom - v)
    yield high, lambda u, v: (inset + v, height - start - u)


def _teeth(length, place, outer, inner, pitch):
    """Rows of small triangles along both edges of the band, as on bronze drums."""
    count = max(round(length / pitch), 1)
    step, tooth = length / count, (inner - outer) * 0.11
    path = []
    for base, tip in ((outer, outer + tooth), (inner, inner - tooth)):
        points = [(0, base)]
        for index in range(count):
            points += [((index + 0.5) * step, tip), ((index + 1) * step, base)]
        path.append(_polygon([place(u, v) for u, v in points]))
    return "".join(path)


def _drum_side(length, place, outer, inner):
    """Circles with a dot, joined by tangents: the oldest border of the country."""
    band = inner - outer
    middle, radius = (outer + inner) / 2, band * 0.235
    count = max(round(length / (band * 0.92)), 2)
    step = length / count
    rings, dots = [], []
    for index in range(count):
        along = (index + 0.5) * step
        x, y = place(along, middle)
        rings.append(_circle(x, y, radius))
        dots.append(_circle(x, y, radius * 0.42))
        if index < count - 1:
            # The tangent that crosses from above one circle to below the next
            turn = math.acos(2 * radius / step)
            reach, rise = radius * math.cos(turn), radius * math.sin(turn)
            ends = (along + reach, middle - rise), (along + step - reach, middle + rise)
            rings.append(_line([place(u, v) for u, v in ends]))
    return "".join(rings), "".join(dots) + _teeth(
        length, place, outer, inner, band * 0.25
    )


def _fret_side(length, place, outer, inner):
    """Square spirals turning into each other (hồi văn)."""
    band = inner - outer
    unit = band * 0.125
    count = max(round(length / (unit * 8)), 1)
    step = length / count / 8
    low, high = inner - 1.5 * unit, outer + 1.5 * unit
    rise = (low - high) / 4
    # One spiral on a grid of 8 by 4 steps, rising from the line below all of them
    spiral = ((0, 0), (0, 4), (6, 4), (6, 1), (2.25, 1), (2.25, 2.5), (4, 2.5))
    path = [_line([place(0, low), place(length, low)])]
    for index in range(count):
        start = index * 8 + 1
        path.append(
            _line([place((start + u) * step, low - v * rise) for u, v in spiral])
        )
    return "".join(path), ""


def _star(x, y, outer, inner, points):
    corners = []
    for index in range(2 * points):
        radius = inner if index % 2 else outer
        angle = math.pi * (index / points - 0.5)
        corners.append((x + radius * math.cos(angle), y + radius * math.sin(angle)))
    return _polygon(corners)


def _petals(x, y, outer, inner, petals, spread):
    """Pointed petals round a centre, each of two curves."""
    path = []
    for index in range(petals):
        angle = 2 * math.pi * index / petals - math.pi / 2
        tip = (x + outer * math.cos(angle), y + outer * math.sin(angle))
        root = (x + inner * math.cos(angle), y + inner * math.sin(angle))
        sides = []
        for sign in (-1, 1):
            turned = angle + sign * spread
            reach = inner + (outer - inner) * 0.55
            sides.append((x + reach * math.cos(turned), y + reach * math.sin(turned)))
        left, right = sides
        path.append(
            f"M{_n(root[0])},{_n(root[1])}"
            f"Q{_n(left[0])},{_n(left[1])} {_n(tip[0])},{_n(tip[1])}"
            f"Q{_n(right[0])},{_n(right[1])} {_n(root[0])},{_n(root[1])}Z"
        )
    return "".join(path)


def _corner(style, x, y, size, color, accent):
    """One corner block: a drum's sun, or a lotus seen from above."""
    middle_x, middle_y, half = x + size / 2, y + size / 2, size / 2
    parts = [_square(x, y, size, color)]
    edge = half - _GAP
    parts.append(
        _stroked(
            _polygon(
                [
                    (middle_x - edge, middle_y - edge),
                    (middle_x + edge, middle_y - edge),
                    (middle_x + edge, middle_y + edge),
                    (middle_x - edge, middle_y + edge),
                ]
            ),
            accent,
            _HAIRLINE,
        )
    )
    if style == "drum":
        rings = _circle(middle_x, middle_y, half * 0.74)
        rings += _circle(middle_x, middle_y, half * 0.62)
        parts.append(_stroked(rings, accent, _HAIRLINE))
        parts.append(
            _filled(_star(middle_x, middle_y, half * 0.54, half * 0.2, 14), accent)
        )
        parts.append(_filled(_circle(middle_x, middle_y, half * 0.1), color))
        leaf = half * 0.17
        for sign_x in (-1, 1):
            for sign_y in (-1, 1):
                parts.append(
                    _filled(
                        _circle(
                            middle_x + sign_x * half * 0.69,
                            middle_y + sign_y * half * 0.69,
                            leaf * 0.5,
                        ),
                        accent,
                    )
                )
    else:
        parts.append(
            _filled(
                _petals(middle_x, middle_y, half * 0.78, half * 0.17, 8, 0.62), accent
            )
        )
        parts.append(
            _stroked(_circle(middle_x, middle_y, half * 0.86), accent, _HAIRLINE)
        )
        parts.append(_filled(_circle(middle_x, middle_y, half * 0.13), accent))
    return "".join(parts)


def frame_svg(style, width, height, inset, band, color, accent):
    """Return a frame as SVG text, drawn for the page and not stretched to it.

    :param style: one of ``STYLES``
    :param width: of the page, in millimetres; so are the other measures
    :param inset: from the page's edge to the frame
    :param band: thickness of the frame
    :param color: of the band, as ``#rrggbb``
    :param accent: of the ornament on it
    :raise ValueError: unknown style, or a frame that is larger than the page

    >>> svg = frame_svg("drum", 297, 210, 7, 11, "#b01020", "#e0b040")
    >>> svg[:4], svg[-6:], "gradient" in svg.lower(), "<pattern" in svg
    ('<svg', '</svg>', False, False)
    >>> frame_svg("wave", 297, 210, 7, 11, "#b01020", "#e0b040")
    Traceback (most recent call last):
    ...
    ValueError: unknown frame: wave
    >>> frame_svg("fret", 100, 50, 20, 11, "#b01020", "#e0b040")
    Traceback (most recent call last):
    ...
    ValueError: a frame of 20 + 11 mm does not fit on 100 x 50 mm
    """
    if style not in STYLES:
        raise ValueError(f"unknown frame: {style}")
    corner = band * 1.5
    if min(width, height) < 2 * (inset + corner) + band:
        raise ValueError(
            f"a frame of {_n(inset)} + {_n(band)} mm does not fit on "
            f"{_n(width)} x {_n(height)} mm"
        )
    outer, inner = _EDGE + _GAP, band - _EDGE - _GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}mm" '
        f'height="{_n(height)}mm" viewBox="0 0 {_n(width)} {_n(height)}">',
        _rect(inset + _EDGE / 2, width, height, _EDGE, color),
        _rect(inset + (outer + inner) / 2, width, height, inner - outer, color),
        _rect(inset + band - _EDGE / 2, width, height, _EDGE, accent),
    ]
    lines, fills = [], []
    draw = _drum_side if style == "drum" else _fret_side
    for length, place in _sides(width, height, inset, corner):
        line, fill = draw(length, place, outer, inner)
        lines.append(line)
        fills.append(fill)
    stroke = (inner - outer) * (0.07 if style == "drum" else 0.075)
    parts.append(_stroked("".join(lines), accent, stroke))
    if any(fills):
        parts.append(_filled("".join(fills), accent))
    far_x, far_y = width - inset - corner, height - inset - corner
    for x in (inset, far_x):
        for y in (inset, far_y):
            parts.append(_corner(style, x, y, corner, color, accent))
    return "".join(parts) + "</svg>"
