// A house of demonstration for the tests: started on a free port, ended with them.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

function program() {
  const candidates = [process.env.HAVRE_BINARY, 'target/debug/havre', 'target/release/havre'];
  const found = candidates.filter(Boolean).map((it) => path.resolve(root, it)).find((it) => fs.existsSync(it));
  if (!found) throw new Error('no havre to test: cargo build -p havre first');
  return found;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts a house with so many cases; `close` ends it and takes its folder away. */
export async function open(cases) {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'havre-test-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const args = ['demo', '--cases', String(cases), '--data', data, '--listen', `127.0.0.1:${port}`];
  const child = spawn(program(), args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let ended = false;
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  child.on('exit', () => (ended = true));
  const until = Date.now() + 240_000;
  for (;;) {
    if (ended || Date.now() > until) throw new Error(`the house did not open:\n${said}`);
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const close = async () => {
    child.kill('SIGINT');
    await new Promise((resolve) => (ended ? resolve() : child.on('exit', resolve)));
    fs.rmSync(data, { recursive: true, force: true });
  };
  const logins = [...said.matchAll(/number (\S+), code (\S+)/g)].map(([, number, code]) => ({ number, code }));
  return { address, close, logins, said: () => said };
}
