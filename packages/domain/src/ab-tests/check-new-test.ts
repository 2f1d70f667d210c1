import type { CreateAbTestBody, GuardrailInput } from '@refinery/contracts/ab-tests.ts';
import type { Guardrail } from '@refinery/db/schema/ab-tests.ts';
import { DomainError } from '../errors/domain-error.ts';
import { invalidField } from '../errors/invalid-field.ts';

/** How far the sum of weights may be from 1: what decimals lose as binary numbers. */
const TOLERANCE = 1e-9;
const DEFAULT_WINDOW_MINUTES = 10;

/**
 * Whether a test can be made, as far as its own fields say; the answer is its guardrails. Errors:
 * `weights_invalid`; `validation_failed` for versions or metrics that are there twice, and for guardrails
 * that have no limit, two of them, or no cap.
 */
export function checkNewTest({ arms, metric, guardrails = [] }: CreateAbTestBody): Guardrail[] {
  const sum = arms.reduce((total, { weight }) => total + weight, 0);
  if (Math.abs(sum - 1) > TOLERANCE)
    throw new DomainError('weights_invalid', `The weights sum up to ${sum}, not to 1.`);
  const versions = new Set<number>();
  for (const [place, { version }] of arms.entries()) {
    if (versions.has(version)) throw invalidField(`arms.${place}.version`, 'is that of another arm');
    versions.add(version);
  }
  const metrics = new Set<string>([metric]);
  return guardrails.map((guardrail, place) => {
    if (metrics.has(guardrail.metric)) throw invalidField(`guardrails.${place}.metric`, 'is there twice');
    metrics.add(guardrail.metric);
    return readGuardrail(guardrail, `guardrails.${place}`);
  });
}

function readGuardrail(
  { metric, maxIncrease, maxPoints, cap, windowMinutes = DEFAULT_WINDOW_MINUTES }: GuardrailInput,
  path: string,
): Guardrail {
  // Errors are rare, and of what is rare a tenth more cannot be told from no more.
  if (metric === 'errors' && maxPoints === undefined)
    throw invalidField(`${path}.maxPoints`, 'is required for errors');
  if ((maxIncrease === undefined) === (maxPoints === undefined))
    throw invalidField(path, 'must have either maxIncrease or maxPoints');
  const most = cap ?? (metric === 'errors' ? 1 : undefined);
  if (most === undefined) throw invalidField(`${path}.cap`, 'is required');
  if (maxPoints !== undefined && maxPoints >= most)
    throw invalidField(`${path}.maxPoints`, 'must be less than cap');
  return { metric, maxIncrease: maxIncrease ?? null, maxPoints: maxPoints ?? null, cap: most, windowMinutes };
}
