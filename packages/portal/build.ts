import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type InlineConfig } from 'vite';
import * as z from 'zod/mini';
import { declarationsOnly } from './declarations-only.ts';
import { htmlOf, scriptHashes, type HtmlDocument } from './document.ts';

/** The built site. */
export interface Site {
  /** Paths below the folder, with forward slashes. */
  readonly files: readonly string[];
  /** What the Content-Security-Policy's script-src must allow beside `'self'`. */
  readonly scriptHashes: readonly string[];
}

const site = path.join(import.meta.dirname, 'site');

/**
 * Builds the whole static site into a folder, which is emptied first: the code of each public page and
 * of the workspace, and every public page drawn as HTML in both languages.
 */
export async function buildSite(folder: string): Promise<Site> {
  await build({
    ...common,
    publicDir: path.join(site, 'static'),
    build: {
      outDir: folder,
      emptyOutDir: true,
      manifest: 'manifest.json',
      modulePreload: { polyfill: false },
      target: 'es2022',
      // A small picture inside a script cannot be cached by itself, and the CSP knows no data: addresses.
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1_000,
      rolldownOptions: {
        input: Object.fromEntries(
          globSync('{public/*/entry.ts,workspace/entry.tsx}', { cwd: site }).map((entry) => [
            entry.replace(/^public\//, '').replace(/\/entry\.tsx?$/, ''),
            path.join(site, entry),
          ]),
        ),
        output: {
          codeSplitting: {
            groups: [{ name: 'base', test: ofEveryPage }],
          },
        },
      },
    },
  });
  const manifest = readManifest(folder);
  for (const page of await drawnPages()) {
    const { name, language } = page;
    const workspace = name === 'workspace';
    const entry = workspace ? 'workspace/entry.tsx' : `public/${name}/entry.ts`;
    const texts = [`texts/${language}/${name}.ts`, `texts/${language}/frame.ts`];
    const reached = chunksFrom(manifest, [entry, ...(workspace ? [] : texts)]);
    await write(folder, { ...page, ...filesOf(manifest, entry, reached) }, page.path);
  }
  rmSync(path.join(folder, 'manifest.json'));
  const files = globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => path.relative(folder, path.join(each.parentPath, each.name)))
    .map((file) => file.split(path.sep).join('/'));
  return { files: files.toSorted(), scriptHashes };
}

/** What every page needs, in one file: with the headers of its answer each file costs more than a kilobyte. */
const ofEveryPage =
  /node_modules\/preact\/|\0contracts|preload-helper|\/site\/(?:dates|language|shown|loading|state-text|frame-texts|frame-texts-by-language|answer|api)\.tsx?$/;

const common: InlineConfig = {
  configFile: false,
  root: site,
  base: '/',
  logLevel: 'error',
  plugins: [declarationsOnly()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
};

/** Draws the pages with the code that the browser will run. */
async function drawnPages() {
  // Beside the sources, so that what is not bundled into it is found in node_modules.
  const folder = mkdtempSync(path.join(import.meta.dirname, '.prerender-'));
  try {
    await build({
      ...common,
      publicDir: false,
      build: {
        ssr: path.join(site, 'prerender.tsx'),
        outDir: folder,
        emptyOutDir: true,
        rolldownOptions: { output: { entryFileNames: 'prerender.mjs' } },
      },
      ssr: { noExternal: true },
    });
    const module: unknown = await import(pathToFileURL(path.join(folder, 'prerender.mjs')).href);
    return z.array(drawnPage).parse(await prerender.parse(module).drawPages());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const prerender = z.object({
  drawPages: z.custom<() => Promise<unknown>>((value) => typeof value === 'function'),
});
const drawnPage = z.object({
  name: z.string(),
  language: z.enum(['zh', 'en']),
  path: z.string(),
  counterpart: z.string(),
  title: z.string(),
  description: z.string(),
  html: z.string(),
});

const chunk = z.object({
  file: z.string(),
  css: z._default(z.array(z.string()), []),
  imports: z._default(z.array(z.string()), []),
});
type Manifest = Readonly<Record<string, z.output<typeof chunk>>>;

function readManifest(folder: string): Manifest {
  return z
    .record(z.string(), chunk)
    .parse(JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')));
}

/** The chunks that loading some modules needs, those modules' own first. */
function chunksFrom(manifest: Manifest, modules: readonly string[]): readonly string[] {
  const reached = new Set(modules);
  for (const name of reached) {
    const found = manifest[name];
    if (found === undefined) throw new Error(`the site has no module ${name}`);
    for (const next of found.imports) reached.add(next);
  }
  return [...reached];
}

function filesOf(manifest: Manifest, entry: string, reached: readonly string[]) {
  const chunks = reached.flatMap((name) => manifest[name] ?? []);
  const script = manifest[entry]?.file ?? '';
  return {
    script,
    // What a page imports comes before it, so that a page's own rules win over the common ones.
    styles: [...new Set(chunks.toReversed().flatMap(({ css }) => css))],
    preloads: chunks.map(({ file }) => file).filter((file) => file !== script),
  };
}

async function write(folder: string, document: HtmlDocument, address: string): Promise<void> {
  const file = path.join(folder, address.endsWith('/') ? `${address}index.html` : address);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, htmlOf(document));
}
