// The gallery as files, and a browser to open them in.
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

export const folder = path.resolve(process.argv[2] ?? '../../target/gallery');

const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars'];

export const browser = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args });

/** Every page of the gallery in a language whose name holds a word. */
export function pages(locale, word = '') {
  const names = fs.readdirSync(path.join(folder, locale)).filter((name) => name.includes(word));
  return names.sort().map((name) => ({ name: name.replace('.html', ''), url: `file://${path.join(folder, locale, name)}` }));
}
