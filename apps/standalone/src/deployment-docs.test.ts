import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const guide = read('docs/deployment.md');

/** The address of a heading within its page. */
const anchorOf = (heading: string): string =>
  `#${heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-')}`;

it('lists its sections in the table of contents, in their order', () => {
  const headings = [...guide.matchAll(/^## (.+)$/gm)].map(
    ([, heading = '']) => `- [${heading}](${anchorOf(heading)})`,
  );
  const listed = guide.match(/^- \[[^\]]+\]\(#[^)]+\)$/gm);
  expect(listed).toEqual(headings);
});

it('links to sections that it has', () => {
  const anchors = new Set(
    [...guide.matchAll(/^#{2,4} (.+)$/gm)].map(([, heading = '']) => anchorOf(heading)),
  );
  const linked = [...guide.matchAll(/\]\((#[^)]+)\)/g)].map(([, anchor = '']) => anchor);
  expect(linked.filter((anchor) => !anchors.has(anchor))).toEqual([]);
});

it('keeps the mails of containers in a volume that belongs to their user', () => {
  const folder = '/app/data/outbox';
  expect(read('docker-compose.yml')).toMatch(new RegExp(`- outbox:${folder}\\n`));
  expect(read('docker-compose.yml')).toMatch(/^volumes:[\s\S]*^ {2}outbox:$/m);
  expect(read('Dockerfile')).toContain('DATA_DIR=/app/data');
  expect(read('docker-compose.yml')).toMatch(/^ {2}DATA_DIR: \/app\/data$/m);
  expect(read('Dockerfile')).toMatch(/mkdir -p .*data\/outbox.*chown -R node:node .*data/);
  expect(guide).toContain(`docker compose cp worker:${folder}`);
});
