import type { follow } from '../../texts/zh/follow.ts';

/** The words of this page. */
export type FollowTexts = typeof follow;
