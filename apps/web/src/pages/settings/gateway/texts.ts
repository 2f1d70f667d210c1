const en = {
  title: 'Gateway',
  intro:
    'How calls of programs and of the chat are treated on their way to a model. A change takes effect at once.',
  refine: 'System texts',
  refines: { off: 'leave as they are', propose: 'propose shorter ones', auto: 'use shorter ones' },
  refineMeanings: {
    off: 'All system texts are sent as they are, also those of which a shorter one is in use.',
    propose: 'Texts that are used much are shortened and checked, and an admin decides.',
    auto: 'What passed every check without doubts and saves at least 5 % is used without being asked.',
  },
  provider: 'Provider that shortens system texts',
  providerHint: 'System texts are sent to it.',
  defaultProvider: 'the default provider of the organization',
  model: 'Model that shortens system texts',
  modelHint: 'As the provider names it. Empty: its default model.',
  holdout: 'Conversations that keep their system texts, of 100',
  holdoutHint:
    'To compare with. A conversation is recognized by the first message of a user. 0: all of them use shorter texts.',
  cacheMarks: 'Marks for the cache of the provider',
  cacheMarkNames: { auto: 'set them', off: 'set none' },
  cacheMarkMeanings: {
    auto: 'Calls that have no marks of their own get some where prompts repeat. Only marked prompts are kept by some providers.',
    off: 'Calls have only the marks that programs set.',
  },
  kept: 'What is kept of calls',
  keptNames: { metadata: 'a row for each call', full: 'a row and the texts', none: 'daily sums only' },
  keptMeanings: {
    metadata: 'Who called which model when, tokens and cost. No texts.',
    full: 'Also what was asked and answered, for admins. Texts go after the time that is set for prompts, or after 30 days.',
    none: 'No row for calls, and no system text is stored or shortened. There is no chat.',
  },
  deletesTexts: 'I know that all stored system texts are deleted permanently.',
};

export type GatewayTexts = typeof en;

const de: GatewayTexts = {
  title: 'Gateway',
  intro:
    'Wie Aufrufe von Programmen und aus dem Chat auf dem Weg zu einem Modell behandelt werden. Eine Änderung gilt sofort.',
  refine: 'Systemtexte',
  refines: { off: 'lassen, wie sie sind', propose: 'kürzere vorschlagen', auto: 'kürzere verwenden' },
  refineMeanings: {
    off: 'Alle Systemtexte werden gesendet, wie sie sind, auch die, von denen ein kürzerer verwendet wird.',
    propose: 'Viel verwendete Texte werden gekürzt und geprüft, und ein Admin entscheidet.',
    auto: 'Was jede Prüfung ohne Zweifel bestanden hat und mindestens 5 % spart, wird ohne Nachfrage verwendet.',
  },
  provider: 'Anbieter, der Systemtexte kürzt',
  providerHint: 'Systemtexte werden an ihn gesendet.',
  defaultProvider: 'der Standard-Anbieter der Organisation',
  model: 'Modell, das Systemtexte kürzt',
  modelHint: 'Wie der Anbieter es nennt. Leer: sein Standard-Modell.',
  holdout: 'Gespräche, die ihre Systemtexte behalten, von 100',
  holdoutHint:
    'Zum Vergleichen. Ein Gespräch wird an der ersten Nachricht eines Benutzers erkannt. 0: Alle verwenden kürzere Texte.',
  cacheMarks: 'Marken für den Cache des Anbieters',
  cacheMarkNames: { auto: 'setzen', off: 'keine setzen' },
  cacheMarkMeanings: {
    auto: 'Aufrufe ohne eigene Marken bekommen welche, wo Prompts sich wiederholen. Manche Anbieter behalten nur, was markiert ist.',
    off: 'Aufrufe haben nur die Marken, die Programme setzen.',
  },
  kept: 'Was von Aufrufen aufbewahrt wird',
  keptNames: { metadata: 'eine Zeile je Aufruf', full: 'eine Zeile und die Texte', none: 'nur Tagessummen' },
  keptMeanings: {
    metadata: 'Wer wann welches Modell aufrief, Tokens und Kosten. Keine Texte.',
    full: 'Auch was gefragt und geantwortet wurde, für Admins. Texte verschwinden nach der Zeit, die für Prompts eingestellt ist, oder nach 30 Tagen.',
    none: 'Keine Zeile für Aufrufe, und kein Systemtext wird gespeichert oder gekürzt. Es gibt keinen Chat.',
  },
  deletesTexts: 'Ich weiß, dass alle gespeicherten Systemtexte endgültig gelöscht werden.',
};

export const gatewayTexts = { en, de };
