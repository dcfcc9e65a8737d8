import { publicPage } from '../page.tsx';
import { Follow } from './follow.tsx';

/** 查询进展: what became of a complaint; the receipt alone opens it. */
export const follow = publicPage({
  name: 'follow',
  path: '/follow/',
  texts: {
    zh: async () => (await import('../../texts/zh/follow.ts')).follow,
    en: async () => (await import('../../texts/en/follow.ts')).follow,
  },
  View: Follow,
});
