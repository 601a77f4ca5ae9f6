package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.CompileRequest;
import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.JsonRenderer;
import dev.nnlang.compiler.diagnostic.Severity;
import dev.nnlang.compiler.diagnostic.TextRenderer;
import dev.nnlang.compiler.hostile.Payloads;
import dev.nnlang.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands in whichever text slot: nnc refuses it with a code and a place, or the Java that
 * it writes has the declarations it should have, as javac's parser counts them, and no more.
 */
final class InjectionTest {
  private static final List<String> PAYLOADS = Payloads.all();

  private static final Pattern PLACE = Pattern.compile("(?m)^ *--> .*:[0-9]+:[0-9]+$");
  private static final Pattern CODE = Pattern.compile("(?m)^error\\[NN[0-9]{4}]: .");

  private static final JavaSource HARMLESS = onlySource(Compiler.compile(TextSlot.harmless()));
  private static final List<String> DECLARED = Declarations.of(HARMLESS);
  private static final List<String> DOC_FORMS = DocForms.of(HARMLESS);
  private static final List<String> SHAPE = Declarations.shape(HARMLESS);

  private static JavaSource onlySource(CompileResult result) {
    assertEquals(1, result.sources().size(), () -> result.diagnostics().toString());
    return result.sources().get(0);
  }

  private static List<TextSlot> slots(TextSlot.Kind kind) {
    return Arrays.stream(TextSlot.values()).filter(slot -> slot.kind() == kind).toList();
  }

  @Test
  void thereAreTwoHundredPayloadsAndMore() {
    assertTrue(PAYLOADS.stream().distinct().count() >= 200, PAYLOADS::toString);
  }

  /** What a slot alone admits of all payloads; of the others it says so safely. */
  private static List<String> admitted(TextSlot slot) {
    List<String> admitted =
        PAYLOADS.stream()
            .filter(
                payload -> {
                  CompileRequest request = slot.with(payload);
                  CompileResult result = Compiler.check(request);
                  assertSaidSafely(request, result);
                  return !result.failed();
                })
            .toList();
    assertTrue(admitted.size() > 10, () -> slot + " admits only " + admitted.size());
    return admitted;
  }

  /** Strings and comments: each payload that a slot admits stands in it once, beside others. */
  @Test
  void stringsAndCommentsAddNoDeclaration() {
    Map<TextSlot, List<String>> admitted = new EnumMap<>(TextSlot.class);
    slots(TextSlot.Kind.TEXT).forEach(slot -> admitted.put(slot, admitted(slot)));
    int most = admitted.values().stream().mapToInt(List::size).max().orElseThrow();
    for (int i = 0; i < most; i++) {
      assertAddsNothing(TextSlot.with(row(admitted, i)));
    }
  }

  /** For each slot another of its texts; over all rows, all of them. */
  private static Map<TextSlot, String> row(Map<TextSlot, List<String>> texts, int i) {
    Map<TextSlot, String> row = new EnumMap<>(TextSlot.class);
    texts.forEach(
        (slot, all) -> row.put(slot, all.get(Math.floorMod(i + 31 * row.size(), all.size()))));
    return row;
  }

  /**
   * Names: also where Java keeps a word for itself, there is one declaration in its place, and
   * javac takes all of them, with every lint and doclint as an error.
   */
  @Test
  void namesAreIdentifiersOrRefused() {
    List<JavaSource> sources = new ArrayList<>();
    for (CompileRequest request : requestsWithNames()) {
      JavaSource source = onlySource(compile(request));
      assertEquals(SHAPE, Declarations.shape(source), request.source()::text);
      assertAscii(source);
      sources.add(source);
    }
    assertFalse(GeneratedModel.classes(sources).isEmpty());
  }

