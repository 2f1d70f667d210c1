import { describe, expect, it } from 'vitest';
import { refine } from '../refine.ts';

const withoutStop = (text: string): string => text.replace(/\.$/, '');

/** Words that look like courtesy, filler or wordiness, and ask, state or name. */
const KEPT: Record<string, readonly string[]> = {
  'the verb please': [
    'Choose any colour you please.',
    'They may do as they like and you may do as you please.',
    'If you please the judges with a short and simple song, they clap.',
    'Write jokes that please.',
    'Please most guests first, then the cook.',
    'If you kindly treat the guests, they stay.',
  ],
  'how something is done': ['Rispondi gentilmente ai clienti.', 'Trata amablemente a los clientes.'],
  'courtesy that is to be said': [
    'On success, print done, thanks.',
    'If they ask again, answer not today, thank you.',
    'Append please.',
    'When the form is complete and the customer is happy with it, reply all set, thanks!',
    'Antworte nein, danke.',
    "En cas d'échec, réponds non, merci.",
    'Si todo va bien, responde listo, muchas gracias.',
    'In caso di errore, rispondi no, grazie.',
    'Se falhar, responda não, muito obrigado.',
  ],
  'a question': [
    'Are you able to open zip files?',
    'Can you translate Latin?',
    'Could you write it if you had more time?',
    'Would you add a title or leave it out?',
    'Could you translate the letter, or is it too long?',
    'Is there a chance that you could not mention the price in the letter to my aunt?',
    '¿Podrías traducir el texto si fuera más corto?',
    '¿Puedes traducir latín?',
    'Könntest du den Text übersetzen, wenn er kürzer wäre?',
    'Pourrais-tu écrire une lettre ou est-ce trop long ?',
    'Potresti tradurre il testo se fosse più corto?',
    'Você poderia traduzir o texto ou resumi-lo?',
  ],
  'as well as': [
    'As well as the names, list the dates.',
    'As well as writing, guests may sing.',
    'It works as well as the other one.',
  ],
  'the start of a phrase': [
    'By the way the man walks you can tell that he is sad.',
    'Plus signs stay in the formula, so keep all of them there.',
    'In most cases of fraud, call the police.',
    'Of course fees, only half are due.',
    'On top of that box put the cat.',
    'At the moment of impact, stop.',
    'In effetti speciali il film è povero.',
    'In questo senso unico non si gira.',
    'Na realidade virtual o jogo é lento.',
    'De fato e gravata ele canta.',
    'En realidad aumentada el juego es lento.',
    'Por otro lado de la calle hay un bar.',
    'Au fond du jardin il y a un puits.',
    'De plus grandes lettres suffisent.',
    'Zeige natürlich gewachsene Wälder.',
    'Nenne die tatsächlich gezahlten Preise.',
  ],
  'how strong it is': [
    'Das ist eigentlich nie so, also kürze den Text.',
    'Both lists are essentially equal.',
    'Take an essentially blank page.',
    'Assume it for the sake of discussion.',
    'I feel that the list ends too early.',
    'Never hesitate to ask, and never be rude.',
    'Plan three dinners for four people, all of them without fish or nuts. I mean this.',
    'Plan three dinners for four people, all of them without fish or nuts. This matters to me.',
    'Plane drei Essen für vier Gäste, alle ohne Fisch und Nüsse. Das ist mir wichtig.',
    'Planea tres cenas para cuatro personas, todas sin pescado. Lo digo en serio.',
  ],
  'two commas or none': [
    'We, basically, need a list of the names of all guests.',
    'We need a list, basically, of names.',
  ],
};

describe('stays', () => {
  for (const [what, texts] of Object.entries(KEPT))
    it.each(texts)(`${what}: %j`, (text) => {
      for (const compressionLevel of ['low', 'medium', 'high'] as const)
        expect(withoutStop(refine(text, { compressionLevel }).refinedText)).toBe(withoutStop(text));
    });
});

describe('goes', () => {
  it.each([
    ['Please could you write a poem about the sea? Thank you!', 'Write a poem about the sea.'],
    ['Could you please write it in red?', 'Write it in red.'],
    ['Write it in red please.', 'Write it in red.'],
    ['Write a poem about the sea, thank you.', 'Write a poem about the sea.'],
    ['Answer in French, please.', 'Answer in French.'],
    [
      'We hope that, all things considered, Anna reads the letter and the list.',
      'We hope that Anna reads the letter and the list.',
    ],
    [
      'Send the list because, to be honest, nobody reads the letter any more.',
      'Send the list because nobody reads the letter any more.',
    ],
    ['In realtà il gioco è lento, quindi accorcia i testi.', 'Il gioco è lento, quindi accorcia i testi.'],
    ['Na verdade, o jogo é lento.', 'O jogo é lento.'],
    ['Is there any chance you could write it in red?', 'Write it in red.'],
    ['¿Podrías no mencionar el precio?', 'No menciones el precio.'],
    ['Hola, ¿te importaría no repetir los nombres?', 'No repitas los nombres.'],
    ['Schreibe einen Brief, danke.', 'Schreibe einen Brief.'],
    ['Escribe un poema, gracias.', 'Escribe un poema.'],
  ])('%j', (text, result) => {
    expect(refine(text, { compressionLevel: 'low' }).refinedText).toBe(result);
  });
});
