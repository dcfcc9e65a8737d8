import { workspacePage } from '../page.tsx';

/** What the person has to do next, the most urgent first. */
export const todo = workspacePage({
  texts: {
    zh: async () => (await import('../../texts/zh/work-todo.ts')).todo,
    en: async () => (await import('../../texts/en/work-todo.ts')).todo,
  },
  View: ({ texts }) => (
    <>
      <h1>{texts.title}</h1>
      <p class="soft">{texts.lead}</p>
    </>
  ),
});
