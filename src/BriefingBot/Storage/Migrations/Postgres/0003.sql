-- Each round of delivery reads what is newly due, and not all there is.
-- Nothing becomes due for a subscription in [looked_from, next_due); '' says that nobody looked yet. Whoever changes at, zone or days sets next_due to ''.
ALTER TABLE subscription ADD COLUMN looked_from TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE subscription ADD COLUMN next_due TEXT COLLATE "C" NOT NULL DEFAULT '';
CREATE INDEX subscription_next_due ON subscription (next_due) WHERE removed = 0 AND days <> 'immediately';
CREATE INDEX subscription_looked_from ON subscription (looked_from) WHERE removed = 0 AND days <> 'immediately';
CREATE INDEX subscription_immediate ON subscription (id) WHERE removed = 0 AND days = 'immediately';

-- What shares one budget of posts: ChannelAddress.Workspace.
ALTER TABLE delivery ADD COLUMN workspace TEXT GENERATED ALWAYS AS (
    CASE WHEN destination LIKE 'slack:%' THEN split_part(destination, '/', 1) ELSE split_part(destination, ':', 1) END) STORED;
ALTER TABLE delivery ADD COLUMN by_clock INTEGER GENERATED ALWAYS AS (CASE WHEN occasion < 'a' THEN 1 ELSE 0 END) STORED; -- a date, and no batch of news or request
ALTER TABLE delivery ADD COLUMN leased_from TEXT;                              -- the state before the last lease; null: never leased
CREATE INDEX delivery_queue ON delivery (workspace, by_clock, next_at) WHERE state IN ('Claimed', 'Retrying', 'Posting');
CREATE INDEX delivery_unsettled ON delivery (subscription, destination) WHERE state IN ('Claimed', 'Retrying', 'Posting');
CREATE INDEX delivery_cut ON delivery (subscription, destination, up_to_version, until);

-- until when the turns to post in a workspace are given away, by whichever replica
CREATE TABLE workspace_pace (
    workspace TEXT   PRIMARY KEY,
    free_at   BIGINT NOT NULL        -- ticks of 100 ns since 1970
);
