-- Which store this is: a database of briefings that replicas share knows by it in whose versions its windows are counted. A backup keeps it.
ALTER TABLE store_state ADD COLUMN identity TEXT NOT NULL DEFAULT '';
UPDATE store_state SET identity = lower(hex(randomblob(16)));
