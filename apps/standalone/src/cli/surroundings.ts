import type { Writable } from 'node:stream';
import type { Variables } from '../settings/read-environment.ts';
import type { Person } from './confirm.ts';

/** Where a command is given: what it reads, where it writes, and what ends it early. */
export interface Surroundings {
  env: Variables;
  stdin: Person['input'];
  /** Results only. */
  stdout: Writable;
  /** All else. */
  stderr: Writable & { isTTY?: boolean };
  /** Called once there is work that can be ended; aborted when it is to end in order. */
  stopSignal(): AbortSignal;
}
