import { services, type Service } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { momentText } from '../../dates.ts';
import { ChoiceField } from '../../fields.tsx';
import { inLanguage, useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import type { policies as Texts } from './zh.ts';
import { useOrganisations } from '../organisations.ts';
import { workspacePage } from '../page.tsx';
import { mayUse, usePerson } from '../person.ts';
import { useRead } from '../reads.ts';
import { useWords, wordOf } from '../words.ts';
import { ChangeForm } from './change-form.tsx';
import { PolicyChanges } from './changes.tsx';
import { servicePolicies, type PolicyShown } from './service-policies.ts';
import { valueLines, type Names } from './value-text.ts';

/** 工作规则: what holds today, what is to come, and what was; whoever may, changes it. */
export const policies = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).policies,
    en: async () => (await import('./en.ts')).policies,
  },
  View: ({ texts }) => {
    const [service, setService] = useState<Service>('complaints');
    return (
      <>
        <h1>{texts.title}</h1>
        <p class="soft">{texts.lead}</p>
        <ChoiceField
          label={texts.which}
          value={service}
          onChange={setService}
          options={services.map((value) => ({ value, text: texts.service[value] }))}
        />
        <ServiceRules key={service} texts={texts} service={service} />
      </>
    );
  },
});

function ServiceRules(props: { readonly texts: typeof Texts; readonly service: Service }) {
  const { texts, service } = props;
  const { read, change } = servicePolicies[service];
  const mayChange = mayUse(usePerson(), change.name);
  const { answer, again } = useRead(read, {});
  const [open, setOpen] = useState<string | undefined>(undefined);
  const names = useNames();
  return (
    <Shown answer={answer} again={again}>
      {(policy) => {
        const entry = policy.entries.find((one) => one.entry === open);
        return (
          <>
            {entry === undefined ? null : (
              <ChangeForm
                key={entry.entry}
                texts={texts}
                service={service}
                policy={policy}
                entry={entry}
                close={() => setOpen(undefined)}
              />
            )}
            <Rules
              texts={texts}
              policy={policy}
              names={names}
              onChange={mayChange ? setOpen : undefined}
            />
            <PolicyChanges
              texts={texts}
              service={service}
              policy={policy}
              names={names}
              mayChange={mayChange}
            />
          </>
        );
      }}
    </Shown>
  );
}

function useNames(): Names {
  const language = useLanguage();
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  return { language, organisation: nameOf, duty: (code) => wordOf(words.duty, code) };
}

function Rules(props: {
  readonly texts: typeof Texts;
  readonly policy: PolicyShown;
  readonly names: Names;
  readonly onChange: ((entry: string) => void) | undefined;
}) {
  const { texts, policy, names, onChange } = props;
  const { workspace } = useWords();
  const { language } = names;
  return (
    <div class="table-room">
      <table class="rows">
        <caption>
          {texts.now}{' '}
          <span class="soft small">{workspace.list.asOf(momentText(language, policy.asOf))}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{texts.entry}</th>
            <th scope="col">{texts.value}</th>
            {onChange === undefined ? null : (
              <th scope="col">
                <span class="unseen">{texts.change}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {policy.entries.map((one) => (
            <tr key={one.entry}>
              <th scope="row">
                {inLanguage(language, one.label)}
                {one.countsFrom === null ? null : (
                  <p class="soft small">{texts.countsFrom(inLanguage(language, one.countsFrom))}</p>
                )}
                <p class="soft small">{inLanguage(language, one.source)}</p>
              </th>
              <td>
                {valueLines(one.form, one.now, texts.words, names).map((line) => (
                  <p key={line}>{line}</p>
                ))}
                <p class="soft small">
                  {one.set === null
                    ? texts.asStandard
                    : `${texts.since(momentText(language, one.set.since))} · ${texts.standard(
                        valueLines(one.form, one.standard, texts.words, names).join('；'),
                      )}`}
                </p>
              </td>
              {onChange === undefined ? null : (
                <td>
                  <button
                    type="button"
                    class="button small"
                    aria-label={texts.changeOne(inLanguage(language, one.label))}
                    onClick={() => {
                      onChange(one.entry);
                      scrollTo({ top: 0 });
                    }}
                  >
                    {texts.change}
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
