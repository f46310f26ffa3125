-- Subscriptions follow phrases too, go to several channels, and may rest until a day. days is now also "immediately": no clock then, and at counts for nothing.
ALTER TABLE subscription ADD COLUMN destinations TEXT NOT NULL DEFAULT '[]';   -- JSON array: slack:TEAM/CHANNEL, teams:CONVERSATION
UPDATE subscription SET destinations = json_array(channel);
ALTER TABLE subscription DROP COLUMN channel;
ALTER TABLE subscription ADD COLUMN phrases TEXT NOT NULL DEFAULT '[]';        -- JSON array, as typed
ALTER TABLE subscription ADD COLUMN not_phrases TEXT NOT NULL DEFAULT '[]';    -- JSON array, as typed
ALTER TABLE subscription ADD COLUMN if_empty TEXT NOT NULL DEFAULT 'Silent';   -- Silent or Line
ALTER TABLE subscription ADD COLUMN paused_until TEXT;                         -- UTC, fixed width; null: until it is resumed
ALTER TABLE subscription ADD COLUMN identity TEXT;                             -- what, when and where, in one form; null: made before this column was, or changed since
CREATE UNIQUE INDEX subscription_identity ON subscription (identity) WHERE removed = 0;
