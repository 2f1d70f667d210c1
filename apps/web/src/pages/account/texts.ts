const en = {
  waits: 'You are being signed in',
  denied: 'You were not let in there. If it was the page of your organization, ask its admins.',
  failed:
    'The page there did not prove who you are. Try again; if it was that of your organization, ask its admins.',
  deniedBy: (provider: string) => `${provider} did not let you in, or you did not agree there.`,
  failedBy: (provider: string) => `${provider} did not prove who you are. Try again.`,
  expired: 'It took too long, or it had already ended. Begin again.',
  lost: 'This did not begin in this tab. Begin again, and stay in one tab.',
  unknown:
    'This identity provider is not connected here, or not any more. Ask the admins of your organization.',
  question: (host: string) =>
    `You are about to sign in at ${host}. Go on only if this is the identity provider of your organization.`,
  goOn: 'Continue',
  asksCode: 'Your account asks for a second factor, too.',
  back: 'Back to the sign-in page',
  linking: 'Link an account',
  links: 'The account is being linked',
  backToLinked: 'Back to your linked accounts',
};

const de: typeof en = {
  waits: 'Sie werden angemeldet',
  denied:
    'Sie wurden dort nicht hineingelassen. Wenn es die Seite Ihrer Organisation war, fragen Sie deren Admins.',
  failed:
    'Die Seite dort hat nicht nachgewiesen, wer Sie sind. Versuchen Sie es noch einmal; wenn es die Ihrer Organisation war, fragen Sie deren Admins.',
  deniedBy: (provider) => `${provider} hat Sie nicht hineingelassen, oder Sie haben dort nicht zugestimmt.`,
  failedBy: (provider) => `${provider} hat nicht nachgewiesen, wer Sie sind. Versuchen Sie es noch einmal.`,
  expired: 'Es hat zu lange gedauert, oder es war schon zu Ende. Fangen Sie noch einmal an.',
  lost: 'Das hat nicht in diesem Tab begonnen. Fangen Sie noch einmal an, und bleiben Sie in einem Tab.',
  unknown:
    'Dieser Identitätsanbieter ist hier nicht verbunden, oder nicht mehr. Fragen Sie die Admins Ihrer Organisation.',
  question: (host) =>
    `Sie melden sich gleich bei ${host} an. Fahren Sie nur fort, wenn das der Identitätsanbieter Ihrer Organisation ist.`,
  goOn: 'Weiter',
  asksCode: 'Ihr Konto verlangt auch einen zweiten Faktor.',
  back: 'Zurück zur Anmeldung',
  linking: 'Konto verknüpfen',
  links: 'Das Konto wird verknüpft',
  backToLinked: 'Zurück zu Ihren verknüpften Konten',
};

export const ssoTexts = { en, de };
