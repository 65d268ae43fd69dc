-- Several objectives, trials that a sampler suggests one by one, and runs that are done again.

CREATE TABLE IF NOT EXISTS objective (
    study BIGINT NOT NULL REFERENCES study,
    position INTEGER NOT NULL,
    metric VARCHAR(250) NOT NULL,
    minimize BOOLEAN NOT NULL,
    PRIMARY KEY (study, position)
);

INSERT INTO objective (study, position, metric, minimize)
    SELECT s.id, 0, s.metric, s.minimize FROM study s
    WHERE NOT EXISTS (SELECT 1 FROM objective o WHERE o.study = s.id);

ALTER TABLE study ADD COLUMN IF NOT EXISTS attempts INTEGER;

UPDATE study s SET attempts = (SELECT COUNT(*) FROM trial t WHERE t.study = s.id) WHERE attempts IS NULL;

-- The sampler's own count.
ALTER TABLE trial ADD COLUMN IF NOT EXISTS ask BIGINT;

UPDATE trial SET ask = number WHERE ask IS NULL;

-- Whether trackers know the run as it is now.
ALTER TABLE run ADD COLUMN IF NOT EXISTS told BOOLEAN;

UPDATE run SET told = attempt > 0 WHERE told IS NULL;
