import type { Mutant } from './make-mutants.ts';
import type { Finding } from './plan.ts';

export type Status = 'killed' | 'timeout' | 'survived' | 'no test' | 'imported';

export interface Judged extends Mutant {
  status: Status;
  /** The test that noticed. */
  test?: string;
}

export interface Result {
  scope: string;
  /** Mutants there are; `mutants` are those that were tried. */
  made: number;
  mutants: Judged[];
  /** Tests that could not be used, and why. */
  left: { test: string; why: string }[];
}

/** Puts together what the workers found. */
export function judge(
  scope: string,
  made: number,
  chosen: readonly Mutant[],
  findings: readonly Finding[],
): Result {
  const noticed = new Map<string, { status: 'killed' | 'timeout'; test: string }>();
  const covered = new Set<string>();
  const survivedImport = new Set<string>();
  const imported = new Set<string>();
  const left = new Map<string, string>();
  for (const finding of findings) {
    if (finding.kind === 'killed') noticed.set(finding.mutant, { status: 'killed', test: finding.test });
    if (finding.kind === 'hung') noticed.set(finding.mutant, { status: 'timeout', test: finding.test });
    if (finding.kind === 'covered') for (const mutant of finding.mutants) covered.add(mutant);
    if (finding.kind === 'imported') for (const mutant of finding.mutants) imported.add(mutant);
    if (finding.kind === 'unnoticed') survivedImport.add(finding.mutant);
    if (finding.kind === 'broken') left.set(finding.test, finding.why);
  }
  const statusOf = (id: string): Status => {
    if (survivedImport.has(id) || covered.has(id)) return 'survived';
    return imported.has(id) ? 'imported' : 'no test';
  };
  return {
    scope,
    made,
    mutants: chosen.map((mutant) => ({ ...mutant, status: statusOf(mutant.id), ...noticed.get(mutant.id) })),
    left: [...left].map(([test, why]) => ({ test, why })),
  };
}

/** An earlier result with what is known now of some of its mutants. */
export function merge(earlier: Result, later: Result): Result {
  const news = new Map(later.mutants.map((mutant) => [mutant.id, mutant]));
  return { ...later, mutants: earlier.mutants.map((mutant) => news.get(mutant.id) ?? mutant) };
}

/**
 * The figures of each scope; the score counts what no test reaches as survived, and not what was not tried.
 */
export function printTable(results: readonly Result[]): string {
  const rows = results.map(({ scope, made, mutants }) => {
    const count = (status: Status) => mutants.filter((mutant) => mutant.status === status).length;
    const tried = mutants.length - count('imported');
    const noticed = count('killed') + count('timeout');
    const cells = [
      scope,
      made,
      tried,
      count('killed'),
      count('timeout'),
      count('survived'),
      count('no test'),
      `${((100 * noticed) / Math.max(1, tried)).toFixed(1)} %`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| scope | mutants | tried | killed | timeout | survived | no test | score |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
