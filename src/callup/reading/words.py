"""English words with their places, cut as the tagger's training text was.

In: a text and a stretch of it. Out: the stretch's words as pairs of offsets. Punctuation stands
alone, "'s" and "n't" leave their word, hyphenated words stay whole, abbreviations keep their dot.
Deliberately missing: other languages; spellings such as "gonna" and "cannot" are not divided.
"""

from __future__ import annotations

import re

_WORD = re.compile(
    r"""
    (?P<address> https?://[^\s"“”<>]+ | www\.[^\s"“”<>]+ | [\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+ )
  | (?P<handle> [@\#][A-Za-z_]\w* )
  | (?P<letters> (?:[A-Za-z]\.){2,}(?:-[A-Za-z]\w*)* )         # U.S., a.m., U.S.-led
  | (?P<number> [+-]?\d+(?:[.,:/]\d+)*(?:(?:-\w+)+|st|nd|rd|th|s|\w+)? )
  | (?P<term> [^\W\d_][\w&]*(?:[-/.’'][\w]+|-[A-Z]\.)* )      # well-known, O’Neill, AT&T
  | (?P<dots> \.{2,} | -{2,} | _+ | `` | '' )
  | (?P<sign> \S )
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?:[’'](?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M)|(?<=.)n[’']t|(?<=.)N[’']T)$")
_ABBREVIATIONS = """
    Mr Mrs Ms Messrs Dr Prof Sen Sens Rep Reps Gov Govs Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Pvt
    Rev Hon St Jr Sr Pres Supt Det Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Inc Corp Co
    Ltd vs v etc cf al approx Ave Blvd Calif Fla Mass Mich Pa Va Vt Wis Ariz Conn Ill Ind Md Minn
    Ore Tenn Tex Wash Colo Del Ga Ky La Mo Mont Neb Nev Okla
"""
_DOTTED = frozenset(re.findall(r"\w+", _ABBREVIATIONS))
_RUN_ON = re.compile(r"(?<=[^\W\d_][a-z])\.(?=[A-Z])")  # "It ended.Then it began."
_STOP = ".,;:!?…"


def words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a stretch of text into words.

    >>> line = "He doesn’t know Mr. Ivanov’s e-mail."
    >>> [line[a:b] for a, b in words(line, 0, len(line))]
    ['He', 'does', 'n’t', 'know', 'Mr.', 'Ivanov', '’s', 'e-mail', '.']
    """
    found: list[tuple[int, int]] = []
    at = start
    while match := _WORD.search(text, at, end):
        begin, at = match.span()
        if match.lastgroup == "address":
            while text[at - 1] in _STOP + ")]’'":
                at -= 1
        if match.lastgroup == "term":
            at = _add_term(found, text, begin, at, end)
        else:
            found.append((begin, at))
    return found


def _add_term(found: list[tuple[int, int]], text: str, begin: int, at: int, end: int) -> int:
    """Add a word, its clitic and its dot apart or together; return where reading goes on."""
    run_on = _RUN_ON.search(text, begin, at)
    if run_on:
        at = run_on.start()
    clitic = _CLITIC.search(text, begin, at)
    if clitic and clitic.start() > begin:
        found.append((begin, clitic.start()))
        found.append((clitic.start(), at))
        return at
    dotted = at < end and text[at] == "."
    initial = at - begin == 1 and text[begin].isupper() and text[begin] != "I"
    if dotted and (initial or text[begin:at] in _DOTTED) and at + 1 < end:
        at += 1
    found.append((begin, at))
    return at
