// The tests in a real browser: `node run.mjs [WORD]` runs those whose name holds the word.
import AxeBuilder from '@axe-core/playwright';
import { browser } from './pages.mjs';
import { open } from './house.mjs';
import { journeys } from './journeys.mjs';

const word = process.argv[2] ?? '';
const house = await open(24);
const opened = await browser();
let passed = 0;
let failed = 0;

async function run({ name, width, test }) {
  const context = await opened.newContext({ viewport: { width, height: 900 }, locale: 'en-GB', javaScriptEnabled: false });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  try {
    await test({ page, house, axe: () => axe(context, page) });
    passed += 1;
    console.log(`ok    ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${name}\n      ${page.url()}\n      ${String(error.stack ?? error).replaceAll('\n', '\n      ')}`);
  } finally {
    await context.close();
  }
}

/** No serious fault of accessibility on the page; the checks run in a copy that allows a script. */
async function axe(context, page) {
  const cookies = await context.cookies();
  const scripted = await opened.newContext({ viewport: page.viewportSize(), locale: 'en-GB', bypassCSP: true });
  await scripted.addCookies(cookies);
  const copy = await scripted.newPage();
  await copy.setContent(await page.content(), { waitUntil: 'load' });
  const { violations } = await new AxeBuilder({ page: copy }).disableRules(['color-contrast']).analyze();
  await scripted.close();
  const told = violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  if (told.length > 0) throw new Error(`axe on ${page.url()}\n${told.join('\n')}`);
}

for (const journey of journeys.filter((it) => it.name.includes(word))) await run(journey);
await opened.close();
await house.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
