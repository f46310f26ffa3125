-- Statements said, or announced for, more than a month from their publication, and those of undated articles: whoever looks for a date of
-- speech reads these and the rows around the date, not all rows. 1930635.5 turns the day in a row's number into a Julian day.
CREATE INDEX statement_elsewhen ON statement (said_from, said_to)
    WHERE row < 1000000000 OR abs(row / 1000000000 - 1930635.5 - julianday(said_from)) > 31 OR abs(row / 1000000000 - 1930635.5 - julianday(said_to)) > 31;
