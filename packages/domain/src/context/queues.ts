import type { Queue } from 'bullmq';

/** A lane of a job: ids only. Which of the two the job's id is, its kind says. */
export interface LaneData {
  organizationId: string;
  batchId?: string;
  jobId?: string;
  lane: number;
  token: string;
  requestId?: string;
}

/** The queues, for adding jobs and asking after them. Both reject at once while Redis is down. */
export interface Queues {
  /** The lanes of a kind of durable work, by the name of its queue. */
  work(name: string): Promise<Queue<LaneData>>;
  maintenance(): Promise<Queue>;
  close(): Promise<void>;
}