  /** Each name that a slot admits stands in it at least once; in packages of their own. */
  private static List<CompileRequest> requestsWithNames() {
    Map<TextSlot, List<String>> admitted = new EnumMap<>(TextSlot.class);
    for (TextSlot slot : slots(TextSlot.Kind.NAME)) {
      admitted.put(slot, admitted(slot));
    }
    int most = admitted.values().stream().mapToInt(List::size).max().orElseThrow();
    List<Map<TextSlot, String>> rows = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      Map<TextSlot, String> row = row(admitted, i);
      if (Compiler.check(TextSlot.with(row)).failed()) {
        // Two of its names are one in Java: one after the other then.
        row.forEach((slot, name) -> rows.add(Map.of(slot, name)));
      } else {
        rows.add(row);
      }
    }
    List<CompileRequest> requests = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<TextSlot, String> row = new EnumMap<>(rows.get(i));
      row.merge(TextSlot.PACKAGE, "p" + i, (name, own) -> name + "." + own);
      requests.add(TextSlot.with(row));
    }
    return requests;
  }

  /** The two ends of a comment or string in two neighbouring slots. */
  @Test
  void anOpeningHereAndAClosingThereAddNoDeclaration() {
    List<String> opening =
        List.of("/*", "/**", "{@code", "<!--", "<pre>", "\\u002f\\u002a", "\"\"\"");
    List<String> closing = List.of("*/", "}", "-->", "</pre>", "\\u002a\\u002f", "\"\"\"");
    for (String first : opening) {
      for (String last : closing) {
        Map<TextSlot, String> texts =
            Map.of(
                TextSlot.MODEL_DOC, first,
                TextSlot.INPUT_DOC, last + " class E {} " + first,
                TextSlot.OUTPUT_DOC, last + " class F {} " + first,
                TextSlot.STOP_COMMENT, last + " static {} " + first);
        assertAddsNothing(TextSlot.with(texts));
      }
    }
  }

  /** A value from the command line is a number of its param's range, or refused. */
  @Test
  void valuesOfParamsAreNumbers() {
    for (String payload : PAYLOADS) {
      CompileResult result = Compiler.compile(TextSlot.PARAM_VALUE.with(payload));
      assertTrue(result.failed(), payload);
      assertSaidSafely(TextSlot.PARAM_VALUE.with(payload), result);
    }
  }

  /** A build derives the package from folders, which may be called anything. */
  @Test
  void aPackageThatIsAskedForIsAPackage() {
    String line = "package structure.place\n";
    int admitted = 0;
    for (String payload : PAYLOADS) {
      CompileRequest written = TextSlot.ASKED_PACKAGE.with(payload);
      String text = written.source().text().replace(line, "");
      CompileRequest request =
          new CompileRequest(
              new SourceFile("model.nn", text), written.overrides(), written.target(), payload);
      CompileResult result = Compiler.compile(request);
      assertSaidSafely(request, result);
      if (!result.failed()) {
        admitted++;
        JavaSource source = onlySource(result);
        assertEquals(SHAPE, Declarations.shape(source), payload);
        assertFalse(source.path().contains("..") || source.path().startsWith("/"), payload);
      }
    }
    assertTrue(admitted > 10, "admitted only " + admitted);
  }

  private static CompileResult compile(CompileRequest request) {
    CompileResult result = Compiler.compile(request);
    assertSaidSafely(request, result);
    return result;
  }

  private static void assertAddsNothing(CompileRequest request) {
    JavaSource source = onlySource(compile(request));
    assertEquals(DECLARED, Declarations.of(source), request.source()::text);
    assertEquals(DOC_FORMS, DocForms.of(source), request.source()::text);
    assertAscii(source);
  }

  private static void assertAscii(JavaSource source) {
    assertTrue(
        source.text().chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)), source::text);
  }

  /** What is found has a code and a place within the text, and nothing of it acts. */
  private static void assertSaidSafely(CompileRequest request, CompileResult result) {
    String text = request.source().text();
    for (Diagnostic found : result.diagnostics()) {
      assertTrue(found.primary().span().end() <= text.length(), found::toString);
    }
    assertEquals(
        result.failed(),
        result.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR));
    assertTrue(result.sources().isEmpty() || !result.failed());
    String shown = new TextRenderer(false).render(result.diagnostics(), request.source());
    assertFalse(Payloads.acts(shown), shown);
    if (result.failed()) {
      assertTrue(CODE.matcher(shown).find() && PLACE.matcher(shown).find(), shown);
    }
    for (Diagnostic found : result.diagnostics()) {
      String json = new JsonRenderer().render(found, request.source());
      assertFalse(json.contains("\n"), json);
    }
  }
}
