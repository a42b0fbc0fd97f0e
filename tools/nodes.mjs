// Several nodes behind one address, for trying out what happens when one dies: `./hub run --nodes 3`. A test's proxy, not one for the world: it passes bytes
// on, so WebSockets need nothing special, gives each connection to the next node that answers, and has no TLS, no limits and no log.
import { spawn } from "node:child_process";
import { connect, createServer } from "node:net";

const [port, count, dll] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]];
const nodes = Array.from({ length: count }, (_, n) => ({ port: port + 1 + n, process: undefined, stopped: false }));
let next = 0;
let closing = false;

function start(node) {
  node.process = spawn("dotnet", [dll, "--urls", `http://127.0.0.1:${node.port}`, ...process.argv.slice(5)], { stdio: ["ignore", "pipe", "inherit"] });
  node.process.stdout.on("data", (text) => process.stdout.write(String(text).replace(/^(?=.)/gm, `[${node.port}] `)));
  node.process.on("exit", (code, signal) => {
    if (closing) return;
    console.log(`[${node.port}] ended (${signal ?? code}); it starts again in two seconds`);
    setTimeout(() => start(node), 2000);
  });
}

/** Resolves to a socket of the first node that answers, beginning with the one whose turn it is. */
async function reach() {
  const first = next++;
  for (let n = 0; n < count; n++) {
    const node = nodes[(first + n) % count];
    const socket = await new Promise((resolve) => {
      const tried = connect(node.port, "127.0.0.1", () => resolve(tried));
      tried.once("error", () => resolve(undefined));
    });
    if (socket) return socket;
  }
  return undefined;
}

const server = createServer({ pauseOnConnect: true }, async (client) => {
  client.on("error", () => client.destroy());
  const node = await reach();
  if (!node) return client.end("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  // One end that breaks breaks the other, so that a client of a dead node knows at once.
  node.on("error", () => client.destroy()).on("close", () => client.destroy());
  client.on("close", () => node.destroy());
  client.pipe(node).pipe(client);
  client.resume();
});

async function ready() {
  for (;;) {
    const answers = await Promise.all(nodes.map((n) => fetch(`http://127.0.0.1:${n.port}/health/ready`).then((r) => r.ok, () => false)));
    if (answers.every(Boolean)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

// Whoever read along has left; that is no reason to leave the nodes behind.
process.stdout.on("error", () => undefined);
process.on("exit", () => nodes.forEach((node) => node.process?.kill("SIGTERM")));

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    closing = true;
    server.close();
    let left = count;
    for (const node of nodes) {
      node.process.once("exit", () => --left || process.exit(0));
      node.process.kill("SIGTERM");
    }
  });
}
nodes.forEach(start);
await ready();
server.listen(port, "127.0.0.1", () => console.log(`nodes: ${nodes.map((n) => `${n.port} (process ${n.process.pid})`).join(", ")}\nhttp://localhost:${port}`));
