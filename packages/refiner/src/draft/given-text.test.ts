import { describe, expect, it } from 'vitest';
import { ownOf } from '../../fixtures/readings.ts';
import { refine } from '../index.ts';

const ASIDE = 'Could you please tell me where it is, in order to do not go wrong?';

describe('texts that a prompt hands over', () => {
  it.each([
    `Fix grammar in: ${ASIDE}`,
    `Translate to German: ${ASIDE}`,
    `Answer this e-mail:\n\nDear Tom,\n\n${ASIDE}\n\nThank you very much in advance!`,
    `Keep this poem and analyze it:\n\n${ASIDE}\nThe rose is red.`,
    `Here are lyrics. Don't change them:\n\n${ASIDE}`,
    `Anna: ${ASIDE}\nBob: I do not know the way.\nAnna: Thank you very much!`,
    `Say exactly: ${ASIDE}`,
    `Display EXACTLY:\n\n${ASIDE}`,
    `Print this warning verbatim:\n${ASIDE}\nThank you very much!`,
  ])('stay as they are: %j', (text) => {
    expect(refine(text, { compressionLevel: 'high' }).refinedText).toBe(text);
  });

  it.each([
    [
      'Tone: please be very kind.\nLength: please be very concise.',
      'Tone: be very kind.\nLength: be very concise.',
    ],
    ['For this essay: please use a kind tone.', 'For this essay: use a kind tone.'],
    ['Write exactly three lines: please be kind.', 'Write exactly three lines: be kind.'],
  ])('what says what to do is none: %j', (text, expected) => {
    expect(refine(text).refinedText).toBe(expected);
  });
});

/** Its sentences, each up to forty characters of it. */
describe('what is the author’s, on either side of a rule', () => {
  it.each([
    ['Translate: the sea is calm.', 'Translate:'],
    ['Translate to German: the sea is calm.', 'Translate to German:'],
    ['Please now do translate: the sea.', 'Please now do translate:'],
    ['Can you then please translate: the sea.', 'Can you then please translate: the sea.'],
    ['Fix the grammar in: the sea.', 'Fix the grammar in:'],
    ['Fix grammar: the sea.', 'Fix grammar:'],
    ['Answer without any grammar: the sea.', 'Answer without any grammar:'],
    [
      'Please look at the long text and then tell me what to fix in its grammar: the sea.',
      'Please look at the long text and then te',
    ],
    ['Please look at the text and fix the grammar: the sea.', 'Please look at the text and fix the gram'],
    ['The grammar: the sea.', 'The grammar:'],
    ['Rewrite the text: the sea.', 'Rewrite the text:'],
    ['The text: the sea.', 'The text: the sea.'],
    ['Text to rewrite: the sea.', 'Text to rewrite: the sea.'],
    ['Summarize this poem: the sea.', 'Summarize this poem:'],
    ['For this poem: use rhymes.', 'For this poem: use rhymes.'],
    ['Keep this poem: the sea.', 'Keep this poem:'],
    ['This poem: the sea.', 'This poem:'],
    ['Write a poem: the sea.', 'Write a poem: the sea.'],
    ['Write my poem: the sea.', 'Write my poem:'],
    ['With my poem: the sea.', 'With my poem: the sea.'],
    ['Do not change it: the sea.', 'Do not change it:'],
    ["Don't change this: the sea.", "Don't change this:"],
    ['Never edit them: the sea.', 'Never edit them:'],
    ['Do not alter these: the sea.', 'Do not alter these:'],
    ['Change it: the sea.', 'Change it: the sea.'],
    ['Not it: the sea.', 'Not it: the sea.'],
    ['Please change it: the sea.', 'Please change it: the sea.'],
    ['Do change it: the sea.', 'Do change it: the sea.'],
    ['Rewrite the text by these rules: be short.', 'Rewrite the text by these rules: be shor'],
    ['Rewrite the text in these steps: first, go.', 'Rewrite the text in these steps: first, '],
    ['Rewrite the text: "the sea".', 'Rewrite the text: "the sea".'],
    ['Rewrite the text:', 'Rewrite the text:'],
    ['Rewrite the text:\n# The sea', 'Rewrite the text: | The sea'],
    [
      'Rewrite the text:\n- the sea\n- the sky\nThen stop.',
      'Rewrite the text: | the sea | the sky | Then stop.',
    ],
    ['Rewrite the text:\n* the sea', 'Rewrite the text: | the sea'],
    ['Rewrite the text:\n• the sea', 'Rewrite the text: | the sea'],
    ['Rewrite the text:\n1. the sea\n2. the sky', 'Rewrite the text: | the sea | the sky'],
    ['The following sentences:\n- the sea\n- the sky\nThen stop.', 'The following sentences: | Then stop.'],
    ['Consider the following sentences: the sea.', 'Consider the following sentences:'],
    ['The sentences below:\n1. the sea\nThen stop.', 'The sentences below: | Then stop.'],
    ['The following:\n- the sea\nThen stop.', 'The following: | the sea | Then stop.'],
    ['The sentences:\n- the sea\nThen stop.', 'The sentences: | the sea | Then stop.'],
    ['The following rules for sentences: be short.', 'The following rules for sentences:'],
    ['The sentences following rules: be short.', 'The sentences following rules: be short.'],
    ['User: hello there\nGo on.', 'Go on.'],
    ['user: hello there. Why?\nGo on.', 'Go on.'],
    ['Input:\nhello', 'Input: | hello'],
    ['Say: hello. User: ho.', 'Say: hello. | User: ho.'],
    ['User hello there.', 'User hello there.'],
    [': hello', ': hello'],
    ['User :hello', 'User :hello'],
    ['a: hello\nb: ho', 'b: ho'],
    ['Anna: hi\nBob: ho\nAnna: hum\nDone.', 'Done.'],
    ['Anna: hi\nAnna: hum\nDone.', 'Anna: hi | Anna: hum | Done.'],
    ['Anna: hi\nBob: ho\nDone.', 'Anna: hi | Bob: ho | Done.'],
    ['Anna: hi\nNote: ho\nAnna: hum', 'Anna: hi | Note: ho | Anna: hum'],
    ['Anna: hi\nBob: ho\nwell\nAnna: hum', 'Anna: hi | Bob: ho | well | Anna: hum'],
    ['Note: hi\nTip: ho\nNote: hum', 'Note: hi | Tip: ho | Note: hum'],
    ['- Anna: hi\n- Bob: ho\n- Anna: hum', 'Anna: hi | Bob: ho | Anna: hum'],
    ['3: hi\nBob: ho\n3: hum', '3: hi | Bob: ho | 3: hum'],
    ['Anna: hi\nBob: ho\nAnna: hum\nCarl: hey', 'Carl: hey'],
    ['Anna: hi\nBob: ho\nCarl: hey\nBob: hum', 'Anna: hi'],
    ['Übersetze: das Meer.', 'Übersetze: das Meer.'],
    ['Corrige el texto: el mar.', 'Corrige el texto:'],
    ['Riassumi il seguente testo: il mare.', 'Riassumi il seguente testo:'],
    ['Be short: always. Rewrite the text: the sea. And stop.', 'Be short: always. | Rewrite the text:'],
    ['Be short.\nRewrite the text below: the sea.\nAnd stop.', 'Be short. | Rewrite the text below:'],
  ])('%j', (text, own) => {
    expect(ownOf(text)).toBe(own);
  });
});
