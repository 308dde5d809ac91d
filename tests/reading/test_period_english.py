"""English times: which words name one, and which days they mean."""

import datetime as dt

import pytest

from callup.model import PeriodKind, Span
from callup.reading.period import find_times, to_period

ANCHOR = dt.date(2023, 3, 28)  # a Tuesday


def times(text, anchor=ANCHOR, language="en"):
    return find_times(text, Span(0, len(text)), language, anchor)


def only(text, anchor=ANCHOR):
    [mention] = times(text, anchor)
    return mention.start, mention.end


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The depot burned on March 15.", "2023-03-15", "2023-03-15"),
        ("Buses left on Wednesday, March 15, before noon.", "2023-03-15", "2023-03-15"),
        ("Rallies were held on September 21 and 22.", "2022-09-21", "2022-09-22"),
        ("Fires broke out on October 22, 23, and 24.", "2022-10-22", "2022-10-24"),
        ("It closed between September 26 and October 8, 2022.", "2022-09-26", "2022-10-08"),
        ("The drive runs from April 1 to July 15.", "2023-04-01", "2023-07-15"),
        ("The drive runs 1 April - 15 July 2023.", "2023-04-01", "2023-07-15"),
        ("Offices stay open from 15 to 20 April.", "2023-04-15", "2023-04-20"),
        ("They trained from mid-March to mid-April.", "2023-03-11", "2023-04-20"),
        ("Last fall the square was full.", "2022-09-01", "2022-11-30"),
        ("It rained this winter.", "2022-12-01", "2023-02-28"),
        ("It began in September last year.", "2022-09-01", "2022-09-30"),
        ("In early January the list was shut.", "2023-01-01", "2023-01-10"),
        ("In the second half of October it ended.", "2022-10-16", "2022-10-31"),
        ("Output fell in the first half of 2023.", "2023-01-01", "2023-06-30"),
        ("They met last week.", "2023-03-21", "2023-03-21"),
        ("The offices opened earlier this month.", "2023-03-01", "2023-03-28"),
        ("Crowds gathered over the weekend.", "2023-03-25", "2023-03-26"),
        ("The bill was filed on 03/24/2023.", "2023-03-24", "2023-03-24"),
        ("The budget of 2024-2026 was passed.", "2024-01-01", "2026-12-31"),
        ("They will finish it within two weeks.", "2023-03-28", "2023-04-11"),
        ("The ban holds through the end of 2023.", None, "2023-12-31"),
        ("They must report by April.", None, "2023-04-01"),
        ("They must report by Friday.", None, "2023-03-31"),
        ("The office will open in ten days.", "2023-04-07", "2023-04-07"),
        ("The rule is effective May 1.", "2023-05-01", None),
        ("The spring 2023 draft is large.", "2023-03-01", "2023-05-31"),
        ("The army must be ready by Victory Day.", None, "2023-05-09"),
        ("The law has been in force since December.", "2022-12-01", None),
    ],
)
def test_a_time_means_these_days(text, start, end):
    assert only(text) == (start, end)


def test_a_month_told_in_the_past_is_the_latest_even_where_plans_follow():
    text = "In late October the minister announced that no further steps are planned."
    assert only(text) == ("2022-10-21", "2022-10-31")


def test_a_month_told_in_the_future_is_the_next():
    assert only("Training will begin in October.") == ("2023-10-01", "2023-10-31")


@pytest.mark.parametrize(
    "text",
    [
        "He said it may happen and the men march on.",
        "We sat there in the sun while prices fall.",
        "The spring offensive has stalled.",
        "Some 2000 men left and about 1950 conscripts stayed.",
        "The 80th brigade lost 2,000 men of its second line.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(text):
    assert times(text) == []


def test_a_relative_time_without_a_date_stays_unresolved():
    [mention] = times("They left last week.", anchor=None)
    assert (mention.start, mention.end, mention.resolved) == (None, None, False)


def test_a_deadline_is_marked_as_one():
    [mention] = times("They want 500 men by the end of the year.")
    assert (mention.relation, mention.end) == ("by", "2023-12-31")


def test_a_mention_becomes_a_period_of_the_kind_asked_for():
    [mention] = times("It starts on April 1, 2023.")
    period = to_period(mention, PeriodKind.VALIDITY)
    assert (period.start, period.kind, period.span) == (
        "2023-04-01",
        PeriodKind.VALIDITY,
        mention.span,
    )


def test_a_plan_that_was_made_tells_no_tense_and_one_who_plans_does():
    made = only("The council backed a plan in mid-February to hire clerks.")
    assert made == ("2023-02-11", "2023-02-20")
    assert only("The council plans in mid-February a count of clerks.")[0] == "2024-02-11"
