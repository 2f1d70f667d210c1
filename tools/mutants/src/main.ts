import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Mutant, makeMutants } from './make-mutants.ts';
import { judge, merge, printTable, type Result } from './results.ts';
import { sample } from './sample.ts';
import { ROOT, SCOPES, type Scope, sourcesOf } from './scopes.ts';
import { tryMutants } from './try-mutants.ts';

const { values } = parseArgs({
  options: {
    /** Folder or file to mutate, relative to the root; several times for several. */
    only: { type: 'string', multiple: true, default: [] },
    /**
     * Only mutants of these kinds, `Condition` and `Sql` for instance (guards of queries); several times for
     * several.
     */
    kind: { type: 'string', multiple: true, default: [] },
    /** Mutants of each scope, chosen by the seed; all without. */
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    /** Tests that take longer without a mutant are left out, in milliseconds. */
    'slowest-test': { type: 'string', default: '3000' },
    /** A test with a mutant in it that takes longer has noticed it, in milliseconds. */
    'test-timeout': { type: 'string', default: '10000' },
    /**
     * Of the mutants that only show while modules are imported, so many are tried, each in workers of its
     * own.
     */
    imported: { type: 'string', default: '0' },
    /** Glob of the test files to use instead of those that belong to the scope. */
    tests: { type: 'string' },
    out: { type: 'string', default: '.data/mutants' },
    /** Only the mutants that survived the last time; the sources must be what they were. */
    again: { type: 'boolean', default: false },
    loud: { type: 'boolean', default: false },
  },
});

const below = (scope: Scope): string[] => {
  if (values.only.length === 0) return [scope.folder];
  return values.only
    .map((path) => path.replace(/\/$/, ''))
    .filter((path) => path === scope.folder || path.startsWith(`${scope.folder}/`));
};

const isWanted = ({ kind }: Mutant) => values.kind.length === 0 || values.kind.includes(kind);

const out = join(ROOT, values.out);
mkdirSync(out, { recursive: true });
const results: Result[] = [];
for (const scope of SCOPES) {
  const files = below(scope).flatMap((path) => sourcesOf(scope, path));
  if (files.length === 0) continue;
  const mutants = (await makeMutants(files)).mutants.filter(isWanted);
  const file = join(out, `${scope.name}.json`);
  const last = values.again ? (JSON.parse(readFileSync(file, 'utf8')) as Result) : undefined;
  const chosen = last
    ? last.mutants.filter(({ status }) => status === 'survived' || status === 'no test')
    : sample(mutants, Number(values.sample ?? mutants.length), values.seed, ({ id }) => id);
  const made = await makeMutants(files, new Set(chosen.map(({ id }) => id)));
  console.log(`${scope.name}: ${chosen.length} of ${mutants.length} mutants in ${files.length} files`);
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  const findings = await tryMutants(scope, made, chosen, folder, {
    workers: Number(values.workers),
    slowestTestMs: Number(values['slowest-test']),
    testTimeoutMs: Number(values['test-timeout']),
    imported: Number(values.imported),
    seed: values.seed,
    loud: values.loud,
    tests: values.tests,
  });
  const judged = judge(scope.name, mutants.length, chosen, findings);
  const result = last ? merge(last, judged) : judged;
  rmSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(result, null, 1));
  results.push(result);
}
const table = printTable(results);
writeFileSync(join(out, 'figures.md'), table);
console.log(table);
