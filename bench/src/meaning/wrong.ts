import { type Case, isWrong } from './cases.ts';

/** What to print of what the guard got wrong. */
export interface Wanted {
  /** At most so many. */
  most: number;
  /** Only kinds whose name contains this. */
  kind: string;
  /** Only this label, if any. */
  label: string | undefined;
}

/**
 * Prints wrong answers, those that said *lost* first, with what the guard said of each requirement and
 * addition in question.
 */
export function printWrong(cases: readonly Case[], { most, kind, label }: Wanted): void {
  const wrong = cases.filter(
    (one) => isWrong(one) && one.kind.includes(kind) && (label === undefined || one.label === label),
  );
  const worstFirst = [
    ...wrong.filter(({ outcome }) => outcome === 'lost'),
    ...wrong.filter(({ outcome }) => outcome !== 'lost'),
  ];
  for (const one of worstFirst.slice(0, most)) {
    console.log(`${one.id} ${one.label} ${one.kind} (${one.lang}): ${one.outcome}`);
    console.log(`  - ${one.original.replaceAll('\n', '\n    ')}`);
    console.log(`  + ${one.rewritten.replaceAll('\n', '\n    ')}`);
    for (const line of questionsOf(one)) console.log(`  ${line}`);
    console.log('');
  }
  console.log(`${Math.min(most, wrong.length)} of ${wrong.length} wrong answers\n`);
}

function questionsOf({ result, rewritten }: Case): string[] {
  const missing = result.requirements
    .filter(({ verdict }) => verdict !== 'kept')
    .map(({ id, verdict, kind, text, where, reason }) => {
      const there = where ? ` → ${JSON.stringify(rewritten.slice(where.start, where.end))}` : '';
      return `${id} ${verdict} ${kind} ${JSON.stringify(text)}${there}: ${reason}`;
    });
  const added = result.added.map(
    ({ id, verdict, kind, text, reason }) =>
      `${id} ${verdict} addition ${kind} ${JSON.stringify(text)}: ${reason}`,
  );
  return [...missing, ...added];
}
