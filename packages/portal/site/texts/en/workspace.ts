import type { workspace as chinese } from '../zh/workspace.ts';

/** What stands around every page of the workspace. */
export const workspace: typeof chinese = {
  title: 'Environmental inspection workspace',
  loading: 'Opening the workspace…',
  office: 'Inspection office',
  menu: 'Sections',
  signOut: 'Sign out',
  publicSite: 'Public site',
  nav: {
    todo: 'My to-dos',
  },
  pick: {
    type: 'Type a name or a code',
    none: 'Nothing found; try another word',
    change: 'Change',
    remove: 'Remove',
    removeOne: (name) => `Remove ${name}`,
  },
  assign: {
    label: 'Organisations',
    hint: 'Type a name; several may be picked, one of them leads.',
    chosen: 'Chosen organisations',
  },
  personalData: {
    found: 'The marked passages look like personal data: take them out, or confirm each',
    nobodys: 'This is no one’s personal data (a firm’s public phone, for instance)',
    own: 'This is the complainant’s own: it has to be taken out.',
  },
  signIn: {
    lead: 'Sign in with your organisation’s account. Your role decides what you see and may do.',
    act: 'Sign in',
    hint: 'You sign in at the common sign-in page; no password is kept here. Sign out when you leave a shared machine.',
    failed: 'The sign-in did not succeed: the issuer may be busy, or the page stood open too long.',
    again: 'Try again',
    ended:
      'Your session has ended. What you have written stays on this page; sign in again and go on.',
  },
  act: {
    sending: 'Sending…',
    again: 'Send again',
    cancel: 'Cancel',
    refused: 'The house did not take this.',
    unanswered:
      'There was no answer; it may have been done. Send it again: the same act is never done twice.',
  },
  missing: { title: 'No such page', text: 'The address may be wrong, or the page has moved.' },
};
