import { isPlaceholder } from '@refinery/contracts/prompt-template.ts';
import type { ScreenedSpan } from '@refinery/contracts/published-prompts.ts';
import type { ScreenedPlace } from '@refinery/db/schema/published-prompts.ts';
import { type Screened, screenText } from '../../../prompt-quality/screen-text.ts';
import type { Shown } from './snapshot.ts';
import { placeHash } from './text-hash.ts';

interface Found extends ScreenedSpan {
  words: string;
}

/** Deeper values of a configuration are screened as one text. */
const MAX_DEPTH = 20;
/** Stands in a path for a name that must not be repeated. */
const UNNAMED = '…';

/** Everything in a snapshot that must not be published, field by field. */
export function screenSnapshot(organizationId: string, shown: Shown): ScreenedPlace[] {
  const { name, description, category, tags, messages, config } = shown;
  const found = [
    ...screenField('name', name),
    ...screenField('description', description ?? ''),
    ...screenField('category', category ?? ''),
    ...tags.flatMap((tag, index) => screenField(`tags/${index}`, tag)),
    ...messages.flatMap((message, index) =>
      isPlaceholder(message)
        ? screenField(`messages/${index}/placeholder`, message.placeholder)
        : screenField(`messages/${index}/content`, message.content),
    ),
    ...screenValue('config', config, 0),
  ];
  return found.map(({ path, what, start, end, words }) => ({
    path,
    what,
    start,
    end,
    hash: placeHash(organizationId, what, words),
  }));
}

const screenField = (path: string, text: string): Found[] => screenText(text).map(foundIn(path, text));

const foundIn =
  (path: string, text: string) =>
  ({ what, start, end }: Screened): Found => ({ path, what, start, end, words: text.slice(start, end) });

/** A value of the configuration, with the names of its fields. */
function screenValue(path: string, value: unknown, depth: number): Found[] {
  if (typeof value === 'string') return screenField(path, value);
  if (typeof value === 'number') return screenField(path, `${value}`);
  if (typeof value !== 'object' || value === null) return [];
  if (depth >= MAX_DEPTH) return screenField(path, JSON.stringify(value));
  if (Array.isArray(value))
    return value.flatMap((item, index) => screenValue(`${path}/${index}`, item, depth + 1));
  return Object.entries(value).flatMap(([name, field]) => {
    const inName = screenText(name);
    const place = `${path}/${inName.length > 0 ? UNNAMED : name}`;
    return [
      ...inName.map(foundIn(place, name)),
      ...(typeof field === 'string' || typeof field === 'number'
        ? screenNamed(place, name, `${field}`)
        : screenValue(place, field, depth + 1)),
    ];
  });
}

/**
 * A text or a number after its name: `password` and `hunter2hunter2` say together what neither says alone.
 */
function screenNamed(path: string, name: string, text: string): Found[] {
  const alone = screenText(text);
  const before = `${name}: `;
  const together = screenText(before + text)
    .filter(({ end }) => end > before.length)
    .map(({ what, start, end }) => ({
      what,
      start: Math.max(0, start - before.length),
      end: end - before.length,
    }));
  const isNew = (one: Screened) => !alone.some(({ start, end }) => start <= one.start && one.end <= end);
  return [...alone, ...together.filter(isNew)].map(foundIn(path, text));
}
