-- What threads remember, for a day.

CREATE TABLE conversation (
    thread   TEXT PRIMARY KEY,    -- the caller's key: platform, workspace or tenant, channel, thread
    state    TEXT NOT NULL,       -- JSON
    asked_at TEXT NOT NULL        -- the last question, UTC, fixed width
) WITHOUT ROWID;
CREATE INDEX conversation_age ON conversation (asked_at);
