import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { expect, it } from 'vitest';
import { HEAD, renderClient } from './render-client.ts';
import { renderConstants } from './render-constants.ts';

const GENERATED = join(import.meta.dirname, '../../src/generated');
const ROOT = join(import.meta.dirname, '../../../..');
const BIOME = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');

const formatted = (file: string, input: string): string =>
  execFileSync(process.execPath, [BIOME, 'check', '--write', `--stdin-file-path=${file}`], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
  });

/** What client and server do alike is one file: a package that depends on nothing has a copy of it. */
const COPIES = Object.fromEntries(
  ['assignment.ts', 'money.ts', 'prompt-template.ts', 'template-parts.ts'].map((name) => [
    name,
    `${HEAD}\n\n${readFileSync(join(ROOT, 'packages/contracts/src', name), 'utf8')}`,
  ]),
);

const FILES = { ...renderClient(ENDPOINTS), 'constants.ts': renderConstants(), ...COPIES };

it.each(Object.entries(FILES))(
  'src/generated/%s is what the endpoints say (UPDATE_DOCS=1 writes it anew)',
  (name, text) => {
    const file = join(GENERATED, name);
    const now = formatted(file, text);
    if (process.env.UPDATE_DOCS) writeFileSync(file, now);
    expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(now);
  },
);
