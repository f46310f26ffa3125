-- What editors correct, what rereading no longer finds, and what readers flag.

-- a log: rows are only ever added, and the last one of a statement stands
CREATE TABLE correction (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    statement    TEXT NOT NULL,     -- statement.id or withdrawn_statement.id
    article      TEXT NOT NULL,     -- article.id
    kind         TEXT NOT NULL,     -- Withdrawn, Speaker or Restored
    speaker      TEXT,              -- the five of a kind Speaker: who said it
    speaker_kind TEXT,
    office       TEXT,
    country      TEXT,
    organisation TEXT,
    editor       TEXT NOT NULL,
    reason       TEXT NOT NULL,
    made_at      TEXT NOT NULL,     -- UTC, fixed width, as all instants here
    carried_from TEXT               -- the statement this was made of, when its words moved and the correction moved with them
);
CREATE INDEX correction_statement ON correction (statement, number);
CREATE INDEX correction_article ON correction (article);

-- statements no search finds: their ids still resolve
CREATE TABLE withdrawn_statement (
    id           TEXT    PRIMARY KEY,
    article      INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    correction   INTEGER REFERENCES correction (number), -- null: rereading no longer finds it
    is_read      INTEGER NOT NULL,  -- whether today's reading of the article finds it, so that it can be restored
    withdrawn_at TEXT    NOT NULL,
    words        TEXT    NOT NULL,  -- the content as printed when it was withdrawn: the article may have changed since
    ordinal      INTEGER NOT NULL,  -- from here on as in statement, as read
    mode         TEXT    NOT NULL,
    said_from    TEXT,
    said_to      TEXT,
    speaker      TEXT,
    speaker_key  TEXT,
    speaker_kind TEXT,
    office       TEXT,
    country      TEXT,
    organisation TEXT,
    detail       TEXT    NOT NULL
);
CREATE INDEX withdrawn_statement_article ON withdrawn_statement (article, ordinal);

CREATE TABLE flag (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    reason    TEXT    NOT NULL,
    statement TEXT,                 -- null: of the answer as a whole
    question  TEXT,                 -- null: not of an answer
    note      TEXT,
    origin    TEXT    NOT NULL,     -- web, api, or the channel: slack:TEAM/CHANNEL, teams:CONVERSATION
    reader    TEXT,                 -- the platform's id of who flagged
    made_at   TEXT    NOT NULL,
    state     TEXT    NOT NULL,     -- Open, Resolved or Dismissed
    editor    TEXT,                 -- who closed it
    remark    TEXT,
    closed_at TEXT
);
CREATE INDEX flag_open ON flag (id) WHERE state = 'Open';
