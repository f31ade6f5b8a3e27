// Starts the built program with the demonstration organisations, each time with a data folder of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

// How often a starting program is asked for its home page, a quarter of a second apart: the first start fills the
// demonstration organisations with cases.
const PATIENCE = 1200;

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
}

async function answers(address) {
  try {
    const response = await fetch(address);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** Serves the demonstration; `stop()` ends the program by its process id and removes what it stored. */
export async function startHuiying() {
  const program = process.env.HUIYING_BIN;
  if (!program) throw new Error('HUIYING_BIN must name the built program `huiying`');
  const data = await mkdtemp(join(tmpdir(), 'huiying-browser-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const child = spawn(program, ['demo', '--port', String(port), '--data', data]);
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(`ended with ${signal ?? code}`));
    child.once('error', (fault) => resolve(`cannot be started: ${fault.message}`));
  });
  let gone = null;
  ended.then((how) => { gone = how; });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => { said += text; });
  }
  const stop = async () => {
    if (gone === null) {
      child.kill('SIGTERM');
      await Promise.race([ended, pause(10_000, undefined, { ref: false })]);
      if (gone === null) child.kill('SIGKILL');
      await ended;
    }
    await rm(data, { recursive: true, force: true });
  };
  for (let asked = 0; asked < PATIENCE && gone === null; asked += 1) {
    if (await answers(address)) return { address, said: () => said, stop };
    await pause(250);
  }
  const why = gone ?? 'does not answer';
  await stop();
  throw new Error(`${program} demo ${why}\n${said}`);
}
