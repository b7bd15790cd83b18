// The least a server can do: one word over node:http. What it manages is what this machine has to give at the moment.
import { createServer } from 'node:http';

const server = createServer((_, answer) => answer.writeHead(200, { 'Content-Type': 'text/plain' }).end('ja'));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`);
});
