import { hash } from 'node:crypto';

export const EXAMPLE_TIME = '2026-05-04T09:30:00.000Z';

const MILLISECONDS = Date.parse(EXAMPLE_TIME).toString(16).padStart(12, '0');

/**
 * The id that examples give to a thing of this kind, always the same one: so those of one feature fit those
 * of another. A UUIDv7.
 */
export function exampleId(kind: string): string {
  const digest = hash('sha256', kind);
  return [
    MILLISECONDS.slice(0, 8),
    MILLISECONDS.slice(8),
    `7${digest.slice(0, 3)}`,
    `8${digest.slice(3, 6)}`,
    digest.slice(6, 18),
  ].join('-');
}
