"""Text that stays text, whatever it is written into. In: a text. Out: the same, with nothing in it a format would obey.

``plain`` (terminals), ``cell`` (spreadsheets) and ``leaving`` (records) are ``privacy``'s last step, ``markup`` is for HTML,
``markdown`` for Markdown. ``grid.write`` passes every record and every finished text through here; a writer only escapes for
its own format. Deliberately missing: private names; what comes in has passed the gate.
"""

from html import escape

from callup.privacy import cell, leaving, plain

ESCAPED = str.maketrans(
    {
        "\\": r"\\",
        "*": r"\*",
        "_": r"\_",
        "|": r"\|",
        "<": "&lt;",
        "`": r"\`",
        "[": r"\[",
        "]": r"\]",
    }
)


def markup(text: object) -> str:
    """Text for HTML and SVG, in attributes too.

    >>> markup('<a "b">')
    '&lt;a &quot;b&quot;&gt;'
    """
    return escape(str(text))


def markdown(text: str) -> str:
    r"""Text on one line, with nothing in it that Markdown would take for its own.

    >>> markdown("a * b\n[c](d)")
    'a \\* b \\[c\\](d)'
    """
    return " ".join(text.split()).translate(ESCAPED)


__all__ = ["cell", "leaving", "markdown", "markup", "plain"]
