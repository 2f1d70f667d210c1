import { phrasePass } from '../../phrases/phrase-pass.ts';

/** Pairs that say one thing twice, and modifiers that their noun or verb implies. */
export const REDUNDANT_PAIRS = phrasePass(
  'redundant-pairs',
  'it',
  `
    1 progetti futuri => progetti
    1 piani futuri => piani
    1 pianificare in anticipo => pianificare
    1 prevedere in anticipo => prevedere
    1 preavvertire prima => avvertire
    1 entrare dentro => entrare
    1 uscire fuori => uscire
    1 ripetere di nuovo => ripetere
    1 ripetere ancora|nuovamente => ripetere
    1 ripeti di nuovo => ripeti
    1 rifare di nuovo => rifare
    1 ritornare di nuovo|indietro => ritornare
    1 collaborare insieme => collaborare
    1 combinare insieme => combinare
    1 unire insieme => unire
    1 riunire insieme => riunire
    1 sorpresa inaspettata|inattesa => sorpresa
    1 omaggio gratuito => omaggio
    1 prerequisito necessario => prerequisito
    1 nuova innovazione => innovazione
    1 nuove innovazioni => innovazioni
    1 più ottimale => ottimale
    1 molto ottimale => ottimale
    1 completamente|totalmente gratuito => gratuito
    1 completamente|totalmente gratuita => gratuita
    1 tutti quanti => tutti
    1 tutte quante => tutte
    1 solo e soltanto|esclusivamente|unicamente => solo
    1 solo ed esclusivamente|unicamente => solo
    1 unicamente ed esclusivamente => unicamente
    1 soltanto solo => solo
    1 breve e conciso => conciso
    1 breve e concisa => concisa
    1 semplice e facile => semplice
    1 facile e semplice => semplice
    1 scopi e obiettivi => obiettivi
    1 obiettivi e scopi => obiettivi
    1 regole e norme => regole
    1 passi e fasi => fasi
    1 tipi e generi => tipi
    1 ma però|tuttavia => ma
    1 ma bensì => ma
    1 e anche => e
    1 ed anche => e
    1 e inoltre => e
    1 e poi infine => e infine
    1 oppure invece => oppure
    1 come ad|per esempio => come
    1 come ad es => come
    1 ad esempio come => come
    1 quali ad|per esempio => come
    1 circa approssimativamente => circa
    1 all'incirca circa => circa
    1 almeno come minimo => almeno
    1 come minimo almeno => almeno
    1 attualmente oggi => oggi
    1 ora attualmente => ora
    1 adesso ora => ora
    1 dopo successivamente => dopo
    1 prima precedentemente => prima
    1 precedentemente prima => prima
    1 entrambi i due => entrambi
    1 entrambe le due => entrambe
    1 tutti e due entrambi => entrambi
    1 periodo di tempo => periodo
    1 lasso di tempo => periodo
    1 arco di tempo => periodo
    1 reciprocamente a vicenda => a vicenda
    1 a vicenda reciprocamente => a vicenda
    1 mai e poi mai => mai
    1 sempre e comunque => sempre
    1 sempre e in ogni caso => sempre
    1 bello e pronto => pronto
    2 possibili opzioni => opzioni
    2 possibili alternative => alternative
  `,
);
