// Figures, papers and the archive: from a number to its cases, from a case to its papers, on a phone and at a desk.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../support/browser.mjs';
import { act, follow, look, signIn, submit } from '../support/desk.mjs';
import { startHuiying } from '../support/huiying.mjs';

const MATTER = {
  类型: '投诉', 诉求内容: '窗口拒收材料且未说明理由', 署名: '实名', 诉求人: '张三', 联系电话: '13800000001',
};

let huiying;
let browser;
let receipt;

before(async () => {
  huiying = await startHuiying();
  browser = await openBrowser();
  const citizen = await browser.person();
  receipt = await submit(citizen, huiying.address, 'henan', MATTER);
  const receiver = await signIn(browser, huiying.address, 'henan-receiver');
  await act(receiver, huiying.address, receipt.number, 'Accept', { 分类: '一般' });
});

after(async () => {
  await browser?.close();
  await huiying?.stop();
});

test('a supervisor follows a number to its cases and a case to its papers', async () => {
  const { address } = huiying;
  const page = await signIn(browser, address, 'henan-supervisor');
  const broken = [];
  page.on('console', (message) => { if (message.type() === 'error') broken.push(message.text()); });
  await page.goto(`${address}/desk/figures`);
  await look(page, 'figures');
  await page.locator('table.counts tfoot a').first().click();
  await page.waitForLoadState();
  assert.ok(await page.locator('table.worklist a.row-link').count() > 0, 'the number counts no case');
  await look(page, 'figures-cases');
  await page.goto(`${address}/desk?number=${receipt.number}`);
  await page.waitForLoadState();
  await page.locator('.papers a', { hasText: '受理通知书' }).first().click();
  await page.waitForLoadState();
  assert.equal(await page.locator('.paper-page svg').count() > 0, true);
  await look(page, 'paper');
  for (const [name, path] of [
    ['circular', 'papers/circular'], ['periodic', 'papers/periodic'], ['assessment', 'assessment'],
  ]) {
    await page.goto(`${address}/desk/figures/${path}`);
    await look(page, `figures-${name}`);
  }
  await page.locator('table.counts tbody a').first().click();
  await page.waitForLoadState();
  await look(page, 'figures-assessed');
  await page.goto(`${address}/desk/archive`);
  await look(page, 'archive');
  assert.deepEqual(broken, []);
});

test('the party reads and prints what was addressed to it', async () => {
  const page = await browser.person({ javaScriptEnabled: false });
  await follow(page, huiying.address, receipt);
  await page.locator('.papers a').first().click();
  await page.waitForLoadState();
  assert.match(await page.locator('h1').innerText(), /受理通知书/);
  await page.context().close();
});

test('what is published can be read by everybody', async () => {
  const page = await browser.person();
  for (const name of ['topics', 'measures']) {
    await page.goto(`${huiying.address}/c/henan/${name}`);
    await look(page, `published-${name}`);
  }
  await page.context().close();
});
