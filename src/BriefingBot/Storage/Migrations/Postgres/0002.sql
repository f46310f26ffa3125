-- What links to pages are signed with: made at the first start, so that links outlive restarts.
CREATE TABLE secret (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- Corrections told in messages that were posted: one row a briefing. They are only added to.
CREATE TABLE briefing_edit (
    subscription BIGINT  NOT NULL,
    destination  TEXT    NOT NULL,
    occasion     TEXT    COLLATE "C" NOT NULL,
    corrections  TEXT    NOT NULL,   -- JSON, in the order in which they were found
    known        INTEGER NOT NULL,   -- how many they are: what is added is guarded by it
    state        TEXT    NOT NULL,   -- Open, Told or Failed
    attempts     INTEGER NOT NULL DEFAULT 0,
    next_at      TEXT    COLLATE "C" NOT NULL,   -- not taken up before
    problem      TEXT,
    PRIMARY KEY (subscription, destination, occasion)
);
CREATE INDEX briefing_edit_open ON briefing_edit (next_at) WHERE state = 'Open';
CREATE INDEX delivery_posted ON delivery (next_at) WHERE state = 'Sent';
