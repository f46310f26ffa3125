// Usage: node check-manifest.cjs SCHEMA MANIFEST. Checks a Slack app manifest against Slack's JSON schema.
const { readFileSync } = require('node:fs');
const Ajv = require('ajv').default;
const addFormats = require('ajv-formats').default;

const [schema, manifest] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
const check = ajv.compile(schema);
const isValid = check(manifest);
for (const fault of check.errors ?? []) {
  console.log(`${fault.instancePath} ${fault.message} ${JSON.stringify(fault.params)}`);
}
process.exitCode = isValid ? 0 : 1;
