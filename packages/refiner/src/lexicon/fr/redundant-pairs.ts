import { phrasePass } from '../../phrases/phrase-pass.ts';

/** Pairs that say one thing twice, and modifiers that their noun or verb implies. */
export const REDUNDANT_PAIRS = phrasePass(
  'redundant-pairs',
  'fr',
  `
    1 projets futurs => projets
    1 prévoir à l'avance => prévoir
    1 prévoir d'avance => prévoir
    1 planifier à l'avance => planifier
    1 préparer à l'avance => préparer
    1 avertir à l'avance => avertir
    1 répéter à nouveau => répéter
    1 répéter de nouveau => répéter
    1 refaire à nouveau => refaire
    1 reprendre à nouveau => reprendre
    1 monter en haut => monter
    1 descendre en bas => descendre
    1 entrer à l'intérieur de => entrer dans
    1 sortir dehors => sortir
    1 collaborer ensemble => collaborer
    1 combiner ensemble => combiner
    1 réunir ensemble => réunir
    1 s'entraider mutuellement => s'entraider
    1 surprise inattendue => surprise
    1 hasard imprévu => hasard
    1 nouvelle innovation => innovation
    1 nouvelles innovations => innovations
    1 innovation nouvelle => innovation
    1 plus optimal => optimal
    1 plus optimale => optimale
    1 très optimal => optimal
    1 complètement|totalement gratuit => gratuit
    1 complètement|totalement gratuite => gratuite
    1 voire même => voire
    1 mais cependant|pourtant|toutefois => mais
    1 puis ensuite => puis
    1 ensuite après => ensuite
    1 et également => et
    1 et aussi => et
    1 ou bien encore => ou
    1 ou alors => ou
    1 ainsi par conséquent => donc
    1 donc par conséquent => donc
    1 car en effet => car
    1 en effet car => car
    1 comme par exemple => comme
    1 par exemple comme => comme
    1 tels que par exemple => tels que
    1 telles que par exemple => telles que
    1 environ à peu près => environ
    1 à peu près environ => environ
    1 au minimum au moins => au moins
    1 au moins au minimum => au moins
    1 au maximum au plus => au plus
    1 au grand maximum => au maximum
    1 au grand minimum => au minimum
    1 actuellement aujourd'hui => aujourd'hui
    1 aujourd'hui actuellement => aujourd'hui
    1 seulement et uniquement => uniquement
    1 uniquement et seulement => uniquement
    1 uniquement et exclusivement => uniquement
    1 bref et concis => concis
    1 brève et concise => concise
    1 court et concis => concis
    1 courte et concise => concise
    1 simple et facile => simple
    1 facile et simple => simple
    1 buts et objectifs => objectifs
    1 objectifs et buts => objectifs
    1 étapes et phases => étapes
    1 types et sortes => types
    1 période de temps => période
    1 laps de temps => temps
    1 applaudir des mains => applaudir
    2 différentes options possibles => options
    2 options possibles => options
    2 alternatives possibles => alternatives
  `,
);
