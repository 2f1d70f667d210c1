import type { Provider, VerificationSettings } from '@prompt-refinery/client';

type Names<Value extends string> = Record<Value, string>;

const names: Names<Provider['provider']> = {
  local: 'Built-in refiner',
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  gemini: 'Google Gemini',
  deepseek: 'DeepSeek',
  groq: 'Groq',
  openrouter: 'OpenRouter',
  custom: 'Your own endpoint',
};
const credentials: Names<Provider['credentials']> = {
  organization: 'your own',
  operator: 'those of the operator of this service',
  none: 'none',
  not_needed: 'not needed',
};
const verify: Names<VerificationSettings['verify']> = {
  off: 'never',
  doubts: 'about the doubts',
  all: 'about every requirement',
};
const strictness: Names<VerificationSettings['strictness']> = {
  normal: 'normal: doubts are open questions',
  strict: 'strict: doubts count as losses',
};
/** By the kind of an error; a newer API may know others. */
const kinds: Readonly<Record<string, string>> = {
  auth: 'The vendor refused the credentials.',
  rate_limit: 'The vendor gets too many requests from these credentials.',
  overloaded: 'The vendor is overloaded.',
  timeout: 'The vendor did not answer in time.',
  network: 'The vendor could not be reached.',
  invalid_request: 'The vendor refused the request. Perhaps it has no such model.',
  content_filter: 'The vendor’s filter refused the request.',
  malformed_reply: 'The vendor’s answer could not be read.',
};

const en = {
  title: 'Providers',
  intro: 'Vendors of the models that refine prompts, in the order in which “auto” tries them.',
  names,
  usable: 'can be used',
  notUsable: 'cannot be used',
  disabled: 'switched off',
  isDefault: 'default',
  credentials: 'Credentials',
  credentialsOf: credentials,
  ending: (owner: string, lastFour: string) => `${owner}, ending in ${lastFour}`,
  model: 'Model',
  position: 'Place in the order',
  positionHint: '1 is tried first. Empty: after all that have a place',
  address: 'Address',
  setUp: 'Set up',
  setUpOf: (name: string) => `Set up ${name}`,
  apiKey: 'API key of the vendor',
  apiKeyHint: 'It is stored encrypted and never shown again. Empty: the stored one stays',
  baseUrl: 'Base URL',
  baseUrlHint: 'For example https://models.example.com/v1',
  authHeader: 'Name of the header',
  authHeaderHint: 'Empty: Authorization',
  authValue: 'Value of the header',
  authValueHint:
    'The whole value, for example “Bearer …”. It is stored encrypted and never shown again. Empty: the stored one stays',
  format: 'Format of requests',
  enabled: 'It may be used',
  default: 'Requests that name no provider use it',
  test: 'Test',
  testOf: (name: string) => `Test ${name}`,
  testing: 'The model is being asked',
  works: (model: string, ms: string) => `It works: ${model} answered in ${ms} ms.`,
  fails: (model: string, ms: string) => `It does not work: ${model}, after ${ms} ms.`,
  kinds,
  mayPass: 'Another try may succeed.',
  remove: 'Delete the settings',
  removeQuestion: (name: string) =>
    `Delete what the organization stored for ${name}? Its credentials are deleted, too.`,
  reader: 'Second reader',
  readerIntro:
    'A model that reads the result of another model and says of requirements whether they were kept. These are the defaults; a request can say otherwise.',
  verify: 'When it is asked',
  verifyOf: verify,
  strictness: 'What doubts count as',
  strictnessOf: strictness,
  provider: 'Provider',
  sameModel: 'the model that made the result',
  readerModel: 'Model',
  readerModelHint: 'Empty: the default model of the provider',
};

export type ProviderTexts = typeof en;

