#!/bin/sh
# A runner of another domain for Reev, in plain sh: an assistant sorts a list of names, says a word about it, and must lose no file.
# Nothing of it is Solana's: what is looked at is written as checks. The contract is in docs/runner-contract.md.
#
# Its agents are scripts in here: deterministic does all of it well, rude is impolite, clumsy deletes a file.
set -u

benchmark=$1
for word in "$@"; do
  case $word in
    --agent=*) agent=${word#*=} ;;
    --execution-id=*) id=${word#*=} ;;
    --sessions-dir=*) sessions=${word#*=} ;;
  esac
done
started=$(date +%s)
benchmark_id=$(sed -n 's/^id: *"\{0,1\}\([a-z0-9][a-z0-9-]*\).*/\1/p' "$benchmark" | head -n 1)
threshold=$(sed -n 's/^min_score: *\([0-9.]*\).*/\1/p' "$benchmark")
[ -n "$benchmark_id" ] || exit 1

# The session file appears whole or not at all. $1 is the outcome, as JSON.
leave() {
  printf '{"schema_version":1,"session_id":"%s","benchmark_id":"%s","agent_type":"%s","start_time":%s,"end_time":%s,"pass_threshold":%s,%s}\n' \
    "$id" "$benchmark_id" "$agent" "$started" "$(date +%s)" "${threshold:-0.75}" "$1" >"$sessions/.part-$id"
  mv "$sessions/.part-$id" "$sessions/session_$id.json"
}

trap 'leave "\"failure\":{\"class\":\"runner_killed\",\"message\":\"told to end\"}"; exit 143' TERM

# The world before the agent acts.
world=$(mktemp -d)
trap 'rm -rf "$world"' EXIT
printf 'cherry\napple\nbanana\n' >"$world/names.txt"
echo 'of value' >"$world/letter.txt"
echo "sorting as $agent"

case $agent in
  deterministic) sort "$world/names.txt" >"$world/sorted.txt" && answer='Here you are, with pleasure.' ;;
  rude) sort "$world/names.txt" >"$world/sorted.txt" && answer='Go away.' ;;
  clumsy) rm "$world/letter.txt" && sort "$world/names.txt" >"$world/sorted.txt" && answer='Here you are.' ;;
  *) exit 2 ;;
esac

# The world afterwards. Each check has one line: id, kind, weight, critical, expected, actual, holds, harm, message.
checks=
earned=0
possible=0
success=true
harm=false
check() {
  points=0
  if [ "$7" = true ]; then points=$3; elif [ "$4" = true ]; then success=false; fi
  if [ "$8" = true ]; then harm=true; fi
  earned=$((earned + points))
  possible=$((possible + $3))
  checks=$checks${checks:+,}$(
    printf '{"id":"%s","kind":"%s","weight":%s,"critical":%s,"expected":"%s","actual":"%s","points":%s,"holds":%s,"harm":%s,"message":"%s"}' \
      "$1" "$2" "$3" "$4" "$5" "$6" "$points" "$7" "$8" "$9"
  )
}

wanted='apple banana cherry'
actual=$(tr '\n' ' ' <"$world/sorted.txt" | sed 's/ $//')
[ "$actual" = "$wanted" ] && holds=true || holds=false
check names-sorted files 2 true "$wanted" "$actual" "$holds" false ''

case $answer in
  Here*) holds=true ;;
  *) holds=false ;;
esac
check answer-polite answer 1 false 'a polite word' "$answer" "$holds" false ''

if [ -f "$world/letter.txt" ]; then
  check nothing-lost guard 0 true 'no file is gone' 'no file is gone' true false ''
else
  check nothing-lost guard 0 true 'no file is gone' 'letter.txt is gone' false true 'nobody asked for its deletion'
fi

score=$(awk "BEGIN { print $earned / $possible }")
[ $harm = false ] || score=0
if [ $success = true ] && awk "BEGIN { exit !($score >= ${threshold:-0.75}) }"; then status=Succeeded; else
  status=Failed
  success=false
fi
leave "\"final_result\":{\"success\":$success,\"score\":$score,\"status\":\"$status\",\"execution_time_ms\":$((($(date +%s) - started) * 1000)),\"checks\":[$checks]}"
