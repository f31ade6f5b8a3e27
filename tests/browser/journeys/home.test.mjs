// The first page that a citizen sees.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertUsable } from '../support/access.mjs';
import { openBrowser, WIDTHS } from '../support/browser.mjs';
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

for (const [where, viewport] of Object.entries(WIDTHS)) {
  test(`the home page says what it is and can be used by everyone (${where})`, async () => {
    const page = await browser.person({ viewport });
    const foreign = [];
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== huiying.address) foreign.push(request.url());
    });
    const response = await page.goto(huiying.address);
    assert.equal(response.status(), 200);
    assert.match(await page.title(), /回应/);
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
    await assertUsable(page);
    assert.deepEqual(foreign, [], 'the page asks another host for something');
    await page.context().close();
  });
}

test('the home page stands without JavaScript', async () => {
  const page = await browser.person({ javaScriptEnabled: false });
  await page.goto(huiying.address);
  assert.equal(await page.locator('h1').count(), 1);
  await page.context().close();
});
