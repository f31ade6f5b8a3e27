// “我要问”: a question is asked, agreed to be published, answered, redacted, published and read, and taken off again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../support/browser.mjs';
import { act, follow, look, own, signIn, submit } from '../support/desk.mjs';
import { startHuiying } from '../support/huiying.mjs';

const QUESTION = {
  类型: '咨询', 诉求内容: '我叫王小五，社保卡丢了怎么补？', 事项名称: '社保卡补领', 署名: '实名', 诉求人: '王小五',
  联系电话: '13800000001', 同意公开: '是',
};

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

// @TH-3.3
test('what one person asked helps others, without saying who asked', async () => {
  const { address } = huiying;
  const citizen = await browser.person();
  const receipt = await submit(citizen, address, 'tanghe', QUESTION);
  const receiver = await signIn(browser, address, 'tanghe-receiver');
  await act(receiver, address, receipt.number, 'Accept', { 分类: '一般' });
  await act(receiver, address, receipt.number, 'Settle', { 答复内容: '带身份证到人社窗口补领。' });
  await act(receiver, address, receipt.number, 'PublishAnswer', {
    公开的问题: '社保卡丢了怎么补？', 公开的答复: '带身份证到人社窗口补领。',
  });

  // Somebody else looks before asking, on a machine without JavaScript.
  const reader = await browser.person({ javaScriptEnabled: false });
  await reader.goto(`${address}/c/tanghe/submit`);
  await reader.locator('main a', { hasText: '先看看别人问过什么' }).click();
  await reader.waitForLoadState();
  await reader.fill('#q', '社保卡');
  await reader.locator('form[role="search"] button').click();
  await reader.waitForLoadState();
  assert.match(await reader.locator('main').innerText(), /带身份证到人社窗口补领/);
  assert.doesNotMatch(await reader.locator('main').innerText(), /王小五/);

  const page = await browser.person();
  await page.goto(`${address}/c/tanghe/answers`);
  await look(page, 'answers');
  await page.locator('main article a').first().click();
  await page.waitForLoadState();
  await look(page, 'answer');
  await page.goto(`${address}/c/tanghe/answers?q=nothing`);
  await look(page, 'answers-none');

  await follow(citizen, address, receipt);
  await own(citizen, 'RevokeConsent', {});
  await look(citizen, 'answers-revoked');
  await page.goto(`${address}/c/tanghe/answers`);
  assert.match(await page.locator('main').innerText(), /还没有公开的问答/);
});
