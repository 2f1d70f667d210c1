import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter, type InstrumentResult } from '@stryker-mutator/instrumenter';
import { OWN_MUTATORS } from './own-mutators.ts';
import { ROOT } from './scopes.ts';

export interface Mutant {
  /** The same in each run as long as the file stays as it is. */
  id: string;
  file: string;
  line: number;
  kind: string;
  /** The line as it stands. */
  source: string;
  /** What stands there instead. */
  replacement: string;
}

export interface Made {
  mutants: Mutant[];
  /** The instrumented source by file: all mutants in it, each behind its switch. */
  code: Record<string, string>;
}

const silent = () => {};
const noLog = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  fatal: silent,
};

interface Node {
  type: string;
  key?: { name?: string };
  callee?: { name?: string };
  properties?: Node[];
}

/** What only a person reads is no behaviour: the descriptions of the schemas, the messages of errors. */
function isWords(node: Node, parent: Node | undefined): boolean {
  if (node.type === 'ObjectProperty') return node.key?.name === 'description';
  if (node.type === 'ObjectExpression')
    return node.properties?.every((entry) => isWords(entry, node)) ?? false;
  const isText = node.type === 'StringLiteral' || node.type === 'TemplateLiteral';
  return isText && parent?.type === 'NewExpression' && /Error$/.test(parent.callee?.name ?? '');
}

const ignorers = [
  {
    shouldIgnore(path: unknown) {
      const { node, parent } = path as { node: Node; parent?: Node };
      return isWords(node, parent) ? 'words' : undefined;
    },
  },
];

type Transform = NonNullable<ConstructorParameters<typeof Instrumenter>[3]>;

/** Parts of the instrumenter that are not in its interface; the version of the package is pinned. */
async function inner(path: string): Promise<Record<string, unknown>> {
  return import(new URL(path, import.meta.resolve('@stryker-mutator/instrumenter')).href);
}

const { allMutators } = await inner('./mutators/mutate.js');
(allMutators as unknown[]).push(...OWN_MUTATORS);
const transform = (await inner('./transformers/index.js')).transform as Transform;

/** Places only some mutants; they keep the numbers that they have among all. */
function placing(isWanted: (number: string) => boolean): Transform {
  return (ast, collector, context) => {
    const collect = collector.collect.bind(collector);
    let number = 0;
    collector.collect = (file, original, mutation, offset) => {
      const isLeft = isWanted(String(number++));
      return collect(file, original, isLeft ? mutation : { ...mutation, ignoreReason: 'not chosen' }, offset);
    };
    transform(ast, collector, context);
  };
}

/**
 * Makes the mutants of the files.
 * @param chosen ids of those to place, so that the code is not slowed down by thousands of others; all
 * without
 */
export async function makeMutants(files: readonly string[], chosen?: ReadonlySet<string>): Promise<Made> {
  const made: Made = { mutants: [], code: {} };
  for (const file of files) {
    const prefix = `${file}#`;
    const instrumenter = new Instrumenter(
      noLog,
      undefined,
      undefined,
      placing((number) => !chosen || chosen.has(prefix + number)),
    );
    const content = readFileSync(join(ROOT, file), 'utf8');
    const result: InstrumentResult = await instrumenter.instrument(
      [{ name: join(ROOT, file), content, mutate: true }],
      { plugins: null, excludedMutations: [], ignorers, noHeader: false },
    );
    const lines = content.split('\n');
    for (const { id, location, mutatorName, replacement, status } of result.mutants) {
      if (status === 'Ignored') continue;
      const { line } = location.start;
      made.mutants.push({
        id: prefix + id,
        file,
        line: line + 1,
        kind: mutatorName,
        source: (lines[line] ?? '').trim(),
        replacement,
      });
    }
    // Each file numbers its mutants from 0: its switches get the file's name in front.
    made.code[file] = (result.files[0]?.content ?? content).replaceAll(
      /stry(?:Cov|MutAct)_9fa48\([\d", ]*\)/g,
      (call) => call.replaceAll(/"(\d+)"/g, `"${prefix}$1"`),
    );
  }
  return made;
}
