import type { SocialAccount } from '@prompt-refinery/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { providerName, type SocialProvider, signInMethodsQuery } from '../../api/sign-in-methods.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import parts from '../../parts/parts.module.css';
import { Read } from '../../parts/read.tsx';
import { Section } from '../../parts/section.tsx';
import { LinkAccount } from './link-account.tsx';
import { linkedTexts } from './linked-texts.ts';
import styles from './me.module.css';
import { PasswordByMail } from './password-by-mail.tsx';
import { socialAccountsQuery, unlink } from './social-accounts-query.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Where the account is that has just been linked. */
    linked?: SocialProvider;
  }
}

/** The accounts elsewhere with which the person can sign in. Nothing where there can be none. */
export function LinkedAccounts() {
  const texts = useTexts(linkedTexts);
  const accounts = useQuery(socialAccountsQuery);
  const methods = useQuery(signInMethodsQuery);
  const offered = methods.data?.social ?? [];
  if (offered.length === 0 && !accounts.data?.length) return null;
  return (
    <Section title={texts.title}>
      <p>{texts.why}</p>
      <Read query={accounts}>{(linked) => <Accounts linked={linked} offered={offered} />}</Read>
    </Section>
  );
}

interface AccountsProps {
  linked: readonly SocialAccount[];
  offered: readonly SocialProvider[];
}

function Accounts({ linked, offered }: AccountsProps) {
  const texts = useTexts(linkedTexts);
  const last = useRouterState({ select: ({ location }) => location.state.linked });
  const isLinked = (provider: SocialProvider): boolean => linked.some((one) => one.provider === provider);
  const others = offered.filter((provider) => !isLinked(provider));
  return (
    <>
      <p role="status">{last && isLinked(last) ? texts.linked(providerName(last)) : ''}</p>
      {linked.length > 0 && (
        <ul className={styles.list}>
          {linked.map((account) => (
            <Entry key={account.provider} account={account} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <div className={parts.row}>
          {others.map((provider) => (
            <LinkAccount key={provider} provider={provider} />
          ))}
        </div>
      )}
    </>
  );
}

function Entry({ account: { provider, name, createdAt } }: { account: SocialAccount }) {
  const texts = useTexts(linkedTexts);
  const { day } = useFormats();
  const queries = useQueryClient();
  const called = providerName(provider);
  const onUnlink = async (): Promise<void> => {
    await unlink(provider);
    await queries.invalidateQueries({ queryKey: socialAccountsQuery.queryKey });
    // The button that had it is gone.
    document.getElementById('content')?.focus();
  };
  return (
    <li className={styles.card}>
      <div className={styles.about}>
        <strong>{called}</strong>
        <small>
          {name !== null && (
            <>
              <bdi>{name}</bdi> ·{' '}
            </>
          )}
          {texts.since(day(createdAt))}
        </small>
      </div>
      <ConfirmButton
        label={texts.unlink}
        about={called}
        question={
          <>
            {texts.unlinkAsk(called)} <PasswordByMail />
          </>
        }
        action={onUnlink}
      />
    </li>
  );
}
