"""Assessments, series and comparisons as pages. In: records of ``model``. Out: HTML inside the one shell.

Deliberately missing: numbers of its own; everything written is a field of an Assessment, a Replay or a Change.
"""

import math
from collections.abc import Iterable

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
from callup.publish.drawings.probabilities import bars, course, lines_of
from callup.publish.factors import factors, titles_of
from callup.publish.neutral import markup
from callup.publish.setting import Setting
from callup.publish.shell import page

LISTED = 25
FEW = 5


def assessment(made: Assessment, at: Setting) -> str:
    """The page of one day."""
    del at
    held = made.exposure
    parts = [
        _supposed(made),
        f"<p><strong>{markup(made.now)}</strong></p><p><strong>{markup(made.next)}</strong></p>",
        "".join(f"<p>{markup(lack)}</p>" for lack in made.lacks),
        f"<p class=small>Rests on {made.claims} statements of {made.strands} independent origins since "
        f"{markup(held.window_from or made.as_of)}; {held.documents} documents of {held.houses} houses read, "
        f"{held.off_matter} of them off the matter.</p>",
        "<h2>Now</h2>",
        f"<figure>{bars(made.states)}</figure>",
        "<p class=small>Stroke: probability. Bar: 80% interval. Ring: what is assumed without any record.</p>",
        _estimates(made.states),
        "<h2>Ahead</h2>",
        f"<figure>{bars(made.ahead)}</figure>",
        _estimates(made.ahead),
        f"<h2>Confidence: {markup(made.confidence.level)}</h2>",
        "<p class=small>How well founded the numbers are, not how likely anything is.</p>",
        f"<ul>{''.join(f'<li>{markup(reason)}</li>' for reason in made.confidence.reasons)}</ul>",
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
    title, head = f"{made.question} As of {made.as_of}", f"<h1>{markup(made.question)}</h1>"
    return page(title, f"assessment · as of {made.as_of}", [head], parts)


def replay(made: Replay, at: Setting) -> str:
    """The page of a series."""
    del at
    lines = lines_of(made)
    head = "".join(f"<th class=n>{markup(title)}</th>" for title, _ in lines)
    rows = "".join(
        f"<tr><td class=d>{moment.as_of}</td>"
        + "".join(f"<td class=n>{found[at].probability:.1%}</td>" for _, found in lines)
        + f"<td class=n>{moment.strands}</td></tr>"
        for at, moment in enumerate(made.moments)
    )
    every = "every day" if made.step_days == 1 else f"every {made.step_days} days"
    parts = [
        "<p class=small>Each day is answered from what was known by it. Line: probability. Band: 80% interval.</p>",
        f"<figure>{course(made)}</figure>",
        "<h2>How its own forecasts fared</h2>",
        _scores(made),
        "<h2>The numbers</h2>",
        f"<div class=scroll><table><thead><tr><th>As of</th>{head}<th class=n>Origins</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></div>",
    ]
    span = f"{made.start} to {made.end}"
    return page(f"Replay {span}", f"replay · {every}", [f"<h1>{span}</h1>"], parts)


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


def change(made: Change, at: Setting) -> str:
    """The page of two days compared."""
    del at
    was = {e.name: e for e in made.earlier.states}
    rows = "".join(
        f"<tr><td>{markup(e.title)}</td><td class=n>{was[e.name].probability:.1%}</td>"
        f"<td class=n>{e.probability:.1%}</td><td class=n>{100 * made.differences[e.name]:+.1f}</td></tr>"
        for e in made.later.states
    )
    first, second = made.earlier.as_of, made.later.as_of
    parts = [
        f"<p>{markup(made.later.now)}</p><p>{markup(made.later.next)}</p>",
        f"<div class=scroll><table><thead><tr><th>State</th><th class=n>{first}</th><th class=n>{second}</th>"
        f"<th class=n>Points</th></tr></thead><tbody>{rows}</tbody></table></div>",
        "<p class=small>What moved, as factors on the odds: the later day's share over the earlier's.</p>",
        f"<ol>{''.join(map(_part, made.parts[:LISTED]))}</ol>",
    ]
    span = f"{first} to {second}"
    return page(f"What changed, {span}", "what changed", [f"<h1>{span}</h1>"], parts)


def _part(part: ShareMoved) -> str:
    moved = factors(part.moved, part.ahead, {name: name.replace("_", " ") for name in part.moved})
    strands = "".join(_strand(strand) for strand in (*part.came, *part.left)[:FEW])
    return f"<li>{markup(part.sentence)}{': ' + markup(moved) if moved else ''}.{strands}</li>"


def _supposed(made: Assessment) -> str:
    if not made.supposed:
        return ""
    return f"<p><strong>Supposed: {markup(', '.join(made.supposed))}</strong></p>"


def _estimates(found: Iterable[StateEstimate | AheadEstimate]) -> str:
    rows = "".join(
        f"<tr><td>{markup(e.title)}</td><td class=n>{e.probability:.1%}</td>"
        f"<td class=n>{e.low:.1%} to {e.high:.1%}</td><td>{markup(e.words)}</td><td class=n>{e.prior:.0%}</td></tr>"
        for e in found
    )
    return (
        "<div class=scroll><table><thead><tr><th></th><th class=n>Probability</th><th class=n>80% interval</th>"
        f"<th>In words</th><th class=n>Without a record</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _acts(acts: Iterable[ActSeen]) -> str:
    items = "".join(
        f"<li>{markup(act.title)}, {markup(act.short)}: {act.day}, told by {act.origins} origins in {act.houses} houses; "
        f"the act took place: {act.probability:.1%}.<br><code>{markup(' '.join(act.claims[:FEW]))}</code></li>"
        for act in acts
    )
    return f"<ul>{items}</ul>" if items else "<p>None on the record.</p>"


def _signs(signs: Iterable[SignShare]) -> str:
    items = "".join(
        f"<li>{markup(sign.sentence)}.{''.join(map(_strand, sign.strands[:FEW]))}</li>"
        for sign in signs
    )
    return f"<ol>{items}</ol>" if items else "<p>Nothing.</p>"


def _strand(strand: StrandSeen) -> str:
    quote = f" <q>{markup(strand.quote)}</q>" if strand.quote else ""
    ids = " ".join((strand.id, *strand.claims[:2]))
    return f"<br><span class=small>{strand.day}, {markup(strand.origin)}{quote}</span> <code>{markup(ids)}</code>"


def _matrix(made: Assessment) -> str:
    names = list(made.carried)
    titles = titles_of(made)
    head = "".join(f"<th class=n>{markup(titles[name])}</th>" for name in names)
    rows = [("Carried into the window", "", made.carried, 0.0)]
    rows += [
        (sign.title, f"{sign.seen:.3g} / {sign.expected:.1f}", sign.shares, sign.ahead)
        for sign in made.signs
    ]
    body = "".join(
        f"<tr><td>{markup(title)}</td><td class=n>{seen}</td>"
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
        f"<tr><td>{markup(one.code)}</td><td class=n>{one.seen:.0f}</td><td class=n>{one.expected:.1f}</td>"
        f"<td>{markup(titles[one.leading])}</td><td class=n>{one.probability:.0%}</td></tr>"
        for one in made.regions[:LISTED]
    )
    return (
        "<h2>Where</h2><div class=scroll><table><thead><tr><th>Region</th><th class=n>Sources</th>"
        f"<th class=n>Expected</th><th>Most probable</th><th class=n></th></tr></thead><tbody>{rows}</tbody></table></div>"
    )
