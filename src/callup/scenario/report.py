"""A projection in words: one page an analyst could sign. In: a Projection, the case's facts. Out: sections of lines and tables.

Every line is a template filled with the projection's numbers; facts are named by their id, and the last section gives the
source of each. Terminal, HTML and the brief print the same sections.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from callup.model import Fact
from callup.model.projection import (
    Box,
    Condition,
    Hinge,
    NeedAnswer,
    PathAnswer,
    Projection,
    Range,
    RegionPart,
    Used,
)
from callup.scenario.words import interval, people

CITED = re.compile(r"\[(ff[\w-]+)\]")
"""A fact named in a line."""
REGIONS = 5
HANGING = 3
PARAMETERS = "What went in"
ANSWERS = {
    "new_trained": "newly trained men",
    "in_zone": "men in the zone on the last day",
    "left": "people who leave",
}


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A heading with lines, and a table if there is one: its first row is its head."""

    title: str
    lines: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


def report(made: Projection, facts: Mapping[str, Fact]) -> list[Section]:
    """All sections that have something to say, in the order in which they are read."""
    sections = [
        Section(title="Answer", lines=tuple(answer_lines(made)), table=tuple(_overview(made))),
        Section(title="What binds", lines=tuple(binding_lines(made.paths))),
        Section(title="What would have to be true", lines=tuple(condition_lines(made.paths))),
        Section(title="What it hangs on", lines=tuple(hinge_lines(made, facts))),
        Section(title="Where the spread comes from", lines=tuple(driver_lines(made.paths))),
        Section(title="What it costs", table=tuple(_costs(made.paths))),
        Section(title="Where the men would come from", lines=tuple(region_lines(made.paths))),
        Section(title="What is not known", lines=made.unknown),
        Section(title="How this was reckoned", lines=tuple(method_lines(made))),
        Section(title=PARAMETERS, table=tuple(_parameters(made))),
        Section(title="Sources", lines=tuple(_sources(made, facts))),
    ]
    return [section for section in sections if section.lines or section.table]


def half_page(made: Projection, facts: Mapping[str, Fact]) -> list[str]:
    """The lines of a brief: answers, what binds, the decree's cost, the facts that weigh most, what is not known."""
    dearest = max(made.paths, key=lambda answer: answer.cost.left.median)
    hanging = [(answer, answer.hinges[0]) for answer in made.paths if answer.hinges]
    places, *bound = binding_lines(made.paths)
    first = max(made.paths, key=lambda answer: answer.binding.chance)
    return [
        *answer_lines(made),
        places,
        *(line for line in bound if line.startswith(f"{first.title}: places bind")),
        f"{dearest.title} costs most: {interval(dearest.cost.left)} more leave than would anyway, and the share in fear or longing "
        f"rises from {dearest.cost.fear_before.median:.0f}% to {dearest.cost.fear_peak.median:.0f}%.",
        *(
            f"Hangs on: {answer.title}: {_hinge(hinge, facts[hinge.fact], with_chance=True)}"
            for answer, hinge in hanging[:HANGING]
        ),
        *(f"Not known: {line}" for line in made.unknown[:HANGING]),
    ]


def source_line(fact: Fact) -> str:
    """A fact with its speaker, day and figure, for a list of sources."""
    return f"{fact.said_by}, {fact.date}: {fact.what}{_figure(fact)}."


def answer_lines(made: Projection) -> Iterable[str]:
    """One line a path and need; without needs, what each path delivers by the last day."""
    for answer in made.paths:
        for need in answer.needs:
            yield need_line(answer, need)
        if not answer.needs:
            last = answer.fans["new_trained"][-1]
            low, median, high = last.levels[0], last.levels[2], last.levels[4]
            yield (
                f"{answer.title}: {people(median)} newly trained men by {last.date} "
                f"(80%: {people(low)} to {people(high)})."
            )


def need_line(answer: PathAnswer, need: NeedAnswer) -> str:
    """A path's answer to a need in a sentence or two."""
    asked = f"{need.need.men:,.0f} men newly trained by {need.need.by}"
    even = (
        f"An even chance comes on {need.even_by}."
        if need.even_by and need.chance < 0.5
        else ""
        if need.even_by
        else "An even chance does not come within the time looked at."
    )
    return (
        f"{answer.title}: {chance(need.chance)} to have {asked}. It delivers {interval(need.delivered)} by then, "
        f"of which {people(max(need.added.median, 0.0))} would not come anyway. {even}"
    ).rstrip()


def chance(value: float) -> str:
    """A probability in words that do not pretend.

    >>> chance(0.002), chance(0.304), chance(0.999)
    ('under 1% likely', '30% likely', 'over 99% likely')
    """
    if value < 0.01:
        return "under 1% likely"
    return "over 99% likely" if value > 0.99 else f"{value:.0%} likely"


