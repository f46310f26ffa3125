-- Channels that briefings can no longer go to, because they are gone or the bot is out of them. They are only added to.
CREATE TABLE ended_destination (
    subscription INTEGER NOT NULL,
    destination  TEXT    NOT NULL,
    ended_at     TEXT    NOT NULL,
    reason       TEXT    NOT NULL,
    PRIMARY KEY (subscription, destination)
);
