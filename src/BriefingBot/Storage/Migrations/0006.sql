-- Eight megabytes of new words are gathered before a piece of the index is written, not one: fewer pieces to merge. Half the time of
-- indexing when much is loaded at once, no difference when little is (docs/PERFORMANCE.md).
INSERT INTO statement_text (statement_text, rank) VALUES ('hashsize', 8000000);
