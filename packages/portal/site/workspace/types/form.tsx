import {
  defineComplaintType,
  listComplaintTypes,
  listPublicComplaintTypes,
} from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { typedText } from '@ducha/contracts/text-form.ts';
import { longest } from '../../api.ts';
import { CheckField, ChoiceField, TextField } from '../../fields.tsx';
import type { types as Texts } from './zh.ts';
import { ActForm } from '../act-form.tsx';
import { useFaults } from '../faults.ts';
import { changed } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';

/** A type or industry as it stands in its list. */
export interface TypeWritten {
  readonly list: string;
  readonly kind: 'type' | 'industry';
  readonly code: string;
  readonly chinese: string;
  readonly english: string;
  readonly order: number;
  readonly retired: boolean;
}

/** Adds one to a list, or names, orders or retires it anew; its code stays for ever. */
export function TypeForm(props: {
  readonly texts: typeof Texts;
  readonly known: TypeWritten | undefined;
  /** The list that is in use, and the place behind its last. */
  readonly list: string;
  readonly next: number;
  readonly close: () => void;
}) {
  const { texts, known, close } = props;
  const { act, send, again } = useStaffAct(defineComplaintType);
  const fault = useFaults(act);
  const [written, setWritten] = useState<TypeWritten>(
    known ?? {
      list: props.list,
      kind: 'type',
      code: '',
      chinese: '',
      english: '',
      order: props.next,
      retired: false,
    },
  );
  const write = (part: Partial<TypeWritten>): void => setWritten({ ...written, ...part });
  const { list, kind, code, chinese, english, order, retired } = written;
  const finish = (called: Awaited<ReturnType<typeof send>>): void => {
    if (called?.ok !== true) return;
    changed(listComplaintTypes, listPublicComplaintTypes);
    close();
  };
  const isCode = (text: string): boolean => /^[a-z][a-z0-9-]{0,31}$/.test(text);
  return (
    <section class="card" aria-labelledby="type-form">
      <h2 id="type-form">{known === undefined ? texts.add : texts.changeOne(known.chinese)}</h2>
      <ActForm
        act={act}
        submit={texts.save}
        unfinished={[
          ...(isCode(list) && isCode(code) ? [] : [texts.missing.code]),
          ...(typedText(chinese) === '' || typedText(english) === '' ? [texts.missing.names] : []),
        ]}
        onSubmit={() =>
          void send({
            body: {
              list,
              kind,
              code,
              chinese: typedText(chinese),
              english: typedText(english),
              order,
              retired,
            },
          }).then(finish)
        }
        onAgain={() => void again().then(finish)}
        onCancel={close}
      >
        {known === undefined ? (
          <>
            <ChoiceField
              label={texts.kind}
              value={kind}
              onChange={(chosen) => write({ kind: chosen })}
              options={(['type', 'industry'] as const).map((value) => ({
                value,
                text: texts.kinds[value],
              }))}
            />
            <div class="fields">
              <TextField
                label={texts.list}
                hint={texts.codeHint}
                required
                value={list}
                onInput={(text) => write({ list: typedText(text).toLowerCase() })}
                fault={fault('/list')}
              />
              <TextField
                label={texts.code}
                hint={texts.codeHint}
                required
                value={code}
                onInput={(text) => write({ code: typedText(text).toLowerCase() })}
                fault={fault('/code')}
              />
            </div>
          </>
        ) : null}
        <div class="fields">
          <TextField
            label={texts.chinese}
            required
            value={chinese}
            onInput={(text) => write({ chinese: text })}
            most={longest(defineComplaintType, '/chinese')}
            fault={fault('/chinese')}
          />
          <TextField
            label={texts.english}
            required
            value={english}
            onInput={(text) => write({ english: text })}
            most={longest(defineComplaintType, '/english')}
            fault={fault('/english')}
          />
          <TextField
            label={texts.order}
            type="number"
            inputMode="numeric"
            min="0"
            max="9999"
            value={String(order)}
            onInput={(text) => write({ order: Math.trunc(Number(text)) || 0 })}
            fault={fault('/order')}
          />
        </div>
        <CheckField
          label={texts.retire}
          checked={retired}
          onChange={(on) => write({ retired: on })}
        />
      </ActForm>
    </section>
  );
}
