import type { ComparedArm } from '@prompt-refinery/client';

type Verdict = NonNullable<ComparedArm['verdict']>;

/** Two arms, and what may lie between them: all in words. */
interface Compared {
  candidate: string;
  baseline: string;
  margin: string;
}

const verdicts: Record<Verdict, string> = {
  better: 'better',
  equivalent: 'as good',
  not_worse: 'not worse',
  worse: 'worse',
  inconclusive: 'undecided',
  no_noise: 'not measurable',
};
const meanings: Record<Verdict, (margin: string) => string> = {
  better: () => 'The difference is certainly above 0.',
  equivalent: (margin) => `The difference is certainly less than ${margin}, up or down.`,
  not_worse: (margin) => `It certainly loses less than ${margin}, and may gain more.`,
  worse: () => 'The difference is certainly below 0.',
  inconclusive: () => 'The items do not say enough yet: it may be better, as good, or worse.',
  no_noise: () =>
    'The baseline always says the same, so how similar it is to itself tells nothing. Add scores of a judge.',
};
const said: Record<Verdict, (compared: Compared) => string> = {
  better: ({ candidate, baseline }) => `${candidate} is better than ${baseline}`,
  equivalent: ({ candidate, baseline, margin }) =>
    `${candidate} is as good as ${baseline} to within ${margin}`,
  not_worse: ({ candidate, baseline, margin }) =>
    `${candidate} is not worse than ${baseline} by more than ${margin}`,
  worse: ({ candidate, baseline }) => `${candidate} is worse than ${baseline}`,
  inconclusive: ({ candidate, baseline }) =>
    `It is not certain yet whether ${candidate} is as good as ${baseline}`,
  no_noise: ({ candidate, baseline }) =>
    `It cannot be said whether ${candidate} is as good as ${baseline}, because ${baseline} always says the same`,
};

const en = {
  title: 'Comparison',
  noVerdictYet: 'There is no verdict yet: it comes when the run has ended.',
  oneArm: 'The run has one arm only, so there is nothing to compare it with.',
  nothing: 'No output was made, so there is nothing to compare.',
  noEvaluators: ({ candidate, baseline }: Compared) =>
    `Nothing was scored, so nobody can say whether ${candidate} is as good as ${baseline}`,
  cancelled: ({ candidate, baseline }: Compared) =>
    `The run was cancelled, so there is no verdict on whether ${candidate} is as good as ${baseline}`,
  whyNoVerdict:
    'Whoever cancels a run may have seen its figures, and so has chosen when it ends. A verdict of such a run would be wrong more often than it says. Make a new run; one that stops as soon as it is decided has verdicts even if it is cancelled.',
  verdicts,
  meanings,
  said,
  fewer: (percent: string) => `takes ${percent} fewer tokens`,
  more: (percent: string) => `takes ${percent} more tokens`,
  same: 'takes as many tokens',
  and: (verdict: string, tokens: string) => `${verdict}, and ${tokens}`,
  thenTokens: (verdict: string, tokens: string) => `${verdict}. It ${tokens}`,
  saves: (usd: string) => `${usd} saved per 1,000 calls`,
  costsMore: (usd: string) => `${usd} more per 1,000 calls`,
  costsSame: 'it costs the same',
  pays: (cost: string, calls: string) => `the run cost ${cost} and pays after ${calls} calls`,
  cost: (cost: string) => `the run cost ${cost}`,
  noPrices: 'what it costs is not known, because a model has no known price',
  noOutputs: 'what it costs is not known, because an arm has no output',
  needed: (items: string) => `About ${items} items would decide it.`,
  margin: (points: string) => `with a margin of ${points}`,
  fromTo: (from: string, to: string) => `from ${from} to ${to}`,
  fewerTokens: 'fewer tokens',
  moreTokens: 'more tokens',
  savedPer1000: 'saved per 1,000 calls',
  morePer1000: 'more per 1,000 calls',
  runCost: 'this run cost',
  labelIt: (version: string) => `Move a label to version ${version}`,
  points: (value: string) => (value === '1' ? '1 point' : `${value} points`),
  intervals: 'How much better or worse, in points of 100, with 95 % certainty',
  intervalsHint:
    'The solid line is no difference, the dashed line is the margin. An interval right of the dashed line is good enough.',
  between: ({ value, from, to }: { value: string; from: string; to: string }) =>
    `${value} (${from} to ${to})`,
  noInterval: 'No item was scored in both arms.',
  noLimits: 'There are no intervals: they would hold only if the run had gone to its end.',
  evaluator: 'Evaluator',
  items: 'Items',
  mean: (arm: string) => `Mean of ${arm}`,
  difference: 'Difference',
  lower: 'Lowest',
  upper: 'Highest',
  method: 'Method',
  methods: { tango: 'Tango', betting: 'Betting' },
  verdict: 'Verdict',
  tokens: 'Tokens of an output on average, and costs',
  arm: 'Arm',
  input: 'Input',
  output: 'Output',
  per1000: 'USD per 1,000 calls',
  saved: 'Saved tokens',
  usdPer1000: (usd: string) => `${usd} per 1,000 calls`,
  tokensOf: (input: string, output: string) => `${input} input, ${output} output`,
  failedItems: (items: string) =>
    `Items with a call of a model or a judge that failed, in this arm or the baseline: ${items}. The intervals allow for the worst and the best that they might have scored.`,
  inconsistent: (judge: string, percent: string) =>
    `${judge} said the same in both orders for only ${percent} of the pairs. It goes by the place of an output more than by what it says.`,
  consistent: (judge: string, percent: string) =>
    `${judge} said the same in both orders for ${percent} of the pairs.`,
  kappa: (judge: string, kappa: string, pairs: string) =>
    `${judge} and people agree with κ = ${kappa} in ${pairs} pairs. Below 0.4 is poor, above 0.6 is good.`,
  rateMore: (judge: string, pairs: string) =>
    `Rate both outputs of ${pairs} more items to see how far ${judge} agrees with people.`,
};

