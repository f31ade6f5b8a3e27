// People at their desks and citizens on their phones: what they do in the browser, and nothing else.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { assertUsable } from './access.mjs';
import { WIDTHS } from './browser.mjs';

export const PASSWORD = 'huiying-demo';

/** Writes one field of a form, whatever kind of control it is. */
async function write(form, name, value) {
  const controls = form.locator(`[name="${name}"]`);
  assert.ok(await controls.count(), `the form has no field ${name}`);
  const first = controls.first();
  const kind = await first.evaluate((element) => `${element.tagName} ${element.type ?? ''}`.toLowerCase());
  if (kind.startsWith('select')) {
    const options = await first.locator('option').allTextContents();
    const label = options.find((option) => option.includes(value));
    assert.ok(label, `${name} offers ${options.join('、')}, not ${value}`);
    await first.selectOption({ label });
  } else if (kind.includes('radio') || kind.includes('checkbox')) {
    await form.locator(`[name="${name}"][value="${value}"]`).check({ force: true });
  } else {
    await first.fill(value);
  }
}

/** Looks at a page at both widths: usable by everyone, and kept as a picture where a folder is named. */
export async function look(page, name) {
  const folder = process.env.HUIYING_PICTURES;
  const before = page.viewportSize();
  for (const [where, viewport] of Object.entries(WIDTHS)) {
    await page.setViewportSize(viewport);
    await assertUsable(page);
    if (folder) {
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}-${where}.png`), fullPage: true });
    }
  }
  await page.setViewportSize(before);
}

/** A citizen says something on the page of a place; gives number and code of the receipt. */
export async function submit(page, address, place, fields) {
  await page.goto(`${address}/c/${place}/submit`);
  await look(page, `${place}-submit`);
  const form = page.locator('form').filter({ has: page.locator('[name="诉求内容"]') });
  for (const [name, value] of Object.entries(fields)) await write(form, name, value);
  await form.locator('button[type="submit"]').last().click();
  await page.waitForLoadState();
  const numbers = await page.locator('.receipt .number').allTextContents();
  assert.equal(numbers.length, 2, `no receipt: ${await page.locator('main').innerText()}`);
  await look(page, `${place}-receipt`);
  return { number: numbers[0].trim(), code: numbers[1].trim() };
}

/** Somebody of the staff, signed in. */
export async function signIn(browser, address, account) {
  const page = await browser.person();
  await page.goto(`${address}/desk/sign-in`);
  await page.fill('#account', account);
  await page.fill('#password', PASSWORD);
  await page.locator('form:has(#account) button[type="submit"]').click();
  await page.waitForLoadState();
  assert.ok(!page.url().includes('sign-in'), `${account} cannot sign in: ${await page.locator('main').innerText()}`);
  return page;
}

/** Finds a case by its number and does one act with the form that the page offers. */
export async function act(page, address, number, name, fields, picture) {
  await page.goto(`${address}/desk`);
  await page.fill('#find', number);
  await page.press('#find', 'Enter');
  await page.waitForLoadState();
  const found = page.locator('main');
  assert.ok((await found.innerText()).includes(number), `${number} is not to be found`);
  const form = page.locator(`form[action$="/act/${name}"]`);
  if (!(await form.count())) assert.fail(`${name} is not offered:\n${await found.innerText()}`);
  if (picture) await look(page, picture);
  const fold = page.locator(`details:has(form[action$="/act/${name}"])`).first();
  if (await fold.count()) await fold.evaluate((element) => { element.open = true; });
  for (const [field, value] of Object.entries(fields)) await write(form, field, value);
  await form.locator('button[type="submit"]').click();
  await page.waitForLoadState();
  const refusal = page.locator('[role="alert"]');
  if (await refusal.count()) assert.fail(`${name} was refused: ${await refusal.first().innerText()}`);
}

/** The citizen follows the case up with number and code. */
export async function follow(page, address, { number, code }) {
  await page.goto(`${address}/follow`);
  const inputs = page.locator('main form input[type="text"], main form input[type="search"], main form input:not([type])');
  assert.equal(await inputs.count(), 2, 'the page asks for number and code');
  await inputs.nth(0).fill(number);
  await inputs.nth(1).fill(code);
  await page.locator('main form button[type="submit"]').last().click();
  await page.waitForLoadState();
  assert.ok((await page.locator('main').innerText()).includes(number), await page.locator('main').innerText());
}

/** One of the acts that the citizen's own page offers. */
export async function own(page, name, fields) {
  const form = page.locator(`form[action$="/act/${name}"]`);
  assert.ok(await form.count(), `${name} is not offered:\n${await page.locator('main').innerText()}`);
  const fold = page.locator(`details:has(form[action$="/act/${name}"])`).first();
  if (await fold.count()) await fold.evaluate((element) => { element.open = true; });
  for (const [field, value] of Object.entries(fields)) await write(form, field, value);
  await form.locator('button[type="submit"]').click();
  await page.waitForLoadState();
}
