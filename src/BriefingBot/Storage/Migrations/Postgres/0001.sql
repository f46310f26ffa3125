-- Subscriptions, the ledger of deliveries, and what chat platforms need remembered: the tables of the SQLite file, for replicas to share.
-- Instants are text as there: UTC, fixed width, ordered by their bytes.

CREATE TABLE subscription (
    id              BIGINT  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    destinations    TEXT    NOT NULL,   -- JSON array: slack:TEAM/CHANNEL, teams:CONVERSATION
    speakers        TEXT    NOT NULL,   -- JSON array, as typed, and so the next three
    about           TEXT    NOT NULL,
    phrases         TEXT    NOT NULL,
    not_phrases     TEXT    NOT NULL,
    at              TEXT    NOT NULL,   -- HH:mm in the zone
    zone            TEXT    NOT NULL,   -- IANA
    days            TEXT    NOT NULL,   -- mon-fri, or immediately: then at counts for nothing
    if_empty        TEXT    NOT NULL,   -- Silent or Line
    owner           TEXT,
    created_at      TEXT    COLLATE "C" NOT NULL,
    active_since    TEXT    COLLATE "C" NOT NULL,   -- made or last resumed: nothing due before is delivered
    created_version BIGINT  NOT NULL,   -- the statement store's version then: the first window begins after it
    paused          INTEGER NOT NULL DEFAULT 0,
    paused_until    TEXT    COLLATE "C",            -- null: until it is resumed
    removed         INTEGER NOT NULL DEFAULT 0,
    identity        TEXT                -- what, when and where, in one form; null: changed since
);
CREATE UNIQUE INDEX subscription_identity ON subscription (md5(identity)) WHERE removed = 0; -- an index holds no text of any length

-- one row a delivery: the unique key decides who delivers, and that it happens once
CREATE TABLE delivery (
    subscription  BIGINT  NOT NULL REFERENCES subscription (id),
    destination   TEXT    NOT NULL,
    occasion      TEXT    COLLATE "C" NOT NULL,   -- local date, or the id of a request
    state         TEXT    NOT NULL,
    due_at        TEXT    COLLATE "C" NOT NULL,
    after_version BIGINT  NOT NULL,   -- the window is (after_version, up_to_version]
    up_to_version BIGINT  NOT NULL,
    since         TEXT    COLLATE "C" NOT NULL,
    until         TEXT    COLLATE "C" NOT NULL,
    attempts      INTEGER NOT NULL DEFAULT 0,
    next_at       TEXT    COLLATE "C" NOT NULL,   -- not taken up before
    content       TEXT,               -- JSON, frozen when first composed
    message_id    TEXT,
    problem       TEXT,
    PRIMARY KEY (subscription, destination, occasion)
);
CREATE INDEX delivery_open ON delivery (next_at) WHERE state IN ('Claimed', 'Retrying', 'Posting');
CREATE INDEX delivery_newest ON delivery (due_at);

CREATE TABLE received_message (
    key         TEXT PRIMARY KEY,
    received_at TEXT COLLATE "C" NOT NULL
);
CREATE INDEX received_message_age ON received_message (received_at);

CREATE TABLE channel (
    address   TEXT PRIMARY KEY,
    reference TEXT NOT NULL       -- what the platform needs to reach it, in its own form
);

-- the one statement store in whose versions all windows here are counted
CREATE TABLE statement_store (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    identity TEXT NOT NULL        -- store_state.identity
);
