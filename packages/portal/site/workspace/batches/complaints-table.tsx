import type { ComponentChildren } from 'preact';
import { useHouseNow } from '../house-time.ts';
import { useComplaintKind } from '../complaints/use-complaints.ts';
import type { ComplaintRow } from '../complaints/complaint-ledger.ts';
import type { BatchTexts } from './batch-texts.ts';

/** One complaint of a batch: what is known of it, and what became of it there. */
export interface OfBatch {
  readonly complaint: string;
  /** What it is called as long as nothing else is known of it. */
  readonly name: string;
  /** Undefined where the ledger does not hold it, or not yet. */
  readonly row: ComplaintRow | undefined;
  /** In the place of its stage: why it went out with no batch. */
  readonly instead?: string | undefined;
}

/** The complaints that are chosen of a list, by their ids. */
export interface Picking {
  readonly picked: ReadonlySet<string>;
  readonly onPick: (complaint: string, isPicked: boolean) => void;
}

/** The complaints of a batch, what each is about, whose it is, and how it stands now. */
export function ComplaintsTable(props: {
  readonly caption: ComponentChildren;
  readonly complaints: readonly OfBatch[];
  readonly texts: BatchTexts;
  /** Where some of them are to be chosen. */
  readonly picking?: Picking | undefined;
}) {
  const { caption, complaints, texts, picking } = props;
  const kind = useComplaintKind(texts.complaint);
  const now = useHouseNow();
  const { columns } = texts.complaint;
  return (
    <div class="table-room">
      <table class="rows">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.gist}</th>
            <th scope="col">{columns.stage}</th>
            <th scope="col">{columns.organisation}</th>
          </tr>
        </thead>
        <tbody>
          {complaints.map(({ complaint, name, row, instead }) => {
            const look = row === undefined ? undefined : kind.lookOf(row);
            return (
              <tr key={complaint}>
                <th scope="row">
                  {picking === undefined ? null : (
                    <label class="pick-row">
                      <span class="unseen">{texts.close.pick(name)}</span>
                      <input
                        type="checkbox"
                        checked={picking.picked.has(complaint)}
                        onChange={({ currentTarget }) =>
                          picking.onPick(complaint, currentTarget.checked)
                        }
                      />
                    </label>
                  )}
                  <a class="whole-row" href={`/c/${complaint}`}>
                    {row === undefined ? name : kind.gistOf(row)}
                  </a>
                  {row === undefined ? null : (
                    <p class="soft small number">
                      {[look?.chip?.text ?? '', ...kind.aboutOf(row, now)]
                        .filter((part) => part !== '')
                        .join(' · ')}
                    </p>
                  )}
                </th>
                <td>
                  {instead ??
                    (look === undefined ? (
                      ''
                    ) : (
                      <span class={`tag ${look.state.colour}`}>{look.state.text}</span>
                    ))}
                </td>
                <td data-name={columns.organisation}>{look?.where ?? ''}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
