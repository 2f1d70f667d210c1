/** Queue that carries the lanes of batches. */
export const LANE_QUEUE = 'batch-lanes';
/** Queue whose one scheduler ticks the reconciler. */
export const MAINTENANCE_QUEUE = 'maintenance';
export const RECONCILE_JOB = 'reconcile';
