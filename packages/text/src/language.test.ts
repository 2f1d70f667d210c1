import { describe, expect, it } from 'vitest';
import { type Language, segmentLanguage, textLanguage } from './language.ts';
import { lex } from './lex.ts';
import { segment } from './segment.ts';

const SAMPLES: Record<Language, readonly string[]> = {
  en: [
    'Write a poem about the sea.',
    'Fix bug',
    'Summarize this.',
    'Keep it short.',
    'Act as a travel guide.',
    'List 5 ideas for a birthday party.',
    'Explain how Günter Grass and José Saramago were received in São Paulo.',
    'Translate the menu of the café for Mr. Müller and Señora Ibáñez.',
    'So what was the war about? Also name the man who won.',
    'Do not use more than 3 sentences.',
    'Compare "der Hund" with "el perro".',
    'Refactor the function so that it returns a promise.',
    'Die Hard is a film; explain why fans love it.',
  ],
  de: [
    'Bitte fasse dich kurz.',
    'Schreibe ein Gedicht über das Meer.',
    'Antworte auf Deutsch.',
    'Fasse den Text zusammen.',
    'Kannst du mir helfen?',
    'Übersetze ins Englische.',
    'Nenne fünf Gründe dafür.',
    'Verwende keine Fremdwörter.',
    'Erstelle eine Tabelle mit drei Spalten.',
    'Was ist der Unterschied zwischen TCP und UDP?',
    'Formuliere die E-Mail höflicher.',
    'Höchstens 100 Wörter, keine Emojis.',
    'Ich möchte, dass du als Deutschlehrer agierst.',
  ],
  fr: [
    'Soyez bref.',
    'Écris un poème sur la mer.',
    'Répondez en français.',
    'Résume ce texte.',
    "Peux-tu m'aider ?",
    'Traduisez en anglais.',
    'Donne cinq raisons.',
    "N'utilise pas de jargon.",
    'Crée un tableau à trois colonnes.',
    'Quelle est la différence entre TCP et UDP ?',
    "Rends l'e-mail plus poli.",
    'Pas plus de 100 mots.',
    'Je voudrais que vous agissiez comme un professeur.',
  ],
  es: [
    'Sé breve.',
    'Escribe un poema sobre el mar.',
    'Responde en español.',
    'Resume el texto.',
    '¿Puedes ayudarme?',
    'Traduce al inglés.',
    'Dame cinco razones.',
    'No uses jerga técnica.',
    'Crea una tabla con tres columnas.',
    '¿Cuál es la diferencia entre TCP y UDP?',
    'Haz que el correo suene más amable.',
    'Máximo 100 palabras, sin emojis.',
    'Quiero que actúes como profesor de historia.',
  ],
  pt: [
    'Seja breve, por favor, e não use gírias.',
    'Escreva um poema sobre o mar.',
    'Responda em português.',
    'Resuma o texto em três frases.',
    'Você pode me ajudar?',
    'Traduza para o inglês.',
    'Dê cinco razões.',
    'Não use jargão técnico.',
    'Crie uma tabela com três colunas.',
    'Qual é a diferença entre TCP e UDP?',
    'Deixe o e-mail mais educado.',
    'No máximo 100 palavras, sem emojis.',
    'Gostaria que você atuasse como professor.',
  ],
  it: [
    'Sii breve e non usare gergo.',
    'Scrivi una poesia sul mare.',
    'Rispondi in italiano.',
    'Riassumi il testo.',
    'Puoi aiutarmi?',
    'Traduci in inglese.',
    'Elenca cinque motivi.',
    'Non usare termini tecnici.',
    'Crea una tabella con tre colonne.',
    'Qual è la differenza tra TCP e UDP?',
    "Rendi l'e-mail più cortese.",
    'Al massimo 100 parole, senza emoji.',
    'Vorrei che tu agissi come un insegnante.',
  ],
  other: [
    // Portuguese, or Spanish with an odd "or".
    'Resuma o texto.',
    '写一首关于大海的诗',
    '海についての詩を書いてください。',
    '바다에 관한 시를 써 주세요.',
    'Напиши стихотворение о море',
    'اكتب قصيدة عن البحر من فضلك',
    'כתוב שיר על הים',
    'समुद्र पर एक कविता लिखो',
    'เขียนบทกวีเกี่ยวกับทะเล',
    'Γράψε ένα ποίημα για τη θάλασσα',
    'Schrijf een gedicht over de zee.',
    'Vat de tekst samen in drie zinnen.',
    'Leg uit hoe een motor werkt.',
    'Geef mij vijf ideeën voor het feest.',
    'Houd het kort en gebruik geen jargon.',
    'Napisz wiersz o morzu dla mojego syna.',
    'Deniz hakkında bir şiir yaz.',
    'Skriv en dikt om havet för min son.',
    'Skriv et digt om havet, og brug ikke rim.',
    'Napiš báseň o moři, prosím.',
    'Scrie un poem despre mare și explică rimele.',
    'Escriu un poema sobre el mar amb rimes per als nens.',
    'Tulis puisi tentang laut untuk anak saya.',
    'Kirjoita runo merestä ja selitä se.',
    'Írj egy verset a tengerről, és magyarázd el.',
    'Viết một bài thơ về biển cho tôi.',
    'Andika shairi kuhusu bahari kwa ajili ya watoto wangu wadogo wanaopenda kusoma vitabu shuleni kila siku.',
  ],
};

const of = (text: string): Language => textLanguage(lex(text));

describe('textLanguage', () => {
  for (const [language, texts] of Object.entries(SAMPLES))
    it.each(texts)(`${language}: %j`, (text) => {
      expect(of(text)).toBe(language);
    });

  it('knows nothing of a text without words', () => {
    for (const text of ['', '42', '😀😀', '```\ndie und das\n```']) expect(of(text)).toBe('en');
  });
});

describe('segmentLanguage', () => {
  const languagesOf = (text: string): Language[] => {
    const tokens = lex(text);
    const ofText = textLanguage(tokens);
    return segment(text, tokens).map((part) => segmentLanguage(tokens, part, ofText));
  };

  it('tells the sentences of a text apart', () => {
    expect(
      languagesOf(
        'Please translate the following message and keep the tone friendly.\nIch komme heute leider nicht, weil mein Kind krank ist.\nNo llegaré a la reunión porque mi hijo está enfermo.',
      ),
    ).toEqual(['en', 'de', 'es']);
  });

  it('gives sentences that say too little the language of their text', () => {
    expect(languagesOf('Schreibe ein Gedicht über das Meer. Danke! JSON. Format: Markdown.')).toEqual([
      'de',
      'de',
      'de',
      'de',
    ]);
    expect(languagesOf('Write a text for the team. Angebot: Also die.')).toEqual(['en', 'en']);
  });

  it('gives mixed sentences no language', () => {
    expect(
      languagesOf(
        'Please answer the user with this text and nothing else, und zwar bitte ohne dass du noch etwas über mich schreibst.',
      ),
    ).toEqual(['other']);
  });
});
