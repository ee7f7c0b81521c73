package dev.reev.api.legacy.log;

import java.util.ArrayList;
import java.util.List;

/** A tree of lines, drawn with {@code ├──} and {@code └──}. */
public final class TextTree {

  private final String line;
  private final List<TextTree> children = new ArrayList<>();

  public TextTree(String line) {
    this.line = Excerpts.oneLine(line);
  }

  /** Returns the new child. */
  public TextTree add(String text) {
    TextTree child = new TextTree(text);
    children.add(child);
    return child;
  }

  /** Lines of text, the last one without an end. */
  public String render() {
    List<String> lines = new ArrayList<>();
    lines.add(line);
    renderChildren("", lines);
    return String.join("\n", lines);
  }

  private void renderChildren(String indent, List<String> lines) {
    for (int i = 0; i < children.size(); i++) {
      TextTree child = children.get(i);
      boolean last = i == children.size() - 1;
      lines.add(indent + (last ? "└── " : "├── ") + child.line);
      child.renderChildren(indent + (last ? "    " : "│   "), lines);
    }
  }
}
