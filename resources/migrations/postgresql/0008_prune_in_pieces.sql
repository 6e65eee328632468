-- Forgets what is older than a day beyond the newest 100,000 rows, and what another cluster left behind (a restored dump). At most 2,000 rows
-- of the oldest in one call: whoever calls it has commands waiting. The array makes the first statement a search in the index.
CREATE OR REPLACE FUNCTION itsm_prune_changes() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    gone bigint;
    newest xid8;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('itsm.prune_changes')) THEN
        RETURN 0;
    END IF;
    DELETE FROM change_log WHERE tenant_id = ANY (ARRAY(SELECT id FROM tenants)) AND xid >= pg_snapshot_xmax(pg_current_snapshot())
                             AND xid IS DISTINCT FROM pg_current_xact_id_if_assigned();
    -- A younger change among them goes as well: transactions take their numbers and their time in different orders.
    WITH last AS (SELECT max(seq) AS seq FROM change_log
                   WHERE seq <= least((SELECT min(seq) FROM change_log) + 2000, (SELECT max(seq) FROM change_log) - 100001)
                     AND changed_at < now() - interval '24 hours'),
         old AS (DELETE FROM change_log WHERE seq <= (SELECT seq FROM last) RETURNING xid)
    SELECT count(*), max(xid::text::numeric)::text::xid8 INTO gone, newest FROM old;
    IF gone > 0 THEN
        UPDATE feed_state SET pruned_xid = newest WHERE pruned_xid < newest;
    END IF;
    RETURN gone;
END
$$;
