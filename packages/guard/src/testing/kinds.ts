import { checkFidelity } from '../check-fidelity.ts';

/** Kind of each requirement that a check does not find kept, and of each addition. */
export function kinds(original: string, rewritten: string): string[] {
  const { requirements, added } = checkFidelity(original, rewritten);
  return [...requirements.filter(({ verdict }) => verdict !== 'kept'), ...added].map(({ kind }) => kind);
}
