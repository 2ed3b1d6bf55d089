#!/usr/bin/env node
// Records what Newman puts on the wire for every collection of this folder: NAME.recorded.json beside
// NAME.postman_collection.json, or in the folder given. Needs `newman` on NODE_PATH; start it with `.ci/record-wire`.
// usage: record.js [OUTPUT]
'use strict';
const fs = require('fs');
const net = require('net');
const path = require('path');
const newman = require('newman');

const folder = __dirname;
const output = process.argv[2] || folder;
// Always there, or different each time: not the collection's business. A header that the item itself sets is kept.
const AMBIENT = require('./ambient.json');

/** Answers 200 and hands each request over as bytes. Connections are closed, so that none waits for the next request. */
function listen(onRequest) {
  return new Promise((resolve) => {
    const server = net.createServer((socket) => {
      let data = Buffer.alloc(0);
      socket.on('error', () => {});
      socket.on('data', (chunk) => {
        data = Buffer.concat([data, chunk]);
        const end = data.indexOf('\r\n\r\n');
        if (end < 0) return;
        const lines = data.subarray(0, end).toString('latin1').split('\r\n');
        const headers = lines.slice(1).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
        const named = (name) => headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value).pop();
        const chunked = /chunked/i.test(named('transfer-encoding') || '');
        const length = Number(named('content-length') || 0);
        if (chunked ? data.indexOf('0\r\n\r\n', end + 4) < 0 : data.length < end + 4 + length) return;
        onRequest({ line: lines[0], headers, body: data.subarray(end + 4) });
        const head = lines[0].startsWith('HEAD');
        socket.end(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 2\r\n\r\n${head ? '' : '{}'}`);
      });
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function own(item) {
  const header = item.request && item.request.header;
  if (typeof header === 'string') return header.split('\n').map((line) => line.split(':')[0].trim().toLowerCase());
  if (!Array.isArray(header)) return Object.keys(header || {}).map((key) => key.toLowerCase());
  return header.filter((h) => h && h.key && !h.disabled).map((h) => String(h.key).toLowerCase());
}

function recorded(request, item, port) {
  const hide = (text) => text.split(`127.0.0.1:${port}`).join('ADDRESS').split(`:${port}`).join(':PORT').split(`:0${port}`).join(':0PORT');
  const kept = own(item);
  // the body's first line, as the header may not name it
  const boundary = (request.body.toString('latin1').match(/^--(-{26}\d{24})\r\n/) || [])[1];
  const fixed = (text) => (boundary ? text.split(boundary).join('BOUNDARY') : text);
  const [, method, target] = request.line.match(/^(\S+) (.*) HTTP\/1\.1$/s);
  const headers = request.headers
    .filter(([name]) => !AMBIENT.includes(name.toLowerCase()) || kept.includes(name.toLowerCase()))
    .map(([name, value]) => `${name}: ${hide(fixed(value))}`);
  const text = request.body.toString('utf8');
  const body = Buffer.from(text, 'utf8').equals(request.body) ? { body: fixed(text) } : { base64: request.body.toString('base64') };
  return { method, target: hide(target), host: hide((request.headers.find(([n]) => n.toLowerCase() === 'host') || [])[1] || ''), headers, ...body };
}

async function record(name) {
  let last = null;
  const server = await listen((request) => { last = request; });
  const { port } = server.address();
  const collection = JSON.parse(fs.readFileSync(path.join(folder, `${name}.postman_collection.json`), 'utf8'));
  const read = (kind) => {
    const file = path.join(folder, `${name}.postman_${kind}.json`);
    return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : { values: [] };
  };
  const environment = read('environment');
  for (const [key, value] of Object.entries({ url: `http://127.0.0.1:${port}`, address: `127.0.0.1:${port}`, host: '127.0.0.1', port: String(port) })) {
    environment.values.push({ key, value, enabled: true });
  }
  const cases = {};
  await new Promise((resolve, reject) => {
    const items = new Map(collection.item.map((item) => [item.name, item]));
    newman.run({ collection, environment, globals: read('globals'), reporters: [], ignoreRedirects: true, timeoutRequest: 8000,
      workingDir: path.dirname(folder), insecureFileRead: true }, (error) => (error ? reject(error) : resolve()))
      .on('beforeItem', () => { last = null; })
      .on('item', (error, args) => {
        const { name: item } = args.item;
        cases[item] = last ? recorded(last, items.get(item), port) : { error: 'nothing is sent' };
      });
  });
  server.close();
  const lines = collection.item.map((item) => `  ${JSON.stringify(item.name)}: ${JSON.stringify(cases[item.name])}`);
  fs.writeFileSync(path.join(output, `${name}.recorded.json`), `{\n${lines.join(',\n')}\n}\n`);
}

(async () => {
  const names = fs.readdirSync(folder).filter((file) => file.endsWith('.postman_collection.json')).map((file) => file.split('.')[0]).sort();
  for (const name of names) await record(name);
})().catch((error) => { process.stderr.write(`${error.stack}\n`); process.exit(1); });
