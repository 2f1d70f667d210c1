import { describe, expect, it } from 'vitest';
import { readText } from '../check-fidelity.ts';
import type { Script } from '../lexicon/tables.ts';
import { LIGHT } from '../read/term.ts';
import { isMatchable, Places } from './places.ts';

/** What in a text may say the first word of another one. */
function found(text: string, word: string, language: Script): string[] {
  const { terms } = readText(text, {}, undefined, language);
  const [own] = readText(word, {}, undefined, language).terms.filter(
    (term) => isMatchable(term) && term.type !== LIGHT,
  );
  const places = own ? new Places(terms, language === 'de').of(own) : [];
  return places.map((at) => text.slice(terms[at]?.start, terms[at]?.end));
}

describe('what may say a word', () => {
  it.each<[string, string, string, string[], Script?]>([
    ['itself, wherever it is', 'cat', 'red cats, blue cats, dogs', ['cats', 'cats']],
    ['no other word', 'cows', 'red cats, blue cats, dogs', []],
    ['a word of its family', 'musicians', 'the music plays', ['music']],
    ['a longer one', 'music', 'the musicians play', ['musicians']],
    ['one of five letters', 'operatic', 'opera and opening', ['opera']],
    ['one whose end is another', 'pronounce', 'pronunciation of names', ['pronunciation']],
    ['none that shares too few letters', 'tab', 'table', []],
    ['none that shares too little of it', 'international', 'internal rules', []],
    ['what it is made of', 'readable', 'read the text', ['read']],
    ['what it is made of, in another form', 'washable', 'washing', ['washing']],
    ['synonyms', 'large', 'big dogs', ['big']],
    ['synonyms of another group', 'purchase', 'buy bread', ['buy']],
    ['a phrase by its word', 'apply for', 'apply to the council', ['apply to']],
    ['a word in a phrase', 'attention', 'pay attention to detail', ['pay attention to']],
    ['a word in a phrase of nouns', 'number', 'phone number', ['phone number']],
    ['the words of a compound', 'phone-number', 'the number of the phone', ['phone']],
    ['the words of a compound, in order of it', 'low-fat', 'fat low', ['low']],
    ['not one of them alone', 'low-fat', 'fat', []],
    ['a compound without what only joins', 'comma-separated', 'commas', ['commas']],
    ['a compound that is a phrase', 'comma-separated', 'separated by commas', ['separated by commas']],
    ['a compound based on it', 'rule-based', 'rules', ['rules']],
    ['no other compound', 'comma-separated', 'tabs', []],
    ['a number of the same unit', '10 kg', '10 kg, 10 s', ['10 kg']],
    ['a number without its unit', '10 s', '10, 20 and 40 s', ['10']],
    ['a number with a unit', '10', '10 s', ['10 s']],
    ['a number of no other unit', '10 s', '10 minutes', []],
    ['a full hour', '14', 'at 14:00', ['14:00']],
    ['a full hour after noon', '2', 'at 14:00', ['14:00']],
    ['an hour before noon', '11', 'at 11:00', ['11:00']],
    ['noon', '12', 'at 12:00', ['12:00']],
    ['not noon', '0', 'at 12:00', []],
    ['one past noon', '1', 'at 13:00', ['13:00']],
    ['no part of an hour', '13', 'at 13:30', []],
    ['no day of a date', '3', '3 May', []],
    ['a time of day', '14:00', 'at 2', ['2']],
    ['protected text to the letter', '`b`', '`a` and `b`', ['`b`']],
    ['no word for protected text', '`b`', '`a` and b', []],
    ['a placeholder by its words', 'client', '{{client_name}}', ['{{client_name}}']],
    ['a word before a placeholder', 'client', '{{client_name}} and client', ['client', '{{client_name}}']],
    ['no placeholder by a word', '{{client_name}}', 'client', []],
    ['a compound that ends with it', 'Betrag', 'Rechnungsbetrag', ['Rechnungsbetrag'], 'de'],
    ['a compound that ends with a compound', 'Datenbank', 'Kundendatenbank', ['Kundendatenbank'], 'de'],
    ['a French word of its family', 'communautaire', 'communauté', ['communauté'], 'fr'],
    ['a shorter word of its characters', '分析师', '分析', ['分析'], 'zh'],
    ['half of its characters and the first', '客人', '客户', ['客户'], 'zh'],
    ['a character of it', '客户', '人客', ['客'], 'zh'],
    ['not half of its characters without the first', '材料', '資料', [], 'ja'],
  ])('is %s: %s in %s', (_name, word, text, words, language = 'en') => {
    expect(found(text, word, language)).toEqual(words);
  });

  it('is found as before when it is asked for again', () => {
    const { terms } = readText('big dogs, 10 and 10 s');
    const places = new Places(terms, false);
    for (const word of ['large', 'cats', '10 s', '10 kg']) {
      const [own] = readText(word, {}, undefined, 'en').terms;
      if (own) expect(places.of(own)).toEqual(places.of(own));
    }
  });
});
