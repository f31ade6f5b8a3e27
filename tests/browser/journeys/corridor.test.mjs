// A complaint typed on the citizen's page travels to a recorded evaluation under each of the five regulations.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, WIDTHS } from '../support/browser.mjs';
import { act, follow, look, own, signIn, submit } from '../support/desk.mjs';
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

const COMPLAINT = {
  类型: '投诉',
  诉求内容: '窗口收了材料又退回，没有说明理由，请查明并给一个说法。',
  事项名称: '食品经营许可',
  窗口单位名称: '市场监管窗口',
  投诉对象: '市场监管窗口',
  事实和证据: '有当天的取号单。',
  署名: '实名',
  诉求人: '王秀英',
  联系电话: '13800000001',
  地址: '人民路十二号',
};

const ANSWER = { 调查核实: '已调取录像。', 处理过程: '已约谈当事人。', 整改措施: '重新培训一次性告知。', 整改结果: '材料已经收下。' };

// Who does what with which words, in the order of each regulation's path.
const PATHS = {
  henan: [
    ['receiver', 'Accept', { 分类: '一般' }],
    ['receiver', 'Dispatch', { 牵头: '市场监督管理局' }],
    ['handler-market', 'SignFor', {}],
    ['handler-market', 'Answer', ANSWER],
    ['head-market', 'ReviewAnswer', { 结论: '同意' }],
    ['inspector-superior', 'Inspect', { 结论: '通过' }],
    ['receiver', 'FeedBack', { 方式: '电话', 内容: '窗口已经收下您的材料。' }],
    ['receiver', 'Close', {}],
  ],
  tanghe: [
    ['receiver', 'Accept', { 分类: '一般' }],
    ['receiver', 'Inquire', { 情况: '窗口确有退件。' }],
    ['leader', 'Review', { 结论: '同意' }],
    ['receiver', 'Dispatch', { 牵头: '市场监督管理局' }],
    ['handler-market', 'SignFor', {}],
    ['handler-market', 'Answer', { 内容: '材料已经收下。' }],
    ['receiver', 'FeedBack', { 方式: '网上', 内容: '窗口已经收下您的材料。' }],
    ['receiver', 'Close', {}],
  ],
  yousujiban: [
    ['receiver', 'Accept', { 分类: '一般' }],
    ['receiver', 'TellLimit', { 方式: '电话' }],
    ['receiver', 'Dispatch', { 牵头: '市场监督管理局' }],
    ['handler-market', 'SignFor', {}],
    ['handler-market', 'FeedBack', { 方式: '电话', 内容: '窗口已经收下您的材料。' }],
    ['receiver', 'Close', {}],
  ],
  chongqing: [
    ['receiver', 'Accept', {}],
    ['complaints', 'Dispatch', { 牵头: '市场监督管理局' }],
    ['handler-market', 'SignFor', {}],
    ['handler-market', 'Answer', { 内容: '材料已经收下。' }],
    ['complaints', 'FeedBack', { 方式: '电话', 内容: '窗口已经收下您的材料。' }],
    ['complaints', 'InformRespondent', { 方式: '书面' }],
    ['complaints', 'Hear', { 哪一方: '投诉人', 满意: '是' }],
    ['complaints', 'Hear', { 哪一方: '被投诉人', 满意: '是' }],
    ['complaints', 'Close', {}],
  ],
  siping: [
    ['receiver', 'Accept', {}],
    ['complaints', 'FeedBack', { 方式: '电话', 内容: '窗口已经收下您的材料。' }],
    ['receiver', 'Close', {}],
  ],
};

for (const [place, path] of Object.entries(PATHS)) {
  test(`a complaint travels from the citizen's page to an evaluation: ${place}`, async () => {
    const citizen = await browser.person({ viewport: WIDTHS.phone });
    const receipt = await submit(citizen, huiying.address, place, COMPLAINT);
    const seats = new Map();
    for (const [who, name, fields] of path) {
      const account = `${place}-${who}`;
      if (!seats.has(account)) seats.set(account, await signIn(browser, huiying.address, account));
      await act(seats.get(account), huiying.address, receipt.number, name, fields, `${place}-${name}`);
    }
    await follow(citizen, huiying.address, receipt);
    await look(citizen, `${place}-closed`);
    await own(citizen, 'Evaluate', { 满意度: '满意' });
    assert.match(await citizen.locator('main').innerText(), /评价/);
    await look(citizen, `${place}-evaluated`);
    for (const page of [citizen, ...seats.values()]) await page.context().close();
  });
}

test('a citizen without scripts can say something and follow it up', async () => {
  const citizen = await browser.person({ viewport: WIDTHS.phone, javaScriptEnabled: false });
  await citizen.goto(`${huiying.address}/c/henan/submit`);
  await citizen.locator('[name="类型"][value="咨询"]').check({ force: true });
  await citizen.fill('[name="诉求内容"]', '社保卡补领要带什么材料？');
  await citizen.locator('main form button[type="submit"]').last().click();
  const numbers = await citizen.locator('.receipt .number').allTextContents();
  assert.equal(numbers.length, 2, await citizen.locator('main').innerText());
  await follow(citizen, huiying.address, { number: numbers[0].trim(), code: numbers[1].trim() });
  await citizen.context().close();
});

test('a wrong code tells nothing, and words typed into a refused form are kept', async () => {
  const citizen = await browser.person();
  await citizen.goto(`${huiying.address}/c/henan/submit`);
  const form = citizen.locator('form').filter({ has: citizen.locator('[name="诉求内容"]') });
  await form.evaluate((element) => { element.noValidate = true; });
  await citizen.fill('[name="诉求内容"]', '说到一半的话');
  await form.locator('button[type="submit"]').last().click();
  await citizen.waitForLoadState();
  assert.equal(await citizen.inputValue('[name="诉求内容"]'), '说到一半的话');
  await look(citizen, 'refused-submit');
  await citizen.context().close();
});