def _overview(made: Projection) -> Iterable[tuple[str, ...]]:
    yield ("path", "newly trained", "in the zone", "in combat units", "on")
    for answer in made.paths:
        last = {name: days[-1] for name, days in answer.fans.items()}
        ranges = [
            Range(low=day.levels[0], median=day.levels[2], high=day.levels[4])
            for day in (last["new_trained"], last["in_zone"], last["in_combat"])
        ]
        yield (answer.title, *(interval(one) for one in ranges), last["in_zone"].date)


def binding_lines(answers: Sequence[PathAnswer]) -> Iterable[str]:
    """The training places: whether they bind on each path, and what the draft takes of them."""
    if not answers:
        return
    first = answers[0].binding
    yield (
        f"Training places: {interval(first.places)}. Of these the regular draft's conscripts take {interval(first.drafted)} "
        f"on the day asked for, and most on {first.drafted_peak_on}: {interval(first.drafted_peak)}."
    )
    for answer in answers:
        bound = answer.binding
        own = [d for d in answer.drivers if d.answer == "new_trained"]
        if own:
            most, *others = [f"{_low(d.title)} ({d.total:.0%})" for d in own[:3]]
            rest = f", then {', '.join(others)}" if others else ""
            yield f"{answer.title}: the spread of what it delivers comes most from {most}{rest}."
        if bound.chance < 0.01:
            yield f"{answer.title}: places do not bind."
            continue
        yield (
            f"{answer.title}: places bind in {bound.chance:.0%} of draws, from about {bound.first} on, for {bound.days:.0f} days "
            f"of the time looked at; up to {people(bound.waiting.median)} men then wait (80%: {people(bound.waiting.low)} "
            f"to {people(bound.waiting.high)})."
        )


def condition_lines(answers: Sequence[PathAnswer]) -> Iterable[str]:
    """The box of every path and need."""
    for answer in answers:
        for need in answer.needs:
            asked = f"{need.need.men:,.0f} by {need.need.by}"
            yield f"{answer.title}, {asked}: {_box(need.box)}"


def _box(found: Box) -> str:
    sides = ", ".join(_side(condition) for condition in found.conditions) or "nothing in particular"
    if not found.strict:
        return (
            f"met in {found.before:.1%} of draws only, over the widest ranges stated. It comes nearest with {sides}: "
            f"{interval(found.reach)} newly trained."
        )
    return f"with {sides}, it is met in {found.within:.0%} of draws; {found.likely:.1%} of calibrated draws have all of these."


def _side(condition: Condition) -> str:
    low, high = (
        None if end is None else _amount(end, condition.unit)
        for end in (condition.low, condition.high)
    )
    name = _low(condition.title)
    if low is None:
        return f"{name} at most {high}"
    return f"{name} at least {low}" if high is None else f"{name} from {low} to {high}"


def _low(title: str) -> str:
    return title[0].lower() + title[1:]


def _amount(value: float, unit: str) -> str:
    if unit == "people":
        return people(value)
    if unit == "share":
        return f"{value:.0%}"
    number = f"{value:,.0f}" if value >= 10 else f"{value:.2g}"
    return f"{number} {unit}" if unit not in {"stage", "times"} else number


def hinge_lines(made: Projection, facts: Mapping[str, Fact]) -> Iterable[str]:
    """The facts that move each path's answer most."""
    used = {one.name: one for one in made.parameters}
    for answer in made.paths:
        main = [used[d.parameter] for d in answer.drivers if d.answer == "new_trained"][:3]
        if main:
            yield f"{answer.title} rests most on {'; '.join(_resting(one) for one in main)}."
        if not answer.hinges:
            yield f"{answer.title}: no single fact set aside moves the answer by a thirtieth and clearly beyond chance."
        for hinge in answer.hinges:
            yield f"{answer.title}: {_hinge(hinge, facts[hinge.fact], with_chance=bool(answer.needs))}"


def _resting(one: Used) -> str:
    """A parameter with the facts it rests on or is calibrated by."""
    keys = dict.fromkeys([*one.because, *one.read])
    return f"{_low(one.title)} {' '.join(f'[{key}]' for key in keys) or '(an assumption)'}"


def _hinge(hinge: Hinge, fact: Fact, *, with_chance: bool) -> str:
    change = hinge.delivered_without / max(hinge.delivered, 1.0) - 1.0
    moved = f"without it {abs(change):.0%} {'more' if change > 0 else 'fewer'}"
    if with_chance and abs(hinge.chance - hinge.chance_without) >= 0.01:
        moved += f", {hinge.chance_without:.0%} instead of {hinge.chance:.0%}"
    how = "read by the calibration" if hinge.how == "calibration" else hinge.how
    return f"{hinge.what}{_figure(fact)} ({hinge.said_by}) [{hinge.fact}]: {moved} ({how})."


