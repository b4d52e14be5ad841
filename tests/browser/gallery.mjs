// Takes a picture of every sample: `node gallery.mjs FOLDER [WORD] [OUT]`.
// 320 and 1280 pixels wide, in French, in the mirrored language, in the dark and on paper.
import fs from 'node:fs';
import path from 'node:path';
import { browser, folder, pages } from './pages.mjs';

const word = process.argv[3] ?? '';
const out = path.resolve(process.argv[4] ?? path.join(folder, 'pictures'));
const views = [
  { name: '320', locale: 'fr', width: 320 },
  { name: '1280', locale: 'fr', width: 1280 },
  { name: '320-rtl', locale: 'en-XB', width: 320 },
  { name: '1280-rtl', locale: 'en-XB', width: 1280 },
  { name: '320-dark', locale: 'en', width: 320, colorScheme: 'dark' },
  { name: '1280-dark', locale: 'en', width: 1280, colorScheme: 'dark' },
  { name: 'print', locale: 'fr', width: 794, media: 'print' },
];
const wanted = process.env.VIEWS?.split(',');

fs.mkdirSync(out, { recursive: true });
const opened = await browser();
let wide = 0;
for (const view of views.filter((view) => !wanted || wanted.includes(view.name))) {
  const { width, colorScheme = 'light' } = view;
  const context = await opened.newContext({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled: true });
  const page = await context.newPage();
  for (const { name, url } of pages(view.locale, word)) {
    await page.goto(url);
    if (view.media) await page.emulateMedia({ media: view.media });
    await page.screenshot({ path: path.join(out, `${name}.${view.name}.png`), fullPage: true });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) {
      wide += 1;
      console.log(`${name} is ${over} px too wide at ${view.name}`);
    }
  }
  await context.close();
}
await opened.close();
console.log(`pictures in ${out}`);
process.exit(wide > 0 ? 1 : 0);
