import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chatRequest } from './testing/chat-requests.ts';
import { toMessagesBody } from './to-messages-body.ts';
import { UnsupportedParameterError } from './unsupported-parameter-error.ts';

const RUNS = { numRuns: 500 };
const MARKS = /q\d+/g;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function marksOf(value: unknown): string[] {
  return [...new Set(JSON.stringify(value).match(MARKS))].sort();
}

/** All objects within a value, lists left out. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (!isObject(value)) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value, ...inner];
}

function translate(request: unknown): Record<string, unknown> & { messages: unknown[] } {
  return JSON.parse(toMessagesBody(Buffer.from(JSON.stringify(request))).toString());
}

/** Every text in a value, in which escapes mean nothing any more. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return isObject(value) ? [...Object.keys(value), ...Object.values(value).flatMap(textsIn)] : [];
}

describe('what is translated', () => {
  it('has everything that the request said', () => {
    fc.assert(
      fc.property(chatRequest, (request) => {
        expect(marksOf(translate(request))).toEqual(marksOf(request));
      }),
      RUNS,
    );
  });

  it('has each text whole', () => {
    fc.assert(
      fc.property(chatRequest, (request) => {
        const found = new Set(textsIn(translate(request)));
        const said = textsIn(request).filter((text) => /^q\d+é"\n😀$/.test(text));
        expect(said.filter((text) => !found.has(text))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('has its numbers', () => {
    fc.assert(
      fc.property(chatRequest, (request) => {
        const { temperature, top_p, max_tokens = 16_384, stream } = request;
        expect(translate(request)).toMatchObject(
          JSON.parse(JSON.stringify({ temperature, top_p, max_tokens, stream })),
        );
      }),
      RUNS,
    );
  });

  it('has what is new in any object, or is refused for it', () => {
    fc.assert(
      fc.property(chatRequest, fc.nat(), (request, place) => {
        const copy: unknown = JSON.parse(JSON.stringify(request));
        const objects = objectsIn(copy);
        const changed = objects[place % objects.length] ?? {};
        changed.unheard_of = 'q0123456789';
        try {
          expect(marksOf(translate(copy))).toContain('q0123456789');
        } catch (error) {
          if (!(error instanceof UnsupportedParameterError)) throw error;
          expect(error.param).toContain('unheard_of');
        }
      }),
      RUNS,
    );
  });

  it('grows at its end only, so that caches still match', () => {
    fc.assert(
      fc.property(chatRequest, (request) => {
        const { messages, ...rest } = request;
        const list = Array.isArray(messages) ? messages : [];
        const next = [...list, { role: 'assistant', content: 'Yes' }, { role: 'user', content: 'More' }];
        // Results of tools follow their call.
        fc.pre(list.at(-1)?.role !== 'assistant');
        const { messages: turns, ...settings } = translate({ ...rest, messages: list });
        const { messages: grown, ...same } = translate({ ...rest, messages: next });
        expect(same).toEqual(settings);
        expect(grown).toEqual([
          ...turns,
          { role: 'assistant', content: [{ type: 'text', text: 'Yes' }] },
          { role: 'user', content: [{ type: 'text', text: 'More' }] },
        ]);
      }),
      RUNS,
    );
  });
});
