// Whether people who see, hear or move differently can use a page, as far as a program can tell.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page, one line for each element concerned. */
export async function violations(page) {
  // The page's own policy forbids foreign scripts; `evaluate` runs beside it, as a person's own tool would.
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() => window.axe.run(document));
  return found.flatMap((rule) => rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${rule.help}: ${node.target}`));
}

/** Whether the page is wider than the window, so that one would have to scroll sideways. */
export async function overflows(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

/** Fails with all that is wrong with the page as it stands. */
export async function assertUsable(page) {
  const found = await violations(page);
  if (await overflows(page)) found.push('the page is wider than the window');
  assert.deepEqual(found, [], `${page.url()} is not usable by everyone`);
}
