#!/bin/sh
# step.sh SOURCE SMP_VALIDATE FOLDER: the step of action.yml as a runner starts it.
source=$1
folder=$3
rm -rf "$folder"
mkdir -p "$folder"
PATH=$(dirname "$2"):$PATH
cd "$folder" || exit 1
failed=0
expect() {
  if [ "$1" != "$2" ]; then
    echo "$3: '$2' instead of '$1'"
    failed=1
  fi
}
report=$source/conformance/cases/SMP3008-quantile-support/p99-of-78-samples/report.yaml
cp "$report" report.yaml
step=$source/action/validate

# The variables that action.yml sets are those that the step reads.
for name in SMP_PATHS SMP_REQUIRE SMP_ARGUMENTS SMP_SARIF; do
  expect 1 "$(grep -c "^        $name: " "$source/action.yml")" "$name in action.yml"
  grep -q "$name" "$step" || expect read ignored "$name in the step"
done

SMP_PATHS='report.yaml' SMP_SARIF=out.sarif GITHUB_STEP_SUMMARY=summary.md "$step" >out 2>err
expect 0 $? 'exit code'
expect 1 "$(grep -c '^::warning file=report.yaml,line=[0-9]*,.*title=SMP3008 quantile-support::' out)" annotations
expect 1 "$(grep -c '^report.yaml:[0-9]*:42: warning: ' out)" 'lines of text'
expect 1 "$(grep -c '"ruleId": "SMP3008"' out.sarif)" 'results of SARIF'
expect '### smp-validate: valid' "$(head -1 summary.md)" summary
expect '' "$(cat err)" 'standard error'

SMP_PATHS='report.yaml' SMP_REQUIRE=credible "$step" >out 2>err
expect 1 $? 'exit code when credible is required'
SMP_PATHS='report.yaml' SMP_ARGUMENTS='--fail-on warning --no-config' "$step" >out 2>err
expect 1 $? 'exit code with further arguments'
SMP_PATHS='' "$step" >out 2>err
expect 2 $? 'exit code without paths'
# shellcheck disable=SC2016
SMP_PATHS='$(touch run) *.yaml' "$step" >out 2>err
expect 3 $? 'exit code of paths that are no files'
[ ! -e run ] || expect data code 'paths are'
exit $failed
