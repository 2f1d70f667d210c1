import type { Organization } from '@prompt-refinery/client';
import { accessOf } from '@prompt-refinery/client';
import { useFormats, useMessages, useTexts } from '../../../i18n/messages.ts';
import { Facts } from '../../../parts/facts.tsx';
import { Section } from '../../../parts/section.tsx';
import { organizationTexts } from './texts.ts';

/** The settings, for whoever may not change them. */
export function SettingsFacts({ organization }: { organization: Organization }) {
  const texts = useTexts(organizationTexts);
  const { common } = useMessages();
  const { number, usd, list } = useFormats();
  const { defaultStrategy, defaultCompressionLevel, monthlyBudgetUsd, promptRetentionDays } = organization;
  const listed = (values: readonly string[] | null): string => (values?.length ? list(values) : common.all);
  return (
    <Section title={texts.settings}>
      <p>{texts.readOnly(accessOf('updateOrganization'))}</p>
      <Facts
        facts={[
          [texts.name, <bdi key="name">{organization.name}</bdi>],
          [texts.slug, organization.slug],
          [texts.strategy, defaultStrategy ?? texts.notSet('UNIVERSAL')],
          [
            texts.level,
            defaultCompressionLevel
              ? texts.levels[defaultCompressionLevel]
              : texts.notSet(texts.levels.medium),
          ],
          [texts.fallbackOrder, listed(organization.fallbackOrder)],
          [texts.budget, monthlyBudgetUsd === null ? common.none : usd(monthlyBudgetUsd)],
          [texts.days, promptRetentionDays === null ? texts.forEver : number(promptRetentionDays)],
          [texts.requireTwoFactor, organization.requireTwoFactor ? common.yes : common.no],
          [texts.domains, listed(organization.allowedEmailDomains)],
          [texts.addresses, listed(organization.apiKeyAllowedAddresses)],
        ]}
      />
    </Section>
  );
}
