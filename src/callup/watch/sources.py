"""The sources file → what is watched. In: the text of a ``sources.toml``. Out: checked sources, alerts and settings.

Every fault is told with its entry, none hides the next. Deliberately missing: the network; whether a source answers is what
``callup watch test`` finds out.
"""

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit

import msgspec
from cssselect import GenericTranslator, SelectorError

from callup.case.keys import USUAL, hint, sifted
from callup.case.languages import LANGUAGES
from callup.errors import BadRequest

T = TypeVar("T", bound=msgspec.Struct)
SPAN = re.compile(r"(\d{1,6}) ?(s|m|h|d|w)")
UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
OFTENEST, SELDOMEST = 60, 31 * 86_400
"""Seconds between two looks: oftener than once a minute is no courtesy, seldomer than once a month no watch."""
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")
Kind = Literal["page", "feed", "sitemap", "telegram"]
Happening = Literal["appeared", "changed", "vanished", "moved", "back"]
Occasion = Literal["page", "region", "strands", "probability", "act"]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is watched: a page, a feed, a sitemap, or a folder of Telegram exports.

    ``select`` is a CSS selector, the whole page without one; ``ignore`` are patterns of lines that count for no change.
    ``follow`` says whether the pages of a feed or sitemap are fetched; they are looked at again every ``recheck``, for the
    time ``keep``. ``signal`` says what it counts as when a page of this source changes or vanishes.
    """

    name: str
    kind: Kind
    url: str = ""
    folder: str = ""
    outlet: str = ""
    language: str = ""
    every: str = "1h"
    recheck: str = "6h"
    keep: str = "14d"
    follow: bool = True
    select: str = ""
    ignore: tuple[str, ...] = ()
    gone_after: str = "6h"
    gone_answers: int = 3
    signal: str = ""


class Deliver(msgspec.Struct, frozen=True, kw_only=True):
    """A way alerts go out. ``quiet`` are hours in UTC in which nothing is sent, ``digest`` gathers alerts for so long."""

    name: str
    kind: Literal["file", "stdout", "smtp", "webhook", "atom"]
    path: str = ""
    url: str = ""
    host: str = ""
    port: int = 25
    sender: str = ""
    to: tuple[str, ...] = ()
    starttls: bool = False
    user: str = ""
    password_env: str = ""
    digest: str = ""
    quiet: str = ""


class AlertRule(msgspec.Struct, frozen=True, kw_only=True):
    """When to alert. Which other keys it needs follows from ``on``; ``to`` names ways of delivery."""

    name: str
    on: Occasion
    to: tuple[str, ...]
    source: str = ""
    happenings: tuple[Happening, ...] = ("vanished",)
    signal: str = ""
    more_than: int = 0
    question: str = ""
    beyond: float | None = None
    changed_by: float | None = None


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for all sources: where to write to about this watch, folder of captures, a server of trusted timestamps."""

    contact: str = ""
    captures: str = ""
    timestamps: str = ""


class SourcesFile(msgspec.Struct, frozen=True, kw_only=True):
    """A whole sources file; ``folder`` is where it lies, which relative paths count from."""

    sources: tuple[Source, ...]
    rules: tuple[AlertRule, ...] = ()
    deliver: tuple[Deliver, ...] = ()
    settings: Settings = Settings()
    folder: Path = Path()

    def named(self, name: str) -> Source:
        """A source by its name; BadRequest where there is none."""
        for source in self.sources:
            if source.name == name:
                return source
        raise BadRequest(f"no source `{name}`{hint(name, [s.name for s in self.sources])}")

    def path(self, written: str) -> Path:
        """A path of the file as one from here."""
        return self.folder / written


def seconds(span: str) -> int:
    """A span of time in seconds.

    >>> seconds("90s"), seconds("15m"), seconds("2d")
    (90, 900, 172800)
    """
    found = SPAN.fullmatch(span.strip())
    if found is None:
        raise ValueError(f"`{span}` is no span of time: write it as 15m, 1h or 2d")
    return int(found[1]) * UNITS[found[2]]


