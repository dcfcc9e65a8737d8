import { noteRefsIn, planText } from '@ducha/contracts';
import type { Commit, StoredEvent } from '@ducha/event-log';
import { complaintStream } from '../../../services/complaints/complaint/complaint-fold.ts';
import type { Complaint } from '../../../services/complaints/complaint/complaint-state.ts';
import { taskStream } from '../../../services/rectification/task/task-fold.ts';
import type { Evidence, StoredValue } from './evidence.ts';
import { foldsOf } from './folded.ts';
import type { Invariant } from './invariant.ts';

/** What a log says is gone. */
interface Erased {
  /** Ids of notes. */
  readonly notes: readonly string[];
  /** Names of files in their bucket. */
  readonly files: readonly string[];
}

/** 删除: what was erased is gone for good, and nothing else is (domain, section 4; the house’s architecture, section 2). */
export const erasureInvariants: readonly Invariant[] = [
  {
    name: 'what was erased is gone',
    says: 'Of a note that the log says was erased nothing is kept, nor the print of its request that would confirm a guess; its files are deleted.',
    moment: 'at-rest',
    check: (evidence) =>
      evidence.logs.flatMap(({ service, streams }) => {
        const { notes, files } = erasedIn([...streams.values()].flat());
        return [
          ...notes.flatMap((id) => {
            const { item, field } = noteIn(evidence, service, id);
            if (item === undefined)
              return [`${service}: note ${id} was erased, and its item is not there`];
            const kept = field?.M?.['erased'] === undefined || field.M['box'] !== undefined;
            const print = item['n:fingerprint'] !== undefined;
            return [
              ...(kept ? [`${service}: note ${id} was erased and is kept`] : []),
              ...(print ? [`${service}: the print of the request with note ${id} is kept`] : []),
            ];
          }),
          ...files
            .filter((file) => evidence.files.has(file))
            .map((file) => `${service}: ${file} was erased and lies in its bucket`),
        ];
      }),
  },
  {
    name: 'nothing is erased that nobody erased',
    says: 'A text that the log refers to is kept as it was sealed, unless the log says that it was erased.',
    moment: 'at-rest',
    check: (evidence) =>
      evidence.logs.flatMap(({ service, streams }) => {
        const commits = [...streams.values()].flat();
        const erased = new Set(erasedIn(commits).notes);
        return commits.flatMap((commit) =>
          refsIn(commit).flatMap((id) => {
            if (erased.has(id)) return [];
            const { field } = noteIn(evidence, service, id);
            return field?.M?.['box'] !== undefined
              ? []
              : [`${service}: note ${id} of ${commit.stream} at ${commit.version} is not there`];
          }),
        );
      }),
  },
  {
    name: 'a plan goes where its source goes',
    says: 'A text of a plan that was erased at its complaint is erased at the rectification task too, and no other.',
    moment: 'at-rest',
    check(evidence) {
      const tasks = new Map(
        [...foldsOf(evidence, 'rectification', taskStream).values()].map(({ state }) => [
          state?.complaint ?? '',
          state,
        ]),
      );
      return [...foldsOf(evidence, 'complaints', complaintStream)].flatMap(([id, { state }]) => {
        const plan = state.plans.at(-1);
        const task = tasks.get(id) ?? null;
        if (plan === undefined || task === null) return [];
        return planText.options.flatMap((text) => {
          const here = state.erased.notes.includes(plan[text].note);
          const there = task.erased.includes(task[text].note);
          return here === there
            ? []
            : [
                `the ${text} of complaint ${id} is ${here ? 'erased' : 'kept'}, its copy at the task is not`,
              ];
        });
      });
    },
  },
  {
    name: 'what was erased is shown no more',
    says: 'An answer that shows a complaint at a version shows no text that was erased by then.',
    moment: 'at-rest',
    check({ exchanges, ...evidence }) {
      const complaints = foldsOf(evidence, 'complaints', complaintStream);
      return exchanges.flatMap(({ endpoint, asked, answered }) => {
        const id = asked.params?.['complaint'];
        if (answered === 'lost' || answered.status >= 300 || answered.version === undefined)
          return [];
        const state = id === undefined ? undefined : complaints.get(id)?.states[answered.version];
        if (state === undefined) return [];
        return shownTexts(state, answered.body as Shown).flatMap(([what, note, text]) =>
          note !== null && state.erased.notes.includes(note) && text !== word && text !== null
            ? [
                `${endpoint.name} showed the ${what} of complaint ${id} at version ${answered.version}, which was erased`,
              ]
            : [],
        );
      });
    },
  },
];

