import type { ComponentChildren } from 'preact';
import { typedText } from '@ducha/contracts/text-form.ts';
import { isAttachment, type Contact, type ReportDraft } from './draft.ts';
import type { ReportFaults, Step } from './faults.ts';
import { useInspectionName } from './inspection-field.tsx';
import type { Position } from './position.ts';
import { faultSaid, type ReportTexts } from './said.ts';
import { useTelling, type Piece } from './telling.ts';
import { takingNow, type Lists } from './use-lists.ts';
import type { ShownPhotograph } from './use-photographs.ts';

/** Everything that will be sent, to be checked; each part leads back to where it is changed. */
export function CheckStep(props: {
  readonly texts: ReportTexts;
  readonly draft: ReportDraft;
  readonly contact: Contact;
  readonly lists: Lists;
  readonly shown: readonly ShownPhotograph[];
  readonly position: Position | undefined;
  readonly faults: ReportFaults;
  readonly go: (step: Step) => void;
}) {
  const { texts, draft, contact, lists, shown, faults, go } = props;
  const { check, reach } = texts;
  const nameOf = useInspectionName(texts, lists);
  const inspection = takingNow(lists.inspections)?.find(
    (each) => each.inspection === draft.inspection,
  );
  const problem = useTelling(typedText(draft.problem), contact);
  const place = useTelling(typedText(draft.place), contact);
  const told = [...new Set([...problem, ...place].flatMap(({ telling }) => telling ?? []))];
  const attachments = draft.photographs.filter(isAttachment).length;
  const pictures = shown.filter(({ preview }) => preview !== undefined);
  return (
    <>
      <p>{check.lead}</p>
      <Part texts={texts} step="what" go={go}>
        <dl class="facts">
          <dt>{texts.inspection.label}</dt>
          <dd>{inspection === undefined ? check.none : nameOf(inspection)}</dd>
          <dt>{texts.problem.label}</dt>
          <dd>{problem.length === 0 ? check.none : <Marked pieces={problem} />}</dd>
          <dt>{texts.place.label}</dt>
          <dd>{place.length === 0 ? check.none : <Marked pieces={place} />}</dd>
          <dt>{texts.position.label}</dt>
          <dd>
            {props.position === undefined
              ? check.none
              : texts.position.added(props.position.accuracy)}
          </dd>
          <dt>{texts.district.label}</dt>
          <dd>{lists.nameOf('districts', draft.district) || check.none}</dd>
          <dt>{texts.type.label}</dt>
          <dd>{lists.nameOf('types', draft.type) || check.none}</dd>
        </dl>
        <div role="status">
          {told.length === 0 ? null : (
            <p class="message mind">{check.telling(told.map((one) => check.tellings[one]))}</p>
          )}
        </div>
      </Part>
      <Part texts={texts} step="photographs" go={go}>
        <p>{check.count(draft.photographs.length - attachments, attachments)}</p>
        <p class="thumbs" hidden={pictures.length === 0}>
          {pictures.map(({ id, preview }, place) => (
            <img key={id} src={preview} alt={texts.photographs.nth(place + 1)} />
          ))}
        </p>
        <p class="fault" hidden={faults.photographs === undefined}>
          {faultSaid(texts, faults, 'photographs')}
        </p>
      </Part>
      <Part texts={texts} step="reach" go={go}>
        {draft.reach === 'anonymous' ? (
          <p>{check.anonymous}</p>
        ) : (
          <dl class="facts">
            <dt>{reach.phone}</dt>
            <dd>{typedText(contact.phone) || check.none}</dd>
            <dt>{reach.name}</dt>
            <dd>{typedText(contact.name) || check.none}</dd>
            <dt>{reach.address}</dt>
            <dd>{typedText(contact.address) || check.none}</dd>
          </dl>
        )}
      </Part>
      <p class="soft">{check.law}</p>
    </>
  );
}

function Marked({ pieces }: { readonly pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map(({ text, telling }, place) =>
        telling === undefined ? text : <mark key={`${place} ${text}`}>{text}</mark>,
      )}
    </>
  );
}

function Part(props: {
  readonly texts: ReportTexts;
  readonly step: Exclude<Step, 'check'>;
  readonly go: (step: Step) => void;
  readonly children: ComponentChildren;
}) {
  const { texts, step, go } = props;
  const name = texts.steps[step];
  return (
    <section class="card part">
      <div class="part-head">
        <h3>{name}</h3>
        <button
          type="button"
          class="button"
          aria-label={texts.check.changeOf(name)}
          onClick={() => go(step)}
        >
          {texts.check.change}
        </button>
      </div>
      {props.children}
    </section>
  );
}
