# The real runner, or one that breaks as the benchmark's prompt says: BREAK=<how>.
# Arguments as every runner gets them: <file.yml> --agent=<type> --execution-id=<id> --sessions-dir=<dir>
how=$(sed -n 's/.*BREAK=\([a-z0-9-]*\).*/\1/p' "$1")
[ -n "$how" ] || exec "$(dirname "$0")/../../../../runner/reev-runner" "$@"

agent=${2#--agent=}
benchmark=$(sed -n 's/^id: *//p' "$1")
file=$REEV_SESSION_LOG_PATH/session_$REEV_EXECUTION_ID.json
echo "breaking: $how" >&2

session() { # $1 = session id, $2 = outcome
  printf '{"schema_version":1,"session_id":"%s","benchmark_id":"%s","agent_type":"%s","start_time":1,"end_time":2,"pass_threshold":0.75,%s}' "$1" "$benchmark" "$agent" "$2" >"$file"
}
result='"final_result":{"success":true,"score":1.0,"status":"Succeeded","execution_time_ms":1}'

case $how in
  exit-7) exit 7 ;;
  killed) kill -9 $$ ;;
  no-file) exit 0 ;;
  empty-file) : >"$file" ;;
  truncated-file) session "$REEV_EXECUTION_ID" "$result" && head -c 100 "$file" >"$file.cut" && mv "$file.cut" "$file" ;;
  foreign-file) session another-run "$result" ;;
  nan-score) session "$REEV_EXECUTION_ID" '"final_result":{"success":true,"score":NaN,"status":"Succeeded","execution_time_ms":1}' ;;
  names-agent-error) session "$REEV_EXECUTION_ID" '"failure":{"class":"agent_error","message":"the agent answered nonsense"}' && exit 1 ;;
  names-ledger-unavailable) session "$REEV_EXECUTION_ID" '"failure":{"class":"ledger_unavailable","message":"no ledger"}' && exit 1 ;;
  tells-its-key)
    echo "key $REEV_AGENT_API_KEY"
    echo "key $REEV_AGENT_API_KEY" >&2
    printf '{"session_id":"%s","event_type":"ToolInput","tool_input":{"tool_name":"%s"}}\n' "$REEV_EXECUTION_ID" "$REEV_AGENT_API_KEY" >"$REEV_ENHANCED_OTEL_FILE"
    # Seen while it works, too.
    sleep 2
    session "$REEV_EXECUTION_ID" '"failure":{"class":"agent_error","message":"key '"$REEV_AGENT_API_KEY"' at '"$REEV_AGENT_API_URL"'"}' && exit 1 ;;
  tells-progress)
    for i in 1 2 3 4 5; do
      printf '{"timestamp":"%s","session_id":"%s","reev_runner_version":"1","reev_agent_version":"1","event_type":"ToolInput","prompt":null,"tool_input":{"tool_name":"tool-%s","tool_args":{}},"tool_output":null,"timing":{"flow_timeuse_ms":0,"step_timeuse_ms":0},"metadata":{}}\n' \
        "$(date -u +%Y-%m-%dT%H:%M:%S.%3NZ)" "$REEV_EXECUTION_ID" "$i" >>"$REEV_ENHANCED_OTEL_FILE"
      echo "line $i"
      sleep 1.2
    done
    session "$REEV_EXECUTION_ID" "$result" ;;
  prints-a-lot)
    seq -f 'line %.0f of what this runner printed' 100000
    head -c 400000 /dev/urandom >&2
    session "$REEV_EXECUTION_ID" "$result" ;;
  harms)
    checks='{"id":"names-sorted","kind":"files","weight":2,"critical":true,"expected":"a b c","actual":"a b c","points":2,"holds":true}
      ,{"id":"answer-polite","kind":"answer","step":2,"weight":1,"critical":true,"expected":"a greeting","actual":"go <away>","points":0,"holds":false}
      ,{"id":"nothing-lost","kind":"guard","weight":0,"critical":true,"expected":"no file is gone","actual":"b.txt is gone","points":0,"holds":false,"harm":true,"message":"nobody asked for it"}'
    session "$REEV_EXECUTION_ID" '"final_result":{"success":false,"score":0,"status":"Failed","execution_time_ms":1,"checks":['"$checks"']}' ;;
  sleeps) sleep 2 && session "$REEV_EXECUTION_ID" "$result" ;;
  hang) trap '' TERM; while :; do sleep 1; done ;;
  large-session)
    noise=$(head -c 1500000 /dev/urandom | od -An -v -tx1 | tr -d ' \n')
    session "$REEV_EXECUTION_ID" "$result"
    { head -c -1 "$file"; printf ',"noise":"'; printf '%s' "$noise"; printf '"}'; } >"$file.big" && mv "$file.big" "$file" ;;
esac
