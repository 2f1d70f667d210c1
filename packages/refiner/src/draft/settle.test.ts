import type { Language } from '@refinery/text/language.ts';
import { expect, it } from 'vitest';
import { draftOf } from '../../fixtures/draft-of.ts';
import { applyEdits } from '../edits/apply-edits.ts';
import { record } from './propose.ts';
import { editsOf, settleDraft } from './render.ts';

/** What is left of a text in which some words go, `[[…]]`, or become others, `[[…→…]]`. */
function left(marked: string, language: Language, statement = false): string {
  const changes: { start: number; end: number; replacement: string }[] = [];
  let text = '';
  for (const part of marked.split(/(\[\[.*?\]\])/s)) {
    const [was = '', replacement = ''] = part.startsWith('[[') ? part.slice(2, -2).split('→') : [part];
    if (part !== was) changes.push({ start: text.length, end: text.length + was.length, replacement });
    text += was;
  }
  const draft = draftOf(text);
  const segments = draft.whole.map((part) => ({ ...part, language }));
  const spoken = { ...draft, segments, whole: segments };
  for (const { start, end, replacement } of changes) {
    const from = draft.tokens.findIndex((token) => token.end > start);
    const to = draft.tokens.findLastIndex((token) => token.start < end) + 1;
    record(spoken, { from, to, replacement, pass: 'gap', reason: 'gap', statement });
  }
  settleDraft(spoken);
  return applyEdits(text, editsOf(spoken));
}

