package dev.reev.api.legacy.flow;

import dev.reev.api.legacy.flow.ToolState.Transfer;
import dev.reev.api.legacy.log.Excerpts;
import java.util.ArrayList;
import java.util.List;

/** A session as a Mermaid state diagram. */
final class MermaidDiagram {

  static final String DEFAULT_PROMPT = "Execute task";

  private static final String INDENT = "    ";
  private static final int MAX_PROMPT = 100;

  /** Mermaid refuses more than 500 arrows. */
  private static final int MAX_TOOLS = 100;

  private final MermaidNames names = new MermaidNames();
  private final List<String> lines = new ArrayList<>();
  private final List<String> tools = new ArrayList<>();

  private MermaidDiagram() {}

  /** The text, the last line without an end. */
  static String of(String prompt, List<ToolState> calls) {
    return new MermaidDiagram().draw(prompt, calls);
  }

  private String draw(String prompt, List<ToolState> calls) {
    String asked = Excerpts.of(Excerpts.oneLine(prompt), MAX_PROMPT);
    lines.add("stateDiagram");
    lines.add(INDENT + "[*] --> Prompt");
    arrow("Prompt", "Agent", asked.isEmpty() ? DEFAULT_PROMPT : asked);
    String last = "Agent";
    for (ToolState call : calls.stream().limit(MAX_TOOLS).toList()) {
      last = call(last, call);
    }
    if (calls.size() > MAX_TOOLS) {
      String more = names.next("more");
      arrow(last, more, (calls.size() - MAX_TOOLS) + " more calls");
      last = more;
    }
    lines.add(INDENT + last + " --> [*]");
    if (!tools.isEmpty()) {
      lines.add("");
      lines.add("classDef tools fill:grey");
      tools.forEach(tool -> lines.add("class " + tool + " tools"));
    }
    return String.join("\n", lines);
  }

  private String call(String previous, ToolState call) {
    String id = names.next(call.tool());
    tools.add(id);
    arrow(previous, id, call.label());
    Transfer transfer = call.transfer();
    String named = id.equals(call.tool()) ? id : described(call.tool(), id);
    if (transfer != null) {
      lines.add(INDENT + "state " + named + " {");
      String from = account(transfer.from());
      String to = transfer.to().equals(transfer.from()) ? from : account(transfer.to());
      lines.add(
          INDENT + INDENT + from + " --> " + to + " : " + MermaidNames.label(transfer.amount()));
      lines.add(INDENT + "}");
    } else if (!id.equals(call.tool())) {
      lines.add(INDENT + "state " + named);
    }
    return id;
  }

  /** A state belongs to one block only, so an account has another id in each. */
  private String account(String account) {
    String id = names.next(account);
    if (!id.equals(account)) {
      lines.add(INDENT + INDENT + "state " + described(account, id));
    }
    return id;
  }

  private void arrow(String from, String to, String label) {
    lines.add(
        INDENT + from + " --> " + to + (label.isEmpty() ? "" : " : " + MermaidNames.label(label)));
  }

  private static String described(String text, String id) {
    return "\"" + MermaidNames.label(text) + "\" as " + id;
  }
}
