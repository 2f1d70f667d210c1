import { phrasePass } from '../../phrases/phrase-pass.ts';

export const FILLER = phrasePass(
  'filler',
  'fr',
  `
    1 ^ bon|bien|alors|voilà|ok|okay|eh|euh , =>
    1 ^ eh|bon bien|ben , =>
    1 ^ alors voilà , =>
    1 ^ au fait ,? =>
    1 ^ d'ailleurs ,? =>
    1 ^ en fait ,? =>
    1 , en fait , =>
    1 ^ à vrai dire ,? =>
    1 ^ pour être honnête|franc|sincère ,? =>
    1 ^ honnêtement ,? =>
    1 ^ franchement ,? =>
    1 ^ sincèrement ,? =>
    1 ^ évidemment ,? =>
    1 ^ bien sûr , =>
    1 , bien sûr , =>
    1 ^ bien entendu ,? =>
    1 , bien entendu ,? =>
    1 ^ naturellement , =>
    1 ^ concrètement ,? =>
    1 ^ en gros ,? =>
    1 ^ au fond ,? =>
    1 ^ à mon avis ,? =>
    1 ^ selon moi ,? =>
    1 ^ d'après moi ,? =>
    1 ^ de mon point de vue ,? =>
    1 ^ en ce qui me concerne ,? =>
    1 ^ le fait est que =>
    1 ^ la vérité est que =>
    1 ^ le truc , c'est que =>
    1 ^ tout compte fait ,? =>
    1 ^ en fin de compte ,? =>
    1 ^ au bout du compte ,? =>
    1 ^ en définitive ,? =>
    1 , pour ainsi dire ,? =>
    1 , disons , =>
    1 , comme on dit , =>
    1 ^ tout d'abord ,? => d'abord,
    1 ^ avant toute chose ,? => d'abord,
    1 ^ dans un premier temps ,? => d'abord,
    1 ^ enfin et surtout ,? => enfin,
    2 ^ de plus ,? =>
    2 ^ en outre ,? =>
    2 ^ par ailleurs ,? =>
    2 ^ de surcroît ,? =>
    2 ^ qui plus est ,? =>
    2 ^ autrement dit ,? =>
    2 ^ en d'autres termes ,? =>
    2 ^ dans ce cadre ,? =>
    2 ou quelque chose comme ça =>
    2 ou quelque chose du|de genre|semblable|similaire =>
    2 et ainsi de suite => etc.
    2 d'une certaine manière|façon ,? =>
    2 en quelque sorte ,? =>
    2 tout simplement =>
    2 purement et simplement => simplement
    1 ^ du coup ,? =>
    1 ^ donc voilà ,? =>
    1 ^ voilà , =>
    1 ^ ah et => et
    1 ^ ah , =>
    1 , du coup , =>
    1 ^ si jamais !il|ils => si
    1 ^ si jamais il => s'il
    1 ^ si jamais ils => s'ils
    1 sans pour autant => sans
    1 un petit peu => un peu
  `,
);
