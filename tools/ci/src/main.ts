import { type Plan, runChecks } from './run-checks.ts';

/**
 * Whoever started this waits no longer. A machine that is three times slower than an ordinary one needs about
 * an hour.
 */
const LIMIT_MINUTES = 80;

/** What is no test gives way to the attacks, which wait for slow clients a third of their time. */
const check = (...script: string[]): Plan['checks'][number] => ({
  name: script[0] ?? '',
  command: ['nice', '-n', '19', 'pnpm', ...script],
});

const plan: Plan = {
  suites: [
    { name: 'tests', command: ['npx', '--yes', 'pnpm@10', 'test'] },
    { name: 'attacks', command: ['pnpm', 'test:hostile'] },
  ],
  checks: [
    // More checkers repeat each other's work: on two cores, beside other checks, one takes half as much of
    // the processor as four.
    check('typecheck', '--checkers', '1'),
    check('lint'),
    check('check:dependencies'),
    check('check:unused'),
    check('check:patterns'),
  ],
  secondLook: 10,
  print: (text) => void process.stdout.write(text),
};

const cut = new AbortController();
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.once(signal, () => cut.abort());
const late = AbortSignal.timeout(LIMIT_MINUTES * 60_000);
late.addEventListener('abort', () =>
  plan.print(`\nThis has taken ${LIMIT_MINUTES} minutes, and is stopped.\n`),
);
const passed = await runChecks(plan, AbortSignal.any([cut.signal, late]));
process.exit(passed ? 0 : 1);
