// What a hall publishes of itself, and the citizens' pages in another language.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertUsable } from '../support/access.mjs';
import { openBrowser, WIDTHS } from '../support/browser.mjs';
import { look } from '../support/desk.mjs';
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

// Every published page, with words that must stand on it.
const PAGES = {
  'c/henan': [/咨询电话/, /办事指南/],
  'c/henan/directory': [/传真/, /意见箱/, /请如实反映/, /窗口/],
  'c/henan/staff': [/工牌/, /窗口业务员/],
  'c/henan/window/henan-window-market': [/食品经营许可/, /工作人员/],
  'c/henan/items': [/不动产登记/, /已停止办理/],
  'c/henan/items/henan-food': [/服务告知单/, /要带的材料/, /20/],
  'c/henan/items/henan-name-approval': [/名称自主申报/],
  'c/henan/items?q=%E6%B2%A1%E6%9C%89': [/没有找到/],
  'c/henan/model-form': [/姓名/, /单位/, /联系电话/, /内容/, /范文/, /请如实反映/],
  'c/henan/posters': [/海报/],
  'c/henan/posters/hall': [/扫一扫/],
  'c/henan/posters/henan-window-general': [/扫一扫/, /投诉电话/],
  'c/yousujiban/directory': [/有诉即办/],
  'c/chongqing/directory': [/邮箱/, /jianyi@/, /tousu@/],
};

// @CQ-3.3 @CQ-5.3 @YS-5.3
test('every published page can be used by everyone, on a phone and at a desk', async () => {
  const page = await browser.person();
  for (const [path, words] of Object.entries(PAGES)) {
    const response = await page.goto(`${huiying.address}/${path}`);
    assert.equal(response.status(), 200, path);
    const said = await page.locator('main').innerText();
    for (const word of words) assert.match(said, word, path);
    await look(page, path.replace(/[^a-z-]+/g, '-'));
  }
  await page.context().close();
});

test('every published page can be read in large type', async () => {
  const page = await browser.person({ viewport: WIDTHS.phone });
  await page.goto(`${huiying.address}/c/henan`);
  await page.locator('.type-size button').click();
  for (const path of Object.keys(PAGES)) {
    await page.goto(`${huiying.address}/${path}`);
    assert.match(await page.locator('html').getAttribute('class'), /large/, path);
    await look(page, `${path.replace(/[^a-z-]+/g, '-')}-large`);
  }
  await page.context().close();
});

// @SP-4.1.5
test('a screen in the hall is read across the room and touched with a whole finger', async () => {
  const page = await browser.person({ viewport: { width: 1080, height: 1920 } });
  for (const path of ['c/siping/screen', 'c/siping/directory?screen=1']) {
    await page.goto(`${huiying.address}/${path}`);
    await assertUsable(page);
    assert.ok(parseFloat(await page.evaluate(() => getComputedStyle(document.body).fontSize)) >= 22);
    for (const target of await page.locator('main a').all()) {
      const box = await target.boundingBox();
      assert.ok(box.height >= 60 && box.width >= 60, `${await target.innerText()}: ${box.width} × ${box.height}`);
    }
  }
  assert.match(await page.locator('main').innerText(), /首问负责[\s\S]*盯办到底/);
  await look(page, 'screen');
  const wall = await page.goto(`${huiying.address}/c/siping/screen?wall=1`);
  assert.equal(wall.headers().refresh, '60');
  assert.equal(await page.locator('main a').count(), 0, 'nothing on a wall leads anywhere');
  await look(page, 'wall');
  await page.context().close();
});

// @YS-5.2
test('a poster fits one sheet of paper and its code is drawn without asking anybody', async () => {
  const page = await browser.person();
  const foreign = [];
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== huiying.address) foreign.push(request.url());
  });
  await page.goto(`${huiying.address}/c/tanghe/posters/tanghe-window-land`);
  assert.ok((await page.locator('.poster-code path').getAttribute('d')).length > 1000);
  assert.match(await page.locator('.poster-code').getAttribute('aria-label'), /\/c\/tanghe\/window\/tanghe/);
  assert.deepEqual(foreign, []);
  const sheet = await page.pdf({ format: 'A4' });
  const pages = sheet.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
  assert.equal(pages.length, 1, 'the poster runs over its sheet');
  await page.context().close();
});

test('from the notice of an item one can ask about it, from a window say something about it', async () => {
  const page = await browser.person({ viewport: WIDTHS.phone });
  await page.goto(`${huiying.address}/c/henan/items`);
  await page.getByRole('link', { name: /居住证办理/ }).click();
  await page.getByRole('link', { name: '还有疑问，去咨询' }).click();
  assert.equal(await page.inputValue('[name="事项名称"]'), '居住证办理');
  assert.ok(await page.locator('[name="类型"][value="咨询"]').isChecked());
  await page.goto(`${huiying.address}/c/henan/window/henan-window-police`);
  await page.getByRole('link', { name: '对这个窗口说点什么' }).click();
  assert.equal(await page.inputValue('[name="窗口单位名称"]'), '公安户政窗口');
  await page.context().close();
});

// @YS-5.3.5
test('somebody who reads English can say something and follow it up, without scripts', async () => {
  const page = await browser.person({ viewport: WIDTHS.phone, javaScriptEnabled: false });
  await page.goto(`${huiying.address}/c/henan`);
  await page.getByRole('button', { name: 'English' }).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.match(await page.locator('h1').innerText(), /answer/);
  await page.locator('.hero a.button').first().click();
  await page.locator('[name="类型"][value="咨询"]').check({ force: true });
  await page.fill('[name="诉求内容"]', 'Which papers do I need for a residence permit?');
  await page.locator('main form button[type="submit"]').last().click();
  assert.match(await page.locator('h1').innerText(), /Registered/);
  const [number, code] = await page.locator('.receipt .number').allTextContents();
  await page.goto(`${huiying.address}/follow`);
  assert.match(await page.locator('main').innerText(), /Enter the number/);
  await page.locator('[name="number"]').fill(number.trim());
  await page.locator('[name="code"]').fill(code.trim());
  await page.locator('main form button[type="submit"]').last().click();
  assert.match(await page.locator('h1').innerText(), /Registered/);
  await page.context().close();
});

test('the English pages can be used by everyone', async () => {
  const page = await browser.person();
  await page.goto(`${huiying.address}/c/siping`);
  await page.getByRole('button', { name: 'English' }).click();
  for (const path of ['c/siping', 'c/siping/submit', 'follow']) {
    await page.goto(`${huiying.address}/${path}`);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en', path);
    await look(page, `english-${path.replace(/[^a-z-]+/g, '-')}`);
  }
  await page.goto(`${huiying.address}/c/siping/directory`);
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN', 'what is not translated says so');
  await page.getByRole('link', { name: '首页' }).click();
  await page.getByRole('button', { name: '中文' }).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
  await page.context().close();
});
