"""The tokens reach the contrast that AA asks for, and templates keep to the site's policy."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
STYLES = ROOT / "static" / "css"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))

TEXT = 4.5
CONTROL = 3.0

GROUNDS = ("paper", "sheet", "shade")
TONES = (
    *("ink", "ink-soft", "action", "action-deep", "source", "doubt", "good"),
    *("wording", "context", "sourcing", "question", "crossreference", "translation"),
)
PAIRS = [
    *((tone, ground, TEXT) for tone in TONES for ground in GROUNDS),
    *((tone, f"{name}-wash", TEXT) for name in ("action", "source", "doubt", "good")
      for tone in ("ink", "ink-soft", "action")),
    *((tone, f"own-{colour}", TEXT) for colour in ("amber", "green", "blue", "rose")
      for tone in ("ink", "action", "source")),
    ("source", "source-wash", TEXT),
    ("doubt", "doubt-wash", TEXT),
    ("good", "good-wash", TEXT),
    ("action-deep", "action-wash", TEXT),
    ("on-action", "action", TEXT),
    ("on-action", "action-deep", TEXT),
    *(("line-firm", ground, CONTROL) for ground in ("paper", "sheet")),
]  # fmt: skip


def both_schemes() -> dict[str, tuple[str, str]]:
    """Each colour token with its light and its dark value."""
    css = (STYLES / "tokens.css").read_text(encoding="utf-8")
    found = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", css)
    return {name: (light, dark) for name, light, dark in found}


def fallback() -> dict[str, str]:
    """The values for browsers that do not know ``light-dark()``."""
    css = (STYLES / "tokens.css").read_text(encoding="utf-8")
    block = css.split("@supports not", 1)[1].split("@media", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#\w{6});", block))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it, from 0 (black) to 1 (white)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_colours_reach_the_contrast_of_aa(front: str, ground: str, least: float) -> None:
    colours = both_schemes()

    ratios = [contrast(*pair) for pair in zip(colours[front], colours[ground], strict=True)]

    assert [ratio for ratio in ratios if ratio < least] == []


def test_fallback_repeats_the_light_scheme() -> None:
    light = {name: values[0] for name, values in both_schemes().items()}

    assert fallback() == light


def test_style_sheets_name_colours_in_one_file_only() -> None:
    others = [path for path in STYLES.glob("*.css") if path.name != "tokens.css"]

    named = {
        path.name: re.findall(r"#[0-9a-f]{3,8}\b(?=[;,) ])", path.read_text()) for path in others
    }

    assert named == {path.name: [] for path in others}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_templates_hold_no_inline_style_or_script(template: Path) -> None:
    markup = template.read_text(encoding="utf-8")

    found = re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:", markup)

    assert found == []
