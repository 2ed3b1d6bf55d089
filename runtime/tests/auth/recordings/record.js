// Records what Newman sends for each kind of auth into newman.json, which ../main.rs compares with.
// Needs Node and Newman: NODE_PATH=…/node_modules node record.js
'use strict';
const fs = require('fs');
const http = require('http');
const path = require('path');

const NOW = Date.UTC(2026, 10, 22, 19, 3, 4);
const RealDate = Date;
global.Date = class extends RealDate {
  constructor(...args) { if (args.length) super(...args); else super(NOW); }
  static now() { return NOW; }
};
const newman = require('newman');
const PORT = 18765;
const key = (name) => fs.readFileSync(path.join(__dirname, '..', 'keys', name), 'utf8');
const RSA = key('rsa.pem');

const cases = [];
const add = (name, type, params, request = {}) => cases.push({ name, type, params, request });

// OAuth 1
const oauth1 = { consumerKey: 'ck', consumerSecret: 'c&s', token: 'tk', tokenSecret: 't s', signatureMethod: 'HMAC-SHA1',
  timestamp: '1700000000', nonce: 'abc', version: '1.0', addParamsToHeader: true };
const url = '/p%20q/r?b=2&a=1 2&a=%C3%A9&e=&f&g=x%2By+z&o=(1)*!~';
for (const signatureMethod of ['HMAC-SHA1', 'HMAC-SHA256', 'HMAC-SHA512', 'PLAINTEXT', '']) {
  add(`oauth1 ${signatureMethod || 'without method'}`, 'oauth1', { ...oauth1, signatureMethod }, { url });
}
for (const signatureMethod of ['RSA-SHA1', 'RSA-SHA256', 'RSA-SHA512']) {
  add(`oauth1 ${signatureMethod}`, 'oauth1', { ...oauth1, signatureMethod, privateKey: RSA }, { url });
}
add('oauth1 RSA-SHA1 with PKCS#1', 'oauth1', { ...oauth1, signatureMethod: 'RSA-SHA1', privateKey: key('rsa.pkcs1.pem') }, { url });
add('oauth1 query', 'oauth1', { ...oauth1, addParamsToHeader: false }, { url });
add('oauth1 query without encoding', 'oauth1', { ...oauth1, addParamsToHeader: false }, { url: '/a?b=c(d)', disableUrlEncoding: true });
add('oauth1 query of an earlier signature', 'oauth1', { ...oauth1, addParamsToHeader: false }, { url: '/a?oauth_nonce=x&oauth_other=y' });
const form = [['a', '1 2'], ['oauth_token', 'old'], ['é', "(!*')~"]];
add('oauth1 body', 'oauth1', { ...oauth1, addParamsToHeader: false }, { method: 'POST', url, form });
add('oauth1 header and form', 'oauth1', oauth1, { method: 'POST', form });
add('oauth1 form of a PATCH', 'oauth1', { ...oauth1, addParamsToHeader: false }, { method: 'PATCH', form });
add('oauth1 realm, callback and verifier', 'oauth1', { ...oauth1, realm: 'my realm', callback: 'http://c/?d', verifier: 'v' });
add('oauth1 unencoded header', 'oauth1', { ...oauth1, realm: 'my realm', disableHeaderEncoding: true });
add('oauth1 empty parameters dropped', 'oauth1', { ...oauth1, token: '', tokenSecret: '', version: '' });
add('oauth1 empty parameters signed', 'oauth1', { ...oauth1, token: '', tokenSecret: '', version: '', addEmptyParamsToSign: true });
add('oauth1 empty parameters in the query', 'oauth1', { ...oauth1, token: '', version: '', addEmptyParamsToSign: true, addParamsToHeader: false });
for (const signatureMethod of ['HMAC-SHA1', 'HMAC-SHA256', 'HMAC-SHA512', 'PLAINTEXT']) {
  add(`oauth1 body hash ${signatureMethod}`, 'oauth1', { ...oauth1, signatureMethod, includeBodyHash: true }, { method: 'POST', raw: '{"é":1}' });
}
add('oauth1 body hash without body', 'oauth1', { ...oauth1, includeBodyHash: true });
add('oauth1 body hash and form', 'oauth1', { ...oauth1, includeBodyHash: true }, { method: 'POST', form });
add('oauth1 now', 'oauth1', { ...oauth1, timestamp: '' });
add('oauth1 without secret', 'oauth1', { ...oauth1, consumerSecret: '' }, { headers: [['Authorization', 'mine']] });
add('oauth1 replaces the header', 'oauth1', oauth1, { headers: [['Authorization', 'mine']] });

