import { escapeHtml, page } from '../pages/page.ts';
import type { Person } from './persons.ts';

/** The sign-in page of the local issuer: persons to choose from instead of a password. */
export function signInPage(persons: readonly Person[]): string {
  const buttons = persons.map(
    ({ slug, title }) =>
      `<li><button name="person" value="${escapeHtml(slug)}">${escapeHtml(title)}（${escapeHtml(slug)}）</button></li>`,
  );
  return page(
    '选择演示人员登录',
    `<p>这是本机演示用的登录页，没有口令。请选择要登录的人员。</p>
<form method="post"><ul>${buttons.join('')}</ul></form>
<form method="post"><p><label>其他单位的人员（角色@单位代码）：<input name="person" required placeholder="organisation-liaison@110108"></label> <button>登录</button></p></form>`,
  );
}

/** The page on which a person ends their session; `form` is the provider's own, `op.logoutForm` by its id. */
export function signOutPage(form: string): string {
  return page(
    '退出登录',
    `${form}<p><button form="op.logoutForm" name="logout" value="yes" autofocus>退出登录</button></p>`,
  );
}
