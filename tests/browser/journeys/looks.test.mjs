// @HN-10 @CQ-6.1.2.3 Who calls back asks for the number with one tap; the auditor sees that it was asked for.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../support/browser.mjs';
import { look, signIn, submit } from '../support/desk.mjs';
import { startHuiying } from '../support/huiying.mjs';

const MATTER = {
  类型: '投诉', 诉求内容: '窗口拒收材料且未说明理由', 署名: '实名', 诉求人: '欧阳娜', 联系电话: '13800001234',
};

let huiying;
let browser;
let receipt;

before(async () => {
  huiying = await startHuiying();
  browser = await openBrowser();
  receipt = await submit(await browser.person(), huiying.address, 'henan', MATTER);
});

after(async () => {
  await browser?.close();
  await huiying?.stop();
});

test('the number stands masked until it is asked for, and that is recorded', async () => {
  const { address } = huiying;
  const receiver = await signIn(browser, address, 'henan-receiver');
  await receiver.goto(`${address}/desk?number=${receipt.number}`);
  await receiver.waitForLoadState();
  const masked = await receiver.locator('main').innerText();
  assert.ok(masked.includes('138****1234') && !masked.includes('13800001234'), masked);
  await look(receiver, 'case-masked');
  await receiver.locator('form.reveal button[type="submit"]').click();
  await receiver.waitForLoadState();
  assert.ok((await receiver.locator('main').innerText()).includes('13800001234'), 'one tap shows the number');

  const auditor = await signIn(browser, address, 'henan-auditor');
  await auditor.goto(`${address}/desk/looks?number=${receipt.number}`);
  const record = await auditor.locator('main').innerText();
  assert.ok(record.includes('看件') && record.includes('显示联系方式') && !record.includes('13800001234'), record);
  await look(auditor, 'looks');
});
