// Usage: node check-blocks.cjs FOLDER. Checks every *.json in it, a list of blocks, against Slack's own types; knows kinds and properties, not lengths.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const ts = require('typescript');

const folder = process.argv[2];
const sources = new Map(readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => [
  join(__dirname, `${file}.ts`), // beside node_modules, but never written there
  `import type { KnownBlock } from '@slack/types';\nexport const blocks: KnownBlock[] = ${readFileSync(join(folder, file), 'utf8')};\n`,
]));
const options = {
  noEmit: true, strict: true, skipLibCheck: true, types: [],
  module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022,
};
const host = ts.createCompilerHost(options);
const { readFile, fileExists, getSourceFile } = host;
host.readFile = (path) => sources.get(path) ?? readFile.call(host, path);
host.fileExists = (path) => sources.has(path) || fileExists.call(host, path);
host.getSourceFile = (path, version, ...rest) =>
  sources.has(path) ? ts.createSourceFile(path, sources.get(path), version) : getSourceFile.call(host, path, version, ...rest);
const faults = ts.getPreEmitDiagnostics(ts.createProgram([...sources.keys()], options, host));
for (const fault of faults) {
  console.log(`${fault.file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(fault.messageText, ' ')}`);
}
console.log(`${sources.size} checked, ${faults.length} faults`);
process.exitCode = sources.size > 0 && faults.length === 0 ? 0 : 1;
