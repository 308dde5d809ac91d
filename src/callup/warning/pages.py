"""Assessments and replays as self-contained pages. In: records. Out: HTML without script, its one style named by its hash.

Deliberately missing: anything fetched from elsewhere; the page opens offline and asks nobody.
"""

import base64
import hashlib
import math
from collections.abc import Iterable
from html import escape

from callup.model import (
    ActSeen,
    AheadEstimate,
    Assessment,
    Change,
    Replay,
    ShareMoved,
    SignShare,
    StateEstimate,
    StrandSeen,
)
from callup.warning.charts import bars, course, lines_of

STYLE = """:root{color-scheme:light dark;--ink:#1d2126;--soft:#5b6570;--line:#d9dde2;--paper:#fcfcfa;--accent:#14507d}
@media(prefers-color-scheme:dark){:root{--ink:#e6e8ea;--soft:#a0a9b2;--line:#3a4149;--paper:#15181b;--accent:#8cc3ee}}
body{margin:0 auto;max-width:800px;padding:24px 20px 60px;
background:var(--paper);color:var(--ink);font:17px/1.5 Georgia,"DejaVu Serif",serif}
h1{font-size:30px;line-height:1.2;margin:4px 0}
h2{font-size:20px;margin:32px 0 8px;border-bottom:1px solid var(--line);padding-bottom:4px}
.small,table,code{font-family:"Helvetica Neue",Arial,"DejaVu Sans",sans-serif}.small{font-size:14px;color:var(--soft)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:14.5px}th{text-align:left;color:var(--soft)}
th,td{padding:5px 12px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}.n{text-align:right;white-space:nowrap}
.d{white-space:nowrap}
svg{max-width:100%;height:auto}li{margin:10px 0}q{font-style:italic}code{font-size:12.5px;color:var(--soft)}"""
LISTED = 25
FEW = 5
SHOWN = 0.05
"""Log ratios that change odds by a twentieth are shown."""


def assessment_page(made: Assessment) -> str:
    """The page of one day."""
    held = made.exposure
    parts = [
        f"<p class=small>Callup · assessment · as of {escape(made.as_of)}</p>",
        f"<h1>{escape(made.question)}</h1>",
        _supposed(made),
        f"<p><strong>{escape(made.now)}</strong></p><p><strong>{escape(made.next)}</strong></p>",
        "".join(f"<p>{escape(lack)}</p>" for lack in made.lacks),
        f"<p class=small>Rests on {made.claims} statements of {made.strands} independent origins since "
        f"{escape(held.window_from or made.as_of)}; {held.documents} documents of {held.houses} houses read, "
        f"{held.off_matter} of them off the matter.</p>",
        "<h2>Now</h2>",
        bars(made.states),
        "<p class=small>Stroke: probability. Bar: 80% interval. Ring: what is assumed without any record.</p>",
        _estimates(made.states),
        "<h2>Ahead</h2>",
        bars(made.ahead),
        _estimates(made.ahead),
        f"<h2>Confidence: {escape(made.confidence.level)}</h2>",
        "<p class=small>How well founded the numbers are, not how likely anything is.</p>",
        f"<ul>{''.join(f'<li>{escape(reason)}</li>' for reason in made.confidence.reasons)}</ul>",
        "<h2>Acts</h2>",
        _acts(made.acts),
        "<h2>What each sign says</h2>",
        "<p class=small>A factor multiplies the odds of a state beside records work only, or the rate of new waves. "
        "With what was carried into the window they are all there is.</p>",
        _signs(made.signs[:LISTED]),
        "<h2>Signs against states</h2>",
        "<p class=small>The same as a matrix of factors.</p>",
        _matrix(made),
        _where(made),
    ]
    return _page(f"{made.question} As of {made.as_of}", parts)