def quiet_at(hours: str, moment: dt.datetime) -> bool:
    """Whether a moment lies in quiet hours, which may go over midnight.

    >>> quiet_at("22:00-07:00", dt.datetime(2024, 1, 1, 23, 30)), quiet_at("22:00-07:00", dt.datetime(2024, 1, 1, 12))
    (True, False)
    """
    found = CLOCK.fullmatch(hours)
    if found is None:
        return False
    start, end = (int(found[i]) * 60 + int(found[i + 1]) for i in (1, 3))
    now = moment.hour * 60 + moment.minute
    return start <= now < end if start <= end else now >= start or now < end


def read_sources(path: Path) -> SourcesFile:
    """A sources file, read and checked; BadRequest tells all its faults."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BadRequest(f"there is no {path}: make one with 'callup watch add URL'") from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{path} cannot be read: {error}") from error
    return sources_of(text, path)


def sources_of(text: str, path: Path) -> SourcesFile:
    """The sources of a file's text."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadRequest(f"{path}: this is no TOML: {error}") from error
    faults: list[str] = []
    parts: dict[str, type[msgspec.Struct]] = {
        "source": Source,
        "alert": AlertRule,
        "deliver": Deliver,
    }
    for key in table:
        if key not in {*parts, "watch"}:
            faults.append(f"unknown key `{key}`{hint(key, [*parts, 'watch'])}")
    made = {key: _entries(table.get(key, []), key, kind, faults) for key, kind in parts.items()}
    settings = _entry(table.get("watch", {}), "watch", Settings, faults) or Settings()
    found = SourcesFile(
        sources=tuple(made["source"]),  # type: ignore[arg-type]
        rules=tuple(made["alert"]),  # type: ignore[arg-type]
        deliver=tuple(made["deliver"]),  # type: ignore[arg-type]
        settings=settings,
        folder=path.parent,
    )
    _check(found, faults)
    if faults:
        raise BadRequest("\n".join(f"{path}: {fault}" for fault in faults))
    return found


def _entries(
    found: object, key: str, kind: type[msgspec.Struct], faults: list[str]
) -> list[msgspec.Struct]:
    if not isinstance(found, list):
        faults.append(f"`{key}` is to be a list of tables: write [[{key}]]")
        return []
    made = [
        _entry(item, _where(key, number, item), kind, faults)
        for number, item in enumerate(found, 1)
    ]
    return [item for item in made if item is not None]


def _where(key: str, number: int, item: object) -> str:
    name = item.get("name") if isinstance(item, dict) else None
    return f"{key} {number} ({name})" if name else f"{key} {number}"


def _entry(found: object, where: str, kind: type[T], faults: list[str]) -> T | None:
    if not isinstance(found, dict):
        faults.append(f"{where}: is to be a table")
        return None
    before = len(faults)
    clean = sifted(found, kind, lambda inner, words: faults.append(f"{where}: {words}"))
    try:
        made = msgspec.convert(clean, kind)
    except msgspec.ValidationError as error:
        faults.append(f"{where}: {error}")
        return None
    return made if len(faults) == before else None


def _check(found: SourcesFile, faults: list[str]) -> None:
    for what, entries in (
        ("source", found.sources),
        ("alert", found.rules),
        ("deliver", found.deliver),
    ):
        names = [entry.name for entry in entries]
        for name in dict.fromkeys(names):
            if names.count(name) > 1:
                faults.append(f"{what} `{name}` is named twice: give each a name of its own")
            if not NAME.fullmatch(name):
                faults.append(f"{what} `{name}`: a name is of small letters, digits, - and _")
    for source in found.sources:
        faults += [f"source `{source.name}`: {fault}" for fault in faults_of(source)]
    for way in found.deliver:
        faults += [f"deliver `{way.name}`: {fault}" for fault in _faults_of_way(way)]
    ways = [way.name for way in found.deliver]
    for rule in found.rules:
        faults += [f"alert `{rule.name}`: {fault}" for fault in _faults_of_rule(rule, found, ways)]


