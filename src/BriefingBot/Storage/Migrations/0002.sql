-- Subscriptions, the ledger of deliveries, and what chat platforms need remembered.

CREATE TABLE subscription (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    channel         TEXT    NOT NULL,   -- slack:TEAM/CHANNEL or teams:CONVERSATION
    speakers        TEXT    NOT NULL,   -- JSON array, as typed
    about           TEXT    NOT NULL,   -- JSON array, as typed
    at              TEXT    NOT NULL,   -- HH:mm in the zone
    zone            TEXT    NOT NULL,   -- IANA
    days            TEXT    NOT NULL,   -- mon-fri
    owner           TEXT,
    created_at      TEXT    NOT NULL,   -- UTC, fixed width
    active_since    TEXT    NOT NULL,   -- made or last resumed: nothing due before is delivered
    created_version INTEGER NOT NULL,   -- store_state.version then: the first window begins after it
    paused          INTEGER NOT NULL DEFAULT 0,
    removed         INTEGER NOT NULL DEFAULT 0
);

-- one row a delivery: the unique key decides who delivers, and that it happens once
CREATE TABLE delivery (
    subscription  INTEGER NOT NULL REFERENCES subscription (id),
    destination   TEXT    NOT NULL,
    occasion      TEXT    NOT NULL,   -- local date, or the id of a request
    state         TEXT    NOT NULL,
    due_at        TEXT    NOT NULL,   -- UTC, fixed width, as all instants here
    after_version INTEGER NOT NULL,   -- the window is (after_version, up_to_version]
    up_to_version INTEGER NOT NULL,
    since         TEXT    NOT NULL,
    until         TEXT    NOT NULL,
    attempts      INTEGER NOT NULL DEFAULT 0,
    next_at       TEXT    NOT NULL,   -- not taken up before
    content       TEXT,               -- JSON, frozen when first composed
    message_id    TEXT,
    problem       TEXT,
    PRIMARY KEY (subscription, destination, occasion)
) WITHOUT ROWID;
CREATE INDEX delivery_open ON delivery (next_at) WHERE state IN ('Claimed', 'Retrying', 'Posting');
CREATE INDEX delivery_newest ON delivery (due_at);

CREATE TABLE received_message (
    key         TEXT PRIMARY KEY,
    received_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX received_message_age ON received_message (received_at);

CREATE TABLE channel (
    address   TEXT PRIMARY KEY,
    reference TEXT NOT NULL       -- what the platform needs to reach it, in its own form
) WITHOUT ROWID;
