export const missing = {
  title: '没有这个页面',
  description: '地址可能写错了，或页面已经移走。',
  text: '地址可能写错了，或者页面已经移走。您可以从这里继续：',
  ways: {
    home: '首页',
    report: '我要举报',
    follow: '凭查询凭证查进展',
    batches: '公开情况',
  },
};
