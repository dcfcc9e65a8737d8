export const todo = {
  title: '我的待办',
  lead: '按办理时限排列，最急的在最前面。',
};
