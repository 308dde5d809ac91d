"""Assessments and replays as self-contained pages. In: records. Out: HTML without script, its one style named by its hash.

Deliberately missing: anything fetched from elsewhere; the page opens offline and asks nobody.
"""

import base64
import hashlib
from collections.abc import Iterable
from html import escape

from callup.model import Assessment, Change, MatrixRow, Mover, Replay
from callup.warning.charts import bars, course
from callup.warning.matrix import mark

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


def assessment_page(made: Assessment) -> str:
    """The page of one day."""
    until = f"the day asked for and the {made.horizon_days} days after it"
    parts = [
        f"<p class=small>Callup · assessment · as of {escape(made.as_of)}</p>",
        f"<h1>{escape(made.question)}</h1>",
        f"<p class=small>Which is the main way of raising men on {until}? "
        f"Rests on {made.claims} statements of {made.strands} independent strands.</p>",
        _supposed(made),
        bars(made.hypotheses),
        "<p class=small>Stroke: probability. Bar: 80% interval. Ring: what was assumed before any evidence.</p>",
        _estimates(made),
        f"<h2>Confidence: {escape(made.confidence.level)}</h2>",
        "<p class=small>How well founded the numbers are, not how likely anything is.</p>",
        f"<ul>{''.join(f'<li>{escape(reason)}</li>' for reason in made.confidence.reasons)}</ul>",
        "<h2>What moved the estimate</h2>",
        "<p class=small>Each left out by itself: the points it adds. Strands that say the same stand in for each other.</p>",
        _movers(made.movers[:LISTED]),
        "<h2>Signs against hypotheses</h2>",
        "<p class=small>The same numbers as a matrix: how many times likelier a sign makes each hypothesis beside the "
        "reference one; the most telling first.</p>",
        _matrix(made.matrix, [h.name for h in made.hypotheses], [h.title for h in made.hypotheses]),
    ]
    return _page(f"{made.question} As of {made.as_of}", parts)


def replay_page(made: Replay) -> str:
    """The page of a series."""
    head = "".join(f"<th class=n>{escape(title)}</th>" for title in made.titles)
    rows = "".join(
        f"<tr><td class=d>{m.as_of}</td>{''.join(f'<td class=n>{p:.1%}</td>' for p in m.probability)}"
        f"<td class=n>{m.strands}</td></tr>"
        for m in made.moments
    )
    every = "every day" if made.step_days == 1 else f"every {made.step_days} days"
    parts = [
        f"<p class=small>Callup · replay · {every}</p>",
        f"<h1>{made.start} to {made.end}</h1>",
        "<p class=small>Each day is answered from what was known by it. Line: probability. Band: 80% interval.</p>",
        course(made),
        "<h2>The numbers</h2>",
        f"<div class=scroll><table><thead><tr><th>As of</th>{head}<th class=n>Strands</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></div>",
    ]
    return _page(f"Replay {made.start} to {made.end}", parts)


def change_page(made: Change) -> str:
    """The page of two days compared."""
    was = {e.name: e for e in made.earlier.hypotheses}
    rows = "".join(
        f"<tr><td>{escape(e.title)}</td><td class=n>{was[e.name].probability:.1%}</td>"
        f"<td class=n>{e.probability:.1%}</td><td class=n>{100 * made.differences[e.name]:+.1f}</td></tr>"
        for e in made.later.hypotheses
    )
    first, second = made.earlier.as_of, made.later.as_of
    parts = [
        "<p class=small>Callup · what changed</p>",
        f"<h1>{first} to {second}</h1>",
        f"<div class=scroll><table><thead><tr><th>Hypothesis</th><th class=n>{first}</th><th class=n>{second}</th>"
        f"<th class=n>Points</th></tr></thead><tbody>{rows}</tbody></table></div>",
        "<p class=small>Each change by itself, as it bears on the later day; they do not sum to the whole.</p>",
    ]
    for title, movers in kinds(made):
        parts += [f"<h2>{title}</h2>", _movers(movers[:LISTED])]
    return _page(f"What changed, {first} to {second}", parts)


def kinds(made: Change) -> list[tuple[str, tuple[Mover, ...]]]:
    """The parts of a change that are not empty, with their headings."""
    named = [
        ("Came", made.came),
        ("Left", made.left),
        ("Grew stronger", made.stronger),
        ("Grew weaker with age", made.weaker),
    ]
    return [(title, movers) for title, movers in named if movers]


def _supposed(made: Assessment) -> str:
    if not made.supposed:
        return ""
    return f"<p><strong>Supposed: {escape(', '.join(made.supposed))}</strong></p>"


def _estimates(made: Assessment) -> str:
    rows = "".join(
        f"<tr><td>{escape(e.title)}</td><td class=n>{e.probability:.1%}</td>"
        f"<td class=n>{e.low:.1%} to {e.high:.1%}</td><td>{escape(e.words)}</td><td class=n>{e.prior:.0%}</td></tr>"
        for e in made.hypotheses
    )
    return (
        "<div class=scroll><table><thead><tr><th>Hypothesis</th><th class=n>Probability</th><th class=n>80% interval</th>"
        f"<th>In words</th><th class=n>Before evidence</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _movers(movers: Iterable[Mover]) -> str:
    items = []
    for mover in movers:
        quote = f"<br><q>{escape(mover.quote)}</q>" if mover.quote else ""
        ids = " ".join((mover.id, *mover.claims[:4]))
        items.append(f"<li>{escape(mover.sentence)}.{quote}<br><code>{escape(ids)}</code></li>")
    return f"<ol>{''.join(items)}</ol>" if items else "<p>Nothing.</p>"


def _matrix(rows: Iterable[MatrixRow], names: list[str], titles: list[str]) -> str:
    head = "".join(f"<th class=n>{escape(title)}</th>" for title in titles)
    body = "".join(
        f"<tr><td>{escape(row.title)}, {escape(row.direction)}</td><td class=n>{row.strands or ''}</td>"
        + "".join(f"<td class=n>{mark(row.factors[n])} {row.factors[n]:.2f}</td>" for n in names)
        + f"<td class=n>{row.diagnosticity:.1f}</td></tr>"
        for row in rows
    )
    return (
        f"<div class=scroll><table><thead><tr><th>Sign</th><th class=n>Strands</th>{head}<th class=n>Tells apart</th></tr>"
        f"</thead><tbody>{body}</tbody></table></div>"
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
