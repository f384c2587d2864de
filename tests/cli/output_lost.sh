#!/bin/sh
# Output that is lost must not look like success: a full disk makes the exit code 70, with a message.
# A closed standard error changes no exit code. usage: output_lost.sh PROGRAM REPORT
program=$1
report=$2
failed=0

expect() {
  if [ "$1" != "$2" ]; then
    echo "exit code $2 instead of $1: $3"
    failed=1
  fi
}

if [ ! -c /dev/full ]; then
  echo "skipped: no /dev/full"
  exit 77
fi
for arguments in --help --version --list-rules '--explain SMP2004' "$report" \
  "--format json $report"; do
  message=$("$program" $arguments 2>&1 >/dev/full)
  expect 70 $? "$arguments on a full disk"
  case $message in
    *'could not be written'*) ;;
    *) expect 'a message' "'$message'" "$arguments on a full disk" ;;
  esac
done
"$program" no-such-file >/dev/null 2>&-
expect 3 $? 'an unreadable input without standard error'
exit $failed
