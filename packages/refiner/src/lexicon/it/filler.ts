import { phrasePass } from '../../phrases/phrase-pass.ts';

export const FILLER = phrasePass(
  'filler',
  'it',
  `
    1 ^ allora|bene|ok|okay|ecco|dunque|beh|guarda|senti|insomma , =>
    1 ^ a proposito ,? !di =>
    1 ^ tra l'altro ,? =>
    1 ^ in realtà ,? =>
    1 , in realtà , =>
    1 !è|sono|non in realtà =>
    1 ^ in effetti ,? =>
    1 ^ di fatto ,? =>
    1 ^ la verità è che =>
    1 ^ il fatto è che =>
    1 ^ il punto è che =>
    1 ^ fondamentalmente ,? =>
    1 ^ sostanzialmente ,? =>
    1 !non|è|sono praticamente =>
    1 ^ ovviamente ,? =>
    1 , ovviamente , =>
    1 ^ evidentemente ,? =>
    1 ^ naturalmente , =>
    1 , naturalmente , =>
    1 ^ sinceramente ,? =>
    1 ^ onestamente ,? =>
    1 ^ francamente ,? =>
    1 ^ ad essere sincero|sincera|onesto|onesta ,? =>
    1 ^ a essere sincero|sincera|onesto|onesta ,? =>
    1 ^ a dire il vero ,? =>
    1 ^ a dire la verità ,? =>
    1 ^ alla fine dei conti ,? =>
    1 ^ in fin dei conti ,? =>
    1 ^ tutto sommato ,? =>
    1 ^ in definitiva ,? =>
    1 ^ certo , =>
    1 ^ certamente , =>
    1 ^ secondo me ,? =>
    1 ^ a mio parere|avviso ,? =>
    1 ^ dal mio punto di vista ,? =>
    1 ^ va da sé che =>
    1 ^ inutile dire che =>
    1 ^ non c'è bisogno di dire che =>
    1 , per così dire ,? =>
    1 , diciamo , =>
    1 , sai , =>
    1 ^ infine , ma non meno importante ,? => infine,
    1 ^ ultimo ma non meno importante ,? => infine,
    2 ^ inoltre ,? =>
    2 ^ in aggiunta ,? =>
    2 ^ oltre a ciò ,? =>
    2 ^ per di più ,? =>
    2 ^ d'altra parte ,? =>
    2 ^ in altre parole ,? =>
    2 ^ in questo senso ,? =>
    2 o qualcosa del genere =>
    2 o qualcosa di simile =>
    2 e cose del genere => ecc.
    2 e cose simili => ecc.
    2 e così via => ecc.
    2 in qualche modo ,? =>
    2 in un certo senso ,? =>
    1 ^ ciao , senti , =>
    1 ^ ah , =>
    1 ^ ah e => e
    1 ^ niente , =>
    1 ^ comunque , =>
    1 ^ volevo chiederti|chiederle un consiglio $ =>
  `,
);
