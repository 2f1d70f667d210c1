import { phrasePass } from '../../phrases/phrase-pass.ts';

/**
 * Phrases before "de": their short forms take no "de", so a determiner must follow ("à l'aide d'un outil" →
 * "avec un outil").
 */
const WITH_DETERMINER = [
  ["à l'aide", 'avec'],
  ['au moyen', 'avec'],
  ["grâce à l'utilisation", 'avec'],
  ['par le biais', 'par'],
  ["par l'intermédiaire", 'par'],
  ['au sujet', 'sur'],
  ['à propos', 'sur'],
  ['sur la base', 'selon'],
  ['en fonction', 'selon'],
  ['en dépit', 'malgré'],
]
  .flatMap(([long, short]) => [
    `1 ${long} de {determiner} => ${short}`,
    `1 ${long} du => ${short} le`,
    `1 ${long} des => ${short} les`,
    `1 ${long} d'un => ${short} un`,
    `1 ${long} d'une => ${short} une`,
    `1 ${long} de l'… => ${short} l'…`,
  ])
  .join('\n');

/**
 * Long phrases with a short form of the same meaning. "d'…" stands for the elided word with what follows its
 * apostrophe.
 */
export const WORDY = phrasePass(
  'wordy-phrases',
  'fr',
  `
    ${WITH_DETERMINER}
    1 afin de => pour
    1 afin que => pour que
    1 afin qu'… => pour qu'…
    1 en cas de besoin => au besoin
    1 expliquer la manière|façon dont => expliquer comment
    1 explique la manière|façon dont => explique comment
    1 expliquez la manière|façon dont => expliquez comment
    1 décris la manière|façon dont => décris comment
    1 décrivez la manière|façon dont => décrivez comment
    1 afin d'… => pour …
    1 dans le but|dessein de => pour
    1 dans le but|dessein d'… => pour …
    1 dans l'objectif|l'optique|l'intention de => pour
    1 dans l'objectif|l'optique|l'intention d'… => pour …
    1 en vue de => pour
    1 en vue d'… => pour …
    1 avec l'objectif|l'intention de => pour
    1 avec l'objectif|l'intention d'… => pour …
    1 avec pour objectif|but de => pour
    1 de manière|façon à => pour
    1 de manière|façon à ce que => pour que
    1 de manière|façon à ce qu'… => pour qu'…
    1 en raison du fait que => puisque
    1 en raison du fait qu'… => puisqu'…
    1 étant donné le fait que => puisque
    1 étant donné que => puisque
    1 étant donné qu'… => puisqu'…
    1 compte tenu du fait que => puisque
    1 compte tenu du fait qu'… => puisqu'…
    1 pour la raison que => parce que
    1 malgré le fait que => bien que
    1 malgré le fait qu'… => bien qu'…
    1 en dépit du fait que => bien que
    1 à la condition que => si
    1 au moment où => quand
    1 à l'heure actuelle => actuellement
    1 au jour d'aujourd'hui => aujourd'hui
    1 de nos jours => aujourd'hui
    1 à l'époque actuelle => aujourd'hui
    1 dans un avenir proche => bientôt
    1 dans la plupart des cas => généralement
    1 dans la majorité des cas => généralement
    1 dans de nombreux cas => souvent
    1 à de nombreuses reprises => souvent
    1 à plusieurs reprises => plusieurs fois
    1 dans certains cas => parfois
    1 de temps en temps => parfois
    1 de temps à autre => parfois
    1 en ce qui concerne => concernant
    1 pour ce qui est de => concernant
    1 pour ce qui concerne => concernant
    1 relatif à => sur
    1 relative à => sur
    1 relatifs à => sur
    1 relatives à => sur
    1 en faisant usage de => avec
    1 en ayant recours à => avec
    1 conformément à => selon
    1 conformément au => selon le
    1 conformément aux => selon les
    1 pour cette raison => donc
    1 pour ces raisons => donc
    1 c'est pourquoi , => donc
    1 c'est la raison pour laquelle => donc
    1 c'est pour cette raison que => donc
    1 par conséquent => donc
    1 en conséquence => donc
    1 de ce fait => donc
    1 de cette manière|façon => ainsi
    1 de la sorte => ainsi
    1 ^ de la même manière|façon => de même
    1 de la manière|façon suivante : => ainsi :
    1 de manière|façon claire => clairement
    1 de manière|façon simple => simplement
    1 de manière|façon précise => précisément
    1 de manière|façon concise => brièvement
    1 de manière|façon brève => brièvement
    1 de manière|façon détaillée => en détail
    1 de manière|façon automatique => automatiquement
    1 de manière|façon efficace => efficacement
    1 de manière|façon rapide => rapidement
    1 de manière|façon systématique => systématiquement
    1 un grand nombre de => beaucoup de
    1 un grand nombre d'… => beaucoup d'…
    1 une grande quantité de => beaucoup de
    1 une multitude de => beaucoup de
    1 être capable de => pouvoir
    1 être capable d'… => pouvoir …
    1 être en mesure de => pouvoir
    1 soit capable de => puisse
    1 soit en mesure de => puisse
    1 soient capables de => puissent
    1 soient en mesure de => puissent
    1 sois capable de => puisses
    1 soyez capable de => puissiez
    1 soyez en mesure de => puissiez
    1 être en mesure d'… => pouvoir …
    1 est en mesure de => peut
    1 est capable de => peut
    1 sont capables de => peuvent
    1 a la capacité|possibilité de => peut
    1 ont la capacité|possibilité de => peuvent
    1 faire usage de => utiliser
    1 faire usage d'… => utiliser …
    1 avoir recours à => utiliser
    1 mettre en œuvre => appliquer
    1 prendre en considération => considérer
    1 prendre en compte => considérer
    1 prenez en compte|considération => considérez
    1 prends en compte|considération => considère
    1 prendre une décision => décider
    1 effectuer une analyse de => analyser
    1 effectuez|faites une analyse de => analysez
    1 effectue|fais une analyse de => analyse
    1 faites un résumé de => résumez
    1 fais un résumé de => résume
    1 faire un résumé de => résumer
    1 apporter une modification à => modifier
    1 donner une réponse à => répondre à
    1 procéder à l'analyse de => analyser
    1 en premier lieu => d'abord
    1 en second|deuxième lieu => ensuite
    1 en dernier lieu => enfin
    1 en langue française => en français
    1 en langue anglaise => en anglais
    1 dans la langue française => en français
    1 de façon|manière à ce que => pour que
    1 dans le cas où il s'agit => s'il s'agit
    1 au cas où il s'agit => s'il s'agit
    1 il s'agit d'une => c'est une
    1 il s'agit d'un => c'est un
    1 , étant donné que => , car
    1 , étant donné qu'… => , car …
    1 , compte tenu du fait que => , car
    1 , vu que => , car
    1 à l'exception de => sauf
    1 à l'exception du => sauf le
    1 à l'exception des => sauf les
    2 ainsi que !possible|ce|cela|je|tu|nous|vous|on|il|elle => et
    1 jusqu'à un maximum de => jusqu'à
    1 ~ en aucun cas => jamais
    1 ~ sous aucun prétexte => jamais
    1 , et ce avant toute autre chose => , avant tout
    1 !ce avant toute autre chose => d'abord
    1 n'êtes pas en mesure de => ne pouvez pas
    1 n'es pas en mesure de => ne peux pas
    1 n'est pas en mesure de => ne peut pas
    1 ne sont pas en mesure de => ne peuvent pas
    1 êtes en mesure de => pouvez
    1 es en mesure de => peux
    1 lorsque => quand
    1 lorsqu'… => quand …
    1 à partir du moment où => dès que
    1 ^ étant donné !que => vu
    1 une fois que => quand
    2 ^ pas la peine de => inutile de
    2 ^ pas la peine d'… => inutile d'…
    2 ^ ce n'est pas la peine de => inutile de
    2 ^ ce n'est pas la peine d'… => inutile d'…
    2 ^ il n'est pas nécessaire de => inutile de
    2 ^ il n'est pas nécessaire d'… => inutile d'…
    2 ^ il n'y a pas besoin de => inutile de
    2 ^ il n'y a pas besoin d'… => inutile d'…
    2 ^ il est inutile de => inutile de
    2 ^ il est inutile d'… => inutile d'…
    2 ^ tu n'as pas besoin de !cela|ça => inutile de
    2 ^ tu n'as pas besoin d'… => inutile d'…
    2 ^ vous n'avez pas besoin de !cela|ça => inutile de
    2 ^ vous n'avez pas besoin d'… => inutile d'…
    2 ^ il n'est pas utile de => inutile de
    2 !ce|celui|celle|ceux|celles|,|et|ou|de|à|savoir|indique|indiquez|précise|précisez|dis|dites|explique|expliquez|demande|demandez qui est|sont|était|étaient|sera|seront|soit|soient {participle} =>
  `,
);
