"""The steps from each version of a store to the next, as they were released. In: nothing. Out: SQL, word for word.

A step that was ever released is never changed: add another behind it. It is written out, and not made from ``schema``, because
``schema`` says what the tables are today. Where the stores differ, {KEY} is text compared byte by byte and {NUMBER} a number
the store counts up by itself. Deliberately missing: the way back.
"""

import msgspec

KEY = {"sqlite": "TEXT", "postgresql": 'TEXT COLLATE "C"'}
NUMBER = {"sqlite": "INTEGER", "postgresql": "SERIAL"}


class SchemaStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step. ``recounts`` asks for the tallies to be counted anew, once, when all steps are taken."""

    sql: str
    sqlite: str = ""
    postgresql: str = ""
    recounts: bool = False

    def statements(self, dialect: str) -> list[str]:
        """The statements for one kind of store, in order."""
        own = self.sqlite if dialect == "sqlite" else self.postgresql
        text = (self.sql + own).replace("{KEY}", KEY[dialect]).replace("{NUMBER}", NUMBER[dialect])
        return [part.strip() for part in text.split(";") if part.strip()]


FIRST = SchemaStep(
    sql="""
CREATE TABLE documents (
    id {KEY} NOT NULL,
    file TEXT NOT NULL,
    title TEXT,
    url TEXT,
    publisher TEXT,
    published {KEY},
    language TEXT NOT NULL,
    known_since {KEY} NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX documents_by_day ON documents (known_since, id);
CREATE TABLE readings (
    document {KEY} NOT NULL,
    generation INTEGER NOT NULL,
    reader TEXT NOT NULL,
    read_at {KEY} NOT NULL,
    claim_count INTEGER NOT NULL,
    PRIMARY KEY (document, generation),
    FOREIGN KEY (document) REFERENCES documents (id)
);
CREATE TABLE claims (
    number INTEGER NOT NULL,
    id {KEY} NOT NULL,
    document {KEY} NOT NULL,
    generation INTEGER NOT NULL,
    published {KEY},
    known_since {KEY} NOT NULL,
    signal {KEY},
    measure {KEY},
    stance {KEY} NOT NULL,
    speaker TEXT,
    core BOOLEAN NOT NULL,
    start INTEGER NOT NULL,
    reader TEXT NOT NULL,
    read_at {KEY} NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY (document, generation) REFERENCES readings (document, generation),
    CONSTRAINT one_claim_a_generation UNIQUE (id, generation)
);
CREATE INDEX claims_by_day ON claims (known_since);
CREATE INDEX claims_by_document ON claims (document);
CREATE INDEX claims_by_measure ON claims (measure, known_since);
CREATE INDEX claims_by_signal ON claims (signal, known_since);
CREATE INDEX claims_by_stance ON claims (stance, known_since);
CREATE TABLE claim_places (
    claim INTEGER NOT NULL,
    code {KEY} NOT NULL,
    PRIMARY KEY (claim, code),
    FOREIGN KEY (claim) REFERENCES claims (number)
);
CREATE INDEX claim_places_by_code ON claim_places (code, claim);
CREATE TABLE captures (
    number {NUMBER} NOT NULL,
    document {KEY} NOT NULL,
    file TEXT NOT NULL,
    at {KEY} NOT NULL,
    PRIMARY KEY (number),
    CONSTRAINT one_capture_a_file UNIQUE (document, file),
    FOREIGN KEY (document) REFERENCES documents (id)
);
CREATE TABLE refusals (
    number {NUMBER} NOT NULL,
    id {KEY} NOT NULL,
    file TEXT NOT NULL,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    at {KEY} NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id)
);
CREATE TABLE events (
    number {NUMBER} NOT NULL,
    at {KEY} NOT NULL,
    what TEXT NOT NULL,
    subject {KEY} NOT NULL,
    detail TEXT NOT NULL,
    reader TEXT,
    PRIMARY KEY (number)
);
CREATE INDEX events_by_subject ON events (subject, number);
""",
    # Words parted by spaces and nothing else: both stores then see the same words. `also` holds the other dictionary
    # forms a word may have; the words themselves stand in the documents and are not kept twice.
    sqlite="""
