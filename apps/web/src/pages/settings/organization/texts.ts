const en = {
  title: 'Organization',
  plan: 'Plan',
  role: 'Your role',
  createdAt: 'Created on',
  id: 'Id',
  settings: 'Settings',
  readOnly: (right: string) =>
    `You need the right “${right}” to change them. Admins give it, on the page “Members”.`,
  naming: 'Name',
  name: 'Name',
  slug: 'Slug',
  slugHint:
    'A part of the address of these pages: lower-case letters, digits and hyphens. If you change it, old links stop working.',
  refining: 'Refining',
  strategy: 'Default strategy',
  level: 'Default level',
  levels: { low: 'low', medium: 'medium', high: 'high' },
  notSet: (value: string) => `not set (${value})`,
  fallbackOrder: 'Fallback order',
  fallbackHint:
    'Only these providers replace one that fails, and “auto” uses only these, in this order. Providers that are not set up are skipped.',
  fallbackEmpty: 'All providers that are set up, in the order of the page “Providers”.',
  addProvider: 'Add a provider',
  add: 'Add',
  up: 'Up',
  down: 'Down',
  remove: 'Remove',
  moveUp: (provider: string) => `Move ${provider} up`,
  moveDown: (provider: string) => `Move ${provider} down`,
  removeProvider: (provider: string) => `Remove ${provider}`,
  place: (provider: string, place: number, of: number) => `${provider}: ${place} of ${of}`,
  removed: (provider: string) => `${provider} is removed`,
  costs: 'Costs',
  budget: 'Monthly budget (US dollars)',
  budgetHint:
    'Calls that could cost more are not made, and models whose price is not known cannot be used. Months are in UTC. Empty: no limit.',
  retention: 'Retention',
  days: 'Days for which texts are kept',
  daysHint:
    'After that, the texts of prompts and results are permanently removed, old ones at once. Counts, scores and costs stay. Empty: texts are kept.',
  removesTexts: 'I know that texts that are older cannot be restored.',
  forEver: 'no limit',
  access: 'Access',
  requireTwoFactor: 'Everybody needs two-factor sign-in',
  requireTwoFactorHint:
    'Members without it must set it up before they can do anything here. API keys still work. Set it up for yourself first.',
  domains: 'E-mail domains that may join',
  domainsHint: 'One per line, for example example.com. Members stay members. Empty: all domains.',
  addresses: 'Addresses from which API keys work',
  addressesHint: 'One IPv4 or IPv6 address or CIDR range per line. Empty: all addresses.',
  ending: 'Leave or delete',
  leave: 'Leave the organization',
  leaveHint: 'After that you are no longer a member. To come back, you need an invitation.',
  leaveQuestion: (name: string) =>
    `Do you want to leave “${name}”? Your sessions and API keys there stop working at once.`,
  delete: 'Delete the organization',
  deleteHint:
    'The organization and everything in it are deleted after seven days. Until then it works as before, and you can cancel the deletion.',
  deleteQuestion: (name: string) =>
    `“${name}” and everything in it will be deleted after seven days. Until then you can cancel the deletion.`,
  typeSlug: (slug: string) => `Type “${slug}” to confirm`,
  deletesAt: (time: string) => `The organization and everything in it will be deleted on ${time}.`,
  restore: 'Cancel the deletion',
};

export type OrganizationTexts = typeof en;

