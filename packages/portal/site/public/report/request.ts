import type { Request, submitComplaint } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import type { Position } from './position.ts';
import { isAttachment, type Contact, type ReportDraft } from './draft.ts';

/** The body of a report, as it is sent. */
export type ReportBody = Request<typeof submitComplaint>['body'];

/** The report that a draft and the contact beside it make. What was left empty is left out. */
export function requestOf(draft: ReportDraft, contact: Contact, position?: Position): ReportBody {
  const reached =
    draft.reach === 'contact'
      ? {
          ...filled('name', contact.name),
          ...filled('phone', contact.phone),
          ...filled('address', contact.address),
        }
      : {};
  const given = (attachments: boolean): string[] =>
    draft.photographs.flatMap((one) =>
      isAttachment(one) === attachments ? (one.uploaded ?? []) : [],
    );
  const photographs = given(false);
  const attachments = given(true);
  return {
    inspection: draft.inspection,
    problem: typedText(draft.problem),
    ...filled('place', draft.place),
    ...filled('district', draft.district),
    ...filled('type', draft.type),
    ...(Object.keys(reached).length === 0 ? {} : { contact: reached }),
    ...(position === undefined ? {} : { position }),
    ...(photographs.length === 0 ? {} : { photographs }),
    ...(attachments.length === 0 ? {} : { attachments }),
  };
}

/** A request as it was kept until it is answered. */
export interface PendingReport {
  readonly key: string;
  readonly body: ReportBody;
}

/** What the device gave back; undefined when it is no request of ours. */
export function pendingIn(value: unknown): PendingReport | undefined {
  return isPending(value) ? value : undefined;
}

/** It was written by this page and opened by its key alone: more need not be asked of it. */
function isPending(value: unknown): value is PendingReport {
  return typeof value === 'object' && value !== null && 'key' in value && 'body' in value;
}

function filled<Name extends string>(name: Name, text: string): { [name in Name]?: string } {
  const value = typedText(text);
  // oxlint-disable-next-line typescript/consistent-type-assertions -- a computed name is typed as any string
  return value === '' ? {} : ({ [name]: value } as { [name in Name]: string });
}
