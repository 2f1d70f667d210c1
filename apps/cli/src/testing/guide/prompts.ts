/** Prompts of the guide, each written for what it shows. */
export const SUPPORT = `Hello! I would like you to act as a customer support assistant for an online bookstore. In order to help our customers, you should always be polite and very patient. Please make sure that each answer has at most 3 sentences, and do not under any circumstances promise a refund. In the event that you are not sure about the answer, it is important that you say so. Thank you very much in advance!`;

export const REVIEW = `Could you please take a look at the following function and basically tell me whether or not there are any bugs in it? I would really appreciate it if you could explain each bug in a short sentence.

\`\`\`js
function average(values) {
  return values.reduce((a, b) => a + b) / values.length;
}
\`\`\`

Please note that the name of the function must not be changed.`;

export const EXTRACT = `Your task is to extract all of the orders that are mentioned in the e-mail. Please return the result in the form of JSON that looks like this:

{
  "orders": [
    { "id": "A-17", "quantity": 2 }
  ]
}

The following rules are very important:
- You should never guess a quantity.
- If it is the case that there is no order, return an empty list.
- Make sure that you keep the placeholder {{customer_name}} as it is.`;

/** Long enough and with enough parts for sections. */
export const CAMPAIGN = `You are an experienced copywriter for a small outdoor brand. We launched a new line of rain jackets last month, and the first customers were happy with the fabric. The launch was delayed by a strike at the port, which was annoying for everybody.

Please write three subject lines for a newsletter that announces the jackets. Each subject line must have at most 45 characters. Do not use exclamation marks, and never mention our competitors.

For example: "Dry all day, light as a feather".

Return the subject lines as a numbered list, and write them in English. It would be great if you could also make sure that the tone is calm and not too salesy, because our readers do not like loud advertising.`;

/** Wordy enough for sections to cost nothing, with a part for each of them. */
export const TICKETS = `Hello there! I would like you to act as a support engineer who has a lot of experience with billing software. It would be really great if you could please help us with the tickets that our customers send in. In order to give you some background: our team is very small, and due to the fact that we only have two engineers, tickets are often answered late.

Your task is to read the ticket that is given below and to write a first answer to it. Please make sure that you also assign it a category, which must be one of "bug", "billing" or "question". It is very important that you never promise a date, and please do not make mention of any other customers. In the event that the ticket is not written in English, you should answer in the language of the ticket.

Please return the result in the form of JSON with the keys "category" and "answer". The answer should be at most 120 words long.

Ticket:
{{ticket}}`;

export const HEADED = `## Task
Translate the menu into **French**.

## Rules
- Keep **all** prices as they are.
- Do *not* translate the names of wines.`;

export const CONTRACT = `The Supplier shall,  in order to meet the deadline set out in Section 4.2, deliver the Goods  within thirty (30) days.



“Goods” means the items listed in Annex A, and the Supplier’s liability shall not exceed EUR 50,000.`;

/** One sentence of courtesy and one of substance in each language. */
export const LANGUAGES: readonly (readonly [string, string])[] = [
  [
    'German',
    'Könntest du bitte eine kurze Zusammenfassung des Berichts schreiben? Verwende höchstens 100 Wörter. Vielen Dank im Voraus!',
  ],
  [
    'French',
    'Pourriez-vous s’il vous plaît écrire un court résumé du rapport ? Utilisez au plus 100 mots. Merci beaucoup d’avance !',
  ],
  [
    'Spanish',
    '¿Podrías por favor escribir un breve resumen del informe? Usa como máximo 100 palabras. ¡Muchas gracias de antemano!',
  ],
  [
    'Portuguese',
    'Você poderia por favor escrever um breve resumo do relatório? Use no máximo 100 palavras. Muito obrigado desde já!',
  ],
  [
    'Italian',
    'Potresti per favore scrivere un breve riassunto del rapporto? Usa al massimo 100 parole. Grazie mille in anticipo!',
  ],
  ['Chinese', '请写一份报告的简短摘要。不要超过100个字。请写一份报告的简短摘要。'],
];

export const SHORT = 'Please make use of at least 3 sources in order to answer.';

export const COMMAND_LINE =
  'Hi! I was wondering if you could please write a short product description for our new kettle. Make sure that it has at most 60 words, and do not mention the price.';
