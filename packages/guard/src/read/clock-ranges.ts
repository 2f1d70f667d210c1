import { HALFLESS, type Term } from './term.ts';

const NOON = 720;

/**
 * "From 3 to 5:30 p.m.": of two times of which one is said to be before or after noon the other one is near
 * it.
 */
export function readHours(low: Term, high: Term): void {
  const [open, known] = low.flags & HALFLESS ? [low, high] : [high, low];
  if (open.unit !== 'clock' || known.unit !== 'clock' || !(open.flags & HALFLESS) || known.flags & HALFLESS)
    return;
  const later = (open.value % NOON) + NOON;
  const fits =
    open === low
      ? known.value >= NOON && later < known.value
      : later > known.value && open.value <= known.value;
  if (fits) open.value = later;
  open.key = `${open.value}clock`;
  open.flags &= ~HALFLESS;
}