def faults_of(source: Source) -> list[str]:
    """What is wrong with one source, in words."""
    found = []
    if source.kind == "telegram":
        if not source.folder or source.url:
            found.append("a telegram source has a `folder` of exports and no `url`")
    elif source.folder or not _is_web(source.url):
        found.append(f"`url` {source.url!r} is no web address: write https://…")
    for key in ("every", "recheck", "keep", "gone_after"):
        found += _span_faults(key, getattr(source, key), bounded=key in {"every", "recheck"})
    if not 1 <= source.gone_answers <= 100:
        found.append(f"`gone_answers` {source.gone_answers} lies outside 1 to 100")
    if source.language and source.language not in LANGUAGES:
        found.append(f"unknown language `{source.language}`{hint(source.language, USUAL)}")
    if fault := _selector_fault(source.select):
        found.append(fault)
    return found + _pattern_faults(source.ignore)


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _span_faults(key: str, value: str, *, bounded: bool) -> list[str]:
    try:
        length = seconds(value)
    except ValueError as error:
        return [f"`{key}`: {error}"]
    if bounded and not OFTENEST <= length <= SELDOMEST:
        return [f"`{key}` {value!r} is impossible: at least 1m, at most 31d"]
    return []


def _selector_fault(selector: str) -> str:
    try:
        if selector:
            GenericTranslator().css_to_xpath(selector)
    except SelectorError as error:
        return f"`select` {selector!r} is no CSS selector: {error}"
    return ""


def _pattern_faults(patterns: tuple[str, ...]) -> list[str]:
    found = []
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            found.append(f"`ignore` {pattern!r} is no pattern: {error}")
    return found


NEEDS: dict[str, tuple[str, ...]] = {
    "file": ("path",),
    "atom": ("path",),
    "smtp": ("host", "sender", "to"),
    "webhook": ("url",),
    "stdout": (),
}


def _faults_of_way(way: Deliver) -> list[str]:
    found = [f"`{key}` is missing" for key in NEEDS[way.kind] if not getattr(way, key)]
    if way.url and not _is_web(way.url):
        found.append(f"`url` {way.url!r} is no web address")
    if way.quiet and not CLOCK.fullmatch(way.quiet):
        found.append(f"`quiet` {way.quiet!r}: write it as 22:00-07:00, in UTC")
    return found + (_span_faults("digest", way.digest, bounded=False) if way.digest else [])


def _faults_of_rule(rule: AlertRule, found: SourcesFile, ways: list[str]) -> list[str]:
    faults = [
        f"`to` names `{w}`, which is no [[deliver]]{hint(w, ways)}"
        for w in rule.to
        if w not in ways
    ]
    if not rule.to:
        faults.append("`to` names no way of delivery")
    names = [source.name for source in found.sources]
    if rule.source and rule.source not in names:
        faults.append(f"no source `{rule.source}`{hint(rule.source, names)}")
    if rule.on in {"region", "strands"} and not rule.signal:
        faults.append("`signal` is missing: which sign?")
    if rule.on == "probability" and (
        not rule.question or (rule.beyond is None) == (rule.changed_by is None)
    ):
        faults.append("say `question`, and one of `beyond` and `changed_by`")
    return faults + [
        f"`{key}` {value} lies outside 0 to 1"
        for key in ("beyond", "changed_by")
        if (value := getattr(rule, key)) is not None and not 0 < value < 1
    ]


def as_toml(source: Source) -> str:
    """One source as an entry of the file; what is as usual is left out."""
    usual = msgspec.structs.asdict(Source(name="", kind="page"))
    lines = ["[[source]]"]
    for key, value in msgspec.structs.asdict(source).items():
        if key in {"name", "kind"} or value != usual[key]:
            lines.append(f"{key} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:  # noqa: ANN401
    # A JSON string, number, truth value or list of strings is TOML too.
    return msgspec.json.encode(value).decode()
