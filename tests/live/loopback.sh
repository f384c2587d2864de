#!/bin/sh
# Runs the example and looks at what it left: nine valid reports with three repetitions each, of which
# the proxied ones refer to their baseline. usage: loopback.sh RUN SMP OUT_DIR
out=$3
rm -rf "$out"
"$1" --seconds 1 --repetitions 3 --smp "$2" "$out"
code=$?
[ $code -eq 0 ] || exit $code

failed=0
expect() {
  if [ "$1" != "$2" ]; then
    echo "$3: '$2' instead of '$1'"
    failed=1
  fi
}
expect 9 "$(ls "$out"/*.yaml | wc -l)" 'reports'
expect 27 "$(ls "$out"/*.txt | wc -l)" 'outputs'
for generator in wrk hey h2load; do
  baseline=$(sed -n 's/^  id: "\{0,1\}\([^"]*\)"\{0,1\}$/\1/p' "$out/$generator-baseline.yaml")
  for topology in baseline one-hop two-hops-mtls; do
    report=$out/$generator-$topology.yaml
    for repetition in 1 2 3; do
      expect 1 "$(grep -c "^    - id: run/repetition-$repetition\$" "$report")" \
        "results of repetition $repetition in $generator-$topology"
    done
    expect 3 "$(grep -c 'RAW_ARTIFACT' "$report")" "raw outputs of $generator-$topology"
    expect 3 "$(grep -c '^        failed: 0$' "$report")" "results without failures in $generator-$topology"
    [ $topology = baseline ] ||
      expect 1 "$(grep -c "BASELINE, report_id: \"\{0,1\}$baseline" "$report")" \
        "references to the baseline in $generator-$topology"
  done
done
exit $failed
