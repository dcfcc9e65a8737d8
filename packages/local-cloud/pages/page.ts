/** A whole page of the local cloud: plain HTML, no assets from anywhere. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="/_local/mark.svg" type="image/svg+xml">
<style>
body { max-width: 50rem; margin: 1.5rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; }
table { border-collapse: collapse; } th, td { padding: .25rem .75rem; border: 1px solid #888; text-align: left; vertical-align: top; }
.phone { max-width: 22rem; border: 2px solid #333; border-radius: 1.5rem; padding: 1rem; }
.message { background: #eef3ee; border-radius: .75rem; padding: .5rem .75rem; margin: .5rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
time { color: #555; font-size: .85rem; } pre { white-space: pre-wrap; overflow-wrap: anywhere; } .alarm { color: #a00000; font-weight: bold; }
</style>
</head>
<body>
<nav><a href="/_local">本机演示</a> · <a href="/_local/phone">手机短信</a> · <a href="/_local/mail">邮箱</a> · <a href="/_local/clock">时钟</a></nav>
<h1>${escapeHtml(title)}</h1>
${body}
</body>
</html>
`;
}

/** Text made safe inside an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
