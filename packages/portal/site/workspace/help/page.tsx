import { workspacePage } from '../page.tsx';
import { HelpView } from './help-view.tsx';

export const help = workspacePage({
  texts: {
    zh: async () => {
      const [{ help: texts }, { policies }] = await Promise.all([
        import('./zh.ts'),
        import('../policies/zh.ts'),
      ]);
      return { ...texts, rules: policies.words };
    },
    en: async () => {
      const [{ help: texts }, { policies }] = await Promise.all([
        import('./en.ts'),
        import('../policies/en.ts'),
      ]);
      return { ...texts, rules: policies.words };
    },
  },
  View: HelpView,
});
