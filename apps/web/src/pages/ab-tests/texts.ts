const en = {
  title: 'A/B tests',
  one: 'A/B test',
  of: 'A/B test of',
  new: 'New A/B test',
  all: 'All A/B tests',
  empty:
    'There is no A/B test yet. It shows versions of a prompt to real users and finds out which one does better.',
  emptyFiltered: 'No A/B test fits these filters.',
  allPrompts: 'all prompts',
  prompt: 'Prompt',
  label: 'Label',
  status: 'Status',
  arms: 'Arms',
  armOf: (version: string, weight: string) => `${version}: ${weight}`,
  units: 'Units',
  winner: 'Winner',
  created: 'Created',
  started: 'Started',
  ended: 'Ended',
  statuses: {
    draft: 'draft',
    running: 'running',
    decided: 'decided',
    halted: 'halted',
    stopped: 'stopped',
  },
  meanings: {
    draft: 'Nobody sees the arms yet. The test begins when it is started.',
    running:
      'Programs that fetch the prompt by the label get the arms, each unit always the same one. The label does not move meanwhile.',
    decided:
      'One arm is better than the control and keeps all guardrails. Everybody gets the labelled version again.',
    halted:
      'The test ended early because something was certainly wrong. Everybody gets the labelled version again, within a minute.',
    stopped: 'Somebody stopped the test. Everybody gets the labelled version again.',
  },
  winnerIs: (version: string) => `The winner is version ${version}.`,
  noWinner: 'There is no winner.',
  giveLabel: 'To use the winner, give it the label.',
  reason: 'Reason',
  // What can be done
  start: 'Start the test',
  startQuestion: (label: string) =>
    `From now on, real users get the arms. The label “${label}” cannot be moved or removed while the test is running. A test that has ended cannot be started again.`,
  ticksHold: 'What you tick holds for the winner, too: it gets the label with these differences.',
  otherControl: (label: string, version: string, control: string) =>
    `The label “${label}” is at version ${version} now, but the first arm is version ${control}. Move the label to version ${control} before you start the test, or make another test.`,
  labelGone: (label: string) =>
    `The prompt has no label “${label}” any more. Set it before you start the test.`,
  stop: 'Stop the test',
  stopQuestion: (label: string) =>
    `Everybody gets the version with the label “${label}” again. The test ends without a winner and cannot be started again. What is known stays.`,
  // Settings
  settings: 'Settings',
  metric: 'Metric',
  missing: 'Units without a value',
  missings: { zero: 'count as 0', exclude: 'do not count' },
  window: 'Window',
  hours: (hours: string) => `${hours} h after the first exposure`,
  minutes: (minutes: string) => `${minutes} min`,
  alpha: 'Rate of false winners',
  minUnits: 'Closed units that an arm needs',
  autoPromote: 'Winner gets the label by itself',
  // Sending units
  send: 'Send units',
  sendHint:
    'A unit is whatever always gets the same arm, such as the id of a user. With the client, this is all that your program does:',
  sendCurl:
    'In other languages, ask for the prompt by its label: the answer has the arms and how a unit gets one. Then report what happened. The API key needs the scopes prompts:read and events:write.',
  // Results
  armsHint: 'A unit is closed when its window is over. Only closed units count.',
  control: 'control',
  version: 'Version',
  weight: 'Weight',
  exposed: 'Exposed',
  closed: 'Closed',
  mean: 'Mean',
  comparison: 'Compared with the control',
  comparisonPicture: (metric: string) => `Difference of the mean of ${metric}, with its limits`,
  looking:
    'Look as often as you like: these limits and verdicts hold at every moment, so looking often does no harm. The limits move in steps.',
  versionName: (version: string) => `Version ${version}`,
  difference: 'Difference',
  lower: 'Lower limit',
  upper: 'Upper limit',
  verdict: 'Verdict',
  verdicts: { better: 'better', worse: 'worse', inconclusive: 'not certain yet' },
  between: (verdict: string, lower: string, upper: string) => `${verdict}, between ${lower} and ${upper}`,
  needs: 'What a winner needs',
  evidence: 'Evidence',
  evidenceHint: (needed: string, arms: number) =>
    arms === 1
      ? `The evidence (e-value) says how strongly the units speak for an arm. ${needed} is needed: 2 divided by the rate of false winners.`
      : `The evidence (e-value) says how strongly the units speak for an arm. ${needed} is needed: 2 × ${arms} compared arms, divided by the rate of false winners.`,
  over: (value: string) => `over ${value}`,
  isOf: (value: string, needed: string) => `${value} of ${needed}`,
  closedUnits: 'Closed units, arm and control',
  bothOf: (arm: string, control: string, needed: string) => `${arm} and ${control} of ${needed}`,
  proven: 'Guardrails proven',
  guardrails: 'Guardrails',
  guardrailsHint:
    'What must not get worse. A broken guardrail halts the test. An arm wins only if each one is proven.',
  noGuardrails: 'The test has no guardrails.',
  limit: 'Limit',
  metrics: { cost: 'cost', latency: 'latency', tokens: 'tokens', errors: 'errors' },
  moreShare: (share: string) => `at most ${share} more than the control`,
  morePoints: (points: string) => `at most ${points} more than the control`,
  state: 'State',
  states: { proven: 'proven: it is kept', breached: 'broken', open: 'not known yet' },
  ratio: 'Shares of the units',
  ratioHint:
    'Whether the arms get units as the weights say. If not, exposures are lost or wrong, and no result can be trusted.',
  ratios: {
    none: 'All is well: the units are shared out by the weights.',
    some: 'There is a weak sign that units are not shared out by the weights. It may be chance.',
    strong:
      'There is a strong sign that units are not shared out by the weights. Check how they are exposed.',
    certain: 'The units are not shared out by the weights. Something is wrong with how they are exposed.',
  },
  ratioExposed: 'Evidence of exposed units',
  ratioClosed: 'Evidence of closed units',
  halts: (value: string, limit: string) => `${value}; ${limit} halts the test`,
};