const de: ProviderTexts = {
  title: 'Anbieter',
  intro: 'Anbieter der Modelle, die Prompts kürzen, in der Reihenfolge, in der „auto“ sie versucht.',
  names: { ...names, local: 'Eingebaute Kürzung', custom: 'Eigener Endpunkt' },
  usable: 'nutzbar',
  notUsable: 'nicht nutzbar',
  disabled: 'abgeschaltet',
  isDefault: 'Standard',
  credentials: 'Zugangsdaten',
  credentialsOf: {
    organization: 'Ihre eigenen',
    operator: 'die des Betreibers dieses Dienstes',
    none: 'keine',
    not_needed: 'nicht nötig',
  },
  ending: (owner, lastFour) => `${owner}, am Ende ${lastFour}`,
  model: 'Modell',
  position: 'Platz in der Reihenfolge',
  positionHint: '1 wird zuerst versucht. Leer: nach allen, die einen Platz haben',
  address: 'Adresse',
  setUp: 'Einrichten',
  setUpOf: (name) => `${name} einrichten`,
  apiKey: 'API-Schlüssel des Anbieters',
  apiKeyHint: 'Er wird verschlüsselt gespeichert und nie wieder gezeigt. Leer: der gespeicherte bleibt',
  baseUrl: 'Basis-URL',
  baseUrlHint: 'Zum Beispiel https://models.example.com/v1',
  authHeader: 'Name des Headers',
  authHeaderHint: 'Leer: Authorization',
  authValue: 'Wert des Headers',
  authValueHint:
    'Der ganze Wert, zum Beispiel „Bearer …“. Er wird verschlüsselt gespeichert und nie wieder gezeigt. Leer: der gespeicherte bleibt',
  format: 'Format der Anfragen',
  enabled: 'Er darf benutzt werden',
  default: 'Anfragen, die keinen Anbieter nennen, benutzen ihn',
  test: 'Testen',
  testOf: (name) => `${name} testen`,
  testing: 'Das Modell wird gefragt',
  works: (model, ms) => `Es funktioniert: ${model} hat in ${ms} ms geantwortet.`,
  fails: (model, ms) => `Es funktioniert nicht: ${model}, nach ${ms} ms.`,
  kinds: {
    auth: 'Der Anbieter hat die Zugangsdaten abgelehnt.',
    rate_limit: 'Der Anbieter bekommt mit diesen Zugangsdaten zu viele Anfragen.',
    overloaded: 'Der Anbieter ist überlastet.',
    timeout: 'Der Anbieter hat nicht rechtzeitig geantwortet.',
    network: 'Der Anbieter war nicht erreichbar.',
    invalid_request: 'Der Anbieter hat die Anfrage abgelehnt. Vielleicht hat er kein solches Modell.',
    content_filter: 'Der Filter des Anbieters hat die Anfrage abgelehnt.',
    malformed_reply: 'Die Antwort des Anbieters war nicht lesbar.',
  },
  mayPass: 'Ein weiterer Versuch kann gelingen.',
  remove: 'Einstellungen löschen',
  removeQuestion: (name) =>
    `Löschen, was die Organisation für ${name} gespeichert hat? Auch die Zugangsdaten werden gelöscht.`,
  reader: 'Zweiter Leser',
  readerIntro:
    'Ein Modell, das das Ergebnis eines anderen Modells liest und von Anforderungen sagt, ob sie erhalten sind. Das sind die Vorgaben; eine Anfrage kann etwas anderes sagen.',
  verify: 'Wann er gefragt wird',
  verifyOf: { off: 'nie', doubts: 'zu den Zweifeln', all: 'zu jeder Anforderung' },
  strictness: 'Was Zweifel bedeuten',
  strictnessOf: {
    normal: 'normal: Zweifel sind offene Fragen',
    strict: 'streng: Zweifel zählen als Verluste',
  },
  provider: 'Anbieter',
  sameModel: 'das Modell, von dem das Ergebnis ist',
  readerModel: 'Modell',
  readerModelHint: 'Leer: das Standardmodell des Anbieters',
};

export const providerTexts = { en, de };
