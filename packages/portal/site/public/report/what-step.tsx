import { submitComplaint } from '@ducha/contracts';
import { longest } from '../../api.ts';
import { SelectField, TextArea, TextField } from '../../fields.tsx';
import type { ReportDraft } from './draft.ts';
import type { ReportFaults } from './faults.ts';
import { InspectionField } from './inspection-field.tsx';
import type { Position } from './position.ts';
import { PositionField } from './position-field.tsx';
import { faultSaid, type ReportTexts } from './said.ts';
import type { Lists } from './use-lists.ts';

/** 第 1 步: what is wrong, and where. */
export function WhatStep(props: {
  readonly texts: ReportTexts;
  readonly draft: ReportDraft;
  readonly lists: Lists;
  readonly faults: ReportFaults;
  readonly change: (part: Partial<ReportDraft>) => void;
  readonly position: Position | undefined;
  readonly tellPosition: (position: Position | undefined) => void;
}) {
  const { texts, draft, lists, faults, change } = props;
  const { place, district, type } = texts;
  return (
    <>
      <InspectionField {...props} />
      <TextArea
        label={texts.problem.label}
        hint={texts.problem.hint}
        fault={faultSaid(texts, faults, 'problem')}
        required
        value={draft.problem}
        most={longest(submitComplaint, '/problem')}
        rows={7}
        onInput={(problem) => change({ problem })}
      />
      <TextField
        label={texts.optional(place.label)}
        hint={place.hint}
        fault={faultSaid(texts, faults, 'place')}
        value={draft.place}
        most={longest(submitComplaint, '/place')}
        onInput={(next) => change({ place: next })}
      />
      <PositionField texts={texts.position} position={props.position} tell={props.tellPosition} />
      <div class="fields">
        <SelectField
          label={texts.optional(district.label)}
          hint={lists.districts === 'failed' ? district.failed : undefined}
          fault={faultSaid(texts, faults, 'district')}
          value={draft.district}
          none={district.none}
          options={optionsOf(lists.districts)}
          onChange={(next) => change({ district: next })}
        />
        <SelectField
          label={texts.optional(type.label)}
          hint={lists.types === 'failed' ? type.failed : undefined}
          fault={faultSaid(texts, faults, 'type')}
          value={draft.type}
          none={type.none}
          options={optionsOf(lists.types)}
          onChange={(next) => change({ type: next })}
        />
      </div>
    </>
  );
}

function optionsOf(list: Lists['types']): readonly { value: string; text: string }[] {
  return typeof list === 'string' ? [] : list;
}
