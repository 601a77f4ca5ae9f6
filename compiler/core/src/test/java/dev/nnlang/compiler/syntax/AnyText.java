package dev.nnlang.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.diagnostic.JsonRenderer;
import dev.nnlang.compiler.diagnostic.LineRenderer;
import dev.nnlang.compiler.diagnostic.TextRenderer;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whatever is read as a model file: there is a syntax tree, or an error with a code and a place in
 * the text, which is safe to show.
 */
public final class AnyText {
  /** What a terminal would act on, but for the end of a line. */
  private static final Pattern ACTS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\n]]");

  private static final String NAME = "any.nn";

  private AnyText() {}

  /** Decodes and parses {@code bytes}. */
  public static void check(byte[] bytes) {
    Diagnostics undecoded = new Diagnostics();
    Optional<SourceFile> decoded = SourceText.decode(NAME, bytes, undecoded);
    if (decoded.isEmpty()) {
      assertSaid(undecoded.sorted(), new SourceFile(NAME, ""));
      assertTrue(undecoded.hasErrors(), "no text and no error");
      return;
    }
    SourceFile source = decoded.get();
    Diagnostics diagnostics = new Diagnostics();
    Optional<FileSyntax> file = Parser.parse(source, diagnostics);
    assertSaid(diagnostics.sorted(), source);
    assertTrue(file.isPresent() || diagnostics.hasErrors(), "no tree and no error");
  }

  /** What is found has a place within the text, and shows as it should in every form. */
  public static void assertSaid(List<Diagnostic> found, SourceFile source) {
    if (found.isEmpty()) {
      return;
    }
    for (Diagnostic diagnostic : found) {
      assertWithin(diagnostic.primary().span(), source, diagnostic);
      diagnostic.secondary().forEach(label -> assertWithin(label.span(), source, diagnostic));
      diagnostic
          .fix()
          .flatMap(Diagnostic.Fix::edit)
          .ifPresent(edit -> assertWithin(edit.span(), source, diagnostic));
      assertFalse(diagnostic.message().isBlank(), diagnostic::toString);
      String json = new JsonRenderer().render(diagnostic, source);
      String line = new LineRenderer().render(diagnostic, source);
      assertFalse(json.contains("\n") || ACTS.matcher(line).find(), () -> json + line);
    }
    String shown = new TextRenderer(false).render(found, source);
    assertFalse(ACTS.matcher(shown).find(), shown);
    for (Diagnostic diagnostic : found) {
      assertTrue(shown.contains("[" + diagnostic.code().number() + "]: "), shown);
    }
    assertTrue(shown.contains("--> " + source.name()), shown);
  }

  private static void assertWithin(Span span, SourceFile source, Diagnostic diagnostic) {
    assertTrue(span.end() <= source.text().length(), diagnostic::toString);
  }
}
