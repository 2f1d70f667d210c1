import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('the migrations bring the schema that the code declares: nothing was changed without one', () => {
  const script = join(import.meta.dirname, 'testing/missing-migration.ts');
  expect(JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' }))).toEqual([]);
});
