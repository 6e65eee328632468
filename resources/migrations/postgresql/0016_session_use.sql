-- The newest generation of a session whose access token somebody came with. Until then the answer that brought it may have been lost, and
-- the refresh token before may be shown once more.
ALTER TABLE user_sessions ADD COLUMN used_generation bigint NOT NULL DEFAULT 1;
