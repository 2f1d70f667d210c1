// The tasks of a reader of SAML, in its thread: each may be ended at any time. Whoever asks for them imports
// this module as well, so what reads XML is loaded by the tasks.

import type { Expected } from './expected.ts';
import type { SamlPerson } from './read-assertion.ts';
import type { ProviderMetadata } from './read-metadata.ts';
import { BadMetadata, BadXml, Refused } from './refused.ts';

export interface ResponseTask extends Expected {
  response: string;
}

/** What came of a response. Errors lose their class on their way between threads. */
export type ResponseOutcome = { person: SamlPerson } | { refused: string };

export async function responseTask({ response, ...expected }: ResponseTask): Promise<ResponseOutcome> {
  const { readResponse } = await import('./read-response.ts');
  try {
    return { person: await readResponse(response, expected) };
  } catch (error) {
    return { refused: reasonOf(error) };
  }
}

export type MetadataOutcome = { metadata: ProviderMetadata } | { refused: string };

export async function metadataTask(text: string): Promise<MetadataOutcome> {
  const { readMetadata } = await import('./read-metadata.ts');
  try {
    return { metadata: readMetadata(text) };
  } catch (error) {
    if (!(error instanceof BadMetadata)) throw error;
    return { refused: error.message };
  }
}

export const probeTask = (): void => undefined;

/** What the library says, by its words: the texts themselves may hold what was sent. */
const REASONS: readonly [RegExp, string][] = [
  [/audience/i, 'audience'],
  [/expired|not yet valid/i, 'time'],
  [/signature/i, 'signature'],
  [/decryption/i, 'encrypted'],
];

function reasonOf(error: unknown): string {
  if (error instanceof Refused) return error.reason;
  if (error instanceof BadXml) return 'xml';
  if (!(error instanceof Error)) return 'unknown';
  return REASONS.find(([words]) => words.test(error.message))?.[1] ?? error.name;
}
