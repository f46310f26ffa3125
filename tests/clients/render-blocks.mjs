// Usage: node render-blocks.mjs MESSAGE.json PAGE.html. Shows a message of Slack, { blocks: [...] }, as a web page.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { createElement } = require('react');
const { renderToStaticMarkup } = require('react-dom/server');
const { Message } = await import('slack-blocks-to-jsx');

const [message, page] = process.argv.slice(2);
const css = readFileSync(require.resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8');
const { blocks } = JSON.parse(readFileSync(message, 'utf8'));
const logo = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" rx="6" fill="#2f5d8a"/></svg>')}`;
const body = renderToStaticMarkup(createElement(Message, { blocks, logo, name: 'BriefingBot', time: new Date('2027-03-29T08:00:00') }));
writeFileSync(page, `<!doctype html><html lang="en"><meta charset="utf-8"><title>Slack</title><style>${css}</style><body style="margin:16px;font-family:Lato,Arial,sans-serif">${body}`);
