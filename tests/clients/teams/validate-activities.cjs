// Reads a JSON array of activities from standard input; each must be one to Microsoft's own model.
const { Activity } = require('@microsoft/agents-activity');
let wrong = 0;
JSON.parse(require('node:fs').readFileSync(0, 'utf8')).forEach((activity, index) => {
  try {
    Activity.fromObject(activity);
  } catch (failure) {
    wrong++;
    console.error(`activity ${index}: ${failure.message}`);
  }
});
process.exit(wrong ? 1 : 0);
