export const missing = {
  title: '没有这个页面',
  description: '地址可能写错了，或页面已经移走。',
  text: '地址可能写错了，或页面已经移走。',
  home: '回到首页',
};
