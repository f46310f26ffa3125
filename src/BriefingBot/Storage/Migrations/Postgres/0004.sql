-- Channels that briefings can no longer go to, because they are gone or the bot is out of them. They are only added to.
CREATE TABLE ended_destination (
    subscription BIGINT NOT NULL,
    destination  TEXT   NOT NULL,
    ended_at     TEXT   COLLATE "C" NOT NULL,
    reason       TEXT   NOT NULL,
    PRIMARY KEY (subscription, destination)
);