export type AbTestTexts = typeof en;

const de: AbTestTexts = {
  title: 'A/B-Tests',
  one: 'A/B-Test',
  of: 'A/B-Test von',
  new: 'Neuer A/B-Test',
  all: 'Alle A/B-Tests',
  empty:
    'Es gibt noch keinen A/B-Test. Er zeigt echten Nutzern Versionen eines Prompts und findet heraus, welche besser ist.',
  emptyFiltered: 'Kein A/B-Test passt zu diesen Filtern.',
  allPrompts: 'alle Prompts',
  prompt: 'Prompt',
  label: 'Label',
  status: 'Stand',
  arms: 'Varianten',
  armOf: (version, weight) => `${version}: ${weight}`,
  units: 'Einheiten',
  winner: 'Sieger',
  created: 'Angelegt',
  started: 'Gestartet',
  ended: 'Beendet',
  statuses: {
    draft: 'Entwurf',
    running: 'läuft',
    decided: 'entschieden',
    halted: 'angehalten',
    stopped: 'gestoppt',
  },
  meanings: {
    draft: 'Noch sieht niemand die Varianten. Der Test beginnt, wenn er gestartet wird.',
    running:
      'Programme, die den Prompt über das Label holen, bekommen die Varianten, jede Einheit immer dieselbe. Das Label bleibt so lange, wo es ist.',
    decided:
      'Eine Variante ist besser als die Kontrolle und hält alle Schutzgrenzen ein. Alle bekommen wieder die Version mit dem Label.',
    halted:
      'Der Test endete vorzeitig, weil sicher etwas nicht stimmte. Alle bekommen innerhalb einer Minute wieder die Version mit dem Label.',
    stopped: 'Jemand hat den Test gestoppt. Alle bekommen wieder die Version mit dem Label.',
  },
  winnerIs: (version) => `Der Sieger ist Version ${version}.`,
  noWinner: 'Es gibt keinen Sieger.',
  giveLabel: 'Geben Sie dem Sieger das Label, um ihn zu verwenden.',
  reason: 'Grund',
  start: 'Test starten',
  startQuestion: (label) =>
    `Ab jetzt bekommen echte Nutzer die Varianten. Das Label „${label}“ kann nicht verschoben oder entfernt werden, während der Test läuft. Ein beendeter Test kann nicht wieder gestartet werden.`,
  ticksHold: 'Was Sie anhaken, gilt auch für den Sieger: Er bekommt das Label mit diesen Unterschieden.',
  otherControl: (label, version, control) =>
    `Das Label „${label}“ ist jetzt bei Version ${version}, die erste Variante ist aber Version ${control}. Verschieben Sie das Label zu Version ${control}, bevor Sie den Test starten, oder legen Sie einen anderen Test an.`,
  labelGone: (label) =>
    `Der Prompt hat kein Label „${label}“ mehr. Setzen Sie es, bevor Sie den Test starten.`,
  stop: 'Test stoppen',
  stopQuestion: (label) =>
    `Alle bekommen wieder die Version mit dem Label „${label}“. Der Test endet ohne Sieger und kann nicht wieder gestartet werden. Was bekannt ist, bleibt.`,
  settings: 'Einstellungen',
  metric: 'Messgröße',
  missing: 'Einheiten ohne Wert',
  missings: { zero: 'zählen als 0', exclude: 'zählen nicht' },
  window: 'Zeitfenster',
  hours: (hours) => `${hours} h nach dem ersten Zeigen`,
  minutes: (minutes) => `${minutes} min`,
  alpha: 'Anteil falscher Sieger',
  minUnits: 'Nötige abgeschlossene Einheiten je Variante',
  autoPromote: 'Sieger bekommt das Label von selbst',
  send: 'Einheiten senden',
  sendHint:
    'Eine Einheit ist, was immer dieselbe Variante bekommt, etwa die Kennung eines Nutzers. Mit dem Client tut Ihr Programm nur das:',
  sendCurl:
    'In anderen Sprachen fragen Sie nach dem Prompt mit seinem Label: Die Antwort enthält die Varianten und wie eine Einheit eine davon bekommt. Dann melden Sie, was geschehen ist. Der API-Schlüssel braucht die Rechte prompts:read und events:write.',
  armsHint:
    'Eine Einheit ist abgeschlossen, wenn ihr Zeitfenster vorbei ist. Nur abgeschlossene Einheiten zählen.',
  control: 'Kontrolle',
  version: 'Version',
  weight: 'Gewicht',
  exposed: 'Gezeigt',
  closed: 'Abgeschlossen',
  mean: 'Mittelwert',
  comparison: 'Vergleich mit der Kontrolle',
  comparisonPicture: (metric) => `Unterschied des Mittelwerts von ${metric} mit seinen Grenzen`,
  looking:
    'Sehen Sie so oft nach, wie Sie möchten: Diese Grenzen und Urteile gelten zu jedem Zeitpunkt, häufiges Nachsehen schadet also nicht. Die Grenzen bewegen sich in Schritten.',
  versionName: (version) => `Version ${version}`,
  difference: 'Unterschied',
  lower: 'Untere Grenze',
  upper: 'Obere Grenze',
  verdict: 'Urteil',
  verdicts: { better: 'besser', worse: 'schlechter', inconclusive: 'noch nicht sicher' },
  between: (verdict, lower, upper) => `${verdict}, zwischen ${lower} und ${upper}`,
  needs: 'Was ein Sieger braucht',
  evidence: 'Beleg',
  evidenceHint: (needed, arms) =>
    arms === 1
      ? `Der Beleg (e-Wert) sagt, wie stark die Einheiten für eine Variante sprechen. Nötig ist ${needed}: 2 geteilt durch den Anteil falscher Sieger.`
      : `Der Beleg (e-Wert) sagt, wie stark die Einheiten für eine Variante sprechen. Nötig ist ${needed}: 2 × ${arms} verglichene Varianten, geteilt durch den Anteil falscher Sieger.`,
  over: (value) => `über ${value}`,
  isOf: (value, needed) => `${value} von ${needed}`,
  closedUnits: 'Abgeschlossene Einheiten, Variante und Kontrolle',
  bothOf: (arm, control, needed) => `${arm} und ${control} von ${needed}`,
  proven: 'Schutzgrenzen bewiesen',
  guardrails: 'Schutzgrenzen',
  guardrailsHint:
    'Was nicht schlechter werden darf. Eine verletzte Schutzgrenze hält den Test an. Eine Variante gewinnt nur, wenn jede bewiesen ist.',
  noGuardrails: 'Der Test hat keine Schutzgrenzen.',
  limit: 'Grenze',
  metrics: { cost: 'Kosten', latency: 'Dauer', tokens: 'Tokens', errors: 'Fehler' },
  moreShare: (share) => `höchstens ${share} mehr als die Kontrolle`,
  morePoints: (points) => `höchstens ${points} mehr als die Kontrolle`,
  state: 'Stand',
  states: { proven: 'bewiesen: eingehalten', breached: 'verletzt', open: 'noch nicht bekannt' },
  ratio: 'Verteilung der Einheiten',
  ratioHint:
    'Ob die Varianten so viele Einheiten bekommen, wie die Gewichte sagen. Sonst gehen Meldungen verloren oder sind falsch, und kein Ergebnis ist verlässlich.',
  ratios: {
    none: 'Alles in Ordnung: Die Einheiten sind nach den Gewichten verteilt.',
    some: 'Es gibt ein schwaches Zeichen, dass die Einheiten nicht nach den Gewichten verteilt sind. Es kann Zufall sein.',
    strong:
      'Es gibt ein starkes Zeichen, dass die Einheiten nicht nach den Gewichten verteilt sind. Prüfen Sie, wie sie gemeldet werden.',
    certain:
      'Die Einheiten sind nicht nach den Gewichten verteilt. Etwas stimmt nicht damit, wie sie gemeldet werden.',
  },
  ratioExposed: 'Beleg gezeigter Einheiten',
  ratioClosed: 'Beleg abgeschlossener Einheiten',
  halts: (value, limit) => `${value}; ab ${limit} wird der Test angehalten`,
};

export const abTestTexts = { en, de };
