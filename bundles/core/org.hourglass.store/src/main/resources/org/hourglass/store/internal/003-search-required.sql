-- What 002 has filled is required from now on, and what it has copied is dropped.

ALTER TABLE study ALTER COLUMN attempts SET NOT NULL;

ALTER TABLE trial ALTER COLUMN ask SET NOT NULL;

ALTER TABLE run ALTER COLUMN told SET NOT NULL;

ALTER TABLE study DROP COLUMN IF EXISTS metric;

ALTER TABLE study DROP COLUMN IF EXISTS minimize;
