#!/usr/bin/env python3
"""A small agent for Reev: it understands "send 0.1 SOL to FRIEND" and "send 15 USDC ... to FRIENDS_ACCOUNT".

It needs nothing but Python 3. The protocol is in docs/bring-your-own-agent.md.
"""

import json
import re
import sys
from decimal import Decimal

SOL_DECIMALS = 9
TOKEN_DECIMALS = {"USDC": 6, "USDT": 6}


def send(line):
    print(json.dumps(line), flush=True)


def receive():
    """The next line from the runner; None when there are no more."""
    line = sys.stdin.readline()
    return json.loads(line) if line else None


def call(tool, arguments):
    """Calls a tool and returns its result, or stops with what it said."""
    send({"type": "tool_call", "id": tool, "name": tool, "arguments": arguments})
    reply = receive()
    while reply is not None and reply["type"] != "tool_result":
        reply = receive()
    if reply is None or not reply["ok"]:
        sys.exit(f"{tool} did not work: {reply}")
    return reply["result"]


def solve(task):
    """Builds the transaction that the prompt asks for; returns what to say about it."""
    asked = re.search(r"(\d+(?:\.\d+)?)\s*([A-Za-z]+)", task["prompt"])
    named = [account for account in task["accounts"] if account["name"] in task["prompt"]]
    if asked is None or not named:
        return None
    recipient = max(named, key=lambda account: task["prompt"].rfind(account["name"]))
    symbol = asked.group(2).upper()
    transfer = {"user_pubkey": task["payer"]["name"], "recipient_pubkey": recipient["name"]}
    if symbol == "SOL":
        call("sol_transfer", transfer | {"amount": units(asked.group(1), SOL_DECIMALS)})
    elif symbol in TOKEN_DECIMALS and "mint" in recipient:
        amount = units(asked.group(1), TOKEN_DECIMALS[symbol])
        call("spl_transfer", transfer | {"amount": amount, "mint_address": recipient["mint"]})
    else:
        return None
    return f"{asked.group(0)} go to {recipient['name']}"


def units(amount, decimals):
    return int(Decimal(amount).scaleb(decimals))


def main():
    while (line := receive()) is not None:
        if line["type"] == "error":
            sys.exit(line["message"])
        if line["type"] == "task":
            thought = solve(line)
            if thought is None:
                send({"type": "answer", "thought": "I do not understand.", "instructions": []})
            else:
                # No "instructions": what the tool calls built is sent.
                send({"type": "answer", "thought": thought})


main()
