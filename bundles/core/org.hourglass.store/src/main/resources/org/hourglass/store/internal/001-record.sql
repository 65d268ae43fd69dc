-- Every statement can be run again: a process that is killed in the middle leaves a database that the next one completes.

CREATE TABLE IF NOT EXISTS study (
    id BIGINT PRIMARY KEY,
    name VARCHAR(500) NOT NULL UNIQUE,
    question VARCHAR NOT NULL,
    source CLOB NOT NULL,
    canonical CLOB NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    metric VARCHAR(250) NOT NULL,
    minimize BOOLEAN NOT NULL,
    replicates INTEGER NOT NULL,
    state VARCHAR(16) NOT NULL,
    why VARCHAR NOT NULL,
    created TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

CREATE TABLE IF NOT EXISTS trial (
    study BIGINT NOT NULL REFERENCES study,
    number INTEGER NOT NULL,
    point VARCHAR NOT NULL,
    point_key VARCHAR(64) NOT NULL,
    PRIMARY KEY (study, number)
);

-- The order of a run by its sha256, the run key: equal runs share one row.
CREATE TABLE IF NOT EXISTS run_order (
    run_key VARCHAR(64) PRIMARY KEY,
    content VARCHAR NOT NULL
);

CREATE TABLE IF NOT EXISTS run (
    id BIGINT PRIMARY KEY,
    study BIGINT NOT NULL REFERENCES study,
    trial INTEGER NOT NULL,
    replicate INTEGER NOT NULL,
    state VARCHAR(16) NOT NULL,
    attempt INTEGER NOT NULL,
    seed BIGINT NOT NULL,
    run_key VARCHAR(64),
    owner VARCHAR(64),
    started TIMESTAMP(3) WITH TIME ZONE,
    ended TIMESTAMP(3) WITH TIME ZONE,
    epochs INTEGER NOT NULL,
    seconds DOUBLE PRECISION NOT NULL,
    weights VARCHAR(64),
    error_code VARCHAR(32),
    error_message VARCHAR,
    error_trace VARCHAR,
    trace_key VARCHAR(64),
    shared_from BIGINT REFERENCES run,
    UNIQUE (study, trial, replicate)
);

CREATE INDEX IF NOT EXISTS run_by_key ON run (run_key);

CREATE INDEX IF NOT EXISTS run_by_state ON run (state);

CREATE TABLE IF NOT EXISTS epoch (
    run BIGINT NOT NULL REFERENCES run,
    epoch INTEGER NOT NULL,
    seconds DOUBLE PRECISION NOT NULL,
    told TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (run, epoch)
);

-- What was measured after an epoch; its time is the epoch's.
CREATE TABLE IF NOT EXISTS metric (
    run BIGINT NOT NULL,
    epoch INTEGER NOT NULL,
    name VARCHAR(250) NOT NULL,
    metric_value DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (run, epoch, name)
);

-- The last values of a run that has ended: what was measured at its end, and what its epochs left.
CREATE TABLE IF NOT EXISTS result (
    run BIGINT NOT NULL REFERENCES run,
    name VARCHAR(250) NOT NULL,
    metric_value DOUBLE PRECISION NOT NULL,
    at_end BOOLEAN NOT NULL,
    PRIMARY KEY (run, name)
);

CREATE TABLE IF NOT EXISTS artifact (
    run BIGINT NOT NULL REFERENCES run,
    path VARCHAR(1000) NOT NULL,
    position INTEGER NOT NULL,
    media_type VARCHAR(250) NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    byte_count BIGINT NOT NULL,
    caption VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    PRIMARY KEY (run, path)
);

CREATE TABLE IF NOT EXISTS plugin_revision (
    id BIGINT PRIMARY KEY,
    kind VARCHAR(64) NOT NULL,
    name VARCHAR(250) NOT NULL,
    version VARCHAR(250) NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    bundle VARCHAR(250) NOT NULL,
    UNIQUE (kind, name, version, sha256)
);

CREATE TABLE IF NOT EXISTS study_plugin (
    study BIGINT NOT NULL REFERENCES study,
    position INTEGER NOT NULL,
    plugin BIGINT NOT NULL REFERENCES plugin_revision,
    PRIMARY KEY (study, position)
);

CREATE TABLE IF NOT EXISTS run_plugin (
    run BIGINT NOT NULL REFERENCES run,
    plugin BIGINT NOT NULL REFERENCES plugin_revision,
    PRIMARY KEY (run, plugin)
);

CREATE TABLE IF NOT EXISTS event (
    id BIGINT PRIMARY KEY,
    study BIGINT NOT NULL REFERENCES study,
    telling VARCHAR(64) NOT NULL UNIQUE,
    happened TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    kind VARCHAR(64) NOT NULL,
    text VARCHAR NOT NULL
);

CREATE TABLE IF NOT EXISTS checkpoint (
    run BIGINT PRIMARY KEY REFERENCES run,
    epoch INTEGER NOT NULL,
    file VARCHAR NOT NULL,
    sha256 VARCHAR(64) NOT NULL
);

CREATE TABLE IF NOT EXISTS outbox (
    id BIGINT PRIMARY KEY,
    subject VARCHAR(600) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    payload VARCHAR NOT NULL,
    created TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- Up to here every item is settled: delivered to the server, or refused by it.
CREATE TABLE IF NOT EXISTS tracker (
    server VARCHAR(1000) PRIMARY KEY,
    settled BIGINT NOT NULL
);

-- Items beyond what is settled that were delivered (DELIVERED) or postponed (WAITING), and all that were refused (REFUSED).
CREATE TABLE IF NOT EXISTS delivery (
    server VARCHAR(1000) NOT NULL,
    item BIGINT NOT NULL REFERENCES outbox,
    subject VARCHAR(600) NOT NULL,
    state VARCHAR(16) NOT NULL,
    attempts INTEGER NOT NULL,
    next_try TIMESTAMP(3) WITH TIME ZONE,
    why VARCHAR NOT NULL,
    PRIMARY KEY (server, item)
);

CREATE INDEX IF NOT EXISTS delivery_by_state ON delivery (server, state);

CREATE TABLE IF NOT EXISTS tracker_map (
    server VARCHAR(1000) NOT NULL,
    subject VARCHAR(600) NOT NULL,
    id VARCHAR(1000) NOT NULL,
    PRIMARY KEY (server, subject)
);

-- One row: who writes.
CREATE TABLE IF NOT EXISTS lease (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    owner VARCHAR(64),
    pid BIGINT NOT NULL,
    host VARCHAR(500) NOT NULL,
    process_start TIMESTAMP(3) WITH TIME ZONE,
    since TIMESTAMP(3) WITH TIME ZONE,
    expires TIMESTAMP(3) WITH TIME ZONE
);

MERGE INTO lease USING (VALUES (1)) AS one (id) ON lease.id = one.id
    WHEN NOT MATCHED THEN INSERT (id, pid, host) VALUES (1, 0, '');
