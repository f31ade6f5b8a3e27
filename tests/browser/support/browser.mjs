// Opens Chromium without a word to the outside: everything that these journeys see comes from 127.0.0.1.
import { chromium } from 'playwright-core';

const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** The two widths at which every page must hold: a phone and a desk. */
export const WIDTHS = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } };

/** A browser; `person()` opens a window of somebody who was never here before. */
export async function openBrowser() {
  const executablePath = process.env.HUIYING_CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, headless: true, args: QUIET });
  const person = async ({ viewport = WIDTHS.desk, javaScriptEnabled = true } = {}) => {
    const context = await browser.newContext({ viewport, javaScriptEnabled, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    return context.newPage();
  };
  return { person, close: () => browser.close() };
}
