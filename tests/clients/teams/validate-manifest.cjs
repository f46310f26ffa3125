// Reads a Teams app manifest from standard input; it must be valid by the schema of its own version.
const fs = require('node:fs');
const path = require('node:path');
const schemas = path.join(path.dirname(require.resolve('@microsoft/app-manifest')), 'json-schemas', 'teams');
const manifest = JSON.parse(fs.readFileSync(0, 'utf8'));
const schema = JSON.parse(fs.readFileSync(path.join(schemas, `v${manifest.manifestVersion}`, 'MicrosoftTeams.schema.json'), 'utf8'));
const Ajv = /draft-04/.test(schema.$schema) ? require('ajv-draft-04').default : /2020-12/.test(schema.$schema) ? require('ajv/dist/2020').default : require('ajv').default;
const ajv = new Ajv({ allErrors: true, strict: false, strictTypes: false });
require('ajv-formats').default(ajv);
const validate = ajv.compile(schema);
if (!validate(manifest)) {
  for (const error of validate.errors) console.error(error.instancePath, error.message, JSON.stringify(error.params));
  process.exit(1);
}
