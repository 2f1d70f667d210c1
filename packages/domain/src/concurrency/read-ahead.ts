import { DomainError } from '../errors/domain-error.ts';
import { answerInTime, LONGEST_WAIT_MS } from './answer-in-time.ts';

/** Each takes memory until Postgres answers it, and then all of them want to be answered. */
const MOST_ABANDONED = 1_000;

/** Reads that nobody waits for any more, and that go on. */
let abandoned = 0;

/**
 * Reads from Postgres what must be known before a model is called: who calls, what the calls of an
 * organization go by, and what was decided of its texts. Postgres may be away and refuse connections, and may
 * be there and silent. Errors: those of `read`; `service_unavailable` where it has no answer in time, or
 * where too many before have none.
 */
export async function readAhead<T>(read: () => Promise<T>): Promise<T> {
  if (abandoned >= MOST_ABANDONED) throw unanswered();
  const reading = read();
  return answerInTime(reading, LONGEST_WAIT_MS, () => {
    abandoned += 1;
    const end = () => {
      abandoned -= 1;
    };
    reading.then(end, end);
    return unanswered();
  });
}

const unanswered = (): DomainError =>
  new DomainError('service_unavailable', 'The database does not answer. Try again soon.');
