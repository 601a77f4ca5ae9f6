package dev.nnlang.compiler.diagnostic;

import dev.nnlang.compiler.source.LineMap;
import dev.nnlang.compiler.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * Shows diagnostics to a person: the message, the lines it is about with marks under the places,
 * the cure, and where to read more.
 *
 * <p>A diagnostic about a file as a whole is given with an empty source of that name; its places
 * are then not shown. Whatever comes from outside is made harmless for a terminal: tabs become one
 * space, control and direction characters U+FFFD. Immutable, and so safe to share.
 */
public final class TextRenderer {
  private static final int MESSAGE_LIMIT = 400;

  private final Ink ink;

  /**
   * @param colour whether to use the colours of an ANSI terminal
   */
  public TextRenderer(boolean colour) {
    ink = new Ink(colour);
  }

  /**
   * One diagnostic, each of its lines with a line break.
   *
   * @param source the file that the spans of {@code diagnostic} are about
   */
  public String render(Diagnostic diagnostic, SourceFile source) {
    return render(diagnostic, source, source.lines());
  }

  /**
   * All of {@code diagnostics} in the order given, an empty line after each, and the {@link
   * #summary}. Nothing where there are none.
   *
   * @param source the file that all the spans are about
   */
  public String render(List<Diagnostic> diagnostics, SourceFile source) {
    if (diagnostics.isEmpty()) {
      return "";
    }
    LineMap lines = source.lines();
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      out.append(render(diagnostic, source, lines)).append('\n');
    }
    return out.append(summary(diagnostics)).append('\n').toString();
  }

  /**
   * A finding about no place in a text, such as one about a data file, looking like the others.
   *
   * @param message one factual line
   * @param help what to do about it
   */
  public String render(Code code, String message, Optional<String> help) {
    StringBuilder out = new StringBuilder();
    headline(out, code, message);
    help.ifPresent(text -> advice(out, "help", text));
    advice(out, "note", "run `nnc explain " + code.number() + "`");
    return out.toString();
  }

  /** How many there are, such as {@code 2 errors, 1 warning}; empty where there are none. */
  public static String summary(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    for (Severity severity : Severity.values()) {
      long count = diagnostics.stream().filter(d -> d.severity() == severity).count();
      if (count > 0) {
        out.append(out.isEmpty() ? "" : ", ")
            .append(count)
            .append(' ')
            .append(severity.word())
            .append(count == 1 ? "" : "s");
      }
    }
    return out.toString();
  }

  private String render(Diagnostic diagnostic, SourceFile source, LineMap lines) {
    String number = diagnostic.code().number();
    StringBuilder out = new StringBuilder();
    headline(out, diagnostic.code(), diagnostic.message());
    place(out, diagnostic, source, lines);
    diagnostic.fix().ifPresent(fix -> advice(out, "help", fix.help()));
    diagnostic.notes().forEach(note -> advice(out, "note", note));
    advice(out, "note", "run `nnc explain " + number + "`");
    return out.toString();
  }

  private void headline(StringBuilder out, Code code, String message) {
    Severity severity = code.severity();
    out.append(ink.severity(severity, severity.word() + "[" + code.number() + "]"))
        .append(ink.message(": " + SafeText.of(message, MESSAGE_LIMIT)))
        .append('\n');
  }

  private void place(StringBuilder out, Diagnostic diagnostic, SourceFile source, LineMap lines) {
    String name = SafeText.of(source.name(), MESSAGE_LIMIT);
    if (source.text().isEmpty()) {
      out.append(ink.frame(" -->")).append(' ').append(name).append('\n');
      return;
    }
    int length = source.text().length();
    Snippet snippet = new Snippet(diagnostic, lines, length, ink);
    int start = Math.min(diagnostic.primary().span().start(), length);
    out.append(ink.frame(" ".repeat(snippet.gutterWidth()) + "-->"))
        .append(' ')
        .append(name)
        .append(':')
        .append(lines.line(start))
        .append(':')
        .append(lines.column(start))
        .append('\n')
        .append(snippet.text());
  }

  private void advice(StringBuilder out, String word, String text) {
    out.append(ink.advice(word + ":"))
        .append(' ')
        .append(SafeText.of(text, MESSAGE_LIMIT))
        .append('\n');
  }
}
