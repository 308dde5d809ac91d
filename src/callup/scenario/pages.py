"""A projection as one self-contained page, and as rows. In: a Projection, facts. Out: HTML without script; CSV text.

Deliberately missing: anything fetched from elsewhere; the page opens offline and asks nobody.
"""

import base64
import csv
import hashlib
import io
import re
from collections.abc import Iterable, Mapping
from html import escape

from callup.model import Fact
from callup.model.projection import PathAnswer, Projection
from callup.scenario.charts import comparison, fan, tornado
from callup.scenario.report import ANSWERS, Section, report

STYLE = """:root{color-scheme:light dark;--ink:#1d2126;--soft:#5b6570;--line:#d9dde2;--paper:#fcfcfa}
@media(prefers-color-scheme:dark){:root{--ink:#e6e8ea;--soft:#a0a9b2;--line:#3a4149;--paper:#15181b}}
body{margin:0 auto;max-width:800px;padding:24px 20px 60px;background:var(--paper);color:var(--ink);
font:17px/1.5 Georgia,"DejaVu Serif",serif}
h1{font-size:28px;line-height:1.2;margin:4px 0}h2{font-size:20px;margin:32px 0 8px;border-bottom:1px solid var(--line)}
.small,table{font-family:"Helvetica Neue",Arial,"DejaVu Sans",sans-serif}.small{font-size:14px;color:var(--soft)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:14px}th{text-align:left;color:var(--soft)}
th,td{padding:5px 12px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}td:last-child{min-width:82px}
svg{max-width:100%;height:auto}
li{margin:6px 0;overflow-wrap:anywhere}:target{background:#ffe9a8;color:#1d2126}"""
CITED = re.compile(r"\[(ff[\w-]+)\]")
LINK = re.compile(r"(https?://\S+)$")


def page(made: Projection, facts: Mapping[str, Fact], maps: Mapping[str, str] | None = None) -> str:
    """The page: sections of the report with the pictures beside them; ``maps`` are pictures of shares by path."""
    titles = ", ".join(answer.title.lower() for answer in made.paths)
    parts = [
        f"<p class=small>Callup · projection · as of {escape(made.as_of)}, until {escape(made.until)}</p>",
        f"<h1>What could they deliver: {escape(titles)}?</h1>",
    ]
    for section in report(made, facts):
        parts.append(_section(section))
        if section.title == "Answer":
            parts += _fans(made)
        if section.title.startswith("Where the spread"):
            parts += [_tornado(answer) for answer in made.paths]
        if section.title.startswith("Where the men"):
            parts += [(maps or {}).get(answer.path, "") for answer in made.paths]
    return _page(f"Projection as of {made.as_of}", parts)


def _fans(made: Projection) -> Iterable[str]:
    needs = [need.need for need in made.paths[0].needs]
    yield comparison(made.paths, "new_trained", "Newly trained men: medians with 50% bands", needs)
    for answer in made.paths:
        yield fan(
            answer.fans["new_trained"], f"{answer.title}: newly trained men, 50% and 80%", needs
        )
        yield fan(answer.fans["in_zone"], f"{answer.title}: men in the zone, 50% and 80%")


def _tornado(answer: PathAnswer) -> str:
    own = [driver for driver in answer.drivers if driver.answer == "new_trained"]
    title = f"{answer.title}: what the spread of {ANSWERS['new_trained']} comes from"
    return tornado(own, title) if own else ""


def _section(section: Section) -> str:
    items = [_item(line, sources=section.title == "Sources") for line in section.lines]
    lines = f"<ul>{''.join(items)}</ul>" if items else ""
    return f"<h2>{escape(section.title)}</h2>{_table(section.table)}{lines}"


def _item(line: str, *, sources: bool) -> str:
    text = escape(line)
    if not sources:
        return f"<li>{CITED.sub(_cite, text)}</li>"
    key = CITED.match(line)
    linked = LINK.sub(r'<a href="\1" rel="noreferrer">\1</a>', text)
    return f'<li class=small id="{key[1] if key else ""}">{linked}</li>'


def _cite(found: re.Match[str]) -> str:
    return f'<a href="#{found[1]}">[{found[1]}]</a>'


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in rows[0])
    body = "".join(
        f"<tr>{''.join(f'<td>{CITED.sub(_cite, escape(cell))}</td>' for cell in row)}</tr>"
        for row in rows[1:]
    )
    return f"<div class=scroll><table><tr>{head}</tr>{body}</table></div>"


def _page(title: str, parts: Iterable[str]) -> str:
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head><body>{''.join(parts)}</body></html>\n"
    )


def rows(made: Projection) -> str:
    """Everything by day, need and region as CSV: path, answer, key (a date, need or region), five percentiles, chance."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["path", "answer", "key", "p10", "p25", "p50", "p75", "p90", "chance"])
    for answer in made.paths:
        for name, days in answer.fans.items():
            for day in days:
                writer.writerow(
                    [answer.path, name, day.date, *(f"{x:.0f}" for x in day.levels), ""]
                )
        for need in answer.needs:
            value, key = need.delivered, f"{need.need.men:.0f}@{need.need.by}"
            row = [f"{value.low:.0f}", "", f"{value.median:.0f}", "", f"{value.high:.0f}"]
            writer.writerow([answer.path, "need", key, *row, f"{need.chance:.4f}"])
        for part in answer.regions:
            row = [f"{part.men.low:.0f}", "", f"{part.men.median:.0f}", "", f"{part.men.high:.0f}"]
            writer.writerow([answer.path, "men called up and signed", part.code, *row, ""])
    return out.getvalue()
