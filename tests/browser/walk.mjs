// A walk through the house with a camera: `node walk.mjs [FOLDER]`, 320 and 1280 pixels wide.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fill, preregister, report, send, signIn } from './acts.mjs';
import { open } from './house.mjs';
import { browser } from './pages.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const out = path.resolve(process.env.WALK ?? path.join(root, 'walk'));
fs.mkdirSync(out, { recursive: true });

const house = await open(Number(process.env.CASES ?? 120));
const opened = await browser();

for (const width of [320, 1280]) {
  const context = await opened.newContext({ viewport: { width, height: 900 }, locale: process.env.LOCALE ?? 'fr-FR', javaScriptEnabled: false });
  const page = await context.newPage();
  const shoot = async (name, where) => {
    if (where) await page.goto(house.address + where);
    await page.screenshot({ path: path.join(out, `${name}.${width}.png`), fullPage: true });
  };
  await shoot('01-welcome', '/');
  await shoot('02-name', '/start/name');
  await preregister(page, house, { family: 'Ahmadi', given: 'Zahra', born: ['14', '3', '1994'] });
  await shoot('03-done');
  await shoot('04-my-page', '/me');
  await shoot('05-documents', '/me/documents');
  await shoot('06-information', '/me/information');
  await shoot('07-sign-in', '/desk/sign-in');
  await signIn(page, house, 'prefecture');
  await shoot('08-worklist', '/desk');
  const file = await page.locator('main a[href^="/desk/cases/"]').first().getAttribute('href');
  await shoot('09-file', file);
  const step = await page.locator('main a[href*="/steps/"]').first().getAttribute('href');
  await shoot('10-step', step);
  await shoot('11-timeline', `${file}/timeline`);
  await shoot('12-register', '/desk/register');
  await shoot('13-procedures', '/desk/procedures');
  await shoot('14-procedure', '/desk/procedures/fr.asylum:2026-1');
  await signIn(page, house, 'spada');
  await page.goto(`${house.address}/desk/register`);
  const again = { family: 'احمدی', given: 'زهرا', own_script: '', 'birth-day': '14', 'birth-month': '3', 'birth-year': '1994', sex: 'female', nationality: 'AFG', language: 'fa-AF', second_language: 'en' };
  await send(page, await fill(page, again));
  await shoot('18-known-already');
  await signIn(page, house, 'manager');
  await shoot('15-overview', '/desk/overview');
  await shoot('19-board', '/desk/board');
  await shoot('20-estimate', '/desk/board/estimate');
  const lists = 'police,hôpital,maraude,قائمة,count\n1,0,0,0,1131\n0,1,0,0,845\n1,1,0,0,177\n0,0,1,0,936\n1,0,1,0,228\n0,1,1,0,217\n1,1,1,0,181\n0,0,0,1,306\n1,0,0,1,106\n0,1,0,1,31\n1,1,0,1,18\n0,0,1,1,123\n1,0,1,1,42\n0,1,1,1,32\n1,1,1,1,27';
  await page.fill('textarea[name=lists]', lists);
  await page.locator('main form button').last().click();
  for (const closed of await page.locator('main summary').all()) await closed.click();
  await shoot('21-estimated');
  await page.goto(`${house.address}/desk/board/estimate`);
  await page.fill('textarea[name=lists]', lists.replace('0,1,1,0', '0,l,1,0'));
  await page.locator('main form button').last().click();
  await shoot('22-estimate-slip');
  // The other pages of figures.
  const answered = async (name, where, fields) => {
    await page.goto(house.address + where);
    for (const [field, text] of Object.entries(fields)) await page.fill(`textarea[name=${field}]`, text);
    await page.locator('main form').last().locator('button:not([name])').click();
    await page.locator('main details').evaluateAll((all) => all.forEach((it) => { it.open = true; }));
    await shoot(name);
  };
  await shoot('23-forecast', '/desk/board/forecast');
  const months = (count, value) => Array.from({ length: count }, (_, at) => `${2019 + Math.floor(at / 12)}-${String(at % 12 + 1).padStart(2, '0')},${value(at)}`);
  const series = ['month,arrivées', ...months(60, (at) => 300 + 8 * at + (at * 37) % 90 + 60 * (at % 12 > 5) + (at > 50 ? 400 : 0))];
  await answered('24-forecast-given', '/desk/board/forecast', { series: series.join('\n') });
  const start = 'né à,Camp,الميناء,Lyon,Nantes\nCamp,1000,100,10,0\nالميناء,55,555,50,5\nLyon,80,40,800,40\nNantes,20,25,20,200';
  const end = 'né à,Camp,الميناء,Lyon,Nantes\nCamp,950,100,60,0\nالميناء,80,505,75,5\nLyon,90,30,800,40\nNantes,40,45,0,180';
  await answered('25-flows', '/desk/board/flows', { start, end });
  const incident = (at) => `i${at},${2015 + at % 9}-0${at % 9 + 1}-1${at % 9},${at % 7 + 1},${at * 5 % 23},${['Méditerranée', 'Sahara', 'Manche'][at % 3]},"${[35, 22, 50.9][at % 3] + at % 5 / 3}, ${[12, 8, 1.5][at % 3] + at % 7 / 3}",${at % 5 + 1}`;
  const head = 'Incident ID,Incident Date,Number of Dead,Minimum Estimated Number of Missing,Region of Incident,Coordinates,Source Quality';
  const rows = (every) => [head, ...Array.from({ length: 60 }, (_, at) => at).filter((at) => at % every).map(incident)].join('\n');
  await answered('26-deaths', '/desk/board/deaths', { register: rows(4), second: rows(3) });
  const items = 'connected,outsider,income,work,understands,discusses,dinner,talks,reads,speaks,doctor,job'.split(',');
  const interview = (at) => [`p${at}`, ['Lyon', 'Nantes'][at % 2], at % 36, 90 + at * 4, at % 3 ? 0 : 1, ...items.map((_, item) => Math.min(5, 1 + Math.floor((at % 36) / 12) + (at * (item + 1)) % 3))].join(',');
  const interviews = [`person,centre,months_since_arrival,waiting_days,registration_refused,${items.join(',')}`, ...Array.from({ length: 96 }, (_, at) => interview(at))];
  await answered('27-integration', '/desk/board/integration', { interviews: interviews.join('\n') });
  // Reports of violence: made, followed, read at the desk.
  await context.clearCookies();
  await shoot('28-report', '/report');
  await send(page, await fill(page, { violence: 'corruption', words: '', office: '', about_staff: true }));
  await shoot('29-report-slip');
  const words = 'On m\'a demandé 200 € au guichet.\nC\'était mardi, puis encore jeudi.';
  const reported = await report(page, house, { violence: 'corruption', words, office: 'guda-lyon' });
  await shoot('30-report-done');
  await report(page, house, { violence: 'physical', words: 'زدند.\nدو بار.', office: '', about_staff: true });
  await shoot('31-report-follow', '/report/follow');
  await page.fill('input[name=code]', reported.replace(/.$/, (digit) => String((Number(digit) + 1) % 10)));
  await page.locator('main form button').last().click();
  await shoot('32-report-code-wrong');
  await page.fill('input[name=code]', reported);
  await page.locator('main form button').last().click();
  await shoot('33-report-followed');
  await signIn(page, house, 'protection');
  await shoot('34-reports', '/desk/reports');
  await page.locator('main li', { hasText: 'guda-lyon' }).first().locator('a').click();
  await shoot('35-report-at-the-desk');
  // An ordinary person of the population, in the middle of the way.
  await context.clearCookies();
  const { number, code } = house.logins[0];
  await page.goto(`${house.address}/sign-in`);
  await page.fill('input[name=number]', number);
  await page.fill('input[name=code]', code);
  await page.locator('main form button').first().click();
  await shoot('16-on-the-way', '/me');
  await shoot('17-who-looked', '/me/access');
  await shoot('36-my-integration', '/me/integration');
  for (const item of items) await page.check(`input[name=${item}][value="${1 + item.length % 5}"]`);
  await page.check('input[name=refused][value=yes]');
  await page.locator('main form button').last().click();
  await shoot('37-my-score');
  await context.close();
}

await opened.close();
await house.close();
console.log(`pictures in ${out}`);
