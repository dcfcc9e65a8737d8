export const home = {
  title: '首页',
  description: '举报生态环境问题，查询办理进展，了解督察公开情况。',
  lead: '看到生态环境问题，可以在这里举报。可以匿名，不需要注册。',
  report: '我要举报',
  follow: '查询进展',
};
