-- Articles, their statements, and the index a question searches.

CREATE TABLE store_state (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    version     INTEGER NOT NULL,   -- counts the changes; also the number of the batch a change belongs to
    articles    INTEGER NOT NULL,
    statements  INTEGER NOT NULL
);
INSERT INTO store_state (id, version, articles, statements) VALUES (1, 0, 0, 0);

CREATE TABLE article (
    number      INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of first ingestion; an update keeps it
    id          TEXT    NOT NULL UNIQUE,
    batch       INTEGER NOT NULL,   -- store_state.version after the change that first brought it; an update keeps it
    ingested_at TEXT    NOT NULL,   -- first ingestion, UTC, fixed width; an update keeps it
    updated_at  TEXT    NOT NULL,   -- last change, UTC, fixed width
    published   TEXT,               -- ISO date; null when undated
    publisher   TEXT,
    url         TEXT,
    fingerprint TEXT    NOT NULL,   -- of the article and its statements: equal means unchanged
    title       TEXT    NOT NULL,
    text        TEXT    NOT NULL
);
CREATE INDEX article_published ON article (published);
CREATE INDEX article_batch ON article (batch);

CREATE TABLE statement (
    row          INTEGER PRIMARY KEY, -- publication day * 1,000,000,000 + sequence; day 0 is undated
    id           TEXT    NOT NULL UNIQUE,
    article      INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    ordinal      INTEGER NOT NULL,  -- from 0, in the order of the text
    mode         TEXT    NOT NULL,
    said_from    TEXT,              -- ISO date; the day of publication where speech is not dated
    said_to      TEXT,              -- itself included
    speaker      TEXT,
    speaker_key  TEXT,              -- actor.key
    speaker_kind TEXT,
    office       TEXT,
    country      TEXT,
    organisation TEXT,
    detail       TEXT    NOT NULL   -- JSON: spans in UTF-16 positions of article.text, and the rest
);
CREATE INDEX statement_article ON statement (article, ordinal);
CREATE INDEX statement_speaker ON statement (speaker_key, row);

CREATE TABLE actor (
    key    TEXT    PRIMARY KEY,     -- the name in lower case
    name   TEXT    NOT NULL,
    kind   TEXT    NOT NULL,
    said   INTEGER NOT NULL,
    about  INTEGER NOT NULL,
    newest INTEGER                  -- statement.row of the newest statement they made; null when they made none
) WITHOUT ROWID;

-- rowid = statement.row, so that a window of publication is a range and "newest first" needs no sorting
CREATE VIRTUAL TABLE statement_text USING fts5 (
    body, facets, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
);