def replay_page(made: Replay) -> str:
    """The page of a series."""
    lines = lines_of(made)
    head = "".join(f"<th class=n>{escape(title)}</th>" for title, _ in lines)
    rows = "".join(
        f"<tr><td class=d>{moment.as_of}</td>"
        + "".join(f"<td class=n>{found[at].probability:.1%}</td>" for _, found in lines)
        + f"<td class=n>{moment.strands}</td></tr>"
        for at, moment in enumerate(made.moments)
    )
    every = "every day" if made.step_days == 1 else f"every {made.step_days} days"
    parts = [
        f"<p class=small>Callup · replay · {every}</p>",
        f"<h1>{made.start} to {made.end}</h1>",
        "<p class=small>Each day is answered from what was known by it. Line: probability. Band: 80% interval.</p>",
        course(made),
        "<h2>How its own forecasts fared</h2>",
        _scores(made),
        "<h2>The numbers</h2>",
        f"<div class=scroll><table><thead><tr><th>As of</th>{head}<th class=n>Origins</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></div>",
    ]
    return _page(f"Replay {made.start} to {made.end}", parts)


def _scores(made: Replay) -> str:
    rows = "".join(
        f"<tr><td>New wave within {one.days} days</td><td class=n>{one.came}</td><td class=n>{one.did_not}</td>"
        f"<td class=n>{one.open}</td><td class=n>{_score(one.brier)}</td><td class=n>{_score(one.log_score)}</td><td>"
        + "; ".join(
            f"stated {b.stated:.0%}, came {b.came:.0%} ({b.forecasts})" for b in one.reliability
        )
        + "</td></tr>"
        for one in made.scores
    )
    return (
        "<div class=scroll><table><thead><tr><th>Each day's forecast</th><th class=n>Came</th><th class=n>Did not</th>"
        "<th class=n>Open</th><th class=n>Brier</th><th class=n>Log score</th><th>Reliability</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _score(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def change_page(made: Change) -> str:
    """The page of two days compared."""
    was = {e.name: e for e in made.earlier.states}
    rows = "".join(
        f"<tr><td>{escape(e.title)}</td><td class=n>{was[e.name].probability:.1%}</td>"
        f"<td class=n>{e.probability:.1%}</td><td class=n>{100 * made.differences[e.name]:+.1f}</td></tr>"
        for e in made.later.states
    )
    first, second = made.earlier.as_of, made.later.as_of
    parts = [
        "<p class=small>Callup · what changed</p>",
        f"<h1>{first} to {second}</h1>",
        f"<p>{escape(made.later.now)}</p><p>{escape(made.later.next)}</p>",
        f"<div class=scroll><table><thead><tr><th>State</th><th class=n>{first}</th><th class=n>{second}</th>"
        f"<th class=n>Points</th></tr></thead><tbody>{rows}</tbody></table></div>",
        "<p class=small>What moved, as factors on the odds: the later day's share over the earlier's.</p>",
        f"<ol>{''.join(map(_part, made.parts[:LISTED]))}</ol>",
    ]
    return _page(f"What changed, {first} to {second}", parts)


def factors(moved: dict[str, float], ahead: float, titles: dict[str, str]) -> str:
    """Log ratios as factors in words, those that move odds by a twentieth.

    >>> factors({"a": 0.0, "b": 0.5}, 0.2, {"b": "Drive"})
    'Drive ×1.65; rate of new waves ×1.22'
    """
    found = [
        f"{titles[name]} ×{math.exp(value):.2f}"
        for name, value in sorted(moved.items(), key=lambda item: -abs(item[1]))
        if abs(value) >= SHOWN
    ]
    if abs(ahead) >= SHOWN:
        found.append(f"rate of new waves ×{math.exp(ahead):.2f}")
    return "; ".join(found)


def titles_of(made: Assessment) -> dict[str, str]:
    """The states' names for readers."""
    return {state.name: state.title for state in made.states}


def _part(part: ShareMoved) -> str:
    moved = factors(part.moved, part.ahead, {name: name.replace("_", " ") for name in part.moved})
    strands = "".join(_strand(strand) for strand in (*part.came, *part.left)[:FEW])
    return f"<li>{escape(part.sentence)}{': ' + escape(moved) if moved else ''}.{strands}</li>"


def _supposed(made: Assessment) -> str:
    if not made.supposed:
        return ""
    return f"<p><strong>Supposed: {escape(', '.join(made.supposed))}</strong></p>"


def _estimates(found: Iterable[StateEstimate | AheadEstimate]) -> str:
    rows = "".join(
        f"<tr><td>{escape(e.title)}</td><td class=n>{e.probability:.1%}</td>"
        f"<td class=n>{e.low:.1%} to {e.high:.1%}</td><td>{escape(e.words)}</td><td class=n>{e.prior:.0%}</td></tr>"
        for e in found
    )
    return (
        "<div class=scroll><table><thead><tr><th></th><th class=n>Probability</th><th class=n>80% interval</th>"
        f"<th>In words</th><th class=n>Without a record</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _acts(acts: Iterable[ActSeen]) -> str:
    items = "".join(
        f"<li>{escape(act.title)}, {escape(act.short)}: {act.day}, told by {act.origins} origins in {act.houses} houses; "
        f"the act took place: {act.probability:.1%}.<br><code>{escape(' '.join(act.claims[:FEW]))}</code></li>"
        for act in acts
    )
    return f"<ul>{items}</ul>" if items else "<p>None on the record.</p>"


def _signs(signs: Iterable[SignShare]) -> str:
    items = "".join(
        f"<li>{escape(sign.sentence)}.{''.join(map(_strand, sign.strands[:FEW]))}</li>"
        for sign in signs
    )
    return f"<ol>{items}</ol>" if items else "<p>Nothing.</p>"


def _strand(strand: StrandSeen) -> str:
    quote = f" <q>{escape(strand.quote)}</q>" if strand.quote else ""
    ids = " ".join((strand.id, *strand.claims[:2]))
    return f"<br><span class=small>{strand.day}, {escape(strand.origin)}{quote}</span> <code>{escape(ids)}</code>"


def _matrix(made: Assessment) -> str:
    names = list(made.carried)
    titles = titles_of(made)
    head = "".join(f"<th class=n>{escape(titles[name])}</th>" for name in names)
    rows = [("Carried into the window", "", made.carried, 0.0)]
    rows += [
        (sign.title, f"{sign.seen:.3g} / {sign.expected:.1f}", sign.shares, sign.ahead)
        for sign in made.signs
    ]
    body = "".join(
        f"<tr><td>{escape(title)}</td><td class=n>{seen}</td>"
        + "".join(f"<td class=n>{math.exp(shares[name]):.2f}</td>" for name in names)
        + f"<td class=n>{math.exp(ahead):.2f}</td></tr>"
        for title, seen, shares, ahead in rows
    )
    return (
        f"<div class=scroll><table><thead><tr><th>Sign</th><th class=n>Seen / expected</th>{head}"
        f"<th class=n>New wave</th></tr></thead><tbody>{body}</tbody></table></div>"
    )


def _where(made: Assessment) -> str:
    if not made.regions:
        return ""
    titles = titles_of(made)
    rows = "".join(
        f"<tr><td>{escape(one.code)}</td><td class=n>{one.seen:.0f}</td><td class=n>{one.expected:.1f}</td>"
        f"<td>{escape(titles[one.leading])}</td><td class=n>{one.probability:.0%}</td></tr>"
        for one in made.regions[:LISTED]
    )
    return (
        "<h2>Where</h2><div class=scroll><table><thead><tr><th>Region</th><th class=n>Sources</th>"
        f"<th class=n>Expected</th><th>Most probable</th><th class=n></th></tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _page(title: str, parts: Iterable[str]) -> str:
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>\n"
        + "\n".join(part for part in parts if part)
        + "\n</body></html>\n"
    )
