// Checks every sample with axe, and what axe leaves out: the size of what is touched on the portal,
// pages that are wider than the screen, and pages that need a script. `node axe.mjs FOLDER [WORD]`.
import { AxeBuilder } from '@axe-core/playwright';
import { browser, pages } from './pages.mjs';

const word = process.argv[3] ?? '';
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const views = [
  { locale: 'fr', width: 320, colorScheme: 'light' },
  { locale: 'en', width: 1280, colorScheme: 'dark' },
  { locale: 'en-XB', width: 320, colorScheme: 'light' },
];

/** What can be touched on the portal and is under 44 pixels high; links within a sentence may be. */
function small() {
  const all = document.querySelectorAll('a, button, summary, input:not([type=hidden]), select, textarea');
  const shown = [...all].filter((one) => one.getClientRects().length > 0 && !one.closest('.vh, .skip'));
  const within = (one) => {
    const around = one.parentElement;
    return one.matches('a') && around.textContent.trim() !== one.textContent.trim() && around.matches('p, small, summary');
  };
  const area = (one) => (one.matches('[type=radio], [type=checkbox]') ? one.parentElement : one);
  return shown
    .filter((one) => !within(one) && area(one).getBoundingClientRect().height < 43.5)
    .map((one) => `${one.outerHTML.slice(0, 90)} is ${Math.round(area(one).getBoundingClientRect().height)} px high`);
}

const opened = await browser();
let wrong = 0;
const tell = (name, what) => {
  wrong += 1;
  console.log(`${name}: ${what}`);
};
for (const { locale, width, colorScheme } of views) {
  const context = await opened.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  for (const { name, url } of pages(locale, word)) {
    await page.goto(url);
    const label = `${name} (${locale}, ${width}, ${colorScheme})`;
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
    for (const violation of violations) {
      tell(label, `${violation.id}: ${violation.nodes.slice(0, 2).map((node) => node.html.slice(0, 120)).join(' | ')}`);
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) tell(label, `${over} px too wide`);
    if (width === 320 && !name.startsWith('desk')) {
      for (const what of await page.evaluate(small)) tell(label, what);
    }
  }
  await context.close();
}
await opened.close();
console.log(wrong === 0 ? 'nothing wrong' : `${wrong} things wrong`);
process.exit(wrong > 0 ? 1 : 0);