CREATE VIRTUAL TABLE claim_words USING fts5(forms, also, content='', tokenize='ascii');
""",
    postgresql="""
CREATE TABLE claim_words (claim INTEGER PRIMARY KEY REFERENCES claims (number), words TSVECTOR NOT NULL);
CREATE INDEX claim_words_by_word ON claim_words USING gin (words);
""",
)

DECISIONS = SchemaStep(
    sql="""
CREATE TABLE decisions (
    number {NUMBER} NOT NULL,
    id {KEY} NOT NULL,
    at {KEY} NOT NULL,
    kind {KEY} NOT NULL,
    subject {KEY} NOT NULL,
    verdict {KEY} NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id)
);
CREATE INDEX decisions_by_subject ON decisions (subject, number);
CREATE INDEX decisions_by_time ON decisions (at, number);
"""
)

TALLY_COLUMNS = """
CREATE TABLE tallies (
    day {KEY} NOT NULL,
    signal {KEY} NOT NULL,
    code {KEY} NOT NULL,
    dated BOOLEAN NOT NULL,
    claims INTEGER NOT NULL,
    denied INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    latest INTEGER NOT NULL,
    PRIMARY KEY (day, signal, code, dated)
)"""
TALLY_INDEX = """;
CREATE INDEX tallies_by_code ON tallies (code, day);
"""
TALLIES = SchemaStep(
    sql="",
    sqlite=f"{TALLY_COLUMNS} WITHOUT ROWID{TALLY_INDEX}",
    postgresql=f"{TALLY_COLUMNS}{TALLY_INDEX}",
    recounts=True,
)

WATCH = SchemaStep(
    sql="""
CREATE INDEX documents_by_url ON documents (url);
CREATE TABLE page_captures (
    number {NUMBER} NOT NULL,
    id {KEY} NOT NULL,
    url {KEY} NOT NULL,
    at {KEY} NOT NULL,
    status INTEGER NOT NULL,
    kind {KEY} NOT NULL,
    mime TEXT NOT NULL,
    sha256 {KEY} NOT NULL,
    file {KEY} NOT NULL,
    "offset" BIGINT NOT NULL,
    length BIGINT NOT NULL,
    record_sha256 {KEY} NOT NULL,
    source {KEY} NOT NULL,
    refers {KEY},
    truncated TEXT NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id)
);
CREATE INDEX page_captures_by_digest ON page_captures (sha256);
CREATE INDEX page_captures_by_file ON page_captures (file, "offset");
CREATE INDEX page_captures_by_url ON page_captures (url, number);
CREATE TABLE page_changes (
    number {NUMBER} NOT NULL,
    id {KEY} NOT NULL,
    kind {KEY} NOT NULL,
    url {KEY} NOT NULL,
    at {KEY} NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id)
);
CREATE INDEX page_changes_by_url ON page_changes (url, number);
CREATE TABLE watched_pages (
    url {KEY} NOT NULL,
    source {KEY} NOT NULL,
    due FLOAT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (url)
);
CREATE INDEX watched_pages_by_due ON watched_pages (due);
CREATE TABLE published (
    url {KEY} NOT NULL,
    publisher TEXT,
    day {KEY} NOT NULL,
    PRIMARY KEY (url)
);
CREATE INDEX published_by_day ON published (day);
CREATE TABLE alerts (
    number {NUMBER} NOT NULL,
    id {KEY} NOT NULL,
    rule {KEY} NOT NULL,
    at {KEY} NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id)
);
CREATE TABLE deliveries (
    number {NUMBER} NOT NULL,
    alert {KEY} NOT NULL,
    way {KEY} NOT NULL,
    at {KEY} NOT NULL,
    done BOOLEAN NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY (alert) REFERENCES alerts (id)
);
CREATE INDEX deliveries_by_alert ON deliveries (alert, way);
"""
)

STEPS: tuple[SchemaStep, ...] = (FIRST, DECISIONS, TALLIES, WATCH)
"""What leads from each version to the next."""
