// validate-cards.cjs SCHEMA: reads a JSON array of Adaptive Cards from standard input; each must be valid.
const fs = require('node:fs');
const Ajv = require('ajv').default;
const schema = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
delete schema.$schema; // draft-06, which reads the same
delete schema.id;
const ajv = new Ajv({ strict: false, allErrors: false });
require('ajv-formats').default(ajv);
const validate = ajv.compile(schema);
let wrong = 0;
JSON.parse(fs.readFileSync(0, 'utf8')).forEach((card, index) => {
  if (!validate(card)) {
    wrong++;
    console.error(`card ${index}:`, validate.errors.slice(0, 3).map((error) => `${error.instancePath} ${error.message}`).join('; '));
  }
});
process.exit(wrong ? 1 : 0);
