#!/bin/sh
# A directory that may not be read is named, and what lies beside it is checked all the same.
# usage: unreadable_directory.sh PROGRAM REPORT SCRATCH
program=$1
scratch=$3
if [ "$(id -u)" = 0 ]; then
  if ! setpriv --reuid=65534 --regid=65534 --clear-groups "$program" --version >/dev/null 2>&1; then
    echo "skipped: root may read everything, and the program cannot be run as another user"
    exit 77
  fi
  as="setpriv --reuid=65534 --regid=65534 --clear-groups"
fi

rm -rf "$scratch" && mkdir -p "$scratch/a" "$scratch/b" "$scratch/c" || exit 1
for directory in a b c; do cp "$2" "$scratch/$directory/report.yaml" || exit 1; done
chmod -R a+rX "$scratch"
chmod 000 "$scratch/b"
output=$(cd "$scratch" && $as "$program" . 2>&1)
code=$?
chmod 755 "$scratch/b"
echo "$output"
[ $code = 3 ] || { echo "exit code $code instead of 3"; exit 1; }
for text in 'error: ./b: cannot be searched' './a/report.yaml:' './c/report.yaml:'; do
  case $output in
    *"$text"*) ;;
    *) echo "missing: $text"; exit 1 ;;
  esac
done
