"""The parts of a timeline of which there are many: ground, marks, list by year, choices, links.

Written as strings and not as templates: eighty marks have a thousand pieces, and as templates they
were half of what a page costs. Every value that comes from an editor is escaped here.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape as escape_anew

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.dating import Language, Precision
from portal.chronicle.pages.by_year import ListEntry, YearGroup
from portal.chronicle.pages.choosing import Choice, Filter
from portal.ui.charts.axis import Bracket
from portal.ui.charts.drawing import Drawing, Label, Mark
from portal.ui.languages import language
from portal.ui.pages import Link

register = template.Library()
# A title stands beside its mark, in its tooltip and in the list; counts and years come everywhere.
escape = lru_cache(maxsize=4096)(escape_anew)

_STOPS = "".join(
    f'<stop class="{name}" offset="{offset}"/>'
    for name, offset in (("fade thin", "0"), ("fade", ".5"), ("fade thin", "1"))
)


@register.simple_tag
def ground(drawing: Drawing, prefix: str) -> SafeString:
    """What lies under the marks: the fade, the time to come, ticks, lanes, leaders."""
    down = ' x2="0" y2="1"' if drawing.down else ""
    # Words stand in the middle of what they name, except those of ticks beside a line downwards.
    of_tick, of_lane = ("faint", "faint middle") if drawing.down else ("faint middle", "faint")
    future = drawing.future
    parts = [
        f'<defs><linearGradient id="{prefix}-fade"{down}>{_STOPS}</linearGradient></defs>',
        f'<rect class="future" x="{future.x}" y="{future.y}" width="{future.width}"'
        f' height="{future.height}"/>'
        if future
        else "",
        *(f'<path class="rule" d="{tick.rule}"/>' for tick in drawing.ticks),
        *(
            f'<path class="{"goal-line" if lane.goals else "edge"}" d="{lane.rule}"/>'
            for lane in drawing.lanes
        ),
        f'<path class="today" d="{future.rule}"/>' if future and future.rule else "",
        f'<text class="faint ahead" x="{future.words_x}" y="{future.words_y}">'
        f"{escape(_('not yet'))}</text>"
        if future and future.words_fit
        else "",
        *(
            f'<text class="{of_tick}" x="{tick.x}" y="{tick.y}">{escape(tick.label)}</text>'
            for tick in drawing.ticks
        ),
        *(
            f'<text class="{of_lane}" x="{x}" y="{y}">{escape(words)}</text>'
            for lane in drawing.lanes
            for x, y, words in lane.words
        ),
        f'<path class="lead" d="{drawing.leads}"/>' if drawing.leads else "",
    ]
    return mark_safe("".join(parts))  # noqa: S308 - escaped where it is written


@register.simple_tag
def marks(drawing: Drawing, prefix: str) -> SafeString:
    """The marks of a drawing as links, in order of time; `prefix` as in its gradients' names."""
    disagree = f" ({escape(_('sources disagree'))})"
    here = language()
    parts = [_mark(mark, disagree if mark.disputed else "", prefix, here) for mark in drawing.marks]
    return mark_safe("".join(parts))  # noqa: S308 - escaped where it is written


def _mark(mark: Mark, disagree: str, prefix: str, tongue: Language) -> str:
    name = escape(mark.name or _cluster(mark.size, mark.years, tongue))
    opened = f'<a href="{escape(mark.url)}"'
    if mark.disputed:
        opened += ' class="disputed"'
    if mark.line:
        opened += f' transform="translate({mark.line})"'
    fade = f' fill="url(#{prefix}-fade)"' if mark.shape == "about" else ""
    ticks = f'<path class="tick" d="{mark.ticks}"/>' if mark.ticks else ""
    bracket = f'<path class="bracket" d="{mark.bracket}"/>' if mark.bracket else ""
    count = f'<text class="count" x="{mark.x}" y="{mark.y}">{mark.size}</text>' if mark.x else ""
    words = _label(mark.label, is_ahead=mark.ahead) if mark.label else ""
    return (
        f"{opened}><title>{name}{disagree}</title>"
        f'<path class="{mark.shape}" d="{mark.path}"{fade}/>'
        f"{ticks}{bracket}{count}{words}</a>"
    )


@lru_cache(maxsize=1024)
def _cluster(number: int, years: str, _language: Language) -> str:
    # In the language of the page, which the caller names so that each has its own.
    words = ngettext("%(number)s event, %(years)s", "%(number)s events, %(years)s", number)
    return words % {"number": number, "years": years}


def _label(label: Label, *, is_ahead: bool) -> str:
    ahead = " ahead" if is_ahead else ""
    return (
        f'<text class="{label.anchor}{ahead}" x="{label.x}" y="{label.y}">'
        f"{escape(label.words)}</text>"
    )


@register.simple_tag
def choosers(filters: Iterable[Filter]) -> SafeString:
    """The lists to choose from, each with its label."""
    every = f'<option value="">{escape(_("All"))}</option>'
    parts = [
        f'<div class="field"><label for="filter-{each.name}">{escape(each.label)}</label>'
        f'<select id="filter-{each.name}" name="{each.name}">{every}'
        f"{''.join(map(_option, each.choices))}</select></div>"
        for each in filters
    ]
    return mark_safe("".join(parts))  # noqa: S308 - escaped where it is written


def _option(choice: Choice) -> str:
    selected = " selected" if choice.selected else ""
    return f'<option value="{escape(choice.value)}"{selected}>{escape(choice.label)}</option>'


@register.simple_tag
def links(leading: Iterable[Link]) -> SafeString:
    """Links as items of a list."""
    parts = [
        f'<li><a href="{escape(url or "")}">{escape(label)}</a></li>' for label, url in leading
    ]
    return mark_safe("".join(parts))  # noqa: S308 - escaped where it is written


@register.simple_tag
def by_year(years: Iterable[YearGroup]) -> SafeString:
    """Entries under their years, as items of a list."""
    badges = (
        f'<span class="badge disputed">{escape(_("disputed"))}</span>',
        f'<span class="badge">{escape(_("goal"))}</span>',
    )
    parts = [
        f"<li><h3>{escape(year.heading)}</h3><ul>"
        f"{''.join(_entry(entry, *badges) for entry in year.entries)}</ul></li>"
        for year in years
    ]
    return mark_safe("".join(parts))  # noqa: S308 - escaped where it is written


def _entry(entry: ListEntry, disputed: str, goal: str) -> str:
    when = f'<span class="soft">{escape(entry.when)}</span>' if entry.when else ""
    return (
        f'<li>{when}<a href="{escape(entry.url)}">{escape(entry.title)}</a>'
        f'<span class="from-source">{escape(entry.passages)}</span>'
        f"{disputed if entry.disputed else ''}{goal if entry.goal else ''}</li>"
    )


@register.filter
def how_far_apart(bracket: Bracket) -> str:
    """How far the dates are apart that disagree, in the unit in which they are given."""
    count = bracket.apart
    if not count:
        return _("they share some days only")
    if bracket.unit == Precision.YEAR:
        words = ngettext("%(count)d year apart", "%(count)d years apart", count)
        at_most = ngettext("up to %(count)d year apart", "up to %(count)d years apart", count)
    elif bracket.unit == Precision.MONTH:
        words = ngettext("%(count)d month apart", "%(count)d months apart", count)
        at_most = ngettext("up to %(count)d month apart", "up to %(count)d months apart", count)
    else:
        words = ngettext("%(count)d day apart", "%(count)d days apart", count)
        at_most = ngettext("up to %(count)d day apart", "up to %(count)d days apart", count)
    return (words if bracket.exact else at_most) % {"count": count}
