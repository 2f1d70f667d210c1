const en = {
  waits: 'You are being signed in',
  denied: 'Your organization did not let you in. Ask its admins.',
  failed: 'The page of your organization did not prove who you are. Try again, or ask its admins.',
  expired: 'It took too long, or it had already ended. Begin again.',
  lost: 'This did not begin in this tab. Begin again, and stay in one tab.',
  unknown:
    'This identity provider is not connected here, or not any more. Ask the admins of your organization.',
  question: (host: string) =>
    `You are about to sign in at ${host}. Go on only if this is the identity provider of your organization.`,
  goOn: 'Continue',
  back: 'Back to the sign-in page',
};

const de: typeof en = {
  waits: 'Sie werden angemeldet',
  denied: 'Ihre Organisation hat Sie nicht hineingelassen. Fragen Sie deren Admins.',
  failed:
    'Die Seite Ihrer Organisation hat nicht nachgewiesen, wer Sie sind. Versuchen Sie es noch einmal, oder fragen Sie deren Admins.',
  expired: 'Es hat zu lange gedauert, oder es war schon zu Ende. Fangen Sie noch einmal an.',
  lost: 'Das hat nicht in diesem Tab begonnen. Fangen Sie noch einmal an, und bleiben Sie in einem Tab.',
  unknown:
    'Dieser Identitätsanbieter ist hier nicht verbunden, oder nicht mehr. Fragen Sie die Admins Ihrer Organisation.',
  question: (host) =>
    `Sie melden sich gleich bei ${host} an. Fahren Sie nur fort, wenn das der Identitätsanbieter Ihrer Organisation ist.`,
  goOn: 'Weiter',
  back: 'Zurück zur Anmeldung',
};

export const ssoTexts = { en, de };
