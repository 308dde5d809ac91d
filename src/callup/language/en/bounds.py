"""English bound words. In: nothing. Out: tables. Deliberately missing: irony ("a mere 300")."""

from callup.language.bounds import BoundBook, lines
from callup.model import Bound

BOOK = BoundBook(
    before=lines(
        Bound.ABOUT,
        "about|around|some|roughly|approximately|approx|approx .|circa|ca|ca .|c .|an estimated|estimated|estimated at|"
        "nearly|almost|close to|~|≈|in the region of|on the order of|in the order of|somewhere around|in the vicinity of|"
        "roughly equal to|practically|virtually|an average of|on average|averaged|averaging|average of|estimates of|"
        "the equivalent of|just about|or so|perhaps|maybe|plus or minus|an approximate|approaching",
    )
    | lines(
        Bound.MORE_THAN,
        "over|more than|above|in excess of|exceeding|exceed|exceeds|exceeded|upwards of|upward of|north of|greater than|"
        "larger than|higher than|bigger than|older than|longer than|well over|just over|a little over|slightly over|"
        "slightly more than|a little more than|well above|just above|topped|tops|surpassed|surpasses|surpassing|passed|"
        "beyond|>|far more than|many more than|much more than|well more than|a bit more than|over than|outnumbered|"
        "in more than|not just|better than|has exceeded|no longer just",
    )
    | lines(
        Bound.AT_LEAST,
        "at least|no fewer than|no less than|not less than|not fewer than|minimum|a minimum of|minimum of|the minimum of|"
        "at a minimum|at minimum|at the least|at the very least|as few as|>=|≥|a minimum|min|min .|not below|no lower than|"
        "no younger than|starting at|starting from|beginning at|none less than|upwards from|a confirmed|nothing less than",
    )
    | lines(
        Bound.UP_TO,
        "up to|as many as|as much as|at most|no more than|not more than|maximum|a maximum of|maximum of|at the most|"
        "not exceeding|not exceed|not to exceed|never more than|no higher than|no older than|no longer than|capped at|"
        "limited to|a limit of|limit of|a ceiling of|ceiling of|a cap of|cap of|≤|<=|upto|not over|as high as|as long as|"
        "as large as|as old as|a maximum|max|max .|the maximum of|not above|no greater than|all the way up to|"
        "anything up to|nothing more than|until age|until the age of|up until age|up to age|up to the age of|"
        "through age|not exceeded|does not exceed",
    )
    | lines(
        Bound.LESS_THAN,
        "under|less than|fewer than|below|just under|short of|lower than|smaller than|younger than|<|well under|"
        "well below|slightly less than|slightly under|a little under|just below|just less than|just short of|"
        "a little less than|shy of|just shy of|slightly fewer than|shorter than|barely|fewer then|not even|not quite",
    ),
    after=lines(
        Bound.AT_LEAST,
        "+|- plus|plus|or more|and more|or higher|or above|and above|and over|or over|and up|"
        "at least|at a minimum|at minimum|minimum|or older|and older|or greater|or longer|and counting|if not more|"
        "or even more|- or - more|upwards|or better|or thereover",
    )  # fmt: skip
    | lines(
        Bound.ABOUT,
        "or so|- odd|odd|- ish|or thereabouts|approximately|give or take|roughly|- some",
    )
    | lines(
        Bound.UP_TO,
        "at most|at the most|or less|or fewer|or under|or younger|and under|and younger|maximum|max|"
        "or below|and below|tops|or lower|at a maximum",
    ),  # fmt: skip
    fillers=frozenset(
        {
            "a",
            "an",
            "total",
            "of",
            "additional",
            "another",
            "$",
            "€",
            "£",
            "₽",
            "us$",
            "as",
            "extra",
            "further",
            "the",
            "age",
            "ages",
            "aged",
            "these",
            "those",
            "us",
            "usd",
            "eur",
            "whopping",
            "combined",
            "cumulative",
            "new",
            "ruble",
            "rubles",
            "by",
        }
    ),  # fmt: skip
    limits=lines(Bound.AT_LEAST, "minimum|minimal|minimally|lowest")
    | lines(Bound.UP_TO, "maximum|maximal|upper|cap|ceiling|limit|highest"),
    links=frozenset(
        {
            "of",
            "is",
            "was",
            "at",
            "to",
            "be",
            ":",
            "—",
            "–",
            "-",
            "from",
            "being",
            "are",
            "were",
            "age",
            "period",
        }
    ),
)