export type ComparisonTexts = typeof en;

const de: ComparisonTexts = {
  title: 'Vergleich',
  noVerdictYet: 'Noch gibt es kein Urteil: Es kommt, wenn der Testlauf zu Ende ist.',
  oneArm: 'Der Testlauf hat nur eine Variante, also gibt es nichts zu vergleichen.',
  nothing: 'Es entstand keine Ausgabe, also gibt es nichts zu vergleichen.',
  noEvaluators: ({ candidate, baseline }) =>
    `Nichts wurde bewertet, also weiß niemand, ob ${candidate} so gut ist wie ${baseline}`,
  cancelled: ({ candidate, baseline }) =>
    `Der Testlauf wurde abgebrochen, also gibt es kein Urteil, ob ${candidate} so gut ist wie ${baseline}`,
  whyNoVerdict:
    'Wer einen Testlauf abbricht, hat vielleicht seine Zahlen gesehen und so bestimmt, wann er endet. Ein Urteil wäre dann öfter falsch, als es sagt. Beginnen Sie einen neuen Testlauf. Einer, der endet, sobald es entschieden ist, hat auch abgebrochen ein Urteil.',
  verdicts: {
    better: 'besser',
    equivalent: 'gleich gut',
    not_worse: 'nicht schlechter',
    worse: 'schlechter',
    inconclusive: 'unentschieden',
    no_noise: 'nicht messbar',
  },
  meanings: {
    better: () => 'Der Unterschied ist sicher über 0.',
    equivalent: (margin) => `Der Unterschied ist sicher kleiner als ${margin}, nach oben und unten.`,
    not_worse: (margin) => `Der Verlust ist sicher kleiner als ${margin}, der Gewinn kann größer sein.`,
    worse: () => 'Der Unterschied ist sicher unter 0.',
    inconclusive: () =>
      'Die Einträge sagen noch nicht genug: Es kann besser, gleich gut oder schlechter sein.',
    no_noise: () =>
      'Die Vergleichsbasis sagt immer dasselbe. Wie ähnlich sie sich selbst ist, sagt also nichts. Lassen Sie einen Gutachter bewerten.',
  },
  said: {
    better: ({ candidate, baseline }) => `${candidate} ist besser als ${baseline}`,
    equivalent: ({ candidate, baseline, margin }) =>
      `${candidate} ist bis auf weniger als ${margin} so gut wie ${baseline}`,
    not_worse: ({ candidate, baseline, margin }) =>
      `${candidate} ist nicht um mehr als ${margin} schlechter als ${baseline}`,
    worse: ({ candidate, baseline }) => `${candidate} ist schlechter als ${baseline}`,
    inconclusive: ({ candidate, baseline }) =>
      `Es ist noch nicht sicher, ob ${candidate} so gut ist wie ${baseline}`,
    no_noise: ({ candidate, baseline }) =>
      `Ob ${candidate} so gut ist wie ${baseline}, lässt sich nicht sagen, weil ${baseline} immer dasselbe sagt`,
  },
  fewer: (percent) => `braucht ${percent} weniger Tokens`,
  more: (percent) => `braucht ${percent} mehr Tokens`,
  same: 'braucht gleich viele Tokens',
  and: (verdict, tokens) => `${verdict} und ${tokens}`,
  thenTokens: (verdict, tokens) => `${verdict}. Sie ${tokens}`,
  saves: (usd) => `${usd} weniger je 1.000 Aufrufe`,
  costsMore: (usd) => `${usd} mehr je 1.000 Aufrufe`,
  costsSame: 'die Kosten sind gleich',
  pays: (cost, calls) => `der Testlauf kostete ${cost} und hat sich nach ${calls} Aufrufen gelohnt`,
  cost: (cost) => `der Testlauf kostete ${cost}`,
  noPrices: 'was das kostet, ist nicht bekannt, weil ein Modell keinen bekannten Preis hat',
  noOutputs: 'was das kostet, ist nicht bekannt, weil es von einer Variante keine Ausgabe gibt',
  needed: (items) => `Etwa ${items} Einträge würden es entscheiden.`,
  margin: (points) => `bei einem Spielraum von ${points}`,
  fromTo: (from, to) => `von ${from} bis ${to}`,
  fewerTokens: 'weniger Tokens',
  moreTokens: 'mehr Tokens',
  savedPer1000: 'weniger je 1.000 Aufrufe',
  morePer1000: 'mehr je 1.000 Aufrufe',
  runCost: 'kostete der Testlauf',
  labelIt: (version) => `Version ${version} ein Label geben`,
  points: (value) => (value === '1' ? '1 Punkt' : `${value} Punkte`),
  intervals: 'Wie viel besser oder schlechter, in Punkten von 100, mit 95 % Sicherheit',
  intervalsHint:
    'Die durchgezogene Linie ist kein Unterschied, die gestrichelte ist der Spielraum. Ein Intervall rechts der gestrichelten Linie ist gut genug.',
  between: ({ value, from, to }) => `${value} (${from} bis ${to})`,
  noInterval: 'Kein Eintrag wurde in beiden Varianten bewertet.',
  noLimits: 'Es gibt keine Intervalle: Sie gälten nur, wenn der Testlauf zu Ende gegangen wäre.',
  evaluator: 'Bewertung',
  items: 'Einträge',
  mean: (arm) => `Mittel von ${arm}`,
  difference: 'Unterschied',
  lower: 'Mindestens',
  upper: 'Höchstens',
  method: 'Verfahren',
  methods: { tango: 'Tango', betting: 'Wetten' },
  verdict: 'Urteil',
  tokens: 'Tokens einer Ausgabe im Mittel, und Kosten',
  arm: 'Variante',
  input: 'Eingabe',
  output: 'Ausgabe',
  per1000: 'USD je 1.000 Aufrufe',
  saved: 'Gesparte Tokens',
  usdPer1000: (usd) => `${usd} je 1.000 Aufrufe`,
  tokensOf: (input, output) => `${input} Eingabe, ${output} Ausgabe`,
  failedItems: (items) =>
    `Einträge mit einem gescheiterten Aufruf eines Modells oder Gutachters, in dieser Variante oder der Vergleichsbasis: ${items}. Die Intervalle rechnen mit dem Schlechtesten und Besten, das sie hätten erreichen können.`,
  inconsistent: (judge, percent) =>
    `${judge} sagte nur bei ${percent} der Paare in beiden Reihenfolgen dasselbe. Der Platz einer Ausgabe zählt dort mehr als ihr Inhalt.`,
  consistent: (judge, percent) => `${judge} sagte bei ${percent} der Paare in beiden Reihenfolgen dasselbe.`,
  kappa: (judge, kappa, pairs) =>
    `${judge} und Menschen stimmen mit κ = ${kappa} bei ${pairs} Paaren überein. Unter 0,4 ist schlecht, über 0,6 ist gut.`,
  rateMore: (judge, pairs) =>
    `Bewerten Sie beide Ausgaben von ${pairs} weiteren Einträgen, um zu sehen, wie weit ${judge} mit Menschen übereinstimmt.`,
};

export const comparisonTexts = { en, de };
