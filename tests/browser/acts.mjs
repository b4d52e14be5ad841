// What people do on the pages: fill a form, sign in, carry out a step.
import assert from 'node:assert/strict';

/** Fills every field of the page's main form: with the answer given, else with something that fits. */
export async function fill(page, answers = {}) {
  const form = page.locator('main form').filter({ has: page.locator('input[name=command]') }).first();
  const seen = new Set();
  for (const control of await form.locator('input:not([type=hidden]), select, textarea').all()) {
    const name = await control.getAttribute('name');
    const type = (await control.getAttribute('type')) ?? 'text';
    if (type === 'file') continue;
    const key = name.replace(/^q-/, '');
    const answer = answers[key];
    const tag = await control.evaluate((node) => node.tagName);
    if (type === 'radio') {
      if (seen.has(name)) continue;
      seen.add(name);
      const wanted = answer ?? (await control.getAttribute('value'));
      await form.locator(`input[name="${name}"][value="${wanted}"]`).check();
    } else if (type === 'checkbox') {
      if (answer !== undefined) await control.setChecked(answer);
    } else if (tag === 'SELECT') {
      const first = await control.locator('option:not([value=""])').first().getAttribute('value');
      const required = answer ?? (name.startsWith('person-') ? undefined : first);
      if (required !== undefined) await control.selectOption(required);
    } else if (answer !== undefined) {
      await control.fill(answer);
    } else if ((await control.inputValue()) === '' && !name.startsWith('person-')) {
      await control.fill(usual(name, tag));
    }
  }
  return form;
}

/** Something that fits a field nobody said anything about. */
function usual(name, tag) {
  if (name.endsWith('-day')) return '2';
  if (name.endsWith('-month')) return '11';
  if (name.endsWith('-year')) return '2026';
  if (name.endsWith('-hour')) return '10:30';
  if (/phone/.test(name)) return '+33 6 39 98 12 34';
  if (/email/.test(name)) return 'someone@example.org';
  return tag === 'TEXTAREA' ? 'Written in a test of the pages.' : 'Example';
}

export async function send(page, form) {
  await form.locator('button:not([name])').last().click();
}

export async function signIn(page, house, login) {
  await page.context().clearCookies();
  await page.goto(`${house.address}/desk/sign-in`);
  await page.fill('input[name=login]', login);
  await page.fill('input[name=password]', 'havre');
  await page.locator('main form').first().locator('button').first().click();
  assert.match(page.url(), /\/desk/, `${login} is not signed in`);
}

/** Carries out a step of a case as whoever is signed in, and checks that it was taken. */
export async function act(page, house, id, step, answers = {}) {
  await page.goto(`${house.address}/desk/cases/${id}/steps/${step}`);
  assert.equal(await page.locator('main form input[name=command]').count(), 1, `${step} may not be done: ${await said(page)}`);
  const form = await fill(page, answers);
  await send(page, form);
  assert.ok(page.url().endsWith(`/desk/cases/${id}`), `${step} was refused: ${await said(page)}`);
}

/** The words of the page, for a failure. */
export async function said(page) {
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ').slice(0, 600);
}

/** Pre-registers a person on the portal; gives the number and the code. */
export async function preregister(page, house, { family, given, born }) {
  await page.goto(`${house.address}/`);
  await page.locator('a[href="/start/name"]').click();
  await fillAndGo(page, { family, given, own_script: '' });
  await fillAndGo(page, { 'birth-day': born[0], 'birth-month': born[1], 'birth-year': born[2] });
  await fillAndGo(page, { sex: 'female' });
  await fillAndGo(page, { nationality: 'AFG' });
  await page.locator('button[name=do][value=go]').click();
  for (let more = 0; more < 3 && !page.url().endsWith('/start/check'); more += 1) {
    await fillAndGo(page, { language: 'fa-AF', second_language: 'en', 'entry_date-year': '2026' });
  }
  assert.ok(page.url().endsWith('/start/check'), `no check of answers: ${await said(page)}`);
  await page.locator('main form button').last().click();
  const text = await page.locator('main').innerText();
  const [number] = text.match(/[0-9A-Z]{4}-[0-9A-Z]{4}\b(?!-)/) ?? [];
  const [code] = text.match(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/) ?? [];
  assert.ok(number && code, `no number or code: ${text}`);
  return { number, code };
}

export async function fillAndGo(page, answers) {
  const before = page.url();
  const form = await fill(page, answers);
  await send(page, form);
  assert.notEqual(page.url(), before, `the question was not taken: ${await said(page)}`);
}

/** Reports violence, as anybody; gives the code. */
export async function report(page, house, answers) {
  await page.goto(`${house.address}/report`);
  await send(page, await fill(page, answers));
  const text = await page.locator('main').innerText();
  const [code] = text.match(/\d{4}( \d{4}){4}/) ?? [];
  assert.ok(code, `no code: ${text}`);
  return code;
}
