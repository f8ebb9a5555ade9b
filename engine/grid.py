# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""A sheet of squared paper in millimetres, to set texts onto pre-printed stock."""

STEP = 5
LABELLED = 10
_INK = "#3a7ca5"
_BOX = "#b4232c"


def grid_svg(width, height, boxes=()):
    """Return a picture of the page with a line every 5 mm, numbered every 10 mm.

    :param boxes: ``(name, left, top, width, height)`` in mm, drawn with their corner

    >>> picture = grid_svg(20, 10, [("QR", 2, 3, 4, 5)])
    >>> picture.count("<line"), picture.count("<rect")
    (8, 1)
    >>> 'viewBox="0 0 20 10"' in picture, "QR (2; 3)" in picture
    (True, True)
    >>> "&lt;" in grid_svg(10, 10, [("<", 0, 0, 1, 1)])
    True
    """
    lines, labels = [], []
    for length, across, is_column in ((width, height, True), (height, width, False)):
        for place in range(0, int(length) + 1, STEP):
            is_labelled = not place % LABELLED
            stroke = 0.12 if is_labelled else 0.05
            ends = (place, 0, place, across) if is_column else (0, place, across, place)
            lines.append(
                '<line x1="{}" y1="{}" x2="{}" y2="{}" '.format(*ends)
                + f'stroke="{_INK}" stroke-width="{stroke}"/>'
            )
            if is_labelled and place:
                x, y = (place + 0.3, 2.4) if is_column else (0.3, place - 0.3)
                labels.append(_text(x, y, str(place), _INK))
    for name, left, top, wide, high in boxes:
        lines.append(
            f'<rect x="{left:g}" y="{top:g}" width="{wide:g}" height="{high:g}" '
            f'fill="none" stroke="{_BOX}" stroke-width="0.2"/>'
        )
        labels.append(_text(left + 0.4, top - 0.5, f"{name} ({left:g}; {top:g})", _BOX))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}mm" height="{height:g}mm">{"".join(lines + labels)}</svg>'
    )


def _text(left, top, words, color):
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'<text x="{left:g}" y="{top:g}" font-family="Liberation Serif" font-size="2.2" '
        f'fill="{color}">{escaped}</text>'
    )
