import { CheckField, TextArea } from '../../../fields.tsx';
import { useWords, wordOf } from '../../words.ts';
import { aroundFindings, mayConfirm, piecesOf, type Finding } from './findings.ts';

/**
 * A text that others will read. What the house took for personal data is shown in place, with the choice
 * to say that it is nobody's; the complainant's own can only be taken out.
 */
export function ClearedField(props: {
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly most: number;
  readonly rows?: number;
  readonly value: string;
  readonly onInput: (text: string) => void;
  readonly fault?: string | undefined;
  /** What was found in the text as it was last sent. */
  readonly found: { readonly sent: string; readonly findings: readonly Finding[] };
  readonly confirmed: readonly string[];
  readonly onConfirm: (passages: readonly string[]) => void;
}) {
  const { found, confirmed, onConfirm, ...field } = props;
  const stands = found.findings.some(({ passage }) => field.value.includes(passage));
  return (
    <>
      {/* What was found is gone from the text: it says so by itself. */}
      <TextArea {...field} fault={found.findings.length > 0 && !stands ? undefined : field.fault} />
      <Found text={field.value} found={found} confirmed={confirmed} onConfirm={onConfirm} />
    </>
  );
}

/** What was found in a text and still stands in it, each passage with the choice to say that it is nobody's. */
export function Found(props: {
  readonly text: string;
  readonly found: { readonly sent: string; readonly findings: readonly Finding[] };
  readonly confirmed: readonly string[];
  readonly onConfirm: (passages: readonly string[]) => void;
}) {
  const { workspace, words } = useWords();
  const { text: value, found, confirmed, onConfirm } = props;
  const standing = found.findings.filter(({ passage }) => value.includes(passage));
  const passages = [...new Map(standing.map((one) => [one.passage, one])).values()];
  if (passages.length === 0) return null;
  return (
    <div class="findings" role="group" aria-label={workspace.personalData.found}>
      <p class="label">{workspace.personalData.found}</p>
      <p class="sent">
        {aroundFindings(piecesOf(found.sent, standing)).map(({ text, finding }, place) =>
          finding === undefined ? text : <mark key={`${place} ${text}`}>{text}</mark>,
        )}
      </p>
      <ul class="plain-list">
        {passages.map((finding) => (
          <li key={finding.passage}>
            <mark>{finding.passage}</mark>{' '}
            <span class="soft">{wordOf(words.fault, finding.kind)}</span>
            {mayConfirm(finding) ? (
              <CheckField
                label={workspace.personalData.nobodys}
                checked={confirmed.includes(finding.passage)}
                onChange={(checked) =>
                  onConfirm(
                    checked
                      ? [...confirmed, finding.passage]
                      : confirmed.filter((passage) => passage !== finding.passage),
                  )
                }
              />
            ) : (
              <p class="fault">{workspace.personalData.own}</p>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