def driver_lines(answers: Sequence[PathAnswer]) -> Iterable[str]:
    """Sobol's totals by path and answer."""
    for answer in answers:
        for name, words in ANSWERS.items():
            own = [d for d in answer.drivers if d.answer == name]
            if own:
                parts = ", ".join(f"{d.title.lower()} {d.total:.0%} ({d.origin})" for d in own[:4])
                yield f"{answer.title}, {words}: {parts}."


def _costs(answers: Sequence[PathAnswer]) -> Iterable[tuple[str, ...]]:
    yield (
        "path",
        "leave beyond those who would anyway",
        "come back within the time",
        "in fear or longing, at the height",
        "before",
    )
    for answer in answers:
        cost = answer.cost
        peak, before = cost.fear_peak, cost.fear_before
        yield (
            answer.title,
            interval(cost.left),
            interval(cost.returned),
            f"{peak.median:.0f}% ({peak.low:.0f} to {peak.high:.0f})",
            f"{before.median:.0f}%",
        )


def region_lines(answers: Sequence[PathAnswer]) -> Iterable[str]:
    """The largest parts; the rest follow men of age."""
    for answer in answers:
        if not answer.regions or answer.regions[0].men.median < 1:
            yield f"{answer.title}: nobody is called up or signed in the time looked at."
            continue
        parts = [
            f"{part.name} {people(part.men.median)} ({part.share:.1%}{_stated(part)})"
            for part in answer.regions[:REGIONS]
        ]
        yield f"{answer.title}, called up and signed: {'; '.join(parts)}."
    yield "Shares are stated quotas where the record has them, else men of age by the 2021 census."


def _stated(part: RegionPart) -> str:
    return f", quota stated [{part.stated}]" if part.stated else ""


def method_lines(made: Projection) -> Iterable[str]:
    """Draws, calibration, what was set or set aside."""
    yield (
        f"{made.draws:,} draws, seed {made.seed}, from the ranges in force on {made.as_of}, calibrated on {len(made.read)} "
        f"figures known by then; importance sampling alone would have left {made.plain_draws:.0f} of them in effect. "
        "Intervals are 80%. How such forecasts fared from five past days stands in docs/hindcast.md."
    )
    settings = [
        f"{one.title} {one.low:g} to {one.high:g}" for one in made.parameters if one.origin == "set"
    ]
    if settings:
        yield f"Set by the user: {'; '.join(settings)}."
    if made.aside:
        yield f"Set aside: {', '.join(made.aside)}."
    yield (
        "Newly trained men are those who finish a course after the day asked for, conscripts sent and prisoners recruited "
        "among them; losses are taken off only of men in the zone. Men counted are not capability."
    )


def _parameters(made: Projection) -> Iterable[tuple[str, ...]]:
    yield ("parameter", "stated range", "calibrated", "why")
    for one in made.parameters:
        ends = f"{_amount(one.low, one.unit)} to {_amount(one.high, one.unit)}"
        fitted = " / ".join(
            _amount(x, one.unit) for x in (one.fitted.low, one.fitted.median, one.fitted.high)
        )
        rests = "".join(f" [{key}]" for key in one.because)
        read = (
            f" Calibrated on what bears on it: {' '.join(f'[{key}]' for key in one.read)}."
            if one.read
            else ""
        )
        yield (one.title, ends, fitted, f"{one.note}{rests}{read}")


def _sources(made: Projection, facts: Mapping[str, Fact]) -> Iterable[str]:
    """Every fact named, and those the ranges and the calibration rest on."""
    named = [h.fact for answer in made.paths for h in answer.hinges]
    named += [
        part.stated for answer in made.paths for part in answer.regions[:REGIONS] if part.stated
    ]
    named += [key for one in made.parameters for key in one.because]
    for key in dict.fromkeys([*named, *made.read]):
        fact = facts[key]
        yield f"[{key}] {source_line(fact)} {fact.url}"


def _figure(fact: Fact) -> str:
    if fact.value is not None:
        return f", {fact.value:,.0f} {fact.unit}"
    if fact.low is not None and fact.high is not None:
        return f", {fact.low:,.0f} to {fact.high:,.0f} {fact.unit}"
    if fact.low is not None:
        return f", more than {fact.low:,.0f} {fact.unit}"
    return f", up to {fact.high:,.0f} {fact.unit}" if fact.high is not None else ""
