-- Who does what only one server at a time should do. The clock is that of the database.
CREATE TABLE leases (
    name text COLLATE "C" PRIMARY KEY,
    holder text COLLATE "C" NOT NULL,
    renewed_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
) WITH (fillfactor = 50); -- room for new versions of a row that is written every second

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'itsm_app') THEN
        GRANT SELECT, INSERT, UPDATE, DELETE ON leases TO itsm_app;
    END IF;
END
$$;
