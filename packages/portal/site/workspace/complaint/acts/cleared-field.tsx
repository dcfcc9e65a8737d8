import { cleanText, replacementOf } from '@ducha/contracts/clean-text.ts';
import { confirmReasons, type ConfirmReason } from '@ducha/contracts/personal-data-kinds.ts';
import { SelectField, TextArea } from '../../../fields.tsx';
import { useWords, wordOf } from '../../words.ts';
import {
  aroundFindings,
  piecesOf,
  placesOf,
  reasonOf,
  withReason,
  type ConfirmedPassage,
  type Finding,
} from './findings.ts';

/** What was found in a text, and of which passages it was said why they may stand there. */
interface Finds {
  /** What was found in the text as it was last sent. */
  readonly found: { readonly sent: string; readonly findings: readonly Finding[] };
  readonly confirmed: readonly ConfirmedPassage[];
  readonly onConfirm: (passages: readonly ConfirmedPassage[]) => void;
}

/**
 * A text that others will read. What the house took for personal data is shown in place, each with what may stand
 * instead and the choice to say why it may stay. All that has no reason is replaced by one press.
 */
export function ClearedField(
  props: Finds & {
    readonly label: string;
    readonly hint?: string;
    readonly required?: boolean;
    readonly most: number;
    readonly rows?: number;
    readonly value: string;
    readonly onInput: (text: string) => void;
    readonly fault?: string | undefined;
  },
) {
  const { found, confirmed, onConfirm, ...field } = props;
  const stands = found.findings.some(({ passage }) => field.value.includes(passage));
  return (
    <>
      {/* What was found is gone from the text: it says so by itself. */}
      <TextArea {...field} fault={found.findings.length > 0 && !stands ? undefined : field.fault} />
      <Found
        text={field.value}
        found={found}
        confirmed={confirmed}
        onConfirm={onConfirm}
        onReplace={field.onInput}
      />
    </>
  );
}

/** What was found in a text and still stands in it, each passage with why it may stay there. */
export function Found(
  props: Finds & {
    readonly text: string;
    /** Told the text without what was found; left out where the text is not to be changed. */
    readonly onReplace?: (text: string) => void;
  },
) {
  const { workspace, words } = useWords();
  const { text: value, found, confirmed, onConfirm, onReplace } = props;
  const { personalData: texts } = workspace;
  const standing = found.findings.filter(({ passage }) => value.includes(passage));
  const passages = [...new Map(standing.map((one) => [one.passage, one])).values()];
  if (passages.length === 0) return null;
  const unreasoned = passages.filter(({ passage }) => reasonOf(confirmed, passage) === '');
  const reasons = confirmReasons.map((value) => ({ value, text: words.confirmReason[value] }));
  return (
    <div class="findings" role="group" aria-label={texts.found}>
      <p class="label">{texts.found}</p>
      <p class="sent">
        {aroundFindings(piecesOf(found.sent, standing)).map(({ text, finding }, place) =>
          finding === undefined ? text : <mark key={`${place} ${text}`}>{text}</mark>,
        )}
      </p>
      {onReplace === undefined ? null : (
        <p class="actions">
          <button
            type="button"
            class="button small"
            disabled={unreasoned.length === 0}
            onClick={() => onReplace(cleanText(value, placesOf(value, unreasoned)))}
          >
            {texts.replaceAll(unreasoned.length)}
          </button>
        </p>
      )}
      <ul class="plain-list">
        {passages.map((finding) => (
          <li key={finding.passage}>
            <p class="found-what">
              <mark>{finding.passage}</mark>{' '}
              <span class="soft">{wordOf(words.fault, finding.kind)}</span>
              {onReplace === undefined ? null : (
                <span class="soft"> → {replacementOf(finding, finding.passage)}</span>
              )}
            </p>
            <SelectField
              label={texts.mayStay(finding.passage)}
              none={texts.noReason}
              value={reasonOf(confirmed, finding.passage)}
              onChange={(reason) =>
                onConfirm(withReason(confirmed, finding.passage, asReason(reason)))
              }
              options={reasons}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function asReason(code: string): ConfirmReason | undefined {
  return confirmReasons.find((one) => one === code);
}
