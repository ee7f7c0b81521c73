#!/bin/sh
# A small agent for Reev in plain sh: it understands "send 0.1 SOL to ... (FRIEND)" and nothing else.
# The protocol is in docs/bring-your-own-agent.md.
set -eu

# The prompt, from its key to the next quotation mark: prompts with quotation marks are cut there.
prompt_of() {
  printf '%s\n' "$1" | sed 's/.*"prompt":"\([^"]*\)".*/\1/'
}

answer_nothing() {
  echo '{"type":"answer","thought":"I do not understand.","instructions":[]}'
}

while read -r line; do
  case $line in
    '{"type":"task"'*)
      prompt=$(prompt_of "$line")
      sol=$(printf '%s\n' "$prompt" | sed -n 's/.*[^0-9.]\([0-9][0-9.]*\) SOL.*/\1/p')
      recipient=$(printf '%s\n' "$prompt" | sed -n 's/.*[^A-Z_]\([A-Z]*_[A-Z_]*\).*/\1/p')
      if [ -z "$sol" ] || [ -z "$recipient" ]; then
        answer_nothing
        continue
      fi
      lamports=$(awk "BEGIN { printf \"%.0f\", $sol * 1000000000 }")
      printf '{"type":"tool_call","id":"1","name":"sol_transfer","arguments":{"user_pubkey":"USER_WALLET_PUBKEY","recipient_pubkey":"%s","amount":%s}}\n' \
        "$recipient" "$lamports"
      ;;
    '{"type":"tool_result"'*'"ok":true'*)
      # No "instructions": what the tool call built is sent.
      echo '{"type":"answer","thought":"The SOL is on its way."}'
      ;;
    '{"type":"tool_result"'*)
      answer_nothing
      ;;
    *)
      echo "unexpected: $line" >&2
      exit 1
      ;;
  esac
done
