// list_log.mjs LOG…: lists logs as tests/histogram/list_log.cc does, read by hdr-histogram-js. Without
// the bytes, which it does not write as Java does.
import {readFileSync} from 'node:fs';
import hdr from 'hdr-histogram-js';
import recorded from 'hdr-histogram-js/dist/RecordedValuesIterator.js';

const RecordedValues = recorded.default;
const lines = [];

function list(histogram) {
  const start = Math.round(histogram.startTimeStampMsec);
  lines.push(`entry ${histogram.tag === 'NO TAG' ? '-' : histogram.tag}`);
  lines.push(`times ${start} ${Math.round(histogram.endTimeStampMsec) - start}`);
  lines.push(`range ${histogram.lowestDiscernibleValue} ${histogram.highestTrackableValue} ` +
      `${histogram.numberOfSignificantValueDigits}`);
  const values = new RecordedValues(histogram);
  while (values.hasNext()) {
    const step = values.next();
    lines.push(`${histogram.lowestEquivalentValue(step.valueIteratedTo)} ` +
        `${step.countAddedInThisIterationStep}`);
  }
}

for (const log of process.argv.slice(2)) {
  const reader = new hdr.HistogramLogReader(readFileSync(log, 'utf8'), 64);
  for (let histogram = reader.nextIntervalHistogram(); histogram;
    histogram = reader.nextIntervalHistogram()) {
    list(histogram);
  }
}
console.log(lines.join('\n'));
