#!/bin/sh
# What smp does to files that golden cases cannot show. usage: smp_files.sh PROGRAM REPORT SCRATCH
program=$1
report=$2
scratch=$3
failed=0

expect() {
  if [ "$1" != "$2" ]; then
    echo "$3: '$2' instead of '$1'"
    failed=1
  fi
}

rm -rf "$scratch" && mkdir -p "$scratch" && cd "$scratch" || exit 1
cat > run.yaml <<'END'
smp_version: v0.6.1
id: 5a5b6c1e-1111-4c1e-9c39-0a4f0d7c9a11
start_time: 2026-03-01T10:00:10Z
end_time: 2026-03-01T10:02:10Z
latencies_ms: {min: 1.2, average: 4.1, p50: 3.5, p90: 7.25, p99: 12.75, max: 30.5}
actual_qps: 999.8
END

# A file of the newest edition is not touched.
cp "$report" new.yaml
touch -d '2026-01-01 00:00:00 UTC' new.yaml
before=$(stat -c '%i %Y' new.yaml)
"$program" upgrade --in-place new.yaml 2>/dev/null
expect 0 $? 'in place, already new'
expect "$before" "$(stat -c '%i %Y' new.yaml)" 'inode and time of a file that is new already'

# A file that is replaced keeps its mode; nothing is left beside it.
cp run.yaml old.yaml
chmod 604 old.yaml
"$program" upgrade --in-place old.yaml 2>/dev/null
expect 0 $? 'in place'
expect 604 "$(stat -c %a old.yaml)" 'mode of a replaced file'
expect 'new.yaml old.yaml run.yaml' "$(echo *)" 'files beside it'
"$program" upgrade --check old.yaml 2>/dev/null
expect 0 $? 'what was upgraded is of the newest edition'

# Output that is lost.
if [ -c /dev/full ]; then
  for arguments in "upgrade run.yaml" "convert run.yaml -t json" "help" "help convert" "--version"; do
    message=$("$program" $arguments 2>&1 >/dev/full)
    expect 70 $? "$arguments on a full disk"
    case $message in
      *'could not be written'*) ;;
      *) expect 'a message' "$message" "$arguments on a full disk" ;;
    esac
  done
  for arguments in "upgrade run.yaml -o /dev/full" "convert run.yaml -t json -o /dev/full" \
    "upgrade run.yaml --changes /dev/full"; do
    message=$("$program" $arguments 2>&1 >/dev/null)
    expect 70 $? "$arguments"
    case $message in
      *'/dev/full: writing failed: No space left on device'*) ;;
      *) expect 'a message' "$message" "$arguments" ;;
    esac
  done
fi

# A reader that goes away ends the program by the signal; where that is ignored, the program says so.
for i in $(seq 4000); do
  printf -- '---\nsmp_version: v1.0.0\nmesh: {type: ISTIO, version: 1.24.%d}\n' "$i"
done >many.yaml
{ "$program" convert -q many.yaml -t json 2>/dev/null; echo $? >code; } | head -c 1 >/dev/null
expect 141 "$(cat code)" 'a reader that goes away'
{ (trap '' PIPE; "$program" convert -q many.yaml -t json 2>/dev/null); echo $? >code; } |
  head -c 1 >/dev/null
expect 70 "$(cat code)" 'a reader that goes away without a signal'
"$program" help 2>/dev/null >&-
expect 70 $? 'a closed standard output'
rm many.yaml code

# A long key with many values in it, of which not all are kept, is not repeated for each.
{
  printf '{"smp_version": "v0.6.1", "clients": [{"internal": true}], "%s": {' \
    "$(printf '%020000d' 0 | tr 0 k)"
  for i in $(seq 1000); do printf '"a%d": 12345678901234567, "b%d": null, ' "$i" "$i"; done
  printf '"c": 1}}'
} >long.json
"$program" upgrade -q long.json -o long-new.json 2>/dev/null
expect 0 $? 'a long key'
expect 0 "$(($(wc -c <long-new.json) / 1000000))" 'size for a long key, in MB'
rm long.json long-new.json

# A long text is not copied for each load generator, nor one beside a list for each item of it.
long=$(printf '%0100000d' 0)
{
  printf '{"name": "n", "endpoints": ["http://a"], "qps": 1, "request_body": "%s", "load_generators": ["fortio"' "$long"
  for i in $(seq 2000); do printf ', "wrk2"'; done
  printf ']}'
} >body.json
{
  printf '{"page": "%s", "profiles": [{"name": "n", "endpoints": ["http://a"], "qps": 1, "load_generators": ["fortio"]}' "$long"
  for i in $(seq 300); do printf ', {"name": "n", "endpoints": ["http://a"], "qps": 1, "load_generators": ["fortio"]}'; done
  printf ']}'
} >page.json
for name in body page; do
  "$program" upgrade -q $name.json -o long-new.ndjson 2>/dev/null
  expect 0 $? "a long $name"
  expect 0 "$(($(wc -c <long-new.ndjson) / 12000000))" "size for a long $name, in 12 MB"
  rm $name.json long-new.ndjson
done

# A name that would tell the terminal what to do.
name=$(printf 'e\033[31mX.yaml')
cp run.yaml "$name"
for mode in "-o new.yaml" --check "-o ./$name"; do
  message=$("$program" upgrade $mode "$name" 2>&1)
  case $message in
    *"$(printf '\033')"*) expect 'a printable name' "$message" "a name with an escape, $mode" ;;
  esac
done
rm -f "$name" new.yaml

# A directory that may not be written to.
mkdir closed && cp run.yaml closed/run.yaml && chmod 555 closed
as=
if [ "$(id -u)" = 0 ]; then
  as="setpriv --reuid=65534 --regid=65534 --clear-groups"
  $as "$program" --version >/dev/null 2>&1 || as=none
fi
if [ "$as" != none ]; then
  message=$($as "$program" upgrade --in-place closed/run.yaml 2>&1)
  expect 70 $? 'a directory without write permission'
  case $message in
    *'closed/run.yaml: writing failed: Permission denied'*) ;;
    *) expect 'a message' "$message" 'a directory without write permission' ;;
  esac
  expect 'run.yaml' "$(ls closed)" 'files in it'
fi
chmod 755 closed
# A gigabyte on one line is refused before it is read, whatever generator is meant.
truncate -s 1G huge.json
for generator in auto $("$program" import --help | sed -n 's/.*--from \([a-z0-9|]*\).*/\1/p' | tr '|' ' '); do
  begin=$(date +%s%N)
  message=$("$program" import --from "$generator" huge.json 2>&1)
  expect 3 $? "import --from $generator of a gigabyte"
  [ $(($(date +%s%N) - begin)) -lt 1000000000 ] || expect 'under 1 s' more "import --from $generator"
  case $message in
    *'huge.json'*'--max-bytes'*) ;;
    *) expect 'a message' "$message" "import --from $generator of a gigabyte" ;;
  esac
done
rm huge.json

exit $failed
