/**
 * The pages that links in mails lead to. The token stands behind `#`, which browsers send nowhere: it goes to
 * the API in the body of a request, when a person asks for it. Programs that open links to look at them use
 * up nothing.
 */

const NEW_PASSWORD = {
  name: 'newPassword',
  label: 'New password',
  type: 'password',
  autocomplete: 'new-password',
};
const PASSWORD = { name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' };
const FULL_NAME = { name: 'fullName', label: 'Your name', type: 'text', autocomplete: 'name' };
const EMAIL = { name: 'email', label: 'E-mail', type: 'email', autocomplete: 'email' };
const CODE = {
  name: 'code',
  label: 'Code of your authenticator app, if you use one',
  type: 'text',
  autocomplete: 'one-time-code',
  optional: true,
};

const REVOKE_KEYS = {
  name: 'revokeKeys',
  label: 'Also delete my API keys. Programs that use them stop working',
  type: 'checkbox',
  optional: true,
};

const PAGES = {
  '/verify-email': {
    title: 'Confirm your e-mail',
    forms: [
      {
        button: 'Confirm my e-mail',
        done: 'Your e-mail is confirmed.',
        send: ({ post, token }) => post('auth/verify-email', { token }),
      },
    ],
  },
  '/forgot-password': {
    title: 'Ask for a new password',
    withoutToken: true,
    forms: [
      {
        fields: [EMAIL],
        button: 'Send me a link',
        done: 'If there is an account with this e-mail, we have sent a mail with a link. Check your inbox and your spam folder.',
        send: ({ post, values }) => post('auth/forgot-password', values),
      },
    ],
  },
  '/reset-password': {
    title: 'Choose a new password',
    forms: [
      {
        fields: [NEW_PASSWORD, REVOKE_KEYS],
        button: 'Set the password',
        done: ({ workingApiKeys, revokedApiKeys }) =>
          [
            'Your new password is set. All earlier sessions have ended. Sign in with the new password.',
            revokedApiKeys ? `Number of your API keys that were deleted: ${revokedApiKeys}.` : '',
            workingApiKeys ? `Number of your API keys that still work: ${workingApiKeys}.` : '',
          ]
            .filter(Boolean)
            .join(' '),
        send: async ({ post, token, values }) =>
          (await post('auth/reset-password', { token, ...values })).json(),
      },
    ],
  },
  '/download-export': {
    title: 'Your data',
    forms: [
      {
        button: 'Download the archive',
        done: 'The archive is being saved to your downloads. The link is now used up. Ask for another export if you need one.',
        send: async ({ post, save, token }) =>
          save(
            await (await post('users/export-data/download', { token })).blob(),
            'prompt-refinery-export.zip',
          ),
      },
    ],
  },
  '/accept-invitation': {
    title: 'Join an organization',
    explain: async ({ post, token }) => {
      const { organizationName, role, email } = await (
        await post('auth/preview-invitation', { token })
      ).json();
      return { text: `“${organizationName}” invites ${email} to join, with the role ${role}.`, email };
    },
    forms: [
      {
        heading: 'I am new here',
        fields: [FULL_NAME, { ...NEW_PASSWORD, name: 'password', label: 'Choose a password' }],
        button: 'Make an account and join',
        done: 'Your account is ready and you have joined the organization. You can sign in now.',
        isSignIn: true,
        send: ({ post, token, values, session }) =>
          post('auth/accept-invitation', { token, ...values, ...session }),
      },
      {
        heading: 'I already have an account',
        fields: [PASSWORD, CODE],
        button: 'Sign in and join',
        done: 'You have joined the organization.',
        isSignIn: true,
        send: async ({ post, token, values, email, session }) => {
          const login = await post('auth/login', { email, ...values, ...session });
          // Of a session by cookie no script has the token: the browser sends it.
          const { accessToken } = session ? {} : await login.json();
          await post('invitations/accept', { token }, accessToken);
          if (!session) await post('auth/logout', {}, accessToken);
        },
      },
    ],
  },
};

/**
 * Shows the page of the address it is at. `save` keeps a file under a name, `leave` goes to another address.
 */
export async function showPage({ document, location, fetch, save, leave }) {
  const main = document.querySelector('main');
  // The product may be below a path.
  const page = PAGES[`/${location.pathname.split('/').filter(Boolean).at(-1)}`];
  if (!page) return;
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  // Where there is a console, whoever signs in here goes on there, by the cookie that it uses.
  const hasConsole = document.documentElement.dataset.console !== undefined;
  const call = {
    token,
    save,
    session: hasConsole ? { session: 'cookie' } : undefined,
    post: (path, body, accessToken) => post(fetch, path, body, accessToken),
    goOn: hasConsole ? () => leave(document.querySelector('base').getAttribute('href')) : undefined,
  };
  document.title = `${page.title} · Prompt Refinery`;
  add(main, 'h1', page.title);
  if (!token && !page.withoutToken) {
    add(main, 'p', 'This link is not complete. Open it from the mail again, or copy the whole link.').role =
      'alert';
    return;
  }
  try {
    const { text, ...known } = (await page.explain?.(call)) ?? {};
    if (text) add(main, 'p', text);
    for (const form of page.forms) showForm(main, form, { ...call, ...known });
  } catch (error) {
    say(main, 'alert', error.message);
  }
}

function showForm(main, { heading, fields = [], button, done, isSignIn, send }, call) {
  const form = add(main, 'form');
  if (heading) add(form, 'h2', heading);
  for (const { label, optional, ...attributes } of fields) {
    const input = add(add(form, 'label', label), 'input');
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    if (!optional) input.setAttribute('required', '');
  }
  const submit = add(form, 'button', button);
  const said = say(form, 'alert');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    submit.disabled = true;
    said.textContent = '';
    const values = valuesOf(form);
    try {
      const answer = await send({ ...call, values });
      for (const each of main.querySelectorAll('form')) each.remove();
      say(main, 'status', typeof done === 'function' ? done(answer) : done);
      if (isSignIn) call.goOn?.();
    } catch (error) {
      said.textContent = error.message;
      submit.disabled = false;
    }
  });
}

/** What was typed and ticked. A password is what it is, blanks at its ends included. */
function valuesOf(form) {
  const read = ({ type, value, checked }) => {
    if (type === 'checkbox') return checked;
    return type === 'password' ? value : value.trim();
  };
  const entered = [...form.querySelectorAll('input')].map((input) => [input.name, read(input)]);
  return Object.fromEntries(entered.filter(([, value]) => value));
}

/** Asks the API; throws what a person is told where it refuses. */
async function post(fetch, path, body, accessToken) {
  const headers = { 'content-type': 'application/json' };
  if (accessToken) headers.authorization = `Bearer ${accessToken}`;
  const reply = await fetch(`api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }).catch(
    () => {
      throw new Error('The server cannot be reached. Try again in a moment.');
    },
  );
  if (reply.ok) return reply;
  const problem = await reply.json().catch(() => ({}));
  const [first] = problem.errors ?? [];
  throw new Error(
    first?.message ?? problem.detail ?? problem.title ?? 'Something went wrong. Try again in a moment.',
  );
}

/** Adds what programs that read a page aloud say at once. */
function say(parent, role, text = '') {
  const paragraph = add(parent, 'p', text);
  paragraph.setAttribute('role', role);
  return paragraph;
}

/** Adds an element that says a text. Texts come from people: they are never read as markup. */
function add(parent, name, text = '') {
  const element = parent.ownerDocument.createElement(name);
  element.textContent = text;
  parent.append(element);
  return element;
}
