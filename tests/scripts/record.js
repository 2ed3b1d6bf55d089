#!/usr/bin/env node
// Records which variables Newman's scripts set for every item of scripts.postman_collection.json, each run alone with the
// variables of scripts.postman_environment.json and answered with its saved example: scripts.recorded.json, or the file given.
// Needs `newman` on NODE_PATH; start it with `.ci/record-wire`.
// usage: record.js [OUTPUT]
'use strict';
const fs = require('fs');
const http = require('http');
const path = require('path');
const newman = require('newman');

const read = (kind) => JSON.parse(fs.readFileSync(path.join(__dirname, `scripts.postman_${kind}.json`), 'utf8'));
const collection = read('collection');

/** The text that `{{name}}` stands for. */
const written = (value) => (Array.isArray(value) ? value.join(',') : String(value));

function values(...scopes) {
  return Object.fromEntries(scopes.flatMap((scope) => scope.values.members).map(({ key, value }) => [key, written(value)]));
}

async function record(item) {
  const [example] = item.response;
  const server = http.createServer((_, response) => {
    for (const { key, value } of example.header) response.setHeader(key, value);
    response.writeHead(example.code);
    response.end(example.body);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const environment = read('environment');
  const before = Object.fromEntries(environment.values.map(({ key, value }) => [key, value]));
  before.url = `http://127.0.0.1:${server.address().port}`;
  environment.values.find(({ key }) => key === 'url').value = before.url;
  const summary = await new Promise((resolve, reject) => {
    newman.run({ collection: { ...collection, item: [item] }, environment, reporters: [] }, (error, run) => (error ? reject(error) : resolve(run)));
  });
  server.close();
  const failures = summary.run.failures.map(({ error }) => error.message);
  if (failures.length > 0) throw new Error(`${item.name}: ${failures.join(', ')}`);
  const after = values(summary.environment, summary.globals);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const changed = names.filter((name) => before[name] !== after[name]);
  return Object.fromEntries(changed.map((name) => [name, name in after ? after[name] : null]));
}

(async () => {
  const lines = [];
  for (const item of collection.item) lines.push(`  ${JSON.stringify(item.name)}: ${JSON.stringify(await record(item))}`);
  fs.writeFileSync(process.argv[2] || path.join(__dirname, 'scripts.recorded.json'), `{\n${lines.join(',\n')}\n}\n`);
})().catch((error) => { process.stderr.write(`${error.stack}\n`); process.exit(1); });
