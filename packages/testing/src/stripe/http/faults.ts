import type { IncomingMessage } from 'node:http';

/**
 * What goes wrong with one request:
 * - `reset`: the connection is cut before anything ran; the SDK asks once more by itself;
 * - `status`: 500 or 503 before anything ran; with `kept`, the idempotency key answers so ever after;
 * - `rate_limit`: 429 with `Retry-After`, in seconds;
 * - `slow`: nothing runs before `until` resolves; the idempotency key is in use meanwhile;
 * - `lost_reply`: all is done, then the connection is cut within the reply;
 * - `refused`: 400 with this code, and nothing ran;
 * - `meanwhile`: somebody else does something before anything ran, or before the reply leaves.
 */
export type Fault =
  | { kind: 'reset' }
  | { kind: 'status'; status: 500 | 503; kept?: boolean }
  | { kind: 'rate_limit'; retryAfter?: number }
  | { kind: 'slow'; until: Promise<unknown> }
  | { kind: 'lost_reply' }
  | { kind: 'refused'; code: string }
  | { kind: 'meanwhile'; before?: () => unknown; after?: () => unknown };

/**
 * Which requests meet the fault: `{method: 'POST', path: '/v1/subscriptions'}`, the path with what is below
 * it.
 */
export interface FaultFilter {
  method?: string;
  path?: string;
}

interface Planned {
  fault: Fault;
  filter: FaultFilter;
}

/** Faults to come: those of an outage meet each request, the others one each, in order. */
export class Faults {
  private planned: Planned[] = [];
  private outage: Fault | undefined;

  plan(fault: Fault, filter: FaultFilter): void {
    this.planned.push({ fault, filter });
  }

  away(fault: Fault): void {
    this.outage = fault;
  }

  clear(): void {
    this.outage = undefined;
    this.planned = [];
  }

  next(request: IncomingMessage): Fault | undefined {
    if (this.outage) return this.outage;
    const path = (request.url ?? '').split('?')[0] ?? '';
    const index = this.planned.findIndex(
      ({ filter }) =>
        (filter.method === undefined || filter.method === request.method) &&
        (filter.path === undefined || path === filter.path || path.startsWith(`${filter.path}/`)),
    );
    return index < 0 ? undefined : this.planned.splice(index, 1)[0]?.fault;
  }
}
