import { RemovedSegmentSchema } from '@refinery/contracts/result-parts.ts';
import { AdditionSchema, RequirementSchema } from '@refinery/contracts/verdicts.ts';
import { Value } from 'typebox/value';

const MARK = '\u0001';

/** JSON over several lines, but what was removed and what a check read take one line each. */
export function showJson(value: unknown): string {
  const shown = JSON.stringify(
    value,
    (_key, field: unknown) => (isRead(field) ? `${MARK}${JSON.stringify(field)}` : field),
    2,
  );
  return shown.replace(/"\\u0001(.*)"/g, (_match, inner: string) => JSON.parse(`"${inner}"`));
}

const isRead = (field: unknown): boolean =>
  [RequirementSchema, AdditionSchema, RemovedSegmentSchema].some((schema) => Value.Check(schema, field));
