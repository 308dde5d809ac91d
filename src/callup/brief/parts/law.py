"""Law in force. In: the rules of the evidence. Out: one part a rule: its status and every statement it rests on."""

from collections.abc import Iterator

from callup.brief.context import Context
from callup.brief.wording import LAW_STATES
from callup.model import LawItem, LawSaid
from callup.model.brief import LawPart, LawRow


def law_parts(context: Context) -> Iterator[LawPart]:
    """Every rule somebody speaks of, in the case's order."""
    for item in context.material.evidence.law:
        yield _part(item, context)


def _part(item: LawItem, context: Context) -> LawPart:
    return LawPart(
        name=item.name,
        kind=item.kind,
        title=item.title,
        definition=item.definition,
        status=LAW_STATES[item.status],
        since=item.since,
        rule=item.rule,
        rows=tuple(_row(said, context) for said in item.said),
    )


def _row(said: LawSaid, context: Context) -> LawRow:
    return LawRow(
        date=said.date,
        status="denied" if said.denies or said.status is None else LAW_STATES[said.status],
        side=said.side,
        old=said.superseded,
        line=context.line("law", said.claim),
    )