// digest
const digest = { username: 'Mufasa', password: 'Circle of Life', realm: 'http-auth@example.org', nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
  qop: 'auth', nonceCount: '00000001', clientNonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ', opaque: 'FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS' };
for (const algorithm of ['', 'MD5', 'MD5-sess', 'SHA-256', 'SHA-256-sess', 'SHA-512-256', 'SHA-512-256-sess']) {
  add(`digest ${algorithm || 'default'}`, 'digest', { ...digest, algorithm }, { url: '/dir/index.html?a=b c' });
}
add('digest auth-int', 'digest', { ...digest, algorithm: 'MD5', qop: 'auth-int' }, { method: 'POST', raw: 'hello' });
add('digest auth-int form', 'digest', { ...digest, algorithm: 'SHA-256', qop: 'auth-int' }, { method: 'POST', form });
add('digest auth-int without body', 'digest', { ...digest, algorithm: 'MD5', qop: 'auth-int' });
add('digest without qop', 'digest', { ...digest, algorithm: 'MD5', qop: '', opaque: '' });
add('digest without user', 'digest', { ...digest, username: '' }, { headers: [['Authorization', 'mine']] });
add('digest before the challenge', 'digest', { username: 'u', password: 'p' }, { headers: [['Authorization', 'mine']] });

// AWS
const aws = { accessKey: 'AKIDEXAMPLE', secretKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', region: 'eu-west-1', service: 'service' };
for (const addAuthDataToQuery of [false, true]) {
  const place = addAuthDataToQuery ? 'query' : 'header';
  const params = { ...aws, addAuthDataToQuery };
  add(`awsv4 ${place}`, 'awsv4', params, { url: '/a b/../c//d/./e(1)?z=1&a=2&a=1&b=x y&c&d=a%2Fb+c', headers: [['X-Two', 'a   b'], ['My-Header', ' v ']] });
  add(`awsv4 ${place}, defaults`, 'awsv4', { ...params, region: '', service: '' });
  add(`awsv4 ${place}, session`, 'awsv4', { ...params, sessionToken: 'se/ss==' });
  add(`awsv4 ${place}, s3`, 'awsv4', { ...params, service: 's3' }, { url: '/a b/c%2Fd//e?x=2&x=1' });
  add(`awsv4 ${place}, raw body`, 'awsv4', params, { method: 'POST', raw: '{"a":1}', language: 'json' });
  add(`awsv4 ${place}, text body`, 'awsv4', params, { method: 'PUT', raw: 'é' });
  add(`awsv4 ${place}, form`, 'awsv4', params, { method: 'POST', form });
  add(`awsv4 ${place}, odd characters`, 'awsv4', params, { url: '/a|b/[c]?q={x}|y' });
  add(`awsv4 ${place}, earlier signature`, 'awsv4', params, { url: '/?X-Amz-Date=1&X-Amz-Expires=60&a=b', headers: [['authorization', 'mine'], ['x-amz-date', 'old']] });
}
add('awsv4 email', 'awsv4', { ...aws, service: 'email' });

// Hawk
const hawk = { authId: 'dh37fgj492je', authKey: 'werxhqb98rpaxn39848xrunpaw3489ruxnpa98w4rxn', algorithm: 'sha256', nonce: 'j4h3g2', timestamp: '1353832234' };
add('hawk', 'hawk', hawk, { url: '/resource/1?b=1&a=2' });
add('hawk sha1', 'hawk', { ...hawk, algorithm: 'sha1' });
add('hawk ext', 'hawk', { ...hawk, extraData: 'some-"app"\\ex\\t' });
add('hawk app', 'hawk', { ...hawk, app: 'a', delegation: 'd', user: 'u' });
add('hawk dlg without app', 'hawk', { ...hawk, delegation: 'd' });
add('hawk payload', 'hawk', { ...hawk, includePayloadHash: true }, { method: 'POST', raw: 'Thank you', headers: [['Content-Type', 'Text/Plain; charset=utf-8']] });
add('hawk payload json', 'hawk', { ...hawk, includePayloadHash: true }, { method: 'POST', raw: '{}', language: 'json' });
add('hawk payload form', 'hawk', { ...hawk, includePayloadHash: true }, { method: 'POST', form });
add('hawk payload without body', 'hawk', { ...hawk, includePayloadHash: true });
add('hawk now', 'hawk', { ...hawk, timestamp: '' });
add('hawk without algorithm', 'hawk', { ...hawk, algorithm: '' });
add('hawk without key', 'hawk', { ...hawk, authKey: '' }, { headers: [['Authorization', 'mine']] });

// EdgeGrid
const edgegrid = { accessToken: 'at', clientToken: 'ct', clientSecret: 'cs', nonce: 'n', timestamp: '20140321T19:34:21+0000' };
add('edgegrid', 'edgegrid', edgegrid, { url: '/a b?c=d e' });
add('edgegrid now', 'edgegrid', { ...edgegrid, timestamp: '' });
add('edgegrid post', 'edgegrid', edgegrid, { method: 'POST', raw: 'datadatadata' });
add('edgegrid put', 'edgegrid', edgegrid, { method: 'PUT', raw: 'datadatadata' });
add('edgegrid form', 'edgegrid', edgegrid, { method: 'POST', form });
add('edgegrid largest body', 'edgegrid', { ...edgegrid, maxBodySize: '4' }, { method: 'POST', raw: 'datadatadata' });
add('edgegrid base URL', 'edgegrid', { ...edgegrid, baseURL: 'https://akaa-x.luna.akamaiapis.net/some/path' });
add('edgegrid headers', 'edgegrid', { ...edgegrid, headersToSign: ' X-Test1, x-none,X-Empty,x-test2' }, { headers: [['X-Test2', '  a   b '], ['X-Test1', 't'], ['X-Empty', '']] });
add('edgegrid without secret', 'edgegrid', { ...edgegrid, clientSecret: '' });

// JWT and ASAP
const jwt = { algorithm: 'HS256', secret: 's', payload: '{ "sub": "1", "b": {"z": 1.50, "a": [true, null]}, "2": "é" }', header: '{"kid":"k"}' };
for (const algorithm of ['HS256', 'HS384', 'HS512']) add(`jwt ${algorithm}`, 'jwt', { ...jwt, algorithm });
for (const algorithm of ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']) add(`jwt ${algorithm}`, 'jwt', { ...jwt, algorithm, privateKey: RSA });
for (const [algorithm, name] of [['ES256', 'p256'], ['ES384', 'p384'], ['ES512', 'p521']]) add(`jwt ${algorithm}`, 'jwt', { ...jwt, algorithm, privateKey: key(`${name}.pem`) });
add('jwt base64 secret', 'jwt', { ...jwt, secret: 'c2VjcmV0_-8', isSecretBase64Encoded: true });
add('jwt header overridden', 'jwt', { ...jwt, header: '{"alg":"none","typ":"JWT"}' });
add('jwt without payload and header', 'jwt', { ...jwt, payload: '', header: '' });
add('jwt prefix', 'jwt', { ...jwt, headerPrefix: 'Token' }, { headers: [['authorization', 'mine']] });
add('jwt without prefix', 'jwt', { ...jwt, headerPrefix: '' });
add('jwt query', 'jwt', { ...jwt, addTokenTo: 'queryParam' }, { url: '/?token=old&a=b', headers: [['Authorization', 'mine']] });
add('jwt query parameter', 'jwt', { ...jwt, addTokenTo: 'queryParam', queryParamKey: 'j w' });
add('jwt without secret', 'jwt', { ...jwt, secret: '' }, { headers: [['Authorization', 'mine']] });
const asap = { alg: 'RS256', kid: 'issuer/key', iss: 'issuer', aud: 'audience', claims: '{"jti":"id"}', privateKey: RSA };
add('asap', 'asap', asap);
add('asap default algorithm', 'asap', { ...asap, alg: '' });
add('asap subject and lifetime', 'asap', { ...asap, sub: 'subject', exp: '60' });
add('asap claims', 'asap', { ...asap, claims: '{"iss":"other","x":[1],"aud":["a","b"],"jti":"id","iat":5,"exp":"9"}' });
add('asap data URI', 'asap', { ...asap, privateKey: `data:application/pkcs8;kid=issuer%2Fkey;base64,${RSA.replace(/-----.*-----|\n/g, '')}` });
add('asap RS512', 'asap', { ...asap, alg: 'RS512' });
add('asap without audience', 'asap', { ...asap, aud: '' }, { headers: [['Authorization', 'mine']] });

function item({ name, type, params, request }) {
  const headers = (request.headers || []).map(([k, value]) => ({ key: k, value }));
  const body = request.form ? { mode: 'urlencoded', urlencoded: request.form.map(([k, value]) => ({ key: k, value })) }
    : request.raw === undefined ? undefined
      : { mode: 'raw', raw: request.raw, options: request.language && { raw: { language: request.language } } };
  const auth = { type, [type]: Object.entries(params).map(([k, value]) => ({ key: k, value })) };
  return {
    name,
    protocolProfileBehavior: request.disableUrlEncoding ? { disableUrlEncoding: true } : {},
    request: { method: request.method || 'GET', url: `http://127.0.0.1:${PORT}${request.url || '/'}`, header: headers, body, auth },
  };
}

// NTLM: the messages that a challenge brings forth. The client's nonce is eight bytes 0x80.
function ntlm() {
  const target = Buffer.from('02000800440045004D004F0000000000', 'hex');
  const challenge = (flags) => {
    const head = Buffer.alloc(48);
    head.write('NTLMSSP\0'); head.writeUInt32LE(2, 8); head.writeUInt32LE(48, 16); head.writeUInt32LE(flags, 20);
    Buffer.from('0123456789abcdef', 'hex').copy(head, 24);
    head.writeUInt16LE(target.length, 40); head.writeUInt16LE(target.length, 42); head.writeUInt32LE(48, 44);
    return Buffer.concat([head, target]).toString('base64');
  };
  const UNICODE = 0x00888201, OEM = 0x00888202;
  const accounts = [
    [UNICODE, { username: 'user', password: 'SecREt01', domain: 'dom', workstation: 'ws' }],
    [UNICODE, { username: 'DOM\\usér', password: 'pä' }],
    [UNICODE, { username: 'user@example.org', password: '' }],
    [UNICODE, { username: 'a\\b@c', password: 'p', domain: '' }],
    [UNICODE, { username: 'user', password: 'p', domain: 'a b€', workstation: '' }],
    [OEM, { username: 'user', password: 'p', domain: 'dom', workstation: 'ws' }],
  ];
  Math.random = () => 0.5;
  const rows = accounts.map(([flags, params]) => ({ params, challenge: challenge(flags), sent: [] }));
  let at = 0;
  const asking = http.createServer((request, response) => {
    const header = request.headers.authorization || '';
    if (header) rows[at].sent.push(header.replace('NTLM ', ''));
    const done = rows[at].sent.length === 2;
    const asked = header ? `NTLM ${rows[at].challenge}` : 'NTLM';
    response.writeHead(done ? 200 : 401, done ? {} : { 'WWW-Authenticate': asked });
    response.end();
    if (done) at += 1;
  }).listen(PORT + 1, '127.0.0.1', () => {
    const items = rows.map(({ params }) => ({
      name: params.username,
      request: { url: `http://127.0.0.1:${PORT + 1}/`, auth: { type: 'ntlm', ntlm: Object.entries(params).map(([k, value]) => ({ key: k, value })) } },
    }));
    newman.run({ collection: { info: { name: 'ntlm' }, item: items }, reporters: [] }, (error) => {
      asking.close();
      if (error) throw error;
      fs.writeFileSync(path.join(__dirname, 'ntlm.json'), `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
      process.exit(0);
    });
  });
}

const sent = [];
const server = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const headers = {};
    for (const name of ['authorization', 'host', 'x-amz-date', 'x-amz-content-sha256', 'x-amz-security-token']) {
      if (request.headers[name] !== undefined) headers[name] = request.headers[name];
    }
    sent.push({ target: request.url, headers, body: Buffer.concat(chunks).toString() });
    response.end();
  });
});
server.listen(PORT, '127.0.0.1', () => {
  newman.run({ collection: { info: { name: 'auth' }, item: cases.map(item) }, reporters: [] }, (error, summary) => {
    server.close();
    if (error) throw error;
    const failed = summary.run.executions.filter((one) => one.requestError).map((one) => `${one.item.name}: ${one.requestError}`);
    if (failed.length || sent.length !== cases.length) throw new Error(`${sent.length} of ${cases.length} sent; ${failed.join('; ')}`);
    const inFile = (value) => {
      const name = fs.readdirSync(path.join(__dirname, '..', 'keys')).find((file) => key(file) === value);
      return name ? `file:${name}` : value;
    };
    const rows = cases.map((one, at) => {
      const params = Object.fromEntries(Object.entries(one.params).map(([k, value]) => [k, inFile(value)]));
      return JSON.stringify({ ...one, params, sent: sent[at] });
    });
    fs.writeFileSync(path.join(__dirname, 'newman.json'), `[\n${rows.join(',\n')}\n]\n`);
    ntlm();
  });
});
