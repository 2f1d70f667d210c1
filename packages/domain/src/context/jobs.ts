/** Queue that carries the lanes of batches. */
export const LANE_QUEUE = 'batch-lanes';
/** Queue whose one scheduler ticks the reconciler. */
export const MAINTENANCE_QUEUE = 'maintenance';
export const RECONCILE_JOB = 'reconcile';

/** A lane job: ids only, never prompt text. `token` tells a lane's current job from an outdated one. */
export interface LaneJob {
  organizationId: string;
  batchId: string;
  lane: number;
  token: string;
  /** The request that created the batch, for the logs. */
  requestId?: string;
}