it.each([
  ['[[Please]] list the boats.', 'List the boats.'],
  ['[[Please ]]list the boats.', 'List the boats.'],
  ['List the boats[[ please]].', 'List the boats.'],
  ['List the boats[[, please]].', 'List the boats.'],
  ['List[[, please,]] the boats.', 'List the boats.'],
  ['List the boats, [[please]], and stop.', 'List the boats and stop.'],
  ['List the boats, [[please]], he reads.', 'List the boats, he reads.'],
  ['List the boats, [[please]]; then stop.', 'List the boats; then stop.'],
  ['List the boats, [[please]].', 'List the boats.'],
  ['List the boats ([[please]]).', 'List the boats.'],
  ['List the boats ([[please, ]]all).', 'List the boats (all).'],
  ['List the boats [[(all)]].', 'List the boats.'],
  ['List [[all]] the boats!', 'List the boats!'],
  ['List, [[please]], the boats.', 'List, the boats.'],
  ['Do list, [[please]], the boats.', 'Do list, the boats.'],
  ['Do list all, [[please]], the boats.', 'Do list all, the boats.'],
  ['Do list all, [[please]], a boat.', 'Do list all a boat.'],
  ['Do list all, [[please]], they go.', 'Do list all, they go.'],
  ['And [[please]], list the boats.', 'And list the boats.'],
  ['So[[, please]], list the boats.', 'So list the boats.'],
  ['So, [[please]], list the boats.', 'So list the boats.'],
  ['But [[please]], list; and [[please]], stop.', 'But list; and stop.'],
  ["Use **[[do not→don't]]** here.", "Use **don't** here."],
  ['**[[Do not]]** go.', 'Go.'],
  ['Use *[[very]]* old boats.', 'Use old boats.'],
  ['Use ***[[very]]*** old boats.', 'Use old boats.'],
  ['Use [[very]] **old** boats.', 'Use **old** boats.'],
  ['An [[old]] boat.', 'A boat.'],
  ['A [[big]] old boat.', 'An old boat.'],
  ['A [[big]] hour, a [[big]] honest man, a [[big]] heir.', 'An hour, an honest man, an heir.'],
  [
    'A [[big]] unit, a [[big]] uncle, a [[big]] user, a [[big]] uninvited man, a [[big]] urn, a [[big]] urinal.',
    'A unit, an uncle, a user, an uninvited man, an urn, a urinal.',
  ],
  ['An [[old]] one, an [[old]] ewe, an [[old]] euro, an [[old]] once.', 'A one, a ewe, a euro, a once.'],
  ['A [[big]] 8, a [[big]] "owl".', 'A 8, a "owl".'],
  ['A **big** owl [[now]].', 'A **big** owl.'],
  ['Keep a *[[big]]* owl.', 'Keep an owl.'],
  ['An [[old]] **boat** and a [[big]] _owl_.', 'A **boat** and an _owl_.'],
  ['[[You will]] See it.', 'See it.'],
  ['[[The]] iPhone is old. [[The]] src/app.ts is old.', 'iPhone is old. src/app.ts is old.'],
  ['[[The]] 3 boats. [[The]] "boats". [[The]] {{boat}}.', '3 boats. "boats". {{boat}}.'],
  ['[[the]] boats sail.', 'boats sail.'],
  ['[[For example→e.g.]] boats. Say [[For example→e.g.]] boats.', 'E.g. boats. Say e.g. boats.'],
  ['[[That is→i.e.]], boats.', 'I.e., boats.'],
  ['Say in Rome [[Make sure to→make sure to]] stop.', 'Say in Rome Make sure to stop.'],
  ['Say in Rome [[Please]] list it.', 'Say in Rome List it.'],
  ['Say in Rome [[please]] list it.', 'Say in Rome list it.'],
  ['Say in Rome [[PLEASE]] list it.', 'Say in Rome list it.'],
  ['Say in Rome [[Please]] List it.', 'Say in Rome List it.'],
  ['Say in Rome [[Please]], list it.', 'Say in Rome, list it.'],
  ['Go[[ and you will→;]] stop.', 'Go;stop.'],
  ['Go [[and you will→;]] stop.', 'Go; stop.'],
  ['[[And you will→;]] stop.', 'Stop.'],
  ['Go; [[and you will→;]] stop.', 'Go; stop.'],
  ['Go, [[and→;]] stop.', 'Go; stop.'],
  ['Go: [[and→,]] stop.', 'Go: stop.'],
  ['Go – [[and]], stop.', 'Go – stop.'],
  ['Go, [[and]] – stop.', 'Go – stop.'],
  ['Go [[one→"a]] b.', 'Go "a b.'],
  ['Go "[[one]] two.', 'Go "two.'],
  ['Go [[one [two] three]] four.', 'Go four.'],
  ['[[List the boats.]] Stop.', 'Stop.'],
  ['List the boats. [[Stop.]]', 'List the boats.'],
  ['List the boats. [[Stop.]] Go.', 'List the boats. Go.'],
  ['[[List the boats]]. Stop.', 'Stop.'],
  ['[[List the boats]]! Stop.', 'Stop.'],
  ['[[List the boats]]?', ''],
  ['[[List]], [[boats]].', ''],
  ['[[List]] – [[boats]]', ''],
  ['- [[List the boats.]]\n- Stop.', '- Stop.'],
  ['- List.\n- [[Stop.]]', '- List.'],
  ['- List.\n  - [[Stop.]]\n  - Go.', '- List.\n  - Go.'],
  ['- List. [[Stop.]]\n- Go.', '- List.\n- Go.'],
  ['- [[List.]] Stop.\n- Go.', '- Stop.\n- Go.'],
  ['List.\n\n[[Stop.]]\n\nGo.', 'List.\n\nGo.'],
  ['List.\n[[Stop.]]', 'List.'],
  ['[[List.]]\nStop.', 'Stop.'],
  ['1. [[List.]] [[Stop.]]\n2. Go.', '2. Go.'],
  ['1. List. [[Stop.]] [[Go.]]\n2. Go.', '1. List.\n2. Go.'],
  ['1. [[List.]] Go. [[Stop.]]\n2. Go.', '1. Go.\n2. Go.'],
  ['[[List.]] Go. [[Stop.]]', 'Go.'],
  ['# [[List]]\nGo.', 'Go.'],
  ['> [[List.]]\n> Go.', '>\n> Go.'],
  ['Go  [[one]]  two.', 'Go two.'],
  ['Go [[one ]]two.', 'Go two.'],
  ['Go[[ one]] two.', 'Go two.'],
  ['Go[[ one ]]two.', 'Go two.'],
  ['Go one[[.→,]] Two.', 'Go one, Two.'],
  ['Go one[[. Two→; two]].', 'Go one; two'],
  ['Go [[(one)]].', 'Go.'],
  ['Go [[(one)]], two.', 'Go, two.'],
  ['Go (one, [[two]]).', 'Go (one).'],
  ['Go (one[[, two]]), three.', 'Go (one), three.'],
  ['Go "one", [[two]].', 'Go "one".'],
  ['Go one...[[two]].', 'Go one....'],
  ['Go one… [[two]]', 'Go one…'],
  ['Go one[[ two]]…', 'Go one…'],
  ['Go one / [[two]].', 'Go one /.'],
  ['Go one/[[two]].', 'Go one/.'],
  ['Go one & [[two]].', 'Go one &.'],
  ['Go `one` [[two]] `three`.', 'Go `one` `three`.'],
  ['Go [[now]] , two.', 'Go, two.'],
  ['Hmm, [[one]] — two.', 'Hmm — two.'],
  ['Hmm — [[one]] — two.', 'Hmm — two.'],
  ['Hmm — [[one]].', 'Hmm.'],
  ['Hmm; [[one]]; two.', 'Hmm; two.'],
  ['Hmm: [[one]]: two.', 'Hmm: two.'],
  ['Hmm. [[One]], two.', 'Hmm. Two.'],
  ['Hmm, [[one]]? Two.', 'Hmm? Two.'],
  ['Hmm: [[one]].', 'Hmm.'],
  ['[[Hmm]]: one.', 'One.'],
  ['[[Hmm]] — one.', 'One.'],
  ['[[Hmm]], one.', 'One.'],
  ['[[Hmm]]. One.', 'One.'],
  ["[[Hmm]] one's boat.", "One's boat."],
  ['[[Hmm]] e-mail it.', 'E-mail it.'],
  ["[[Hmm]] don't go.", "Don't go."],
  ["[[Hmm]] I'd go.", "I'd go."],
  ['[[Hmm]] x: one.', 'X: one.'],
  ['[[Hmm]] x; one.', 'X; one.'],
])('English, %j', (marked, result) => {
  expect(left(marked, 'en')).toBe(result);
});

