# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""README.md is the fragments of readme/ one after the other, by name."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
NOTE = "<!-- Made from readme/ by script/lint --fix; change the fragments. -->\n"


def fragments():
    return sorted((ROOT / "readme").glob("*.md"))


def text():
    """Out: what README.md has to be; None where there is no fragment."""
    parts = [path.read_text("utf-8").strip() for path in fragments()]
    if not parts:
        return None
    return NOTE + "\n" + "\n\n".join(parts) + "\n"


def problems(fix=False):
    """In: whether to write README.md. Out: what is wrong with it, as lines."""
    wanted = text()
    if wanted is None:
        return ["readme/: no fragment to make README.md from"]
    if README.exists() and README.read_text("utf-8") == wanted:
        return []
    if fix:
        README.write_text(wanted, "utf-8")
        return []
    return ["README.md differs from the fragments in readme/: script/lint --fix"]
