-- The state of a delivery stays while somebody has it, so the one before is not kept any more.
ALTER TABLE delivery DROP COLUMN leased_from;
