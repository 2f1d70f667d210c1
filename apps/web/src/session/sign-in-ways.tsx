import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { Button } from '../parts/button.tsx';
import parts from '../parts/parts.module.css';
import { textOf } from './form-data.ts';
import { OrganizationSignIn } from './organization-sign-in.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { SocialSignIn } from './social-sign-in.tsx';

interface SignInWaysProps {
  /** Whose, where that is known. */
  email?: string | undefined;
  /** Whether it begins with the way of an organization. */
  isOfOrganization?: boolean;
  /** Where it goes on after the way over another site. */
  next: string | undefined;
  /** Called where no other site was needed. */
  onSignedIn: () => Promise<void>;
}

interface Way {
  isOfOrganization: boolean;
  /** Whether a password was right and did not let them in. */
  isRequired: boolean;
  /** What the fields begin with. */
  email: string;
}

/** Asks for a password, or leads to where an organization signs its people in. */
export function SignInWays(props: SignInWaysProps) {
  const { next, onSignedIn } = props;
  const { signIn } = useMessages();
  const [way, setWay] = useState<Way>({
    isOfOrganization: props.isOfOrganization ?? false,
    isRequired: false,
    email: props.email ?? '',
  });
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef(way);
  useEffect(() => {
    if (shown.current !== way) box.current?.querySelector('input')?.focus();
    shown.current = way;
  }, [way]);
  const { isOfOrganization, isRequired, email } = way;
  const change = (): void =>
    setWay({ isOfOrganization: !isOfOrganization, isRequired: false, email: typedIn(box.current) });
  const onSsoRequired = (typed: string): void =>
    setWay({ isOfOrganization: true, isRequired: true, email: typed });
  return (
    <div ref={box} className={parts.stack}>
      {isOfOrganization ? (
        <OrganizationSignIn email={email} isRequired={isRequired} next={next} />
      ) : (
        <>
          <SignInForm email={email} onSignedIn={onSignedIn} onSsoRequired={onSsoRequired} />
          <SocialSignIn next={next} />
        </>
      )}
      <div>
        <Button onClick={change}>{isOfOrganization ? signIn.toPassword : signIn.toOrganization}</Button>
      </div>
    </div>
  );
}

/** The e-mail that a browser has filled in counts as well. */
function typedIn(box: HTMLElement | null): string {
  const form = box?.querySelector('form');
  return form ? textOf(new FormData(form), 'email').trim() : '';
}