const de: OrganizationTexts = {
  title: 'Organisation',
  plan: 'Tarif',
  role: 'Ihre Rolle',
  createdAt: 'Angelegt am',
  id: 'Kennung',
  settings: 'Einstellungen',
  readOnly: (right) =>
    `Um sie zu ändern, brauchen Sie das Recht „${right}“. Admins vergeben es auf der Seite „Mitglieder“.`,
  naming: 'Name',
  name: 'Name',
  slug: 'Kurzname',
  slugHint:
    'Ein Teil der Adresse dieser Seiten: Kleinbuchstaben, Ziffern und Bindestriche. Wenn Sie ihn ändern, führen alte Links ins Leere.',
  refining: 'Kürzen',
  strategy: 'Übliche Strategie',
  level: 'Übliche Stufe',
  levels: { low: 'niedrig', medium: 'mittel', high: 'hoch' },
  notSet: (value) => `nicht gewählt (${value})`,
  fallbackOrder: 'Reihenfolge der Ersatzanbieter',
  fallbackHint:
    'Nur diese Anbieter springen für einen anderen ein, und „auto“ verwendet nur diese, in dieser Reihenfolge. Nicht eingerichtete werden übersprungen.',
  fallbackEmpty: 'Alle eingerichteten Anbieter, in der Reihenfolge der Seite „Anbieter“.',
  addProvider: 'Anbieter hinzufügen',
  add: 'Hinzufügen',
  up: 'Nach oben',
  down: 'Nach unten',
  remove: 'Entfernen',
  moveUp: (provider) => `${provider} nach oben`,
  moveDown: (provider) => `${provider} nach unten`,
  removeProvider: (provider) => `${provider} entfernen`,
  place: (provider, place, of) => `${provider}: ${place} von ${of}`,
  removed: (provider) => `${provider} ist entfernt`,
  costs: 'Kosten',
  budget: 'Budget im Monat (US-Dollar)',
  budgetHint:
    'Aufrufe, die es überschreiten könnten, unterbleiben, und Modelle ohne bekannten Preis sind nicht nutzbar. Monate gelten in UTC. Leer: keine Grenze.',
  retention: 'Aufbewahrung',
  days: 'Tage, die Texte aufbewahrt werden',
  daysHint:
    'Danach werden die Texte von Prompts und Ergebnissen endgültig entfernt, ältere sofort. Anzahlen, Werte und Kosten bleiben. Leer: Texte bleiben.',
  removesTexts: 'Mir ist klar, dass ältere Texte nicht wiederhergestellt werden können.',
  forEver: 'unbegrenzt',
  access: 'Zugang',
  requireTwoFactor: 'Alle brauchen einen zweiten Faktor',
  requireTwoFactorHint:
    'Mitglieder ohne zweiten Faktor müssen ihn einrichten, bevor sie hier etwas tun können. API-Schlüssel gelten weiter. Richten Sie ihn zuerst für sich selbst ein.',
  domains: 'E-Mail-Domains, die beitreten dürfen',
  domainsHint: 'Eine je Zeile, zum Beispiel example.com. Mitglieder bleiben Mitglieder. Leer: alle Domains.',
  addresses: 'Adressen, von denen aus API-Schlüssel gelten',
  addressesHint: 'Eine IPv4- oder IPv6-Adresse oder ein CIDR-Bereich je Zeile. Leer: alle Adressen.',
  ending: 'Verlassen oder löschen',
  leave: 'Organisation verlassen',
  leaveHint: 'Danach sind Sie kein Mitglied mehr. Um zurückzukommen, brauchen Sie eine Einladung.',
  leaveQuestion: (name) =>
    `Möchten Sie „${name}“ verlassen? Ihre Sitzungen und API-Schlüssel enden dort sofort.`,
  delete: 'Organisation löschen',
  deleteHint:
    'Nach sieben Tagen wird die Organisation mit allem gelöscht, was dazugehört. Bis dahin bleibt alles, wie es ist, und Sie können die Löschung abbrechen.',
  deleteQuestion: (name) =>
    `„${name}“ und alles, was dazugehört, wird nach sieben Tagen gelöscht. Bis dahin können Sie die Löschung abbrechen.`,
  typeSlug: (slug) => `Geben Sie zur Bestätigung „${slug}“ ein`,
  deletesAt: (time) => `Die Organisation und alles, was dazugehört, wird am ${time} gelöscht.`,
  restore: 'Löschung abbrechen',
};

export const organizationTexts = { en, de };
