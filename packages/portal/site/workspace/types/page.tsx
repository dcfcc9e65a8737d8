import { defineComplaintType, type listComplaintTypes } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { Notice, Shown } from '../../shown.tsx';
import type { types as Texts } from './zh.ts';
import { useComplaintTypes } from '../complaint-types.ts';
import { workspacePage } from '../page.tsx';
import { mayUse, usePerson } from '../person.ts';
import { useWords } from '../words.ts';
import { TypeForm, type TypeWritten } from './form.tsx';

type Body = BodyOf<typeof listComplaintTypes>;

/** 问题类型 and 行业类别: lists that differ by place, kept by the office. */
export const types = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).types,
    en: async () => (await import('./en.ts')).types,
  },
  View: ({ texts }) => {
    const person = usePerson();
    const { answer, again } = useComplaintTypes();
    const may = mayUse(person, defineComplaintType.name);
    const [open, setOpen] = useState<TypeWritten | 'new' | undefined>(undefined);
    return (
      <>
        <h1>{texts.title}</h1>
        <p class="soft">{texts.lead}</p>
        {may && open === undefined ? (
          <p class="actions">
            <button type="button" class="button primary" onClick={() => setOpen('new')}>
              {texts.add}
            </button>
          </p>
        ) : null}
        <Shown answer={answer} again={again}>
          {(body) => (
            <>
              {open === undefined ? null : (
                <TypeForm
                  key={open === 'new' ? 'new' : open.code}
                  texts={texts}
                  known={open === 'new' ? undefined : open}
                  list={body.types[0]?.list ?? ''}
                  next={1 + Math.max(-1, ...body.types.map(({ order }) => order))}
                  close={() => setOpen(undefined)}
                />
              )}
              {body.types.length === 0 ? (
                <Notice>{texts.none}</Notice>
              ) : (
                (['type', 'industry'] as const).map((kind) => (
                  <TypeTable
                    key={kind}
                    texts={texts}
                    body={body}
                    kind={kind}
                    onChange={may ? setOpen : undefined}
                  />
                ))
              )}
            </>
          )}
        </Shown>
      </>
    );
  },
});

function TypeTable(props: {
  readonly texts: typeof Texts;
  readonly body: Body;
  readonly kind: 'type' | 'industry';
  readonly onChange: ((type: TypeWritten) => void) | undefined;
}) {
  const { texts, body, kind, onChange } = props;
  const { workspace } = useWords();
  const language = useLanguage();
  const rows = body.types.filter((one) => one.kind === kind).toSorted((a, b) => a.order - b.order);
  if (rows.length === 0) return null;
  return (
    <div class="table-room">
      <table class="rows">
        <caption>
          {texts.kinds[kind]}{' '}
          <span class="soft small">{workspace.list.asOf(momentText(language, body.asOf))}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{texts.chinese}</th>
            <th scope="col">{texts.english}</th>
            <th scope="col" class="desk-only">
              {texts.code}
            </th>
            <th scope="col" class="desk-only number">
              {texts.order}
            </th>
            <th scope="col">{texts.state}</th>
            {onChange === undefined ? null : (
              <th scope="col">
                <span class="unseen">{texts.change}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={`${one.list} ${one.code}`}>
              <th scope="row">{one.name.chinese}</th>
              <td>{one.name.english}</td>
              <td class="desk-only">
                {one.list} / {one.code}
              </td>
              <td class="desk-only number">{one.order}</td>
              <td>
                <span class={one.retired ? 'tag' : 'tag green'}>
                  {one.retired ? texts.retired : texts.inUse}
                </span>
              </td>
              {onChange === undefined ? null : (
                <td>
                  <button
                    type="button"
                    class="button small"
                    aria-label={texts.changeOne(one.name.chinese)}
                    onClick={() => onChange({ ...one, ...one.name })}
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
