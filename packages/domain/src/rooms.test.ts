import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

const SOURCE = import.meta.dirname;
/** Tests may use what stands above what they test. */
const ASIDE = /\.test\.ts$|(^|\/)testing\//;

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !ASIDE.test(file),
);

/** A room is a feature with all that is in its folder; the library of prompts has several. */
function roomOf(file: string): string {
  const [feature = '', room = ''] = file.split('/');
  return feature === 'prompts' ? `${feature}/${room}` : feature;
}

/** The rooms that a room's files import from. */
function readArrows(): Map<string, Set<string>> {
  const arrows = new Map<string, Set<string>>();
  for (const file of files) {
    const from = roomOf(file);
    const to = arrows.get(from) ?? new Set();
    arrows.set(from, to);
    for (const [, path = ''] of readFileSync(join(SOURCE, file), 'utf8').matchAll(/ from '(\.[^']+)'/g)) {
      const room = roomOf(relative(SOURCE, join(SOURCE, dirname(file), path)));
      if (room !== from) to.add(room);
    }
  }
  return arrows;
}

/** The rooms that remain when those that need none of the others are taken away, again and again. */
function roomsInCircles(arrows: Map<string, Set<string>>): string[] {
  const left = new Map(arrows);
  for (let before = 0; before !== left.size; ) {
    before = left.size;
    for (const [room, to] of left) if (![...to].some((other) => left.has(other))) left.delete(room);
  }
  return [...left.keys()];
}

it('no room needs one that needs it', () => {
  const arrows = readArrows();
  expect(arrows.size).toBeGreaterThan(40);
  expect(arrows.get('registries')).toContain('batches');
  expect(roomsInCircles(arrows)).toEqual([]);
});

it('a circle would be found', () => {
  const arrows = new Map([
    ['a', new Set(['b'])],
    ['b', new Set(['c'])],
    ['c', new Set(['b'])],
    ['d', new Set(['a'])],
    ['e', new Set<string>()],
  ]);
  expect(roomsInCircles(arrows)).toEqual(['a', 'b', 'c', 'd']);
});