/** What stands where a text was erased. */
const word = '已删除';

/** What of an answer about a complaint shows its texts. */
interface Shown {
  readonly clearedText?: string | null;
  readonly gist?: string | null;
  readonly declined?: { readonly explanation: string | null } | null;
  readonly question?: { readonly text: string } | null;
  readonly messages?: readonly { readonly text: string | null }[];
  readonly replies?: readonly {
    readonly findings: string;
    readonly handling: string;
    readonly cleared: { readonly problem: string; readonly findings: string } | null;
  }[];
}

/** The texts that an answer shows: what each is, its note at that version, and the text. */
function shownTexts(
  state: Complaint,
  body: Shown,
): (readonly [what: string, note: string | null, text: string | null])[] {
  return [
    ...(body.clearedText === undefined
      ? []
      : [['cleared text', state.accepted?.cleared.note ?? null, body.clearedText] as const]),
    ...(body.gist === undefined ? [] : [['gist', state.gist?.note ?? null, body.gist] as const]),
    ...(body.declined === undefined || body.declined === null
      ? []
      : [
          [
            'explanation',
            state.declined?.explanation?.note ?? null,
            body.declined.explanation,
          ] as const,
        ]),
    ...(body.question === undefined || body.question === null
      ? []
      : [['question', state.question?.question.note ?? null, body.question.text] as const]),
    // To organisations none is shown.
    ...(body.messages ?? []).map(
      ({ text }, index) => ['message', state.messages[index]?.text.note ?? null, text] as const,
    ),
    ...(body.replies ?? []).flatMap(({ findings, handling, cleared }, index) => {
      const reply = state.replies[index];
      if (reply === undefined) return [];
      return [
        ['findings', reply.findings.note, findings] as const,
        ['handling', reply.handling.note, handling] as const,
        ...(cleared === null
          ? []
          : [
              ['cleared problem', reply.cleared?.problem.note ?? null, cleared.problem] as const,
              ['cleared findings', reply.cleared?.findings.note ?? null, cleared.findings] as const,
            ]),
      ];
    }),
  ];
}

/** A note where it is kept: the item in the sealed table of its service, and its field there. */
function noteIn({ sealed }: Pick<Evidence, 'sealed'>, service: string, id: string) {
  const dot = id.indexOf('.');
  const item = sealed.find((one) => one.service === service)?.items.get(id.slice(0, dot));
  const field: StoredValue | undefined = item?.[`n:${id.slice(dot + 1)}`];
  return { item, field };
}

const references = new WeakMap<Commit, readonly string[]>();

/** Ids of the notes that a commit refers to. */
function refsIn(commit: Commit): readonly string[] {
  const before = references.get(commit);
  if (before !== undefined) return before;
  const found = noteRefsIn(commit.events.map(({ data }) => data)).map(({ note }) => note);
  references.set(commit, found);
  return found;
}

/** What commits say is gone. */
function erasedIn(commits: readonly Commit[]): Erased {
  const all = commits.flatMap(({ events }) => events.map(erasedBy));
  return { notes: all.flatMap(({ notes }) => notes), files: all.flatMap(({ files }) => files) };
}

const nothing: Erased = { notes: [], files: [] };

/** Every event whose name says that something was erased names the notes that are gone, wherever in it they stand. */
function erasedBy({ type, data }: StoredEvent): Erased {
  const said = data as {
    readonly files?: readonly (string | { readonly folder: string; readonly file: string })[];
    readonly keptOld?: boolean;
    readonly old?: string;
  };
  if (/erased\.v\d+$/.test(type)) {
    const files = (said.files ?? []).map((one) =>
      typeof one === 'string' ? `evidence/${one}` : `${one.folder}/${one.file}`,
    );
    return { notes: noteIdsIn(data), files };
  }
  // A copy of a plan says so in the word of its correction.
  const goes =
    type === 'task.plan-corrected.v1' && said.keptOld === false && said.old !== undefined;
  return goes ? { notes: [said.old ?? ''], files: [] } : nothing;
}

const form = /^[0-9a-hjkmnp-tv-z]{26}\.[a-z-]{1,24}$/;

function noteIdsIn(data: unknown): string[] {
  if (typeof data === 'string') return form.test(data) ? [data] : [];
  if (typeof data !== 'object' || data === null) return [];
  return Object.values(data).flatMap(noteIdsIn);
}
