// Daily work beside the cases: the check of the day, affairs, approvals with one tap, the open account, operations.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../support/browser.mjs';
import { look, signIn } from '../support/desk.mjs';
import { startHuiying } from '../support/huiying.mjs';

let huiying;
let browser;

before(async () => {
  huiying = await startHuiying();
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await huiying?.stop();
});

/** Begins something with its form; the page that follows is its own. */
async function begin(page, act, fields, picture) {
  await page.goto(`${huiying.address}/desk/hall/new/${act}`);
  await look(page, picture);
  for (const [name, value] of Object.entries(fields)) {
    const control = page.locator(`main [name="${name}"]`).first();
    const kind = await control.evaluate((element) => `${element.tagName} ${element.type ?? ''}`.toLowerCase());
    if (kind.includes('radio')) await page.locator(`main [name="${name}"][value="${value}"]`).check({ force: true });
    else if (kind.startsWith('select')) await control.selectOption(value);
    else await control.fill(value);
  }
  await page.locator('main form.act-form button[type="submit"]').click();
  await page.waitForLoadState();
  assert.equal(await page.locator('[role="alert"]').count(), 0, await page.locator('main').innerText());
}

test('what surrounds cases is begun, read and ended by everyone at a desk', async () => {
  const page = await signIn(browser, huiying.address, 'henan-receiver');
  await look(page, 'hall-worklist');
  const sign = page.locator('section.sign button');
  if (await sign.count()) {
    await sign.click();
    await page.waitForLoadState();
    assert.equal(await page.locator('section.sign').count(), 0, 'the signature stays asked for');
  }
  await page.goto(`${huiying.address}/desk/hall`);
  await look(page, 'hall-list');
  await begin(page, 'OpenBox', { 渠道: '意见箱', 件数: '0' }, 'hall-begin');
  await look(page, 'hall-affair');
  const tally = page.locator('form[action$="/act/Tally"]');
  await page.locator('details:has(form[action$="/act/Tally"])').evaluate((element) => { element.open = true; });
  await tally.locator('[name="件数"]').fill('3');
  await tally.locator('button').click();
  await page.waitForLoadState();
  assert.match(await page.locator('[role="alert"]').first().innerText(), /没有改动任何记录/);
  await look(page, 'hall-refused');
  await page.context().close();
});

test('a supervisor sees who has signed, what is owed and whether the house runs', async () => {
  const page = await signIn(browser, huiying.address, 'henan-supervisor');
  for (const [path, picture] of [['desk/hall', 'hall-supervisor'], ['desk/ledger', 'ledger'], ['desk/operations', 'operations']]) {
    const response = await page.goto(`${huiying.address}/${path}`);
    assert.equal(response.status(), 200, path);
    await look(page, picture);
  }
  await page.context().close();
});

test('what waits for an approval stands in one queue', async () => {
  for (const who of ['henan-head-market', 'tanghe-leader', 'henan-inspector-superior']) {
    const page = await signIn(browser, huiying.address, who);
    const response = await page.goto(`${huiying.address}/desk/approvals`);
    assert.equal(response.status(), 200, who);
    await look(page, `approvals-${who}`);
    await page.context().close();
  }
});
