-- What 004 has copied is dropped. What a run was ordered with, its plugin revisions too, is in its order.

DROP TABLE IF EXISTS metric;

DROP TABLE IF EXISTS epoch;

DROP TABLE IF EXISTS result;

DROP TABLE IF EXISTS run_order;

DROP TABLE IF EXISTS run_plugin;

DROP INDEX IF EXISTS run_by_key;

DROP INDEX IF EXISTS run_by_state;
