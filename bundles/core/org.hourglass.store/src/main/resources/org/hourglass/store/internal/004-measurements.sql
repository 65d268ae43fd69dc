-- What is measured after an epoch is one row, and so is what a run leaves at its end: an array of values beside the number of
-- the list of their names. Rows are found by one number, so that each is written in one place.

CREATE TABLE IF NOT EXISTS metric_names (
    id BIGINT PRIMARY KEY,
    names VARCHAR(250) ARRAY NOT NULL UNIQUE
);

-- An epoch of a run; id is the run's number times 2^32, and the epoch.
CREATE TABLE IF NOT EXISTS history (
    id BIGINT PRIMARY KEY,
    seconds DOUBLE PRECISION NOT NULL,
    told TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    names BIGINT NOT NULL,
    measured DOUBLE PRECISION ARRAY NOT NULL
);

-- The last values of a run that has ended: what its epochs left, and what was measured at its end.
CREATE TABLE IF NOT EXISTS outcome (
    run BIGINT PRIMARY KEY,
    last_names BIGINT NOT NULL,
    last_measured DOUBLE PRECISION ARRAY NOT NULL,
    end_names BIGINT NOT NULL,
    end_measured DOUBLE PRECISION ARRAY NOT NULL
);

-- By which order a run began; the beginning of the order's sha256 finds equal runs.
CREATE TABLE IF NOT EXISTS operative (
    run BIGINT PRIMARY KEY,
    key_start VARCHAR(16) NOT NULL,
    content VARCHAR NOT NULL
);

CREATE INDEX IF NOT EXISTS operative_by_key ON operative (key_start);

INSERT INTO metric_names (id, names)
    SELECT (SELECT COALESCE(MAX(id), 0) FROM metric_names) + ROW_NUMBER() OVER (ORDER BY found.names), found.names FROM (
        SELECT ARRAY_AGG(name ORDER BY name) AS names FROM metric GROUP BY run, epoch
        UNION SELECT ARRAY_AGG(name ORDER BY name) FROM result WHERE at_end GROUP BY run
        UNION SELECT ARRAY_AGG(name ORDER BY name) FROM result WHERE NOT at_end GROUP BY run
        UNION SELECT ARRAY[]
    ) found WHERE NOT EXISTS (SELECT 1 FROM metric_names known WHERE known.names = found.names);

INSERT INTO history (id, seconds, told, names, measured)
    SELECT e.run * 4294967296 + e.epoch, e.seconds, e.told, n.id, COALESCE(m.measured, ARRAY[]) FROM epoch e
    LEFT JOIN (SELECT run, epoch, ARRAY_AGG(name ORDER BY name) AS names, ARRAY_AGG(metric_value ORDER BY name) AS measured
        FROM metric GROUP BY run, epoch) m ON m.run = e.run AND m.epoch = e.epoch
    JOIN metric_names n ON n.names = COALESCE(m.names, ARRAY[])
    WHERE NOT EXISTS (SELECT 1 FROM history h WHERE h.id = e.run * 4294967296 + e.epoch);

INSERT INTO outcome (run, last_names, last_measured, end_names, end_measured)
    SELECT r.id, ln.id, COALESCE(l.measured, ARRAY[]), en.id, COALESCE(e.measured, ARRAY[]) FROM run r
    LEFT JOIN (SELECT run, ARRAY_AGG(name ORDER BY name) AS names, ARRAY_AGG(metric_value ORDER BY name) AS measured
        FROM result WHERE NOT at_end GROUP BY run) l ON l.run = r.id
    LEFT JOIN (SELECT run, ARRAY_AGG(name ORDER BY name) AS names, ARRAY_AGG(metric_value ORDER BY name) AS measured
        FROM result WHERE at_end GROUP BY run) e ON e.run = r.id
    JOIN metric_names ln ON ln.names = COALESCE(l.names, ARRAY[])
    JOIN metric_names en ON en.names = COALESCE(e.names, ARRAY[])
    WHERE r.state IN ('COMPLETED', 'PRUNED', 'FAILED') AND NOT EXISTS (SELECT 1 FROM outcome o WHERE o.run = r.id);

INSERT INTO operative (run, key_start, content)
    SELECT r.id, SUBSTRING(r.run_key, 1, 16), o.content FROM run r JOIN run_order o ON o.run_key = r.run_key
    WHERE NOT EXISTS (SELECT 1 FROM operative x WHERE x.run = r.id);
