import { expect, test } from 'vitest';
import { isRunner } from './ancestors.ts';

test.each([
  'npm exec pnpm@10 start',
  "sh -c 'pnpm' start",
  'node /root/.npm/_npx/a1a38f5f/node_modules/.bin/pnpm start',
  '/usr/bin/node /usr/lib/node_modules/npm/bin/npx-cli.js --yes pnpm@10 start',
  'sh -c node apps/standalone/src/main.ts',
  '/bin/sh /srv/refinery/node_modules/.bin/node apps/standalone/src/main.ts',
])('%s belongs to the command', (command) => {
  expect(isRunner(command)).toBe(true);
});

test.each([
  '-bash',
  '/bin/zsh -l',
  'node (vitest 1)',
  '/usr/lib/systemd/systemd --user',
  'sshd: me@pts/0',
  '',
])('%s is where the command was given', (command) => {
  expect(isRunner(command)).toBe(false);
});
