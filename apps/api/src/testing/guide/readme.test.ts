import { readFile, writeFile } from 'node:fs/promises';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { expect, it } from 'vitest';
import { openTestApp } from '../test-app.ts';
import { normalize } from './normalize.ts';
import { showJson } from './show-json.ts';

const README = new URL('../../../../../README.md', import.meta.url);
const ANSWER = /(<!-- the answer to the command above[^\n]*-->\n\n```json\n)([\s\S]*?)(```)/;

const test = fixture(openTestApp);

it('shows the real answer to the command in the README (UPDATE_DOCS=1 writes it anew)', async () => {
  const readme = await readFile(README, 'utf8');
  const command = /'localhost:5080(\/api\/optimize\S*)' .* -d '(\{"text".*\})'/.exec(readme);
  const shown = ANSWER.exec(readme);
  // Without either there would be nothing to compare, and nothing wrong with it.
  expect([command, shown], 'the command of the README and the answer below it').not.toContain(null);
  expect(shown?.index).toBeGreaterThan(command?.index ?? 0);
  const member = await buildMember(test.ctx);
  const reply = await test.post(member, command?.[1] ?? '', command?.[2] ?? '', {
    'content-type': 'application/json',
  });
  const answer = `${normalize(showJson(reply.json()))}\n`;
  expect(reply.statusCode).toBe(200);
  // Short enough for the first screen, and it says what matters.
  expect(reply.json().explanation).toMatch(
    /all \d+ checked requirements kept\. Left alone: 1 passage, [^.]* \(pasted text\)\.$/,
  );
  expect(answer.split('\n').length).toBeLessThan(25);
  if (process.env.UPDATE_DOCS)
    await writeFile(
      README,
      readme.replace(ANSWER, (_match, before, _old, after) => `${before}${answer}${after}`),
    );
  else expect(shown?.[2]).toBe(answer);
});
