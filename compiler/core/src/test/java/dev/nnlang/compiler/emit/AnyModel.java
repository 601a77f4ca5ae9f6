package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.CompileRequest;
import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.analysis.Inspection;
import dev.nnlang.compiler.analysis.InspectionJson;
import dev.nnlang.compiler.analysis.InspectionText;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.plan.TargetChoice;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.syntax.AnyText;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whatever is compiled: it is refused with a code and a place, or every target has Java for it, and
 * the file with all defaults says the same.
 */
final class AnyModel {
  private static final List<TargetChoice> OTHER_TARGETS =
      List.of(TargetChoice.VECTOR, TargetChoice.BOTH);

  private static final String NAME = "any.nn";

  private static final Pattern COMMENT = Pattern.compile("(?m)^ *//.*\n");

  private AnyModel() {}

  /**
   * Compiles {@code text}.
   *
   * @param thorough whether all targets are to have Java for it, and javac's parser is to read what
   *     comes out and count its declarations, which takes longer than all else
   */
  static void check(String text, boolean thorough) {
    CompileResult result = Compiler.compile(request(text, TargetChoice.PLAIN));
    AnyText.assertSaid(result.diagnostics(), new SourceFile(NAME, text));
    if (result.failed()) {
      return;
    }
    assertEquals(result.models().size(), result.sources().size());
    for (int i = 0; i < result.models().size(); i++) {
      check(result.models().get(i), result.sources().get(i), thorough);
    }
  }

  private static CompileRequest request(String text, TargetChoice target) {
    return new CompileRequest(new SourceFile(NAME, text), Map.of(), target, "");
  }

  private static void check(CheckedModel model, JavaSource source, boolean thorough) {
    assertAscii(source);
    Inspection inspection = Inspection.of(model);
    assertFalse(InspectionText.of(inspection).isEmpty());
    assertFalse(InspectionJson.of(inspection).isEmpty());
    String completed = inspection.completedFile();
    CompileResult again = Compiler.check(request(completed, TargetChoice.PLAIN));
    assertFalse(again.failed(), () -> again.diagnostics() + "\n" + completed);
    if (thorough) {
      OTHER_TARGETS.forEach(target -> assertAscii(Compiler.emit(model, target)));
      JavaSource alone = Compiler.standalone(model, TargetChoice.BOTH);
      assertAscii(alone);
      assertFalse(Declarations.of(alone).isEmpty());
      assertEquals(Declarations.of(source), Declarations.of(uncommented(completed)), completed);
    }
  }

  /** The class of a completed file without its comments, on which no declaration depends. */
  private static JavaSource uncommented(String completed) {
    String text = COMMENT.matcher(completed).replaceAll("");
    return Compiler.compile(request(text, TargetChoice.PLAIN)).sources().get(0);
  }

  private static void assertAscii(JavaSource source) {
    assertTrue(
        source.text().chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)), source::text);
  }
}
