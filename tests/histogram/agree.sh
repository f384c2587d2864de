#!/bin/sh
# agree.sh java|js LIST_LOG SAMPLES OUT
#
# Holds what list_log reads and writes against HdrHistogram for Java, or hdr-histogram-js:
#   - logs of random histograms that we write are read by them as they are in our memory, to the
#     bytes of the encoding (Java)
#   - logs that others wrote, in SAMPLES, are read by both alike, and so are our copies of them
# Exit 77, which ctest shows as skipped, where the other one is not installed. Absent samples are
# counted and shown.
set -eu
folder=$(cd "$(dirname "$0")" && pwd)
other=$1 list_log=$2 samples=$3 out=$4
jar=/usr/share/java/hdrhistogram.jar

if [ "$other" = java ]; then
  if [ ! -e "$jar" ] || ! command -v java >/dev/null || ! java --list-modules | grep -q jdk.compiler
  then
    echo "skipped: HdrHistogram for Java is not installed (libhdrhistogram-java default-jdk-headless)"
    exit 77
  fi
  theirs() { java -cp "$jar" "$folder/ListLog.java" "$@"; }
  left_out='^$'
else
  if ! command -v node >/dev/null || [ ! -d "$folder/../node/node_modules/hdr-histogram-js" ]; then
    echo "skipped: run npm ci in tests/node first"
    exit 77
  fi
  theirs() { node "$folder/../node/list_log.mjs" "$@"; }
  left_out='^bytes '
fi

rm -rf "$out"
mkdir -p "$out"
# compare WHAT PATTERN: ours.txt and theirs.txt, but for lines that match.
compare() {
  grep -Ev "$2" "$out/ours.txt" >"$out/ours.compared"
  grep -Ev "$2" "$out/theirs.txt" >"$out/theirs.compared"
  if ! diff "$out/ours.compared" "$out/theirs.compared" >"$out/difference.txt"; then
    echo "FAILED: $1"
    head -20 "$out/difference.txt" | cut -c1-200
    exit 1
  fi
  echo "$1: $(grep -c '^entry' "$out/ours.compared") histograms are the same"
}

for seed in 1 2 3; do
  "$list_log" generate $seed "$out/random-$seed.hlog" >>"$out/ours.txt"
done
theirs "$out"/random-*.hlog >"$out/theirs.txt"
compare "random histograms" "$left_out"

if [ ! -d "$samples" ]; then
  echo "skipped 5 samples: no folder $(basename "$samples")"
  exit 0
fi
: >"$out/ours.txt"
mkdir "$out/copies"
for log in "$samples"/*.hlog; do
  "$list_log" rewrite "$log" "$out/copies/$(basename "$log")" >>"$out/ours.txt"
done
# Java cuts stamps to ms in binary: one of 0.225 s may be 224 ms. They are compared above, and not here.
theirs "$out"/copies/*.hlog >"$out/theirs.txt"
compare "copies of samples" "$left_out|^times"
if [ "$other" = java ]; then  # hdr-histogram-js reads V2 only
  theirs "$samples"/*.hlog >"$out/theirs.txt"
  compare "samples" "$left_out|^times"
fi
