import { badRequest } from '@refinery/domain/gateway/gateway-refusal.ts';

const MAX_TAGS = 16;
const MAX_NAME = 64;
const MAX_VALUE = 512;
const HEADER = 'X-Refinery-Tags';
const FORM = `${HEADER} must be a JSON object of at most ${MAX_TAGS} strings, with names of at most ${MAX_NAME} characters and values of at most ${MAX_VALUE}.`;

/** What the caller wants to be kept with the call. Errors: 400 `invalid_tags`. */
export function tagsOf(header: string | string[] | undefined): Record<string, string> {
  if (header === undefined || header === '') return {};
  const tags = parsed(String(header));
  const entries =
    typeof tags === 'object' && tags !== null && !Array.isArray(tags) ? Object.entries(tags) : null;
  if (!entries || entries.length > MAX_TAGS || !entries.every(isTag)) throw badRequest('invalid_tags', FORM);
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('invalid_tags', FORM);
  }
}

const isTag = ([name, value]: [string, unknown]): boolean =>
  name.length > 0 &&
  name.length <= MAX_NAME &&
  typeof value === 'string' &&
  value.length <= MAX_VALUE &&
  !(name + value).includes('\0');
