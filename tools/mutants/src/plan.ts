import { appendFileSync, readFileSync } from 'node:fs';

/** What one run of vitest is told, in a file named by `MUTANTS_PLAN`. */
export interface Plan {
  /** Instrumented sources by file. */
  code: Record<string, string>;
  /** Mutants still to be tried. */
  selected: string[];
  tests: readonly string[];
  services: boolean;
  workers: number;
  testTimeoutMs: number;
  /**
   * Tests that take longer than this without a mutant are left out; later runs may take them. Milliseconds.
   */
  slowestTestMs: number;
  /** Where the workers write what they find: one `Finding` a line. */
  findings: string;
  /** Prints what vitest prints. */
  loud: boolean;
}

export type Finding =
  | { kind: 'imported'; mutants: string[] }
  | { kind: 'covered'; mutants: string[] }
  | { kind: 'trying'; mutant: string; test: string; worker: number }
  | { kind: 'hung'; mutant: string; test: string }
  | { kind: 'unnoticed'; mutant: string }
  | { kind: 'killed'; mutant: string; test: string }
  | { kind: 'done'; test: string; ms: number }
  | { kind: 'dirty'; test: string; file: string }
  | { kind: 'broken'; test: string; why: string };

/** The plan of the run that this process belongs to. */
export const readPlan = () => JSON.parse(readFileSync(process.env.MUTANTS_PLAN ?? '', 'utf8')) as Plan;

export const report = ({ findings }: Pick<Plan, 'findings'>, finding: Finding): void =>
  appendFileSync(findings, `${JSON.stringify(finding)}\n`);

export const readFindings = ({ findings }: Pick<Plan, 'findings'>): Finding[] =>
  readFileSync(findings, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Finding);
