// The journeys: what people come to Havre for, done as they do it.
import assert from 'node:assert/strict';
import { act, fill, preregister, report, said, send, signIn } from './acts.mjs';

const phone = 320;
const desk = 1280;
const zahra = { family: 'Ahmadi', given: 'Zahra', born: ['14', '3', '1994'] };

/** Searches at the desk for a name or number, and gives the id of the case found. */
async function find(page, house, text) {
  await page.goto(`${house.address}/desk/procedures`);
  await page.fill('input[name=q]', text);
  await page.locator('form[role=search] button').click();
  const link = page.locator('main a[href^="/desk/cases/"]').first();
  assert.ok(await link.count(), `nothing found for ${text}: ${await said(page)}`);
  return (await link.getAttribute('href')).split('/').pop();
}

async function noOverflow(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `${page.url()} is ${over} px too wide`);
}

export const journeys = [
  {
    name: 'a person pre-registers on a phone and comes back with number and code',
    width: phone,
    async test({ page, house, axe }) {
      await page.goto(`${house.address}/`);
      await axe();
      const { number, code } = await preregister(page, house, zahra);
      await axe();
      await noOverflow(page);
      await page.goto(`${house.address}/me`);
      assert.match(await said(page), /Zahra/);
      await axe();
      await noOverflow(page);
      for (const path of ['/me/documents', '/me/access', '/me/information', '/help']) {
        await page.goto(house.address + path);
        await axe();
        await noOverflow(page);
      }
      await page.context().clearCookies();
      await page.goto(`${house.address}/sign-in`);
      await page.fill('input[name=number]', number.toLowerCase());
      await page.fill('input[name=code]', code.replaceAll('-', ' '));
      await page.locator('main form button').first().click();
      assert.match(page.url(), /\/me$/);
    },
  },
  {
    name: 'from pre-registration to the final decision',
    width: desk,
    async test({ page, house, axe }) {
      const { number } = await preregister(page, house, { ...zahra, given: 'Parwana', family: 'Stanekzai' });
      await signIn(page, house, 'spada');
      const id = await find(page, house, 'stanekzai');
      assert.equal(id, await find(page, house, number));
      await page.goto(`${house.address}/desk/cases/${id}`);
      await axe();
      await act(page, house, id, 'appointment', { 'appointment_at-year': '2026' });
      await signIn(page, house, 'prefecture');
      await act(page, house, id, 'inform_rights');
      await act(page, house, id, 'register', { eurodac: 'no_match', desk_placement: 'regular', prints: 'taken', detained: 'no', france_asile: 'no' });
      await act(page, house, id, 'attestation', { 'attestation_until-year': '2027' });
      await signIn(page, house, 'ofii');
      await act(page, house, id, 'vulnerability_interview');
      await act(page, house, id, 'offer_reception', { offered_place: 'cada' });
      await act(page, house, id, 'answer_offer', { offer_answer: 'accepted' });
      await page.goto(`${house.address}/desk/cases/${id}`);
      await axe();
      await signIn(page, house, 'spada');
      await act(page, house, id, 'lodge');
      await signIn(page, house, 'ofpra');
      await page.goto(`${house.address}/desk`);
      await axe();
      await act(page, house, id, 'acknowledge', { file_complete: 'yes', examined_as: 'regular' });
      await act(page, house, id, 'invite_interview');
      await act(page, house, id, 'interview', { interview_outcome: 'held' });
      await page.goto(`${house.address}/desk/cases/${id}/steps/decide`);
      await axe();
      assert.match(await said(page), /2027/, 'the term of the decision is shown');
      await act(page, house, id, 'decide', { decision: 'refugee', stay_during_appeal: 'yes' });
      await act(page, house, id, 'receive_decision');
      await signIn(page, house, 'prefecture');
      await act(page, house, id, 'residence_card', { card: 'resident' });
      await page.goto(`${house.address}/desk/cases/${id}/timeline`);
      await axe();
      assert.match(await said(page), /Decid|decision|answer/i);
    },
  },
  {
    name: 'a step the law does not allow yet is refused with its reason, for people and for machines',
    width: desk,
    async test({ page, house }) {
      await preregister(page, house, { ...zahra, given: 'Farida', family: 'Noorzai' });
      await signIn(page, house, 'ofpra');
      const id = await find(page, house, 'farida noorzai');
      const url = `${house.address}/desk/cases/${id}/steps/decide`;
      await page.goto(url);
      assert.match(await said(page), /first|before|yet/i);
      const answer = await page.context().request.post(url, {
        data: { decision: 'refugee' },
        headers: { accept: 'application/json' },
      });
      assert.equal(answer.status(), 422);
      assert.match(answer.headers()['content-type'], /application\/problem\+json/);
      const problem = await answer.json();
      assert.equal(problem.status, 422);
      assert.ok(problem.detail && problem.article, JSON.stringify(problem));
    },
  },
  {
    name: 'a form with faults comes back whole, and its summary leads to each field',
    width: phone,
    async test({ page, house, axe }) {
      await page.goto(`${house.address}/start/name`);
      await page.fill('input[name=family]', 'Rahimi');
      const form = page.locator('main form').first();
      await send(page, form);
      assert.equal(await page.inputValue('input[name=family]'), 'Rahimi');
      const links = await page.locator('.errors a').evaluateAll((all) => all.map((it) => it.getAttribute('href')));
      assert.deepEqual(links, ['#given']);
      assert.ok(await page.locator('#given').count());
      await axe();
      await noOverflow(page);
    },
  },
  {
    name: 'documents: a photograph is taken, another file is refused and nothing typed is lost',
    width: phone,
    async test({ page, house }) {
      await preregister(page, house, { ...zahra, given: 'Laila' });
      await page.goto(`${house.address}/me/documents`);
      const form = await fill(page, { title: 'My passport', kind: 'other' });
      await form.locator('input[type=file]').setInputFiles({ name: 'passport.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('MZ no picture') });
      await send(page, form);
      assert.equal(await page.locator('.errors').count(), 1);
      assert.equal(await page.inputValue('input[name=title]'), 'My passport');
      const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
      const again = await fill(page, { kind: 'other' });
      await again.locator('input[type=file]').setInputFiles({ name: 'passport.png', mimeType: 'image/png', buffer: png });
      await send(page, again);
      assert.match(await said(page), /My passport/);
    },
  },
  {
    name: 'a person sees who looked at the file',
    width: phone,
    async test({ page, house }) {
      const { number, code } = await preregister(page, house, { ...zahra, given: 'Mina', family: 'Popal' });
      await signIn(page, house, 'ofii');
      const id = await find(page, house, 'popal mina');
      await page.goto(`${house.address}/desk/cases/${id}`);
      await page.context().clearCookies();
      await page.goto(`${house.address}/sign-in`);
      await page.fill('input[name=number]', number);
      await page.fill('input[name=code]', code);
      await page.locator('main form button').first().click();
      await page.goto(`${house.address}/me/access`);
      assert.match(await said(page), /OFII|ofii/);
    },
  },
  {
    name: 'nobody reaches a page of another role, and nothing tells whether it exists',
    width: desk,
    async test({ page, house }) {
      await preregister(page, house, { ...zahra, given: 'Sahar' });
      const absent = '01900000-0000-7000-8000-000000000000';
      const status = async (path) => (await page.goto(house.address + path)).status();
      assert.equal(await status(`/desk/cases/${absent}`), 404);
      assert.equal(await status('/desk'), 404);
      await signIn(page, house, 'manager');
      assert.equal(await status(`/desk/cases/${absent}`), 403);
      assert.equal(await status('/desk/overview'), 200);
      await signIn(page, house, 'spada');
      assert.equal(await status(`/desk/cases/${absent}`), 404);
      assert.equal(await status('/no/such/page'), 404);
    },
  },
  {
    name: 'the worklist, the law and the overview are read without a fault of accessibility',
    width: desk,
    async test({ page, house, axe }) {
      await signIn(page, house, 'prefecture');
      for (const path of ['/desk', '/desk?due=late', '/desk?due=week', '/desk/register', '/desk/procedures', '/desk/procedures/fr.asylum:2026-1', '/desk/overview']) {
        const answer = await page.goto(house.address + path);
        assert.equal(answer.status(), 200, path);
        await axe();
        await noOverflow(page);
      }
      await signIn(page, house, 'manager');
      for (const path of ['/desk/overview', '/desk/board', '/desk/board/estimate', '/desk/reports']) {
        const answer = await page.goto(house.address + path);
        assert.equal(answer.status(), 200, path);
        await axe();
        await noOverflow(page);
      }
    },
  },
  {
    name: 'the picture and the table of the board are kept as files that open',
    width: desk,
    async test({ page, house }) {
      await signIn(page, house, 'manager');
      await page.goto(`${house.address}/desk/board`);
      const kept = async (kind) => {
        const link = await page.locator(`main a[href^="/desk/board.${kind}"]`).getAttribute('href');
        const answer = await page.context().request.get(house.address + link);
        assert.equal(answer.status(), 200, kind);
        assert.match(answer.headers()['content-disposition'], /^attachment/);
        return [answer.headers()['content-type'], await answer.body()];
      };
      const [type, png] = await kept('png');
      assert.equal(type, 'image/png');
      assert.match((await kept('svg'))[1].toString(), /^<svg /);
      assert.match((await kept('csv'))[1].toString(), /^Lieu,Au début,/);
      await page.setContent(`<img alt="" src="data:image/png;base64,${png.toString('base64')}">`, { waitUntil: 'load' });
      const size = await page.evaluate(() => [document.images[0].naturalWidth, document.images[0].naturalHeight]);
      assert.ok(size[0] > 1500 && size[1] === 540, `a picture of ${size}`);
    },
  },
  {
    name: 'a report of violence about staff is made on a phone, answered by the safeguarding officer and followed',
    width: phone,
    async test({ page, house, axe }) {
      await page.goto(`${house.address}/report`);
      await axe();
      await noOverflow(page);
      await send(page, await fill(page, { words: '', office: '' }));
      assert.equal(await page.locator('.errors a[href="#words"]').count(), 1);
      await axe();
      await noOverflow(page);
      const words = 'He asked for money.\nTwice.';
      const code = await report(page, house, { violence: 'corruption', words, office: '', about_staff: true });
      await axe();
      await noOverflow(page);
      await signIn(page, house, 'manager');
      await page.goto(`${house.address}/desk/reports`);
      assert.equal(await page.locator('main a[href^="/desk/reports/"]').count(), 0, 'the management sees it');
      await signIn(page, house, 'protection');
      assert.match(page.url(), /\/desk\/reports$/);
      await axe();
      await noOverflow(page);
      await page.locator('main a[href^="/desk/reports/"]').first().click();
      assert.match(await page.locator('main').innerText(), /money\.\s*\n\s*Twice/, 'the line break is lost');
      await axe();
      await noOverflow(page);
      await page.fill('textarea[name=answer]', 'We believe you.');
      await page.locator('main form').filter({ has: page.locator('textarea[name=answer]') }).locator('button').click();
      await page.context().clearCookies();
      await page.goto(`${house.address}/report/follow`);
      await axe();
      await noOverflow(page);
      await page.fill('input[name=code]', code);
      await page.locator('main form button').last().click();
      assert.match(await said(page), /We believe you/);
      await axe();
      await noOverflow(page);
    },
  },
  {
    name: 'the pages of figures are read without a fault of accessibility, empty and answered',
    width: desk,
    async test({ page, house, axe }) {
      await signIn(page, house, 'manager');
      const years = Array.from({ length: 30 }, (_, at) => `${1990 + at},${900 + (at * 37) % 210}`);
      const given = {
        forecast: { series: ['year,people', ...years].join('\n') },
        flows: { start: 'born,A,B\nA,1000,100\nB,55,555', end: 'born,A,B\nA,950,150\nB,80,530' },
        deaths: { register: 'Incident Date,Number of Dead,Region of Incident,Coordinates\n2024-01-05,3,Sahara,"22.1, 8.4"\n2025-02-01,4,,"36.1, 8.4"' },
        integration: {},
      };
      for (const [name, fields] of Object.entries(given)) {
        await page.goto(`${house.address}/desk/board/${name}`);
        await axe();
        await noOverflow(page);
        for (const [field, text] of Object.entries(fields)) await page.fill(`textarea[name=${field}]`, text);
        await page.locator('main form').last().locator('button:not([name])').click();
        await page.locator('main details').evaluateAll((all) => all.forEach((it) => { it.open = true; }));
        await axe();
        await noOverflow(page);
      }
    },
  },
  {
    name: 'a person registered again under another script is found, joined with a reason and parted again',
    width: desk,
    async test({ page, house, axe }) {
      const { number, code } = await preregister(page, house, { family: 'Rahmani', given: 'Parisa', born: ['9', '2', '1991'] });
      await signIn(page, house, 'spada');
      await page.goto(`${house.address}/desk/register`);
      const again = { family: 'رحمانی', given: 'پریسا', own_script: '', 'birth-day': '9', 'birth-month': '2', 'birth-year': '1991', sex: 'female', nationality: 'AFG', language: 'fa-AF', second_language: 'en' };
      await send(page, await fill(page, again));
      assert.match(await said(page), /registered already/, 'nobody was found');
      const known = page.locator('#known .double').filter({ hasText: number });
      assert.equal(await known.count(), 1, `not found: ${await said(page)}`);
      assert.match(await known.innerText(), /same name|similar name/);
      assert.equal(await page.inputValue('input[name=family]'), 'رحمانی', 'what was typed is lost');
      await axe();
      await noOverflow(page);
      for (const other of await page.locator('#known .double input[value=different]').all()) await other.check();
      await known.locator('input[value=same]').check();
      const button = page.locator('#known button');
      await button.click();
      assert.equal(await page.locator('.errors a[href="#found-reason"]').count(), 1, 'no reason was asked for');
      await page.fill('textarea[name=found-reason]', 'The same tazkira and the same photograph.');
      await page.locator('#known button').click();
      assert.match(page.url(), /\/desk\/cases\//, `not registered: ${await said(page)}`);
      const file = page.url();
      assert.match(await page.locator('main').innerText(), new RegExp(number), 'her other case is not on the file');
      await page.goto(`${file}/doubles`);
      assert.match(await said(page), /same person/);
      assert.match(await page.locator('main').innerText(), /tazkira/);
      await axe();
      const decision = page.locator('section.card').filter({ hasText: number });
      await decision.locator('summary').click();
      await decision.locator('textarea').fill('It was her sister.');
      await decision.locator('form button').click();
      const text = await page.locator('main').innerText();
      assert.match(text, /It was her sister/);
      assert.match(text, /tazkira/, 'what was decided is gone from the trace');
      await page.goto(file);
      assert.doesNotMatch(await page.locator('main').innerText(), new RegExp(number));
      // She reads it on her own trace.
      await page.context().clearCookies();
      await page.goto(`${house.address}/sign-in`);
      await page.fill('input[name=number]', number);
      await page.fill('input[name=code]', code);
      await page.locator('main form button').first().click();
      await page.goto(`${house.address}/me/access`);
      const trace = await page.locator('main').innerText();
      assert.match(trace, /found to be yours/);
      assert.match(trace, /Undone on/);
      assert.doesNotMatch(trace, /sister/, 'the reason is for colleagues');
    },
  },
];
