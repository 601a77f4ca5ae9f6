package dev.nnlang.compiler.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.CompileRequest;
import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The language reference says nothing that the compiler does not do. */
class LanguageReferenceTest {
  private static final String REFERENCE = read();
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```nn\\n(.*?)^```$");
  private static final Pattern CODE = Pattern.compile("NN\\d{4}");

  private static String read() {
    try {
      return Files.readString(Path.of("../../grammar/README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole files that the reference shows. */
  static List<String> examples() {
    return BLOCK.matcher(REFERENCE).results().map(block -> block.group(1)).toList();
  }

  private static CompileRequest request(String example) {
    return new CompileRequest(new SourceFile("README.md", example), Map.of());
  }

  /** Of all that was found, but for the warning that a page's few rows deserve. */
  private static List<Code> codes(CompileResult result) {
    return result.diagnostics().stream()
        .map(Diagnostic::code)
        .filter(code -> code != Code.MORE_PARAMETERS_THAN_EXAMPLES)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleBecomesAClass(String example) {
    CompileResult compiled = Compiler.compile(request(example));

    assertEquals(List.of(), codes(compiled));
    assertFalse(compiled.sources().isEmpty());
  }

  @Test
  void everyFenceOfAnExampleIsFound() {
    long fences = REFERENCE.lines().filter(line -> line.startsWith("```nn")).count();

    assertTrue(fences > 0);
    assertEquals(fences, examples().size());
  }

  @Test
  void everyCodeItNamesExists() {
    Set<String> known = Arrays.stream(Code.values()).map(Code::number).collect(Collectors.toSet());
    Set<String> unknown = named();
    unknown.removeAll(known);

    assertEquals(Set.of(), unknown);
  }

  @Test
  void itNamesEveryCodeThatIsAboutTheText() {
    Set<String> missing =
        Arrays.stream(Code.values())
            .map(Code::number)
            .filter(number -> number.compareTo("NN06") < 0)
            .collect(Collectors.toCollection(TreeSet::new));
    missing.removeAll(named());

    assertEquals(Set.of(), missing);
  }

  private static Set<String> named() {
    return CODE.matcher(REFERENCE)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
