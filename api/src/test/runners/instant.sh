# A runner that is done at once: every benchmark scores 1.
id=$(sed -n 's/^id: *"\{0,1\}\([^" ]*\).*/\1/p' "$1" | head -n 1)
agent=${2#--agent=}
file=$REEV_SESSION_LOG_PATH/session_$REEV_EXECUTION_ID.json
printf '{"schema_version":1,"session_id":"%s","benchmark_id":"%s","agent_type":"%s","start_time":1,"end_time":2,"pass_threshold":0.75,"final_result":{"success":true,"score":1.0,"status":"Succeeded","execution_time_ms":1}}' \
  "$REEV_EXECUTION_ID" "$id" "$agent" >"$file"
