import { isPlaceholder } from '@refinery/contracts/prompt-template.ts';
import type { ScreenedSpan } from '@refinery/contracts/published-prompts.ts';
import { type Screened, screenText } from '../../enrichment/quality/screen-text.ts';
import { DomainError } from '../../errors.ts';
import type { Shown } from './snapshot.ts';

/** More places are not told. */
const MAX_SPANS = 100;
/** Deeper values of a configuration are screened as one text. */
const MAX_DEPTH = 20;
/** Stands in a path for a name that must not be repeated. */
const UNNAMED = '…';

const KINDS = { secret: 'a secret', email: 'an e-mail address', phone: 'a phone number' } as const;

/** Errors: `screening_failed` where a text that is shown to everybody has secrets, e-mail addresses or phone numbers. It does not repeat them. */
export function assertPublishable(shown: Shown): void {
  const screened = screenSnapshot(shown);
  const [first] = screened;
  if (!first) return;
  const more = screened.length > 1 ? ` There are ${screened.length - 1} more such places.` : '';
  throw new DomainError(
    'screening_failed',
    `What everybody may read must not have secrets, e-mail addresses or phone numbers: ${first.path} has ${KINDS[first.what]}.${more}`,
    { screened: screened.slice(0, MAX_SPANS) },
  );
}

/** Everything in a snapshot that must not be published, field by field. */
function screenSnapshot(shown: Shown): ScreenedSpan[] {
  const { name, description, category, tags, messages, config } = shown;
  return [
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
}

const screenField = (path: string, text: string): ScreenedSpan[] =>
  screenText(text).map((found) => ({ path, ...found }));

/** A value of the configuration, with the names of its fields. */
function screenValue(path: string, value: unknown, depth: number): ScreenedSpan[] {
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
      ...inName.map((found) => ({ path: place, ...found })),
      ...(typeof field === 'string' ? screenNamed(place, name, field) : screenValue(place, field, depth + 1)),
    ];
  });
}

/** A text after its name: `password` and `hunter2hunter2` say together what neither says alone. */
function screenNamed(path: string, name: string, text: string): ScreenedSpan[] {
  const alone = screenText(text);
  const before = `${name}: `;
  const together = screenText(before + text)
    .filter(({ end }) => end > before.length)
    .map(({ what, start, end }) => ({
      ...{ what, start: Math.max(0, start - before.length), end: end - before.length },
    }));
  const isNew = (one: Screened) => !alone.some(({ start, end }) => start <= one.start && one.end <= end);
  return [...alone, ...together.filter(isNew)].map((found) => ({ path, ...found }));
}
