/**
 * Written into postgresql.conf when the database is made: sizes for a small
 * machine, free to be tuned there or with ALTER SYSTEM.
 */
export const SEED_SETTINGS: Readonly<Record<string, string>> = {
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_connections: '40',
  min_wal_size: '64MB',
  max_wal_size: '256MB',
  // Planning to compile costs more than the board's short queries.
  jit: 'off',
  // Workers share memory in /dev/shm, of which containers have 64 MB.
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  // No helper processes that a single small server has no work for.
  io_method: 'sync',
  max_logical_replication_workers: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // What citizens write must not end up in a log: no failed statements, no values.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/** Given at every start, above any file: what an acknowledged message depends on. */
export const SAFE_SETTINGS: Readonly<Record<string, string>> = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
};

/** As PostgreSQL's programs take them. */
export function settingArguments(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
