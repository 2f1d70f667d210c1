import { phrasePass } from '../../phrases/phrase-pass.ts';

export const POLITENESS = phrasePass(
  'politeness',
  'pt',
  `
    1 !um|o|este|esse|seu|teu|em|a por favor ,? !de|do|da|e|a|ao =>
    1 , por favor , =>
    1 , por favor $ =>
    1 , por gentileza ,? =>
    1 por gentileza ,? =>
    1 se faz favor ,? =>
    1 , se faz favor $ =>
    1 , obrigado|obrigada $ =>
    1 , muito obrigado|obrigada $ =>
    1 , se não for incômodo|incómodo ,? =>
    1 ^ se não for incômodo|incómodo ,? =>
    1 , se não for pedir muito|demais ,? =>
    1 ^ se não for pedir muito|demais ,? =>
    1 , se você não se importar ,? =>
    1 ^ se você não se importar ,? =>
    1 , se não se importar ,? =>
    1 ^ se não se importar ,? =>
    1 , se você puder ,? =>
    1 ^ se você puder , =>
    1 gentilmente =>
    1 ^^ obrigado|obrigada $ =>
    1 ^^ muito obrigado|obrigada $ =>
    1 ^^ muitíssimo obrigado|obrigada $ =>
    1 ^^ obrigado|obrigada desde já $ =>
    1 ^^ muito obrigado|obrigada desde já $ =>
    1 ^^ desde já , muito? obrigado|obrigada $ =>
    1 ^^ desde já obrigado|obrigada $ =>
    1 ^^ desde já , agradeço|grato|grata $ =>
    1 ^^ desde já agradeço $ =>
    1 ^^ desde já agradeço a|pela sua|tua ajuda|atenção|colaboração $ =>
    1 ^^ agradeço desde já $ =>
    1 ^^ agradeço desde já a|pela sua|tua ajuda|atenção|colaboração $ =>
    1 ^^ agradeço antecipadamente $ =>
    1 ^^ agradeço muito $ =>
    1 ^^ agradeço a|pela sua|tua ajuda|atenção|colaboração $ =>
    1 ^^ obrigado|obrigada pela|por sua? ajuda|atenção|colaboração|compreensão $ =>
    1 ^^ obrigado|obrigada pela tua ajuda|atenção $ =>
    1 ^^ obrigado|obrigada pelo seu|teu tempo $ =>
    1 ^^ muito obrigado|obrigada pela|por sua? ajuda|atenção|colaboração|compreensão $ =>
    1 ^^ obrigado|obrigada antecipadamente $ =>
    1 ^^ valeu $ =>
    1 ^^ isso me ajudaria muito $ =>
    1 ^^ seria de grande ajuda $ =>
    1 ^^ você é o|a melhor $ =>
    1 ^^ um abraço $ =>
    1 ^^ espero que você|tudo esteja|vá bem $ =>
    1 ^^ espero que esteja tudo bem $ =>
    1 ^^ espero que estejas bem $ =>
    1 ^^ tudo bem $ =>
    1 ^^ como vai você? $ =>
    1 ^^ como você? está|estás $ =>
    1 ^^^ olá|oi|ei chatgpt|gpt|claude|gemini|assistente|pessoal|amigo|amiga|ia? ,|!|.|: =>
    1 ^^^ olá|oi , tudo bem ,|!|.|? =>
    1 ^^^ bom dia chatgpt|gpt|claude|gemini? ,|!|.|: =>
    1 ^^^ boa tarde|noite chatgpt|gpt|claude|gemini? ,|!|.|: =>
    1 ^^^ caro|cara|prezado|prezada|querido|querida chatgpt|claude|gemini|assistente|ia ,|!|.|: =>
  `,
);
