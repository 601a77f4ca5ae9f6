package dev.nnlang.compiler.diagnostic;

import dev.nnlang.compiler.source.LineMap;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.source.Span;

/**
 * Shows diagnostics as Maven shows those of javac, {@code path:[line,column] NNxxxx message}, which
 * editors and build servers turn into links. The cure follows on a line of its own.
 *
 * <p>Whatever comes from outside is made harmless for a terminal, as by {@link TextRenderer}.
 * Immutable, and so safe to share.
 */
public final class LineRenderer {
  private static final int MESSAGE_LIMIT = 400;
  private static final String INDENT = "  ";

  /**
   * One diagnostic, without a line break at its end.
   *
   * @param source the file that the spans of {@code diagnostic} are about, by the name to show
   */
  public String render(Diagnostic diagnostic, SourceFile source) {
    LineMap lines = source.lines();
    StringBuilder out = new StringBuilder();
    out.append(place(diagnostic.primary().span(), source, lines))
        .append(' ')
        .append(diagnostic.code().number())
        .append(' ')
        .append(SafeText.of(diagnostic.message(), MESSAGE_LIMIT));
    diagnostic
        .fix()
        .ifPresent(
            fix ->
                out.append('\n')
                    .append(INDENT)
                    .append("help: ")
                    .append(SafeText.of(fix.help(), MESSAGE_LIMIT)));
    return out.toString();
  }

  private static String place(Span span, SourceFile source, LineMap lines) {
    int start = Math.min(span.start(), source.text().length());
    return SafeText.of(source.name()) + ":[" + lines.line(start) + "," + lines.column(start) + "]";
  }
}