it.each([
  ['¿[[Puedes]] escribir un poema?', '¿Escribir un poema?'],
  ['¡[[Por favor]], escribe un poema sobre el mar!', '¡Escribe un poema sobre el mar!'],
  ['¿[[Puedes escribir→Escribe]] un poema?', '¿Escribe un poema?'],
  ['¿[[Puedes escribirlo]]?', ''],
  ['¿Qué es [[pues]]?', '¿Qué es?'],
])('Spanish, %j', (marked, result) => {
  expect(left(marked, 'es')).toBe(result);
});

it.each([
  ['Écris [[donc]] ! Merci.', 'Écris ! Merci.'],
  ['Écris-moi un texte pour la mairie [[donc]] ; merci.', 'Écris-moi un texte pour la mairie ; merci.'],
  ['Écris-moi un texte pour la mairie, [[donc]] !', 'Écris-moi un texte pour la mairie !'],
  ["Qu'est-ce que c'est [[donc]] ? Merci.", "Qu'est-ce que c'est ? Merci."],
  ['Écris « [[donc]] » pour la mairie de la ville.', 'Écris pour la mairie de la ville.'],
])('French, %j', (marked, result) => {
  expect(left(marked, 'fr')).toBe(result);
});

it.each([
  ['Fasse dich, [[bitte]], kurz.', 'Fasse dich, kurz.'],
  ['Fasse dich kurz, [[bitte]], er liest.', 'Fasse dich kurz, er liest.'],
  ['Schreib den Brief, [[bitte]], eine Seite.', 'Schreib den Brief eine Seite.'],
])('German, %j', (marked, result) => {
  expect(left(marked, 'de')).toBe(result);
});

it.each([
  ['請[[盡快]]寫，[[謝謝]]。', '請寫。'],
  ['请[[尽快]]写，[[谢谢]]。好。', '请写。好。'],
])('Chinese, %j', (marked, result) => {
  expect(left(marked, 'other')).toBe(result);
});

it.each([
  ['[[Can you list]] boats?', 'Boats.'],
  ['[[Can you→]] list boats??', 'List boats.'],
  ['[[Can you→]] list boats?!', 'List boats.'],
  ['[[Can you→]] list boats!!', 'List boats!!'],
  ['[[Can you→]] list boats !', 'List boats !'],
  ['[[Can you→]] list boats ?', 'List boats.'],
  ['[[Can you→]] list boats…', 'List boats…'],
  ['[[Can you→]] list boats? [[Will you→]] stop?', 'List boats. Stop.'],
  ['Why? [[Can you→]] stop?', 'Why? Stop.'],
  ['List boats [[now]]?', 'List boats.'],
  ['List boats? [[Now]]', 'List boats?'],
])('a question that became a statement, %j', (marked, result) => {
  expect(left(marked, 'en', true)).toBe(result);
});
